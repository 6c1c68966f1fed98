"""One LSTM cell, live."""

from ui.cells import page

page.show("lstm")
