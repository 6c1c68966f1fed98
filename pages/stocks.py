"""A price history, two networks, and an honest judgement."""

import streamlit as st

from ui.components import beats
from ui.kit import compare, lesson
from ui.kit.lesson_cards import cards
from ui.kit.page_head import enter, heading, show_notice
from ui.kit.training_panel import panel
from ui.stocks import challenged, compared, controls, predicted, results, series_view, state, trials, upload

store, words = state.store(), lesson.words("stocks")
enter(store)
trials.find()
with heading("stocks"):
    compare.controls(store)
    st.space("stretch")  # what opens leaves most of the series in sight
    upload.source(store)
    controls.reading(store)
    learning = st.container(width="content")  # is filled once it is known how long the series is
    controls.as_in_the_reports(store)
    beats.show("stocks")
loaded = series_view.load(store, learning)
if loaded is None:
    st.markdown(lesson.section("stocks").paragraphs[0])
else:
    series_view.show(store, loaded)


def draw() -> None:
    """All that is known by now of the newest trial; drawn anew while one trains."""
    show_notice(store)
    challenged.check(store.state, loaded.task if loaded else None)
    trial = compared.shown(store.state)
    if trial is None:
        st.info(words["first"])
    else:
        predicted.show(trial)
        results.show(store, trial, loaded.task if loaded else None)


if loaded is not None or trials.newest() is not None:
    panel(trials.jobs, lambda: trials.begin(store), draw, words["train"], trials.beside)
told = results.beside_charts(trials.newest())
cards("stocks", *(part for part in ("loss", "forecast", "time") if part != told))
if loaded is not None:
    trials.warm_workers(loaded.task.windows, store.state.settings(loaded.task.windows.rows))
