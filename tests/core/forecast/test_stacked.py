"""The network's own step against Keras: outputs, gradients, updates, dropout, files."""

import numpy as np
import pytest
from scipy.stats import ks_2samp

from core.cells.keras_weights import lstm_parameters
from core.cells.lstm import lstm_forward
from core.forecast.stacked import Shape, initial, keras_file, keras_model, predict, tensorflow
from core.forecast.stacked_step import FAST_DECAY, Step, step_of

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own, on import and on tracing

SHAPE, BATCH = Shape(window=5, columns=2, units=4, layers=2), 3
RATE = 0.01


@pytest.fixture(scope="module")
def tf():
    return tensorflow()


@pytest.fixture
def data():
    rng = np.random.default_rng(4)
    return rng.random((8, SHAPE.window, SHAPE.columns)), rng.random(8)


def of_keras(arrays, dropout=0.0, shape=SHAPE):
    model = keras_model(shape, dropout)
    model.set_weights(list(arrays.values()))
    return model


def test_the_arrays_are_keras_own():
    found = initial(SHAPE, seed=7)
    assert {name: array.shape for name, array in found.items()} == SHAPE.arrays
    np.testing.assert_array_equal(found["lstm_1/kernel"], initial(SHAPE, seed=7)["lstm_1/kernel"])
    assert not np.array_equal(found["lstm_1/kernel"], initial(SHAPE, seed=8)["lstm_1/kernel"])
    recurrent = found["lstm_2/recurrent_kernel"]
    np.testing.assert_allclose(recurrent @ recurrent.T, np.eye(SHAPE.units), atol=1e-6)


def test_the_forecast_is_keras(data):
    arrays = initial(SHAPE, seed=1)
    expected = of_keras(arrays, 0.5).predict(data[0], verbose=0)[:, 0]
    np.testing.assert_allclose(predict(arrays, data[0]), expected, rtol=1e-5, atol=1e-6)


def test_many_windows_are_forecast_in_parts():
    arrays, x = initial(SHAPE, seed=1), np.random.default_rng(0).random((600, SHAPE.window, SHAPE.columns))
    np.testing.assert_allclose(predict(arrays, x), np.concatenate([predict(arrays, part) for part in x[:, None]]), 1e-5)


def test_loss_and_gradient_are_keras(tf, data):
    x, y = (values[:BATCH] for values in data)
    arrays = initial(SHAPE, seed=1)
    model, step = of_keras(arrays), step_of(SHAPE, BATCH)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x)[:, 0] - y.astype(np.float32)) ** 2)
    expected = np.concatenate([tf.reshape(g, -1) for g in tape.gradient(loss, model.trainable_weights)])
    step.reset(arrays)
    found = step.update(x, y, [RATE], 0.0, np.random.default_rng(0))
    np.testing.assert_allclose(found, [loss], rtol=1e-5)
    gradient = step._mean.numpy() / (1 - FAST_DECAY)  # what Adam remembers of a first gradient
    np.testing.assert_allclose(gradient, expected, rtol=1e-4, atol=1e-6 * np.abs(expected).max())


def test_updates_are_keras_with_adam(data):
    """Eight windows in batches of 3, 3 and 2, five times over, with a rate that changes."""
    x, y = data
    arrays = initial(SHAPE, seed=2)
    model, step = of_keras(arrays), step_of(SHAPE, BATCH)
    model.compile("adam", "mse")
    step.reset(arrays)
    for turn in range(5):
        rate = RATE / (turn + 1)
        model.optimizer.learning_rate = rate
        expected = [model.train_on_batch(x[k : k + BATCH], y[k : k + BATCH]) for k in range(0, len(x), BATCH)]
        found = step.update(x, y, [rate] * 3, 0.0, np.random.default_rng(0))
        np.testing.assert_allclose(found, expected, rtol=1e-4)
    for ours, theirs in zip(step.arrays().values(), model.get_weights(), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-3, atol=1e-5)


def test_dropout_is_that_of_keras_layers_between(tf):
    """One window, 10,000 times: the forecasts have the law of Keras', which one mask for all steps would not give."""
    shape, times = Shape(window=6, units=4, layers=2), 10_000
    rng = np.random.default_rng(3)
    arrays = {name: array * 3 for name, array in initial(shape, seed=5).items()}
    x = np.repeat(rng.random((1, 6, 1), np.float32), times, axis=0)
    tf.keras.utils.set_random_seed(1)  # of each layer too, whatever other tests have drawn
    expected = of_keras(arrays, 0.5, shape)(x, training=True)[:, 0]
    step = Step(shape, times)
    step.reset(arrays)
    masks = step._dropout_masks(0.5, rng)[0] / np.float32(0.5)
    ours, one_mask = (step._forward(step._weights, x, m) for m in (masks, np.repeat(masks[:, -1:], 6, axis=1)))
    assert ks_2samp(ours, expected).pvalue > 0.01
    assert ks_2samp(one_mask, expected).pvalue < 1e-6


def test_the_share_of_dropped_units():
    masks = Step(Shape(window=50, units=10, layers=3), 8)._dropout_masks(0.2, np.random.default_rng(0))
    assert masks.mean() == pytest.approx(0.8, abs=0.01)
    assert not np.array_equal(masks[0, 0, 0], masks[0, 0, 1])


def test_it_is_traced_once_and_kept(data):
    step = step_of(SHAPE, BATCH)
    for seed, dropout, count in ((1, 0.0, 1), (2, 0.3, 3)):
        step.reset(initial(SHAPE, seed))
        losses = step.update(data[0][: BATCH * count - 1], data[1][: BATCH * count - 1], [RATE] * count, dropout,
                             np.random.default_rng(0))  # fmt: skip
        assert losses.shape == (count,)
    assert step._update.experimental_get_tracing_count() == 1
    assert step_of(Shape(5, 2, 4, 2), BATCH) is step


def test_the_file_is_an_ordinary_keras_model(tf, data, tmp_path):
    arrays = {name: array + 0.1 for name, array in initial(SHAPE, seed=3).items()}
    file = tmp_path / "network.keras"
    file.write_bytes(keras_file(arrays, SHAPE, 0.2))
    model = tf.keras.models.load_model(file)
    assert [type(layer).__name__ for layer in model.layers] == ["LSTM", "Dropout", "LSTM", "Dropout", "Dense"]
    assert [layer.rate for layer in model.layers[1::2]] == [0.2, 0.2]
    np.testing.assert_allclose(model.predict(data[0], verbose=0)[:, 0], predict(arrays, data[0]), rtol=1e-5)


def test_the_first_layer_runs_in_the_projects_own_lstm(tf, data):
    arrays = {name: array + 0.1 for name, array in initial(SHAPE, seed=3).items()}
    expected = of_keras(arrays).layers[0](data[0].astype(np.float32)).numpy()
    parameters = lstm_parameters(*list(arrays.values())[:3])
    a, *_ = lstm_forward(data[0].transpose(2, 0, 1), np.zeros((SHAPE.units, len(data[0]))), parameters)
    np.testing.assert_allclose(a.transpose(1, 2, 0), expected, rtol=0, atol=1e-5)
