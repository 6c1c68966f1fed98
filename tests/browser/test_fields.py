"""The one rule of all fields: a decimal comma is understood, what cannot be used is refused with the field's name and
bounds, the old value stands in the field, and a field shows the number that is computed with."""

import re
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect


class Field(NamedTuple):
    """Where a field is; what is typed, what then stands in it and in the address, and one step on; its bounds."""

    path: str
    opener: str
    name: str
    typed: str
    shown: str
    address: str
    stepped: str
    sentence: str


NO_NUMBERS = ("1e9", "-1e9", "", "abc", "1,5,5")
"""Two numbers beyond all bounds, and what is no number."""
FIELDS = [
    Field("/rnn_cell", "", "x t: number", "1,5", "1.5", "edits=xt.0.0_1.5", "1.6",
          "xt[0, 0]: a number from −1,000,000 to 1,000,000"),
    Field("/lstm_cell", "summary", "Wf[0, 1]", "-2,5", "-2.5", "edits=Wf.0.1_-2.5", "-2.4",
          "Wf[0, 1]: a number from −1,000,000 to 1,000,000"),
    Field("/lstm_cell?pins=ft_1.0", "More", "Hold the forget gate at", "0,7", "0.7", "pins=ft_0.7", "0.8",
          "Hold the forget gate at: a number from 0 to 1"),
    Field("/lstm_cell?pins=cct_0.5", "More", "Hold the candidate at", "−0,25", "-0.25", "pins=cct_-0.25",
          "-0.15", "Hold the candidate at: a number from −1 to 1"),
    Field("/lstm_cell", "Set up", "Seed of the random numbers", "7", "7", "seed=7", "8",
          "Seed of the random numbers: a whole number from 0 to 9,999"),
    Field("/unrolled", "", "Steps, T: number", "20", "20", "T=20", "21",
          "Steps, T: a whole number from 2 to 60"),
    Field("/unrolled", "", "RNN: spectral radius of Waa: number", "1,25", "1.25", "radius=1.25", "1.35",
          "RNN: spectral radius of Waa: a number from 0.1 to 2"),
    Field("/unrolled", "Sequence", "Units", "5", "5", "n_a=5", "6", "Units: a whole number from 1 to 32"),
    Field("/unrolled?heard=9&T=40", "Loss: at step", "step", "12", "12", "heard=12", "13",
          "step: a whole number from 1 to 40"),
    Field("/clipping", "", "Limit", "2,5", "2.5", "clip_limit=2.5", "3.5", "Limit: a number from 0.01 to 1,000"),
    Field("/dinosaurs", "Next run", "Learning rate", "0,05", "0.05", "rate=0.05", "0.055",
          "Learning rate: a number from 0.00001 to 10"),
    Field("/dinosaurs", "Next run", "Updates, one name each", "20,000", "20000", "updates=20000", "21000",
          "Updates, one name each: a whole number from 100 to 200,000"),
    Field("/stocks", "Learning", "Dropout", "0,3", "0.3", "dropout=0.3", "0.35", "Dropout: a number from 0 to 0.9"),
    Field("/stocks", "Learning", "Layers", "2", "2", "layers=2", "3", "Layers: a whole number from 1 to 6"),
]  # fmt: skip


def opened(page: Page, opener: str) -> None:
    if opener == "summary":
        page.locator("summary").click()
    elif opener:
        page.locator(".stMain").get_by_role("button", name=opener).click()


@pytest.mark.parametrize("path", dict.fromkeys(field.path for field in FIELDS))
def test_every_field_keeps_the_rule(visit, path):
    """Of the first field of a page everything is tried, of the others what is their own: name, bounds, address."""
    page = visit(path, height=1400)
    tried = NO_NUMBERS
    for field in FIELDS:
        if field.path == path:
            keeps_the_rule(page, field, tried)
            page.keyboard.press("Escape")
            tried = NO_NUMBERS[:1]


