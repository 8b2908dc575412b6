"""The recipe of the trained reader: gold paragraphs in, the shipped network out. Needs PyTorch."""
