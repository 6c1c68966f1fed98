"""What each page through time opens with, what goes along from one to the next, and where old links lead."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.ui.through_time.test_state import states
from ui.through_time.openings import OPENINGS, carried, of_old_link
from ui.through_time.state import OF_ONE_PAGE, TimeState, read, write

UNROLLED, GRADIENTS = OPENINGS["unrolled"], OPENINGS["gradients"]


def test_the_one_page_s_defaults_are_what_its_links_left_out():
    """Links and cells' keys written before the page became four depend on each of these."""
    assert (TimeState().kind, TimeState().T, TimeState().n_a, TimeState().seed) == ("noise", 40, 16, 1)
    assert (OF_ONE_PAGE.radius, OF_ONE_PAGE.bias, OF_ONE_PAGE.scale, OF_ONE_PAGE.loss_steps) == (0.9, 1.0, 1.0, "last")
    assert TimeState() == OF_ONE_PAGE


@given(states)
def test_an_old_link_leads_to_a_page_with_the_very_same_numbers(state):
    page, parameters = of_old_link(link := write(state))
    view = "cliff" if any(name.startswith("cliff_") for name in link) else state.clip_view
    assert read(parameters, OPENINGS[page]) == (replace(state, clip_view=view), None)


@pytest.mark.parametrize("page", OPENINGS)
@given(state=states)
def test_a_page_s_own_link_restores_the_very_same_state(page, state):
    assert read(write(state, OPENINGS[page]), OPENINGS[page]) == (state, None)
    assert write(OPENINGS[page], OPENINGS[page]) == {}


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ({}, "unrolled"), ({"at": "3"}, "unrolled"), ({"kind": "impulse"}, "unrolled"),
        ({"radius": "1.5"}, "gradients"), ({"bias": "4.0", "T": "60"}, "gradients"),
        ({"radius": "1.5", "way": "backward"}, "unrolled"), ({"clip_limit": "3.0"}, "clipping"),
        ({"cliff_unit": "linear", "radius": "1.5"}, "clipping"), ({"memory_T": "40", "seed": "3"}, "memory_task"),
    ],
)  # fmt: skip
def test_an_old_link_leads_to_the_page_that_shows_what_it_sets(link, page):
    found, parameters = of_old_link(link)
    assert found == page
    view = "cliff" if "cliff_unit" in link else "arrows"
    assert read(parameters, OPENINGS[page]) == (replace(read(link)[0], clip_view=view), None)


def test_an_old_link_that_let_the_network_learn_opens_that_view():
    page, parameters = of_old_link({"clip_learn": "1", "clip_how": "norm"})
    assert page == "clipping"
    assert read(parameters, OPENINGS[page]) == (replace(OF_ONE_PAGE, clip_view="learning", clip_how="norm"), None)


def test_what_is_broken_in_an_old_link_is_still_told():
    page, parameters = of_old_link({"T": "99", "radius": "1.5", "foreign": "1"})
    state, broken = read(parameters, OPENINGS[page])
    assert (state, broken) == (replace(OF_ONE_PAGE, radius=1.5), "T")
    assert "foreign" not in parameters


def test_what_nobody_has_set_gives_way_to_the_next_page_s_opening():
    assert carried(UNROLLED, UNROLLED, GRADIENTS) == GRADIENTS
    walked = replace(UNROLLED, at=3, memory_T=20)
    assert carried(walked, UNROLLED, GRADIENTS) == replace(GRADIENTS, at=3, memory_T=20)


def test_what_was_set_goes_along():
    longer = replace(UNROLLED, T=20)
    assert carried(longer, UNROLLED, GRADIENTS) == longer
    assert carried(UNROLLED, None, GRADIENTS) == UNROLLED  # a link has set it
