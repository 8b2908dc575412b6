"""English word lists: cues, speakers, media, titles, names, event triggers, abbreviations.

Does not inflect: every form is written out in the files. Does not parse.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from dateline.model.statement import Polarity, SpeakerKind, Stance
from dateline.resources._lexicon import Lexicon, index
from dateline.resources._table import Row, many, member, read_rows, read_text, whole, yes_no


class CuePart(StrEnum):
    """The word class of an attribution cue."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"


class MediumKind(StrEnum):
    """What carries words: something written, spoken or published."""

    DOCUMENT = "document"
    SPEECH = "speech"
    PUBLICATION = "publication"


class TitleKind(StrEnum):
    """What a title before a name says of its holder."""

    HONORIFIC = "honorific"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    JUSTICE = "justice"
    RELIGION = "religion"
    SCHOLAR = "scholar"
    ROYAL = "royal"
    BUSINESS = "business"
    SPORT = "sport"


class EventType(StrEnum):
    """PLOVER's event types, and the happenings that PLOVER leaves out.

    Source: Open Event Data Alliance, PLOVER manual; the last ten are this project's own.
    """

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    YIELD = "YIELD"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    ACCIDENT = "ACCIDENT"
    DISASTER = "DISASTER"
    CRIME = "CRIME"
    COURT = "COURT"
    ELECTION = "ELECTION"
    ECONOMY = "ECONOMY"
    HEALTH = "HEALTH"
    SPORT = "SPORT"
    SCIENCE = "SCIENCE"
    OTHER = "OTHER"


class Gender(StrEnum):
    """Which people mostly bear a given name."""

    FEMALE = "f"
    MALE = "m"
    BOTH = "mf"


class AbbreviationKind(StrEnum):
    """What an abbreviation stands for."""

    TITLE = "title"
    COMPANY = "company"
    PLACE = "place"
    CALENDAR = "calendar"
    UNIT = "unit"
    LATIN = "latin"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that attributes.

    ``forms`` are lower case and hold every inflected form. ``polarity`` is ``-`` where the cue
    turns its content down ('denies that …'). ``clausal``: a clause with or without 'that' can be
    its content. ``takes_object``: a noun phrase can be ('denied the allegations'). ``seen`` and
    ``as_cue`` count its forms in a gold corpus: how often they occur, and how often as (the head
    of) a cue.
    """

    lemma: str
    forms: tuple[str, ...]
    part: CuePart
    stance: Stance
    polarity: Polarity
    clausal: bool
    takes_object: bool
    seen: int
    as_cue: int

    @property
    def precision(self) -> float | None:
        """The share of this cue's occurrences that attribute, 0 to 1; None where never seen."""
        return self.as_cue / self.seen if 0 < self.seen else None


@dataclass(frozen=True, slots=True)
class Medium:
    """A noun for what carries words ('statement', 'interview'); forms are lower case."""

    lemma: str
    forms: tuple[str, ...]
    kind: MediumKind


@dataclass(frozen=True, slots=True)
class SpeakerNoun:
    """A head noun of those who can speak ('spokeswoman', 'ministry'); forms are lower case."""

    lemma: str
    forms: tuple[str, ...]
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Title:
    """A title that stands before a name ('Prime Minister', 'Gen.'), as written."""

    form: str
    kind: TitleKind


