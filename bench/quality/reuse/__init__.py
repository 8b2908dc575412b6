"""Measures passages that reports share."""
