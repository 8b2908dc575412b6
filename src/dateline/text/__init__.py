"""Offsets and normalisation: the only place that maps characters to characters."""
