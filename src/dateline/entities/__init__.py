"""Names in a document, and who they are across documents. It says nothing of what they do."""

from dateline.entities.find import VERSION, find_mentions
from dateline.entities.join import Identities, join_mentions

__all__ = ["VERSION", "Identities", "find_mentions", "join_mentions"]
