"""One RNN cell, live."""

from ui.cells import page

page.show("rnn")
