"""French expressions of time: what is found, its TIMEX3 type and its value.

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
    document = dataclasses.replace(make_document(text, published="2025-03-04"), language="fr")
    return list(read_time(document, read(document)).timexes)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(each.span.of(text), each.type.value, each.value) for each in timexes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il est arrivé hier.", [("hier", "DATE", "2025-03-03")]),
        ("Il arrive demain matin.", [("demain matin", "TIME", "2025-03-05TMO")]),
        ("Il est parti avant-hier.", [("avant-hier", "DATE", "2025-03-02")]),
        ("La réunion a lieu aujourd'hui.", [("aujourd'hui", "DATE", "2025-03-04")]),
        ("Le quai a brûlé le 18 juin 2024.", [("le 18 juin 2024", "DATE", "2024-06-18")]),
        ("Le quai a brûlé le mardi 18 juin 2024.", [("mardi 18 juin 2024", "DATE", "2024-06-18")]),
        ("Il est né le 1er mai 1990.", [("le 1er mai 1990", "DATE", "1990-05-01")]),
        ("Le quai a été fermé en mars 2021.", [("mars 2021", "DATE", "2021-03")]),
        ("Le quai a été fermé en 2021.", [("2021", "DATE", "2021")]),
        ("Il a été fermé début 2021.", [("début 2021", "DATE", "2021")]),
        ("Il a été fermé à la mi-juin.", [("mi-juin", "DATE", "2024-06")]),
        ("Il ouvrira fin mars.", [("fin mars", "DATE", "2025-03")]),
        ("Il est arrivé mardi.", [("mardi", "DATE", "2025-03-04")]),
        ("Il arrivera vendredi.", [("vendredi", "DATE", "2025-03-07")]),
        ("Il est arrivé mardi dernier.", [("mardi dernier", "DATE", "2025-02-25")]),
        ("Il viendra mardi prochain.", [("mardi prochain", "DATE", "2025-03-11")]),
        ("Il est parti la semaine dernière.", [("la semaine dernière", "DATE", "2025-W09")]),
        ("Il partira le mois prochain.", [("le mois prochain", "DATE", "2025-04")]),
        ("Il est parti l'an dernier.", [("l'an dernier", "DATE", "2024")]),
        ("Il est parti l’année dernière.", [("l’année dernière", "DATE", "2024")]),
        ("Il reste cette semaine.", [("cette semaine", "DATE", "2025-W10")]),
        ("Il est venu ce mois-ci.", [("ce mois-ci", "DATE", "2025-03")]),
        ("Il a parlé il y a deux jours.", [("il y a deux jours", "DATE", "2025-03-02")]),
        ("Il a parlé il y a environ vingt ans.", [("il y a environ vingt ans", "DATE", "2005")]),
        ("Il parlera dans trois semaines.", [("dans trois semaines", "DATE", "2025-W13")]),
        ("La grève dure depuis neuf mois.", [("neuf mois", "DURATION", "P9M")]),
        ("Il a travaillé pendant deux ans.", [("deux ans", "DURATION", "P2Y")]),
        ("Il a travaillé plus de deux ans.", [("plus de deux ans", "DURATION", "P2Y")]),
        ("Les années 1990 furent calmes.", [("Les années 1990", "DATE", "199")]),
        ("Il a été bâti au XIXe siècle.", [("XIXe siècle", "DATE", "18")]),
        (
            "Les ventes du troisième trimestre 2023 ont chuté.",
            [("du troisième trimestre 2023", "DATE", "2023-Q3")],
        ),
        ("Le premier semestre 2023 fut bon.", [("Le premier semestre 2023", "DATE", "2023-H1")]),
        ("Il est parti l'été dernier.", [("l'été dernier", "DATE", "2024-SU")]),
        ("Il viendra cet été.", [("cet été", "DATE", "2025-SU")]),
        ("Il a parlé mardi soir.", [("mardi soir", "TIME", "2025-03-04TEV")]),
        ("Il a parlé hier soir à 20h30.", [("hier soir à 20h30", "TIME", "2025-03-03T20:30")]),
        ("Il a parlé lundi à 20 heures.", [("lundi à 20 heures", "TIME", "2025-03-03T20:00")]),
        ("Il navigue chaque lundi.", [("chaque lundi", "SET", "XXXX-WXX-1")]),
        ("Il navigue tous les deux ans.", [("tous les deux ans", "SET", "P2Y")]),
        ("Il paie deux fois par an.", [("par an", "SET", "P1Y")]),
        (
            "Ils se sont vus les 18 et 19 juin.",
            [("18", "DATE", "2024-06-18"), ("19 juin", "DATE", "2024-06-19")],
        ),
        (
            "Ils se voient du 3 au 5 mars.",
            [("3", "DATE", "2025-03-03"), ("5 mars", "DATE", "2025-03-05")],
        ),
        ("Cela dura de 1950 à 1953.", [("1950", "DATE", "1950"), ("1953", "DATE", "1953")]),
        (
            "Il est parti le 3 mars 2024. Le lendemain, il pleuvait.",
            [("le 3 mars 2024", "DATE", "2024-03-03"), ("Le lendemain", "DATE", "2024-03-04")],
        ),
        (
            "Il est parti le 3 mars 2024. Deux jours plus tard, il revint.",
            [
                ("le 3 mars 2024", "DATE", "2024-03-03"),
                ("Deux jours plus tard", "DATE", "2024-03-05"),
            ],
        ),
        ("La même année, il mourut.", [("La même année", "DATE", "XXXX")]),
        ("Il viendra à Noël 2025.", [("Noël 2025", "DATE", "2025-12-25")]),
        ("Il arrivera d'ici à la fin du mois.", [("fin du mois", "DATE", "2025-03")]),
        ("C'était deux jours avant le vote.", [("deux jours", "DURATION", "P2D")]),
        ("Il est venu le 18/06/2024.", [("18/06/2024", "DATE", "2024-06-18")]),
        ("Il fera beau pendant plusieurs semaines.", [("plusieurs semaines", "DURATION", "PXW")]),
        ("Il était parti l'année précédente.", [("l'année précédente", "DATE", "XXXX")]),
        ("Le bulletin quotidien paraît.", [("quotidien", "SET", "P1D")]),
        ("Les trois derniers mois furent durs.", [("Les trois derniers mois", "DURATION", "P3M")]),
        ("Ce jeudi, il a dit non.", [("Ce jeudi", "DATE", "2025-02-27")]),
        ("Il a été jugé ces dernières semaines.", [("dernières semaines", "DATE", "PAST_REF")]),
        ("Il est parti en août.", [("août", "DATE", "2024-08")]),
        ("Il a été vu pendant l'hiver 2022.", [("l'hiver 2022", "DATE", "2022-WI")]),
        ("La nuit de mardi fut longue.", [("nuit de mardi", "TIME", "2025-03-04TNI")]),
        ("Il est venu mercredi matin.", [("mercredi matin", "TIME", "2025-03-05TMO")]),
        ("Il a tenu moins de trois heures.", [("moins de trois heures", "DURATION", "PT3H")]),
    ],
)
def test_french_expressions_are_found_whole_with_their_values(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Il y eut 2000 morts.",
        "Il a marché dans la rue.",
    ],
)
def test_french_words_that_only_look_like_time_are_left_out(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le maire est arrivé vendredi.", "2025-02-28"),
        ("Le maire avait parlé jeudi.", "2025-02-27"),
        ("Le maire arrivera vendredi.", "2025-03-07"),
        ("Le procès est prévu jeudi.", "2025-03-06"),
        ("Le maire doit parler samedi.", "2025-03-08"),
    ],
)
def test_french_clause_tells_past_from_future(text, day):
    (timex,) = timexes(text)
    assert timex.days.edtf == day
