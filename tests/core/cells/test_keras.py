"""The same weights in Keras' SimpleRNN and LSTM give the same outputs and gradients."""

import numpy as np
import pytest

from core.cells import presets
from core.cells.keras_weights import keras_arrays, lstm_parameters
from core.cells.lstm import lstm_backward, lstm_forward
from core.cells.lstm_kind import LSTM
from core.cells.lstm_steps import SHAPES
from core.cells.rnn import rnn_backward, rnn_forward
from core.cells.rnn_kind import RNN

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own, on import and on tracing

M, T_X, N_X, N_A = 4, 7, 3, 5


@pytest.fixture(scope="module")
def tf():
    import tensorflow

    return tensorflow


@pytest.fixture
def sequence():
    rng = np.random.RandomState(3)
    return {"x": rng.randn(N_X, M, T_X), "a0": rng.randn(N_A, M) * 0.5, "da": rng.randn(N_A, M, T_X)}


def batch_first(x: np.ndarray) -> np.ndarray:
    """(n, m, T) as in the reports -> (m, T, n) as in Keras."""
    return x.transpose(1, 2, 0)


def run(tf, layer, weights, sequence, states, dtype):
    """Outputs, and the gradients of sum(da * a) for x, the first state and the weights."""
    x = tf.constant(batch_first(sequence["x"]), dtype=dtype)
    states = [tf.constant(s.T, dtype=dtype) for s in states]
    layer.build(x.shape)
    layer.set_weights(weights)
    with tf.GradientTape() as tape:
        tape.watch([x, *states])
        a = layer(x, initial_state=states)
        loss = tf.reduce_sum(a * tf.constant(batch_first(sequence["da"]), dtype=dtype))
    dx, da0, *dweights = tape.gradient(loss, [x, states[0], *layer.trainable_weights])
    return a.numpy(), dx.numpy(), da0.numpy(), [w.numpy() for w in dweights]


@pytest.mark.parametrize(("dtype", "forward", "backward"), [("float32", 1e-5, 1e-5), ("float64", 1e-9, 1e-9)])
def test_simple_rnn(tf, sequence, dtype, forward, backward):
    v = presets.drawn(RNN, "reports", N_X, N_A, M, seed=2)
    layer = tf.keras.layers.SimpleRNN(N_A, return_sequences=True, dtype=dtype)
    weights = [v["Wax"].T, v["Waa"].T, v["ba"][:, 0]]
    a, dx, da0, dweights = run(tf, layer, weights, sequence, [sequence["a0"]], dtype)
    ours, _, caches = rnn_forward(sequence["x"], sequence["a0"], v)
    back = rnn_backward(sequence["da"], caches)
    np.testing.assert_allclose(a, batch_first(ours), rtol=forward, atol=forward)
    expected = [batch_first(back["dx"]), back["da0"].T, back["dWax"].T, back["dWaa"].T, back["dba"][:, 0]]
    for found, own in zip([dx, da0, *dweights], expected, strict=True):
        np.testing.assert_allclose(found, own, rtol=backward, atol=backward * np.abs(own).max())


@pytest.mark.parametrize(("dtype", "forward", "backward"), [("float32", 1e-5, 1e-5), ("float64", 1e-9, 1e-9)])
def test_lstm(tf, sequence, dtype, forward, backward):
    v = presets.drawn(LSTM, "reports", N_X, N_A, M, seed=2)
    layer = tf.keras.layers.LSTM(N_A, return_sequences=True, dtype=dtype)
    a0, c0 = sequence["a0"], np.zeros_like(sequence["a0"])
    a, dx, da0, dweights = run(tf, layer, keras_arrays(v), sequence, [a0, c0], dtype)
    ours, _, _, caches = lstm_forward(sequence["x"], a0, v)
    back = lstm_backward(sequence["da"], caches)
    np.testing.assert_allclose(a, batch_first(ours), rtol=forward, atol=forward)
    expected = [batch_first(back["dx"]), back["da0"].T, *keras_arrays(back, "d")]
    for found, own in zip([dx, da0, *dweights], expected, strict=True):
        np.testing.assert_allclose(found, own, rtol=backward, atol=backward * np.abs(own).max())


def test_keras_arrays_have_a_way_back():
    v = presets.drawn(LSTM, "reports", N_X, N_A, M, seed=2)
    found = lstm_parameters(*keras_arrays(v))
    assert set(found) == set(SHAPES)
    for name in set(found) - {"Wy", "by"}:
        np.testing.assert_array_equal(found[name], v[name])
