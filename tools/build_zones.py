"""Builds ``lexicons/zones.tsv``: the UTC offsets of each country, from the IANA time zone database.

Run by hand: ``python tools/build_zones.py ZONE_TAB > zones.tsv``, with ``zone.tab`` of the database.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

_HEAD = """\
# UTC offsets of countries and territories, in minutes east, least and greatest, summer time included.
# Origin: IANA time zone database 2026 (https://www.iana.org/time-zones), offsets in force in 2020 to
#   2026; made by tools/build_zones.py.
# Licence: public domain.
# country: ISO 3166-1 alpha-2. Sorted by code.
country\twest\teast
"""
_YEARS, _MONTHS = range(2020, 2027), (1, 7)


def offsets(zone: str) -> set[int]:
    """Return the offsets of *zone*, in minutes east of UTC."""
    moments = [dt.datetime(year, month, 1, tzinfo=dt.UTC) for year in _YEARS for month in _MONTHS]
    found = [moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments]
    return {round(each.total_seconds() / 60) for each in found if each is not None}


def main(path: str) -> None:
    """Write the table to standard output."""
    table: dict[str, set[int]] = {"XK": offsets("Europe/Belgrade")}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            table.setdefault(country, set()).update(offsets(zone))
    rows = (f"{code}\t{min(found)}\t{max(found)}\n" for code, found in sorted(table.items()))
    sys.stdout.write(_HEAD + "".join(rows))


if __name__ == "__main__":
    main(sys.argv[1])
