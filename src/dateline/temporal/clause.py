"""Does the clause around an expression look back or forward? Features, and a weighing of them.

Words only: the reader gives no syntax yet. Weights are data (``weights/direction.json``), trained by
``bench/quality/timexes/train.py``; nothing is resolved here.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from dateline.model import ResourceError
from dateline.resources import calendar

_FUTURE_AUXILIARIES = frozenset("will 'll shall won't going".split())
_CONDITIONAL = frozenset("would could may might can should must".split())
_PLANS = frozenset(
    "expected expects expect scheduled due set slated planned plans plan planning hopes hope intends "
    "intend intended aims aim vowed promised promises ready postponed deferred rescheduled adjourned ready likely poised prepares preparing "
    "prepared prepare upcoming proposed ordered asked ahead pending deadline begins opens starts "
    "awaits awaiting soon effective payable tentatively bound headed heading hold seeks".split()
)
_REPORTING = frozenset(
    "said says told announced reported added warned confirmed denied insisted wrote stated claimed "
    "acknowledged testified predicted".split()
)
_IRREGULAR_PAST = frozenset(
    "was were had did went came took made gave got held met left began became fell rose won lost sent "
    "brought broke found fought hit kept knew led led ran saw sold shot spoke stood struck thought "
    "threw wrote bought built caught drew drove felt flew grew heard laid paid put rose sat sought "
    "spent swept won cut shut died been saw chose ate wore tore swore stole froze fled fed lent bent "
    "dealt hid hung lit meant quit rode rang sank shook slid slept sprang stuck swam swung taught woke "
    "wound withdrew overthrew undertook underwent became arose".split()
)
_PRESENT = frozenset("is are has have does do says".split())
_FORWARD_PREPOSITIONS = frozenset("by until till before starting beginning effective".split())
_PREPOSITIONS = frozenset("for on to by until in".split())
_BREAKS = frozenset(
    ', ; : \u2014 \u2013 -- " \u201c \u201d that who which when where while after because and but as if unless once ( )'.split()
)
_SENTENCE = 60
"""Words on each side that count as the sentence: all of one in news, a bound for a hostile page."""
_SHORTEST_FORM = 4
"""*need* and *king* are no verb forms; *ended* and *being* are."""
_REACH = 12
"""Words looked at on each side: half misses auxiliaries before long subjects, double reaches into the
next clause."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around an expression.

    ``words`` are the sentence's tokens in lower case, the expression being ``words[first:last + 1]``.
    ``ahead`` and ``behind`` are how many days after and before publication the nearest future and past
    readings are; ``None`` where there is none, or where that is not asked. ``unit`` is D for a day of
    a month, W for a weekday, M for a month and so on. ``follows`` marks the second of *Tuesday and
    Wednesday*: it looks the way the first does.
    """

    words: Sequence[str]
    first: int
    last: int
    headline: bool = False
    quoted: bool = False
    lead: bool = False
    follows: bool = False
    unit: str = ""
    ahead: int | None = None
    behind: int | None = None
    language: str = "en"


def features(setting: Setting) -> tuple[str, ...]:
    """Return the names of the features that hold, sorted."""
    names = {"bias", *_neighbours(setting), *_window(setting)}
    if setting.headline:
        names.add("headline")
        names.update(_headline(setting))
    if setting.quoted:
        names.add("quoted")
    if setting.lead:
        names.add("lead")
    names.update(_distances(setting))
    return tuple(sorted(names))


def _headline(setting: Setting) -> Iterator[str]:
    """*Chancellor to visit Orlan*: a headline's infinitive is its future tense."""
    words = setting.words[: setting.first]
    for before, word in pairwise(words):
        if before == "to" and word.isalpha() and kind_of(word) == "other":
            yield "headline:infinitive"
            return


