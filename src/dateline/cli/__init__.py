"""The command line: a thin skin over the public API."""

from dateline.cli.app import cli, main

__all__ = ["cli", "main"]
