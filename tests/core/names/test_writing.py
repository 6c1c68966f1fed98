"""At the desk: chances, temperature, and the influence of one letter on another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.names.network import Network
from core.names.reports_model import LONGEST
from core.names.writing import chances, drawn, influence, likeliest, states
from tests.core.names.test_network import N_LETTERS, model

CELLS = ("rnn", "lstm")
names = st.lists(st.integers(1, N_LETTERS - 1), max_size=8)


def network(cell: str, seed: int = 0) -> Network:
    return Network(model(cell, 4, seed))


@given(st.sampled_from(CELLS), names, st.floats(0.1, 5), st.integers(0, 99))
def test_chances_add_up_and_temperature_keeps_their_order(cell, prefix, temperature, seed):
    one, other = (chances(network(cell, seed), prefix, t) for t in (1.0, temperature))
    assert one.sum() == pytest.approx(1)
    assert other.sum() == pytest.approx(1)
    np.testing.assert_array_equal(np.argsort(one), np.argsort(other))
    np.testing.assert_allclose(np.log(other / other[0]) * temperature, np.log(one / one[0]), atol=1e-9)


@pytest.mark.parametrize("cell", CELLS)
def test_towards_zero_drawing_is_choosing_the_likeliest(cell):
    desk = network(cell, 3)
    assert drawn(desk, [2], 1e-3, np.random.RandomState(0)) == likeliest(desk, [2])
    assert len(likeliest(desk, [])) <= LONGEST


@pytest.mark.parametrize("cell", CELLS)
def test_the_same_seed_draws_the_same_name(cell):
    desk = network(cell)
    one, same = (drawn(desk, [1, 2], 1.0, np.random.RandomState(7)) for _ in range(2))
    assert one == same
    assert one[:2] == [1, 2]


@pytest.mark.parametrize("cell", CELLS)
def test_states_are_those_of_the_letters(cell):
    desk, name = network(cell), [3, 1, 4]
    state = desk.zero_state()
    _, state = desk.step(None, state)
    for letter, row in zip(name, states(desk, name), strict=True):
        _, state = desk.step(letter, state)
        np.testing.assert_allclose(row, state[0], rtol=1e-12)
    assert states(desk, []).shape == (0, 4)


@pytest.mark.parametrize("cell", CELLS)
def test_influence_is_the_measured_slope(cell):
    """log p of letter k, with the one-hot entry of letter t moved a little, through the sequence functions."""
    parameters, name = model(cell, 4, 5), [3, 1, 4, 2, 5]
    found = influence(Network(parameters), name)
    assert not np.triu(found).any()
    for k in range(1, len(name)):
        for t in range(k):
            measured = (log_p(parameters, name, k, t, 1e-5) - log_p(parameters, name, k, t, -1e-5)) / 2e-5
            assert found[k, t] == pytest.approx(measured, rel=1e-6, abs=1e-9)


def log_p(parameters, name, k, t, nudge):
    from core.cells.lstm import lstm_forward
    from core.cells.rnn import rnn_forward

    x = np.zeros((N_LETTERS, 1, k + 1))
    for at, letter in enumerate(name[:k], 1):
        x[letter, 0, at] = 1.0
    x[name[t], 0, t + 1] += nudge
    a0 = np.zeros((4, 1))
    if "Wf" in parameters:
        y = lstm_forward(x, a0, parameters)[1]
    else:
        y = rnn_forward(x, a0, {**parameters, "ba": parameters["b"]})[1]
    return float(np.log(y[name[k], 0, -1]))
