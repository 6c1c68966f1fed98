"""The stage view, for a projector: menus, settings, code, tables and foot are gone; the drawing fills the window."""

import streamlit as st

from ui.kit import held

PARAMETER = "stage"
GONE = """
.stAppHeader, .st-key-challenges, .st-key-foot, .stCode, .stMain table, .stMain [data-testid=stExpander],
.stMain [data-testid=stDataFrame] { display: none !important; }
.stMain .st-key-heading, div:has(> .st-key-heading) { position: absolute; left: -9999px; }
.stMain .stMainBlockContainer { padding: 0.4rem 1rem 0 !important; }
"""
"""The title stays for the ear."""


def on() -> bool:
    """Whether it is on."""
    return st.query_params.get(PARAMETER) == "1"


def turn(on: bool) -> None:
    """Enter or leave it; the link says which, and it goes along from page to page."""
    held.put(PARAMETER, "1" if on else "")


def css() -> str:
    """What makes the rest of the page go."""
    return GONE if on() else ""
