"""The browser: a thin skin over the public API."""
