"""The short citation keys of published figures, spelled out. Holds no figure.

"Read" means that the figure was read in the source named; "from memory" that it was not, and is
shown for scale only.
"""

from __future__ import annotations

CITATIONS = {
    "Barbaresi": (
        "A. Barbaresi, trafilatura (github.com/adbar/trafilatura), its own evaluation on these "
        "pages; justext .862, readability .826, newspaper4k .801 there. Second hand."
    ),
    "HeidelTime": (
        "HeidelTime (J. Strötgen, M. Gertz) on TempEval-3 platinum, 20 documents that are kept apart "
        "here, as run by tei2go (github.com/hmosousa/tei2go). Read. SynTime (X. Zhong et al., 2017) "
        "gives spans of about .92/.95 there; from memory."
    ),
    "TEI2GO": (
        "A model that learned from HeidelTime's output, on its own part of WikiWars "
        "(github.com/hmosousa/tei2go). Read."
    ),
    "ECB+": (
        "S. R. Ahmed, A. Nath, J. H. Martin, N. Krishnaswamy (2023), lemma pairs and pruning on ECB+; "
        "models reach about .857. Its figure was re-scored at .763 for this project."
    ),
    "UWTime": (
        "K. Lee, Y. Artzi, J. Dodge, L. Zettlemoyer (2014), on TempEval-3 platinum, documents kept "
        "apart here. From memory; HeidelTime's value F1 there is .776, second hand."
    ),
    "BERT-TE3": "A BERT-base token classifier on TempEval-3, paperswithcode.com. Read.",
    "Timmeren": (
        "R. van Timmeren, Attribution-Relations (Groningen; github.com/robertjvt). Its published "
        "exact/soft .828/.881 (CRF .636/.705) count runs of gold tags by sentence; its BERT-base "
        "predictions on the test part, scored as ordinary span F1 as here, give .687/.844. Read."
    ),
    "Gholipour": (
        "D. Gholipour Ghalandari, G. Ifrim, Examining the State-of-the-Art in News Timeline "
        "Summarization (ACL 2020), table 4: datewise, Timeline17, Date F1; tilse (Martschat and Markert, "
        "2018) .544 too, most mentioned days .528. Read."
    ),
    "ATT-1": (
        "ATT-1 at TempEval-3 (2013), extent of events on platinum, documents kept apart here. From "
        "memory."
    ),
    "EWT-trf": (
        "Explosion, en_udv25_englishewt_trf 3.x, model card: RoBERTa-base on UD 2.5 EWT, test. Read. "
        "spaCy's scorer leaves punctuation out of UAS and LAS."
    ),
    "CNN": (
        "spaCy 3.8's small CNN, trained from scratch for this project (4,000 steps, not converged; gold "
        "words; names on a split of its own). Never published."
    ),
    "DLGRN": (
        "DLGRN on UDS-IH2, test: MAE .722, Pearson r .912; raw ratings, where ours are UDS 2.0's "
        "normalised ones, so for scale only. Second hand."
    ),
}
