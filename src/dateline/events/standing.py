"""What a speaker can answer for: what it records, its own acts, or only its side of a matter.

Judges no truth and prefers no outlet: words of office beside a name decide, the same for all sides.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events import words as w
from dateline.model import (
    Document,
    EntityType,
    Form,
    Mention,
    Participant,
    ParticipantRole,
    SpeakerKind,
    Statement,
)

_WORD = re.compile(r"[^\W_]+")
_BEFORE, _AFTER = 48, 72
"""Code points beside a name in which its holder's office stands."""
_WORDS_BEFORE, _WORDS_AFTER = 4, 7
_BODY_WORDS = 2
"""Words of an authority named as a body: 'officials', 'local police'."""
_AUDIENCE = 40
"""Code points behind a cue in which those who are told stand."""


class Standing(enum.Enum):
    """What kind of speaker someone is, as far as words of office show."""

    RECORDS = "records"
    """Those who establish such facts: police, fire service, prosecutors, courts, hospitals."""
    GOVERNS = "governs"
    """Governments, their members, and public bodies: they answer for their own acts."""
    MEDIUM = "medium"
    """An outlet or agency: it relays."""
    PARTY = "party"
    """Everyone else: companies, unions, witnesses, lawyers, analysts."""
    NAMELESS = "nameless"
    """A described source without a name, or none at all."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what, in what is said.

    ``pronoun`` where the actor is one; ``transitive`` where the verb is active and has an object.
    """

    participants: Sequence[Participant]
    pronoun: bool = False
    transitive: bool = False


class Speakers:
    """The standing of the speakers of one document."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self._text = document.text
        self._mentions = {each.id: each for each in mentions}
        self._offices: dict[str, set[str]] = {}
        for each in mentions:
            if each.form is Form.NAME and each.type is EntityType.PERSON:
                self._offices.setdefault(each.key, set()).update(self._beside(each))

    def standing_of(self, statement: Statement) -> Standing:
        """Return the standing of the one who makes *statement*."""
        kind = statement.speaker_kind
        if kind in {SpeakerKind.UNNAMED, SpeakerKind.UNSPECIFIED}:
            return Standing.RECORDS if self._is_body_of_officials(statement) else Standing.NAMELESS
        if self._is_testimony(statement):
            return Standing.PARTY
        mention = self._speaker(statement)
        key = "" if mention is None else mention.key
        if kind is SpeakerKind.OUTLET or key.startswith(("agency:", "outlet:")):
            return Standing.MEDIUM
        words = set() if statement.source is None else _words(statement.source.of(self._text))
        known = _by_office(words) or _by_office(self._offices.get(key, set()))
        if known is not None:
            return known
        if key.startswith(("country:", "body:")):
            return Standing.GOVERNS
        public = kind in {SpeakerKind.OFFICE, SpeakerKind.DOCUMENT}
        return Standing.GOVERNS if public else Standing.PARTY

    def is_claim(self, statement: Statement, deed: Deed) -> bool:
        """Tell whether what is told in *statement* is only the speaker's claim.

        So is what a party says that someone did, what anyone nameless says, and what a government
        says that another one, or a person in no office, did to someone; not what those say who record
        such things, nor what a government, an office or an organisation says of itself.
        """
        standing = self.standing_of(statement)
        if standing in {Standing.RECORDS, Standing.MEDIUM}:
            return False
        if standing is Standing.NAMELESS:
            return True
        other = self._other_actor(statement, deed.participants)
        if standing is Standing.GOVERNS:
            return other is not None and self._is_foreign(other, deed)
        itself = statement.speaker_kind is SpeakerKind.ORGANISATION
        if other is not None:
            return True
        return not itself if deed.pronoun else deed.transitive

    def _is_foreign(self, other: Mention, deed: Deed) -> bool:
        """Whether a government does not answer for what *other* did.

        A person may be of the government, unless the document names no office of theirs.
        """
        if other.type is not EntityType.PERSON:
            return other.type in {EntityType.GPE, EntityType.ORG}
        return deed.transitive and _by_office(self._offices.get(other.key, set())) is None

    def _other_actor(
        self, statement: Statement, participants: Sequence[Participant]
    ) -> Mention | None:
        """Return who acts, where it is someone else than the speaker."""
        speaker = self._speaker(statement)
        for each in participants:
            mention = self._mentions.get(each.mention)
            if each.role is not ParticipantRole.ACTOR or mention is None:
                continue
            if statement.source is not None and statement.source.overlaps(mention.span):
                continue
            if speaker is None or mention.key != speaker.key:
                return mention
        return None

    def _speaker(self, statement: Statement) -> Mention | None:
        key = statement.speaker_mention
        return None if key is None else self._mentions.get(key)

    def _is_body_of_officials(self, statement: Statement) -> bool:
        """Whether the source is an authority as a body: 'police', 'officials', 'rescuers'."""
        if statement.speaker_kind is SpeakerKind.UNSPECIFIED or statement.source is None:
            return False
        words = _WORD.findall(statement.source.of(self._text).lower())
        return bool(words) and len(words) <= _BODY_WORDS and words[-1] in w.BODIES_OF_OFFICIALS

    def _is_testimony(self, statement: Statement) -> bool:
        """Whether it is told to those who are to find out what is true."""
        if statement.cue is None:
            return False
        cue = statement.cue.of(self._text).lower()
        told = _WORD.findall(self._text[statement.cue.end : statement.cue.end + _AUDIENCE].lower())
        return cue.startswith("testif") or (
            cue in {"told", "tells", "tell"} and not w.TRIBUNALS.isdisjoint(told[:4])
        )

    def _beside(self, mention: Mention) -> set[str]:
        """Return the words right before a name, and those of an apposition behind it."""
        start, end = mention.span.start, mention.span.end
        before = self._text[max(0, start - _BEFORE) : start].lower()
        phrase = re.split(r"[.;:!?\n]|\b(?:that|to|by|when|and|with|said|told)\b", before)[-1]
        words = set(_WORD.findall(phrase)[-_WORDS_BEFORE:])
        if self._text[end : end + 1] == ",":
            after = re.split(r"[.;:!?\n]", self._text[end + 1 : end + _AFTER].lower())[0]
            words.update(_WORD.findall(after)[:_WORDS_AFTER])
        return words


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _by_office(words: set[str]) -> Standing | None:
    if not w.PARTIES.isdisjoint(words):
        return Standing.PARTY
    if not w.RECORDING.isdisjoint(words):
        return Standing.RECORDS
    return None if w.GOVERNING.isdisjoint(words) else Standing.GOVERNS
