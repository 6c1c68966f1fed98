"""Sections of a page's lesson: what is seen, why it is so, what to try."""

import streamlit as st

from ui.kit import lesson, stage_view


def stage_card(page: str, part: str) -> None:
    """One section beside the drawing of a stage, in smaller letters."""
    with st.container(key=f"stage_{page}_{part}", gap="small"):
        card(page, part)


def card(page: str, part: str) -> None:
    """One section, where it stands."""
    st.subheader(lesson.section(page, part).title, anchor=False)
    body(page, part)


def body(page: str, part: str) -> None:
    """A section whose title stands elsewhere."""
    words, (what, why, attempt) = lesson.words("stage"), lesson.section(page, part).paragraphs
    if stage_view.on():
        st.markdown(_first(what))
        return
    st.markdown(f"{what}\n\n**{words['why']}.** {why}\n\n**{words['try']}.** {attempt}")


def cards(page: str, *parts: str) -> None:
    """A column for each section."""
    for place, part in zip(st.columns(len(parts)), parts, strict=True):
        with place:
            card(page, part)


def why_and_try(page: str, part: str) -> None:
    """Of a section whose drawing stands above them: why it is so, and beside it what to try, each as wide as it needs
    so that both are low."""
    words = lesson.words("stage")
    if stage_view.on():
        return
    _, why, attempt = lesson.section(page, part).paragraphs
    left, right = st.columns([min(2.0, max(1.0, len(why) / len(attempt))), 1.0])
    left.markdown(f"**{words['why']}.** {why}")
    right.markdown(f"**{words['try']}.** {attempt}")


def _first(text: str) -> str:
    """The first sentence: in the stage view one line of words stands beside a drawing."""
    return text.split(". ")[0].removesuffix(".") + "."
