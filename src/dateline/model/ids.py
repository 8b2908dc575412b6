"""Identifiers. Each is a ``str`` at run time and its own type to the type checker.

Ids are made of content (a hash, or a document id and offsets), never of counters over the input
order or of clocks, so that the same input gives the same ids.
"""

from __future__ import annotations

import hashlib
from typing import NewType

CaptureId = NewType("CaptureId", str)
DocumentId = NewType("DocumentId", str)
MentionId = NewType("MentionId", str)
EntityId = NewType("EntityId", str)
StatementId = NewType("StatementId", str)
EventMentionId = NewType("EventMentionId", str)
EventId = NewType("EventId", str)
PassageId = NewType("PassageId", str)
OriginId = NewType("OriginId", str)
ClaimId = NewType("ClaimId", str)
RelationId = NewType("RelationId", str)
StoryId = NewType("StoryId", str)
EntryId = NewType("EntryId", str)
JudgementId = NewType("JudgementId", str)

DIGEST_LENGTH = 12
"""Hexadecimal digits of a hash kept in an id: 48 bits, a clash in about 1 of 10^5 cases of 75,000
records each; half would clash within 5,000 records, double only makes lines longer."""


def digest(*parts: str) -> str:
    """Return a short stable hash of *parts*, for use in an id.

    Parts are separated, so that ``("ab", "c")`` and ``("a", "bc")`` differ. Lone surrogates are
    allowed.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:DIGEST_LENGTH]
