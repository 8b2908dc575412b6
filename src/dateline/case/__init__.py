"""The store of a case."""
