"""Challenges on one cell, as predicates on its numbers: what is reached, and the numbers that show it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.cells.trace import Cell, Trace, trace
from core.maths.arrays import Array

NOTHING, SMALL, FEW = 0.0005, 0.005, 0.01
"""What is written as 0.000; what is near enough to 0 for a slider; a hundredth of what came."""
SEEN = 0.05
"""What is no accident of rounding."""
Facts = dict[str, float | str]
"""The numbers of the sentence on what was reached, by their name in it."""
Entry = tuple[str, int, int]


@dataclass(frozen=True)
class CellWork:
    """A cell as it is with all its numbers, and as the challenge begins."""

    cell: Cell
    numbers: Trace
    start: Cell

    @cached_property
    def moved(self) -> set[Entry] | None:
        """The entries that are not as at the start; None where the cell has another size, or other pins."""
        now, then = self.cell.variables, self.start.variables
        same = all(now[name].shape == then[name].shape for name in now)
        if not same or self.cell.pins != self.start.pins:
            return None
        return {(name, r, c) for name in now for r, c in np.argwhere(now[name] != then[name]).tolist()}

    @property
    def weights_moved(self) -> set[Entry] | None:
        """Of these, the weights and biases."""
        return None if self.moved is None else {one for one in self.moved if one[0] in self.cell.kind.shapes}

    @property
    def one_slider(self) -> bool:
        """Whether one of xt, the states before and what arrives was moved, and nothing else."""
        sliders = ("xt", *self.cell.kind.before, *self.cell.kind.arriving)
        return self.moved is not None and [name in sliders for name, _, _ in self.moved] == [True]


def least(array: Array) -> float:
    """The smallest size in an array."""
    return float(np.abs(array).min())


def most(array: Array) -> float:
    """The largest size in an array."""
    return float(np.abs(array).max())


def of_first(**arrays: Array) -> Facts:
    """Numbers of the first unit and example."""
    return {name: float(array.flat[0]) for name, array in arrays.items()}


def zero_by_one_bias(work: CellWork) -> Facts | None:
    """a_next = 0 although x >= 1: one bias takes away what the weights bring."""
    v, moved = work.numbers, work.weights_moved or set()
    biases = [entry for entry in moved if entry[0] in work.cell.kind.biases]
    if len(moved) == len(biases) == 1 and v["xt"].min() >= 1 and most(v["a_next"]) < SMALL:
        [(name, row, column)] = biases
        return {"x": float(v["xt"].min()), "a": most(v["a_next"]), "b": float(v[name][row, column])}
    return None


def deaf_to_the_past(work: CellWork) -> Facts | None:
    """Nothing comes back to a_prev, and something to x."""
    v = work.numbers
    reached = most(v["da_prev"]) < NOTHING and least(v["dxt"]) > SEEN
    return {"da_prev": most(v["da_prev"]), "dxt": least(v["dxt"])} if reached else None


def stopped_by_tanh(work: CellWork) -> Facts | None:
    """Less than a hundredth of da passes the slope of tanh, weights and biases as they were."""
    v = work.numbers
    if work.weights_moved == set() and least(v["da"]) > SEEN and most(v["slope_a"]) < FEW:
        return {"a": least(v["a_next"]), "slope": most(v["slope_a"])}
    return None


def passed_whole(work: CellWork) -> Facts | None:
    """As much comes back to a_prev as came to a_next, where tanh is no longer straight: |a_next| >= 0.5."""
    v = work.numbers
    came, left = float(np.linalg.norm(v["da"])), float(np.linalg.norm(v["da_prev"]))
    if least(v["a_next"]) >= 0.5 and came > SEEN and abs(left / came - 1) <= 0.02:
        return {"a": least(v["a_next"]), "slope": most(v["slope_a"]), "share": left / came}
    return None


def thin_output(work: CellWork) -> Facts | None:
    """Less than a hundredth of what comes by way of a passes the tanh into the memory's gradient."""
    v = work.numbers
    if work.weights_moved == set() and least(v["dtanh_c"]) > SEEN and most(v["slope_tanh"]) < FEW:
        return {"c": least(v["c_next"]), "slope": most(v["slope_tanh"]), "dc": most(v["dc_from_a"])}
    return None


def gates_by_weights(work: CellWork) -> Facts | None:
    """The forget gate open and the input gate shut, without a pin."""
    f, i = work.numbers["ft"], work.numbers["it"]
    reached = not work.cell.pins and f.min() >= 0.99 and i.max() <= 0.01
    return {"f": float(f.min()), "i": float(i.max())} if reached else None


