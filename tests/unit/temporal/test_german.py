"""German expressions of time: what is found, its TIMEX3 type and its value.

Every report here is published on Tuesday 4 March 2025.
"""

from __future__ import annotations

import dataclasses

import pytest
from tests.factories import make_document

from dateline.model import Timex
from dateline.reader import read
from dateline.temporal import read_time


def timexes(text: str) -> list[Timex]:
    document = dataclasses.replace(make_document(text, published="2025-03-04"), language="de")
    return list(read_time(document, read(document)).timexes)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(each.span.of(text), each.type.value, each.value) for each in timexes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er kam gestern.", [("gestern", "DATE", "2025-03-03")]),
        ("Er kommt morgen.", [("morgen", "DATE", "2025-03-05")]),
        ("Er kam vorgestern.", [("vorgestern", "DATE", "2025-03-02")]),
        ("Er kommt heute Abend.", [("heute Abend", "TIME", "2025-03-04TEV")]),
        ("Der Kai brannte am 18. Juni 2024.", [("18. Juni 2024", "DATE", "2024-06-18")]),
        (
            "Der Kai brannte am Dienstag, dem 18. Juni 2024.",
            [("Dienstag, dem 18. Juni 2024", "DATE", "2024-06-18")],
        ),
        ("Der Kai brannte am 18.06.2024.", [("18.06.2024", "DATE", "2024-06-18")]),
        ("Der Kai wurde im März 2021 geschlossen.", [("März 2021", "DATE", "2021-03")]),
        ("Der Kai wurde 2021 geschlossen.", [("2021", "DATE", "2021")]),
        ("Der Kai wurde Anfang 2021 geschlossen.", [("Anfang 2021", "DATE", "2021")]),
        ("Der Kai öffnet Mitte Juni.", [("Mitte Juni", "DATE", "2024-06")]),
        ("Er kam am Dienstag.", [("Dienstag", "DATE", "2025-03-04")]),
        ("Er wird am Freitag kommen.", [("Freitag", "DATE", "2025-03-07")]),
        ("Er kam am vergangenen Freitag.", [("vergangenen Freitag", "DATE", "2025-02-28")]),
        ("Er wird nächsten Freitag kommen.", [("nächsten Freitag", "DATE", "2025-03-07")]),
        ("Er kam letzte Woche.", [("letzte Woche", "DATE", "2025-W09")]),
        ("Er kommt nächsten Monat.", [("nächsten Monat", "DATE", "2025-04")]),
        ("Er kam im vergangenen Jahr.", [("vergangenen Jahr", "DATE", "2024")]),
        ("Er kommt in diesem Jahr.", [("diesem Jahr", "DATE", "2025")]),
        ("Er kam vor zwei Tagen.", [("vor zwei Tagen", "DATE", "2025-03-02")]),
        ("Er kam vor etwa zwanzig Jahren.", [("vor etwa zwanzig Jahren", "DATE", "2005")]),
        ("Er kam vor einem Jahr.", [("vor einem Jahr", "DATE", "2024")]),
        ("Der Streik dauert seit neun Monaten.", [("neun Monaten", "DURATION", "P9M")]),
        ("Er arbeitete zwei Jahre.", [("zwei Jahre", "DURATION", "P2Y")]),
        ("Er arbeitete mehr als zwei Jahre.", [("mehr als zwei Jahre", "DURATION", "P2Y")]),
        ("Die 1990er Jahre waren ruhig.", [("Die 1990er Jahre", "DATE", "199")]),
        ("In den 90er-Jahren war es ruhig.", [("den 90er-Jahren", "DATE", "199")]),
        ("Das Haus stammt aus dem 19. Jahrhundert.", [("dem 19. Jahrhundert", "DATE", "18")]),
        ("Im dritten Quartal 2023 sank der Umsatz.", [("dritten Quartal 2023", "DATE", "2023-Q3")]),
        ("Im Sommer 2022 brannte es.", [("Sommer 2022", "DATE", "2022-SU")]),
        ("Letzten Sommer brannte es.", [("Letzten Sommer", "DATE", "2024-SU")]),
        ("Er sprach am Dienstagabend.", [("Dienstagabend", "TIME", "2025-03-04TEV")]),
        (
            "Er sprach am Montag um 20.30 Uhr.",
            [("Montag um 20.30 Uhr", "TIME", "2025-03-03T20:30")],
        ),
        ("Er sprach am Montag um 8 Uhr.", [("Montag um 8 Uhr", "TIME", "2025-03-03T08:00")]),
        ("Er fährt jeden Montag.", [("jeden Montag", "SET", "XXXX-WXX-1")]),
        ("Er fährt alle zwei Jahre.", [("alle zwei Jahre", "SET", "P2Y")]),
        ("Das Blatt erscheint täglich.", [("täglich", "SET", "P1D")]),
        (
            "Sie trafen sich am 18. und 19. Juni.",
            [("18.", "DATE", "2024-06-18"), ("19. Juni", "DATE", "2024-06-19")],
        ),
        (
            "Sie treffen sich vom 3. bis 5. März.",
            [("3.", "DATE", "2025-03-03"), ("5. März", "DATE", "2025-03-05")],
        ),
        ("Es dauerte von 1950 bis 1953.", [("1950", "DATE", "1950"), ("1953", "DATE", "1953")]),
        (
            "Er ging am 3. März 2024. Am nächsten Tag regnete es.",
            [("3. März 2024", "DATE", "2024-03-03"), ("nächsten Tag", "DATE", "2024-03-04")],
        ),
        (
            "Er ging am 3. März 2024. Zwei Tage später kam er wieder.",
            [("3. März 2024", "DATE", "2024-03-03"), ("Zwei Tage später", "DATE", "2024-03-05")],
        ),
        ("Er kommt zu Weihnachten 2025.", [("Weihnachten 2025", "DATE", "2025-12-25")]),
        ("Bis Ende des Jahres ist alles fertig.", [("Ende des Jahres", "DATE", "2025")]),
        ("Das war zwei Tage vor der Wahl.", [("zwei Tage", "DURATION", "P2D")]),
        ("Er kommt morgen früh.", [("morgen früh", "TIME", "2025-03-05TMO")]),
        ("Es regnete mehrere Wochen.", [("mehrere Wochen", "DURATION", "PXW")]),
        ("Er kam Ende vergangenen Monats.", [("Ende vergangenen Monats", "DATE", "2025-02")]),
        ("Am Vortag war er krank.", [("Vortag", "DATE", "XXXX-XX-XX")]),
        ("Er zahlt einmal pro Jahr.", [("pro Jahr", "SET", "P1Y")]),
        ("In jenem Jahr starb er.", [("jenem Jahr", "DATE", "XXXX")]),
        ("Am Wochenende brannte es.", [("Wochenende", "DATE", "2025-W09-WE")]),
        ("Er kam im August.", [("August", "DATE", "2024-08")]),
        ("Es war im Winter 2022.", [("Winter 2022", "DATE", "2022-WI")]),
        ("Er kommt am Mittwochmorgen.", [("Mittwochmorgen", "TIME", "2025-03-05TMO")]),
        (
            "Es dauerte weniger als drei Stunden.",
            [("weniger als drei Stunden", "DURATION", "PT3H")],
        ),
        ("Er starb im Jahr 1994.", [("1994", "DATE", "1994")]),
    ],
)
def test_german_expressions_are_found_whole_with_their_values(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rund 2000 Menschen kamen.",
        "Am Morgen regnete es.",
        "Die Karte liegt vor einem Haus.",
    ],
)
def test_german_words_that_only_look_like_time_are_left_out(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Der Minister kam am Freitag an.", "2025-02-28"),
        ("Der Minister hatte am Donnerstag gesprochen.", "2025-02-27"),
        ("Der Minister wird am Freitag ankommen.", "2025-03-07"),
        ("Der Prozess ist für Donnerstag geplant.", "2025-03-06"),
        ("Der Minister soll am Samstag sprechen.", "2025-03-08"),
    ],
)
def test_german_clause_tells_past_from_future(text, day):
    (timex,) = timexes(text)
    assert timex.days.edtf == day
