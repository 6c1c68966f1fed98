"""The frame around every page: the list of pages, the language, large text. Start it with `make run`.

Streamlit runs this file as __main__ at every visit; the server imports it once, as "app", for the application.
"""

import streamlit as st

from ui import frame, server

if __name__ == "__main__":
    frame.show()
elif __name__ == "app":
    app = st.App(__file__, **server.options())
