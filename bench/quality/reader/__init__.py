"""The trained reader, layer by layer, on parts of the gold that its training never sees."""
