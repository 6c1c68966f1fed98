"""The LSTM's backward formulas as a widely used course hand-out prints them, to be caught by the check.

Three of the four lack the parentheses around dc (and the candidate's has a stray cct and a tanh around cct),
so only a part of each sum is multiplied by the slope of the gate:

    dzc = dc_next it  + ot (1 - tanh(c_next)**2) it  da_next cct (1 - tanh(cct)**2)
    dzi = dc_next cct + ot (1 - tanh(c_next)**2) cct da_next it (1 - it)
    dzf = dc_next c_prev + ot (1 - tanh(c_next)**2) c_prev da_next ft (1 - ft)

Source: Coursera, "Building an RNN step by step", v2, equations (8) to (10), read as printed.
"""

from core.cells.kind import NO_PINS, Pins
from core.cells.lstm_steps import LSTMBackward, LSTMCache, backward_steps
from core.maths.activations import sigmoid_slope, tanh, tanh_slope
from core.maths.arrays import Array


def backward_steps_as_printed(da: Array, dc_next: Array, cache: LSTMCache, pins: Pins = NO_PINS) -> LSTMBackward:
    """`backward_steps`, da and dc_next (n_a, m), with the three misprinted lines in place of the right ones."""
    _, c_next, _, c_prev, ft, it, cct, ot, _, _ = cache
    tanh_c = tanh(c_next)
    slope_tanh = tanh_slope(tanh_c)
    dzc = dc_next * it + ot * slope_tanh * it * da * cct * tanh_slope(tanh(cct))
    dzi = dc_next * cct + ot * slope_tanh * cct * da * sigmoid_slope(it)
    dzf = dc_next * c_prev + ot * slope_tanh * c_prev * da * sigmoid_slope(ft)
    printed = {"cct": ("dzc", dzc), "it": ("dzi", dzi), "ft": ("dzf", dzf)}
    unpinned = dict(line for gate, line in printed.items() if gate not in pins)
    return backward_steps(da, dc_next, cache, pins)._replace(**unpinned)
