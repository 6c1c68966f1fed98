"""A trial of the stock page: one task, two trainings on it, its simple forecasts; and what is known of it by now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.forecast.choice import Yardsticks
from core.forecast.recipes import Settings
from core.forecast.run import ForecastRun
from core.training.events import File
from core.training.job import Job, Status
from core.training.listener import Listener
from ui.kit import training_panel
from ui.stocks.data import Task
from ui.stocks.files import Kept


@dataclass(frozen=True, eq=False)
class About:
    """What a job of a trial knows of it, so that a page finds it again: after a reload, or in another tab."""

    trial: str
    number: int
    task: Task
    settings: Settings
    link: str
    uploaded: Kept = field(default_factory=dict)

    def listener(self, job: Job) -> Listener[ForecastRun]:
        """Follows the job from its first event."""
        return Listener(ForecastRun(self.task.windows, self.settings), job)


@dataclass(eq=False)
class Trial:
    """Both trainings on one task, and the simple forecasts of it; `files` are the jobs that make what can be taken
    away."""

    number: int
    task: Task
    link: str = ""
    uploaded: Kept = field(default_factory=dict)
    listeners: dict[str, Listener[ForecastRun]] = field(default_factory=dict)
    files: list[Job] = field(default_factory=list)
    simple: Listener[Yardsticks] | None = None

    @property
    def id(self) -> str:
        """What the jobs of the trial call it."""
        about = next(iter(self.listeners.values())).job.about
        return about.trial if isinstance(about, About) else ""

    @property
    def jobs(self) -> list[Job]:
        """The jobs of both trainings."""
        return [listener.job for listener in self.listeners.values()]

    @property
    def live(self) -> bool:
        """Whether one of them is under way."""
        return training_panel.live(self.jobs)

    @property
    def beside(self) -> list[Job]:
        """What is under way for it beside its trainings."""
        return [*self.files, *([self.simple.job] if self.simple else [])]

    def yardsticks(self) -> Yardsticks | None:
        """The simple forecasts by now; None where no worker was to be had for them."""
        return self.simple.listen() if self.simple else None

    def runs(self) -> dict[str, ForecastRun]:
        """The runs by their target, with all their events by now."""
        return {target: listener.listen() for target, listener in self.listeners.items()}

    def with_forecasts(self) -> dict[str, ForecastRun]:
        """Those of them that have a forecast."""
        return {
            target: run
            for target, run in self.runs().items()
            if run.forecast is not None and run.weights is not None
        }  # fmt: skip

    def as_set(self, task: Task, recipes: Mapping[str, Settings]) -> bool:
        """Whether this is what a training begun now would do."""
        return task.same(self.task) and all(run.settings == recipes[target] for target, run in self.runs().items())

    def made(self) -> dict[str, bytes]:
        """The files by name, once all of them are made."""
        if any(job.status is not Status.FINISHED for job in self.files):
            return {}
        return {event.name: event.content for job in self.files for event in job.events if isinstance(event, File)}
