"""What small pictures are made of: lines, boxes, dots and words, as SVG.

A picture is an image of its own, with its colours in it: it follows the theme of the page that shows it.
"""

from collections.abc import Iterable
from html import escape

import numpy as np

from core.maths.arrays import Array
from ui.kit import palette

WIDE, HIGH = 180, 72
EDGE = 4
LETTERS = 16.5
Point = tuple[float, float]


def drawn(parts: Iterable[str]) -> str:
    """A whole picture."""
    css = f"{palette.css(':root')} svg {{ color-scheme: light dark; font: {LETTERS}px sans-serif; fill: none; }}"
    root = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">'
    return f"{root}<style>{css} text {{ fill: var(--memory); }}</style>{''.join(parts)}</svg>"


def line(points: Iterable[Point], colour: str, width: float = 2.5, dash: Iterable[int] = ()) -> str:
    """A line through points."""
    d = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dashes = f' stroke-dasharray="{" ".join(map(str, dash))}"' if dash else ""
    return f'<path d="{d}" stroke-width="{width}"{dashes} style="stroke: var(--{colour})"/>'


def box(x: float, y: float, wide: float, high: float, colour: str, full: bool = True) -> str:
    """A rectangle, filled or as a frame."""
    style = f"fill: var(--{colour})" if full else f"fill: var(--panel); stroke: var(--{colour}); stroke-width: 2px"
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="3" style="{style}"/>'


def written(x: float, y: float, words: str, anchor: str = "middle") -> str:
    """Text on the line y."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def scaled(values: Array | float, low: float, high: float, top: float = EDGE, bottom: float = HIGH - EDGE) -> Array:
    """Heights in the picture: `low` is at the bottom, `high` at the top."""
    return bottom - (bottom - top) * (np.asarray(values) - low) / (high - low)


def across(count: int, left: float = EDGE, right: float = WIDE - EDGE) -> Array:
    """Places from left to right."""
    return np.linspace(left, right, count)


def sign(value: float) -> str:
    """The colour of a number by its sign."""
    return "positive" if value >= 0 else "negative"


def dot(x: float, y: float, colour: str) -> str:
    """Where something ends, or stands."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" style="fill: var(--{colour})"/>'
