"""The error tree. It holds no other logic: messages stand beside their ``raise``.

::

    DatelineError
    ├── SpanError          a stretch that cannot be a stretch of a text
    ├── DayRangeError      days in the wrong order, or not days
    ├── InputError         an input that cannot be read, with what to do next
    ├── ExtractError       a capture that no document could be made of
    ├── ResourceError      a data file of the package is missing or malformed
    ├── PlanError          stages that do not fit together
    ├── CaseError          a case file that cannot be opened, read or written
    │   ├── NotACaseError        the file is something else
    │   └── CaseVersionError     the file was written by another version
    ├── NotFoundError      an id or a name that is not in the case
    ├── VerifyError        a record whose span is not in its capture
    └── UsageError         a request that makes no sense as asked
"""

from __future__ import annotations


class DatelineError(Exception):
    """Root of every error that Dateline raises on purpose.

    ``code`` is stable and is what programs should look at; the message is for people.
    """

    code = "dateline"


class SpanError(DatelineError):
    """A stretch that is empty, backwards, or runs past the end of its text."""

    code = "span"


class DayRangeError(DatelineError):
    """A range of days whose first day comes after its last, or a word that is not a day."""

    code = "day-range"


class InputError(DatelineError):
    """An input that cannot be read: missing, unreadable, not a report."""

    code = "input"


class ExtractError(DatelineError):
    """A capture that no document could be made of."""

    code = "extract"


class ResourceError(DatelineError):
    """A data file inside the package is missing or malformed."""

    code = "resource"


class PlanError(DatelineError):
    """Stages that do not fit together: one needs what no earlier one makes."""

    code = "plan"


class CaseError(DatelineError):
    """A case file that cannot be opened, read or written."""

    code = "case"


class NotACaseError(CaseError):
    """The file exists and is something else than a case."""

    code = "not-a-case"


class CaseVersionError(CaseError):
    """The case was written by a newer Dateline, or by one too old to migrate from."""

    code = "case-version"


class NotFoundError(DatelineError):
    """An id or a name that is not in the case."""

    code = "not-found"


class VerifyError(DatelineError):
    """A record whose span is not in its capture."""

    code = "verify"


class UsageError(DatelineError):
    """A request that makes no sense as asked."""

    code = "usage"
