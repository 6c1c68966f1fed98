"""The sliders of the pages through time: what they show, and the drawing that tells each number during a drag."""

from collections.abc import Sequence
from typing import Any

from ui.components.component import component
from ui.through_time.state import EVERY, STEPS, TimeState
from ui.through_time.store import TimeStore, label

OF_NETWORK = ("radius", "bias", "T", "scale")
SOFTEST = 1e-6
"""Where the slider of the input's size begins, which gives each power of ten the same way: where the input is small the
slopes of tanh are near 1."""

flow_sliders = component("flow_sliders")


def show(store: TimeStore, names: Sequence[str] = OF_NETWORK, columns: int = 1) -> None:
    """Draw those of some fields, so many beside each other."""
    sliders = [slider(store.state, name) | _soft(name) for name in names]
    told = {"seq": store.seq, "notice": store.take_notice(), "sliders": sliders, "columns": columns}
    flow_sliders(f"time.sliders.{names[0]}", told, store.apply)


def slider(state: TimeState, name: str) -> dict[str, Any]:
    """The slider of a field as a drawing needs it."""
    low, high = EVERY[name]
    return {
        "place": name, "label": label(state, name), "value": state.steps if name == "T" else getattr(state, name),
        "min": low, "max": high, "step": STEPS[name], "disabled": _idle(state, name),
    }  # fmt: skip


def _soft(name: str) -> dict[str, Any]:
    return {"min": SOFTEST, "log": True} if name == "scale" else {}


def _idle(state: TimeState, name: str) -> bool:
    """A word has as many steps as letters; without a clip there is no limit."""
    return (name == "T" and state.kind == "word") or (name == "cliff_limit" and state.cliff_how == "none")
