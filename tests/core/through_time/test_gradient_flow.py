"""Each norm and each factor against products of Jacobians that are measured, and the laws of both cells.

A measured Jacobian takes a cell's step as a function of the whole state, [a] or [a; c], and moves each entry of the
state alone; nothing of the backward pass is used.
"""

import numpy as np
import pytest

from core.cells.initial_weights import initial_weights, with_spectral_radius
from core.cells.lstm import lstm_cell_forward
from core.cells.lstm_kind import LSTM
from core.cells.rnn import rnn_cell_forward
from core.cells.rnn_kind import RNN
from core.maths.output import cross_entropy
from core.through_time import sequences
from core.through_time.gradient_flow import (
    Explosion,
    credit_map,
    explosion,
    norms,
    on_direct_wire,
    products,
    stretches,
)
from core.through_time.sequences import Sequence
from core.through_time.unrolled import Unrolled, backward, unroll
from tests.gradients import measured as measured_gradient

H = 1e-3
CELLS = ("rnn", "lstm")
SIZES = [(7, 4), (60, 32)]


def drawn(cell: str, T: int, n_a: int, radius: float = 1.1, forget_bias: float = 1.0) -> Unrolled:
    rng = np.random.default_rng(T)
    sequence = sequences.noise(T, rng)
    if cell == "lstm":
        return unroll(LSTM, sequence, initial_weights(LSTM, 1, n_a, 2, rng, forget_bias))
    parameters = initial_weights(RNN, 1, n_a, 2, rng)
    return unroll(RNN, sequence, parameters | {"Waa": with_spectral_radius(parameters["Waa"], radius)})


def measured(function, state):
    """The Jacobian (rows, n) of a function of columns, by five points, each entry of `state` (n, 1) moved alone."""
    moves = np.hstack([reach * H * np.eye(len(state)) for reach in (1, -1, 2, -2)])
    near, near_below, far, far_below = np.hsplit(function(state + moves), 4)
    return (8 * (near - near_below) - (far - far_below)) / (12 * H)


def state_before(u, t):
    """[a] or [a; c] before step t, (n, 1)."""
    parts = ("a_prev", "c_prev") if u.kind is LSTM else ("a_prev",)
    return np.concatenate([u.numbers[name][:, t, None] for name in parts])


def measured_step(u, t):
    """d state_t / d state_(t-1): all of it, gates included."""

    def step(columns):
        xt = np.repeat(u.sequence.x[:, t, None], columns.shape[1], axis=1)
        if u.kind is RNN:
            return rnn_cell_forward(xt, columns, u.parameters)[0]
        return np.vstack(lstm_cell_forward(xt, *np.vsplit(columns, 2), u.parameters)[:2])

    return measured(step, state_before(u, t))


def measured_memory_step(u, t):
    """d c_t / d c_(t-1) of the LSTM with a_(t-1) held, so that the gates stand still."""

    def step(columns):
        xt, a_prev = (np.repeat(v[:, t, None], columns.shape[1], axis=1) for v in (u.sequence.x, u.numbers["a_prev"]))
        return lstm_cell_forward(xt, a_prev, columns, u.parameters)[1]

    return measured(step, u.numbers["c_prev"][:, t, None])


def measured_loss(u, k):
    """dL_k / d state_k, (n, 1): the output layer hears a alone."""
    Wy, by = u.parameters["Wy" if u.kind is LSTM else "Wya"], u.parameters["by"]
    a = {"a": u.numbers["a_next"][:, k, None]}
    slope, _ = measured_gradient(lambda v: float(cross_entropy(Wy @ v["a"] + by, u.sequence.labels[k])), a, "a", H)
    return np.concatenate([slope, np.zeros_like(slope)]) if u.kind is LSTM else slope


def measured_flow(u, k):
    """dL_k / d state_t for all t <= k, the columns of (n, k + 1), by the chain of measured Jacobians."""
    columns = [measured_loss(u, k)]
    for t in range(k, 0, -1):
        columns.append(measured_step(u, t).T @ columns[-1])
    return np.hstack(columns[::-1])


@pytest.mark.parametrize(("T", "n_a"), SIZES)
@pytest.mark.parametrize("cell", CELLS)
def test_norms_of_da_and_dc(cell, T, n_a):
    u = drawn(cell, T, n_a)
    flow = measured_flow(u, T - 1)
    back = backward(u, [T - 1]).numbers
    np.testing.assert_allclose(norms(back["da"]), norms(flow[:n_a]), rtol=1e-6)
    if cell == "lstm":
        for t in range(T):
            ot = u.numbers["ot"][:, t, None]
            tell = measured(lambda c, ot=ot: ot * np.tanh(c), u.numbers["c_next"][:, t, None])
            dc = flow[n_a:, t] + tell.T @ flow[:n_a, t]
            assert np.linalg.norm(back["dc"][:, t]) == pytest.approx(np.linalg.norm(dc), rel=1e-6)


@pytest.mark.parametrize("radius", [0.3, 0.9, 1.0, 2.0])
def test_norms_at_any_spectral_radius(radius):
    u = drawn("rnn", 30, 8, radius)
    np.testing.assert_allclose(norms(backward(u, [29]).numbers["da"]), norms(measured_flow(u, 29)), rtol=1e-6)


@pytest.mark.parametrize("forget_bias", [-1.0, 0.0, 4.0])
def test_norms_at_any_forget_bias(forget_bias):
    u = drawn("lstm", 30, 8, forget_bias=forget_bias)
    np.testing.assert_allclose(norms(backward(u, [29]).numbers["da"]), norms(measured_flow(u, 29)[:8]), rtol=1e-6)


