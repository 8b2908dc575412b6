"""What the lists say, asked the way the stages ask."""

import itertools
import subprocess
import sys

import pytest

from dateline import resources
from dateline.model.statement import Polarity, SpeakerKind, Stance
from dateline.resources import CountryNameKind, EventType, Gender
from dateline.resources._lexicon import index


@pytest.mark.parametrize(
    ("form", "kind", "codes"),
    [
        ("the Kremlin", CountryNameKind.SEAT, {"RU"}),
        ("the White House", CountryNameKind.SEAT, {"US"}),
        ("Downing Street", CountryNameKind.SEAT, {"GB"}),
        ("the \u00c9lys\u00e9e", CountryNameKind.SEAT, {"FR"}),
        ("the Blue House", CountryNameKind.SEAT, {"KR"}),
        ("the United States", CountryNameKind.NAME, {"US"}),
        ("U.S.", CountryNameKind.NAME, {"US"}),
        ("DPRK", CountryNameKind.NAME, {"KP"}),
        ("North Koreans", CountryNameKind.PEOPLE, {"KP"}),
        ("Russian", CountryNameKind.ADJECTIVE, {"RU"}),
        ("Britons", CountryNameKind.PEOPLE, {"GB"}),
        ("Kyiv", CountryNameKind.CAPITAL, {"UA"}),
        ("Kiev", CountryNameKind.CAPITAL, {"UA"}),
        ("Congolese", CountryNameKind.ADJECTIVE, {"CD", "CG"}),
        ("C\u00f4te d\u2019Ivoire", CountryNameKind.NAME, {"CI"}),
    ],
)
def test_country_name_leads_to_its_countries(form, kind, codes):
    found = resources.country_names().find(form)
    assert {each.country.code for each in found if each.kind is kind} == codes


@pytest.mark.parametrize("form", ["us", "turkey", "polish", "", " ", "the", "the "])
def test_country_name_is_case_sensitive_and_unknown_forms_find_nothing(form):
    assert resources.country_names().find(form) == ()


@pytest.mark.parametrize(
    ("form", "stance", "polarity"),
    [
        ("said", Stance.ASSERTS, Polarity.POSITIVE),
        ("According to", Stance.ASSERTS, Polarity.POSITIVE),
        ("denies", Stance.DENIES, Polarity.NEGATIVE),
        ("rejected", Stance.DENIES, Polarity.NEGATIVE),
        ("accused", Stance.ACCUSES, Polarity.POSITIVE),
        ("thanked", Stance.PRAISES, Polarity.POSITIVE),
        ("urging", Stance.DEMANDS, Polarity.POSITIVE),
        ("expects", Stance.EXPECTS, Polarity.POSITIVE),
        ("warned", Stance.WARNS, Polarity.POSITIVE),
        ("vowed", Stance.PROMISES, Polarity.POSITIVE),
        ("asked", Stance.ASKS, Polarity.POSITIVE),
        ("citing", Stance.REPORTS, Polarity.POSITIVE),
    ],
)
def test_cue_form_has_stance_and_polarity(form, stance, polarity):
    found = {(cue.stance, cue.polarity) for cue in resources.cues().find(form)}
    assert (stance, polarity) in found


def test_cue_says_what_content_it_takes():
    (accuse,) = resources.cues().find("accuses")
    (say,) = resources.cues().find("said")
    assert (accuse.clausal, accuse.takes_object) == (False, True)
    assert (say.clausal, say.takes_object) == (True, False)


def test_cue_precision_is_a_share_and_absent_where_never_seen():
    shares = [cue.precision for cue in resources.cues()]
    assert all(share is None or 0 <= share <= 1 for share in shares)
    (say,) = resources.cues().find("said")
    assert say.precision is not None
    assert 0.8 < say.precision
    assert None in shares


def test_longest_at_prefers_the_longer_phrase():
    words = "he was quoted as saying that".split()
    match = resources.cues().longest_at(words, 1)
    assert match is not None
    assert (match.start, match.end) == (1, 5)
    assert match.entries[0].lemma == "was quoted as saying"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        (["Foreign", "Minister", "Somebody"], 0, 2),
        (["Minister", "Somebody"], 0, 1),
        (["President"], 0, 1),
    ],
)
def test_longest_at_finds_titles(words, start, end):
    match = resources.titles().longest_at(words, start)
    assert match is not None
    assert (match.start, match.end) == (start, end)


@pytest.mark.parametrize("start", [3, 4, 1000])
def test_longest_at_finds_nothing_past_the_end(start):
    assert resources.titles().longest_at(["a", "b", "c"], start) is None


def test_longest_at_looks_no_further_than_the_longest_form():
    words = ["said"] * 100_000
    match = resources.cues().longest_at(words, 0)
    assert match is not None
    assert match.end == 1


@pytest.mark.parametrize(
    ("domain", "outlet"),
    [
        ("bbc.co.uk", "bbc"),
        ("WWW.News.BBC.co.uk", "bbc"),
        ("nytimes.com.", "new-york-times"),
        ("co.uk", None),
        ("notbbc.co.uk", None),
        ("bbc.co.uk.example", None),
        ("", None),
        ("." * 50_000, None),
    ],
)
def test_outlet_by_domain_walks_up_and_no_further(domain, outlet):
    found = resources.outlet_by_domain(domain)
    assert (found.id if found else None) == outlet


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("KCNA", "kcna"), ("Korean Central News Agency", "kcna"), ("AFP", "afp"), ("AP", "ap"),
        ("Reuters", "reuters"), ("Yonhap", "yonhap"), ("Xinhua", "xinhua"), ("TASS", "tass"),
        ("the Associated Press", "ap"), ("RIA Novosti", "ria"), ("Kyodo", "kyodo"),
        ("ANI", "ani"), ("dpa", "dpa"), ("Ukrinform", "ukrinform"), ("Anadolu", "anadolu"),
    ],
)  # fmt: skip
def test_agency_is_found_by_name(name, agency):
    assert [each.id for each in resources.agencies().find(name)] == [agency]


