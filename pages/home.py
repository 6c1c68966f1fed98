"""What can be explored, in one screen."""

import streamlit as st

from ui import lesson

top, how = lesson.section("home"), lesson.section("home", "how")
st.title(top.title)
st.markdown(" ".join(top.paragraphs))
for place, page in zip(st.columns(2), ("rnn_cell", "lstm_cell"), strict=True):
    with place, st.container(border=True):
        card = lesson.section("home", page)
        st.subheader(card.title)
        st.markdown(" ".join(card.paragraphs))
        st.page_link(f"pages/{page}.py", label=lesson.words("home")["open"], icon="➡️")
st.subheader(how.title)
st.markdown(" ".join(how.paragraphs))