def _distances(setting: Setting) -> Iterator[str]:
    if not setting.unit or setting.ahead is None or setting.behind is None:
        return
    yield f"unit={setting.unit}"
    if setting.unit == "W":
        yield f"weekday.ahead={setting.ahead}"
        return
    yield f"date.nearer={'ahead' if setting.ahead < setting.behind else 'behind'}"
    yield f"date.ahead<={_bucket(setting.ahead)}"
    yield f"date.behind<={_bucket(setting.behind)}"


def _bucket(days: int) -> int:
    return next((limit for limit in (15, 45, 90, 180, 270) if days <= limit), 400)


def _neighbours(setting: Setting) -> Iterator[str]:
    words, first, last = setting.words, setting.first, setting.last
    before = words[first - 1] if 0 < first else "^"
    after = words[last + 1] if last + 1 < len(words) else "$"
    if (
        1 < first
        and before in _PREPOSITIONS
        and kind_of(words[first - 2], setting.language) == "plan"
    ):
        yield "before:plan and preposition"
    for side, word in (("before", before), ("after", after)):
        yield f"{side}:{kind_of(word, setting.language)}"
        if side == "before" and word in _limits(setting.language):
            yield "before:limit"
        if word in ("by", "on", "to", "from", "for", "'s", "at", "in"):
            yield f"{side}={word}"


def _limits(language: str) -> frozenset[str]:
    return _FORWARD_PREPOSITIONS if language == "en" else calendar(language).frames["limit"]


def _window(setting: Setting) -> Iterator[str]:
    """Yield the nearest verb-like word on each side, and what else the clause holds."""
    left = list(setting.words[max(0, setting.first - _REACH) : setting.first])
    right = list(setting.words[setting.last + 1 : setting.last + 1 + _REACH])
    kinds_left = _kinds(left, setting.language)
    kinds_right = _kinds(right, setting.language)
    yield from _side("left", left[::-1], kinds_left[::-1])
    yield from _side("right", right, kinds_right)
    yield from _infinitive(_until_break(left[::-1]))
    yield from _plans(setting, left, kinds_left, kinds_right)
    near = setting.words[max(0, setting.first - _SENTENCE) : setting.last + 1 + _SENTENCE]
    kinds = {kind_of(word, setting.language) for word in near}
    for kind in ("will", "plan"):
        if kind in kinds:
            yield f"sentence:{kind}"


def _side(side: str, words: Sequence[str], kinds: Sequence[str]) -> Iterator[str]:
    clause = kinds[: len(_until_break(words))]
    near = kinds if side == "left" else kinds[: _condition(words)]
    yield f"{side}.nearest:{_nearest(words, near, is_left=side == 'left')}"
    if side == "left":
        clause = _within_report(clause)
    for kind in sorted(set(clause) & _VERBAL):
        yield f"{side}.clause:{kind}"


def _condition(words: Sequence[str]) -> int:
    """Return where a condition begins: its verb is no look back (*on Sunday if inspectors agreed*)."""
    return next((at for at, word in enumerate(words) if word in ("if", "unless")), len(words))


def _within_report(kinds: Sequence[str]) -> Sequence[str]:
    """Return the kinds up to a reporting verb that another verb parts from: *said the quay would reopen*."""
    seen = False
    for index, kind in enumerate(kinds):
        if kind == "reporting" and seen:
            return kinds[:index]
        seen = seen or kind in _VERBAL
    return kinds


def _plans(
    setting: Setting, left: Sequence[str], kinds_left: Sequence[str], kinds_right: Sequence[str]
) -> Iterator[str]:
    """*is scheduled*, *as soon as*, and a German clause that closes with its planning verb."""
    if any(tuple(left[at : at + 3]) == ("as", "soon", "as") for at in range(len(left) - 2)):
        yield "left:as soon as"
    if ("ahead", "of") in pairwise(_until_break(left[::-1])[::-1]):
        yield "left:ahead of"
    last = next((kind for kind in kinds_right if kind in _VERBAL), "none")
    closes = setting.language == "de" and last in ("plan", "will")
    if ("present", "plan") in pairwise(kinds_left) or closes:
        yield "left:is planned"
    if closes:
        yield "before:plan and preposition"


