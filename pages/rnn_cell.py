"""One RNN cell, live."""

from ui.cells import page

page.show(lstm=False)
