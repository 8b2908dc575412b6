"""Statements on PolNeAR."""
