"""Inputs that try to break a reader, made on the spot, with how each may end.

``ends`` are the states that are right for a case; where more than one stands, the limits of the
machine decide, and what matters is that it is one of them, with a reason, in time.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from dateline.model import InputStatus

OK = frozenset({InputStatus.OK})
PARTIAL = frozenset({InputStatus.PARTIAL})
REJECTED = frozenset({InputStatus.REJECTED})
READ = OK | PARTIAL
ANY = frozenset(InputStatus)

SENTENCES = (
    "Fire broke out at the northern quay of Varnhaven on Tuesday, the port authority said.",
    "“Two workers were taken to hospital,” harbour master Ilse Brandt told reporters on 4 March 2025.",
    "The company denied that its storage rules had been breached.",
    "An inquiry is expected to begin in the coming weeks, according to the ministry.",
)
REPORT = (
    f"Fire at Varnhaven quay\n\n{SENTENCES[0]}\n\n{SENTENCES[1]}\n\n{SENTENCES[2]} {SENTENCES[3]}\n"
)
BODY = "".join(f"<p>{sentence}</p>\n" for sentence in SENTENCES)
FRENCH = (
    "Incendie au quai de Varnhaven\n\nL’incendie s’est déclaré mardi, a annoncé l’autorité portuaire.\n\n"
    "« Deux ouvriers ont été hospitalisés », a déclaré la capitaine du port, Ilse Brandt.\n"
)
RUSSIAN = (
    "Пожар на причале\n\nПожар вспыхнул во вторник на северном причале порта, сообщило управление "
    "порта. «Двое рабочих доставлены в больницу», — заявила журналистам капитан порта.\n\nКомпания "
    "отрицает нарушение правил хранения и ожидает начала расследования в ближайшие недели.\n"
)
PLAIN_MARKS = str.maketrans("’«»—", '\'""-')


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile input. ``text`` is its canonical text where that is known to the letter."""

    id: str
    name: str
    make: Callable[[], bytes]
    ends: frozenset[InputStatus]
    reason: str = ""
    text: str | None = None
    holds: tuple[str, ...] = ()


def page(body: str = BODY, *, head: str = "", title: str = "Fire at Varnhaven quay") -> bytes:
    """Return a page that looks like a report's."""
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>\n{body}</article></body></html>"
    ).encode()


def nested(depth: int) -> bytes:
    """Return a page whose report lies *depth* elements deep."""
    return page("<div>" * depth + BODY + "</div>" * depth)


def json_ld(value: str) -> bytes:
    """Return a page with *value* as its structured data."""
    return page(head=f'<script type="application/ld+json">{value}</script>')


def entities(doctype: str, used: str) -> bytes:
    """Return a page with *doctype* that uses the entity it declares."""
    return f"{doctype}<html><body><h1>Fire</h1>{BODY}<p>{used}</p></body></html>".encode()


def record(**fields: object) -> bytes:
    """Return an input record."""
    return json.dumps({"text": REPORT} | fields).encode()


def text_case(id_: str, text: str, *, encoding: str = "utf-8", mark: bytes = b"") -> Case:
    """Return a case of plain text that must be read to the letter."""
    return Case(id_, "report.txt", lambda: mark + text.encode(encoding), OK, text=text)