_BEFORE_PARTICIPLE = frozenset("be the a an its his her their".split())


def _kinds(words: Sequence[str], language: str) -> list[str]:
    """Return the kinds of *words*; a participle that is no past (*be lowered*, *the damaged quay*) is other."""
    kinds = [kind_of(word, language) for word in words]
    for index in range(1, len(words)):
        if kinds[index] == "past" and words[index - 1] in _BEFORE_PARTICIPLE:
            kinds[index] = "other"
    return kinds


def _nearest(words: Sequence[str], kinds: Sequence[str], *, is_left: bool) -> str:
    """Return the kind of the first verb-like word; left of the expression *to leave* is one."""
    for index, kind in enumerate(kinds):
        if kind in _VERBAL:
            return kind
        if is_left and kind == "other" and list(words[index + 1 : index + 2]) == ["to"]:
            return "infinitive"
    return "none"


def _infinitive(reversed_clause: Sequence[str]) -> Iterator[str]:
    """*to leave Tuesday*: a verb after *to* that is no past form, before the expression."""
    forward = list(reversed(reversed_clause))
    for index, word in enumerate(forward[:-1]):
        if word == "to" and forward[index + 1].isalpha() and kind_of(forward[index + 1]) == "other":
            yield "left.infinitive"
            return


def _until_break(words: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for word in words:
        if word in _BREAKS:
            break
        kept.append(word)
    return kept


_VERBAL = frozenset({"will", "modal", "plan", "reporting", "past", "present", "ing"})


@lru_cache(maxsize=8_192)
def kind_of(word: str, language: str = "en") -> str:
    """Return the class of a word by its form: will, modal, plan, reporting, past, present, ing, other.

    >>> kind_of("visited"), kind_of("scheduled"), kind_of("will"), kind_of("quay")
    ('past', 'plan', 'will', 'other')
    """
    if language != "en":
        return _kind_by_lexicon(word, language)
    if word in _FUTURE_AUXILIARIES:
        return "will"
    if word in _CONDITIONAL:
        return "modal"
    if word in _PLANS:
        return "plan"
    if word in _REPORTING:
        return "reporting"
    if word in _IRREGULAR_PAST or (word.endswith("ed") and _SHORTEST_FORM < len(word)):
        return "past"
    if word in _PRESENT:
        return "present"
    if word.endswith("ing") and _SHORTEST_FORM < len(word):
        return "ing"
    return "other" if word[:1].isalnum() else "mark"


_KINDS = ("will", "modal", "plan", "reporting", "past", "present")


def _kind_by_lexicon(word: str, language: str) -> str:
    """Return the class of a word by the lists and endings of its language's lexicon."""
    lists = calendar(language).direction
    for kind in _KINDS:
        if word in lists.get(kind, ()):
            return kind
    if _SHORTEST_FORM < len(word) and word not in lists.get("not_past", ()):
        for kind in ("will", "past"):
            if word.endswith(tuple(sorted(lists.get(f"{kind}_endings", ())))):
                return kind
    return "other" if word[:1].isalnum() else "mark"


def forward_probability(names: Sequence[str], weights: Mapping[str, float] | None = None) -> float:
    """Return how likely, 0 to 1, an expression with these features lies ahead of publication."""
    table = direction_weights() if weights is None else weights
    score = math.fsum(table.get(name, 0.0) for name in names)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def direction_weights() -> Mapping[str, float]:
    """Return the trained weights, by feature name.

    Raises:
        ResourceError: the file in the package is missing or malformed.
    """
    try:
        source = files("dateline.temporal").joinpath("weights/direction.json")
        table = json.loads(source.read_text(encoding="utf-8"))["weights"]
        return MappingProxyType({str(name): float(value) for name, value in table.items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise ResourceError(f"weights/direction.json is malformed: {problem!r}") from problem
