"""The stages in order: what each needs and makes."""
