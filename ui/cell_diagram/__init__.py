"""The cell as a live drawing: one Streamlit component for both cells.

The modules in this folder are served as they are under ASSETS, so that an update carries numbers and no code.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from ui import palette

FOLDER = Path(__file__).parent
ASSETS = "/assets/cell_diagram"

STUB = f"""
const module = import(new URL(".{ASSETS}/main.js", document.baseURI).href);
export default (component) => {{
  let close = () => {{}};
  module.then(({{ show }}) => {{ close = show(component); }});
  return () => close();
}};
"""

_component = st.components.v2.component(
    "cell_diagram",
    html='<div class="cell"></div>',
    css=palette.css() + "\n" + (FOLDER / "style.css").read_text(encoding="utf-8"),
    js=STUB,
)


def cell_diagram(key: str, data: dict[str, Any], on_change: Callable[[dict[str, Any]], None]) -> None:
    """Draw a cell from `data` (ui/cell_view.py); `on_change` hears each message of the drawing.

    A message is {"seq": n, ...} with some of: edits {place: number}, step, direction, unit, column, look, answer.
    """
    _component(key=key, data=data, on_change_change=lambda: on_change(st.session_state[key]["change"]))
