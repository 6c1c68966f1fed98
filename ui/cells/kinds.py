"""The kinds of cell that are seen, in the order in which they are shown."""

from ui.cells.lstm import LSTM_SEEN
from ui.cells.rnn import RNN_SEEN
from ui.cells.seen import Seen

SEEN: dict[str, Seen] = {seen.name: seen for seen in (RNN_SEEN, LSTM_SEEN)}
