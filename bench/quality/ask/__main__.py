"""Print the table of ``README.md``, and what ``ask`` misses."""

from bench.quality.ask.hits import hits, measure


def main() -> None:
    """Print hits at 1 and 3 by half, then the questions that the first line does not answer."""
    outcomes = measure()
    for half in ("dev", "held"):
        some = [one for one in outcomes if one.asked.half == half]
        cells = [
            f"{system} {hits(some, system, within)[0]}/{hits(some, system, within)[1]} at {within}"
            for system in ("ask", "search", "any_word")
            for within in (1, 3)
        ]
        print(f"{half}: {', '.join(cells)}")
    for one in outcomes:
        if one.asked.answers and one.ask != 1:
            print(f"{one.asked.id} {one.asked.half} rank {one.ask}: {one.asked.question}")
        if not one.asked.answers:
            print(f"{one.asked.id} {one.asked.half} {one.lines} lines: {one.asked.question}")


main()
