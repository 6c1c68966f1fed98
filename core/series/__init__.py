"""The parts of reading a CSV of any kind, in the order of core/series/series.py: text, table, rows, columns, order."""
