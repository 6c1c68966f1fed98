"""A formula of ui/cells/steps.py in letters, and the same formula with the numbers in it.

Both come out as lines of tokens (text, variable or ""), so that a page can mark a variable wherever it stands.
"""

import re
from collections.abc import Mapping

import numpy as np

from core.maths.arrays import Array
from ui.kit.lesson import Line
from ui.kit.numbers import LONGEST_COLUMN, column, short, text

NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)
PIECES = re.compile(r"([A-Za-z]\w*)", re.ASCII)
PRODUCT = re.compile(r"(?a:(\w+))(ᵀ?) · (?a:(\w+))(ᵀ?)")
FUNCTIONS = {"tanh", "softmax"}
OF_CLASSES = {"zy", "yt_pred", "yt", "dzy", "by", "dby", "Wya_a", "Wy", "Wya", "dWy", "dWya"}
OF_INPUTS = {"xt", "dxt"}
STACKED = {"concat", "dconcat"}
PARTS = {"from_f", "from_i", "from_c", "from_o"}
IN_ONE_LINE = {"yt_pred", "dzy", "concat"}
"""Written as (a, b): what is computed of a whole column at once."""


def letters(formula: str, variables: Mapping[str, object]) -> Line:
    """The formula as it stands, each variable a token of its own."""
    return [(part, part if part in variables else "") for part in PIECES.split(formula) if part]


def numbers(formula: str, trace: Mapping[str, Array], unit: int, example: int) -> list[Line]:
    """The formula for one unit and one example, with its numbers and its result.

    A variable of the classes, of the inputs or of the stack has a line for each of its entries.
    Only numbers of the trace are written; the sums between them are left to the reader.
    """
    name, right = formula.split(" = ", 1)
    return [_line(name, right, trace, row, example) for row in _rows(name, right, trace, unit)]


def _rows(name: str, right: str, trace: Mapping[str, Array], unit: int) -> list[int]:
    """Which entries of a variable belong to what is looked at; of a stack of more than two only the unit's own."""
    every = list(range(len(trace[name])))
    if name in IN_ONE_LINE or right.startswith("dconcat["):
        return [min(unit, every[-1])]
    if name in OF_CLASSES | OF_INPUTS and len(every) > LONGEST_COLUMN:
        return _largest(trace[name][:, :1].sum(axis=1), 3)
    if name in OF_CLASSES | OF_INPUTS or (name in STACKED | PARTS and len(every) <= 2):
        return every
    return [unit]


def _line(name: str, right: str, trace: Mapping[str, Array], row: int, example: int) -> Line:
    entry = name in (OF_CLASSES | OF_INPUTS | STACKED | PARTS) - IN_ONE_LINE and "[" not in right
    tokens: Line = [(name, name), (f"[{row}] = " if entry and len(trace[name]) > 1 else " = ", "")]
    if right.startswith("dconcat[") or not NAME.search(right):
        return [*tokens, (written(name, trace[name], row, example), name)]
    if right.startswith("Σ") and trace[right[2:]].shape[1] == 1:
        return [*tokens, (written(name, trace[name], row, example) if not entry else _entry(trace[name], row, 0), name)]
    if name == "concat":
        tokens += _stack(("a_prev", "xt"), trace, example)
    elif right.startswith("Σ"):
        tokens += _sum([(value, right[2:]) for value in trace[right[2:]][row]])
    else:
        at = 0
        for match in PRODUCT.finditer(right):
            tokens += _plain(right[at : match.start()], trace, row, example)
            tokens += _product(match, trace, row, example)
            at = match.end()
        tokens += _plain(right[at:], trace, row, example)
    alone = entry and not is_matrix(name)
    result = _entry(trace[name], row, example) if alone else written(name, trace[name], row, example)
    return [*tokens, (" = ", ""), (result, name)]


