"""Text -> rows of cells: the delimiter, the quotation marks, and how many rows and columns there may be."""

import csv
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.csv_cells import is_plain
from core.reading import SeriesError

if TYPE_CHECKING:
    import _csv

MOST_ROWS = 200_000
MOST_HEAD = 100  # titles, names and blank lines, which do not count as rows
MOST_COLUMNS = 200
ONE_COLUMN = ""
WHITE_SPACE = " "
DELIMITERS = (",", ";", "\t", "|", WHITE_SPACE, ONE_COLUMN)
_NEVER = "\x1f"  # a sign that no text holds
_SAMPLE = 200


@dataclass(frozen=True)
class Rows:
    """The stripped cells of each row, the line of the file at which each row ends, and what parted the cells."""

    cells: list[list[str]]
    lines: list[int]
    delimiter: str


def rows_of(text: str, delimiter: str | None = None) -> Rows:
    """The rows of a text; the delimiter is recognised where it is None.

    Raises SeriesError("rows" | "columns" | "quote" | "delimiter").
    """
    lines = text.split("\n")
    if len(lines) > MOST_ROWS + MOST_HEAD:
        raise SeriesError("rows", rows=len(lines), most=MOST_ROWS)
    if delimiter is not None and (len(delimiter) > 1 or delimiter in ('"', "\n", "\r")):
        raise SeriesError("delimiter", delimiter=delimiter)
    if lines[0].lower().startswith("sep=") and len(lines[0]) == 5:  # Excel's own line
        delimiter = lines[0][4] if delimiter is None else delimiter
        lines[0] = ""
    lines = _unwrapped(lines)
    delimiter = best_delimiter(lines) if delimiter is None else delimiter
    return Rows(*_parted(lines, delimiter), delimiter)


def best_delimiter(lines: list[str]) -> str:
    """The one that parts most rows into equally many cells which read as dates, numbers or nothing."""
    filled = [line for line in lines if line.strip()]
    sample = filled[:50] + filled[50 :: max(1, len(filled) // (_SAMPLE - 50))]
    return max(DELIMITERS, key=lambda delimiter: _merit(sample, delimiter))


def _merit(lines: list[str], delimiter: str) -> float:
    """Share of rows of the usual width, times the share of their cells that read well less those that hide others."""
    try:
        rows: list[list[str]] = [next(_reader([line], delimiter), []) for line in lines]
    except csv.Error:
        return -1.0
    width, count = Counter(map(len, rows)).most_common(1)[0]
    if width == 1 and delimiter != ONE_COLUMN:
        return -1.0
    cells = [cell.strip() for row in rows if len(row) == width for cell in row]
    merit = sum(1 if is_plain(cell) else -any(sign in cell for sign in ",;\t|") for cell in cells)
    return (count / len(rows)) ** 2 * merit / len(cells)  # squared: a row that does not fit weighs more than a word


def _reader(lines: list[str], delimiter: str) -> "_csv.Reader":
    if delimiter == WHITE_SPACE:
        lines = [" ".join(line.split()) for line in lines]
    return csv.reader(lines, delimiter=delimiter or _NEVER, skipinitialspace=delimiter != "\t")


def _unwrapped(lines: list[str]) -> list[str]:
    """Some programs put a whole row into one pair of quotation marks: these are taken off."""
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    wrapped = all(
        len(line) > 1 and line[0] == line[-1] == '"' and '"' not in line[1:-1].replace('""', "") for line in sample
    )
    hidden = sum(any(sign in line for sign in ",;\t|") and not is_plain(line.strip('"')) for line in sample)
    if not wrapped or 2 * hidden < len(sample):
        return lines
    return [line[1:-1].replace('""', '"') if line.startswith('"') else line for line in lines]


def _parted(lines: list[str], delimiter: str) -> tuple[list[list[str]], list[int]]:
    most_signs = max(line.count(delimiter or _NEVER) for line in lines)
    if most_signs > 4 * MOST_COLUMNS:  # numbers in quotation marks may hold a few more
        raise SeriesError("columns", columns=most_signs + 1, most=MOST_COLUMNS)
    reader = _reader(lines, delimiter)
    cells, ends = [], []
    try:
        for row in reader:
            cells.append(row)
            ends.append(reader.line_num)
    except csv.Error as error:
        raise SeriesError("quote", row=ends[-1] + 1 if ends else 1) from error
    for row, end, before in zip(cells, ends, [0, *ends], strict=False):
        if end - before > 10:  # names may run over a few lines; more is a mark that nothing closes
            raise SeriesError("quote", row=before + 1)
        if len(row) > MOST_COLUMNS:
            raise SeriesError("columns", columns=len(row), most=MOST_COLUMNS, row=end)
    return cells, ends
