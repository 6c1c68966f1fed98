"""Splits, scales and windows: right, and with no look at what is to be forecast."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.preprocessing import MinMaxScaler

from core.forecast.windows import Split, cut, proposed_window
from core.refusal import Refusal


@st.composite
def series(draw):
    """Rows that are all different, and a split that they allow."""
    window, validation, test = draw(st.integers(1, 9)), draw(st.integers(0, 9)), draw(st.integers(1, 9))
    rows = window + validation + test + draw(st.integers(1, 30))
    seed, columns = draw(st.integers(0, 99)), draw(st.integers(1, 3))
    values = np.random.default_rng(seed).permutation(rows * columns).reshape(rows, columns) + 0.5
    return values, Split(window, test, validation, draw(st.booleans()))


@given(series())
def test_parts_follow_each_other_and_cover_all_rows_that_have_a_window(drawn):
    values, split = drawn
    w = cut(values, split)
    assert [*w.train, *w.validation, *w.test] == list(range(split.window, len(values)))
    assert (len(w.validation), len(w.test)) == (split.validation, split.test)


@given(series())
def test_a_window_is_the_rows_just_before_its_target(drawn):
    values, split = drawn
    w = cut(values, split)
    for part in (w.train, w.validation, w.test):
        for row, history, scaled in zip(part, w.histories(part), w.inputs(part), strict=True):
            np.testing.assert_array_equal(history, values[row - split.window : row])
            np.testing.assert_array_equal(scaled, w.scaled[row - split.window : row])


@given(series(), st.data())
def test_no_window_knows_its_target_or_what_comes_after(drawn, data):
    """Whatever the target and the rows after it are, the window before it is the same."""
    values, split = drawn
    w = cut(values, split)
    row = data.draw(st.sampled_from([*w.train, *w.validation, *w.test]))
    other = values.copy()
    other[row:] = -1e6
    part = range(row, row + 1)
    np.testing.assert_array_equal(cut(other, split).histories(part), w.histories(part))


@given(series())
def test_rows_after_the_training_never_reach_the_scale_unless_they_leak(drawn):
    values, split = drawn
    w = cut(values, split)
    other = values.copy()
    other[w.train.stop :] *= -1000
    found = cut(other, split)
    same = [np.array_equal(getattr(w, name), getattr(found, name)) for name in ("factor", "offset", "change")]
    assert all(same) is not split.leak


@given(series())
def test_the_scale_is_scikit_learns_and_has_a_way_back(drawn):
    values, split = drawn
    w = cut(values, split)
    scaler = MinMaxScaler().fit(values if split.leak else values[: w.train.stop])
    np.testing.assert_allclose(w.scaled, scaler.transform(values), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(w.scale(values), w.scaled)
    np.testing.assert_allclose(w.unscale(w.scaled[:, 0]), w.target, rtol=1e-9)


def test_a_share_of_the_rows():
    w = cut(np.arange(200.0), Split(window=7, test=0.1, validation=0.1))
    assert (len(w.train), len(w.validation), len(w.test)) == (153, 20, 20)


def test_a_price_that_stands_still():
    w = cut(np.full(30, 5.0), Split(window=7, test=3))
    assert np.isfinite(w.scaled).all()
    assert w.change == 1.0


def test_the_proposed_window():
    assert [proposed_window(rows) for rows in (250, 2035)] == [7, 60]


@pytest.mark.parametrize(
    ("rows", "split", "reason", "facts"),
    [
        (30, Split(window=60), "needed", {"rows": "30", "needed": "64", "window": "60", "held": "3"}),
        (
            71,
            Split(window=60, test=10, validation=1),
            "needed",
            {"rows": "71", "needed": "72", "window": "60", "held": "11"},
        ),
        (30, Split(window=7, test=0), "test", {"test": "0"}),
        (30, Split(window=7, test=0.001), "test", {"test": "0.001"}),
        (30, Split(window=0), "window", {"window": "0"}),
    ],
)
def test_what_can_not_be_split_is_refused(rows, split, reason, facts):
    with pytest.raises(Refusal) as error:
        cut(np.arange(float(rows)), split)
    assert (error.value.reason, error.value.facts) == (reason, facts)


def test_a_missing_value_is_refused_with_its_place():
    with pytest.raises(ValueError, match=r"values\[3, 0\] is nan"):
        cut([1.0, 2.0, 3.0, float("nan"), 5.0], Split(window=1, test=1))
