"""A small picture of each lesson, as SVG: drawn from the numbers of core with which the lesson's page opens."""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache, partial
from html import escape

import numpy as np

from core.cells.trace import trace
from core.maths import clipping
from core.names.examples import example
from core.series import series
from core.through_time.gradient_flow import norms
from ui.cells.kinds import SEEN
from ui.cells.state import CellState
from ui.home.svg import EDGE, HIGH, WIDE, across, box, dot, drawn, line, scaled, sign, written
from ui.kit.numbers import text
from ui.kit.styles import STYLES
from ui.stocks.files import SAMPLES
from ui.stocks.state import StockState
from ui.through_time import flow_chart
from ui.through_time.clip_state import CELLS
from ui.through_time.flow import flow
from ui.through_time.memory_charts import TABLE
from ui.through_time.openings import OPENINGS

FLAT = 3.0
"""Beyond this tanh is drawn no further."""
THINNED = 12
"""Every so many days of a series are drawn."""


def recurrent(kind: str) -> list[str]:
    """What comes, and where on the curve of tanh it puts the cell."""
    numbers = {name: value.item() for name, value in trace(CellState(kind).cell).items() if value.size == 1}
    [before], [after] = SEEN[kind].kind.before, SEEN[kind].kind.after
    sums = np.linspace(-FLAT, FLAT, 41)
    xs, ys = 58 + 64 * (sums + FLAT) / (2 * FLAT), scaled(np.tanh(sums), -1.1, 1.1, 6, 50)
    at = (float(np.interp(numbers["za"], sums, xs)), float(scaled(numbers[after], -1.1, 1.1, 6, 50)))
    return [
        line([(EDGE, 28), (58, 28)], "hidden", 3.5), written(30, 20, text(numbers[before])),
        line([(90, HIGH), (90, 50)], sign(numbers["xt"]), 3.5), written(98, 68, text(numbers["xt"]), "start"),
        box(58, 6, 64, 44, "quiet", full=False), line(zip(xs, ys, strict=True), "quiet", 2),
        dot(*at, sign(numbers[after])),
        line([(122, 28), (WIDE - EDGE, 28)], "hidden", 3.5), written(150, 20, text(numbers[after])),
    ]  # fmt: skip


def gated(kind: str) -> list[str]:
    """The belt of the memory, and how far each gate is open."""
    seen, numbers = SEEN[kind], trace(CellState(kind).cell)
    parts = [line([(EDGE, 10), (WIDE - EDGE, 10)], "memory", 4), line([(EDGE, 66), (WIDE - EDGE, 66)], "hidden", 4)]
    for place, gate in enumerate(seen.kind.gates):
        x, letter, value = 14 + 40 * place, gate[0], float(numbers[gate][0, 0])
        colour, (low, high) = f"gate-{letter}", seen.kind.reach(gate)
        zero, top = (float(scaled(v, low, high, 20, 56)) for v in (max(low, 0.0), value))
        parts += [
            line([(x + 16, 66), (x + 16, 10)], colour, 2), box(x, 20, 32, 36, colour, full=False),
            f'<g opacity="0.4">{box(x, min(zero, top), 32, abs(zero - top), colour)}</g>',
            written(x + 16, 44, "c̃" if letter == "c" else letter),
        ]  # fmt: skip
    return parts


def unrolled() -> list[str]:
    """One cell at each step: its first unit, and under it the length of the gradient that arrives there."""
    found = flow(OPENINGS["unrolled"])
    cell = CELLS[0]
    states, back = found.forward[cell].numbers["a_next"][1], norms(found.back[cell].numbers["da"])
    step = (WIDE - 2 * EDGE) / len(states)
    parts = [line([(EDGE, 22), (WIDE - EDGE, 22)], "hidden", 3)]
    for t, (state, length) in enumerate(zip(states, back, strict=True)):
        x, middle = EDGE + step * t + 2, EDGE + step * (t + 0.5)
        high = 34 * abs(state)
        parts += [
            box(x, 5, step - 5, 34, "line", full=False), box(x, 22 - high * (state > 0), step - 5, high, sign(state)),
            line([(middle - step / 2, 56), (middle + step / 2, 56)], "gradient", 1 + 14 * length / back.max()),
        ]  # fmt: skip
    return parts


def gradients() -> list[str]:
    """The length of the gradient at each step, on a logarithmic scale."""
    curves = flow_chart.curves(flow(OPENINGS["gradients"]))
    logs = {name: np.log10(curves[name]) for name in CELLS}
    low, high = min(log.min() for log in logs.values()), max(log.max() for log in logs.values())
    return [
        line(zip(across(len(log)), scaled(log, low, high), strict=True), STYLES[name].colour, 3, STYLES[name].dash)
        for name, log in logs.items()
    ]


