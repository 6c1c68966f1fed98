"""The address of the one page that became four: its links lead to the page that shows what they set."""

import streamlit as st

from ui.kit.store import FRAME_PARAMETERS
from ui.through_time.openings import of_old_link

given = st.query_params.to_dict()
frame = {name: given.pop(name) for name in FRAME_PARAMETERS if name in given}
page, parameters = of_old_link(given)
st.switch_page(f"pages/{page}.py", query_params=parameters | frame)
