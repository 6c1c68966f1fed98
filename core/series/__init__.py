"""The room that makes of the bytes of any CSV a series in the order of time, with all that was recognised on the way.

In reading order: series.py (the whole way), choices.py (what can be told and is told back); encodings.py, text.py,
rows.py, repair.py, layouts.py, table.py, across.py, column_names.py (bytes -> a table with names); cells.py, dates.py,
times.py, eras.py, spelling.py, date_column.py, date_order.py, two_orders.py, calendar.py, clock.py (its dates);
elapsed.py, numbers.py, decimal.py, columns.py (its numbers); order.py, rhythm.py (one series in time); findings.py,
doubts.py, ranges.py (what is worth telling); answers.py (doubtful rows left out); joined.py (a
second file to be judged on), course.py (how time runs in the rows, and where a date cuts them).
"""

from core.series.choices import Choices
from core.series.course import course, held_after, within
from core.series.joined import Joined, joined, read_second
from core.series.series import Column, Series, read, require

__all__ = [
    "Choices",
    "Column",
    "Joined",
    "Series",
    "course",
    "held_after",
    "joined",
    "read",
    "read_second",
    "require",
    "within",
]
