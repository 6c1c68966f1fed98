"""A cell that another page opens: of a trained network, at a letter of a name or on a day of a series; or of one step
through time.

The key says where it comes from: the page's word, the run, its updates, the place. Each page registers how its keys
are looked up. The bundled runs are always there; a run of a session is there for whoever opens the link while the
server remembers it; a step through time follows from its key.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import streamlit as st

from core.maths.arrays import Array
from ui.kit import lesson


@dataclass(frozen=True)
class Given:
    """The kind of a cell and its arrays, the names of its inputs and classes, the class that did follow where one did;
    where the cell comes from, as a sentence, and the page that gave it, with the parameters of the way back."""

    kind: str
    arrays: dict[str, Array]
    letters: tuple[str, ...]
    label: int | None
    origin: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)


LookUp = Callable[[str], Given]
_pages: dict[str, LookUp] = {}


def register(pages: Mapping[str, LookUp]) -> None:
    """Who looks up the keys "word~...", by word; those without a known word by the one of the word ""."""
    _pages.update(pages)


def find(key: str, kind: str) -> Given:
    """The cell of a key, found once in a session so that its numbers stay. ValueError where there is none any more."""
    found: dict[str, Given] = st.session_state.setdefault("given", {})
    if key not in found:
        found[key] = look_up(key)
    if found[key].kind != kind:
        raise ValueError(key)
    return found[key]


def look_up(key: str) -> Given:
    """The cell of a key as it is now. ValueError where its network is gone, has gone on, or the key is none."""
    look = _pages.get(key.partition("~")[0]) or _pages.get("")
    if look is None:
        raise ValueError(key)
    return look(key)


def show_origin(key: str, kind: str) -> None:
    """Where the cell of a key comes from, and the way back to the page that gave it."""
    cell = find(key, kind)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(cell.origin)
        back = lesson.words("given")["back"][cell.page]
        st.page_link(f"pages/{cell.page}.py", label=back, query_params=dict(cell.parameters))