def clipped() -> list[str]:
    """A gradient that is too long, as it was and cut by value and by norm: the sizes of two of its entries."""
    state = OPENINGS["clipping"]
    before, limit = flow(state).back[state.clip_cell].gradients, state.clip_limit
    ranked = clipping.largest(before, state.clip_rank)
    ways = {"before": "none", "value": "value", "norm": "norm"}
    cut = {style: clipping.clipped(before, how, limit) for style, how in ways.items()}
    ends = {style: [abs(found[name][row, column]) for name, row, column in (ranked[0], ranked[-1])]
            for style, found in cut.items()}  # fmt: skip
    left, floor = 10.0, HIGH - 10.0
    unit = min((WIDE - left - 2 * EDGE) / ends["before"][0], (floor - EDGE) / ends["before"][1])
    turn = np.linspace(0, np.pi / 2, 25)
    side = limit * unit
    circle = zip(left + side * np.cos(turn), floor - side * np.sin(turn), strict=True)
    square = [(left, floor - side), (left + side, floor - side), (left + side, floor)]
    parts = [line(square, "quiet", 1.5, (4, 3)), line(circle, "quiet", 1.5)]
    for style, (x, y) in ends.items():
        end = (left + unit * x, floor - unit * y)
        colour = STYLES[style].colour
        parts += [line([(left, floor), end], colour, 3.5), dot(*end, colour)]
    return parts


def remembered() -> list[str]:
    """How many of ten seeds learned to remember, by the length of the task: what was measured."""
    found = json.loads(TABLE.read_text(encoding="utf-8"))
    rows = [row for row in found["rows"] if row["forget_bias"] in ("", "log T")]
    lengths, floor = sorted({row["T"] for row in rows}), HIGH - 18.0
    parts = [line([(EDGE, floor), (WIDE - EDGE, floor)], "quiet", 1.5)]
    for place, length in enumerate(lengths):
        middle = WIDE * (place + 0.5) / len(lengths)
        parts.append(written(middle, HIGH - 3, f"T = {length}"))
        for cell, x in zip(CELLS, (middle - 20, middle + 2), strict=True):
            [solved] = [row["solved"] for row in rows if (row["cell"], row["T"]) == (cell, length)]
            high = (floor - EDGE) * solved / len(found["seeds"])
            parts.append(box(x, floor - high, 18, high, STYLES[cell].colour))
    return parts


def named() -> list[str]:
    """The loss of the run with which the page opens, and a name that it invents at its end."""
    run = example(CELLS[0])
    points = np.array([point[:2] for point in run.curve.points])
    steps, losses = points[:, 0], points[:, 1]
    xs = EDGE + (WIDE - 2 * EDGE) * steps / steps[-1]
    invented = next(name.text for name in run.checkpoints[-1].names if not name.memorised)
    curve = line(zip(xs, scaled(losses, losses.min(), losses.max(), 26), strict=True), STYLES["loss"].colour, 2)
    return [curve, written(WIDE - EDGE, 18, invented, "end")]


def priced() -> list[str]:
    """The series with which the page opens; those of its days on which the networks are judged in another colour."""
    state = StockState()
    found = series.read((SAMPLES / f"{state.source}.csv").read_bytes(), state.choices())
    values = found.columns[found.column]
    learned = len(values) - int(state.split(len(values)).test)
    xs, ys = across(len(values)), scaled(values, values.min(), values.max())
    parts = {"quiet": range(0, learned, THINNED), "negative": range(learned - 1, len(values), THINNED)}
    return [line([(xs[i], ys[i]) for i in places], colour) for colour, places in parts.items()]


DRAWINGS: Mapping[str, Callable[[], list[str]]] = {
    **{seen.page: partial(gated if seen.kind.forget_bias else recurrent, kind) for kind, seen in SEEN.items()},
    "unrolled": unrolled,
    "gradients": gradients,
    "clipping": clipped,
    "memory_task": remembered,
    "dinosaurs": named,
    "stocks": priced,
}
"""By page, in the order in which they are shown."""


@cache
def address(page: str) -> str:
    """The picture of a page as a data address: what it shows is the same for everyone, and never changes."""
    return f"data:image/svg+xml;base64,{b64encode(drawn(DRAWINGS[page]()).encode()).decode()}"


def image(page: str, alt: str) -> str:
    """The picture of a page as HTML, with the words for those who do not see it."""
    return f'<img class="drawn" src="{address(page)}" alt="{escape(alt)}">'
