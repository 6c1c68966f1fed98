"""The legend of a chart as a line of its own above it, so that no name takes room from the plot."""

from html import escape
from typing import Any

import streamlit as st

LENGTH = 26
"""Pixels of a piece of line."""


def show(spec: dict[str, Any]) -> dict[str, Any]:
    """Draw the legend of a chart of lines; returns the chart without one."""
    lined = spec["layer"][-1] if "layer" in spec else spec
    encoding = lined["encoding"]
    colour, dash = encoding["color"], encoding["strokeDash"]
    entries = zip(colour["scale"]["domain"], colour["scale"]["range"], dash["scale"]["range"], strict=True)
    st.html(f"<div style='{ROW}'>{''.join(_entry(*entry) for entry in entries)}</div>")
    bare = {
        **lined,
        "encoding": encoding | {name: encoding[name] | {"legend": None} for name in ("color", "strokeDash")},
    }
    return {**spec, "layer": [*spec["layer"][:-1], bare]} if "layer" in spec else bare


ROW = "display: flex; flex-wrap: wrap; gap: 0 18px; font-size: 16px; line-height: 1.4;"


def _entry(name: str, colour: str, dash: list[int]) -> str:
    """A piece of the line, dashed as it is drawn, and its name."""
    drawn, left_out = dash[0], dash[1]
    stripes = f"repeating-linear-gradient(90deg, {colour} 0 {drawn}px, transparent {drawn}px {drawn + left_out}px)"
    line = f"display: inline-block; width: {LENGTH}px; height: 3px; vertical-align: middle; background: {stripes};"
    return f"<span><span style='{line}'></span> {escape(name)}</span>"
