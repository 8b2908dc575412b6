"""Statements and the chains that carried them."""

from dateline.attribution.find import VERSION, find_statements

__all__ = ["VERSION", "find_statements"]
