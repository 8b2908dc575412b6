import pytest
from tests.unit.events.build import by_word
from tests.unit.events.parsed import tell_parsed

from dateline.events import join_events
from dateline.events.tellings import read_tellings
from dateline.model import EntityType, Factuality, ParticipantRole, Polarity, Stance

PERSON, ORG, GPE = EntityType.PERSON, EntityType.ORG, EntityType.GPE
ACTOR, RECIPIENT, LOCATION = (
    ParticipantRole.ACTOR,
    ParticipantRole.RECIPIENT,
    ParticipantRole.LOCATION,
)
PEOPLE = (("Ana", PERSON), ("Jan", PERSON))
PEOPLE_AND_PLACE = (*PEOPLE, ("Kelmara", GPE))


def roles(analysis, word):
    """Return who is what in the telling of *word*."""
    text = analysis.document.text
    return {p.span.of(text): p.role for p in by_word(analysis)[word].participants}


# ---------------------------------------------------------------- which words


KNITTED = "Ana/PROPN/nsubj/2 knitted/VERB/root/0 a/DET/det/4 scarf/NOUN/obj/2 ./punct/2"


def test_a_word_outside_the_lexicon_is_told_by_its_own_lemma():
    analysis = tell_parsed(KNITTED, {"knitted": "OCCURRENCE"}, feats={"knitted": "past"})
    (found,) = analysis.event_mentions
    assert (found.lemma, found.type) == ("knit", "OTHER")


def test_a_word_outside_the_lexicon_makes_no_event_of_its_own():
    analysis = tell_parsed(KNITTED, {"knitted": "OCCURRENCE"}, names=PEOPLE[:1])
    assert analysis.event_mentions
    assert join_events([analysis]) == ()


@pytest.mark.parametrize("label", ["STATE", "I_STATE", "REPORTING"])
def test_states_and_sayings_are_no_events(label):
    rows = "Orel/PROPN/nsubj/2 wants/VERB/root/0 peace/NOUN/obj/2 ./punct/2"
    assert not tell_parsed(rows, {"wants": label}).event_mentions


def test_a_saying_of_the_lexicon_is_an_event():
    rows = "Orel/PROPN/nsubj/2 accused/VERB/root/0 Jan/PROPN/obj/2 ./punct/2"
    assert set(by_word(tell_parsed(rows, {"accused": "REPORTING"}))) == {"accused"}


def test_a_word_of_the_lexicon_is_no_event_where_the_reader_sees_none():
    analysis = tell_parsed(
        "The/DET/det/3 fire/NOUN/compound/3 service/NOUN/nsubj/4 closed/VERB/root/0 "
        "roads/NOUN/obj/4 ./punct/4",
        {"closed": "OCCURRENCE"},
    )
    assert set(by_word(analysis)) == {"closed"}


@pytest.mark.parametrize(
    ("rows", "seen", "trigger"),
    [
        (
            "It/PRON/nsubj/2 broke/VERB/root/0 out/ADP/compound:prt/2 ./punct/2",
            "broke",
            "broke out",
        ),
        (
            "A/DET/det/3 memorial/ADJ/amod/3 service/NOUN/nsubj/4 ended/VERB/root/0 ./punct/4",
            "service",
            "memorial service",
        ),
    ],
)
def test_a_trigger_of_several_words_is_whole(rows, seen, trigger):
    assert set(by_word(tell_parsed(rows, {seen: "OCCURRENCE"}))) == {trigger}


def test_a_light_verb_tells_nothing_beside_its_noun():
    rows = "They/PRON/nsubj/2 held/VERB/root/0 talks/NOUN/obj/2 ./punct/2"
    analysis = tell_parsed(rows, {"held": "OCCURRENCE", "talks": "OCCURRENCE"})
    assert set(by_word(analysis)) == {"talks"}


def test_a_very_long_sentence_is_read_by_rules():
    rows = "Ana/PROPN/nsubj/2 visited/VERB/root/0 Kelmara/PROPN/obj/2" + " ,/punct/2" * 200
    assert set(by_word(tell_parsed(rows, {"Kelmara": "OCCURRENCE"}))) == {"visited"}


