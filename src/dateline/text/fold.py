"""Folding: words and names made comparable. It never changes a document's text.

Search in what these functions give, point into the original with the span you started from.
"""

from __future__ import annotations

import unicodedata

_MARKS = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "`": "'",
        "\u00b4": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)


def fold_marks(text: str) -> str:
    """Return *text* with typographic quotation marks, dashes and spaces as their plain forms.

    Invisible characters (soft hyphen, zero-width space) are left out, so lengths may differ.

    >>> fold_marks("\u201cFire\u201d \u2013 again")
    '"Fire" - again'
    """
    return text.translate(_MARKS)


def fold(text: str) -> str:
    """Return *text* without case, accents and typographic variants, for comparing.

    >>> fold("Kim Jong\u2011un, C\u00d4TE d\u2019Ivoire")
    "kim jong-un, cote d'ivoire"
    """
    if text.isascii():
        return fold_marks(text).lower()
    cased = unicodedata.normalize("NFKD", fold_marks(text)).casefold()
    decomposed = fold_marks(unicodedata.normalize("NFKD", cased))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
