from dataclasses import replace

from tests.factories import make_document

from dateline.model import Directness as How
from dateline.model import (
    DocumentAnalysis,
    EntityId,
    EntityType,
    Event,
    EventId,
    EventMention,
    Factuality,
    Form,
    Link,
    LinkBasis,
    LinkRole,
    Mention,
    Participant,
    ParticipantRole,
    Place,
    Reading,
    Span,
    SpeakerKind,
    Statement,
)
from dateline.pipeline.link import link_entities, link_events

TEXT = "Elsa Brandov and Jonas Halvik told NPA that the shed burned."
DOCUMENT = make_document(TEXT)
MAYOR, CHIEF, AGENCY = EntityId("mayor"), EntityId("chief"), EntityId("agency")


def span_of(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def mention(words, kind=EntityType.PERSON):
    return Mention(DOCUMENT.id, span_of(words), Form.NAME, kind, f"person:{words.lower()}")


BRANDOV, HALVIK = mention("Elsa Brandov"), mention("Jonas Halvik")
NPA = mention("NPA", EntityType.ORG)
STATEMENT = Statement(
    DOCUMENT.id,
    content=(span_of("the shed burned"),),
    cue=span_of("told"),
    source=span_of("Elsa Brandov and Jonas Halvik"),
    speaker_kind=SpeakerKind.PERSON,
    directness=How.INDIRECT,
    speaker_mention=BRANDOV.id,
    co_speaker_mentions=(HALVIK.id,),
    chain=(
        Link(LinkRole.SPEAKER, "Elsa Brandov", LinkBasis.SENTENCE, mention=BRANDOV.id),
        Link(LinkRole.AGENCY, "NPA", LinkBasis.SENTENCE, mention=NPA.id),
        Link(LinkRole.OUTLET, "Tidings", LinkBasis.PAGE),
    ),
)
TELLING = EventMention(
    DOCUMENT.id,
    trigger=span_of("burned"),
    clause=span_of("the shed burned"),
    lemma="burn",
    type="FIRE",
    factuality=Factuality.HAPPENED,
    participants=(Participant(ParticipantRole.ACTOR, HALVIK.id, HALVIK.span),),
)
ANALYSIS = DocumentAnalysis(
    DOCUMENT,
    Reading(DOCUMENT.id),
    mentions=(BRANDOV, HALVIK, NPA),
    statements=(STATEMENT,),
    event_mentions=(TELLING,),
)
WHO = {BRANDOV.id: MAYOR, HALVIK.id: CHIEF, NPA.id: AGENCY}


def event_of(*tellings):
    place = Place(DOCUMENT.id, TELLING.clause)
    return Event(EventId("v1"), place, "FIRE", Factuality.HAPPENED, tellings)


def test_link_entities_writes_them_into_mentions():
    (linked,) = link_entities([ANALYSIS], WHO)

    assert [one.entity for one in linked.mentions] == [MAYOR, CHIEF, AGENCY]


def test_link_entities_writes_speaker_and_co_speakers():
    (linked,) = link_entities([ANALYSIS], WHO)

    assert linked.statements[0].speaker == MAYOR
    assert linked.statements[0].co_speakers == (CHIEF,)


def test_link_entities_writes_carriers_and_leaves_one_without_a_mention():
    (linked,) = link_entities([ANALYSIS], WHO)

    assert [link.entity for link in linked.statements[0].chain] == [MAYOR, AGENCY, None]


def test_link_entities_writes_participants():
    (linked,) = link_entities([ANALYSIS], WHO)

    assert linked.event_mentions[0].participants[0].entity == CHIEF


def test_mention_that_was_not_joined_has_no_entity():
    (linked,) = link_entities([ANALYSIS], {NPA.id: AGENCY})

    assert [one.entity for one in linked.mentions] == [None, None, AGENCY]
    assert linked.statements[0].speaker is None
    assert linked.statements[0].co_speakers == ()
    assert linked.event_mentions[0].participants[0].entity is None


def test_linking_again_replaces_what_stood_there():
    linked = link_entities(link_entities([ANALYSIS], WHO), {BRANDOV.id: CHIEF})

    assert [one.entity for one in linked[0].mentions] == [CHIEF, None, None]


def test_statement_without_a_speaker_stays_without_one():
    unspoken = replace(STATEMENT, speaker_mention=None, co_speaker_mentions=(), chain=())
    (linked,) = link_entities([replace(ANALYSIS, statements=(unspoken,))], WHO)

    assert linked.statements == (unspoken,)


def test_linking_changes_nothing_in_place():
    link_entities([ANALYSIS], WHO)
    link_events([ANALYSIS], [event_of(TELLING.id)])

    assert ANALYSIS.mentions == (BRANDOV, HALVIK, NPA)
    assert ANALYSIS.event_mentions == (TELLING,)


def test_link_events_writes_the_event_of_a_telling():
    (linked,) = link_events([ANALYSIS], [event_of(TELLING.id)])

    assert linked.event_mentions[0].event == "v1"


def test_telling_without_an_event_has_none():
    told = replace(ANALYSIS, event_mentions=(replace(TELLING, event=EventId("old")),))
    (linked,) = link_events([told], [event_of()])

    assert linked.event_mentions[0].event is None
