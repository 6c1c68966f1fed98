"""What can be explored, in one screen."""

import streamlit as st

from ui import lesson

top, how, words = lesson.section("home"), lesson.section("home", "how"), lesson.words("home")
st.title(top.title, anchor=False)
st.markdown("\n\n".join(top.paragraphs))
for place, page in zip(st.columns(4), ("rnn_cell", "lstm_cell", "dinosaurs", "stocks"), strict=True):
    with place, st.container(border=True):
        card = lesson.section("home", page)
        st.subheader(card.title, anchor=False)
        st.markdown("\n\n".join(card.paragraphs))
        st.page_link(f"pages/{page}.py", label=words[page], icon="➡️")
st.subheader(how.title, anchor=False)
st.markdown("\n\n".join(how.paragraphs))
