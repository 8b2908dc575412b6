"""Tellings of what happens, with their dates."""
