"""The path: its stations in their order, each a link to where its walk begins, ticked where it was reached."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from ui.cells import link, steps
from ui.cells.kinds import SEEN
from ui.cells.state import CellState
from ui.cells.store import CellStore
from ui.kit import learner, lesson, palette, path

WAYS = ("forward", "backward")


@dataclass(frozen=True)
class Station:
    """Where it is, and about how long it takes; of a cell's page the direction of its walk."""

    page: str
    minutes: int
    kind: str = ""
    way: str = ""

    def query(self) -> dict[str, str] | None:
        """The parameters of its link: the cell as it was last set, at the first step of this direction."""
        if not self.kind:
            return None
        store = CellStore(self.kind)
        state = store.state if store.key("state") in st.session_state else CellState(self.kind)
        turned = replace(state, direction=self.way, ask=learner.current().ask)
        return link.write(replace(turned, step=steps.steps(turned)[0].id))


MINUTES = {"forward": 5, "backward": 8}
CELLS = {f"{kind}_{way}": Station(SEEN[kind].page, MINUTES[way], kind, way) for kind in SEEN for way in WAYS}
STATIONS: Mapping[str, Station] = CELLS | {
    page: Station(page, minutes)
    for page, minutes in {
        "unrolled": 8, "gradients": 6, "clipping": 6, "memory_task": 5, "dinosaurs": 10, "stocks": 10, "reports": 5,
    }.items()
}  # fmt: skip
"""By the id under which a learner has reached them."""
CSS = """
.st-key-path { gap: 0; }
.st-key-path .stElementContainer { margin: 0; }
.st-key-path a { padding: 0 6px; margin: 0; min-height: 24px; }
.st-key-path a p { color: var(--positive); }
"""


def show() -> None:
    """All of them, numbered, with what was reached."""
    st.html(f"<style>{palette.css('.st-key-path')} {CSS}</style>")
    section = lesson.section("home", "path")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(section.title, anchor=False)
        st.page_link("pages/plans.py", label=lesson.words("home")["teach"])
    minutes = sum(station.minutes for station in STATIONS.values())
    st.markdown("\n\n".join(section.paragraphs).format(minutes=minutes))
    reached = learner.current().reached
    with st.container(key="path"):
        for number, (id, station) in enumerate(STATIONS.items(), 1):
            _link(number, id, station, path.known_as(id) in reached)


def _link(number: int, id: str, station: Station, done: bool) -> None:
    words = lesson.words("stations")
    label = words["station"]["done" if done else "open"]
    told = label.format(number=number, title=words[id], minutes=station.minutes)
    st.page_link(f"pages/{station.page}.py", label=told, query_params=station.query(), width="stretch")
