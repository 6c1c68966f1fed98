"""A live component: a folder of JavaScript modules, of which main.js exports `show`, and a style sheet.

The modules are served as they are under ASSETS, so that an update carries numbers and no code. What several components
need is in browser/. An inline stub loads main.js; Streamlit calls `show` again, in place, with each new data.
"""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from ui.kit import palette

FOLDER = Path(__file__).parent
ASSETS = "/assets"
SHARED = "browser"
COMPONENTS = (
    "cell_diagram", "time_diagram", "credit_maps", "flow_sliders", "name_desk", "checkpoints", "number_field",
    "page_keys", "beats", "small_cell", "classroom", "take_along",
)  # fmt: skip

OnChange = Callable[[dict[str, Any]], None]


class Draw(Protocol):
    """Draws a component; `on_change` is called with each message of it: {"seq": n, ...}."""

    def __call__(self, key: str, data: dict[str, Any], on_change: OnChange | None = None) -> None: ...


def component(name: str, like: str = SHARED) -> Draw:
    """The function that draws the component of a folder; it may also look `like` another one, whose parts it uses."""
    style = [palette.css(), *map(_style, dict.fromkeys((SHARED, like, name)))]
    mounted = st.components.v2.component(name, html=f'<div class="{name}"></div>', css="\n".join(style), js=_stub(name))

    def draw(key: str, data: dict[str, Any], on_change: OnChange | None = None) -> None:
        if on_change is None:
            mounted(key=key, data=data)
        else:
            mounted(key=key, data=data, on_change_change=lambda: _hear(key, on_change))

    return draw


def _hear(key: str, on_change: OnChange) -> None:
    """Each message once: around a fragment's poll the browser may send an older one again."""
    message, heard = st.session_state[key]["change"], f"{key}.heard"
    number = message.get("seq", math.inf)
    if number > st.session_state.get(heard, -1):
        st.session_state[heard] = number if math.isfinite(number) else -1
        on_change(message)


def routes() -> list[Mount]:
    """Where the server finds the modules."""
    return [Mount(f"{ASSETS}/{name}", StaticFiles(directory=FOLDER / name)) for name in (SHARED, *COMPONENTS)]


def _style(name: str) -> str:
    return (FOLDER / name / "style.css").read_text(encoding="utf-8")


def _stub(name: str) -> str:
    return f"""
const module = import(new URL(".{ASSETS}/{name}/main.js", document.baseURI).href);
export default (component) => {{
  let close = () => {{}};
  module.then(({{ show }}) => {{ close = show(component); }});
  return () => close();
}};
"""
