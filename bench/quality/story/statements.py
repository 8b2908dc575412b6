"""Judges statements: whether each listed one is found, and what is right about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from bench.quality.story.gold import Check, Told, plain, words_at
from dateline.model import Document, Link, LinkRole, Span, SpeakerKind, Statement

HALF = 0.5
PARTS = ("cue", "polarity", "stance", "speaker", "first carrier", "chain")
"""What is judged of a statement besides that it is there; all wrong where it is not. The first carrier
and the whole chain are judged without the speaker, who has a row of their own."""


def check_statements(told: Told) -> Iterator[Check]:
    """Yield for each listed statement whether it is found, and a check for each of its parts."""
    for number, wanted in enumerate(told.truth["statements"], 1):
        name = f"{number:02} {wanted['file']}: {wanted['content'][0][:60]}"
        found, score = _best(told, wanted)
        if found is None or score < HALF:
            near = (
                "" if found is None else f"F1 {score:.2f}: {_content(told, wanted['file'], found)}"
            )
            yield Check("statement", name, right=False, found=near, wanted=wanted["content"][0])
            yield from (Check(f"statement {part}", name, right=False) for part in PARTS)
            continue
        yield Check("statement", name, right=True)
        yield from _check_parts(told, name, wanted, found)


def _best(told: Told, wanted: Mapping[str, Any]) -> tuple[Statement | None, float]:
    """Return the statement whose content shares most words with the gold's, and its F1."""
    text = told.document(wanted["file"]).text
    gold = words_at(text, _gold_spans(told, wanted, "content"))
    best: tuple[Statement | None, float] = (None, 0.0)
    for statement in told.reports[wanted["file"]].statements:
        ours = words_at(text, statement.content)
        score = 2 * len(gold & ours) / max(1, len(gold) + len(ours))
        if best[1] < score:
            best = (statement, score)
    return best


def _gold_spans(told: Told, wanted: Mapping[str, Any], part: str) -> list[Span]:
    flat = told.flats[wanted["file"]]
    sentence = flat.find(wanted["sentence"])
    parts = wanted[part] if isinstance(wanted[part], list) else [wanted[part]]
    spans = [flat.find(quote, sentence) for quote in parts if quote]
    return [span for span in spans if span is not None]


def _check_parts(
    told: Told, name: str, wanted: Mapping[str, Any], found: Statement
) -> Iterator[Check]:
    document = told.document(wanted["file"])
    cue = found.cue
    touched = any(
        cue is not None and cue.overlaps(span) for span in _gold_spans(told, wanted, "cue")
    )
    yield _part("cue", name, touched, None if cue is None else cue.of(document.text), wanted["cue"])
    for part, value in (("polarity", found.polarity.value), ("stance", found.stance.value)):
        yield _part(part, name, value == wanted[part], value, wanted[part])
    speaker = _has_speaker(told, wanted, found)
    yield _part("speaker", name, speaker, _speaker(told, document, found), wanted["speaker"])
    carriers = _carriers(told, found)
    gold = wanted["chain"][1:]
    first = bool(carriers) and told.same_name(gold[0], carriers[0])
    whole = len(carriers) == len(gold) and all(map(told.same_name, gold, carriers))
    yield _part("first carrier", name, first, carriers[:1], gold[:1])
    yield _part("chain", name, whole, carriers, gold)


def _part(part: str, name: str, right: bool, found: object, wanted: object) -> Check:  # noqa: FBT001
    told = ("", "") if right else (str(found), str(wanted))
    return Check(f"statement {part}", name, right, *told)


def _has_speaker(told: Told, wanted: Mapping[str, Any], found: Statement) -> bool:
    """Return whether the speaker is the gold's, by an entity's names or by the source's own words."""
    document = told.document(wanted["file"])
    gold = told.spellings(wanted["speaker"])
    if found.speaker is not None and found.speaker in told.entities:
        entity = told.entities[found.speaker]
        return bool(gold & {plain(one) for one in (entity.name, *entity.aliases)})
    touched = found.source is not None and any(
        found.source.overlaps(span) for span in _gold_spans(told, wanted, "source")
    )
    if not touched or found.source is None:
        return False
    if wanted["speaker_kind"] == SpeakerKind.UNNAMED.value:
        return found.speaker_kind is SpeakerKind.UNNAMED
    words = set(plain(found.source.of(document.text)).split())
    return any(words <= set(name.split()) for name in gold)


def _speaker(told: Told, document: Document, found: Statement) -> str:
    if found.speaker is not None and found.speaker in told.entities:
        return told.entities[found.speaker].name
    return "nobody" if found.source is None else found.source.of(document.text)


def _carriers(told: Told, found: Statement) -> list[str]:
    """Return the carriers behind the speaker; an agency's own copy names itself once."""
    names = [_name(told, link) for link in found.chain if link.role is not LinkRole.SPEAKER]
    again = [told.same_name(*pair) for pair in pairwise(names)]
    return [name for name, is_again in zip(names, [False, *again], strict=False) if not is_again]


def _name(told: Told, link: Link) -> str:
    entity = told.entities.get(link.entity) if link.entity is not None else None
    return link.text if entity is None else entity.name


def _content(told: Told, name: str, found: Statement) -> str:
    return " … ".join(span.of(told.document(name).text) for span in found.content)
