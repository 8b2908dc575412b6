"""Trigger lemmas that can tell one happening. Nothing is compared here.

A lemma outside the table is its own kind.
"""

from __future__ import annotations

from functools import cache

_GROUPS: dict[str, str] = {
    "die": "kill|die|murder|slaughter|massacre|perish|assassinate|dead|death|slay|slaying",
    "injure": "injure|wound|injury|hospitalize",
    "burn": "blaze|break out|burn|catch fire|ignite|gut|inferno|wildfire|set fire|engulf",
    "explode": "explode|blow up|detonate|go up",
    "meet": "meet|summit|consult|confer|converse|dialogue|peace talks|audience",
    "visit": "visit|travel|tour|go to|stopover",
    "arrive": "arrive|land|touch down",
    "greet": "greet|welcome|welcome ceremony",
    "arrest": "arrest|detain|capture|nab",
    "evacuate": "evacuate|move out|displace|relocate",
    "accuse": "accuse|blame|allege|criticize|denounce",
    "deny": "deny|reject|refute|dispute",
    "postpone": "postpone|put off|reschedule|delay|adjourn",
    "quake": "earthquake|quake|tremor|aftershock",
    "storm": "windstorm|hurricane|typhoon|cyclone|tornado|thunderstorm|batter|lash",
    "flood": "flood|inundate|flash flood|submerge|swamp",
    "attack": "attack|assault|strike|raid|ambush|terrorist attack|rocket attack|storm|air raid",
    "bomb": "bomb|bombard|shell|car bomb|suicide bombing|barrage",
    "shoot": "shoot|gun down|mass shooting|open fire|shooting|shot",
    "crash": "crash|collide|derail|pile-up",
    "vote": "vote|election|elect|poll|ballot|general election|presidential election|by-election",
    "charge": "charge|indict|arraign|prosecute",
    "sue": "sue|lawsuit",
    "sentence": "sentence|convict|plead guilty|jail|prison term",
    "resign": "resign|step down|quit",
    "inquire": "inquire|investigate|probe|inquest",
    "hearing": "hearing|sit|session|testify",
    "release": "release|free|bail",
    "test": "test|test-fire|missile launch|rocket launch",
    "protest": "protest|demonstrate|rally|march",
    "clash": "clash|skirmish|fight|battle|firefight",
    "open": "open|begin|start|inaugurate|kick off",
    "reopen": "reopen|resume|restart",
    "end": "end|close|conclude|complete|shut down",
    "extinguish": "extinguish|douse|put out",
    "mourn": "mourn|memorial service|funeral|bury|vigil|commemorate",
    "call": "call|phone|telephone",
    "recover": "recover|find|discover|unearth",
    "sign": "sign|pact|treaty|accord",
    "agree": "agree|deal",
    "rescue": "rescue|save",
    "ceasefire": "ceasefire|truce|armistice",
    "surge": "rise|surge|soar|grow",
    "kidnap": "kidnap|abduct|hostage-taking",
    "invade": "invade|occupy|overrun",
    "win": "win|victory|beat|defeat|triumph",
    "escape": "escape|flee",
    "rob": "rob|robbery|heist|burgle|burglary",
    "damage": "damage|destroy|devastate|wreck|ravage",
    "acquire": "acquire|acquisition|buy|purchase|takeover|take over|buy out",
    "launch": "launch|unveil|roll out",
    "say": "say|announce",
    "withdraw": "withdraw|pull out|retreat",
}


@cache
def kinds() -> dict[str, str]:
    """Return the kind of each lemma in the table."""
    return {lemma: kind for kind, row in _GROUPS.items() for lemma in row.split("|")}


def kind_of(lemma: str) -> str:
    """Return the kind that *lemma* tells, itself where it has no synonyms here."""
    return kinds().get(lemma, lemma)
