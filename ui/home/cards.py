"""A card a lesson: its picture, what it is called and what one does there; a click anywhere on it leads there."""

import streamlit as st

from ui.home.drawings import DRAWINGS, image
from ui.kit import lesson, palette

IN_A_ROW = 4
CSS = """
[class*=st-key-lesson_] { position: relative; border: 1px solid var(--line); border-radius: 10px;
  padding: 8px 8px 6px; gap: 0; height: 100%; }
[class*=st-key-lesson_]:hover { border-color: var(--st-primary-color); }
[class*=st-key-lesson_] :is(div, span, a) { position: static; }
[class*=st-key-lesson_] a { padding: 0; min-height: 0; background: none; }
[class*=st-key-lesson_] a::after { content: ""; position: absolute; inset: 0; border-radius: 10px; }
[class*=st-key-lesson_] a:focus-visible::after { outline: 3px solid; }
.drawn { display: block; width: 100%; }
"""


def show() -> None:
    """All of them, in rows."""
    st.html(f"<style>{palette.css('[class*=st-key-lesson_]')} {CSS}</style>")
    pages = [*DRAWINGS]
    for row in range(0, len(pages), IN_A_ROW):
        for place, page in zip(st.columns(IN_A_ROW, gap="xsmall"), pages[row : row + IN_A_ROW], strict=True):
            with place, st.container(key=f"lesson_{page}"):
                _card(page)


def _card(page: str) -> None:
    card, words = lesson.section("home", page), lesson.words("home")
    st.html(image(page, words["pictures"][page]))
    st.page_link(f"pages/{page}.py", label=f"**{card.title}**")
    st.markdown(card.paragraphs[0])
