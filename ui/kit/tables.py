"""Tables as text: CSV for a file, Markdown for a page."""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | float


def csv_text(head: Sequence[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A CSV with a line for the names; fractions with all their digits."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([cell if isinstance(cell, str | int) else repr(float(cell)) for cell in row])
    return file.getvalue()


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]], words: int = 1) -> str:
    """A table in Markdown; the first columns, so many, hold words, the others numbers, which stand at the right."""
    rule = ["---" if column < words else "--:" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, rule, *rows])
