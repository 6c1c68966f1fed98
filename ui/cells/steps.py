"""The steps through one cell: which variables each computes, by which formula, and where core/ does it.

A formula is a plain string over the reports' names: "·" is the matrix product, "∗" the product entry by entry.
What a step computes is the left side of its formulas; they are the single source of the letters, of the numbers
put into them and of the lines of code that are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.cells import handout, lstm_steps, rnn_steps, trace
from core.maths import output
from ui.cells.state import CellState
from ui.kit.numbers import short

GATES = ("ft", "it", "cct", "ot")
SLOPES = {"ft": "slope_f", "it": "slope_i", "cct": "slope_c", "ot": "slope_o"}


@dataclass(frozen=True)
class Step:
    """One step: its id, under which the lesson tells of it, and its formulas."""

    id: str
    formulas: tuple[str, ...]

    @property
    def computes(self) -> tuple[str, ...]:
        return tuple(formula.split(" = ")[0] for formula in self.formulas)


def _step(id: str, *formulas: str) -> Step:
    return Step(id, formulas)


RNN_FORWARD = (
    _step("weigh_x", "Wax_xt = Wax · xt"),
    _step("weigh_a", "Waa_a = Waa · a_prev"),
    _step("bias", "za = Wax_xt + Waa_a + ba"),
    _step("tanh", "a_next = tanh(za)"),
    _step("weigh_y", "Wya_a = Wya · a_next"),
    _step("bias_y", "zy = Wya_a + by"),
    _step("softmax", "yt_pred = softmax(zy)"),
)
RNN_BACKWARD = (
    _step("tanh", "slope_a = 1 − a_next²", "dza = da ∗ slope_a"),
    _step("weights", "dWax = dza · xtᵀ", "dWaa = dza · a_prevᵀ", "dba = Σ dza"),
    _step("x", "dxt = Waxᵀ · dza"),
    _step("a", "da_prev = Waaᵀ · dza"),
)
LSTM_FORWARD = (
    _step("stack", "concat = [a_prev ; xt]"),
    _step("forget", "zf = Wf · concat + bf", "ft = σ(zf)"),
    _step("input", "zi = Wi · concat + bi", "it = σ(zi)"),
    _step("candidate", "zc = Wc · concat + bc", "cct = tanh(zc)"),
    _step("update", "keep = ft ∗ c_prev", "write = it ∗ cct", "c_next = keep + write"),
    _step("output", "zo = Wo · concat + bo", "ot = σ(zo)"),
    _step("tanh", "tanh_c = tanh(c_next)"),
    _step("hidden", "a_next = ot ∗ tanh_c"),
    _step("predict", "zy = Wy · a_next + by", "yt_pred = softmax(zy)"),
)
LSTM_BACKWARD = (
    _step("output", "dot = da ∗ tanh_c", "slope_o = ot ∗ (1 − ot)", "dzo = dot ∗ slope_o"),
    _step("tanh", "dtanh_c = da ∗ ot", "slope_tanh = 1 − tanh_c²", "dc_from_a = dtanh_c ∗ slope_tanh"),
    _step("meet", "dc = dc_next + dc_from_a"),
    _step("candidate", "dcct = dc ∗ it", "slope_c = 1 − cct²", "dzc = dcct ∗ slope_c"),
    _step("input", "dit = dc ∗ cct", "slope_i = it ∗ (1 − it)", "dzi = dit ∗ slope_i"),
    _step("forget", "dft = dc ∗ c_prev", "slope_f = ft ∗ (1 − ft)", "dzf = dft ∗ slope_f"),
    _step("carry", "dc_prev = dc ∗ ft"),
    _step("weights", *(f"dW{g} = dz{g} · concatᵀ" for g in "fico"), *(f"db{g} = Σ dz{g}" for g in "fico")),
    _step("stack", *(f"from_{g} = W{g}ᵀ · dz{g}" for g in "fico"), "dconcat = from_f + from_i + from_c + from_o"),
    _step("inputs", "da_prev = dconcat[:n_a]", "dxt = dconcat[n_a:]"),
)
PRINTED = {
    "dzc": "dzc = dc_next ∗ it + ot ∗ slope_tanh ∗ it ∗ da ∗ cct ∗ (1 − tanh(cct)²)",
    "dzi": "dzi = dc_next ∗ cct + ot ∗ slope_tanh ∗ cct ∗ da ∗ it ∗ (1 − it)",
    "dzf": "dzf = dc_next ∗ c_prev + ot ∗ slope_tanh ∗ c_prev ∗ da ∗ ft ∗ (1 − ft)",
}
"""The hand-out's lines as printed (core/cells/handout.py), in place of the right ones when the switch is on."""


