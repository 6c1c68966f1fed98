"""The sliders beside a chart of the network: what they show, and the drawing that tells each number during a drag."""

from typing import Any

from ui.components.component import component
from ui.kit import lesson
from ui.through_time.state import BOUNDS, REALS, TimeState
from ui.through_time.store import TimeStore

STEPS = {"radius": 0.01, "bias": 0.05, "T": 1, "scale": 0.05}
SOFTEST = 1e-6
"""Where the slider of the input's size begins, which gives each power of ten the same way: where the input is small the
slopes of tanh are near 1."""

flow_sliders = component("flow_sliders")


def show(store: TimeStore) -> None:
    """Draw them."""
    sliders = [_slider(store.state, name) for name in STEPS]
    flow_sliders("time.sliders", {"seq": store.seq, "notice": store.take_notice(), "sliders": sliders}, store.apply)


def _slider(state: TimeState, name: str) -> dict[str, Any]:
    low, high = REALS.get(name) or BOUNDS[name]
    value = state.steps if name == "T" else getattr(state, name)
    fixed = name == "T" and state.kind == "word"
    shown = {"place": name, "label": lesson.words("time")["T_of_word" if fixed else name], "value": value}
    log = {"min": SOFTEST, "log": True} if name == "scale" else {}
    return shown | {"disabled": fixed, "min": low, "max": high, "step": STEPS[name]} | log
