"""Document and reading → when it was published, and the expressions of time in it, resolved.

Two steps: an expression becomes an underspecified operation, the operation an interval and a TIMEX3
value. It does not decide which expression dates which event.
"""

from dateline.temporal.read import VERSION, TemporalConfig, TimeReading, read_time

__all__ = ["VERSION", "TemporalConfig", "TimeReading", "read_time"]
