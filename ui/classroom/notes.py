"""The teacher's second window: the words of the beat at hand, large, and what comes next."""

import streamlit as st

from ui.classroom import plans
from ui.kit import in_class, lesson
from ui.kit.page_head import heading

CSS = ".st-key-notes p { font-size: 2rem; line-height: 1.35; } .st-key-after p { color: GrayText; }"


def show() -> None:
    """As the other window goes from beat to beat, so does this one; the keys work in both."""
    words, here = lesson.words("plan"), plans.at()
    with heading("teacher"):
        pass
    st.html(f"<style>{CSS}</style>")
    if in_class.teaching() is None:
        st.markdown(words["notes"]["alone"])
    if here is None:
        st.markdown(words["notes"]["none"])
        return
    name, beat = here
    plan = plans.find(name)
    with st.container(key="notes"):
        st.markdown(lesson.plain(plan.beats[beat].say))
    if plan.beats[beat].expected:
        st.markdown(words["strip"]["expected"].format(answer=f"**{lesson.plain(plan.beats[beat].expected)}**"))
    after = plan.beats[beat + 1 :]
    with st.container(key="after"):
        told = words["notes"]["next"].format(say=lesson.plain(after[0].say)) if after else words["notes"]["end"]
        st.markdown(told)
