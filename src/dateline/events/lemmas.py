"""Dictionary forms of verbs and nouns that the lexicon of events does not list. English only.

Of what a form can stand for ('hoping': 'hop', 'hope') it takes the word that is commoner in English, by
the order of the reader's vocabulary. What is not in there loses its ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.resources import reader_vocabulary

_SHORTEST = 2
"""Letters that must be left when an ending is taken off: 'red' and 'bring' keep theirs."""
_WITH_E = tuple(
    "at iz is ut it v c u g bl pl tl dl gl fl kl ur ir id ud ad ot os ib ok uk ak".split()
)
"""Ends of stems that had an 'e' more often than not."""
_IRREGULAR = """
use uses used using|be am is are was were been being 's 're 'm|have has had having 've|do does did done doing
go goes went gone going|make makes made making|get gets got gotten getting|keep keeps kept keeping
bring brings brought bringing|buy bought|catch caught|teach taught|think thought|seek sought
hold held|tell told|sell sold|say said|pay paid|lay laid laying|lead led|feed fed|meet met|read read
feel felt|leave left|mean meant|deal dealt|send sent|spend spent|lend lent|bend bent|build built
lose lost loses losing|find found|bind bound|wind wound|hang hung|win won|stand stood|understand understood
become became|come came|run ran|begin began begun|sing sang sung|sink sank sunk|swim swam swum
drink drank drunk|ring rang rung|give gave given giving|take took taken taking|shake shook shaken
see saw seen seeing|know knew known|grow grew grown|throw threw thrown|draw drew drawn|fly flies flew flown
show shown|write wrote written writing|ride rode ridden riding|drive drove driven driving
rise rose risen rising|speak spoke spoken|break broke broken|choose chose chosen choosing
freeze froze frozen freezing|steal stole stolen|wear wore worn|bear bore born borne|tear tore torn
swear swore sworn|fall fell fallen|eat ate eaten|hide hid hidden hiding|bite bit bitten biting
forget forgot forgotten forgetting|forgive forgave forgiven|blow blew blown|lie lain lying|die dies died dying
overrun overran|overthrow overthrew overthrown|repay repaid|rebuild rebuilt|shrink shrank shrunk|spill spilt|burn burnt
sit sat sitting|fight fought|shoot shot shooting|hear heard|sleep slept|sweep swept|weep wept|slide slid
strike struck|stick stuck|swing swung|spin spun|cling clung|flee fled|bleed bled|breed bred
undergo underwent undergone|undertake undertook undertaken|withdraw withdrew withdrawn
overcome overcame|overtake overtook overtaken|uphold upheld|withhold withheld|light lit|dig dug
"""


@cache
def lemma_of_verb(form: str) -> str:
    """Return the infinitive of a verb's *form* in lower case.

    >>> [lemma_of_verb(each) for each in ("brought", "dropped", "hopes", "carried", "needing")]
    ['bring', 'drop', 'hope', 'carry', 'need']
    """
    known = _irregular().get(form)
    return _commonest(form, _verbs(form)) if known is None else known


@cache
def lemma_of_noun(form: str) -> str:
    """Return the singular of a noun's *form* in lower case.

    >>> [lemma_of_noun(each) for each in ("policies", "crashes", "losses", "crisis", "moves")]
    ['policy', 'crash', 'loss', 'crisis', 'move']
    """
    return _commonest(form, _singulars(form))


def _commonest(form: str, stems: Iterator[str]) -> str:
    """Return the commonest of *stems*; of those that are all unknown, the first."""
    ranks = _ranks()
    found = [each for each in stems if _SHORTEST <= len(each)]
    return min(found, key=lambda each: ranks.get(each, len(ranks)), default=form)


def _verbs(form: str) -> Iterator[str]:
    ending = next((each for each in ("ed", "ing") if form.endswith(each)), None)
    if ending is None:
        yield from _singulars(form)
        return
    stem = form[: -len(ending)]
    if ending == "ed" and stem.endswith("i"):
        yield stem[:-1] + "y"
    elif stem.endswith(_WITH_E):
        yield stem + "e"
        yield stem
    else:
        yield stem
        yield stem + "e"
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]


def _singulars(form: str) -> Iterator[str]:
    if not form.endswith("s") or form.endswith(("ss", "us", "is", "as")):
        return
    if form.endswith("ies"):
        yield form[:-3] + "y"
    else:
        yield form[:-1]
        if form.endswith("es"):
            yield form[:-2]


@cache
def _ranks() -> dict[str, int]:
    return {word: at for at, word in enumerate(reader_vocabulary())}


@cache
def _irregular() -> dict[str, str]:
    rows = (row.split() for line in _IRREGULAR.strip().split("\n") for row in line.split("|"))
    return {form: row[0] for row in rows for form in row}
