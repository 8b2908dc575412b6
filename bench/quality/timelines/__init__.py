"""Dates of timelines and triggers of events, measured."""
