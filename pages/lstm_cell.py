"""One LSTM cell, live."""

from ui import cell_page

cell_page.show(lstm=True)
