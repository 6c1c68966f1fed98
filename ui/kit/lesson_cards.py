"""Sections of a page's lesson side by side: what is seen, why it is so, what to try."""

import streamlit as st

from ui.kit import lesson


def cards(page: str, *parts: str) -> None:
    """A column for each section."""
    words = lesson.words("stage")
    for place, part in zip(st.columns(len(parts)), parts, strict=True):
        section = lesson.section(page, part)
        what, why, attempt = section.paragraphs
        with place:
            st.subheader(section.title, anchor=False)
            st.markdown(f"{what}\n\n**{words['why']}.** {why}\n\n**{words['try']}.** {attempt}")