# ---------------------------------------------------------------- who


def test_subject_and_object_are_actor_and_recipient():
    analysis = tell_parsed(
        "Ana/PROPN/nsubj/2 met/VERB/root/0 Jan/PROPN/obj/2 in/ADP/case/5 Kelmara/PROPN/obl/2 "
        "./punct/2",
        {"met": "OCCURRENCE"},
        names=PEOPLE_AND_PLACE,
    )
    assert roles(analysis, "met") == {"Ana": ACTOR, "Jan": RECIPIENT, "Kelmara": LOCATION}
    place = by_word(analysis)["met"].place
    assert place is not None
    assert place.of(analysis.document.text) == "Kelmara"


def test_a_passive_turns_actor_and_recipient():
    analysis = tell_parsed(
        "Ana/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 met/VERB/root/0 by/ADP/case/5 "
        "Jan/PROPN/obl:agent/3 in/ADP/case/7 Kelmara/PROPN/obl/3 ./punct/3",
        {"met": "OCCURRENCE"},
        names=PEOPLE_AND_PLACE,
    )
    assert roles(analysis, "met") == {"Ana": RECIPIENT, "Jan": ACTOR, "Kelmara": LOCATION}


SECOND_VERB = (
    "Ana/PROPN/nsubj/2 landed/VERB/root/0 and/CCONJ/cc/4 greeted/VERB/conj/2 Jan/PROPN/obj/4 "
    "./punct/2"
)
INFINITIVE = (
    "Ana/PROPN/nsubj/2 rushed/VERB/root/0 to/PART/mark/4 greet/VERB/xcomp/2 Jan/PROPN/obj/4 "
    "./punct/2"
)
OF_OBJECT = (
    "They/PRON/nsubj/2 told/VERB/root/0 Ana/PROPN/obj/2 to/PART/mark/5 greet/VERB/xcomp/2 "
    "Jan/PROPN/obj/5 ./punct/2"
)
RELATIVE = (
    "Ana/PROPN/nsubj/5 who/PRON/nsubj/3 greeted/VERB/acl:relcl/1 Jan/PROPN/obj/3 left/VERB/root/0 "
    "./punct/5"
)
PARTICIPLE = (
    "Ana/PROPN/nsubj/2 smiled/VERB/root/0 ,/punct/4 greeting/VERB/advcl/2 Jan/PROPN/obj/4 ./punct/2"
)
PRONOUN = (
    "Ana/PROPN/nsubj/2 said/VERB/root/0 she/PRON/nsubj/4 greeted/VERB/ccomp/2 Jan/PROPN/obj/4 "
    "./punct/2"
)
NOUN = (
    "Ana/PROPN/nmod:poss/3 's/PART/case/1 attack/NOUN/root/0 on/ADP/case/5 Jan/PROPN/nmod/3 "
    "./punct/3"
)
NOUN_OF_LEADER = (
    "leader/NOUN/nmod/4 Ana/PROPN/appos/1 's/PART/case/2 attack/NOUN/root/0 on/ADP/case/6 "
    "Jan/PROPN/nmod/4 ./punct/4"
)
LIGHT_VERB = (
    "Ana/PROPN/nsubj/2 made/VERB/root/0 an/DET/det/4 attack/NOUN/obj/2 on/ADP/case/6 "
    "Jan/PROPN/nmod/4 ./punct/2"
)


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        (SECOND_VERB, "greeted"),
        (INFINITIVE, "greet"),
        (OF_OBJECT, "greet"),
        (RELATIVE, "greeted"),
        (PARTICIPLE, "greeting"),
        (PRONOUN, "greeted"),
        (NOUN, "attack"),
        (NOUN_OF_LEADER, "attack"),
        (LIGHT_VERB, "attack"),
    ],
)
def test_the_one_who_does_it_is_found_by_syntax(rows, word):
    analysis = tell_parsed(rows, {word: "OCCURRENCE"}, names=PEOPLE)
    assert roles(analysis, word) == {"Ana": ACTOR, "Jan": RECIPIENT}


