"""Benchmarks: quality by stage and end to end, and speed. Nothing here is part of the package."""
