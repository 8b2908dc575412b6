"""Tells what one line looks like, from its own characters: prose, a date line, a byline, a credit.

Knows nothing of the line's place; see ``roles`` for that. No shape is told by a brand's name.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from dateline.extract.dates import read_dates
from dateline.extract.lines import Line
from dateline.extract.words import (
    BYLINE_ROLES,
    COUNT_LABELS,
    CREDIT_VERBS,
    FUNCTION_WORDS,
    IMPERATIVES,
    PHOTO_WORDS,
    PRIVATE_LABELS,
    PUBLISHED_WORDS,
    RELATED_LEADS,
    SOURCE_LABELS,
    STATED_LABELS,
    UPDATED_WORDS,
    WEEKDAYS,
)
from dateline.resources import agencies

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_TERMINAL = re.compile(r"[.!?…।。！？][\"'”’»)\]*]{0,4}$|[.!?,…][\"”»]$")
_SEPARATORS = re.compile(r"\s[|•·»›>/→:▾]\s|[|•·»›→▾☰]|[ \t\xa0]{3,}|\t")
_LABEL = re.compile(r"^([^\W\d_][\w &'’/\-]{0,38}?)\s?[::]\s?(.*)$")
_URL = re.compile(r"^<?(?:https?://|www\.)\S{1,2000}>?$", re.IGNORECASE)
_FILE = re.compile(r"^[\w .()\-]{1,80}\.(?:jpe?g|png|gif|webp|svg|avif|mp4|pdf)$", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@\w{2,40}|[\w.+\-]{1,64}@[\w\-]{1,64}\.[\w.]{2,20}")
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright\b|all rights\b)", re.IGNORECASE)
_RIGHTS = re.compile(r"©|\ball rights\b|\bcopyright\b", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:\w+ )?to this (?:report|story|article)\b", re.IGNORECASE
)
_AD = frozenset(
    "advertisement advertising sponsored ad anzeige werbung publicité publicidad".split()
)
_BYLINE = re.compile(
    r"^(?:(?:written|posted|reported|story|words|text|published|edited)\s)?by:?\s", re.IGNORECASE
)
_NAME = re.compile(
    r"^[A-ZÀ-ÞĀ-Ž][\w.'’\-]{0,24}(?:\s(?:de|van|von|der|den|al|el|bin|di|da|la|le|du|y|and|&|"
    r"[A-ZÀ-ÞĀ-Ž][\w.'’\-]{0,24})){0,6}$"
)
_PHOTO_END = re.compile(r"[(\[][^()\[\]]{2,120}[)\]][.]?$")
_PHOTO_LEAD = re.compile(
    r"^(?:file(?:\s?photo)?\s?[:\-–—]|in this\b.{0,40}\b(?:photo|picture|image|frame)\b)",
    re.IGNORECASE,
)
_POSITIONS = re.compile(
    r"\((?:[LRC]|(?:centre|center|left|right|top|bottom|back|front)(?: [LRC]| left| right)?)\)"
    r"|,\s(?:centre|center|left|right|second from (?:left|right))(?:,|$| )",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"^(?:an?|the|this|these)\s(?:\w+\s){0,3}"
    r"(?:photos?|photographs?|pictures?|images?|screenshot|still|illustration|combination)\s"
    r"(?:\w+\s){0,6}?(?:shows?|taken|released|provided|posted|made)\b",
    re.IGNORECASE,
)
_RELATED_GLUED = re.compile(
    r"^(?:video|photos?|gallery|audio|live|podcast|infographic|slideshow)[:|]?\s?(?=[A-ZÀ-Þ\"“‘'])"
)
_ARROW = re.compile(r"^(?:>>|»|→|▶|►|➡|⇒|-->|=>)|(?:>>|»|→|›)\s*$|\s→\s")
_COUNTS = re.compile(
    r"^(?:\d[\d.,]*[kKmM]?|an?|one|no|zero)\s(?:\w+\s)?(?:min(?:ute)?s?(?:\sread)?|comments?|shares?|views?|"
    r"reads?|likes?|votes?|replies|reactions?|hours?|hrs?|days?)(?:\s(?:read|ago))?$",
    re.IGNORECASE,
)
_INNER_STOP = re.compile(r"[.!?][\"”’']?\s+[\"“‘']?[A-ZÀ-Þ]")
_TIME_ONLY = re.compile(r"^\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?\w{2,4})?$", re.IGNORECASE)
_DURATION = re.compile(r"\(\d{1,2}:\d{2}\)\s*$")
_FIRST_PERSON = frozenset("we our us ours".split())
_SECOND_PERSON = frozenset("you your yours".split())
_QUOTED = re.compile(r"[\"“«„][^\"”»“]{0,2000}[\"”»“]|(?<!\w)['‘][^'’]{0,500}['’](?!\w)")


class Shape(enum.Enum):
    """What a line looks like on its own."""

    PROSE = "a sentence or more"
    TITLE = "a short phrase that could be a headline"
    DATE = "a date, with at most a label and a time"
    BYLINE = "who wrote it"
    CREDIT = "where it is taken from, or who signs at the desk"
    PHOTO = "whose picture it is"
    CAPTION = "what a picture shows"
    RELATED = "leads to another article"
    LABEL = "a label and a value"
    FURNITURE = "navigation, sharing, counts, addresses, rights"
    MARKS = "nothing but punctuation"


@dataclass(frozen=True, slots=True)
class Look:
    """A line's shape and what else can be seen in it.

    ``prose`` is how much the line reads like sentences (above 0 it does); ``words`` their number;
    ``terminal`` whether it ends like a sentence; ``label`` the words before a colon, lower case; ``addressed`` whether it speaks to its reader;
    ``sentences`` whether one sentence ends inside it.
    """

    shape: Shape
    prose: float
    words: int
    terminal: bool
    label: str | None = None
    value: str = ""
    private: bool = False
    addressed: bool = False
    sentences: bool = False


def look_at(line: Line) -> Look:
    """Return what *line* looks like."""
    plain = line.plain
    words = _WORD.findall(plain[:4000])
    lower = [word.lower() for word in words]
    terminal = bool(_TERMINAL.search(plain[-8:]))
    label, value = _label(plain)
    addressed = _addressed(plain, lower)
    prose = _prose_score(line, lower, terminal=terminal, addressed=addressed, label=label)
    shape = _shape(line, lower, label, prose)
    private = label is not None and label.split(" ")[-1] in PRIVATE_LABELS
    sentences = bool(_INNER_STOP.search(plain[:2000]))
    return Look(shape, prose, len(words), terminal, label, value, private, addressed, sentences)


def words_of(plain: str) -> list[str]:
    """Return the words of *plain*, lower case."""
    return [word.lower() for word in _WORD.findall(plain)]


def is_name(text: str) -> bool:
    """Return whether *text* has the shape of one to seven capitalised words."""
    return bool(_NAME.match(text.strip()))


def is_photo_credit(text: str) -> bool:
    """Return whether *text* (a short line, or what stands in brackets) says whose picture it is."""
    words = words_of(text)
    if not words or 16 < len(words):
        return False
    if words[0] in PHOTO_WORDS and (
        len(words) == 1 or re.match(r"^\W{0,2}[\w\-]+\s?(?:[:/|©]|by\b|courtesy\b|credit)", text)
    ):
        return True
    if text.lstrip("( [").startswith("©"):
        return len(words) <= 8
    if re.match(
        r"^\W{0,2}[\w\- ]{1,40}\b(?:photo|file|archive|handout|pool)\W{0,2}$", text, re.IGNORECASE
    ):
        return len(words) <= 6
    parts = re.split(r"\s?/\s?", text.strip("()[]*_ "))
    if len(parts) < 2 or ":" in text or not all(_is_holder(part) for part in parts):
        return False
    return any(part.lower() in PHOTO_WORDS for part in parts) or _is_agency_like(parts[-1])


def _is_holder(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= 8 and (part.lower() in PHOTO_WORDS or words[0][:1].isupper())


def _is_agency_like(name: str) -> bool:
    """Return whether *name* is known as an agency, or is a short word in capitals."""
    return name in agencies() or (name.isupper() and name.isalpha() and 2 <= len(name) <= 8)


def _label(plain: str) -> tuple[str | None, str]:
    match = _LABEL.match(plain[:300])
    if match is None or 5 < match.group(1).count(" ") + 1:
        return None, ""
    return match.group(1).strip().lower(), match.group(2).strip()


def _addressed(plain: str, lower: list[str]) -> bool:
    """Return whether the line speaks to its reader outside quotation marks."""
    seen = set(lower)
    if not seen & _SECOND_PERSON and not (lower and lower[0] in IMPERATIVES):
        return False
    bare = _QUOTED.sub(" ", plain[:4000])
    outside = words_of(bare)
    second = bool(_SECOND_PERSON & set(outside))
    first = bool(_FIRST_PERSON & set(outside))
    begins = bool(outside) and outside[0] in IMPERATIVES and lower[0] == outside[0]
    return (second and (first or begins)) or (begins and first)


def _prose_score(
    line: Line, lower: list[str], *, terminal: bool, addressed: bool, label: str | None
) -> float:
    """Return how much a line reads like sentences: a hand-set linear sum, 0 is the border.

    Set on invented lines and the development half of the main-text pages; the terms that carry it
    are length, the share of function words and the end; halving or doubling any one other term
    changes fewer than one block in a hundred there.
    """
    count = len(lower)
    if not count:
        return -5.0
    share = sum(word in FUNCTION_WORDS for word in lower) / count
    score = -2.2 + min(count, 30) / 10 + 3.0 * min(share, 0.5) + (1.2 if terminal else -0.6)
    score -= 2.0 * (0.5 < line.link_share) + 1.0 * (line.plain.isupper())
    score -= 0.8 * min(4, len(_SEPARATORS.findall(line.plain[:1000])))
    score -= 1.2 * addressed * (count < 30) + 0.8 * (lower[0] in IMPERATIVES) * (not terminal)
    score -= 0.8 * (label is not None and count < 12)
    return score - 0.6 * bool(_HANDLE.search(line.plain[:1000]))


def _shape(line: Line, lower: list[str], label: str | None, prose: float) -> Shape:
    plain = line.plain
    if not lower:
        return Shape.MARKS
    if _is_address(plain):
        return Shape.FURNITURE
    if _is_credit(plain, lower, label):
        return Shape.CREDIT
    if _is_date(plain, lower, label):
        return Shape.DATE
    if _is_byline(plain, lower):
        return Shape.BYLINE
    if _is_related(plain, lower, label):
        return Shape.RELATED
    if _is_photo(plain, lower):
        return Shape.PHOTO
    if _is_caption(plain, lower):
        return Shape.CAPTION
    if label is not None and _is_label_value(plain, lower, label):
        return Shape.LABEL
    if _is_furniture(line, lower):
        return Shape.FURNITURE
    return Shape.PROSE if 0 < prose else Shape.TITLE


def _is_address(plain: str) -> bool:
    return bool(
        _URL.match(plain) or _FILE.match(plain) or _TIME_ONLY.match(plain) or _COUNTS.match(plain)
    )


def _is_credit(plain: str, lower: list[str], label: str | None) -> bool:
    bare = plain.strip("()[]*_ ")
    named = _COPYRIGHT.match(bare) or _COPYRIGHT.match(
        plain
    )  # 'bare' has lost the bracket of '(c)'
    if named or (_RIGHTS.search(bare) and len(lower) < 30 and "©" not in plain):
        return len(lower) < 60
    signs = lower[0] not in {"written", "reported"} or ";" in plain or plain[0] == "("
    if (
        signs
        and lower[0] in CREDIT_VERBS
        and len(lower) < 60
        and re.match(r"^\w+(?:\s\w+){0,2}\sby\b", bare)
    ):
        return True
    if re.match(
        r"^with\s(?:\w+\s){0,2}(?:reporting|inputs?|material|files?|reports?)\b",
        bare,
        re.IGNORECASE,
    ):
        return len(lower) < 25
    if label is not None and label.split(" ")[-1] in SOURCE_LABELS:
        return len(lower) < 14
    return len(lower) < 40 and bool(_CONTRIBUTED.search(plain))


def _is_date(plain: str, lower: list[str], label: str | None) -> bool:
    """Return whether nothing but dates, labels for them, weekdays, clock words and counts stand here."""
    if 24 < len(lower) or (label is not None and label.split(" ")[-1] in PRIVATE_LABELS):
        return False
    if _BYLINE.match(plain):
        return False
    dates = read_dates(plain)
    if not dates:
        return lower[0] in UPDATED_WORDS | PUBLISHED_WORDS and label is not None and len(lower) < 4
    rest = plain
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    left = [word for word in words_of(rest) if not word[0].isdigit()]
    if dates[0].start == 0 and not _TERMINAL.search(plain[-2:]) and len(left) <= 10:
        return True
    noise = UPDATED_WORDS | PUBLISHED_WORDS | WEEKDAYS | _CLOCK_WORDS
    return sum(word not in noise for word in left) <= 4 and len(left) <= 10


_CLOCK_WORDS = frozenset(
    "at am pm gmt utc est edt bst cet cest ist et pt uhr um the and min read last time hrs h in".split()
)


def _is_byline(plain: str, lower: list[str]) -> bool:
    if 16 < len(lower) or _TERMINAL.search(plain[-4:]):
        return False
    lead = _BYLINE.match(plain)
    if lead is not None:
        return plain[lead.end() :][:1].isupper() or len(lower) <= 4
    return lower[-1] in BYLINE_ROLES and len(lower) <= 7 and is_name(plain.replace(",", ""))


def _is_related(plain: str, lower: list[str], label: str | None) -> bool:
    if 40 < len(lower):
        return False
    if _RELATED_GLUED.match(plain) and not _TERMINAL.search(plain[-4:]):
        return True
    if _ARROW.search(plain) and len(lower) < 30:
        return True
    if label is not None:
        head = label.split(" ")
        leads = len(head) <= 4 and head[0] in RELATED_LEADS
        return leads or (head[0] == "from" and head[-1] in {"archive", "archives"})
    if lower[0] in RELATED_LEADS and len(lower) <= 6 and not _TERMINAL.search(plain[-4:]):
        return len(lower) == 1 or lower[1] in RELATED_LEADS | _RELATED_NEXT
    return False


_RELATED_NEXT = frozenset(
    "articles article stories story posts post news on from in about links link topics popular reads "
    "videos content coverage headlines to for".split()
)


def _is_photo(plain: str, lower: list[str]) -> bool:
    return len(lower) <= 16 and not _TERMINAL.search(plain[-2:]) and is_photo_credit(plain)


def _is_caption(plain: str, lower: list[str]) -> bool:
    end = _PHOTO_END.search(plain)
    if end is not None and is_photo_credit(end.group().strip(".")) and len(lower) < 80:
        return True
    if _PHOTO_LEAD.match(plain) or _PICTURED.match(plain):
        return len(lower) < 80
    return bool(_POSITIONS.search(plain)) and len(lower) < 60


def _is_label_value(plain: str, lower: list[str], label: str) -> bool:
    words = label.split(" ")
    if {words[0], words[-1]} & (PRIVATE_LABELS | COUNT_LABELS):
        return len(lower) < 60
    if words[-1] in STATED_LABELS:
        return True
    return len(lower) <= 2 + len(words) and len(words) <= 3 and not _TERMINAL.search(plain[-2:])


def _is_furniture(line: Line, lower: list[str]) -> bool:
    plain = line.plain
    if len(lower) == 1 and (lower[0] in _AD or plain.isupper()):
        return True
    if 2 <= len(_SEPARATORS.findall(plain[:400])) and len(lower) < 40:
        return not _TERMINAL.search(plain[-2:]) or "|" in plain
    if lower[0] in IMPERATIVES and _reads_as_command(plain, lower):
        return True
    if _DURATION.search(plain) and len(lower) < 10:
        return True
    return 0.8 < line.link_share and len(lower) < 12


def _reads_as_command(plain: str, lower: list[str]) -> bool:
    """Return whether a line that begins with a verb asks the reader for something."""
    if _TERMINAL.search(plain[-2:]) and 12 < len(lower):
        return False
    asks = {"us", "our", "your", "this", "article", "newsletter", "here", "now", "page", "comment"}
    targets = {"navigation", "content", "friend", "in", "up", "on", "by", "with", "via", "to", "a"}
    rest = set(lower[1:])
    return bool(rest & asks) or (len(lower) <= 4 and bool(rest & targets or len(lower) <= 2))
