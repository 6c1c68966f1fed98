"""The kinds of cell there are. A new kind is described in a file of its own and added here."""

from collections.abc import Iterable

from core.cells.kind import Kind
from core.cells.lstm_kind import LSTM
from core.cells.rnn_kind import RNN

KINDS = {kind.name: kind for kind in (RNN, LSTM)}


def kind_of(names: Iterable[str]) -> Kind:
    """The kind whose weights go by these names. ValueError where they are no kind's."""
    found = set(names)
    for kind in KINDS.values():
        if kind.is_of(found):
            return kind
    raise ValueError(f"{', '.join(sorted(found))} are the parameters of none of {', '.join(KINDS)}")