BYTES = (
    Case("empty", "report.txt", lambda: b"", REJECTED, "an empty file"),
    Case("empty page", "report.html", lambda: b"", REJECTED, "an empty file"),
    Case("white space", "report.txt", lambda: b" \r\n\t \n" * 99, REJECTED, "nothing but white"),
    Case(
        "white space of other kinds",
        "report.txt",
        "\u00a0\u2003\u3000\n\u200b\n".encode,
        REJECTED,
    ),
    Case("mark alone", "report.txt", lambda: b"\xef\xbb\xbf", REJECTED, "nothing but white"),
    Case(
        "PNG named .html",
        "report.html",
        lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        REJECTED,
        "not text but a PNG image",
    ),
    Case(
        "PDF named .txt", "report.txt", lambda: b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", REJECTED, "not te"
    ),
    Case(
        "bytes of all kinds", "report", lambda: bytes(range(256)) * 99, REJECTED, "not text but b"
    ),
    Case(
        "truncated UTF-8",
        "report.txt",
        lambda: REPORT.replace("\n", "\n— ").encode() + "“".encode()[:2],
        PARTIAL,
        "the file ends inside a character",
        REPORT.replace("\n", "\n— ") + "\ufffd",
    ),
    Case(
        "broken byte in UTF-8",
        "report.txt",
        lambda: f"{FRENCH}\udcff{FRENCH}".encode("utf-8", "surrogateescape"),
        PARTIAL,
        "1 broken place in the utf-8 text",
        f"{FRENCH}\ufffd{FRENCH}",
    ),
    Case(
        "NUL bytes",
        "report.txt",
        lambda: REPORT.replace(" ", "\0", 3).encode(),
        PARTIAL,
        "3 NUL characters",
        REPORT.replace(" ", "\ufffd", 3),
    ),
    text_case("UTF-8 with mark", FRENCH, mark=b"\xef\xbb\xbf"),
    text_case("UTF-16 with mark", FRENCH, encoding="utf-16-le", mark=b"\xff\xfe"),
    text_case("UTF-16 big-endian with mark", FRENCH, encoding="utf-16-be", mark=b"\xfe\xff"),
    text_case("UTF-16 without mark", RUSSIAN, encoding="utf-16-le"),
    text_case("UTF-32 without mark", REPORT, encoding="utf-32-be"),
    text_case("Latin-1", FRENCH.translate(PLAIN_MARKS), encoding="latin-1"),
    text_case("cp1252", FRENCH, encoding="cp1252"),
    text_case("cp1251", RUSSIAN, encoding="cp1251"),
    text_case("KOI8-R", RUSSIAN.translate(PLAIN_MARKS), encoding="koi8-r"),
    text_case("mixed line ends", REPORT.replace("\n\n", "\r\n\r\n", 1).replace(".\n", ".\r", 1)),
    text_case("old line ends", REPORT.replace("\n", "\r")),
    text_case("line separators", REPORT.replace("\n\n", "\n\n\u2028\u2029", 2)),
    text_case("bidirectional controls", REPORT.replace("Fire", "\u202eeriF\u202c\u2067x\u2069")),
    text_case("invisible characters", REPORT.replace("e", "e\u200b\u00ad\u2060")),
    text_case("decomposed accents", REPORT.replace("e", "e\u0301")),
    text_case("characters beyond 16 bits", REPORT.replace(" ", " 🔥𝔉 ")),
    text_case("stacks of combining marks", REPORT + "Z" + "\u0301" * 20_000),
    text_case("escape sequences of terminals", REPORT.replace("Fire", "\x1b[2JFire")),
)

PAGES = (
    Case("page nested 300 deep", "report.html", lambda: nested(300), READ, holds=SENTENCES),
    Case("page nested 3,000 deep", "report.html", lambda: nested(3_000), READ, holds=SENTENCES),
    Case("page nested 100,000 deep", "report.html", lambda: nested(100_000), ANY),
    Case(
        "300,000 attributes on one tag",
        "report.html",
        lambda: page(f"<div {' '.join(f'a{n}=1' for n in range(300_000))}>{BODY}</div>"),
        ANY,
    ),
    Case("300,000 empty paragraphs", "report.html", lambda: page("<p></p>" * 300_000 + BODY), ANY),
    Case("500,000 unclosed links", "report.html", lambda: page(BODY + "<a>" * 500_000), ANY),
    Case("500,000 end tags", "report.html", lambda: page(BODY + "</p></div>" * 250_000), ANY),
    Case(
        "table of 9e15 columns",
        "report.html",
        lambda: page(f"<td colspan=9{'0' * 15}>{BODY}"),
        READ,
    ),
    Case("text node of 20 MB", "report.html", lambda: page(f"<p>{'word ' * 4_000_000}</p>"), ANY),
    Case(
        "attribute of 5 MB",
        "report.html",
        lambda: page(f"<p title='{'x' * 5_000_000}'>{BODY}"),
        ANY,
    ),
    Case(
        "300,000 character references",
        "report.html",
        lambda: page(BODY + "&amp;&#x41;" * 150_000),
        ANY,
    ),
    Case("page without text", "report.html", lambda: page("<img src=a.png>", title=""), REJECTED),
    Case(
        "page of scripts and styles",
        "report.html",
        lambda: b"<!DOCTYPE html><html><script>var a = 'Fire.'</script><style>p{}</style></html>",
        REJECTED,
    ),
    Case(
        "page hidden by a comment",
        "report.html",
        lambda: b"<!DOCTYPE html><!-- " + BODY.encode(),
        REJECTED,
    ),
    Case(
        "lone surrogates by reference",
        "report.html",
        lambda: page(BODY.replace("Fire", "Fire&#xD800;&#xDFFF;&#0;&#x110000;")),
        READ,
    ),
    Case(
        "declared charset is wrong",
        "report.html",
        lambda: page(f"<p>{FRENCH}</p>").decode().replace("utf-8", "iso-8859-1").encode(),
        READ,
        holds=("L’incendie s’est déclaré mardi",),
    ),
    Case(
        "charset declared and needed",
        "report.html",
        lambda: page(f"<p>{FRENCH}</p>").decode().replace("utf-8", "windows-1252").encode("cp1252"),
        READ,
        holds=("L’incendie s’est déclaré mardi",),
    ),
    Case(
        "page in UTF-16",
        "report.html",
        lambda: page().decode().encode("utf-16"),
        READ,
        holds=SENTENCES,
    ),
    Case(
        "structured data nested 50,000 deep",
        "report.html",
        lambda: json_ld('{"@type":"NewsArticle","a":' + "[" * 50_000 + "]" * 50_000 + "}"),
        READ,
        holds=SENTENCES,
    ),
    Case(
        "structured data of wrong types",
        "report.html",
        lambda: json_ld(
            '{"@type": ["NewsArticle", 7], "headline": {"a": []}, "datePublished": [20250304, null],'
            ' "author": [[{"name": 5}], "x", null], "publisher": true, "articleBody": 1e999}'
        ),
        READ,
        holds=SENTENCES,
    ),
    Case(
        "structured data cut short",
        "report.html",
        lambda: json_ld('{"@type": "NewsArt'),
        READ,
        holds=SENTENCES,
    ),
    Case(
        "lone surrogates in structured data",
        "report.html",
        lambda: json_ld(
            '{"@type": "NewsArticle", "headline": "\\ud800 Fire", "author": "\\udc00"}'
        ),
        READ,
        holds=SENTENCES,
    ),
    Case(
        "script in the headline",
        "report.html",
        lambda: json_ld('{"@type": "NewsArticle", "headline": "<script>alert(1)<\\/script>"}'),
        READ,
        holds=SENTENCES,
    ),
    Case(
        "entities that multiply",
        "report.html",
        lambda: entities(
            "<!DOCTYPE html [<!ENTITY a 'lol'>"
            + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
            + "]>",
            "&j;",
        ),
        READ,
    ),
    Case(
        "entity that names a file",
        "report.html",
        lambda: entities(
            "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
            "&x;",
        ),
        READ,
    ),
    Case(
        "dates that no calendar has",
        "report.html",
        lambda: json_ld('{"@type": "NewsArticle", "datePublished": "2025-02-30T24:61:00+99:99"}'),
        READ,
    ),
)

