"""Main text and publication dates of saved pages. Measures, judges nothing."""
