"""The question of a step as a vote of a class."""

from core.cells.trace import trace
from core.classroom import Question
from ui.cells import notation, questions
from ui.cells.state import CellState
from ui.kit import lesson


def question(state: CellState) -> Question | None:
    """As the step asks it, with the answer for the numbers as they are; None where none is asked."""
    found = questions.question(state) if state.ask else None
    if found is None:
        return None
    options = [name for name in found if name != "ask"]
    numbers = trace(state.cell)
    right = options.index(questions.truth(state, numbers))
    ask, why = lesson.tokens(found["ask"]), questions.reason(state, numbers)
    return Question(_plain(ask, state), tuple(found[name] for name in options), None, right, _plain(why, state))


def _plain(line: lesson.Line, state: CellState) -> str:
    """The text with each variable as its symbol, c_prev."""
    symbols = notation.symbols(state.kind, state.notation)
    return "".join("_".join(filter(None, _symbol(name, symbols))) if name else text for text, name in line)


def _symbol(name: str, symbols: dict[str, notation.Symbol]) -> notation.Symbol:
    """Of a gradient d and the symbol of its variable."""
    if name in symbols:
        return symbols[name]
    base, sub = symbols.get(name[1:], (name[1:], ""))
    return name[0] + base, sub
