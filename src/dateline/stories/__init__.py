"""From documents to stories, and from stories to timelines.

It writes no sentence: titles and entries are passages of the reports.
"""

from dateline.stories.cluster import cluster
from dateline.stories.group import Limits
from dateline.stories.timeline import Length, draw_timelines

VERSION = "2"
"""Changes whenever the same records can give other stories or timelines."""

__all__ = ["VERSION", "Length", "Limits", "cluster", "draw_timelines"]
