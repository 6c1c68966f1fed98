"""The Try of the page Memory task: both networks are really trained, for as long as the open gate needs."""

from core.through_time.memory_task import Settings, train
from core.training.events import Progress
from tests.lessons.tries import Try
from ui.through_time.memory_verdict import outcome
from ui.through_time.openings import OPENINGS

HERE = OPENINGS["memory_task"]
UPDATES = 60


def shown(cell, bias):
    """What the page would say of this cell by then."""
    settings = Settings(cell, T=HERE.memory_T, forget_bias=bias, seed=HERE.seed, updates=UPDATES)
    told = [event for event in train(settings) if isinstance(event, Progress)]
    return outcome([(one.step, one.figures["accuracy"], one.figures["norm"]) for one in told])


def needs_an_open_gate(open_, shut):
    outcomes = [shown("lstm", open_.memory_bias), shown("lstm", shut), shown("rnn", shut)]
    return outcomes == ["learned", "guesses", "guesses"]


TRIES = {"task": Try("once more with the forget bias at 1", [HERE, 1.0], needs_an_open_gate)}