def steps(state: CellState) -> tuple[Step, ...]:
    """The steps of the state's direction, in order; the last, "all", computes nothing and shows everything."""
    if state.direction == "forward":
        return (*(_pinned(step, state) for step in (LSTM_FORWARD if state.lstm else RNN_FORWARD)), _step("all"))
    weights = "Wy" if state.lstm else "Wya"
    arrive = _step("arrive", "da = da_next")
    if state.label is not None:
        from_y = f"da_from_y = {weights}ᵀ · dzy"
        arrive = _step("arrive", "dzy = yt_pred − yt", from_y, "da = da_next + da_from_y")
    body = LSTM_BACKWARD if state.lstm else RNN_BACKWARD
    body = tuple(_of_output(step, weights) for step in body) if state.label is not None else body
    if state.lstm and state.as_printed:
        body = tuple(_as_printed(step, state) for step in body)
    return (arrive, *(_pinned(step, state) for step in body), _step("all"))


def _pinned(step: Step, state: CellState) -> Step:
    """A pinned gate is its value, and has no slope."""
    held = {gate: f"{gate} = {short(value)}" for gate, value in state.pins.items()}
    held |= {SLOPES[gate]: f"{SLOPES[gate]} = 0" for gate in state.pins}
    return Step(step.id, tuple(held.get(formula.split(" = ")[0], formula) for formula in step.formulas))


def _of_output(step: Step, weights: str) -> Step:
    """With a loss at the output its weights get their gradients at the step of the weights."""
    more = (f"d{weights} = dzy · a_nextᵀ", "dby = Σ dzy") if step.id == "weights" else ()
    return Step(step.id, (*step.formulas, *more))


def _as_printed(step: Step, state: CellState) -> Step:
    gates = {"dzc": "cct", "dzi": "it", "dzf": "ft"}
    wrong = {name: line for name, line in PRINTED.items() if gates[name] not in state.pins}
    return Step(step.id, tuple(wrong.get(formula.split(" = ")[0], formula) for formula in step.formulas))


def current(state: CellState) -> Step:
    return next(step for step in steps(state) if step.id == state.step)


def revealed(state: CellState) -> set[str]:
    """The computed variables that the state's step has reached; backward, the whole forward pass is known."""
    names: set[str] = set()
    if state.direction == "backward":
        names |= computed(state.lstm, "forward")
    for step in steps(state):
        names |= set(step.computes)
        if step.id == state.step:
            return names
    raise ValueError(state.step)


@cache
def computed(lstm: bool, direction: str) -> set[str]:
    """All that a direction computes, with and without a loss at the output."""
    both = [CellState(lstm, direction=direction, label=label) for label in (None, 0)]
    return {name for state in both for step in steps(state) for name in step.computes}


@cache
def selectable(lstm: bool) -> tuple[str, ...]:
    """The variables that a click can select: what goes in, what is computed, forward and backward."""
    given = {"xt", "a_prev", "by", "da_next"} | ({"c_prev", "dc_next"} if lstm else {"ba"})
    return tuple(sorted(given | computed(lstm, "forward") | computed(lstm, "backward")))


def functions(state: CellState) -> tuple[Callable[..., Any], ...]:
    """The functions of core/ that compute the state's direction; the first that assigns a name is shown for it."""
    cell = lstm_steps if state.lstm else rnn_steps
    if state.direction == "forward":
        return (cell.forward_steps,)
    back: tuple[Callable[..., Any], ...] = (cell.backward_steps, output.output_backward, trace.arriving)
    if state.lstm:
        back = (*back, lstm_steps.weight_steps)
    return (handout.backward_steps_as_printed, *back) if state.lstm and state.as_printed else back
