"""Predict, then reveal: whether a training will pass the line of counting triples, asked while it runs."""

from core.names.run import Run
from ui.kit import lesson, predict, training_panel
from ui.names.runs import Runs

TRIPLES = 3


def show(runs: Runs, run: Run) -> None:
    """The question on the run under way, where there are names held out; once it is over, the answer and why."""
    jobs = runs.jobs()
    if not jobs or jobs[-1].id != runs.store.state.run:
        return
    over = not training_panel.live(jobs)
    own = runs.run(jobs[-1].id)
    known = over and own is run and bool(run.bits)
    if (not over or known) and own.judged is not own.learned:
        words = lesson.words("names_question")
        asked = predict.Asked("dinosaurs.predicted", words["options"], jobs[-1].id)
        predict.ahead(asked, truth(run) if known else "", reason(run) if known else "")


def truth(run: Run) -> str:
    """Whether the held-out names cost less, at the end, than by counting triples."""
    return "below" if run.bits[-1][1] < run.baselines[TRIPLES] else "above"


def reason(run: Run) -> str:
    """Both numbers."""
    step, bits = run.bits[-1]
    facts = {"step": f"{step:,}", "bits": f"{bits:.3f}", "line": f"{run.baselines[TRIPLES]:.3f}"}
    return str(lesson.words("names_question")["why"].format(**facts))
