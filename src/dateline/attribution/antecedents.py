"""Whom a source means that does not name anyone: 'the company', 'it', 'she', a name that two bear.

Looks back only, and answers only where one can be meant and no other: otherwise nobody. Joins
nothing across documents.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.attribution.drafts import Draft
from dateline.attribution.speakers import core_end
from dateline.attribution.words import Words
from dateline.model import (
    Document,
    EntityType,
    Form,
    Mention,
    MentionId,
    Reading,
    SpeakerKind,
)
from dateline.resources import Gender, given_names, speaker_nouns

_NEAR = 4
"""Sentences back within which a body is in focus; farther, only where it is the only one so far."""
_NEXT = 2
"""Sentences back to the one whom 'he' or 'she' goes on with."""
_FIRMS = frozenset({"company", "firm", "corporation", "manufacturer", "maker", "carmaker", "automaker",
    "airline", "retailer", "bank", "lender", "insurer", "supplier", "contractor", "conglomerate",
    "enterprise", "business", "group", "startup", "utility", "shipper", "shipbuilder", "brewery",
    "refinery", "drugmaker", "network", "operator", "owner", "developer", "producer"})  # fmt: skip
_ANY_FIRM = frozenset({"company", "firm", "corporation"})
_IN_FIRMS_NAMES = frozenset({"terminal", "terminals", "industry", "network", "networks"})
_INSTITUTIONS = frozenset({"police", "parliament", "hospital", "university", "hall", "library"})
_BODIES = frozenset({SpeakerKind.OFFICE, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET})
_OF_BODIES = frozenset({SpeakerKind.OFFICE, SpeakerKind.ORGANISATION})
_GENDERS = {"he": Gender.MALE, "she": Gender.FEMALE}
PRONOUNS = frozenset({"it", "he", "she"})
_MIN_WORDS = 2
_MAX_NAMES, _MAX_WORDS, _MAX_IN_SENTENCE = 200, 2000, 40
"""Names and words looked back over; more than any report has, and few enough for hostile ones."""


class Antecedents:
    """The names of one document, and who is in focus where."""

    def __init__(
        self, document: Document, reading: Reading, words: Words, mentions: Sequence[Mention]
    ) -> None:
        ordered = sorted(mentions, key=lambda each: (each.span, each.key))
        self._document, self._reading, self._words = document, reading, words
        self._by_id = {each.id: each for each in ordered}
        self._named = [each for each in ordered if each.form is Form.NAME]
        self._starts = [each.span.start for each in self._named]
        self._bodies = [each for each in self._named if _is_body(each)]
        self._body_starts = [each.span.start for each in self._bodies]
        page = (document.agency, document.outlet)
        self._page = frozenset(each.name for each in page if each is not None)

    def named(self, mention: MentionId | None) -> Mention | None:
        """Return the mention with this id, if there is one."""
        return None if mention is None else self._by_id.get(mention)

    def name_of(self, mention: MentionId, before: int) -> Mention | None:
        """Return the naming nearest before offset *before* of the one whom *mention* means."""
        known = self._by_id.get(mention)
        if known is None or known.form is Form.NAME:
            return known
        high = bisect_left(self._starts, before)
        for each in reversed(self._named[max(0, high - _MAX_NAMES) : high]):
            if each.key == known.key:
                return each
        return None

    def meant(self, source: tuple[int, int], sentence: int, earlier: Sequence[Draft]
        ) -> Mention | None:  # fmt: skip
        """Return whom the words *source* of the sentence mean, where they name nobody.

        *earlier* are the statements before it in the document and around it in its sentence.
        """
        first, end = source
        words = self._words
        if end - first == 1 and words.low[first] in PRONOUNS:
            return self._by_pronoun(first, sentence, earlier)
        if words.low[first] != "the":
            return None
        if words.tags[first + 1 : end] == ("NN",):
            return self._by_noun(first + 1, sentence)
        return self._by_words(first + 1, core_end(words, first, end))

    def bearer(self, mention: Mention, source: tuple[int, int], earlier: Sequence[Draft]
        ) -> Mention | None:  # fmt: skip
        """Return who *mention*, a family name with another bearer of it behind, is.

        'Orsa, who is not related to the judge, Piet Orsa,' is not Piet: the last who spoke, else
        the last named in full, under that name. *mention* itself where no other bears the name.
        """
        text, whole = self._document.text, self._words.span(*source)
        name = mention.span.of(text)
        low, high = (
            bisect_left(self._starts, mention.span.end),
            bisect_left(self._starts, whole.end),
        )
        behind = self._named[low:high]
        rivals = {each.key for each in behind if each.span.of(text).split()[-1] == name}
        if len(name.split()) != 1 or not rivals:
            return mention
        spoke = [self._speaker(each) for each in earlier[-_MAX_NAMES:]]
        start = bisect_left(self._starts, mention.span.start)
        before = self._named[max(0, start - _MAX_NAMES) : start]
        for known in (*(each for each in reversed(spoke) if each is not None), *reversed(before)):
            parts = known.key.partition(":")[2].split()
            if parts[-1:] == [name.casefold()] and 1 < len(parts) and known.key not in rivals:
                return known
        return None if mention.key in rivals else mention

    def _by_pronoun(self, at: int, sentence: int, earlier: Sequence[Draft]) -> Mention | None:
        if self._words.low[at] == "it":
            return self._by_it(at, sentence, earlier)
        for place in range(len(earlier) - 1, -1, -1):
            other = earlier[place]
            if other.sentence < sentence - _NEXT:
                return None
            if self._may_lend(other, at, sentence) and not _nested(earlier, place):
                person = other.statement.speaker_kind is SpeakerKind.PERSON
                known = self._speaker(other) if person else None
                return known if known is not None and self._same_one(known, at) else None
        return None

    def _by_it(self, at: int, sentence: int, earlier: Sequence[Draft]) -> Mention | None:
        """Return the body that spoke in the sentence before, or in whose words 'it' stands first."""
        for place in range(len(earlier) - 1, -1, -1):
            other = earlier[place]
            if other.sentence < sentence - 1:
                return None
            spoke = other.statement.speaker_kind in _BODIES
            if spoke and self._may_lend(other, at, sentence) and not _nested(earlier, place):
                return self._speaker(other)
        return None

    def _speaker(self, draft: Draft) -> Mention | None:
        return self.named(draft.statement.speaker_mention)

    def _may_lend(self, other: Draft, at: int, sentence: int) -> bool:
        """Tell whether *other* is of a sentence before, or its words begin with the pronoun."""
        if other.sentence < sentence:
            return True
        return other.statement.content[0].start == self._words.starts[at]

    def _same_one(self, known: Mention, at: int) -> bool:
        """Tell whether no other person is named up to 'he' or 'she', and the given name fits."""
        word, spoke = self._words.low[at], known.span.of(self._document.text).casefold()
        parts = known.key.partition(":")[2].split()
        borne = given_names().get(parts[0].title()) if 1 < len(parts) else None
        if spoke in _GENDERS and spoke != word:
            return False
        if borne is not None and borne not in (Gender.BOTH, _GENDERS[word]):
            return False
        low = bisect_left(self._starts, known.span.end)
        high = bisect_left(self._starts, self._words.starts[at])
        return high - low < _MAX_NAMES and all(
            each.key == known.key
            for each in self._named[low:high]
            if each.type is EntityType.PERSON
        )

    def _by_noun(self, at: int, sentence: int) -> Mention | None:
        """Return the body that 'the company', 'the union' at word *at* means."""
        noun, start = self._words.low[at], self._words.starts[at]
        nouns = speaker_nouns().find(noun)
        high = bisect_left(self._body_starts, start)
        before = self._bodies[max(0, high - _MAX_NAMES) : high]
        fits = [each for each in before if self._heads(each, noun)]
        if not fits and noun in _FIRMS:
            fits = [each for each in before if self._is_called(each, noun)]
            if not fits and noun in _ANY_FIRM:
                fits = [each for each in before if self._may_be_firm(each)]
        elif not any(each.kind in _OF_BODIES for each in nouns) and noun not in _INSTITUTIONS:
            fits = [each for each in fits if noun not in ("house", "port", "street")]
        near = [each for each in fits if sentence - _NEAR <= self._sentence(each)]
        keys = {each.key for each in near or fits}
        if len(keys) != 1:
            return None
        found = (near or fits)[-1]
        initials = found.span.of(self._document.text).isupper() and noun in _FIRMS
        return None if initials or self._another(noun, found, at) else found

    def _by_words(self, first: int, end: int) -> Mention | None:
        """Return the body whose name holds all the words: 'the transport ministry'.

        One that is named only further on in the report is meant too: nothing else is so called.
        """
        said = {word.removesuffix("'s").rstrip("'") for word in self._words.low[first:end]} - {""}
        if end - first < _MIN_WORDS or not any(self._words.tags[at] == "NN" for at in
            range(first, end)):  # fmt: skip
            return None
        head = self._words.low[end - 1]
        fits = [
            each
            for each in self._bodies[:_MAX_NAMES]
            if self._heads(each, head) and said <= _parts(each.span.of(self._document.text))
        ]
        return fits[0] if len({each.key for each in fits}) == 1 else None

    def _sentence(self, mention: Mention) -> int:
        found = self._reading.sentence_at(mention.span.start)
        return -1 if found is None else found

    def _heads(self, mention: Mention, noun: str) -> bool:
        return noun in _singular(_head(mention.span.of(self._document.text)))

    def _may_be_firm(self, mention: Mention) -> bool:
        name = mention.span.of(self._document.text)
        if not mention.key.startswith("org:") or name in self._page:
            return False
        return not any(word in _institution_nouns() for word in _singular(_head(name)))

    def _is_called(self, mention: Mention, noun: str) -> bool:
        """Tell whether an apposition calls *mention* by *noun*: 'the operator, X', 'X, the firm'."""
        words = self._words
        first, end = words.word_range(mention.span)
        left = first - 1 if words.low[first - 1 : first] == (",",) else first
        if words.low[max(0, left - 1) : left] == (noun,):
            return True
        after = words.low[end : end + 3]
        return after[:1] == (",",) and after[1:2] in (("the",), ("a",)) and after[2:] == (noun,)

    def _another(self, noun: str, found: Mention, at: int) -> bool:
        """Tell whether another one of the kind, without a name, comes between *found* and *at*."""
        words = self._words
        start = words.word_range(found.span)[1]
        if _MAX_WORDS < at - start:
            return True
        for place in range(start, at - 1):
            if words.low[place] != noun or words.tags[place + 1] in ("NN", "NNS", "NNP"):
                continue
            if words.low[place - 1] not in ("the", "this", "that") and not self._beside(place):
                return True
        return False

    def _beside(self, place: int) -> bool:
        """Tell whether the noun at *place* stands in a name, or describes one before a comma."""
        words = self._words
        low = words.starts[max(0, place - 4)]
        near = self._named[bisect_left(self._starts, low) : bisect_left(
            self._starts, words.ends[min(place + 2, len(words.ends) - 1)])]  # fmt: skip
        return bool(near)


def _nested(drafts: Sequence[Draft], place: int) -> bool:
    """Tell whether the statement at *place* stands in the words of another of its sentence."""
    own = drafts[place]
    cue = own.statement.cue or own.statement.content[0]
    for other in reversed(drafts[max(0, place - _MAX_IN_SENTENCE) : place]):
        if other.sentence != own.sentence:
            return False
        if any(span.contains(cue) for span in other.statement.content):
            return True
    return False


def _is_body(mention: Mention) -> bool:
    return mention.type is EntityType.ORG and mention.key.startswith(("org:", "body:"))


def _head(name: str) -> str:
    """Return the head noun of a name: 'Ministry' of 'Ministry of Transport'."""
    parts = name.casefold().replace("\u2019", "'").split()
    for at, part in enumerate(parts):
        if part in ("of", "for") and 0 < at:
            return parts[at - 1]
    return parts[-1]


def _parts(name: str) -> set[str]:
    plain = name.casefold().replace("\u2019", "'")
    return {part.removesuffix("'s").rstrip("'") for part in plain.split()}


def _singular(noun: str) -> Iterator[str]:
    yield noun
    if noun.endswith("s"):
        yield noun[:-1]


@cache
def _institution_nouns() -> frozenset[str]:
    forms = {form for noun in speaker_nouns() if noun.kind in _OF_BODIES for form in noun.forms}
    return (frozenset(forms) - _FIRMS - _IN_FIRMS_NAMES) | _INSTITUTIONS
