import datetime as dt

from tests.unit.stories.build import origin, report

from dateline.stories.cluster import origins_of
from dateline.stories.days import share_of_day, weigh_days

MONDAY, TUESDAY = dt.date(2025, 3, 3), dt.date(2025, 3, 4)


def told(name, days, published="2025-03-04"):
    body = " ".join(f"Reisk spoke on {word}." for word in days)
    return report("News " + name, body, dates=days, published=published, name=name)


ONE = told("one", {"Monday": "2025-03-03", "Tuesday": "2025-03-04"})
TWO = told("two", {"Monday": "2025-03-03"})
COPY = told("copy", {"Tuesday": "2025-03-04"})


def weights(analyses, origins):
    return weigh_days(analyses, origins_of(origins))


def test_the_day_that_more_origins_name_weighs_more():
    found = weights([ONE, TWO], [origin(ONE), origin(TWO)])
    assert found[TUESDAY] < found[MONDAY] < 1


def test_copies_do_not_make_a_day_weightier():
    found = weights([ONE, TWO, COPY], [origin(ONE, COPY), origin(TWO)])
    assert found == weights([ONE, TWO], [origin(ONE), origin(TWO)])


def test_a_day_that_is_still_named_later_weighs_more():
    later = told("later", {"Monday": "2025-03-03"}, published="2025-03-20")
    soon = weights([TWO], [origin(TWO)])[MONDAY]
    assert soon < weights([later], [origin(later)])[MONDAY]


def test_the_day_counts_little_where_few_report():
    assert share_of_day(0) == 0
    assert share_of_day(1) < share_of_day(10) < share_of_day(500) < 1
