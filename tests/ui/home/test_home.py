"""The start page without a browser: its cell computes with core, its pictures are drawn from core's numbers, and its
path leads to the first step of each walk and knows which were walked to their end."""

import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core import ROOT
from core.cells.trace import trace
from core.names.examples import example
from core.refusal import Refusal
from core.training.job import Job, Status
from ui.cells import link, steps
from ui.cells.kinds import SEEN
from ui.cells.state import CellState
from ui.home import drawings, live, svg
from ui.home.stations import STATIONS
from ui.kit import lesson, path, training_panel
from ui.kit.numbers import text

WORDS = lesson.strings("en")
TICK = WORDS["stations"]["station"]["done"].rpartition("}")[2].split()[-1]


@pytest.fixture
def home(monkeypatch):
    monkeypatch.chdir(ROOT)

    def home(**session: object) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for key, value in session.items():
            app.session_state[key] = value
        return app.run()

    return home


def links(app: AppTest) -> list[tuple[str, str]]:
    """Label and address of each link of the path."""
    found = [link.proto for link in app.get("page_link")]
    return [(one.label, f"{one.page}?{one.query_string}") for one in found if re.match(r"\d+ ", one.label)]


def picture(page: str) -> ET.Element:
    return ET.fromstring(b64decode(drawings.address(page).partition(",")[2]))  # noqa: S314  it is our own


def texts(page: str) -> list[str]:
    return [one.text for one in picture(page).iter() if one.tag.endswith("text")]


def test_the_cell_hands_its_state_on():
    """Round after round, as core computes them."""
    state, known = live.opening("rnn"), 0.5
    for _ in range(4):
        numbers = trace(state.cell)
        expected = np.tanh(numbers["Waa"] * known + numbers["Wax"] * 1.0 + numbers["ba"])
        np.testing.assert_allclose(numbers["a_next"], expected)
        known = expected.item()
        state = live.changed(state, {"again": True})


def test_the_cell_tells_core_s_numbers():
    state = live.changed(live.opening("rnn"), {"edits": {"xt.0.0": "-2,5"}})
    numbers = trace(state.cell)
    told = live.sentence(state)
    for name in ("Waa_a", "Wax_xt", "za", "a_next"):
        assert text(numbers[name].item()) in told


@pytest.mark.parametrize("wrong", [{"edits": {"xt.0.0": "much"}}, {"edits": {"xt.9.0": 1}}, {"edits": [1]}])
def test_the_cell_refuses_what_is_no_number_of_it(wrong):
    with pytest.raises((Refusal, ValueError, AttributeError)):
        live.changed(live.opening("rnn"), wrong)


def test_every_lesson_has_a_small_picture_with_words_for_it():
    lessons = [page for page in path.ORDER if page not in ("home", "reports")]
    assert [*drawings.DRAWINGS] == lessons == [*WORDS["home"]["pictures"]]
    for page in lessons:
        assert len(drawings.address(page)) < 10_000
        for part in picture(page).iter():
            numbers = [float(found) for found in re.findall(r"-?\d+\.\d+", part.get("d") or "")]
            assert all(-1 <= number <= svg.WIDE + 1 for number in numbers), (page, part.attrib)


def test_the_pictures_say_core_s_numbers():
    numbers = trace(CellState("rnn").cell)
    assert texts("rnn_cell") == [text(numbers[name].item()) for name in ("a_prev", "xt", "a_next")]
    numbers, high = trace(CellState("lstm").cell), 36
    fills = [one for one in picture("lstm_cell").iter() if one.get("opacity")]
    for gate, fill in zip(SEEN["lstm"].kind.gates, fills, strict=True):
        low, most = SEEN["lstm"].kind.reach(gate)
        share = abs(numbers[gate].item() - max(low, 0.0)) / (most - low)
        assert float(fill[0].get("height")) == pytest.approx(high * share, abs=0.06)
    assert texts("dinosaurs")[0] in [name.text for name in example("rnn").checkpoints[-1].names]


def test_the_path_leads_to_the_first_step_of_each_walk(home):
    app = home()
    assert not app.exception
    found = links(app)
    assert [urlsplit(address).path for _, address in found] == [station.page for station in STATIONS.values()]
    for (label, address), (id, station) in zip(found, STATIONS.items(), strict=True):
        assert WORDS["stations"][id] in label
        assert TICK not in label
        if station.kind:
            state, broken = link.read(dict(parse_qsl(urlsplit(address).query)), station.kind)
            assert broken is None
            assert (state.direction, state.step) == (station.way, steps.steps(state)[0].id)


