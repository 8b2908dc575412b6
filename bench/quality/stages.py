"""The stages that are measured: what each needs, and the adapter that reads its result.

One row of ``STAGES`` for each. Measures nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from bench.quality.adapters import (
    Measured,
    Result,
    attribution,
    chains,
    events,
    main_text,
    names,
    reader,
    relations,
    reuse,
    story,
    timelines,
    timexes,
)


class Gives(Enum):
    """Which folder a stage's ``measure`` wants."""

    DATA = "the folder of the gold archives"
    GOLD = "the unpacked folder of its one gold set"
    ABOVE = "the folder that holds the unpacked folders"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its folder's name, what is measured on what, what is counted, which gold it reads.

    ``note`` is a sentence for below the table: what else is known, or how the settings differ.
    ``gives`` is what its ``measure`` is called with; ``extra`` is gold that it can do without.
    A stage that ``has_quick`` takes ``quick=True``, and has floors of its own for that.
    """

    name: str
    measures: str
    cases: str
    gold: tuple[str, ...]
    adapt: Callable[[Result], Measured]
    note: str = ""
    gives: Gives = Gives.DATA
    extra: tuple[str, ...] = ()
    has_quick: bool = False


STAGES = {
    stage.name: stage
    for stage in (
        Stage(
            "main_text",
            "which segments of a saved page are its article: F1 on the half of 237 pages that no "
            "weight was made from; the day of publication is right",
            "pages",
            ("main_text",),
            main_text,
            "Ours hears trafilatura and resiliparse as witnesses on each line, so the peer is not "
            "independent of it.",
            gives=Gives.GOLD,
        ),
        Stage(
            "reader",
            "the trained reader's layers on parts that its training never sees: sources, cues and "
            "contents as PolNeAR dev has them, outermost level; Universal Dependencies of EWT and GUM "
            "dev, with gold words and from raw text; names of Worldwide Newswire in nine classes; times "
            "and triggers of a fifth of TimeBank and AQUAINT; factuality of UDS on EWT dev; outlook of "
            "a tenth of PLOVER's sentences",
            "articles; sentences for the outlook",
            (
                "polnear",
                "ud_english_ewt",
                "ud_english_gum",
                "uds",
                "worldwide_newswire_ner",
                "tempeval3",
                "plover",
            ),
            reader,
            "'soft' pairs off what overlaps. 'made' paragraphs have one gold attribution put into "
            "another, as no gold has two levels. LAS compares whole labels, 'CoNLL' their first part; "
            "punctuation counts; raw figures match words by their places. Treebank paragraphs longer "
            "than 220 words are cut at sentence ends. spaCy's small CNN, trained from scratch for this "
            "project on the same treebanks, reached LAS .803 (EWT) and .833 (GUM) on test with gold "
            "words, not converged. Names that fall on words which the corpus lost are left aside. "
            "Factuality is read at gold predicates; '1 - error/6' is the mean absolute error as a share "
            "of the scale from -3 to 3. Seven of PLOVER's 117 dev sentences tell what is to come: "
            "the outlook's figure says little. A document that shares over a fifth of its runs of eight words "
            "with a train part is left out (a copy under another name). Sentence vectors are measured in training.",
            gives=Gives.ABOVE,
            has_quick=True,
        ),
        Stage(
            "attribution",
            "source, cue and content of statements: span F1 on PolNeAR, dev",
            "articles",
            ("polnear",),
            attribution,
        ),
        Stage(
            "chains",
            "who says it through whom: statements of 42 short reports, written and labelled for this "
            "project, through the whole road; edges are the ordered pairs of neighbours in a chain. "
            "Halves by a hash of the report's id; nothing is tuned on test",
            "reports",
            (),
            chains,
            "'edges' counts the edges of statements that no label has as wrong, 'edges of found' looks at "
            "the labelled statements that are found. 'own voice': sentences of the outlet in which no "
            "statement is found. 'role' and 'basis' are of carriers in both chains. The peer is textacy's direct "
            "quotations on spaCy's en_core_web_sm (see bench/quality/chains/README.md); the cell is empty where "
            "DATELINE_TEXTACY names no interpreter that has it. Written by those who wrote the stage: no sample "
            "of the world's reporting.",
        ),
        Stage(
            "timexes",
            "TIMEX3 on TimeBank and AQUAINT, F1 as TempEval-3 scores it, weights trained on the other "
            "four fifths; of the weekdays alone, how many get gold's day; histories: WikiWars",
            "articles",
            ("tempeval3",),
            timexes,
            "The rows as shipped leave out vague adverbs ('now', 'recently'), which this gold marks "
            "and this project's conventions do not. WikiWars is encyclopedic; its errors were looked at.",
            gives=Gives.ABOVE,
            extra=("wikiwars",),
        ),
        Stage(
            "names",
            "names in newswire from 40 countries: F1 on a tenth of Worldwide Newswire; pairs of "
            "names that are one person or place across the documents of a topic: F1 on ECB+",
            "articles, pairs of mentions",
            ("worldwide_newswire_ner", "ecbplus"),
            names,
            "A spaCy CNN trained from scratch on this corpus reached .731 when it was tried for this "
            "project (another split, nine classes with dates; never published). The corpus's authors "
            "report that models trained on Western news lose over 10 points on it (abstract read).",
        ),
        Stage(
            "events",
            "which tellings are joined to one event: gold mentions of the eight dev topics of ECB+, by "
            "topic; each is our telling where we have one there, else a bare one of its words",
            "mentions; frozen by topic",
            ("ecbplus",),
            events,
            "The mean F1 of MUC, B3 and CEAF-e, singletons counted. One event for each lemma is hard to "
            "beat here: a topic has two happenings, and no report has a day. The published figure joins "
            "by pairs of lemmas and prunes.",
            gives=Gives.GOLD,
        ),
        Stage(
            "reuse",
            "passages of 25 to 80 words planted in 403 invented reports, some edited, and pairs of "
            "real reports of one incident whose word 4-grams overlap by a tenth or more",
            "plants, passages, pairs of reports",
            (),
            reuse,
            "The baseline is overlap of whole documents, which no planted passage reaches: finding "
            "copies of parts is what it cannot do. The labels of the real pairs are mechanical.",
            gives=Gives.ABOVE,
            extra=("incident_reports",),
        ),
        Stage(
            "timelines",
            "which days a timeline of Timeline17 needs, as many as its journalist chose: mean F1 over "
            "timelines; triggers of events on TimeBank and AQUAINT: F1",
            "timelines, articles",
            ("timeline17", "tempeval3"),
            timelines,
            "'days, entries' is what the package's timeline gives out, in the order of its weights. "
            "Articles of a topic are sampled, and topics and articles that anything was tuned on are "
            "left out, so the published figures (all topics, all articles) are for scale only.",
            gives=Gives.ABOVE,
            has_quick=True,
        ),
        Stage(
            "story",
            "the invented story against its gold by hand: shares of checks that are right, and F1 of "
            "pairs of reports with one origin",
            "checks, pairs of reports",
            (),
            story,
            "Small, written for this project and looked at while the stages were made: it shows where "
            "the whole road fails, and is no sample of the world's reporting.",
        ),
        Stage(
            "relations",
            "which relation holds between marked words of two reports, on 209 pairs written for this "
            "project: precision and recall on the half that nothing was mended on, and on the other",
            "relations found, relations wanted, pairs; topics of ClaimDiff",
            (),
            relations,
            "The texts and labels were written before any result was seen. Each pair is a case of its own, "
            "of two short reports. The baseline is told which words are meant, the package is not. ClaimDiff "
            "(331 pairs of 22 topics of its train part): area under the curve of how alike two claims are.",
            gives=Gives.ABOVE,
            extra=("claimdiff",),
        ),
    )
}
"""By name, in the order of the table."""

EXPECTED = (
    "main_text", "reader", "timexes", "names", "attribution", "chains", "events", "reuse",
    "timelines", "story", "relations",
)  # fmt: skip
"""Stages that the table names even before their benchmark is there."""
