"""The run that is shown, in words: which it is, its newest figures, and what became of it."""

import math
from dataclasses import replace

import streamlit as st

from core.names.run import Run
from core.names.settings import Settings
from core.training.events import Noticed
from ui.kit import lesson, training_panel, visitor
from ui.kit.numbers import size
from ui.names.controls import taken
from ui.names.loss_chart import per_name
from ui.names.runs import Runs
from ui.names.titles import about, name

TAME_RATE = 0.05
WORSE = 0.05
"""Bits a letter by which the held-out names must have become worse for a remark."""


def which(runs: Runs, beside: Run | None) -> None:
    """What was taken of a list of one's own; that another run than the chosen one is shown, that it is someone else's,
    that two lists are compared."""
    words = lesson.words("dinosaurs")
    if runs.own_list() is not None:
        st.caption(words["next_list"].format(taken=taken(runs.names())))
    if runs.shown_id != runs.store.state.run:
        st.caption(words["waiting"])
    if any(job.owner != visitor.browser() for job in runs.jobs()):
        st.caption(words["watching"])
    if beside is not None and beside.names != runs.shown().names:
        st.caption(words["lists_differ"])


def figures(runs: Runs, run: Run, beside: Run | None) -> None:
    """The figures at the moment that is looked at, else the newest; where there are two runs, each line begins with its
    line in the chart and its name."""
    if not len(run.curve):
        return
    wanted = runs.store.state.moment
    if beside is None:
        st.markdown(f"{about(run)}: {line(run, run.moment(wanted))}")
        return
    words, shown = lesson.words("figures"), ((runs.shown_id, run), (runs.store.state.beside, beside))
    lines = []
    for dash, (id, each) in zip(("solid", "dashed"), shown, strict=True):
        head = words["of"].format(line=words[dash], name=name(runs, id), about=about(each))
        lines.append(f"{head} {line(each, each.moment(wanted))}")
    st.markdown("  \n".join(lines))


def line(run: Run, moment: int | None = None) -> str:
    """The figures of a run at a moment: loss and held-out names; the newest also with the length of the gradient."""
    words, there = lesson.words("figures"), run.checkpoint(moment) if moment is not None else None
    loss = there.loss if there else run.figures["loss"]
    facts = {"loss": f"{loss:.3f}", "bits": f"{loss / run.letters_per_name / math.log(2):.3f}"}
    parts = [words["loss_at" if there else "loss"].format(**facts, step=f"{moment or 0:,}")]
    judged = [point for point in run.bits if there is None or point[0] <= there.step]
    if judged:
        step, bits = judged[-1]
        facts = {"bits": f"{bits:.3f}", "step": f"{step:,}", "loss": f"{per_name(run, bits):.3f}"}
        parts.append(words["held"].format(**facts, unsure=_unsure(run, bits)))
    if "norm" in run.figures and there is None:
        clipped = f"{100 * run.figures['clipped']:.0f}"
        parts.append(words["norm"].format(norm=f"{run.figures['norm']:.1f}", clipped=clipped))
    return " · ".join(parts)


def _unsure(run: Run, bits: float) -> str:
    """What bits a letter mean. A network that is misled may have thousands, as no number of letters can be."""
    words, letters = lesson.words("figures"), len(run.names.vocabulary)
    if bits > math.log2(letters):
        return str(words["misled"].format(letters=letters))
    return str(words["unsure"].format(choices=f"{2**bits:.1f}"))


def remarks(run: Run) -> None:
    """That the run reproduces the reports; that it began to learn its names by heart."""
    if run.source == "reports" and run.settings == Settings():
        st.caption(lesson.words("figures")["as_reported"])
    best = min(run.bits, key=lambda point: point[1], default=None)
    if best is not None and run.bits[-1][1] > best[1] + WORSE:
        st.caption(lesson.words("dinosaurs")["by_heart"].format(step=f"{best[0]:,}", bits=f"{best[1]:.3f}"))


def trouble(runs: Runs, run: Run) -> None:
    """A run whose loss is huge or whose numbers exploded: what happened, the updates around it, and the remedy."""
    words = lesson.words("exploded")
    if run.failed is not None and run.failed.reason == "exploded":
        st.error(lesson.sentence(words, run.failed, step=f"{run.failed.step:,}"))
    elif run.noticed is not None:
        st.warning(huge(run.noticed))
    else:
        return
    rate = min(run.settings.learning_rate, TAME_RATE)
    waiting = runs.shown_id != runs.store.state.run  # a click that was sent twice begins one training
    if not waiting and st.button(words["remedy"].format(rate=f"{rate:g}"), key="dinosaurs.remedy"):
        training_panel.stop(runs.jobs())
        runs.store.change(settings=replace(run.settings, clipping="norm", max_gradient=5.0, learning_rate=rate))
        runs.begin()
        st.rerun()  # the settings stand outside of what is drawn anew while one trains


def huge(noticed: Noticed) -> str:
    """The sentence on the first loss that was huge."""
    numbers = {name: size(float(noticed.facts[name])) for name in ("loss", "norm", "chance")}
    told = replace(noticed, facts=dict(noticed.facts) | numbers)
    return lesson.sentence(lesson.words("exploded"), told, step=f"{noticed.step:,}")
