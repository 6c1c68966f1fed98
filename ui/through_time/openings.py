"""With which state each page of the room opens, and where the links of the one page that they once were lead."""

from collections.abc import Mapping
from dataclasses import replace

from ui.through_time import state as time_state
from ui.through_time.clip_state import EXPLODING
from ui.through_time.state import NETWORK, OF_ONE_PAGE, TimeState

OPENINGS = {
    "unrolled": replace(OF_ONE_PAGE, kind="impulse", T=6, n_a=4, at=1),
    "gradients": replace(OF_ONE_PAGE, kind="impulse", radius=0.7, bias=4.0),
    "clipping": replace(OF_ONE_PAGE, **EXPLODING),
    "memory_task": OF_ONE_PAGE,
}
"""By page: few steps that can be followed by eye; one cell that forgets and one that does not; a gradient too long."""
CLIFF = "cliff_"
MARKS = {"clipping": ("clip_", CLIFF), "memory_task": ("memory_",)}
"""How the parameters begin that only one page shows."""
OF_GRADIENTS = {"radius", "bias", "scale", "heard"}
OF_DRAWING = {"at", "unit", "way", "ledger", "row", "column", "cells", "ask"}


def carried(state: TimeState, untouched: TimeState | None, opening: TimeState) -> TimeState:
    """What was set on one page as the next shows it: what still is as that page opened gives way to the next's opening.

    `untouched` is the opening whose network the state had at its last entrance, None where a link had set another.
    """
    if untouched is None or state.network() != untouched.network():
        return state
    return (
        replace(opening, ask=state.ask)
        if replace(state, ask=untouched.ask) == untouched
        else replace(state, **{name: getattr(opening, name) for name in NETWORK})
    )


def of_old_link(parameters: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The page that shows what a link of the one page sets, and the parameters there.

    One that is not understood stays, to be told.
    """
    state, _ = time_state.read(parameters)
    if any(name.startswith(CLIFF) for name in parameters):
        state = replace(state, clip_view="cliff")
    page = _page(parameters)
    broken = {name: text for name, text in parameters.items() if time_state.read({name: text})[1]}
    return page, {**time_state.write(state, OPENINGS[page]), **broken}


def _page(parameters: Mapping[str, str]) -> str:
    for page, marks in MARKS.items():
        if any(name.startswith(marks) for name in parameters):
            return page
    return "gradients" if OF_GRADIENTS & {*parameters} and not OF_DRAWING & {*parameters} else "unrolled"
