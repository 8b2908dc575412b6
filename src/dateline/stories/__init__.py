"""From documents to stories, and from stories to timelines."""
