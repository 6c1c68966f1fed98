"""Text -> rows of cells: the delimiter, the quotation marks, and how many rows and columns there may be."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.refusal import Refusal
from core.series.cells import is_plain

if TYPE_CHECKING:
    import _csv

MOST_ROWS = 200_000
MOST_HEAD = 100  # titles, names and blank lines, which do not count as rows
MOST_COLUMNS = 2_000
LONGEST_LINE = 100_000  # letters
WRAPPED = 0.7  # of the lines must stand in quotation marks as a whole
MOST_LINES = 10  # of one row: names may run over a few; more is a quotation mark that nothing closes
ONE_COLUMN = ""
WHITE_SPACE = " "
DELIMITERS = (",", ";", "\t", "|", WHITE_SPACE, ONE_COLUMN)
_FORMULA = re.compile(r'(?:^|(?<=[,;\t|]))="', re.MULTILINE)  # ="8900", so that Excel keeps the cell as it is
_NEVER = "\x1f"  # a sign that no text holds
_SAMPLE = 200
_ENDS = (",", ";", "\t", "|")  # a cell that ends with one hides another, even 0.10,


@dataclass(frozen=True, eq=False)
class Rows:
    """All rows at the width that most have, their cells stripped, the index the line of the file at which a row ends.

    widths: (rows,) how many cells each row has in the file. too_long: the position of each row that holds more than
    fit, with all its cells. delimiter: what parted the cells.
    """

    frame: pd.DataFrame
    widths: NDArray[np.intp]
    too_long: dict[int, list[str]]
    delimiter: str

    def cells(self, i: int) -> list[str]:
        """The cells of a row, no more than the file has."""
        return list(self.frame.iloc[i])[: self.widths[i]]

    def raw(self, i: int) -> list[str]:
        """The cells of a row, all that the file has."""
        return self.too_long.get(i) or self.cells(i)

    def all_raw(self) -> list[list[str]]:
        """The cells of all rows, all that the file has."""
        table = self.frame.to_numpy(dtype=object).tolist()
        return [self.too_long.get(i) or row[: self.widths[i]] for i, row in enumerate(table)]

    def part(self, first: int, end: int) -> "Rows":
        """Some of the rows, at the width that most of them have."""
        raw = self.all_raw()[first:end]
        return of_width(raw, self.frame.index[first:end], _usual(raw)[0], self.delimiter)


def rows_of(text: str, delimiter: str | None = None) -> Rows:
    """The rows of a text; the delimiter is recognised where it is None.

    Raises Refusal("rows" | "columns" | "quote" | "delimiter").
    """
    lines = (_FORMULA.sub('"', text) if '="' in text else text).split("\n")
    if len(lines) > MOST_ROWS + MOST_HEAD:
        raise Refusal("rows", rows=len(lines), most=MOST_ROWS)
    _refuse_wide(max(lines, key=len))
    if delimiter is not None and (len(delimiter) > 1 or delimiter in ('"', "\n", "\r")):
        raise Refusal("delimiter", delimiter=delimiter)
    if lines[0].lower().startswith("sep=") and len(lines[0]) == 5:  # Excel's own line
        delimiter = lines[0][4] if delimiter is None else delimiter
        lines[0] = ""
    lines = unwrapped(lines)
    delimiter = best_delimiter(lines) if delimiter is None else delimiter
    return _parted(lines, delimiter)


def _refuse_wide(longest: str) -> None:
    """Before the longest line is parted: it may be the whole file."""
    signs = max(longest.count(sign) for sign in DELIMITERS if sign)
    if len(longest) > LONGEST_LINE and signs > MOST_COLUMNS:
        raise Refusal("columns", columns=signs + 1, most=MOST_COLUMNS)


def best_delimiter(lines: list[str], delimiters: tuple[str, ...] = DELIMITERS) -> str:
    """The one that parts most rows into equally many cells which read as dates, numbers or nothing."""
    sample = _sample(lines)
    return max(delimiters, key=lambda delimiter: _merit(sample, delimiter))


def _sample(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    return filled[:50] + filled[50 :: max(1, len(filled) // (_SAMPLE - 50))]


def _merit(lines: list[str], delimiter: str) -> float:
    """Share of rows of the usual width, times the share of their cells that read well less those that hide others."""
    rows = parted_each(lines, delimiter)
    width, count = _usual(rows)
    if width == 1 and delimiter != ONE_COLUMN:
        return -1.0
    cells = [cell.strip() for row in rows if len(row) == width for cell in row]
    merit = sum(
        1 if is_plain(cell) and cell[-1:] not in _ENDS else -any(sign in cell for sign in _ENDS) for cell in cells
    )
    return (count / len(rows)) ** 2 * merit / len(cells)  # squared: a row that does not fit weighs more than a word


def _usual(rows: list[list[str]]) -> tuple[int, int]:
    """The width that most rows have, and how many have it; of widths equally common the greatest."""
    widths = Counter(map(len, rows))
    return max(widths.items(), key=lambda item: (item[1], item[0]))


def parted_each(lines: list[str], delimiter: str) -> list[list[str]]:
    """Each line parted for itself; none is parted where one holds more than a cell can."""
    try:
        return [next(_reader([line], delimiter), []) for line in lines]
    except csv.Error:
        return [[line] for line in lines]


def _reader(lines: list[str], delimiter: str) -> "_csv.Reader":
    ended = (" ".join(line.split()) + "\n" if delimiter == WHITE_SPACE else line + "\n" for line in lines)
    return csv.reader(ended, delimiter=delimiter or _NEVER, skipinitialspace=delimiter != "\t")


def unwrapped(lines: list[str]) -> list[str]:
    """Some programs put a whole row into one pair of quotation marks: these are taken off. Titles may have none."""
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    wrapped = [line for line in sample if _is_wrapped(line)]
    hidden = sum(any(sign in line for sign in ",;\t|") and not is_plain(line.strip('"')) for line in wrapped)
    if len(wrapped) < WRAPPED * len(sample) or 2 * hidden < len(wrapped) or not wrapped:
        return lines
    return [line.strip().rstrip(",;\t")[1:-1].replace('""', '"') if _is_wrapped(line) else line for line in lines]


def _is_wrapped(line: str) -> bool:
    line = line.strip().rstrip(",;\t") if line[:1] == '"' else ""
    return len(line) > 1 and line[0] == line[-1] == '"' and '"' not in line[1:-1].replace('""', "")


def _parted(lines: list[str], delimiter: str) -> Rows:
    """One list for all cells: lists for every row would keep the garbage collector busy."""
    width = max(1, _usual(parted_each(_sample(lines), delimiter))[0])
    cells: list[str] = []
    widths: list[int] = []
    ends, too_long = [0], {}
    reader = _reader(lines, delimiter)
    try:
        for row in reader:
            if len(row) > width and any(map(str.strip, row[width:])):
                too_long[len(widths)] = [cell.strip() for cell in row]
            cells.extend(row if len(row) == width else [*row, *[""] * width][:width])
            widths.append(len(row))
            ends.append(reader.line_num)
    except csv.Error as error:
        raise Refusal("quote", row=ends[-1] + 1) from error
    _check(np.array(widths), np.array(ends))
    return _framed(cells, width, pd.Index(ends[1:]), np.array(widths), too_long, delimiter)


def of_width(raw: list[list[str]], lines: pd.Index, width: int, delimiter: str) -> Rows:
    """Rows of a width from all their cells."""
    cells = [cell for row in raw for cell in [*row, *[""] * width][:width]]
    too_long = {i: row for i, row in enumerate(raw) if any(row[width:])}
    return _framed(cells, width, lines, np.array([len(row) for row in raw]), too_long, delimiter)


def _framed(
    cells: list[str], width: int, lines: pd.Index, widths: NDArray[np.intp], too_long: dict[int, list[str]], sign: str
) -> Rows:
    columns = {i: pd.Series(cells[i::width], dtype="str").str.strip() for i in range(width)}
    return Rows(pd.DataFrame(columns).set_index(lines), widths, too_long, sign)


def _check(widths: NDArray[np.intp], ends: NDArray[np.intp]) -> None:
    runs = np.diff(ends) > MOST_LINES
    if runs.any():
        raise Refusal("quote", row=ends[np.argmax(runs)] + 1)
    if widths.max() > MOST_COLUMNS:
        raise Refusal("columns", columns=widths.max(), most=MOST_COLUMNS, row=ends[np.argmax(widths) + 1])
