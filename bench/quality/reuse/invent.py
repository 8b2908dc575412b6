"""Invented news, word by word from a small grammar, and passages of it planted into other reports.

Every word is written for this project. The same seed gives the same reports. It measures nothing.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

LENGTHS = (25, 40, 60, 80)
EDITS = {"verbatim": 0.0, "light": 1 / 14, "heavy": 1 / 7, "rough": 1 / 4}
"""Strength → share of the words that are changed, left out, put in or moved."""

_NOUNS = (
    "quarry ferry council harvest bridge clinic vineyard tunnel depot orchard lantern choir reservoir "
    "market stable foundry tram archive ferryman mill parade tariff permit ledger siren cellar roof "
    "pump crane barge convoy drought frost ballot petition strike tender auction audit survey verdict "
    "curfew detour outage cable turbine valve boiler furnace greenhouse meadow embankment pier jetty "
    "lighthouse hostel nursery bakery brewery tannery workshop warehouse hangar airfield viaduct canal "
    "sluice weir dyke marsh heath ridge ravine glacier avalanche landslide beacon antenna relay satellite "
    "vaccine epidemic ward surgeon nurse paramedic inspector magistrate prosecutor clerk envoy consul "
    "treaty border checkpoint patrol barracks drill flotilla minesweeper subsidy levy pension wage "
    "mortgage rent deposit ration surplus shortage cargo manifest customs smuggler forgery ransom heist "
    "alibi witness juror warden inmate parole amnesty truce ceasefire siege refugee shelter blanket soup "
    "lorry tanker locomotive carriage signal platform timetable fare passenger cyclist pedestrian"
).split()
_ADJECTIVES = (
    "derelict frozen provincial overdue rusty temporary municipal crowded abandoned northern southern "
    "eastern western narrow steep muddy silent bankrupt generous reluctant furious weary cautious sudden "
    "gradual costly modest lavish obscure notorious rival joint secret public private annual weekly "
    "nightly seasonal wooden concrete copper granite coastal inland alpine remote suburban medieval "
    "modern faulty sturdy brittle toxic harmless vacant occupied flooded scorched restored contested"
).split()
_VERBS = (
    "inspected repaired closed reopened sold bought leased guarded blocked cleared flooded rebuilt "
    "measured mapped searched sealed emptied filled painted rented surveyed defended attacked praised "
    "mocked doubted welcomed delayed cancelled approved rejected financed audited mortgaged inherited "
    "photographed described counted replaced removed hauled towed buried unearthed drained ploughed "
    "fenced lit heated cooled wired tested moved abandoned occupied evacuated sheltered fed treated"
).split()
_ADVERBS = (
    "quietly hastily again twice yesterday overnight reportedly openly grudgingly slowly barely finally "
    "jointly separately briefly unexpectedly eventually partly entirely"
).split()
_JOINS = ("while", "because", "although", "before", "after", "until", "whereas", "once", "where")
_PREPOSITIONS = (
    "near", "behind", "beyond", "under", "above", "along", "across", "inside", "outside", "around",
    "towards", "against", "without", "despite", "within",
)  # fmt: skip
_PLACES = (
    "Orme Senn Lunn Kelso Hochwald Brask Tarnow Velm Issel Quorn Mirador Pellin Darrow Skane Ostry "
    "Ullern Fenwick Corvo Maresh Zell Ankara-on-Sea Blythe Harrow Idris Jarvo Katsura Lomond"
).split()
_NUMBERS = ("two", "three", "five", "nine", "eleven", "14", "26", "40", "70", "120", "300", "1,800")


@dataclass(frozen=True, slots=True)
class Plant:
    """A passage of *donor* that *host* holds, edited or not.

    ``wording`` is what stands in the host; ``length`` counts the words that were taken.
    """

    donor: int
    host: int
    length: int
    strength: str
    wording: str


class Inventor:
    """Writes reports and plants passages, from one seed."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)

    def report(self, *, paragraphs: int = 8) -> list[str]:
        """Return the paragraphs of a report of some 50 words each."""
        return [" ".join(self.sentence() for _ in range(3)) for _ in range(paragraphs)]

    def sentence(self) -> str:
        """Return one sentence of two clauses, some 18 words."""
        words = f"{self._clause()} {self._draw.choice(_JOINS)} {self._clause()}"
        return words[0].upper() + words[1:] + "."

    def _clause(self) -> str:
        pick = self._draw.choice
        parts = [self._thing(), pick(_ADVERBS) if self._draw.random() < 0.4 else "", pick(_VERBS)]
        parts += [self._thing(), pick(_PREPOSITIONS), self._thing()]
        if self._draw.random() < 0.3:
            parts += ["in", pick(_PLACES)]
        return " ".join(part for part in parts if part)

    def _thing(self) -> str:
        pick = self._draw.choice
        article = pick(("the", "the", "a", "its", "their", pick(_NUMBERS)))
        adjective = pick(_ADJECTIVES) if self._draw.random() < 0.6 else ""
        return " ".join(part for part in (article, adjective, pick(_NOUNS)) if part)

    def plant(
        self, reports: Sequence[list[str]], donor: int, host: int, length: int, strength: str
    ) -> Plant:
        """Take *length* words of *donor*, edit them, and put them into *host* as a paragraph."""
        words = " ".join(reports[donor]).split()
        start = self._draw.randrange(max(1, len(words) - length))
        taken = words[start : start + length]
        wording = " ".join(self._edit(taken, EDITS[strength]))
        reports[host].insert(self._draw.randrange(len(reports[host]) + 1), wording)
        return Plant(donor, host, length, strength, wording)

    def _edit(self, words: Sequence[str], rate: float) -> list[str]:
        edited = list(words)
        for _ in range(round(rate * len(words))):
            at = self._draw.randrange(1, len(edited) - 1)
            how = self._draw.randrange(4)
            if how == 0:
                edited[at] = self._draw.choice(_NOUNS)
            elif how == 1:
                del edited[at]
            elif how == 2:
                edited.insert(at, self._draw.choice(_ADVERBS))
            else:
                edited[at], edited[at - 1] = edited[at - 1], edited[at]
        return edited

    def choose(self, count: int, *, apart_from: int) -> int:
        """Return a number below *count* other than *apart_from*."""
        other = self._draw.randrange(count - 1)
        return other + (apart_from <= other)
