"""Find and resolve expressions of time."""
