"""The command line: a thin skin over the public API."""

from dateline.cli.app import main

__all__ = ["main"]
