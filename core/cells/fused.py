"""The gates of an LSTM side by side in one matrix: their order, and the way between one layer and its parts."""

GATES = ("o", "f", "i", "c")
"""The LSTM's rows in W: the first three are sigmoids, the last three act through the memory."""
