"""A cell unrolled: the numbers of the sequence functions, and a ledger that adds up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cells.initial_weights import initial_weights
from core.cells.kinds import KINDS
from core.cells.lstm import lstm_backward, lstm_cell_forward, lstm_forward
from core.cells.rnn import rnn_backward, rnn_cell_forward, rnn_forward
from core.through_time import sequences
from core.through_time.unrolled import backward, unroll
from tests.gradients import assert_agrees

CELLS = ("rnn", "lstm")
words = st.text("abcd", min_size=2, max_size=9)
seeds = st.integers(0, 2**32 - 1)


def unrolled(cell, text, seed, n_a=3):
    rng = np.random.default_rng(seed)
    sequence = sequences.word(text)
    parameters = initial_weights(KINDS[cell], sequence.n_x, n_a, sequence.n_y, rng)
    return unroll(
        KINDS[cell],
        sequence,
        {name: array + 0.3 * rng.standard_normal(array.shape) for name, array in parameters.items()},
    )


@pytest.mark.parametrize("cell", CELLS)
@settings(max_examples=25)
@given(words, seeds, st.data())
def test_the_numbers_of_the_sequence_functions(cell, text, seed, data):
    u = unrolled(cell, text, seed)
    heard = data.draw(st.sets(st.integers(0, u.T - 1)))
    forward, back = (rnn_forward, rnn_backward) if cell == "rnn" else (lstm_forward, lstm_backward)
    a, y, *c, caches = forward(u.sequence.x[:, None, :], np.zeros((3, 1)), u.parameters)
    np.testing.assert_array_equal(u.numbers["a_next"], a[:, 0])
    np.testing.assert_array_equal(u.numbers["yt_pred"], y[:, 0])
    if c:
        np.testing.assert_array_equal(u.numbers["c_next"], c[0][:, 0])
    np.testing.assert_allclose(u.losses, -np.log(y[u.sequence.labels, 0, np.arange(u.T)]), rtol=1e-12)

    found = backward(u, heard)
    said = (y[:, 0] - np.eye(len(y))[:, u.sequence.labels]) * np.isin(np.arange(u.T), list(heard))
    expected = back((u.parameters["Wya" if cell == "rnn" else "Wy"].T @ said)[:, None, :], caches)
    np.testing.assert_allclose(found.numbers["dxt"], expected["dx"][:, 0], rtol=1e-12, atol=1e-16)
    np.testing.assert_allclose(found.numbers["da_prev"][:, :1], expected["da0"], rtol=1e-12, atol=1e-16)
    for name in found.gradients.keys() & expected.keys():
        np.testing.assert_allclose(found.gradients[name], expected[name], rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("cell", CELLS)
@settings(max_examples=5)
@given(st.text("abc", min_size=2, max_size=5), seeds, st.data())
def test_the_sum_of_each_ledger_is_the_gradient_of_the_losses_heard(cell, text, seed, data):
    u = unrolled(cell, text, seed)
    heard = sorted(data.draw(st.sets(st.integers(0, u.T - 1), min_size=1)))
    found = backward(u, heard)
    assert set(found.ledger) == {"d" + name for name in u.parameters}

    def loss(v):
        return float(unroll(u.kind, u.sequence, v).losses[heard].sum())

    for name in u.parameters:
        assert found.ledger["d" + name].shape == (*u.parameters[name].shape, u.T)
        assert_agrees(loss, u.parameters, name, found.gradients["d" + name])


@pytest.mark.parametrize(("cell", "shared"), [("rnn", "Waa"), ("rnn", "ba"), ("lstm", "Wf"), ("lstm", "bo")])
def test_an_entry_of_the_ledger_is_the_gradient_of_the_weight_as_used_at_that_step(cell, shared):
    """Each step gets a weight of its own, and that of one step is moved: its slope is that step's entry."""
    step = rnn_cell_forward if cell == "rnn" else lstm_cell_forward
    u = unrolled(cell, "abcadbc", 5)
    heard = [3, 6]
    entries = backward(u, heard).ledger["d" + shared]
    for moved in range(u.T):

        def loss(v, moved=moved):
            total, state = 0.0, (np.zeros((3, 1)),) * (1 if cell == "rnn" else 2)
            for t, label in enumerate(u.sequence.labels):
                parameters = {**u.parameters, **v} if t == moved else u.parameters
                *state, y, _ = step(u.sequence.x[:, t, None], *state, parameters)
                total -= float(np.log(y[label, 0])) if t in heard else 0.0
            return total

        assert_agrees(loss, {shared: u.parameters[shared]}, shared, entries[..., moved])


@pytest.mark.parametrize("cell", CELLS)
def test_nothing_heard_nothing_said(cell):
    found = backward(unrolled(cell, "abc", 1), [])
    assert all(not gradient.any() for gradient in found.gradients.values())
    assert not found.numbers["da"].any()


@pytest.mark.parametrize("cell", CELLS)
def test_what_arrives_is_the_sum_of_both_ways(cell):
    found = backward(unrolled(cell, "abcadb", 2), range(6)).numbers
    np.testing.assert_array_equal(found["da"], found["da_from_y"] + found["da_next"])
    np.testing.assert_array_equal(found["da_next"][:, :-1], found["da_prev"][:, 1:])
    assert not found["da_next"][:, -1].any()
    if cell == "lstm":
        np.testing.assert_array_equal(found["dc_next"][:, :-1], found["dc_prev"][:, 1:])
        np.testing.assert_array_equal(found["dc"], found["dc_next"] + found["dc_from_a"])