@pytest.mark.parametrize(("T", "n_a"), SIZES)
@pytest.mark.parametrize("cell", CELLS)
def test_factors_and_their_products(cell, T, n_a):
    u = drawn(cell, T, n_a)
    factors = u.factors()
    step = measured_step if cell == "rnn" else measured_memory_step
    expected = np.array([step(u, t) for t in range(T)])
    np.testing.assert_allclose(factors, expected, atol=1e-10)
    np.testing.assert_allclose(stretches(factors), [np.linalg.svd(J)[1][0] for J in expected], rtol=1e-6)
    for to in (T - 1, T // 2):
        found, chain = stretches(products(factors, to)), np.eye(n_a)
        for t in range(to, -1, -1):
            assert found[t] == pytest.approx(np.linalg.svd(chain)[1][0], rel=1e-6)
            chain = chain @ expected[t]
        assert not found[to + 1 :].any()


@pytest.mark.parametrize(("T", "n_a"), SIZES)
@pytest.mark.parametrize("cell", CELLS)
def test_the_credit_map_is_one_pass_for_each_loss(cell, T, n_a):
    u = drawn(cell, T, n_a)
    found = credit_map(u)
    assert found.shape == (T, T)
    for k in range(T):
        np.testing.assert_allclose(found[k], norms(backward(u, [k]).numbers["da"]), rtol=1e-9)
        assert not found[k, k + 1 :].any()
    for k in (1, T // 2):
        np.testing.assert_allclose(found[k, : k + 1], norms(measured_flow(u, k)[:n_a]), rtol=1e-6)


def silent(T: int) -> Sequence:
    return sequences.signal(np.zeros(T))


@pytest.mark.parametrize("radius", [0.5, 1.0, 1.5])
def test_a_silent_rnn_with_equal_eigenvalues_shrinks_or_grows_by_its_radius(radius):
    """Everything is 0, so each slope is 1 and each factor is Waa; symmetric, it stretches by its radius."""
    rng = np.random.default_rng(1)
    W = rng.standard_normal((6, 6))
    parameters = initial_weights(RNN, 1, 6, 2, rng) | {"Waa": with_spectral_radius(W + W.T, radius)}
    found = stretches(products(unroll(RNN, silent(20), parameters).factors(), 19))
    np.testing.assert_allclose(found, radius ** np.arange(19, -1, -1), rtol=1e-9)


@pytest.mark.parametrize("forget_bias", [0.0, 1.0, 4.0])
def test_a_silent_lstm_keeps_what_its_forget_bias_lets_it(forget_bias):
    parameters = initial_weights(LSTM, 1, 6, 2, np.random.default_rng(1), forget_bias)
    found = stretches(products(unroll(LSTM, silent(20), parameters).factors(), 19))
    np.testing.assert_allclose(found, (1 / (1 + np.exp(-forget_bias))) ** np.arange(19, -1, -1), rtol=1e-9)


def test_where_the_rnn_has_forgotten_the_lstm_still_hears():
    rnn, lstm = drawn("rnn", 60, 32, radius=0.9), drawn("lstm", 60, 32, forget_bias=np.log(60))
    first = {cell: norms(backward(u, [59]).numbers["da"])[0] for cell, u in (("rnn", rnn), ("lstm", lstm))}
    assert first["rnn"] < 1e-4 * first["lstm"]


def test_an_overflow_on_the_way_forward_is_named():
    parameters = initial_weights(RNN, 1, 4, 2, np.random.default_rng(1))
    u = unroll(RNN, sequences.signal([0.0, 0.0, 1e308, 0.0]), parameters | {"Wax": np.full((4, 1), 10.0)})
    assert explosion(u, backward(u, [3])) == Explosion("Wax_xt", 2)


def test_an_explosion_on_the_way_back_is_named():
    """Forward all is 0; backward each step multiplies by 1e200."""
    parameters = initial_weights(RNN, 1, 4, 2, np.random.default_rng(1)) | {"Waa": 1e200 * np.eye(4)}
    u = unroll(RNN, silent(5), parameters)
    back = backward(u, [4])
    assert explosion(u, back) == Explosion("da_prev", 3)
    assert np.isnan(stretches(products(u.factors(), 4))[:2]).all()
    credit_map(u)


@pytest.mark.parametrize("cell", CELLS)
def test_what_is_finite_is_no_explosion(cell):
    u = drawn(cell, 60, 32)
    assert explosion(u, backward(u, range(60))) is None


def test_the_direct_wire_brings_all_to_the_rnn_and_a_part_to_the_memory():
    """Where every forget gate is below 1 the direct wire can only lose, and yet dc may grow: the rest comes by da."""
    u = drawn("rnn", 7, 4)
    back = backward(u, [5])
    np.testing.assert_allclose(on_direct_wire(u, back, 5), back.numbers["da"], rtol=1e-10, atol=1e-15)
    u = drawn("lstm", 40, 16, forget_bias=4.0)
    back = backward(u, [39])
    direct, whole = norms(on_direct_wire(u, back, 39)), norms(back.numbers["dc"])
    dc, expected = back.numbers["dc"][:, 39], [whole[39]]
    for t in range(39, 0, -1):
        dc = dc * u.numbers["ft"][:, t]
        expected.append(np.linalg.norm(dc))
    np.testing.assert_allclose(direct, expected[::-1], rtol=1e-12)
    assert (np.diff(direct) > 0).all()
    assert whole[0] > 2 * direct[0]