def test_who_is_near_and_hangs_elsewhere_takes_no_part():
    analysis = tell_parsed(
        "Workers/NOUN/nsubj/2 struck/VERB/root/0 ,/punct/4 said/VERB/parataxis/2 Jan/PROPN/nsubj/4 "
        "./punct/2",
        {"struck": "OCCURRENCE"},
        names=(("Jan", PERSON),),
    )
    assert roles(analysis, "struck") == {}


# ---------------------------------------------------------------- whether


HOPE, FAIL, MANAGE = (
    f"They/PRON/nsubj/2 {verb}/VERB/root/0 to/PART/mark/4 leave/VERB/xcomp/2 ./punct/2"
    for verb in ("hope", "failed", "managed")
)
LAND_AND_LEAVE = (
    "They/PRON/nsubj/3 will/AUX/aux/3 land/VERB/root/0 and/CCONJ/cc/5 leave/VERB/conj/3 ./punct/3"
)
NOT_INTEND = (
    "They/PRON/nsubj/4 do/AUX/aux/4 not/PART/advmod/4 intend/VERB/root/0 to/PART/mark/6 "
    "leave/VERB/xcomp/4 ./punct/4"
)
CONDITION = "We/PRON/nsubj/2 stay/VERB/root/0 if/SCONJ/mark/5 they/PRON/nsubj/5 leave/VERB/advcl/2 ./punct/2"


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        ("They/PRON/nsubj/2 left/VERB/root/0 ./punct/2", "left", "happened"),
        ("They/PRON/nsubj/3 will/AUX/aux/3 leave/VERB/root/0 ./punct/3", "leave", "planned"),
        ("They/PRON/nsubj/3 may/AUX/aux/3 leave/VERB/root/0 ./punct/3", "leave", "possible"),
        ("They/PRON/nsubj/3 never/ADV/advmod/3 left/VERB/root/0 ./punct/3", "left", "negated"),
        ("Nobody/PRON/nsubj/2 left/VERB/root/0 ./punct/2", "left", "negated"),
        (LAND_AND_LEAVE, "leave", "planned"),
        (NOT_INTEND, "leave", "negated"),
        (HOPE, "leave", "possible"),
        (FAIL, "leave", "negated"),
        (MANAGE, "leave", "happened"),
        (CONDITION, "leave", "uncertain"),
    ],
)
def test_what_governs_a_verb_decides_whether_it_happens(rows, word, expected):
    analysis = tell_parsed(rows, {word: "OCCURRENCE"}, feats={"leave": "inf", "left": "past"})
    assert by_word(analysis)[word].factuality is Factuality(expected)


MAY_MAKE = (
    "They/PRON/nsubj/3 could/AUX/aux/3 make/VERB/root/0 a/DET/det/5 visit/NOUN/obj/3 ./punct/3"
)
CANCELLED = (
    "The/DET/det/2 visit/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 cancelled/VERB/root/0 ./punct/4"
)
AHEAD = (
    "They/PRON/nsubj/2 spoke/VERB/root/0 ahead/ADV/advmod/2 of/ADP/case/6 the/DET/det/6 "
    "visit/NOUN/obl/2 ./punct/2"
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("The/DET/det/2 visit/NOUN/nsubj/3 ended/VERB/root/0 ./punct/3", "happened"),
        ("No/DET/det/2 visit/NOUN/nsubj/3 ended/VERB/root/0 ./punct/3", "negated"),
        (
            "A/DET/det/3 planned/ADJ/amod/3 visit/NOUN/nsubj/4 ended/VERB/root/0 ./punct/4",
            "planned",
        ),
        ("The/DET/det/2 visit/NOUN/nsubj/4 will/AUX/aux/4 end/VERB/root/0 ./punct/4", "planned"),
        (CANCELLED, "negated"),
        (MAY_MAKE, "possible"),
        (AHEAD, "planned"),
        (AHEAD.replace("advmod/2 of/ADP/case/6", "case/6 of/ADP/fixed/3"), "planned"),
    ],
)
def test_what_governs_a_noun_decides_whether_it_happens(rows, expected):
    analysis = tell_parsed(rows, {"visit": "OCCURRENCE"}, feats={"ended": "past"})
    assert by_word(analysis)["visit"].factuality is Factuality(expected)


