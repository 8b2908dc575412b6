"""Runs one peer over texts, in the peer's own environment; knows nothing of this project.

Standard input: ``{"peer": NAME, "texts": [{"text": ..., "day": "YYYY-MM-DD" or null}]}``. Standard
output: ``{"version": ..., "seconds": ..., "found": [[[start, end, type, value], ...], ...]}``.
"""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.metadata
import json
import re
import sys
import time
from collections.abc import Callable, Iterator

Found = tuple[int, int, str, str]
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_VALUE = re.compile(r'type="(\w+)" value="([^"]*)"')


def dateparser_search() -> Callable[[str, str | None], list[Found]]:
    """Return a finder by ``dateparser.search.search_dates``, told English and the day of creation."""
    search_dates = importlib.import_module("dateparser.search").search_dates

    def find(text: str, day: str | None) -> list[Found]:
        settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
        if day is not None:
            settings["RELATIVE_BASE"] = dt.datetime.fromisoformat(day)
        found: list[Found] = []
        for paragraph in _PARAGRAPH.finditer(text):
            words = paragraph.group()
            pairs = search_dates(words, languages=["en"], settings=settings) or []
            found += _placed(words, paragraph.start(), pairs)
        return found

    return find


def _placed(words: str, offset: int, pairs: list[tuple[str, dt.datetime]]) -> Iterator[Found]:
    """Yield each match with its place: the peer gives the words alone, in the text's order."""
    at = 0
    for match, moment in pairs:
        start = words.find(match, at)
        if 0 <= start:
            at = start + len(match)
            yield offset + start, offset + at, "DATE", moment.date().isoformat()


def timexy() -> Callable[[str, str | None], list[Found]]:
    """Return a finder by ``timexy`` in a blank English pipeline of spaCy."""
    importlib.import_module("timexy")
    pipeline = importlib.import_module("spacy").blank("en")
    config = {"kb_id_type": "timex3", "label": "timexy", "overwrite": False}
    pipeline.add_pipe("timexy", config=config)

    def find(text: str, _day: str | None) -> list[Found]:
        found: list[Found] = []
        for each in pipeline(text).ents:
            match = _VALUE.search(each.kb_id_)
            if match is not None:
                value = match.group(2).removesuffix("T00:00:00")
                found.append((each.start_char, each.end_char, match.group(1), value))
        return found

    return find


PEERS = {"dateparser": dateparser_search, "timexy": timexy}


def main() -> None:
    """Read the task, run the peer, write what it finds."""
    task = json.load(sys.stdin)
    find = PEERS[task["peer"]]()
    began = time.process_time()
    found = [find(each["text"], each["day"]) for each in task["texts"]]
    seconds = time.process_time() - began
    version = importlib.metadata.version(task["peer"])
    json.dump({"version": version, "seconds": seconds, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()
