"""One recurrent cell: its equations line by line, forward and backward, every number of it and the check of each.

In reading order: rnn_steps.py and lstm_steps.py (the equations, as the app shows them), rnn.py and lstm.py (the same
under the reports' names, and along a sequence), kind.py (what the rest of the project needs to know of a kind of cell),
rnn_kind.py and lstm_kind.py (the kinds told), kinds.py (the table), trace.py (one cell at work), checking.py (each
of its gradients checked), handout.py (misprinted formulas, to be caught), edits.py (what equations give with a line
changed), rnn_mistakes.py and lstm_mistakes.py (which lines are known to go wrong), exercises.py (the reports' exercises
on cells), student.py, difference.py and compare.py (one's own functions beside these), presets.py and
initial_weights.py (cells to look at, weights to begin with), reading.py (weights that let each unit read an input),
operating_points.py (where each nonlinearity works), fused.py, fused_rnn.py, fused_lstm.py (the same cells several times
as fast), keras_weights.py (an LSTM as Keras keeps it).
"""

from core.cells.checking import checks
from core.cells.initial_weights import initial_weights, spectral_radius, with_spectral_radius
from core.cells.keras_weights import keras_arrays, lstm_parameters
from core.cells.kind import Kind, Nonlinearity
from core.cells.kinds import KINDS, kind_of
from core.cells.lstm import lstm_backward, lstm_cell_backward, lstm_cell_forward, lstm_forward
from core.cells.lstm_kind import LSTM
from core.cells.operating_points import OperatingPoint
from core.cells.rnn import rnn_backward, rnn_cell_backward, rnn_cell_forward, rnn_forward
from core.cells.rnn_kind import RNN
from core.cells.trace import Cell, trace

__all__ = [
    "KINDS",
    "LSTM",
    "RNN",
    "Cell",
    "Kind",
    "Nonlinearity",
    "OperatingPoint",
    "checks",
    "initial_weights",
    "keras_arrays",
    "kind_of",
    "lstm_backward",
    "lstm_cell_backward",
    "lstm_cell_forward",
    "lstm_forward",
    "lstm_parameters",
    "rnn_backward",
    "rnn_cell_backward",
    "rnn_cell_forward",
    "rnn_forward",
    "spectral_radius",
    "trace",
    "with_spectral_radius",
]