@pytest.mark.parametrize(
    ("rows", "word", "number", "expected"),
    [
        ("They/PRON/nsubj/2 left/VERB/root/0 ./punct/2", "left", "-1.6", "uncertain"),
        ("They/PRON/nsubj/2 left/VERB/root/0 ./punct/2", "left", "-0.1", "happened"),
        (HOPE.replace("hope", "had"), "leave", "1.2", "happened"),
        (HOPE.replace("hope", "had"), "leave", "-1.2", "uncertain"),
        (CONDITION, "leave", "1.2", "uncertain"),
    ],
)
def test_the_reader_decides_where_no_word_does(rows, word, number, expected):
    analysis = tell_parsed(
        rows, {word: f"OCCURRENCE {number}"}, feats={"left": "past", "leave": "inf"}
    )
    assert by_word(analysis)[word].factuality is Factuality(expected)


def test_a_source_denies_what_the_words_tell():
    analysis = tell_parsed(
        "They/PRON/nsubj/2 deny/VERB/root/0 Ana/PROPN/nsubj/4 left/VERB/ccomp/2 ./punct/2",
        {"left": "OCCURRENCE"},
        feats={"left": "past"},
        said=(("Ana left", "deny", Stance.DENIES, Polarity.NEGATIVE),),
    )
    assert by_word(analysis)["left"].factuality is Factuality.DENIED


# ---------------------------------------------------------------- when


def test_what_a_verb_outside_the_lexicon_tells_of_an_event_dates_it():
    analysis = tell_parsed(
        "A/DET/det/2 blast/NOUN/nsubj/3 shook/VERB/root/0 the/DET/det/5 port/NOUN/obj/3 "
        "on/ADP/case/7 Monday/PROPN/obl/3 ./punct/3",
        {"blast": "OCCURRENCE", "shook": "OCCURRENCE"},
        {"Monday": "2025-03-03"},
        feats={"shook": "past"},
    )
    assert by_word(analysis)["blast"].days.edtf == "2025-03-03"


def test_the_date_of_a_light_verb_is_that_of_its_noun():
    analysis = tell_parsed(
        "They/PRON/nsubj/2 held/VERB/root/0 long/ADJ/amod/4 talks/NOUN/obj/2 "
        "Monday/PROPN/obl:tmod/2 ./punct/2",
        {"held": "OCCURRENCE", "talks": "OCCURRENCE"},
        {"Monday": "2025-03-03"},
    )
    assert by_word(analysis)["talks"].days.edtf == "2025-03-03"


# ---------------------------------------------------------------- a noun that takes up what is known

DIED = "Nine/NUM/nsubj/2 died/VERB/root/0"
ON_MONDAY = "on/ADP/case/7 Monday/PROPN/nmod"


@pytest.mark.parametrize(
    ("rows", "taken_up"),
    [
        (
            f"{DIED} after/ADP/case/5 the/DET/det/5 blast/NOUN/obl/2 {ON_MONDAY}/5 ./punct/2",
            True,
        ),
        (
            f"{DIED} after/ADP/case/6 the/DET/det/6 mill/NOUN/nmod/6 blast/NOUN/obl/2 Monday/NOUN/nmod/6 ./punct/2",
            False,
        ),
        (
            f"{DIED} after/ADP/case/5 a/DET/det/5 blast/NOUN/obl/2 {ON_MONDAY}/5 ./punct/2",
            False,
        ),
    ],
    ids=["the blast", "the mill blast", "a blast"],
)
def test_noun_with_nothing_but_the_and_a_date_takes_up_what_is_known(rows, taken_up):
    events = {"blast": "OCCURRENCE", "died": "OCCURRENCE"}
    analysis = tell_parsed(rows, events, {"Monday": "2025-03-03"})
    (blast,) = [one for one in read_tellings([analysis]) if one.nominal]
    assert blast.taken_up is taken_up
