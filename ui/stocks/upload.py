"""Which series: bundled, or the user's own file, to which a second one may be added to be judged on."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from core.series.text import MOST_BYTES
from ui.kit import lesson
from ui.kit.store import Store
from ui.kit.widgets import controlled
from ui.stocks import files
from ui.stocks.state import SOURCES, StockState

KINDS = ["csv", "txt", "tsv"]


def source(store: Store[StockState]) -> None:
    """Which series: bundled, or uploaded."""
    words, state = lesson.words("stocks"), store.state
    with st.popover(f"{words['data']}: {words['short'][state.source]}"):
        controlled(
            st.radio, "stocks.source", state.source, lambda chosen: store.save(state.of(chosen)),
            label=words["source"], options=SOURCES, format_func=words["sources"].get,
        )  # fmt: skip
        _uploader("stocks.file", words["upload"].format(most=MOST_BYTES // 1_000_000), lambda file: _own(store, file))
        if state.source == "own":
            own = files.identity(replace(state, second=False))[-1]
            _uploader(
                f"stocks.second.{own}", words["upload_second"], lambda file: _second(store, file), words["second_help"]
            )
        if state.second:
            st.button(words["second_leave"], on_click=_second, args=(store, None))


def _uploader(key: str, label: str, take: Callable[[UploadedFile | None], None], help: str | None = None) -> None:
    """A field for a file, whose coming and going is told once."""
    st.file_uploader(label, KINDS, key=key, help=help, on_change=lambda: take(st.session_state[key]))


def _own(store: Store[StockState], file: UploadedFile | None) -> None:
    """A file of the user's; one that is taken away stays until another comes."""
    if file is not None:
        files.keep(files.OWN, file)
        store.save(store.state.of("own"))


def _second(store: Store[StockState], file: UploadedFile | None) -> None:
    """Another file to be judged on, or none; it belongs to the first, and goes when that is exchanged."""
    if file is not None:
        files.keep(files.SECOND, file)
    store.change(second=file is not None)
