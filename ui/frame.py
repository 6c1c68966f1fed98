"""What stands around each page: navigation, language, large text for a projector."""

from typing import Any, Literal

import streamlit as st

from ui.cells import store as cell_store
from ui.cells import taken as cells_taken
from ui.classroom import bar
from ui.components import take_along
from ui.components.component import component
from ui.kit import (
    challenges,
    held,
    in_class,
    learner,
    lesson,
    opened,
    path,
    predict,
    presenter,
    progress,
    review,
    stage_view,
)
from ui.kit.store import FRAME_PARAMETERS
from ui.kit.widgets import controlled
from ui.names import cell as names_cell
from ui.names import taken as names_taken
from ui.reports import taken as reports_taken
from ui.stocks import cell as stock_cell
from ui.through_time import cell as time_cell
from ui.through_time import taken as time_taken

opened.register({"": names_cell.look_up, stock_cell.KEY: stock_cell.look_up, time_cell.KEY: time_cell.given})
take_along.register(cells_taken.MAKERS | time_taken.MAKERS | names_taken.MAKERS | reports_taken.MAKERS)

CLASS = ("classroom", "plans", "teacher")
"""Pages around a class, which are no part of the walk."""
MOVED = ("through_time",)
"""Addresses that lead on to a page."""
page_keys = component("page_keys")


def show() -> None:
    """Draw the frame and run the page that is open."""
    groups = lesson.words("groups")
    pages = {name: _page(name) for name in (*path.ORDER, *CLASS, *MOVED)}
    navigation = {groups.get(group, ""): [pages[name] for name in names] for group, names in path.GROUPS.items()}
    navigation[groups["class"]] = [pages[name] for name in CLASS]
    navigation[""] += [pages[name] for name in MOVED]
    st.set_page_config(page_title=lesson.words("app")["title"], page_icon="🔁", layout="wide")
    page = st.navigation(navigation, position="top")
    [here] = [name for name, known in pages.items() if known.title == page.title]
    st.session_state["entered"] = st.session_state.get("page") != here
    st.session_state["page"] = here
    held.bring(FRAME_PARAMETERS, st.session_state["entered"])
    st.html(f"<style>{css()}</style>")
    in_class.withdraw()
    bar.show(here)
    if here == path.ORDER[0]:
        progress.take_link()
    page.run()
    path.arrived()
    if not stage_view.on():
        review.show(here, cell_store.of_page(here))
    in_class.publish(FRAME_PARAMETERS)
    _foot()


def _page(name: str) -> st.Page:
    seen: Literal["visible", "hidden"] = "hidden" if name in MOVED else "visible"
    title, is_first = lesson.words("pages")[name], name == path.ORDER[0]
    return st.Page(f"pages/{name}.py", title=title, default=is_first, visibility=seen)


def css() -> str:
    """Less empty space around the page than Streamlit leaves; wide tables scroll by themselves; large text for all."""
    frame = ".stMainBlockContainer { padding: 4.1rem 1.6rem 2rem; } .stMainBlockContainer h1 { padding: 0; }"
    stage = "[class*=st-key-stage] :is(p, li, td, th) { font-size: 0.875rem; line-height: 1.4; }"  # in one screen
    stage += "[class*=st-key-stage] :is(td, th) { padding: 0.2rem 0.35rem; }"
    tables = ".stMarkdown table { display: block; overflow-x: auto; width: fit-content; max-width: 100%; }"
    tables += ".stMarkdown td code { white-space: nowrap; padding: 0; }"
    code = "[data-testid=stMarkdownContainer] code { font-size: 1em; overflow-wrap: break-word; }"  # else under 16 px
    skip = ".skip:not(:focus) { position: absolute; left: -999px; }"
    skip += ".skip { position: absolute; z-index: 9999999; padding: 8px 16px; background: Canvas; color: LinkText; }"
    of_class = "div:has(> .st-key-class_bar), .st-key-class_bar { position: absolute; }"  # it takes no room of the page
    of_class += " div:has(> .st-key-class_bar), .st-key-class_bar * { pointer-events: none; }"
    of_class += " .stMainBlockContainer:has(.st-key-class_bar) { padding-bottom: 6rem; }"
    of_class += f" .stApp:has(.st-key-class_bar) {{ {presenter.DENSE} }}"  # so that the bar covers no drawing
    focus = (
        "[data-testid=stTopNavLink]:focus-visible, header a:focus-visible { outline: 3px solid; outline-offset: 1px; }"
    )
    own = f"{frame} {stage} {tables} {code} {skip} {of_class} {focus}"
    return f"{own} {challenges.CSS} {presenter.css()} {stage_view.css()}"


def _heard(message: dict[str, Any]) -> None:
    """The window has another size, or the stage view is entered or left."""
    if isinstance(message.get("stage"), bool):
        stage_view.turn(message["stage"])
    else:
        presenter.hear(message)


def _foot() -> None:
    words = lesson.words("app")
    with st.container(key="foot", horizontal=True, vertical_alignment="center"):
        told: dict[str, Any] = {"words": lesson.words("keys"), "keys": list(lesson.words("key_list").items())}
        told |= {"cookie": learner.cookie(), "large": presenter.told(), "stage": stage_view.on()}
        told["taught"] = bar.taught()
        page_keys("page_keys", told, _heard)
        controlled(
            st.toggle, "large", presenter.on(), presenter.turn, label=words["presenter"], help=words["presenter_help"]
        )
        predict.foot()
        progress.show()
        take_along.show()
        languages = lesson.languages()
        if len(languages) > 1:
            st.selectbox(words["language"], languages, key="language")
