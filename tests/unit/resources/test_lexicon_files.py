"""The data files themselves: shape, order, uniqueness, and references between them."""

import re
from importlib import resources as package_files

import pytest

from dateline import resources
from dateline.resources._table import many, read_text

FOLDER = package_files.files("dateline.resources") / "lexicons"
NAMES = sorted(each.name for each in FOLDER.iterdir() if each.is_file())
TABLES = [name for name in NAMES if name.endswith(".tsv")]
SORT_BY = {"cities.tsv": (0, 3), "cues.tsv": (0, 2)}
"""Columns that order a table and that no two rows share; column 0 for all others."""

LIST_COLUMNS = {
    "agencies.tsv": (2, 3),
    "bodies.tsv": (2,),
    "cities.tsv": (2,),
    "countries.tsv": (2, 3, 4, 6, 7),
    "cues.tsv": (1,),
    "event_verbs.tsv": (1, 2),
    "irregular_verbs.tsv": (1,),
    "media.tsv": (1,),
    "nicknames.tsv": (1,),
    "outlets.tsv": (2, 3),
    "speakers.tsv": (1,),
}
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+){1,4}")


def rows_of(name):
    lines = [line for line in read_text(name).split("\n") if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@pytest.mark.parametrize("name", NAMES)
def test_file_head_names_origin_and_licence(name):
    head = "\n".join(line for line in read_text(name).split("\n")[:20] if line.startswith("#"))
    assert "# Origin: " in head
    assert "# Licence: " in head


@pytest.mark.parametrize("name", NAMES)
def test_file_is_listed_with_its_licence(name):
    listing = (package_files.files("dateline.resources") / "LICENCES.md").read_text("utf-8")
    assert re.search(
        rf"^\| `lexicons/{re.escape(name)}` \| [^|]+ \| [^|]+ \|$", listing, re.MULTILINE
    )


def test_licence_listing_names_no_absent_file():
    listing = (package_files.files("dateline.resources") / "LICENCES.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `lexicons/([^`]+)`", listing, re.MULTILINE)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_file_is_clean_text(name):
    text = read_text(name)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert "\ufeff" not in text
    assert not [line for line in text.split("\n") if line != line.rstrip(" ")]


@pytest.mark.parametrize("name", TABLES)
def test_table_is_sorted(name):
    columns = SORT_BY.get(name, (0,))
    keys = [tuple(row[at] for at in columns) for row in rows_of(name)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", [name for name in TABLES if name != "cities.tsv"])
def test_table_has_no_duplicate(name):
    columns = SORT_BY.get(name, (0,))
    keys = [tuple(row[at] for at in columns) for row in rows_of(name)]
    assert len(keys) == len(set(keys))


def test_cities_has_no_row_twice():
    rows = [tuple(row) for row in rows_of("cities.tsv")]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", TABLES)
def test_table_cells_have_no_outer_space(name):
    cells = [cell for row in rows_of(name) for cell in row]
    assert [cell for cell in cells if cell != cell.strip()] == []
    assert [cell for cell in cells if "  " in cell] == []


@pytest.mark.parametrize(("name", "columns"), list(LIST_COLUMNS.items()))
def test_list_cells_hold_distinct_values(name, columns):
    for row in rows_of(name):
        for at in columns:
            values = many(row[at])
            assert all(value == value.strip() and value for value in values), row
            assert len(values) == len(set(values)), row


@pytest.mark.parametrize("name", ["cues.tsv", "event_verbs.tsv", "media.tsv", "speakers.tsv"])
def test_forms_are_lower_case(name):
    forms = [form for row in rows_of(name) for at in LIST_COLUMNS[name] for form in many(row[at])]
    assert [form for form in forms if form != form.lower()] == []


def test_names_do_not_repeat_among_their_aliases():
    named = [*resources.agencies(), *resources.outlets(), *resources.bodies()]
    named_too = list(resources.countries())
    assert [each.name for each in [*named, *named_too] if each.name in each.aliases] == []


@pytest.mark.parametrize(
    "codes",
    [
        pytest.param(lambda: [each.country for each in resources.cities()], id="cities"),
        pytest.param(lambda: [each.country for each in resources.bodies()], id="bodies"),
        pytest.param(lambda: [each.country for each in resources.agencies()], id="agencies"),
        pytest.param(lambda: [each.country for each in resources.outlets()], id="outlets"),
        pytest.param(lambda: [each.country for each in resources.calendar().holidays], id="days"),
    ],
)
def test_country_codes_are_known(codes):
    known = set(resources.country_by_code()) | {None}
    assert sorted({str(code) for code in codes() if code not in known}) == []


def test_domains_are_host_names_of_one_owner():
    domains = [
        domain
        for press in (resources.agencies(), resources.outlets())
        for each in press
        for domain in each.domains
    ]
    assert [domain for domain in domains if not HOST.fullmatch(domain)] == []
    assert len(domains) == len(set(domains))


def test_press_ids_are_unique_across_agencies_and_outlets():
    ids = [each.id for press in (resources.agencies(), resources.outlets()) for each in press]
    assert len(ids) == len(set(ids))


def test_agency_of_an_owner_that_is_listed_names_that_owners_family():
    families = {each.id: each.family for each in resources.agencies()}
    chains = [each.id for each in resources.agencies() if families.get(each.family) not in
              (None, each.family)]  # fmt: skip
    assert chains == []


def test_cue_counts_never_exceed_occurrences():
    assert [cue.lemma for cue in resources.cues() if cue.seen < cue.as_cue] == []


def test_single_word_verbs_list_four_forms_or_are_invariable():
    invariable = {"broadcast", "cast", "forecast", "put", "read", "bid", "hit", "quit", "beat"}
    verbs = [cue for cue in resources.cues() if cue.part is resources.CuePart.VERB]
    thin = [cue.lemma for cue in verbs if " " not in cue.lemma and len(cue.forms) < 4]
    assert sorted(set(thin) - invariable) == []


def test_every_event_trigger_has_a_form_or_a_noun():
    triggers = {id(each): each for each in resources.event_verbs()}.values()
    assert [each.lemma for each in triggers if not each.forms and not each.nouns] == []


def test_every_event_noun_has_one_type():
    by_form = resources.event_nouns().by_form
    assert (
        sorted(form for form, found in by_form.items() if len({e.type for e in found}) != 1) == []
    )


def test_sovereign_states_have_people_and_capitals():
    states = [each for each in resources.countries() if each.sovereign]
    assert [each.code for each in states if not each.adjectives] == []
    assert [each.code for each in states if each.capital is None] == ["VA"]


def test_abbreviations_end_in_a_full_stop():
    assert [each.form for each in resources.abbreviations() if not each.form.endswith(".")] == []


def test_stopwords_are_sorted_lower_case_and_distinct():
    lines = [w for w in read_text("stopwords.txt").split("\n") if w and not w.startswith("#")]
    assert lines == sorted(set(lines))
    assert [word for word in lines if word != word.lower()] == []


def test_calendar_keys_are_lower_case():
    calendar = resources.calendar()
    tables = [
        calendar.months, calendar.weekdays, calendar.numbers, calendar.ordinals, calendar.units,
        calendar.seasons, calendar.day_parts, calendar.days, calendar.directions, calendar.shifts,
        calendar.modifiers, calendar.references, calendar.frequencies, calendar.zones,
        calendar.eras,
    ]  # fmt: skip
    assert [key for table in tables for key in table if key != key.lower()] == []


@pytest.mark.parametrize(
    ("name", "limit_kb"), [("cities.tsv", 600), ("given_names.tsv", 150), ("outlets.tsv", 150)]
)
def test_file_stays_small(name, limit_kb):
    assert len(read_text(name).encode()) < limit_kb * 1000
