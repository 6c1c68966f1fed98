"""Predict, then reveal: whether a network will beat "as today", asked while a trial trains."""

from core.training.job import Status
from ui.kit import lesson, predict
from ui.kit.numbers import signed
from ui.stocks.figures import Figures
from ui.stocks.judged import Judged, judged
from ui.stocks.trial import Trial


def show(trial: Trial) -> None:
    """The question on a trial under way; once both its trainings are over, the answer and why."""
    known = all(job.status is Status.FINISHED for job in trial.jobs)
    if trial.live or known:
        asked = predict.Asked("stocks.predicted", lesson.words("stocks_question")["options"], trial.id)
        found = list(judged(Figures(trial)).values()) if known else []
        predict.ahead(asked, truth(found) if known else "", reason(found))


def truth(found: list[Judged]) -> str:
    """How many of the networks have a smaller error on the held-out rows than "as today"."""
    return ("none", "one", "both")[sum(one.scores.skill > 0 for one in found)]


def reason(found: list[Judged]) -> str:
    """The skill of each: 0 is "as today"."""
    words = lesson.words("stocks_question")
    skills = ", ".join(words["skill"].format(name=one.name, skill=signed(one.scores.skill)) for one in found)
    return str(words["why"].format(skills=skills))
