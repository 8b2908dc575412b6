"""Running one stage so that its failure is recorded and stops nothing else.

It is one of the three edges where any exception may be caught. It retries nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from dateline.model import StageFailure

logger = logging.getLogger(__name__)

T = TypeVar("T")

NOTHING: tuple[Any, ...] = ()
"""What a stage that failed has found."""

_MAX_REASON_CHARS = 300


class StageRun:
    """Runs stages one after another and keeps what failed and how long each took.

    One object per document or per case; ``failures`` and ``seconds`` grow as stages run.
    """

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self.failures: list[StageFailure] = []
        self.seconds: dict[str, float] = {}

    def measure(self, stage: str, work: Callable[[], T]) -> T:
        """Return what *work* gives and keep its time; what it raises goes on."""
        started = time.perf_counter()
        found = work()
        self._spent(stage, started)
        return found

    def run(self, stage: str, work: Callable[[], T], otherwise: T) -> T:
        """Return what *work* gives, or *otherwise* with a recorded failure where it raises."""
        started = time.perf_counter()
        try:
            found = work()
        except Exception as error:  # noqa: BLE001 - the outermost edge: recorded, never swallowed
            reason = f"{type(error).__name__}: {error}"[:_MAX_REASON_CHARS]
            self.failures.append(StageFailure(stage, reason))
            logger.warning("stage failed: subject=%s stage=%s %s", self.subject, stage, reason)
            found = otherwise
        self._spent(stage, started)
        return found

    def _spent(self, stage: str, started: float) -> None:
        spent = time.perf_counter() - started
        self.seconds[stage] = self.seconds.get(stage, 0.0) + spent
