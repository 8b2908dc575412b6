"""Work for the engine's tests, chosen by the first word of a capture. Importable by workers."""

import faulthandler
import os
import signal
import time

from dateline.model import (
    Capture,
    Document,
    DocumentAnalysis,
    DocumentId,
    ExtractError,
    Reading,
    StageFailure,
)

KEPT = []


def work(capture: Capture) -> DocumentAnalysis:
    """Return an analysis whose text is the capture, after doing what its first word says."""
    text = capture.content.decode()
    failures = ACTIONS.get(text.partition(" ")[0], lambda: ())() or ()
    return analysis_of(capture, text, failures)


def count_down(capture: Capture) -> DocumentAnalysis:
    """Return an analysis after as many milliseconds as the capture says."""
    text = capture.content.decode()
    time.sleep(int(text.partition(" ")[0]) / 1000)
    return analysis_of(capture, f"{text} by process {os.getpid()}", ())


def analysis_of(capture, text, failures):
    document = Document(DocumentId(capture.name), capture.name, capture.sha256, text, ())
    return DocumentAnalysis(document, Reading(document.id), failures=tuple(failures))


def _reject():
    raise ExtractError("nothing that looks like a report")


def _raise():
    raise ValueError("no such day: 30 February")


def _spin():
    while True:
        pass


def _burn():
    end = time.process_time() + 0.45
    while time.process_time() < end:
        pass


def _memory():
    return (str(len(bytearray(1 << 40))),)


def _fill():
    KEPT.append(bytearray(1 << 26))


def _crash():
    faulthandler.disable()  # pytest's would fill the output with this wanted crash
    os.kill(os.getpid(), signal.SIGSEGV)


def _partial():
    return (StageFailure("reader", "gave up"), StageFailure("events", "IndexError: 7"))


def _nest():
    return _nest()


ACTIONS = {
    "reject": _reject,
    "raise": _raise,
    "spin": _spin,
    "burn": _burn,
    "sleep": lambda: time.sleep(60),
    "memory": _memory,
    "fill": _fill,
    "crash": _crash,
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "exit": lambda: os._exit(3),
    "partial": _partial,
    "nest": _nest,
    "odd": lambda: (StageFailure("reader", "\ud800"),),
    "large": lambda: (StageFailure("reader", "x" * (2 << 20)),),
}
