"""Predict, then reveal, on a page of charts: a question stands where its answer will be shown."""

from collections.abc import Hashable

import streamlit as st

from ui.kit import lesson


def revealed(key: str, question: dict[str, str], truth: str, about: Hashable) -> bool:
    """Whether the question was answered about this very thing; then the answer and the truth are written."""
    words, place = lesson.words("stage"), f"{key}.answered"
    known, answer = st.session_state.get(place, (None, ""))
    if known != about:
        st.markdown(f"**{question['ask']}**")
        for option in [name for name in question if name != "ask"]:
            given = {place: (about, option)}
            st.button(question[option], key=f"{key}.{option}", on_click=st.session_state.update, args=(given,))
        return False
    answered = words["your_answer"].format(answer=question[answer])
    st.markdown(f"{answered} **{words['truth'].format(answer=question[truth])}**")
    st.button(words["again"], key=f"{key}.again", on_click=lambda: st.session_state.pop(place, None))
    return True