JSON = (
    Case(
        "JSON that is not an article",
        "report.json",
        lambda: b'{"a": 1}',
        REJECTED,
        "JSON that is not",
    ),
    Case("JSON that is not JSON", "report.json", lambda: b"{'a': 1}", REJECTED, "not JSON: "),
    Case(
        "JSON nested 100,000 deep", "report.json", lambda: b'{"a":' * 100_000, REJECTED, "not JSON"
    ),
    Case(
        "number of a million digits",
        "report.json",
        lambda: b'{"text": ' + b"9" * 1_000_000,
        REJECTED,
    ),
    Case("text that is no string", "report.json", lambda: b'{"text": ["Fire."]}', REJECTED),
    Case(
        "record of an empty text",
        "report.json",
        lambda: b'{"text": " "}',
        REJECTED,
        "a record whose",
    ),
    Case(
        "lone surrogates in a record",
        "report.json",
        lambda: record(title="\ud800", outlet="\udfffx"),
        READ,
    ),
    Case(
        "lone surrogates in its text", "report.json", lambda: record(text=REPORT + "\ud800\0"), READ
    ),
    Case(
        "fields of wrong types",
        "report.json",
        lambda: record(title=7, date=[1], byline={"a": 1}, url=None),
        READ,
    ),
    Case("day that no calendar has", "report.json", lambda: record(date="2025-02-30"), READ),
    Case("day out of range", "report.json", lambda: record(date="9999-99-99T99:99"), READ),
    Case(
        "page in a record",
        "report.json",
        lambda: json.dumps({"html": page().decode()}).encode(),
        READ,
    ),
)

TEXTS = (
    Case("one line of 50 MB", "report.txt", lambda: b"Fire at the quay " * 3_000_000, ANY),
    Case("one word of 5 MB", "report.txt", lambda: b"x" * 5_000_000, ANY),
    Case(
        "one sentence of 1 MB", "report.txt", lambda: b"Fire at the quay and " * 50_000 + b".", ANY
    ),
    Case("100,000 digits", "report.txt", lambda: b"1" * 100_000, ANY),
    Case("100,000 figures", "report.txt", lambda: b"1 " * 100_000, ANY),
    Case("8,000 weekdays", "report.txt", lambda: b"Monday " * 8_000, ANY),
    Case(
        "dates that cannot be",
        "report.txt",
        lambda: REPORT.encode() + b"On 30 February, 24:00, 0/0/0, year 9999 and 13/13/13. " * 50,
        READ,
    ),
    Case(
        "20,000 quotation marks",
        "report.txt",
        lambda: REPORT.encode() + "“‘\"'«".encode() * 20_000,
        ANY,
    ),
    Case("20,000 brackets", "report.txt", lambda: REPORT.encode() + b"([{" * 20_000, ANY),
    Case("100,000 lines", "report.txt", lambda: REPORT.encode() + b"x\n" * 100_000, ANY),
    Case("100,000 capitals", "report.txt", lambda: REPORT.encode() + b"Ab " * 100_000, ANY),
    Case(
        "chain of 5,000 tellings",
        "report.txt",
        lambda: REPORT.encode() + b"He said she said that " * 5_000,
        ANY,
    ),
)
