"""From a document to a reading: sentences and tokens."""
