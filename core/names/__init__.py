"""Names learned and invented letter by letter, with the character model of the reports.

In reading order: names.py and columns.py (a list of names and its letters), network.py (one name through the network
and back, fast), reports_model.py (the reports' functions), settings.py (what can be set), training.py (the whole
training as events), watch.py (which updates it tells), ngrams.py (what counting letters reaches), nearest.py (whether
an invented name is new), run.py (a training as it is seen), run_file.py (a run as a file), examples.py (the bundled
list and runs), reports_list.py (the reports' own list, fetched), writing.py (what a trained network would write next,
and why).
"""

from core.maths.clipping import clip
from core.names.examples import bundled_names, example
from core.names.names import Names, read
from core.names.nearest import Invented, invented
from core.names.network import Network
from core.names.ngrams import ngram_bits
from core.names.reports_list import fetch
from core.names.reports_model import initialize, optimize, sample, update
from core.names.run import Run, model
from core.names.settings import Settings
from core.names.training import bits_per_letter, split, train
from core.names.writing import chances, draw, drawn, influence, likeliest, states

__all__ = [
    "Invented",
    "Names",
    "Network",
    "Run",
    "Settings",
    "bits_per_letter",
    "bundled_names",
    "chances",
    "clip",
    "draw",
    "drawn",
    "example",
    "fetch",
    "influence",
    "initialize",
    "invented",
    "likeliest",
    "model",
    "ngram_bits",
    "optimize",
    "read",
    "sample",
    "split",
    "states",
    "train",
    "update",
]
