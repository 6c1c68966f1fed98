"""The room that makes of the bytes of any CSV a series in the order of time, with all that was recognised on the way.

In reading order: series (the whole way), choices (what can be told and is told back); text, rows, repair, layouts,
table, across, column_names (bytes -> a table with names); cells, dates, times, eras, spelling, date_column, date_order,
two_orders, calendar, clock (its dates); numbers, decimal, columns (its numbers); order, rhythm (one series in time);
findings, doubts, ranges (what is worth telling).
"""

from core.series.choices import Choices, SeriesError
from core.series.series import Column, Series, read, require

__all__ = ["Choices", "Column", "Series", "SeriesError", "read", "require"]
