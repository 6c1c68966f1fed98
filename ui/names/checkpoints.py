"""The checkpoints of a run: a slider through them, and the names invented at the one that is looked at."""

from collections.abc import Callable
from typing import Any

from core.names.nearest import Invented
from core.names.run import Checkpoint, Run
from ui.components.component import component
from ui.kit import lesson
from ui.names.state import NEWEST

checkpoints = component("checkpoints")
FEW = 200
"""Updates over which a mean of losses is one of few names."""


def show(
    run: Run, moment: int | None, seq: int, receive: Callable[[dict[str, Any]], None], brief: bool = False
) -> None:
    """Draw them, as soon as there is one; `brief`: the names in a line of their own, without what is nearest."""
    if run.checkpoints:
        checkpoints("dinosaurs.checkpoints", view(run, moment, seq) | {"brief": brief}, receive)


def view(run: Run, moment: int | None, seq: int) -> dict[str, Any]:
    """The component's data. The last place of the slider is the newest state of the network, and follows it."""
    words = lesson.words("checkpoints")
    newest = run.weights.step if run.weights else 0
    places = [(str(step), step) for step in run.moments if step < newest] + [(NEWEST, newest)]
    titles = [{"id": id, "title": words["after"].format(step=f"{step:,}")} for id, step in places]
    shown = run.checkpoint(moment)
    names = shown.names if shown else ()
    return {
        "seq": seq,
        "words": words,
        "steps": titles,
        "step": NEWEST if moment is None or moment == newest else str(moment),
        "title": heading(run, shown) if shown else "",
        "names": [_name(name, words) for name in names],
    }


def heading(run: Run, shown: Checkpoint) -> str:
    """The updates, the loss (of the reports' list as they smooth it, so that their printed digits come out), and the
    bits on the held-out names."""
    words, bits = lesson.words("checkpoints"), dict(run.bits).get(shown.step)
    loss = f"{shown.reported:.6f}" if run.source == "reports" else f"{shown.loss:.3f}"
    said = words["checkpoint"].format(step=f"{shown.step:,}", loss=loss)
    said = words["few"].format(checkpoint=said) if shown.step < FEW else said
    return str(said if bits is None else words["held"].format(checkpoint=said, bits=f"{bits:.3f}"))


def _name(name: Invented, words: dict[str, Any]) -> dict[str, Any]:
    facts = {"distance": name.distance, "nearest": name.nearest.capitalize()}
    near = words["memorised" if name.memorised else "new"].format(**facts)
    return {"text": name.text, "memorised": name.memorised, "near": near}
