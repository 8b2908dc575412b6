"""Dateline: what happened when, who says so, and how many independent origins stand behind it."""