@dataclass(frozen=True, slots=True)
class EventTrigger:
    """A word for a happening. Forms and nouns are lower case; a pure noun has no forms."""

    lemma: str
    forms: tuple[str, ...]
    nouns: tuple[str, ...]
    type: EventType


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation with its full stop. ``may_end``: it often stands last in a sentence."""

    form: str
    kind: AbbreviationKind
    may_end: bool


_CUE_COLUMNS = (
    "lemma", "forms", "part", "stance", "polarity", "clausal", "object", "seen", "as_cue",
)  # fmt: skip


@cache
def cues() -> Lexicon[Cue]:
    """Return the attribution cues by form, lower-cased; phrases are keyed by all their words.

    >>> [cue.lemma for cue in cues().find("denied")]
    ['deny']
    """
    found = [_cue(row) for row in read_rows("cues.tsv", _CUE_COLUMNS)]
    return index(found, lambda cue: cue.forms, folded=True)


@cache
def media() -> Lexicon[Medium]:
    """Return the nouns for carriers of words by form, lower-cased.

    >>> "press conference" in media()
    True
    """
    rows = read_rows("media.tsv", ("lemma", "forms", "kind"))
    found = [Medium(r.cells[0], many(r.cells[1]), member(MediumKind, r, r.cells[2])) for r in rows]
    return index(found, lambda medium: medium.forms, folded=True)


@cache
def speaker_nouns() -> Lexicon[SpeakerNoun]:
    """Return the head nouns of those who can speak by form, lower-cased.

    >>> speaker_nouns().find("officials")[0].kind.value
    'unnamed'
    """
    rows = read_rows("speakers.tsv", ("lemma", "forms", "kind"))
    found = [
        SpeakerNoun(r.cells[0], many(r.cells[1]), member(SpeakerKind, r, r.cells[2])) for r in rows
    ]
    return index(found, lambda noun: noun.forms, folded=True)


@cache
def titles() -> Lexicon[Title]:
    """Return the titles that stand before names, exact case.

    >>> titles().longest_at(["Foreign", "Minister", "Ada"], 0).end
    2
    """
    rows = read_rows("titles.tsv", ("form", "kind"))
    found = [Title(r.cells[0], member(TitleKind, r, r.cells[1])) for r in rows]
    return index(found, lambda title: (title.form,), folded=False)


@cache
def given_names() -> Mapping[str, Gender]:
    """Return common given names of the world, as written, with who mostly bears them.

    >>> given_names()["Olena"].value
    'f'
    """
    rows = read_rows("given_names.tsv", ("name", "gender"))
    return MappingProxyType({r.cells[0]: member(Gender, r, r.cells[1]) for r in rows})


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Return the given names that each short form may stand for, as written.

    >>> sorted(nicknames()["Tony"])
    ['Anthony', 'Antonio']
    """
    found: dict[str, set[str]] = {}
    for row in read_rows("nicknames.tsv", ("name", "nicknames")):
        for short in many(row.cells[1]):
            found.setdefault(short, set()).add(row.cells[0])
    return MappingProxyType({short: frozenset(found[short]) for short in sorted(found)})


@cache
def irregular_verbs() -> Mapping[str, str]:
    """Return the infinitive of each irregular form of a verb, lower case.

    >>> irregular_verbs()["fled"]
    'flee'
    """
    rows = read_rows("irregular_verbs.tsv", ("verb", "forms"))
    return MappingProxyType({form: r.cells[0] for r in rows for form in many(r.cells[1])})


@cache
def event_verbs() -> Lexicon[EventTrigger]:
    """Return the event triggers by the forms of their verbs, lower-cased.

    >>> event_verbs().find("visited")[0].type.value
    'CONSULT'
    """
    return index(_triggers(), lambda trigger: trigger.forms, folded=True)


@cache
def event_nouns() -> Lexicon[EventTrigger]:
    """Return the event triggers by their nouns ('visit', 'attacks'), lower-cased.

    >>> event_nouns().find("earthquakes")[0].type.value
    'DISASTER'
    """
    return index(_triggers(), lambda trigger: trigger.nouns, folded=True)


@cache
def abbreviations() -> Lexicon[Abbreviation]:
    """Return the abbreviations that end in a full stop, exact case, full stop included.

    >>> abbreviations().find("U.S.")[0].may_end
    True
    """
    rows = read_rows("abbreviations.tsv", ("form", "kind", "may_end"))
    found = [
        Abbreviation(r.cells[0], member(AbbreviationKind, r, r.cells[1]), yes_no(r, r.cells[2]))
        for r in rows
    ]
    return index(found, lambda each: (each.form,), folded=False)


@cache
def stopwords() -> frozenset[str]:
    """Return English function words, lower case. Only for membership: a set has no order.

    >>> "the" in stopwords()
    True
    """
    lines = read_text("stopwords.txt").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _triggers() -> tuple[EventTrigger, ...]:
    rows = read_rows("event_verbs.tsv", ("lemma", "forms", "nouns", "type"))
    return tuple(
        EventTrigger(c[0], many(c[1]), many(c[2]), member(EventType, row, c[3]))
        for row in rows
        for c in (row.cells,)
    )


def _cue(row: Row) -> Cue:
    lemma, forms, part, stance, polarity, clausal, takes_object, seen, as_cue = row.cells
    return Cue(
        lemma=lemma,
        forms=many(forms),
        part=member(CuePart, row, part),
        stance=member(Stance, row, stance),
        polarity=member(Polarity, row, polarity),
        clausal=yes_no(row, clausal),
        takes_object=yes_no(row, takes_object),
        seen=whole(row, seen),
        as_cue=whole(row, as_cue),
    )
