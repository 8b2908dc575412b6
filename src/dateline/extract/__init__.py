"""From a capture to a document: canonical text, blocks, metadata."""
