"""What is claimed, by how many origins, and where the claims part. It does not say what is true."""

from dateline.claims.find import ClaimsFound, find_claims

VERSION = "3"
"""Goes into the configuration hash of every derived record."""

__all__ = ["VERSION", "ClaimsFound", "find_claims"]
