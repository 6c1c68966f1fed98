"""One LSTM cell, live."""

from ui.cells import controls, diagram
from ui.cells.store import CellStore
from ui.kit import opened
from ui.kit.page_head import enter, heading

store = CellStore("lstm")
enter(store)
with heading(store.name):
    controls.settings(store)
if store.state.example == "given":
    opened.show_origin(store.state.given, store.kind)
diagram.show(store)
