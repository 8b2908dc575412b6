"""Running the analysis of captures in worker processes that can be stopped from outside.

What a capture means is not known here: the work is a function that is passed in. A page can be built
to stall or to blow up any parser, and no timeout inside a process stops C code: so each capture is
worked on in a process with limits on processor time, memory and wall time. A worker that overruns
them, or dies, is replaced; its capture ends as failed with the reason, and the others go on.

Workers are forked where that is safe (Linux, one thread), so that they start in milliseconds with
everything imported. Elsewhere a script that calls this needs the ``if __name__ == "__main__":``
guard, as with any use of processes in Python.
"""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import math
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from dateline.model import (
    Capture,
    DocumentAnalysis,
    ExtractError,
    InputOutcome,
    InputStatus,
    StageFailure,
)

_HAS_LIMITS = importlib.util.find_spec("resource") is not None
if _HAS_LIMITS:  # all but Windows
    import resource

logger = logging.getLogger(__name__)

Analyse = Callable[[Capture], DocumentAnalysis]

_MIB = 1 << 20
_MAX_REASON_CHARS = 500

_BYTES_PER_WORKER = 50_000
"""Bytes of captures from which one more worker is worth its start: about ten reports in plain text.
Half starts a worker for seconds that it does not save; double leaves a core idle for a second."""

_TIRED_SHARE = 0.25
"""A worker that keeps more than this share of its memory limit behind a capture is replaced, so that
no capture fails for what an earlier one left behind."""

_IDLE = -1
_FAREWELL_S = 1.0
_FORKSERVER = "forkserver"


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """What one capture may use at most.

    ``cpu_s`` is whole seconds of processor time, ``wall_s`` seconds by the clock, ``memory_mib`` MiB
    of address space beyond what a worker starts with, ``result_mib`` MiB of records.
    """

    cpu_s: int = 60
    wall_s: float = 90.0
    memory_mib: int = 2048
    result_mib: int = 256


@dataclass(frozen=True, slots=True)
class CaptureResult:
    """How one capture ended, and its records where there are any (status ok or partial)."""

    outcome: InputOutcome
    analysis: DocumentAnalysis | None = None


def run_captures(
    captures: Sequence[Capture],
    analyse: Analyse,
    *,
    limits: WorkLimits | None = None,
    workers: int | None = None,
    on_done: Callable[[CaptureResult], None] | None = None,
) -> Iterator[CaptureResult]:
    """Yield how each of *captures* ended, in their order, whatever the number of workers.

    *analyse* is pure and importable by its name. *workers* is ``None`` for as many as are useful on
    this machine. *on_done* is called with each result as soon as it is known, in any order.

    Raises:
        OSError: no worker process can be started.
    """
    if not captures:
        return
    limits = limits or WorkLimits()
    missing = missing_limits()
    if missing:
        logger.warning("this system cannot limit %s of the workers", " and ".join(missing))
    count = _useful_workers(captures, workers)
    pool = _Pool(captures, analyse, limits, count)
    try:
        yield from pool.run(on_done)
    finally:
        pool.stop()


def missing_limits() -> tuple[str, ...]:
    """Return in words which of the limits this system cannot set; the wall time always works."""
    if not _HAS_LIMITS:
        return "processor time", "memory"
    return () if _address_space() is not None else ("memory",)


