"""Builders of analyses that hold statements, mentions and event mentions, for tests of claims."""

import datetime as dt
from dataclasses import replace

from tests.factories import make_analysis, make_document

from dateline.model import (
    DayRange,
    Directness,
    EntityId,
    EntityType,
    EventMention,
    Factuality,
    Form,
    Mention,
    Polarity,
    Span,
    SpeakerKind,
    Stance,
    Statement,
    Timex,
    TimexType,
)


def find(text: str, part: str) -> Span:
    """Return where *part* stands in *text*, once."""
    assert text.count(part) == 1, part
    start = text.index(part)
    return Span(start, start + len(part))


class Report:
    """A report that is being written: words first, then what the stages would find in them."""

    def __init__(self, text: str, name: str, **facts) -> None:
        self.document = make_document(text, name=name, **{"outlet": f"The {name} Gazette"} | facts)
        self.records = {"statements": [], "mentions": [], "event_mentions": [], "timexes": []}

    def says(self, content: str, speaker: str | None = None, **facts) -> "Report":
        """Add a statement whose content is *content*; *facts* may set cue, source, stance, …"""
        text = self.document.text
        for part in ("cue", "source"):
            facts[part] = find(text, facts[part]) if part in facts else None
        kind = SpeakerKind.UNNAMED if speaker is None else SpeakerKind.PERSON
        self.records["statements"].append(
            Statement(
                doc=self.document.id,
                content=(find(text, content),),
                speaker_kind=kind,
                directness=Directness.INDIRECT,
                speaker=None if speaker is None else EntityId(speaker),
                **facts,
            )
        )
        return self

    def denies(self, content: str, speaker: str | None = None, **facts) -> "Report":
        return self.says(
            content, speaker, **{"polarity": Polarity.NEGATIVE, "stance": Stance.DENIES} | facts
        )

    def accuses(self, content: str, speaker: str | None = None, **facts) -> "Report":
        return self.says(content, speaker, stance=Stance.ACCUSES, **facts)

    def names(self, part: str, entity: str, type_: EntityType = EntityType.PERSON) -> "Report":
        span = find(self.document.text, part)
        self.records["mentions"].append(
            Mention(
                self.document.id, span, Form.NAME, type_, f"x:{entity}", entity=EntityId(entity)
            )
        )
        return self

    def tells(self, clause: str, trigger: str, *, day: str | None = None, **facts) -> "Report":
        span = find(self.document.text, clause)
        at = self.document.text.index(trigger, span.start)
        days = DayRange() if day is None else DayRange.day(dt.date.fromisoformat(day))
        self.records["event_mentions"].append(
            EventMention(
                doc=self.document.id,
                trigger=Span(at, at + len(trigger)),
                clause=span,
                lemma=trigger,
                type="OTHER",
                days=days,
                **{"factuality": Factuality.HAPPENED} | facts,
            )
        )
        return self

    def dates(self, part: str, day: str) -> "Report":
        days = DayRange.day(dt.date.fromisoformat(day))
        timex = Timex(self.document.id, find(self.document.text, part), TimexType.DATE, day, days)
        self.records["timexes"].append(timex)
        return self

    def done(self):
        """Return the analysis."""
        kept = {name: tuple(records) for name, records in self.records.items()}
        return replace(make_analysis(self.document), **kept)
