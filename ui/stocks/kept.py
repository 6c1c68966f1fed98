"""All runs that are kept, in one table to compare; and the way back to the series and settings of any of them."""

import streamlit as st

from ui.kit import lesson
from ui.kit.numbers import signed, size
from ui.kit.store import Store
from ui.kit.tables import markdown
from ui.stocks import files, trials
from ui.stocks.differs import named
from ui.stocks.figures import Figures
from ui.stocks.judged import judged
from ui.stocks.state import StockState
from ui.stocks.trial import Trial


def show(store: Store[StockState]) -> None:
    """A fold, where there is more than one run; the button of a run sets the page as it was for that run."""
    kept = list(trials.trials().values())
    if len(kept) < 2:
        return
    words = lesson.words("stocks")["kept"]
    with st.expander(words["title"].format(count=len(kept)), key="stocks.fold.kept"):
        st.markdown(table(kept))
        st.caption(words["note"])
        with st.container(horizontal=True):
            for trial in kept:
                offer(store, trial, "table")


def offer(store: Store[StockState], trial: Trial, place: str) -> None:
    """The button that sets the page as it was for a run; it may stand in several places."""
    words = lesson.words("stocks")
    label = words["kept"]["take"].format(run=words["wrong"]["run"].format(number=trial.number))
    if st.button(label, key=f"stocks.take.{place}.{trial.id}", on_click=take, args=(store, trial)):
        st.rerun()  # the series stands outside of what is drawn anew while one trains


def take(store: Store[StockState], trial: Trial) -> None:
    """Set the page as it was when a run began, with the files that had been uploaded."""
    files.put_back(trial.uploaded)
    store.take_link(trial.link.removeprefix("?"))


def table(kept: list[Trial]) -> str:
    """Each network of each run: what it was about, its errors, its skill."""
    words, heads = lesson.words("stocks")["kept"], lesson.words("stocks")["table"]
    rows = []
    for trial in kept:
        about = words["series"].format(column=lesson.plain(trial.task.column), source=lesson.plain(trial.task.source))
        for one in judged(Figures(trial)).values():
            rows.append([named(trial), about, one.name, size(one.scores.rmse), signed(one.scores.skill)])
    return markdown([words["run"], words["about"], words["network"], heads["rmse"], heads["skill"]], rows, words=3)
