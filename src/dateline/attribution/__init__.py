"""Statements and the chains that carried them."""
