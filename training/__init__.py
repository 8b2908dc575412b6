"""Recipes that make what the package ships: they need gold data, and run outside the package."""
