"""Records for other programs and other eyes: the contract, flat rows, the brief. It finds nothing."""

from dateline.export.answers import Against, Answer, Answers, answer_rows, ask
from dateline.export.brief import (
    AgreedLine,
    Brief,
    BriefOptions,
    CopyLine,
    LeftOut,
    OriginLine,
    OtherStory,
    RelationLine,
    ReportLine,
    TimelineLine,
    make_brief,
)
from dateline.export.brief_check import verify_brief
from dateline.export.brief_file import brief_html, brief_json, brief_markdown, lineage_picture
from dateline.export.contract import export_records, jsonl_lines, schema
from dateline.export.disputes import Dispute, Voice
from dateline.export.flat import csv_files, csv_text, safe_cell
from dateline.export.lineage import (
    Hand,
    LineageGraph,
    handed_words,
    make_lineage,
    shown_lineage,
)
from dateline.export.lineage_file import lineage_dot, lineage_graphml, lineage_json
from dateline.export.said import Carrier, Route, Said, SaidBy
from dateline.export.since import News
from dateline.export.view import CaseView, Quote
from dateline.export.views import VIEWS, Cell, Filters, Row, chain_words, columns_of
from dateline.export.words import (
    CHAIN_COLUMNS,
    chain_columns,
    count_words,
    new_words,
    origin_words,
    relation_words,
    since_words,
)

__all__ = [
    "CHAIN_COLUMNS",
    "VIEWS",
    "Against",
    "AgreedLine",
    "Answer",
    "Answers",
    "Brief",
    "BriefOptions",
    "Carrier",
    "CaseView",
    "Cell",
    "CopyLine",
    "Dispute",
    "Filters",
    "Hand",
    "LeftOut",
    "LineageGraph",
    "News",
    "OriginLine",
    "OtherStory",
    "Quote",
    "RelationLine",
    "ReportLine",
    "Route",
    "Row",
    "Said",
    "SaidBy",
    "TimelineLine",
    "Voice",
    "answer_rows",
    "ask",
    "brief_html",
    "brief_json",
    "brief_markdown",
    "chain_columns",
    "chain_words",
    "columns_of",
    "count_words",
    "csv_files",
    "csv_text",
    "export_records",
    "handed_words",
    "jsonl_lines",
    "lineage_dot",
    "lineage_graphml",
    "lineage_json",
    "lineage_picture",
    "make_brief",
    "make_lineage",
    "new_words",
    "origin_words",
    "relation_words",
    "safe_cell",
    "schema",
    "shown_lineage",
    "since_words",
    "verify_brief",
]
