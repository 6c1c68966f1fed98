"""The challenges on prices: what core judges of the trials."""

from core.lessons.price_challenges import StocksWork
from core.lessons.price_challenges import Trial as Judged
from core.training.job import Status
from ui.kit import challenges
from ui.stocks import trials
from ui.stocks.data import Task
from ui.stocks.state import StockState
from ui.stocks.trial import Trial


def check(state: StockState, task: Task | None) -> None:
    """Say which of them are reached; `task` is what is set, None where there is none."""
    challenges.check(lambda _: work(state, task))


def work(state: StockState, task: Task | None) -> StocksWork:
    """The trials of the same values; none where the newest is not of what is set."""
    newest = trials.newest()
    if newest is None or task is None or not newest.as_set(task, state.settings(task.windows.rows)):
        return StocksWork(())
    return StocksWork(tuple(map(_judged, [*trials.comparable(newest), newest])))


def _judged(trial: Trial) -> Judged:
    over = all(job.status is Status.FINISHED for job in trial.jobs)
    return Judged(trial.runs(), trial.task.wrong, over)
