"""What a network learns, in its own units and back: price, change, log return."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forecast.recipes import CHANGE, Settings, naive_loss, prices, require_positive, targets, unit
from core.forecast.windows import Split, cut
from core.refusal import Refusal

LOG = replace(CHANGE, target="log")
EACH = pytest.mark.parametrize("settings", [Settings(), CHANGE, LOG], ids=lambda settings: settings.target)


def windows(seed: int = 0, leak: bool = False):
    series = 50 * np.exp(np.random.default_rng(seed).normal(0, 0.03, 90).cumsum())
    return cut(series, Split(window=6, test=12, validation=10, leak=leak))


@EACH
@given(seed=st.integers(0, 50))
def test_a_network_that_says_its_targets_forecasts_the_series(settings, seed):
    known = windows(seed)
    said = targets(known, known.test, settings).astype(np.float32)
    forecast = prices(said, known.inputs(known.test), known, settings)
    np.testing.assert_allclose(forecast, known.target[known.test.start :], rtol=1e-5)


@EACH
def test_an_output_of_one_is_a_standard_deviation_of_the_steps_learned_from(settings):
    known = windows()
    steps = {
        "price": None,
        "change": np.diff(known.scaled[: known.train.stop, 0]),
        "log": np.diff(np.log(known.target[: known.train.stop])),
    }[settings.target]
    assert unit(known, settings) == pytest.approx(1.0 if steps is None else steps.std())


def test_the_unit_of_log_returns_knows_no_row_that_is_held_out():
    known = windows()
    other = known.values.copy()
    other[known.train.stop :] *= 7
    again = cut(other, Split(window=6, test=12, validation=10))
    assert unit(again, LOG) == unit(known, LOG)


def test_the_naive_loss_of_log_returns():
    known = windows()
    returns = np.diff(np.log(known.target))[known.test.start - 1 :]
    assert naive_loss(known, LOG, known.test) == pytest.approx(np.mean((returns / unit(known, LOG)) ** 2))


def test_a_series_without_steps_has_a_unit_and_a_loss():
    still = cut(np.full(40, 3.0), Split(window=5, test=8))
    assert unit(still, LOG) == naive_loss(still, LOG, still.test) == 1.0


def test_what_has_no_logarithm_is_refused_with_its_row():
    series = np.arange(40.0) + 1
    require_positive(cut(series, Split(window=5, test=8)))
    series[[6, 9]] = -2, 0
    with pytest.raises(Refusal) as refused:
        require_positive(cut(series, Split(window=5, test=8)))
    assert (refused.value.reason, refused.value.facts) == ("log", {"row": "7", "value": "-2", "count": "2"})
