"""What every page to take along has in common: its head with the link, what the steps use, arrays as they are written
in code, and a state A after the present one.
"""

import base64
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any

import numpy as np

from core import ROOT
from core.maths.arrays import Array
from ui.kit import lesson
from ui.kit.notebook import Code, Piece, Words
from ui.kit.standalone import definitions

PAGE = "take_away"
FOLDER = ROOT / "data" / "take_away"
SHOW, PAGES = FOLDER / "show.py", FOLDER / "pages"
VARIABLE = re.compile(r"\{(\w+)\}")
LARGEST = 600
"""Entries of an array that is written out; a larger one is packed."""
START, KEPT_START, END = "now = shown = {}", "kept = shown = {}", "beside(now, kept)"
"""Where `show` keeps the numbers of the present state and of A; and at the end what differs."""


def words(section: str, **facts: object) -> Words:
    """A section of data/lessons/<language>/take_away.md under its heading."""
    found = lesson.section(PAGE, section)
    text = "\n\n".join(found.paragraphs).format(**facts)
    return Words(f"## {found.title}\n\n{text}")


def named(text: str) -> str:
    """A lesson's sentence with its variables as code."""
    return VARIABLE.sub(r"`\1`", text)


def _head(title: str, link: str) -> Words:
    """The title of the page, what this is, and the address that opens the same state."""
    found = lesson.section(PAGE)
    return Words(f"# {title}: {found.title}\n\n" + "\n\n".join(found.paragraphs).format(link=link))


def whole(
    title: str, link: str, of: Iterable[Callable[..., Any] | ModuleType], now: Sequence[Piece],
    kept: Sequence[Piece] | None, helpers: Sequence[Code] = (),
) -> list[Piece]:  # fmt: skip
    """The notebook of a page: the pieces of the present state, and of A where one was kept, with what they use of the
    modules of core/ that hold these functions, and of the `helpers` before them."""
    code = "\n".join(piece.text for piece in (*helpers, *now, *(kept or ())) if isinstance(piece, Code))
    show = Code(SHOW.read_text(encoding="utf-8").rstrip())
    tools: list[Piece] = [words("tools"), show, Code(definitions(code, of), folded=True), *helpers]
    return [_head(title, link), *tools, *_states(now, kept)]


def part(file: str, section: str) -> Code:
    """A section of a file of data/take_away/pages: they are headed "# %% section"."""
    text = (PAGES / f"{file}.py").read_text(encoding="utf-8")
    sections = dict(one.split("\n", 1) for one in text.split("# %% ")[1:])
    return Code(sections[section].strip())


def _states(now: Sequence[Piece], kept: Sequence[Piece] | None) -> list[Piece]:
    """The pieces of the present state; where a state was kept as A those of A after them, and what differs."""
    if kept is None:
        return [Code(START), *now]
    ends: list[Piece] = [words("beside"), Code(END)]
    return [words("now"), Code(START), *now, words("kept"), Code(KEPT_START), *kept, *ends]


def assignments(arrays: Mapping[str, Array]) -> str:
    """Lines that set each array to the last bit, by its name."""
    return "\n".join(f"{name} = {written(array)}" for name, array in arrays.items())


def written(array: Array) -> str:
    """An array as code; one with many entries is packed as a file of NumPy's, in letters."""
    if array.size <= LARGEST:
        return f"np.array({array.tolist()})"
    file = io.BytesIO()
    np.save(file, array)
    return f'unpacked("{base64.b85encode(file.getvalue()).decode()}")'


def showing(variables: Sequence[str]) -> str:
    """The line that prints these numbers and keeps them."""
    return f"show({', '.join(f'{name}={name}' for name in variables)})"
