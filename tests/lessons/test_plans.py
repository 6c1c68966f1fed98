"""Every beat of every plan finds its page, its step and its numbers, and each answer hoped for is the true one."""

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from core.classroom.plan import Beat, Plan, read
from ui.cells import link as cell_link
from ui.cells import steps, voted
from ui.cells.kinds import SEEN
from ui.cells.view import view
from ui.kit import lesson, path
from ui.names import state as names_state
from ui.stocks import state as stock_state
from ui.through_time import clipping, gradients, questions, verdict
from ui.through_time import state as time_state
from ui.through_time.flow import flow
from ui.through_time.openings import OPENINGS

FILES = sorted((lesson.FOLDER / lesson.DEFAULT / "plans").glob("*.toml"))
PLANS = {file.stem: read(file.read_text(encoding="utf-8"), path.ORDER) for file in FILES}
BEATS = [
    pytest.param(beat, id=f"{name} {number}")
    for name, plan in PLANS.items()
    for number, beat in enumerate(plan.beats, 1)
]
KINDS = {SEEN[kind].page: kind for kind in SEEN}


def opened(beat: Beat):
    """The state of the beat's page, read as the page reads its link; None where a page has none."""
    parameters = dict(parse_qsl(beat.link, keep_blank_values=True, strict_parsing=bool(beat.link)))
    readers = {"dinosaurs": names_state.read, "stocks": stock_state.read}
    if beat.page in KINDS:
        state, broken = cell_link.read(parameters, KINDS[beat.page])
        assert parameters.keys() <= cell_link.TABLE.keys()
    elif beat.page in OPENINGS:
        state, broken = time_state.read(parameters, OPENINGS[beat.page])
        assert parameters.keys() <= time_state.TABLE.keys()
    elif beat.page in readers:
        state, broken = readers[beat.page](parameters)
    else:
        assert not parameters
        return None
    assert broken is None
    return state


def told(beat: Beat, state) -> str:
    """What the page says in numbers, once nothing is asked any more."""
    if beat.page in KINDS:
        values = view(replace(state, ask=False), {}, 0)["values"]
        return "\n".join(f"{name} = {value[0]}" for name, value in values.items()) + "\n"
    if beat.page == "gradients":
        return " ".join(verdict.sentences(state, verdict.passages(state, flow(state))).values())
    if beat.page == "clipping":
        return str(clipping.verdict(flow(state).back[state.clip_cell].gradients, state.clip_limit))
    return ""


def right(beat: Beat, state) -> str:
    """The answer to what the page asks."""
    if beat.page in KINDS:
        asked = voted.question(state)
    elif beat.page == "gradients":
        question = gradients.asked(state)
        both = replace(state, shown="both")
        return question.options[questions.truth(both, flow(both))]
    elif beat.page == "clipping":
        gradient = flow(state).back[state.clip_cell].gradients
        return clipping.asked(state).options[clipping.truth(gradient, state.clip_limit)]
    else:
        asked = questions.vote(state)
    return asked.options[asked.truth]


@pytest.mark.parametrize("beat", BEATS)
def test_a_beat_finds_its_page_its_step_and_its_numbers(beat):
    state = opened(beat)
    words = told(beat, state) if beat.see else ""
    for seen in beat.see:
        assert (f"{seen}\n" if beat.page in KINDS else seen) in words
    if beat.page in KINDS:
        assert f"step={state.step}" in beat.link
        assert state.step in [step.id for step in steps.steps(state)]
    if "ask=1" in beat.link:
        assert beat.expected == right(beat, state)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_plan_takes_the_minutes_that_its_title_says(plan: Plan):
    assert f"{plan.minutes:g} minutes" in plan.title
    assert plan.aims
    assert plan.wrong


def test_three_plans_come_along_and_the_longest_leads_through_most_pages():
    assert set(PLANS) >= {"lstm_20", "rnn_to_lstm_60", "forecasts_45"}
    assert len({beat.page for beat in PLANS["rnn_to_lstm_60"].beats}) >= 8
