"""The network of the reports: LSTM layers, a Dropout after each, one Dense unit. Arrays, forecast, Keras form.

    a(0) = x;   a(k) = dropout(LSTM(k)(a(k-1)));   forecast = a(K) at the last step @ dense kernel + dense bias

Arrays are float32, by name in Keras' order: lstm_1/kernel (n_x, 4 units), lstm_1/recurrent_kernel (units, 4 units),
lstm_1/bias (4 units,), lstm_2/kernel ..., dense/kernel (units, 1), dense/bias (1,); gates in the order i, f, c, o.
The faster form in which it is trained is core/forecast/stacked_step.py. Source: the reports' stock model.
"""

import math
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array32 = NDArray[np.float32]
Arrays = Mapping[str, Array32]
AT_ONCE = 256
"""Windows in one forecast: more take memory and no less time."""


@dataclass(frozen=True)
class Shape:
    """What the arrays depend on: the window (days, columns), the units of each layer, and how many layers."""

    window: int
    columns: int = 1
    units: int = 50
    layers: int = 4

    @property
    def arrays(self) -> dict[str, tuple[int, ...]]:
        """The shape of each array, in Keras' order."""
        found: dict[str, tuple[int, ...]] = {}
        for layer in range(1, self.layers + 1):
            found[f"lstm_{layer}/kernel"] = (self.columns if layer == 1 else self.units, 4 * self.units)
            found[f"lstm_{layer}/recurrent_kernel"] = (self.units, 4 * self.units)
            found[f"lstm_{layer}/bias"] = (4 * self.units,)
        return found | {"dense/kernel": (self.units, 1), "dense/bias": (1,)}


def predict(arrays: Arrays, x: NDArray[Any]) -> Array32:
    """The network's forecast without dropout, in NumPy: windows (m, window, columns) -> (m,)."""
    parts = np.array_split(x.astype(np.float32), max(1, math.ceil(len(x) / AT_ONCE)))
    forecast: Array32 = np.concatenate([_predict(arrays, part) for part in parts])
    return forecast


def _predict(arrays: Arrays, x: Array32) -> Array32:
    *lstms, head, head_bias = arrays.values()
    a: Array32 = x.transpose(1, 0, 2)
    for kernel, recurrent_kernel, bias in zip(lstms[::3], lstms[1::3], lstms[2::3], strict=True):
        a = lstm_layer(a @ kernel + bias, recurrent_kernel)
    forecast: Array32 = (a[-1] @ head + head_bias)[:, 0]
    return forecast


def lstm_layer(zx: Array32, recurrent_kernel: Array32) -> Array32:
    """The hidden states (window, m, units) of a layer from its input's part of the gates' sums (window, m, 4 units)."""
    a = np.zeros((*zx.shape[:2], len(recurrent_kernel)), np.float32)
    a_prev, c = a[0], a[0]
    for t, zxt in enumerate(zx):
        zi, zf, zc, zo = np.split(zxt + a_prev @ recurrent_kernel, 4, axis=1)
        c = _sigmoid(zf) * c + _sigmoid(zi) * np.tanh(zc)
        a_prev = a[t] = _sigmoid(zo) * np.tanh(c)
    return a


def _sigmoid(z: Array32) -> Array32:
    """In a third of the time of 1 / (1 + exp(-z)), and as safe from overflow."""
    half = np.float32(0.5)
    gate: Array32 = half + half * np.tanh(half * z)
    return gate


def tensorflow() -> Any:
    """TensorFlow, on one thread: the numbers do not depend on the machine's cores, and two trainings share them."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    for name in ("TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
        os.environ.setdefault(name, "1")
    import tensorflow

    return tensorflow


def keras_model(shape: Shape, dropout: float = 0.2, seed: int = 1) -> Any:
    """The network as an ordinary Keras model with Keras' own initial weights, drawn from a seed."""
    keras = tensorflow().keras
    seeds = (int(number) for number in np.random.SeedSequence(seed).generate_state(2 * shape.layers + 1))
    layers = [keras.layers.Input((shape.window, shape.columns))]
    for layer in range(1, shape.layers + 1):
        kernel = keras.initializers.GlorotUniform(next(seeds))
        recurrent = keras.initializers.Orthogonal(seed=next(seeds))
        layers.append(
            keras.layers.LSTM(
                shape.units, return_sequences=layer < shape.layers, kernel_initializer=kernel,
                recurrent_initializer=recurrent, name=f"lstm_{layer}",
            )
        )  # fmt: skip
        layers.append(keras.layers.Dropout(dropout, name=f"dropout_{layer}"))
    layers.append(keras.layers.Dense(1, kernel_initializer=keras.initializers.GlorotUniform(next(seeds)), name="dense"))
    return keras.Sequential(layers)


def initial(shape: Shape, seed: int) -> dict[str, Array32]:
    """The arrays with which Keras begins."""
    return dict(zip(shape.arrays, keras_model(shape, seed=seed).get_weights(), strict=True))


def keras_file(arrays: Arrays, shape: Shape, dropout: float = 0.2) -> bytes:
    """The network with these arrays as a .keras file, for keras.models.load_model."""
    model = keras_model(shape, dropout)
    model.set_weights(list(arrays.values()))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "network.keras"
        model.save(file)
        return file.read_bytes()
