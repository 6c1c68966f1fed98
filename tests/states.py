"""States of the cell pages for tests: all steps in all directions, and hypothesis strategies; a visitor's choice."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from core.cells.presets import N_Y
from core.lessons.learner import Learner
from ui.cells import notation, steps
from ui.cells.kinds import SEEN
from ui.cells.state import CellState


def every_step(**fields) -> Iterator[CellState]:
    """Both cells, both directions, with and without a loss, at every step."""
    for kind in SEEN:
        for direction in ("forward", "backward"):
            for label in (None, 1):
                state = CellState(kind, direction=direction, label=label, **fields)
                for step in steps.steps(state):
                    yield replace(state, step=step.id)


numbers = st.floats(-1e6, 1e6).map(float)


@st.composite
def states(draw) -> CellState:
    """Any state that a page can be in."""
    kind = draw(st.sampled_from(list(SEEN)))
    state = CellState(kind)
    state = replace(
        state,
        example=draw(st.sampled_from(state.examples)),
        n_x=draw(st.integers(1, 3)),
        n_a=draw(st.integers(1, 5)),
        seed=draw(st.integers(0, 9999)),
        preset=draw(st.sampled_from(state.presets)),
        label=draw(st.sampled_from([None, 0, 1])),
        as_printed=draw(st.booleans()) if state.seen.kind.misprinted else False,
        direction=draw(st.sampled_from(["forward", "backward"])),
        notation=draw(st.sampled_from(notation.names(kind))),
        ask=draw(st.booleans()),
    )
    n_x, n_a, m = state.sizes
    gates = state.seen.kind.gates
    places = [
        (name, row, column)
        for name, (rows, columns) in state.seen.kind.array_shapes(n_x, n_a, N_Y, m).items()
        for row in range(rows)
        for column in range(columns)
    ]
    return replace(
        state,
        edits=draw(st.dictionaries(st.sampled_from(places), numbers, max_size=6)),
        pins={gate: draw(st.floats(*state.seen.kind.reach(gate))) for gate in draw(st.sets(st.sampled_from(gates)))}
        if gates
        else {},
        unit=draw(st.integers(0, n_a - 1)),
        column=draw(st.integers(0, m - 1)),
        step=draw(st.sampled_from([step.id for step in steps.steps(state)])),
        selected=draw(st.sampled_from(["", *steps.selectable(kind)])),
    )


def not_asking(app: AppTest) -> AppTest:
    """The visitor of this app has turned *Predict first* off: its pages show their numbers at once."""
    app.session_state["learner"] = Learner(ask=False)
    return app
