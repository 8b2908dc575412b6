"""Records written for other tools and other eyes."""
