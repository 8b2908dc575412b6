"""Where captures come from: files, folders, standard input. Nothing here reads what they say.

No path and no address that stands inside a document is ever opened.
"""

from dateline.sources.collect import collect
from dateline.sources.limits import SourceLimits

VERSION = "files-1"

__all__ = ["VERSION", "SourceLimits", "collect"]
