"""Measures which tellings are joined to one event, on the gold mentions of ECB+ by topic.

Each gold mention is a telling: ours where we have one at its place, else a bare one of its words (so
the join is measured, not the finding). Rivals in the same run: one event for each lemma of a topic,
and every mention alone. Prints nothing and sets no floor: the harness does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.quality.events.coref import Shares, conll, measure_topic, together
from bench.quality.events.gold import Topic, read_topics
from bench.quality.figures import bootstrap
from dateline.events.join import join_tellings
from dateline.events.synonyms import kind_of

ROOT = Path(__file__).resolve().parents[3]
NAME = "ecbplus"
Joined = Callable[[Topic], Mapping[str, str]]
"""Topic → telling → group; a telling that is not there stands alone."""


def measure(data: Path) -> dict[str, object]:
    """Return the figures on the dev topics; *data* is the unpacked folder of ECB+."""
    return measure_topics(list(read_topics(data, dev=True)))


def measure_topics(topics: Sequence[Topic]) -> dict[str, object]:
    """Return the figures on *topics*."""
    told = [one for topic in topics for one in topic.told]
    ours = [_score(topic, by_join) for topic in topics]
    low, high = bootstrap(ours, lambda part: conll(together(part)))
    return {
        "topics": len(topics),
        "mentions": len(told),
        "found by us": round(sum(one.is_ours for one in told) / max(1, len(told)), 3),
        "ours": _rows(ours) | {"interval": (round(low, 3), round(high, 3))},
        "one lemma": _rows([_score(topic, by_lemma) for topic in topics]),
        "one kind": _rows([_score(topic, by_kind) for topic in topics]),
        "each alone": _rows([_score(topic, lambda _: {}) for topic in topics]),
        "cases": {
            f"topic {topic.number}": round(conll(part), 4)
            for topic, part in zip(topics, ours, strict=True)
        },
    }


def by_join(topic: Topic) -> Mapping[str, str]:
    """Return the events that this project's join makes of the tellings."""
    made = join_tellings(topic.analyses, weak=True)
    return {mention: event.id for event in made for mention in event.mentions}


def by_lemma(topic: Topic) -> Mapping[str, str]:
    """Return one event for each lemma: the baseline that is hard to beat on this corpus."""
    return {one.telling.id: one.telling.lemma for one in topic.told}


def by_kind(topic: Topic) -> Mapping[str, str]:
    """Return one event for each group of synonyms."""
    return {one.telling.id: kind_of(one.telling.lemma) for one in topic.told}


def _score(topic: Topic, joined: Joined) -> dict[str, Shares]:
    groups = joined(topic)
    numbered = {str(number): one for number, one in enumerate(topic.told)}
    gold = {number: one.event for number, one in numbered.items()}
    ours = {n: groups.get(one.telling.id, f"alone {n}") for n, one in numbered.items()}
    return measure_topic(gold, ours)


def _rows(parts: Sequence[Mapping[str, Shares]]) -> dict[str, object]:
    total = together(parts)
    rows: dict[str, object] = {"conll": round(conll(total), 3)}
    for name, shares in total.items():
        rows[name] = {
            "precision": round(shares.precision, 3),
            "recall": round(shares.recall, 3),
            "f1": round(shares.f1, 3),
        }
    return rows


if __name__ == "__main__":
    given = Path(sys.argv[1]) if 1 < len(sys.argv) else ROOT / ".data" / NAME
    print(json.dumps(measure(given), indent=1))
