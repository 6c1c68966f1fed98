"""What is taken along as a notebook (.ipynb) or as a plain script: both are written from one list of pieces, words and
code, so that they never disagree.
"""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import nbformat

WIDTH = 98
"""Letters of a line of a script's words, beside "# "."""


@dataclass(frozen=True)
class Words:
    """A piece in Markdown."""

    text: str


@dataclass(frozen=True)
class Code:
    """A piece of Python; each may use what those before it have defined. One that is `folded` is long, and opened by a
    click."""

    text: str
    folded: bool = False


Piece = Words | Code
Maker = Callable[[str], Sequence[Piece]]
"""Makes the notebook of a page as it is set; it is given the page's address without parameters."""


def notebook(pieces: Sequence[Piece]) -> str:
    """The pieces as cells of a notebook, format 4.5, valid as nbformat knows it."""
    cells = [_cell(piece, f"cell-{number}") for number, piece in enumerate(pieces, 1)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    made = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    nbformat.validate(made)
    return str(nbformat.writes(made))


def _cell(piece: Piece, name: str) -> Any:
    if isinstance(piece, Words):
        return nbformat.v4.new_markdown_cell(piece.text, id=name)
    folded = {"jupyter": {"source_hidden": True}} if piece.folded else {}
    return nbformat.v4.new_code_cell(piece.text, id=name, metadata=folded)


def script(pieces: Sequence[Piece]) -> str:
    """The same as a file of Python in the percent format, which editors show as cells: words are comments."""
    parts = [f"# %% [markdown]\n{_comment(p.text)}" if isinstance(p, Words) else f"# %%\n{p.text}" for p in pieces]
    return "\n\n".join(parts) + "\n"


def _comment(text: str) -> str:
    """Markdown as comments, its paragraphs wrapped."""
    lines = [part for line in text.splitlines() for part in _wrapped(line)]
    return "\n".join(f"# {line}".rstrip() for line in lines)


def _wrapped(line: str) -> list[str]:
    if line.startswith((" ", "|")):  # code, or a row of a table
        return [line]
    return textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