def _plain(part: str, trace: Mapping[str, Array], row: int, example: int) -> Line:
    """Variables entry by entry become their number, a negative one in parentheses; everything else stays."""
    tokens: Line = []
    pieces = [piece for piece in PIECES.split(part) if piece]
    for before, piece, after in zip(["", *pieces], pieces, [*pieces[1:], ""], strict=False):
        if piece not in trace or piece in FUNCTIONS:
            tokens.append((piece, ""))
            continue
        number = (
            column(trace[piece][:, example])
            if piece in ("zy", "yt_pred", "yt")
            else _operand(trace[piece], row, example)
        )
        inside = before.endswith("(") and after.startswith(")")
        tokens.append((number[1:-1] if inside and number[0] == "(" else number, piece))
    return tokens


def _operand(values: Array, row: int, example: int) -> str:
    return _signed(float(values[row, min(example, values.shape[1] - 1)]))


def _signed(value: float) -> str:
    return short(value) if value >= 0 else f"({short(value)})"


def _product(match: re.Match[str], trace: Mapping[str, Array], row: int, example: int) -> Line:
    """A row of the left factor with a column of the right one: products of numbers, or a number times a row."""
    left, turned, right, outer = match.groups()
    factors = trace[right][:, example]
    if outer:
        of_row = trace[left][row]
        here: Line = [(short(float(of_row[example])), left), (" · ", ""), (_factor(factors), right)]
        return here if len(of_row) == 1 else [("… + ", ""), *here, (" + …", "")]
    weights = trace[left][:, row] if turned else trace[left][row]
    tokens: Line = []
    chosen = _largest(weights * factors, 3) if len(factors) > LONGEST_COLUMN else range(len(factors))
    for k in chosen:
        tokens += [(" + ", "")] if tokens else []
        tokens += [(short(float(weights[k])), left), ("·", ""), (_signed(float(factors[k])), right)]
    return tokens if len(factors) <= LONGEST_COLUMN else [*tokens, (f" + … ({len(factors)})", "")]


def _largest(values: Array, count: int) -> list[int]:
    """Where the entries of largest size stand, in their order."""
    return sorted(np.argsort(-np.abs(values))[:count].tolist())


def _factor(values: Array) -> str:
    return column(values) if len(values) > 1 else _signed(float(values[0]))


def _sum(terms: list[tuple[float, str]]) -> Line:
    tokens: Line = []
    for value, name in terms:
        tokens += [(" + ", "")] if tokens else []
        tokens.append((_signed(float(value)), name))
    return tokens


def _stack(names: tuple[str, str], trace: Mapping[str, Array], example: int) -> Line:
    above, below = ((column(trace[name][:, example]).strip("()"), name) for name in names)
    return [("[", ""), above, (" ; ", ""), below, ("]", "")]


def _entry(values: Array, row: int, example: int) -> str:
    """One entry, or one row of a matrix of weights."""
    return text(float(values[row, example])) if values.shape[1] > example else text(float(values[row, 0]))


def written(name: str, values: Array, row: int, example: int) -> str:
    """The number, or the few numbers, of a variable that belong to one unit and one example."""
    if is_matrix(name):
        return column(values[min(row, len(values) - 1)])
    if len(values) > 1 and name in OF_CLASSES | OF_INPUTS | STACKED:
        return column(values[:, min(example, values.shape[1] - 1)])
    return _entry(values, min(row, len(values) - 1), example)


def is_matrix(name: str) -> bool:
    """Weights and their gradients; Wax_xt and its like are products."""
    return name.removeprefix("d")[0] == "W" and "_" not in name


def size(name: str, values: Array, row: int, example: int) -> float:
    """What a wire's width and colour follow: the number itself, or of several the one of largest size."""
    column_of = min(example, values.shape[1] - 1)
    if is_matrix(name):
        here = values[min(row, len(values) - 1)]
    elif name in OF_CLASSES | OF_INPUTS | STACKED:
        here = values[:, column_of]
    else:
        here = values[min(row, len(values) - 1), column_of : column_of + 1]
    return float(here[np.abs(here).argmax()])
