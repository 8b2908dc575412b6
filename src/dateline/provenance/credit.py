"""Credits → keys: who published a report and whom it was taken from, so that two spellings are one.

Known outlets and agencies come to their owner's id; any other name stands for itself. Nothing is read
out of the text here beyond an abbreviation in brackets behind the name it is short for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.model import Credit, Document, DocumentId, Role, Span
from dateline.resources import agencies, agency_by_domain, outlet_by_domain, outlets
from dateline.text import fold

_IN_BRACKETS = re.compile(r"\(([A-Z]{2,8})\)")
_BEFORE = re.compile(r"[^\W\d_][\w'\u2019.&-]*")
_LINKING = frozenset({"of", "the", "and", "for", "de", "la", "le", "du", "&"})
_LONGEST_NAME_CHARS = 120

_NAME = re.compile(r"[A-Z]\w{0,40}(?: [A-Z]\w{0,40}){0,4}")
_PICTURE = re.compile(r"\b(?:photo|picture|image|photograph|foto|video|graphic)| / ", re.IGNORECASE)
_SHARED = re.compile(r"\b(?:sources?|with|reporting|agencies|compiled|material)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """Somewhere that reports come from: *key* compares, *name* is shown.

    ``is_agency`` where the name is a news agency's.
    """

    key: str
    name: str
    is_agency: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Who published each document and whom it credits. A document without one has no entry.

    ``beside`` are those named besides the one that is credited ('Source: X, with Y'), with the place.
    ``wires`` are the agencies of the case by each name in use, ``pages`` the number of documents by
    their publisher's key.
    """

    publisher: Mapping[DocumentId, Source]
    credited: Mapping[DocumentId, Source]
    beside: Mapping[DocumentId, tuple[tuple[Source, Span], ...]]
    wires: Mapping[str, Source]
    pages: Mapping[str, int]

    def texts_of(self, source: Source) -> int:
        """Return how many documents of the case *source* published."""
        return self.pages.get(source.key, 0)

    def is_own_page(self, doc: DocumentId) -> bool:
        """Return whether *doc* credits nobody but its own publisher."""
        publisher, credited = self.publisher.get(doc), self.credited.get(doc)
        return publisher is not None and (credited is None or credited.key == publisher.key)


def read_sources(documents: Sequence[Document]) -> Sources:
    """Return who published and who is credited, with abbreviations joined to their names."""
    short = _abbreviations(documents)
    publisher: dict[DocumentId, Source] = {}
    credited: dict[DocumentId, Source] = {}
    for document in documents:
        own = _publisher(document, short)
        if own is not None:
            publisher[document.id] = own
        if document.agency is not None:
            credited[document.id] = _source(document.agency.name, short)
    named = {source.name: source for source in (*publisher.values(), *credited.values())}
    named |= {one: _source(one, short) for pair in short.items() for one in pair}
    wires = {source.key for source in credited.values()} | {
        source.key for source in publisher.values() if source.is_agency
    }
    forms = {name: source for name, source in named.items() if source.key in wires}
    beside = {}
    for document in documents:
        known = {one.get(document.id) for one in (publisher, credited)}
        found = tuple(_named_beside(document, forms, {one.key for one in known if one}))
        if found:
            beside[document.id] = found
    pages = Counter(source.key for source in publisher.values())
    return Sources(publisher, credited, beside, forms, pages)


def _named_beside(
    document: Document, forms: Mapping[str, Source], known: set[str]
) -> Iterable[tuple[Source, Span]]:
    """Yield the agencies of the case that the credit lines name, but for *known* ones, each once."""
    seen = set(known)
    for span in document.spans_of(Role.BYLINE, Role.CREDIT):
        line = span.of(document.text)
        if _PICTURE.search(line) or not _SHARED.search(line):
            continue
        for word in _NAME.finditer(line):
            source = forms.get(word[0]) or _wire(word[0])
            if source is not None and source.key not in seen:
                seen.add(source.key)
                start = span.start + word.start()
                yield source, Span(start, start + len(word[0]))


def _wire(name: str) -> Source | None:
    found = agencies().find(name)
    if len(found) != 1:
        return None
    return Source(f"press:{found[0].family}", found[0].name, is_agency=True)


def _publisher(document: Document, short: Mapping[str, str]) -> Source | None:
    if document.outlet is not None:
        return _source(document.outlet.name, short)
    host = urlsplit(document.url or "").hostname or ""
    outlet = outlet_by_domain(host)
    if outlet is not None:
        return Source(f"press:{outlet.family or outlet.id}", outlet.name)
    agency = agency_by_domain(host)
    return None if agency is None else Source(f"press:{agency.family}", agency.name, is_agency=True)


def _source(name: str, short: Mapping[str, str]) -> Source:
    """Return what *name* stands for: a known agency, a known outlet, or a name alone."""
    name = " ".join(name.split())
    full = short.get(name, name)
    wire = _wire(full)
    if wire is not None:
        return wire
    known = outlets().find(full)
    if len(known) == 1:
        return Source(f"press:{known[0].family or known[0].id}", known[0].name)
    return Source(f"name:{_plain(full)}", name)


def _plain(name: str) -> str:
    folded = fold(name)
    return folded.removeprefix("the ")


def _abbreviations(documents: Sequence[Document]) -> dict[str, str]:
    """Return abbreviation → name, for those that stand for one name alone.

    A bracket behind a name explains it whatever the lexicon says; initials that merely fit a credited
    name count only where they are no known agency's.
    """
    fitting: dict[str, set[str]] = {}
    for name in {credit.name for one in documents for credit in _credits(one)}:
        initials = _initials(_plain(name))
        if 1 < len(initials) and initials not in agencies():
            fitting.setdefault(initials, set()).add(_plain(name))
    explained: dict[str, set[str]] = {}
    for document in documents:
        for match in _IN_BRACKETS.finditer(document.text):
            long = _long_form(document.text, match.start(), match[1])
            if long is not None:
                explained.setdefault(match[1], set()).add(long)
    meant = fitting | explained
    return {short: min(long) for short, long in meant.items() if len(long) == 1}


def _credits(document: Document) -> Iterable[Credit]:
    return (credit for credit in (document.outlet, document.agency) if credit is not None)


def _initials(name: str) -> str:
    words = [word for word in _BEFORE.findall(name) if word not in _LINKING]
    return "".join(word[0] for word in words).upper()


def _long_form(text: str, bracket: int, abbreviation: str) -> str | None:
    """Return the name right before the bracket whose initials the abbreviation is, or ``None``."""
    before = text[max(0, bracket - _LONGEST_NAME_CHARS) : bracket]
    words = list(_BEFORE.finditer(before))
    letters = list(abbreviation)
    for word in reversed(words):
        if letters and word[0][0] == letters[-1]:
            letters.pop()
            if not letters:
                return before[word.start() :].strip()
        elif fold(word[0]) not in _LINKING:
            return None
    return None