def test_the_path_keeps_the_cell_that_was_set(home):
    own = replace(CellState("rnn"), n_a=3, seed=7, step="all")
    address = links(home(**{"rnn_cell.state": own}))[1][1]
    state, _ = link.read(dict(parse_qsl(urlsplit(address).query)), "rnn")
    assert (state.n_a, state.seed, state.direction) == (3, 7, "backward")


def message(page, one):
    """Runs inside AppTest: a message of the page's drawing, and what was reached by it."""
    import streamlit as st

    from ui.cells.store import CellStore
    from ui.kit import learner
    from ui.through_time.openings import OPENINGS
    from ui.through_time.store import TimeStore

    st.session_state["page"] = page
    store = TimeStore(OPENINGS[page]) if page in OPENINGS else CellStore(page.removesuffix("_cell"))
    store.open()
    for seq, part in enumerate(one, 1):
        store.apply({"seq": seq, **part})
    st.session_state["result"] = sorted(learner.current().reached)


BACK = {"direction": "backward"}


@pytest.mark.parametrize(
    ("page", "messages", "station"),
    [
        ("rnn_cell", [{"step": "all"}], "rnn_forward"),
        ("rnn_cell", [BACK, {"step": "all"}], "rnn_backward"),
        ("lstm_cell", [BACK, {"step": "all"}], "lstm_backward"),
        ("lstm_cell", [{"step": "forget"}], ""),
        ("lstm_cell", [BACK, {"edits": {"xt.0.0": 1}}], ""),
        ("unrolled", [{"step": 6}], ""),
        ("unrolled", [BACK, {"step": 2}], ""),
        ("unrolled", [BACK, {"step": 1}], "unrolled"),
    ],
)
def test_a_walk_counts_when_it_has_come_to_its_end(page, messages, station):
    app = AppTest.from_function(message, kwargs={"page": page, "one": messages}).run()
    assert not app.exception
    assert app.session_state["result"] == ([path.known_as(station)] if station else [])


def test_what_was_walked_is_ticked(home):
    app = home()
    learned = app.session_state["learner"].reach(path.known_as("lstm_forward"))
    ticked = [label for label, _ in links(home(learner=learned)) if TICK in label]
    assert len(ticked) == 1
    assert WORDS["stations"]["lstm_forward"] in ticked[0]


def beat(page, which):
    """Runs inside AppTest: one beat of a page is asked for."""
    import streamlit as st

    from ui.components import beats
    from ui.kit import learner

    st.session_state["page"] = page
    beats.hear(page, dict.fromkeys(("first", "second", "last"), list), {"seq": 1, "step": which})
    st.session_state["result"] = [*learner.current().reached]


@pytest.mark.parametrize(
    ("page", "which", "reached"),
    [
        ("gradients", "last", ["path.gradients"]),
        ("clipping", "last", ["path.clipping"]),
        ("clipping", "second", []),
        ("memory_task", "last", []),
    ],
)
def test_the_last_beat_ends_a_station_of_beats(page, which, reached):
    """What is learned by watching a training is not reached before one has finished."""
    app = AppTest.from_function(beat, kwargs={"page": page, "which": which}).run()
    assert not app.exception
    assert app.session_state["result"] == reached


@pytest.mark.parametrize(
    ("owners", "states", "done"),
    [
        ([""], [Status.FINISHED], True),
        (["", ""], [Status.FINISHED, Status.RUNNING], False),
        ([""], [Status.STOPPED], False),
        (["another"], [Status.FINISHED], False),
        ([], [], False),
    ],
)
def test_a_training_counts_that_one_has_started_and_that_finished(owners, states, done):
    """Outside of a session the browser's name is empty."""
    jobs = [Job("", "names", owner, status=status) for owner, status in zip(owners, states, strict=True)]
    assert training_panel.finished(jobs) is done


def test_numbers_of_one_s_own_prove_it(home):
    """An example of the page does not."""
    app = home().switch_page("pages/reports.py").run()
    assert path.known_as("reports") not in app.session_state["learner"].reached
    app.text_area[0].set_value("dxt[1][2] = 3.230559115109188").run()
    assert path.known_as("reports") in app.session_state["learner"].reached


def test_every_way_to_reach_a_station_is_one_of_the_path():
    walked = {f"{kind}_{way}" for kind in SEEN for way in ("forward", "backward")} | {"unrolled", "reports"}
    assert walked | {*path.BY_BEATS, *path.BY_TRAINING} == {*STATIONS} == {*WORDS["stations"]} - {"station"}