def _useful_workers(captures: Sequence[Capture], workers: int | None) -> int:
    if workers is not None:
        return max(1, min(workers, len(captures)))
    size = sum(len(capture.content) for capture in captures)
    return max(1, min(_processors(), len(captures), 1 + size // _BYTES_PER_WORKER))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# ------------------------------------------------------------------------------------- the parent


@dataclass(slots=True)
class _Worker:
    """A worker process as its parent sees it. ``job`` is the index of its capture."""

    process: BaseProcess
    connection: Connection
    job: int = _IDLE
    deadline: float = math.inf
    served: int = 0


class _Pool:
    """The workers, the captures that wait, and the results that cannot be told yet."""

    def __init__(
        self, captures: Sequence[Capture], analyse: Analyse, limits: WorkLimits, size: int
    ) -> None:
        self._captures = captures
        self._analyse = analyse
        self._limits = limits
        self._size = size
        self._context = _context(analyse)
        self._pending = deque(range(len(captures)))
        self._workers: list[_Worker] = []
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(_Reply).decode

    def run(self, on_done: Callable[[CaptureResult], None] | None) -> Iterator[CaptureResult]:
        """Yield the results in the order of the captures."""
        finished: dict[int, CaptureResult] = {}
        told = 0
        while told < len(self._captures):
            self._hand_out()
            for index, result in self._gather():
                finished[index] = result
                if on_done is not None:
                    on_done(result)
            while told in finished:
                yield finished.pop(told)
                told += 1

    def stop(self) -> None:
        """End all workers, those that still work included."""
        for worker in self._workers:
            worker.connection.close()
            if worker.job != _IDLE:
                worker.process.kill()
        for worker in self._workers:
            _bury(worker.process)
        self._workers.clear()

    def _hand_out(self) -> None:
        """Give waiting captures to idle workers; start workers while there is need and room."""
        for worker in [one for one in self._workers if one.job == _IDLE]:
            if not self._pending:
                return
            self._give(worker)
        while self._pending and len(self._workers) < self._size:
            self._workers.append(self._start())
            self._give(self._workers[-1])

    def _give(self, worker: _Worker) -> None:
        worker.job = self._pending.popleft()
        # A worker that died while idle is found by the end of its pipe, when results are gathered.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.send_bytes(self._encode(self._captures[worker.job]))
        worker.deadline = time.monotonic() + self._limits.wall_s

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        forked = self._context.get_start_method() == "fork"
        inherited = [ours, *(one.connection for one in self._workers)] if forked else []
        process = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self._analyse, self._limits, inherited), daemon=True
        )
        with warnings.catch_warnings():
            # Python cannot know that the threads of numpy's BLAS library survive a fork; no thread
            # of Python's own is running, see _context.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _gather(self) -> Iterator[tuple[int, CaptureResult]]:
        """Wait for something to happen, and yield what is known then."""
        busy = {one.connection: one for one in self._workers if one.job != _IDLE}
        now = time.monotonic()
        patience = min((one.deadline for one in busy.values()), default=now) - now
        for ready in wait(list(busy), timeout=max(0.0, patience)):
            yield from self._receive(busy.pop(ready))  # type: ignore[call-overload]
        now = time.monotonic()
        for worker in busy.values():
            if worker.deadline <= now:
                yield self._overrun(worker)

    def _receive(self, worker: _Worker) -> Iterator[tuple[int, CaptureResult]]:
        try:
            reply = self._decode(worker.connection.recv_bytes())
        except (EOFError, OSError):
            yield from self._died(worker)
            return
        except msgspec.MsgspecError as error:
            yield self._fail(worker, f"the records do not fit the model: {error}")
            self._dismiss(worker)
            return
        index = worker.job
        worker.job, worker.deadline, worker.served = _IDLE, math.inf, worker.served + 1
        if reply.tired:
            self._dismiss(worker)
        yield index, _result(self._captures[index], reply)

    def _overrun(self, worker: _Worker) -> tuple[int, CaptureResult]:
        failed = self._fail(worker, _too_long(f"{self._limits.wall_s:g} s"))
        self._dismiss(worker)
        return failed

    def _died(self, worker: _Worker) -> Iterator[tuple[int, CaptureResult]]:
        """Say why a worker ended; blame its capture only if the worker was fresh."""
        self._dismiss(worker)
        code = worker.process.exitcode
        over_cpu = _HAS_LIMITS and code == -signal.SIGXCPU
        if worker.served and not over_cpu:
            self._pending.appendleft(worker.job)
            return
        reason = _too_long(f"{self._limits.cpu_s} s of processor time") if over_cpu else _end(code)
        yield self._fail(worker, reason)

    def _fail(self, worker: _Worker, reason: str) -> tuple[int, CaptureResult]:
        capture = self._captures[worker.job]
        return worker.job, _result(capture, _Reply(InputStatus.FAILED, reason))

    def _dismiss(self, worker: _Worker) -> None:
        """End *worker*, whatever it does; another takes its place when there is work."""
        self._workers.remove(worker)
        if worker.job != _IDLE:
            worker.process.kill()
        worker.connection.close()
        _bury(worker.process)


def _context(analyse: Analyse) -> BaseContext:
    """Return how workers are started: forked where that is safe, else from a clean process."""
    methods = multiprocessing.get_all_start_methods()
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    if _FORKSERVER in methods:
        context = multiprocessing.get_context(_FORKSERVER)
        context.set_forkserver_preload([__name__, analyse.__module__])
        return context
    return multiprocessing.get_context("spawn")


def _bury(process: BaseProcess) -> None:
    """Wait for *process* to end, and make it where it does not."""
    process.join(_FAREWELL_S)
    if process.is_alive():
        process.kill()
        process.join()


def _result(capture: Capture, reply: _Reply) -> CaptureResult:
    outcome = InputOutcome(capture.name, capture.sha256, reply.status, reply.reason)
    return CaptureResult(outcome, reply.analysis)


def _too_long(limit: str) -> str:
    return (
        f"took longer than {limit}: too large, or built to stall its reader; "
        "leave it out or raise the limit"
    )


def _end(code: int | None) -> str:
    """Return in words how a worker came to its end."""
    if code is None or 0 <= code:
        return f"its reader ended without a result (exit code {code})"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    hint = ": the machine may be out of memory" if name == "SIGKILL" else ""
    return f"its reader crashed ({name}){hint}"