def test_agency_by_domain_finds_the_agency():
    found = resources.agency_by_domain("en.yna.co.kr")
    assert found is not None
    assert found.id == "yonhap"


def test_outlets_of_one_owner_share_a_family():
    sun, journal = resources.outlet_by_domain("thesun.co.uk"), resources.outlet_by_domain("wsj.com")
    assert sun is not None
    assert journal is not None
    assert sun.family == journal.family != None  # noqa: E711


@pytest.mark.parametrize("word", ["Time", "Local", "Sun", "Times", "Independent", "People", "i"])
def test_common_words_are_not_outlets(word):
    assert resources.outlets().find(word) == ()


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("officials", SpeakerKind.UNNAMED), ("Spokeswoman", SpeakerKind.PERSON),
        ("ministry", SpeakerKind.ORGANISATION), ("embassy", SpeakerKind.OFFICE),
        ("report", SpeakerKind.DOCUMENT), ("witnesses", SpeakerKind.UNNAMED),
    ],
)  # fmt: skip
def test_speaker_noun_has_a_kind(form, kind):
    assert [each.kind for each in resources.speaker_nouns().find(form)] == [kind]


@pytest.mark.parametrize(
    ("form", "verbs", "nouns"),
    [
        ("visited", [EventType.CONSULT], []),
        ("visit", [EventType.CONSULT], [EventType.CONSULT]),
        ("arrivals", [], [EventType.CONSULT]),
        ("struck", [EventType.ASSAULT], []),
        ("fire", [EventType.ASSAULT], [EventType.ACCIDENT]),
        ("earthquake", [], [EventType.DISASTER]),
        ("mobilisation", [], [EventType.MOBILIZE]),
        ("harbour", [], []),
    ],
)
def test_event_trigger_has_a_type(form, verbs, nouns):
    assert [each.type for each in resources.event_verbs().find(form)] == verbs
    assert [each.type for each in resources.event_nouns().find(form)] == nouns


def test_city_with_a_shared_name_leads_to_the_largest_first():
    found = resources.city_names().find("Hyderabad")
    assert [each.country for each in found][:2] == ["IN", "PK"]
    assert all(a.population >= b.population for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("name", "country"),
    [("Bombay", "IN"), ("Kharkov", "UA"), ("S\u00e3o Paulo", "BR"), ("Sao Paulo", "BR")],
)
def test_city_is_found_by_its_other_names(name, country):
    assert country in {each.country for each in resources.city_names().find(name)}


@pytest.mark.parametrize(("name", "gender"), [("Olena", Gender.FEMALE), ("Sergei", Gender.MALE)])
def test_given_name_has_a_gender(name, gender):
    assert resources.given_names()[name] is gender


@pytest.mark.parametrize(
    ("short", "names"),
    [
        ("Mike", {"Michael"}),
        ("Tony", {"Anthony", "Antonio"}),
        ("Ted", {"Edmund", "Edward", "Theodore"}),
    ],
)
def test_nickname_leads_to_the_names_it_may_stand_for(short, names):
    assert resources.nicknames()[short] == names


def test_abbreviation_says_whether_it_can_end_a_sentence():
    (gen,) = resources.abbreviations().find("Gen.")
    (us,) = resources.abbreviations().find("U.S.")
    assert (gen.may_end, us.may_end) == (False, True)


def test_media_and_bodies_and_stopwords_are_there():
    assert "press conference" in resources.media()
    assert [each.country for each in resources.bodies().find("the Pentagon")] == ["US"]
    assert "the" in resources.stopwords()


@pytest.mark.parametrize(
    "load",
    [
        resources.abbreviations, resources.agencies, resources.bodies, resources.calendar,
        resources.cities, resources.countries, resources.cues, resources.event_nouns,
        resources.event_verbs, resources.given_names, resources.irregular_verbs, resources.media, resources.nicknames,
        resources.outlets,         resources.speaker_nouns, resources.stopwords, resources.titles,
    ],
)  # fmt: skip
def test_lists_are_read_once(load):
    assert load() is load()


def test_import_reads_no_data_file():
    script = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "import dateline.resources\n"
        "assert not [each for each in opened if 'lexicons' in each], opened\n"
        "dateline.resources.stopwords()\n"
        "assert [each for each in opened if 'stopwords' in each]\n"
    )
    paths = [each for each in sys.path if each]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}\n{script}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == 0


def test_index_of_folded_forms_keeps_file_order():
    lexicon = index([("b", "X"), ("a", "x")], lambda entry: (entry[1],), folded=True)
    assert lexicon.find("x") == (("b", "X"), ("a", "x"))
    assert len(lexicon) == 2
    assert 3 not in lexicon


def test_index_without_entries_finds_nothing():
    lexicon = index([], lambda entry: (entry,), folded=False)
    assert lexicon.longest_at(["a"], 0) is None
    assert list(lexicon) == []
