"""What is wrong in the reports and in their exercise, each with the page and the settings that show it."""

from collections.abc import Mapping
from functools import cache

import streamlit as st

from core.cells.kinds import kind_of
from core.cells.trace import Cell, loss
from core.lessons import exercises
from core.lessons.diagnosis import count
from core.maths.gradient_check import complex_step
from ui.kit import lesson, numbers

ERRATA: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "r3": ("lstm_cell", {"example": "reports", "way": "backward", "of": "2"}),
    "course": ("unrolled", {"way": "backward", "at": "1"}),
    "handout": ("lstm_cell", {"printed": "1", "way": "backward"}),
    "newest_first": ("stocks", {"order": "reversed"}),
    "no_baseline": ("stocks", {"test": "16"}),
    "left_over": ("rnn_cell", {"example": "reports_backward", "way": "backward"}),
    "misprints": ("rnn_cell", {"example": "reports", "step": "all"}),
    "chaos": ("dinosaurs", {"list": "reports", "held": "0.0"}),
}
"""By the section of the words: the page, and the parameters of its link."""
LINK = ":primary[**{title}**]"


def show() -> None:
    """Each with its link."""
    for id, (page, parameters) in ERRATA.items():
        section = lesson.section("reports", id)
        st.page_link(
            f"pages/{page}.py", label=LINK.format(title=section.title), icon=":material/arrow_forward:",
            icon_position="right", query_params=dict(parameters),
        )  # fmt: skip
        st.markdown(" ".join(section.paragraphs).format(**facts()))


@cache
def facts() -> Mapping[str, str]:
    """The numbers of the sentences: what R3 prints of dxt[1][2], what we do, and what the loss itself says."""
    [exercise] = [exercise for exercise in exercises() if exercise.id == "lstm_cell_backward"]
    cell = Cell(kind_of(exercise.arrays), exercise.arrays)
    exact = complex_step(lambda v: loss(cell, v), cell.variables, "xt")
    return {
        "printed": numbers.size(float(exercise.misprinted["dxt[1][2]"])),
        "ours": numbers.size(float(exercise.ours()["dxt"][1, 2])),
        "exact": numbers.size(float(exact[1, 2])),
        "count": str(count()),
    }
