"""The floor: the least app that does what a cell page does, a slider whose number comes back from Python.

Nothing is computed and nothing is drawn, so its times are those of Streamlit and the browser alone. Streamlit as it
comes: the floor's small messages wait for acknowledgements (ui/server.py, AtOnce), so in a drag the app can be ahead.
"""

import streamlit as st

JS = """
export default ({ data, parentElement, setStateValue }) => {
  const [range, shown] = ["input", "output"].map((tag) => parentElement.querySelector(tag));
  const send = () => { range.sent = +range.value; setStateValue("number", range.sent); };
  range.oninput = () => { if (range.sent === undefined) send(); };
  shown.textContent = data.number;
  if (range.sent !== data.number) return;
  range.sent = undefined;
  if (+range.value !== data.number) send();
};
"""
HTML = '<input type="range" min="-3" max="3" step="0.01" value="0" style="width: 150px"><output></output>'


def start() -> None:
    st.title("Start")


def slider() -> None:
    st.title("Slider")
    floor = st.components.v2.component("floor", html=HTML, js=JS)

    @st.fragment
    def stage() -> None:
        number = st.session_state.get("floor", {}).get("number", 0)
        floor(key="floor", data={"number": number}, on_number_change=lambda: None)

    stage()


pages = [st.Page(start, default=True), st.Page(slider)]
st.navigation(pages, position="top").run()
