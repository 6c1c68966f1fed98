"""What is trained once more for a trial, with other seeds or on earlier rows: its jobs, found again after a reload."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.training.events import Scored
from core.training.job import Job
from core.training.worker import Training
from ui.kit import training_panel
from ui.stocks.trial import Trial
from ui.stocks.trials import KIND

ALIKE = 0.01
"""Errors that differ by less than this share count as the same: what learns the change differs by next to nothing."""
Found = dict[str, dict[int, tuple[float, ...]]]
"""The errors of each forecast by its name, and by the number of the seed or fold."""


@dataclass(frozen=True)
class OfTrial:
    """What such a job knows: its trial, and how many seeds or folds were asked for."""

    trial: str
    count: int


def jobs(kind: str, trial: Trial) -> list[Job]:
    """The newest job of each network of the trial, or of all together, of a kind."""
    found: dict[str, Job] = {}
    for name in (kind, *(f"{kind}.{network}" for network in trial.listeners)):
        for job in training_panel.of_this_browser(f"{KIND}.{name}"):
            if isinstance(job.about, OfTrial) and job.about.trial == trial.id:
                found[name] = job
    return list(found.values())


def begin(kind: str, trial: Trial, count: int, label: str, training: Training, *arguments: Any) -> str:
    """Start a job; returns the sentence why it cannot be started, or nothing."""
    about = OfTrial(trial.id, count)
    return training_panel.start(f"{KIND}.{kind}", training, *arguments, about=about, label=label)[1]


def found(jobs: list[Job]) -> Found:
    """All that was scored by now, in the order in which it came."""
    scored: Found = {}
    for job in jobs:
        for event in list(job.events):
            if isinstance(event, Scored):
                scored.setdefault(event.name, {})[event.number] = event.errors
    return scored


def better(own: float, naive: float) -> bool:
    """Whether an error is lower than that of "as today" by more than what is told as alike."""
    return own < (1 - ALIKE) * naive


def seconds(trial: Trial, updates: Mapping[str, int]) -> list[float]:
    """How long so many updates of each network take, as fast as in the trial once it had begun; 0 where that is not
    known."""
    rates = {network: listener.job.steady for network, listener in trial.listeners.items()}
    return [count / rates[network] if rates[network] else 0.0 for network, count in updates.items()]