# ------------------------------------------------------------------------------------- the worker


@dataclass(frozen=True, slots=True)
class _Reply:
    """What a worker sends back. ``tired`` asks to be replaced."""

    status: InputStatus
    reason: str | None = None
    analysis: DocumentAnalysis | None = None
    tired: bool = False


def _serve(
    connection: Connection, analyse: Analyse, limits: WorkLimits, inherited: Sequence[Connection]
) -> None:
    """Work on captures until the parent closes its end of the pipe."""
    for other in inherited:  # else no worker would see the parent's end close
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    start = _address_space()
    _limit_memory(start, limits)
    decode = msgspec.msgpack.Decoder(Capture).decode
    while True:
        try:
            capture = decode(connection.recv_bytes())
        except EOFError:
            return
        except MemoryError:
            connection.send_bytes(_pack(_out_of_memory(limits), limits, start))
            return
        _renew_cpu(limits)
        reply = _work(capture, analyse, limits)
        # What the capture took must be free again before the memory is measured.
        del capture
        connection.send_bytes(_pack(reply, limits, start))


def _work(capture: Capture, analyse: Analyse, limits: WorkLimits) -> _Reply:
    """Return what came of one capture, whatever it raises."""
    try:
        analysis = analyse(capture)
    except ExtractError as error:
        return _Reply(InputStatus.REJECTED, _short(str(error)))
    except MemoryError:
        reason = (
            f"needs more than {limits.memory_mib} MiB of memory: leave it out or raise the limit"
        )
        return _Reply(InputStatus.FAILED, reason, tired=True)
    except Exception as error:  # noqa: BLE001 - the outermost edge: recorded, never swallowed
        return _Reply(InputStatus.FAILED, _short(_told(error)))
    failures = dict.fromkeys((*analysis.failures, *analysis.document.failures))
    if failures:
        return _Reply(InputStatus.PARTIAL, _short(_reasons(tuple(failures))), analysis)
    return _Reply(InputStatus.OK, None, analysis)


def _told(error: Exception) -> str:
    """Return in words what *error* is and where it was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}, line {trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}: {error} ({place})"


def _out_of_memory(limits: WorkLimits) -> _Reply:
    reason = f"needs more than {limits.memory_mib} MiB of memory: leave it out or raise the limit"
    return _Reply(InputStatus.FAILED, reason, tired=True)


def _pack(reply: _Reply, limits: WorkLimits, start: int | None) -> bytes:
    """Return *reply* as bytes, or a failure where its records cannot be sent."""
    tired = reply.tired or _is_tired(start, limits)
    reply = _Reply(reply.status, reply.reason, reply.analysis, tired=tired)
    try:
        packed = msgspec.msgpack.encode(reply)
    except (UnicodeEncodeError, MemoryError, OverflowError) as error:
        reason = _short(f"its records cannot be written: {type(error).__name__}: {error}")
        return msgspec.msgpack.encode(_Reply(InputStatus.FAILED, reason, tired=True))
    if limits.result_mib * _MIB < len(packed):
        reason = f"gives more than {limits.result_mib} MiB of records: leave it out or split it"
        return msgspec.msgpack.encode(_Reply(InputStatus.FAILED, reason, tired=True))
    return packed


def _reasons(failures: Sequence[StageFailure]) -> str:
    return "; ".join(f"{failure.stage}: {failure.reason}" for failure in failures)


def _short(reason: str) -> str:
    return reason if len(reason) <= _MAX_REASON_CHARS else f"{reason[: _MAX_REASON_CHARS - 1]}…"


# ------------------------------------------------------------------------------ limits of a worker


def _address_space() -> int | None:
    """Return the bytes of address space that this process has, or ``None`` where unknown."""
    if not _HAS_LIMITS or not sys.platform.startswith("linux"):
        return None
    pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    return int(pages) * resource.getpagesize()


def _limit_memory(start: int | None, limits: WorkLimits) -> None:
    if not _HAS_LIMITS:
        return
    _set_limit(resource.RLIMIT_CORE, 0)
    if start is not None:
        _set_limit(resource.RLIMIT_AS, start + limits.memory_mib * _MIB)


def _renew_cpu(limits: WorkLimits) -> None:
    """Let the process use its processor seconds anew. Overrunning them ends it (SIGXCPU)."""
    if _HAS_LIMITS:
        _set_limit(resource.RLIMIT_CPU, math.ceil(time.process_time()) + limits.cpu_s)


def _set_limit(which: int, value: int) -> None:
    """Set the soft limit, so that it can be renewed, and never above the hard one."""
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(which, (value, hard))


def _is_tired(start: int | None, limits: WorkLimits) -> bool:
    now = _address_space()
    if start is None or now is None:
        return False
    return start + _TIRED_SHARE * limits.memory_mib * _MIB < now
