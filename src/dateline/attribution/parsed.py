"""Universal Dependencies of a reading → the tags that the rules of this stage look at.

Says nothing about arcs; a contraction is told by its letters, as the tagger does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dateline.attribution.tags import certain_tag
from dateline.model import Syntax

_PLAIN: Mapping[str, str] = MappingProxyType({
    "PROPN": "NNP", "ADJ": "JJ", "ADP": "IN", "SCONJ": "IN", "CCONJ": "CC", "NUM": "CD",
    "PUNCT": "PUNCT", "SYM": "PUNCT", "INTJ": "X", "X": "X",
})  # fmt: skip
_WH = frozenset({"who", "whom", "whose", "which", "what", "when", "where", "why", "how", "whoever",
    "whatever", "whichever", "whenever", "wherever"})  # fmt: skip


def tags_of(syntax: Syntax, raw: Sequence[str], low: Sequence[str]) -> list[str]:
    """Return a tag for every token of *syntax*; none where it is empty.

    Args:
        syntax: of all tokens, or empty.
        raw: the tokens as written.
        low: the tokens in lower case.
    """
    if not syntax:
        return []
    return [certain_tag(word) or _tag(syntax, at, low[at]) for at, word in enumerate(raw)]


def _tag(syntax: Syntax, at: int, low: str) -> str:
    upos, feats = syntax.upos[at], syntax.feats[at]
    if upos in ("VERB", "AUX"):
        return _verb(upos, feats)
    if upos == "NOUN":
        return "NNS" if "Number=Plur" in feats else "NN"
    if upos in ("PRON", "DET"):
        return _pronoun(upos, feats, low)
    if upos == "PART":
        return {"to": "TO", "'s": "POS", "'": "POS"}.get(low, "RB")
    if upos == "ADV":
        return "WH" if low in _WH else "RB"
    if upos == "ADP" and syntax.relation[at] == "compound:prt":
        return "RP"
    return _PLAIN.get(upos, "X")


def _verb(upos: str, feats: str) -> str:
    if upos == "AUX" and "VerbForm=Fin" in feats and "Tense" not in feats:
        return "MD"
    if "VerbForm=Ger" in feats or "VerbForm=Part" in feats:
        return "VBN" if "Tense=Past" in feats or "Voice=Pass" in feats else "VBG"
    if "VerbForm=Fin" in feats and "Mood=Imp" not in feats:
        if "Tense=Past" in feats:
            return "VBD"
        return "VBZ" if "Number=Sing" in feats and "Person=3" in feats else "VBP"
    return "VB"


def _pronoun(upos: str, feats: str, low: str) -> str:
    if "PronType=Rel" in feats or "PronType=Int" in feats or low in _WH:
        return "WH"
    if upos == "DET":
        return "DT"
    if "Poss=Yes" in feats:
        return "PRP$"
    if "PronType=Prs" in feats or low in ("there", "one"):
        return "PRP"
    return (
        "DT"
        if "PronType=Dem" in feats or "PronType=Ind" in feats or "PronType=Tot" in feats
        else "NN"
    )
