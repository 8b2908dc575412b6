"""Names in a document, and who they are across documents. It says nothing of what they do."""

from dateline.entities.aliases import spelling_form
from dateline.entities.find import VERSION, find_mentions
from dateline.entities.join import Identities, join_mentions
from dateline.entities.named import Finder, Named, pair_different, pair_same

__all__ = [
    "VERSION",
    "Finder",
    "Identities",
    "Named",
    "find_mentions",
    "join_mentions",
    "pair_different",
    "pair_same",
    "spelling_form",
]
