"""The case as a Python user sees it: open, add, look. A thin skin over the store and the pipeline."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from dateline.case.grow import GrowOptions, add, refresh
from dateline.case.store import Hit, Store
from dateline.case.verify import Verified, verify_case
from dateline.model import (
    CaseAnalysis,
    Claim,
    Document,
    DocumentAnalysis,
    Entity,
    Entry,
    InputOutcome,
    NotFoundError,
    Place,
    Relation,
    Statement,
    Story,
)


class Case:
    """A user's collection of stories, in one file.

    >>> from dateline.case import MEMORY
    >>> with Case(MEMORY) as case:
    ...     len(case.documents())
    0
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        """Open the case at *path*, or create it where there is none and *create* allows it.

        Raises:
            CaseError: the file cannot be opened, is something else, or is of a newer version.
        """
        self.store = Store(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. The object cannot be used afterwards."""
        self.store.close()

    def add(
        self, *inputs: str | Path, options: GrowOptions | None = None
    ) -> tuple[InputOutcome, ...]:
        """Read files and folders into the case; return how each input ended, sorted by name."""
        outcomes = add(self.store, [str(one) for one in inputs], options)
        self.__dict__.pop("analysis", None)
        return outcomes

    @cached_property
    def analysis(self) -> CaseAnalysis:
        """Everything that is known of the case, read again where this Dateline sees more."""
        return refresh(self.store)

    def documents(self) -> tuple[Document, ...]:
        """Return the reports, sorted by id."""
        return tuple(one.document for one in self.analysis.documents)

    def statements(self) -> tuple[Statement, ...]:
        """Return every statement, by report and position."""
        return tuple(one for doc in self.analysis.documents for one in doc.statements)

    def timeline(self) -> tuple[Entry, ...]:
        """Return the entries of every story's timeline, in the order of their days."""
        return self.analysis.entries

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims with the origins behind them."""
        return self.analysis.claims

    def relations(self) -> tuple[Relation, ...]:
        """Return where claims agree, deny, conflict or revise."""
        return self.analysis.relations

    def entities(self) -> tuple[Entity, ...]:
        """Return who and what is named, across reports."""
        return self.analysis.entities

    def stories(self) -> tuple[Story, ...]:
        """Return the stories of the case."""
        return self.analysis.stories

    def document(self, wanted: str) -> DocumentAnalysis:
        """Return the report with that id or name, with all its records.

        Raises:
            NotFoundError: there is none.
        """
        return self.store.document(wanted)

    def text(self, place: Place) -> str:
        """Return the words at *place*.

        Raises:
            NotFoundError: the report is not in the case.
            SpanError: the span ends behind the text.
        """
        for one in self.analysis.documents:
            if one.document.id == place.doc:
                return place.span.of(one.document.text)
        raise NotFoundError(f"no report {place.doc!r} in the case")

    def search(self, words: str, *, limit: int = 50, any_word: bool = False) -> tuple[Hit, ...]:
        """Return sentences that hold all *words* (with *any_word*, one of them), best first."""
        return self.store.search(words, limit=limit, any_word=any_word)

    def verify(self) -> Verified:
        """Check every span of every record against the captures."""
        return verify_case(self.store)
