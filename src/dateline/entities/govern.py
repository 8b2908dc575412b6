"""Whether a capital's name stands for the city or for the government that sits there.

Looks at the words beside it only; undecided is the city.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.entities.vocabulary import PLACE_PREPOSITIONS
from dateline.entities.words import Sentence, Words
from dateline.resources import CuePart, country_names, cues, event_verbs

_AUXILIARIES = frozenset(
    "has have had will would is was are were may might could must should can does did do says "
    "wants needs sees plans hopes fears also then later never still now subsequently".split()
)
_DEALINGS = frozenset(
    "ties relations talks deal agreement treaty pact cooperation contacts dialogue negotiations "
    "alliance alignment trade tensions dispute war conflict rift row sanctions pressure sanctions "
    "weapons arms ammunition aid support help assistance shipments sides rapprochement pledge "
    "demand demands threat threats".split()
)
_RELATING = frozenset("between with against by on for of to toward towards from and".split())
_MOTION = frozenset(
    "travel travels traveled travelled travelling traveling trip visit visits visited visiting fly "
    "flies flew flying flight flights arrive arrives arrived arriving return returns returned "
    "returning go goes going went come comes came drive drove train road way journey leave leaves "
    "left leaving reach reached reaching land landed move moved bus invited invite invitation "
    "head heads headed heading bring brought fled flee".split()
)
_REACHED = frozenset(
    "visit visits visited visiting leave leaves left leaving reach reaches reached reaching hit hits "
    "struck strike strikes downtown central greater capital city outside near in at around inside "
    "across over above bombed shelled attacked captured entered".split()
)
_URBAN = frozenset(
    "airport airports street streets mayor suburb suburbs outskirts district districts square "
    "residents metro subway port centre center downtown university stadium museum hotel police "
    "restaurant restaurants bars port city station hospital main central skyline neighborhood "
    "neighborhoods neighbourhood neighbourhoods".split()
)
_ADVERBS = frozenset("also meanwhile later never still now since then subsequently".split())
_OBJECT_STARTS = frozenset("the a an its his their no to that what any".split())
"""Words behind a word in -s that make it a verb ('pursues its war')."""
_SEATED = frozenset({"-based", "-born"})
"""Second halves of compounds with a place; of others ('Seoul-led') it is the government."""
_JOINING = frozenset({"and", "or", "nor"})
_FRIENDS = frozenset("allies partners others friends backers".split())
_MAX_LIST = 24
"""Words of a list that are looked at on each side of a name; no sentence lists more countries."""
_WINDOW = 5
"""Words before a preposition in which a verb of motion makes the capital a place."""


def stands_for_government(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Return whether the capital at tokens ``[first, last)`` is named as its government."""
    first, last = _whole_list(words, sentence, first, last)
    before = words.forms[first - 1].lower() if sentence.first < first else ""
    after = words.forms[last] if last < sentence.last else ""
    if after.startswith("-") and words.ends[last - 1] == words.starts[last]:
        return after not in _SEATED
    if before in _REACHED:
        return False
    if after == "'s":
        return before not in PLACE_PREPOSITIONS and not _is_urban(words, sentence, last + 1)
    if _relates(words, sentence, first, before):
        return True
    if before == "on" and _is_called_on(words, sentence, first):
        return True
    if before in PLACE_PREPOSITIONS:
        return False
    later = words.forms[last + 1] if last + 1 < sentence.last else ""
    if after.endswith("ly") or after in _ADVERBS:
        after, later = later, ""
    return _acts(before, after, later) or _is_acted_on(before)


def _whole_list(words: Words, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of the list that the capital stands in ('Seoul and Washington', 'X and allies')."""
    start, stop = first, last
    forms = words.forms
    low, high = max(sentence.first, first - _MAX_LIST), min(sentence.last, last + _MAX_LIST)
    while low < start - 1 and _joins(forms, start - 1, start - 2, start):
        start -= 2
    while stop + 1 < high and _joins(forms, stop, stop - 1, stop + 1):
        stop += 2
    if any(form in _JOINING for form in forms[start:stop]):
        return start, stop
    behind = forms[last : min(last + 3, sentence.last)]
    if behind[:1] == ("and",) and behind[1:2] and behind[1] in _FRIENDS:
        return first, last + 2
    if behind[:2] == ("and", "its") and behind[2:] and behind[2] in _FRIENDS:
        return first, last + 3
    return first, last


def _joins(forms: Sequence[str], at: int, left: int, right: int) -> bool:
    """Whether the word at *at* joins two names; a comma only two of countries or capitals."""
    if forms[at] in _JOINING:
        return _raised(forms[left]) and _raised(forms[right])
    names = country_names()
    return forms[at] == "," and forms[left] in names and forms[right] in names


def _raised(form: str) -> bool:
    return form[0].isupper()


def _is_urban(words: Words, sentence: Sentence, at: int) -> bool:
    following = words.forms[at : min(at + 2, sentence.last)]
    return any(word.lower() in _URBAN for word in following)


def _relates(words: Words, sentence: Sentence, first: int, before: str) -> bool:
    """Whether a word for dealings stands before the preposition ('ties with', 'arms to')."""
    if before not in _RELATING:
        return False
    start = max(sentence.first, first - _WINDOW)
    earlier = [word.lower() for word in words.forms[start : first - 1]]
    if any(word in _MOTION for word in earlier):
        return False
    return before == "between" or any(word in _DEALINGS for word in earlier)


def _is_called_on(words: Words, sentence: Sentence, first: int) -> bool:
    """Whether 'calls on' stands before the name."""
    return sentence.first < first - 1 and words.forms[first - 2].lower().startswith("call")


def _acts(before: str, after: str, later: str) -> bool:
    """Whether a verb of speech or of dealings, or an auxiliary, follows the name as its subject."""
    if before in PLACE_PREPOSITIONS or before in {"of", "for"}:
        return False
    if after in _AUXILIARIES or _is_verb(after):
        return True
    past = after.islower() and after.endswith("ed")
    return past or (after.islower() and after.endswith("s") and later in _OBJECT_STARTS)


def _is_acted_on(before: str) -> bool:
    return before in {"accuse", "tell", "told"} or (before not in _MOTION and _is_verb(before))


def _is_verb(word: str) -> bool:
    if not word.islower():
        return False
    if word in event_verbs():
        return True
    return any(cue.part is CuePart.VERB for cue in cues().find(word))
