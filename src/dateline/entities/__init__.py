"""Names, and who they are across reports."""
