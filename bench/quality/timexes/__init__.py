"""How well expressions of time are found and resolved. It changes nothing in the package."""
