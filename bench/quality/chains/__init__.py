"""Chains of who says it through whom, on invented reports labelled by hand."""