def keeps_the_rule(page: Page, field: Field, no_numbers: tuple[str, ...]) -> None:
    opened(page, field.opener)
    place = page.get_by_role("spinbutton", name=field.name, exact=True)
    place.fill(field.typed)
    place.press("Enter")
    expect(place).to_have_value(field.shown)
    expect(page).to_have_url(re.compile(rf"[?&]{re.escape(field.address)}(&|$)"))
    address = page.url
    for refused in no_numbers:
        place.fill(refused)
        place.press("Enter")
        expect(place).to_have_value(field.shown)
        told = page.locator(".notice").filter(has_text=field.sentence)
        expect(told).to_have_text(f"{field.sentence} is needed; the old value stays.")
        assert page.url == address
    place.press("ArrowUp")
    expect(place).to_have_value(field.stepped)
    expect(told).to_have_count(0)
    expect(page).not_to_have_url(address)


def test_a_click_on_more_and_less_is_a_step_and_stops_at_the_bounds(visit):
    page = visit("/lstm_cell?pins=ft_0.95")
    opened(page, "More")
    place = page.get_by_role("spinbutton", name="Hold the forget gate at")
    more, less = (page.get_by_role("button", name=f"one step {way}").first for way in ("more", "less"))
    for button, value in ((more, "1"), (more, "1"), (less, "0.9"), (less, "0.8")):
        button.click()
        expect(place).to_have_value(value)
    expect(page).to_have_url(re.compile(r"pins=ft_0\.8"))


def test_what_was_typed_and_not_yet_told_can_be_taken_back(cell):
    page = cell("/lstm_cell?edits=xt.0.0_0.5")
    place = page.field("xt.0.0")
    place.fill("0.75")
    place.press("Escape")
    expect(place).to_have_value("0.5")
    page.title.click()
    page.settle()
    assert page.state("lstm").edits == {("xt", 0, 0): 0.5}


@pytest.mark.parametrize(
    ("number", "shown"),
    [("-5.713184e-05", "-5.713e-5"), ("0.123456789", "0.1235"), ("123456.789", "123457"), ("2", "2")],
)
def test_a_small_number_is_no_other_in_its_field(cell, number, shown):
    page = cell(f"/rnn_cell?edits=xt.0.0_{number}")
    place = page.field("xt.0.0")
    expect(place).to_have_value(shown)
    place.focus()
    assert float(place.input_value()) == float(number)
    page.title.click()
    expect(place).to_have_value(shown)
    page.settle()
    assert page.state("rnn").edits["xt", 0, 0] == float(number)


def test_a_slider_shows_all_digits_of_a_link(visit):
    page = visit("/memory_task?memory_bias=4.1234", height=2600)
    field = page.locator('[data-field="memory_bias"]')
    expect(field).to_have_attribute("title", "4.1234")
    field.focus()
    expect(field).to_have_value("4.1234")


def test_a_word_that_is_none_is_refused_at_its_field(visit):
    page = visit("/unrolled?kind=word&text=onyx")
    opened(page, "Sequence")
    place = page.get_by_label("A word of 2 to 60 letters")
    for refused in ("hello world", "a" * 70, ""):
        place.fill(refused)
        place.press("Enter")
        expect(place).to_have_value("onyx")
        expect(page.locator(".stAlert")).to_have_text(
            "A word has 2 to 60 letters and nothing else; the old word stays."
        )
    place.fill("Iguana")
    place.press("Enter")
    expect(page).to_have_url(re.compile("text=iguana"))
    expect(page.locator(".stAlert")).to_have_count(0)


def test_a_name_that_is_too_long_is_refused_and_not_cut(visit):
    page = visit("/dinosaurs?text=rex")
    place = page.locator(".name-field")
    expect(place).to_have_value("rex")
    place.fill("a" * 70)
    expect(page.locator(".name_desk .notice")).to_have_text(
        "A name here has at most 40 letters; 70 are too many, so the old name stays."
    )
    expect(place).to_have_value("rex")
    place.fill("a" * 40)
    expect(page.locator(".tile:not(.end)")).to_have_count(40)
    expect(page.locator(".name_desk .notice")).to_be_empty()
