"""From statements to claims, and from claims to relations with their reasons."""