def deaf_memory(work: CellWork) -> Facts | None:
    """A memory that holds something, and holds the very same whatever x is."""
    v, cell = work.numbers, work.cell
    if least(v["c_next"]) < SEEN:
        return None
    others = [
        cell.kind.forward({**cell.variables, "xt": v["xt"] + by}, cell.pins)["c_next"] for by in (-3.0, -1.0, 1.0, 3.0)
    ]
    reached = all(np.allclose(other, v["c_next"], rtol=0, atol=1e-9) for other in others)
    return (
        {"f": float(v["ft"].flat[0]), "i": float(v["it"].flat[0]), "c": float(v["c_next"].flat[0])} if reached else None
    )


def silent_memory(work: CellWork) -> Facts | None:
    """The memory is kept and nothing of it is said."""
    v = work.numbers
    lost = most(v["c_next"] - v["c_prev"])
    if least(v["c_prev"]) >= 0.5 and lost < FEW and most(v["a_next"]) < FEW:
        return of_first(c_prev=v["c_prev"], c=v["c_next"]) | {"a": most(v["a_next"])}
    return None


def nothing_for_the_gate(work: CellWork) -> Facts | None:
    """The forget gate hears nothing, and yet something comes back along the memory."""
    v = work.numbers
    if most(v["dft"]) < NOTHING and least(v["dc_prev"]) > FEW:
        return {"c_prev": most(v["c_prev"]), "dc": least(v["dc"]), "dc_prev": least(v["dc_prev"])}
    return None


def turned_gate(work: CellWork) -> Facts | None:
    """One slider turns the sign of dft, while dc_prev keeps its own."""
    if not work.one_slider:
        return None
    now, then = work.numbers, trace(work.start)
    turned = (now["dft"] * then["dft"]).max() < 0 and least(now["dft"]) > NOTHING
    kept = (now["dc_prev"] * then["dc_prev"]).min() > 0
    facts = of_first(was=then["dft"], dft=now["dft"], c_prev=now["c_prev"], dc=now["dc"])
    return facts if turned and kept else None


def output_gate_alone(work: CellWork) -> Facts | None:
    """Both addends of dc cancel: of all gates only the output gate, which stands before the memory's tanh, learns."""
    v = work.numbers
    if most(v["dc"]) < SMALL and least(v["dc_next"]) > SEEN and least(v["dzo"]) > FEW:
        others = max(most(v[name]) for name in ("dbf", "dbi", "dbc"))
        facts = of_first(from_a=v["dc_from_a"], dc_next=v["dc_next"], dc=v["dc"], dbo=v["dbo"])
        return facts | {"others": others}
    return None


def misprint_found(work: CellWork) -> Facts | None:
    """The misprinted lines of f and i, which lack the slope on dc_next, are right where dc_next is 0; that of the
    candidate, which has a factor too many, is not."""
    cell, v = work.cell, work.numbers
    if not cell.as_printed or not work.one_slider:
        return None
    right = cell.kind.backward(v, cell.pins)
    agree = {name: np.allclose(v[name], right[name], rtol=1e-9, atol=0) for name in ("dzf", "dzi", "dzc")}
    if agree["dzf"] and agree["dzi"] and not agree["dzc"] and least(right["dzf"]) > NOTHING:
        return of_first(dzf=v["dzf"], dzi=v["dzi"], dzc=v["dzc"], right=right["dzc"])
    return None


def forget_gate_learns_most(work: CellWork) -> Facts | None:
    """The forget gate's sum gets at least twice the gradient of any other gate's."""
    v = work.numbers
    others = max(most(v[name]) for name in ("dzi", "dzc", "dzo"))
    if work.weights_moved == set() and not work.cell.pins and least(v["dzf"]) >= 2 * others > 0:
        return of_first(c_prev=v["c_prev"]) | {"dzf": least(v["dzf"]), "others": others}
    return None


RNN_CELL = {
    "rnn_zero": zero_by_one_bias,
    "rnn_deaf": deaf_to_the_past,
    "rnn_thin": stopped_by_tanh,
    "rnn_whole": passed_whole,
}
LSTM_CELL = {
    "lstm_gates": gates_by_weights,
    "lstm_deaf": deaf_memory,
    "lstm_silent": silent_memory,
    "lstm_thin": thin_output,
    "lstm_gate_zero": nothing_for_the_gate,
    "lstm_gate_turned": turned_gate,
    "lstm_cancel": output_gate_alone,
    "lstm_forget_most": forget_gate_learns_most,
    "lstm_misprint": misprint_found,
}
