"""Judges what is known of each report: who published it, when, and which lines are reporting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bench.quality.story.gold import Check, Flat, Told
from dateline.model import Published, Role


def check_documents(told: Told) -> Iterator[Check]:
    """Yield a check for the outlet, agency, byline, title and day of each report."""
    for name, wanted in told.truth["reports"].items():
        document = told.document(name)
        outlet = None if document.outlet is None else document.outlet.name
        agency = None if document.agency is None else document.agency.name
        byline = [credit.name for credit in document.byline]
        title = _title(told, name)
        yield _check(
            "outlet", name, outlet, wanted["outlet"], told.same_name(wanted["outlet"], outlet)
        )
        yield _check(
            "agency", name, agency, wanted["agency"], told.same_name(wanted["agency"], agency)
        )
        yield _check("byline", name, byline, wanted["byline"], byline == wanted["byline"])
        if not name.startswith("collected.jsonl"):
            yield _check("title", name, title, wanted["title"], title == wanted["title"])
        yield _check_published(name, document.published, wanted)


def check_blocks(told: Told) -> Iterator[Check]:
    """Yield a check for each string that belongs in the body, in a caption, or in neither."""
    for name, strings in told.truth["navigation"].items():
        for string in strings:
            inside = _inside(told, name, string, {Role.BODY})
            yield Check(
                "furniture", f"{name}: {string}", not inside, "in the body" if inside else ""
            )
    for part, role in (("body", Role.BODY), ("captions", Role.CAPTION)):
        for name, strings in told.truth[part].items():
            for string in strings:
                held = any(string in text for text in _texts(told, name, role))
                roles = "" if held else _roles_at(told, name, string)
                yield Check(part, f"{name}: {string}", held, roles, "" if held else role.value)


def _check(group: str, name: str, found: object, wanted: object, right: bool) -> Check:  # noqa: FBT001
    return Check(group, name, right, "" if right else str(found), "" if right else str(wanted))


def _check_published(name: str, published: Published, wanted: dict[str, object]) -> Check:
    stated = wanted["published"]
    days = (str(published.days.earliest), str(published.days.latest))
    gold = tuple(stated) if isinstance(stated, list) else (stated, stated)
    right = days == gold and published.basis.value == wanted["basis"]
    group = "day stated" if wanted["basis"] == "stated" else "day inferred"
    return _check(group, name, (*days, published.basis.value), (*gold, wanted["basis"]), right)


def _title(told: Told, name: str) -> str | None:
    document = told.document(name)
    return None if document.title is None else " ".join(document.title.of(document.text).split())


def _texts(told: Told, name: str, role: Role) -> list[str]:
    document = told.document(name)
    return [Flat(span.of(document.text)).text for span in document.spans_of(role)]


def _inside(told: Told, name: str, string: str, roles: Iterable[Role]) -> bool:
    spans = told.document(name).spans_of(*roles)
    places = told.flats[name].find_all(string)
    return any(span.overlaps(place) for place in places for span in spans)


def _roles_at(told: Told, name: str, string: str) -> str:
    place = told.flats[name].find(string)
    if place is None:
        return "not in the text"
    blocks = told.document(name).blocks
    return ", ".join(sorted({each.role.value for each in blocks if each.span.overlaps(place)}))
