"""A run at a checkpoint that was kept as A, and how the one that is shown differs from it."""

from typing import NamedTuple

import streamlit as st

from core.names.run import Checkpoint, Run
from ui.kit import lesson
from ui.kit.numbers import difference
from ui.names.runs import Runs
from ui.names.titles import name


class Ghost(NamedTuple):
    """What was kept as A: a run, and the moment at which it was looked at."""

    run: Run
    moment: int | None


def ghost(runs: Runs) -> Ghost | None:
    """What was kept, as long as its run is there and has a checkpoint."""
    kept = runs.store.ghost
    if kept is None or kept.run not in runs.ids() or not runs.run(kept.run).checkpoints:
        return None
    run = runs.run(kept.run)
    return Ghost(run, run.moment(kept.moment))


def show(runs: Runs, run: Run, kept: Ghost | None) -> None:
    """What A is, and the differences of the losses and of the bits on held-out names, each at its checkpoint."""
    now = run.checkpoint(run.moment(runs.store.state.moment))
    state = runs.store.ghost
    if kept is None or state is None or now is None:
        return
    then = kept.run.checkpoint(kept.moment)
    if then is not None:
        st.markdown(sentence(name(runs, state.run), (run, now), (kept.run, then)))


def sentence(title: str, now: tuple[Run, Checkpoint], then: tuple[Run, Checkpoint]) -> str:
    """A's numbers, those that are shown, and the differences; `title` is the name of A's run."""
    words = lesson.words("compared")
    (run, here), (kept, there) = now, then
    said = [words["a"].format(name=title, step=f"{there.step:,}"), _one("loss", here.loss, there.loss, words)]
    bits, before = dict(run.bits).get(here.step), dict(kept.bits).get(there.step)
    if bits is not None and before is not None:
        said.append(_one("bits", bits, before, words))
    return " ".join(said)


def _one(quantity: str, value: float, before: float, words: dict[str, str]) -> str:
    facts = {"now": f"{value:.3f}", "then": f"{before:.3f}", "difference": difference(value, before)}
    return words[quantity].format(**facts)
