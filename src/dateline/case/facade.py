"""The case as a Python user sees it: open, add, look. A thin skin over the store and the pipeline."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from dateline.case.decide import decide
from dateline.case.grow import GrowOptions, add, refresh, rule
from dateline.case.judgements import (
    Signature,
    append,
    standing,
    state_of,
    undo,
)
from dateline.case.store import Hit, Said, Store
from dateline.case.verify import Verified, verify_case
from dateline.model import (
    CaseAnalysis,
    Claim,
    Document,
    DocumentAnalysis,
    Entity,
    Entry,
    InputOutcome,
    Judgement,
    NotFoundError,
    Place,
    Relation,
    Rulings,
    Statement,
    Story,
    Verdict,
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

    def same(
        self, name: str, *others: str, signature: Signature | None = None
    ) -> tuple[Judgement, ...]:
        """Judge that *name* and *others* are one, whatever the rules say; return what is new.

        Each is a name, an entity's id or ``NAME@REPORT`` for whom one report calls so; or each is
        the id of an event or of a telling.

        Raises:
            NotFoundError: nobody is called so; the message says who nearly is.
            UsageError: a name fits several, or a judgement that stands contradicts.
        """
        return self._judge(Verdict.SAME, (name, *others), signature)

    def different(
        self, name: str, other: str, *, signature: Signature | None = None
    ) -> tuple[Judgement, ...]:
        """Judge that *name* and *other* are two, whatever the rules say; return what is new.

        Raises:
            NotFoundError: nobody is called so; the message says who nearly is.
            UsageError: a name fits several, a judgement that stands contradicts, or nothing tells
                the two apart.
        """
        return self._judge(Verdict.DIFFERENT, (name, other), signature)

    def undo(self, judgement: str | None = None) -> tuple[Judgement, ...]:
        """Take back the judgement with that id, or the last one that stands; return what is undone.

        Everything is then as it was before, byte for byte.

        Raises:
            NotFoundError: no such judgement stands.
            UsageError: what would stand then contradicts itself.
        """
        log = self.store.log()
        lines = undo(log, judgement)
        taken = {line.undoes for line in lines}
        self._keep(Said(lines=lines))
        return tuple(
            line.judgement for line in log if line.seq in taken and line.judgement is not None
        )

    def judgements(self) -> tuple[tuple[Judgement, str], ...]:
        """Return every judgement in the order made, each with *stands*, *undone* or *replaced*."""
        return state_of(self.store.log())

    def _judge(
        self, what: Verdict, names: tuple[str, ...], signature: Signature | None
    ) -> tuple[Judgement, ...]:
        log = self.store.log()
        stands = tuple(one.judgement for one in standing(log))
        rulings = Rulings(stands, self.store.aliases())
        made = decide(self.analysis, rulings, what, names, signature or Signature())
        lines = append(log, made)
        if lines:
            self._keep(Said(lines=lines))
        return tuple(line.judgement for line in lines if line.judgement is not None)

    def _keep(self, said: Said) -> None:
        self.__dict__["analysis"] = rule(self.store, said)

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
