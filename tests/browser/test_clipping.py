"""Clipping and the cliff in a real browser: what is said is what core/ finds, and the clip that is offered helps."""

import re
from dataclasses import replace

from playwright.sync_api import expect

from core.cells.rnn_kind import RNN
from core.maths import clipping
from core.through_time.unrolled import backward, unroll
from ui.through_time import cliff as cliff_part
from ui.through_time import clipping as clipping_part
from ui.through_time import descents, learning
from ui.through_time.clip_state import EXPLODING
from ui.through_time.openings import OPENINGS
from ui.through_time.state import TimeState, write

SLOW = 60_000


def plain(markdown):
    """As it reads on the page."""
    return " ".join(markdown.replace("**", "").split())


def test_a_gradient_that_explodes_is_turned_by_one_clip_and_kept_by_the_other(visit):
    """The numbers in the table and under it are core's; before they are shown the reader says what will happen."""
    page = visit("/clipping?kind=noise&heard=last&radius=0.9", height=2600)
    expect(page.get_by_text("Nothing to cut:")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Make it explode").click()
    state = replace(TimeState(), **EXPLODING)
    sequence = state.sequence()
    gradients = backward(unroll(RNN, sequence, state.cells(sequence)["rnn"]), state.losses(sequence)).gradients
    expect(page.get_by_text(plain(clipping_part.verdict(gradients, 5.0)))).to_be_visible(timeout=SLOW)
    page.get_by_text("Predict first", exact=True).first.click()
    page.get_by_role("button", name="it changes by 1° or more, but less than 20°").click()
    expect(
        page.get_by_text("You said: it changes by 1° or more, but less than 20°. It is: it changes by 20° or more.")
    ).to_be_visible()
    limit = page.get_by_role("spinbutton", name="Limit")
    limit.fill("10")
    limit.press("Enter")
    expect(page.get_by_text("clipped at ±10")).to_be_visible()  # another limit is another question
    page.get_by_role("button", name="it changes by 1° or more, but less than 20°").click()
    angle = clipping.angle(gradients, clipping.clip(gradients, 10.0))
    row = page.get_by_role("row").filter(has_text="by value, at ±10")
    expect(row.get_by_role("cell").last).to_have_text(f"{angle:.1f}°")
    page.get_by_role("button", name="Tame it again").click()
    expect(page.get_by_role("button", name="Make it explode")).to_be_visible(timeout=SLOW)
    expect(limit).to_have_value("5")
    expect(page).to_have_url(re.compile(r"/clipping\?.*radius=0\.9"))


def test_a_clip_saves_the_network(visit):
    state = replace(TimeState(), **EXPLODING, clip_view="learning")
    link = "&".join(f"{name}={value}" for name, value in write(state, OPENINGS["clipping"]).items())
    page = visit(f"/clipping?{link}", height=2600)
    lost = learning.path(state, "none")
    expect(page.get_by_text(plain(descents.outcome("none", lost)))).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Clip the norm at 5").click()
    saved = learning.path(state, "norm")
    assert saved.losses[-1] < saved.losses[0] < lost.losses[-1]
    expect(page.get_by_text(plain(descents.outcome("norm", saved)))).to_be_visible()
    expect(page.get_by_text(plain(descents.outcome("none", lost)))).to_be_visible()  # still there to compare
    assert "clip_how=norm" in page.url


def test_an_explosion_is_named_and_the_clip_that_is_offered_cures_it(visit):
    page = visit("/clipping?cliff_ask=1&clip_view=cliff", height=2600)
    page.get_by_text("linear", exact=True).click()
    page.get_by_role("button", name="higher than it began", exact=True).click()
    expect(page.get_by_text("It is: no longer a finite number.")).to_be_visible(timeout=SLOW)
    state = replace(TimeState(), cliff_unit="linear")
    wild = cliff_part.path(state, "none")
    assert wild.exploded is not None
    expect(page.get_by_text(plain(descents.outcome("none", wild)))).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Clip the norm at 1", exact=True).click()
    cured = cliff_part.path(state, "norm")
    assert cured.exploded is None
    expect(page.get_by_text(plain(descents.outcome("norm", cured)))).to_be_visible()
