"""The invented story against its hand-made gold. Nothing here is imported by the package."""
