"""The network of core/forecast/stacked.py while it learns: Keras' numbers in about half of Keras' time.

Three things make it fast. At each step one product and one tanh give all gates; the gradient is written by hand, so
that the weights' part of it leaves the loop; and the whole update is compiled. All layers in one loop, as a wavefront,
were slower by a fifth. All weights lie in one vector, so that Adam is four lines. Dropout is that of Keras' Dropout
layers between LSTM layers: a mask of its own for each example, each step and each unit.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.forecast.stacked import Array32, Arrays, Shape, tensorflow

Numbers = NDArray[np.floating[Any]]
FAST_DECAY, SLOW_DECAY, EPSILON = 0.9, 0.999, 1e-7
"""Adam's constants in Keras (Kingma and Ba 2015)."""
DAYS_TOGETHER = 512
"""Days of windows in one call: small batches are taken together, for a call costs as much as such a batch."""


class Step:
    """Updates of one network with batches of one size; it is traced once and begins anew with `reset`."""

    def __init__(self, shape: Shape, batch: int) -> None:
        self._tf = tf = tensorflow()
        self._shape, self._batch = shape, batch
        self._sizes = [int(np.prod(size)) for size in shape.arrays.values()]
        self.together = max(1, DAYS_TOGETHER // (shape.window * batch))
        self._weights, self._mean, self._square = (tf.Variable(tf.zeros(sum(self._sizes))) for _ in range(3))
        self._update = tf.function(self._updates, jit_compile=True)

    def reset(self, arrays: Arrays) -> None:
        """Begin with these arrays, and with an Adam that remembers nothing."""
        self._weights.assign(np.concatenate([array.ravel() for array in arrays.values()]))
        self._mean.assign(self._tf.zeros_like(self._mean))
        self._square.assign(self._tf.zeros_like(self._square))
        self._done = 0

    def arrays(self) -> dict[str, Array32]:
        """The weights as they are now, in Keras' order."""
        flat = np.split(self._weights.numpy(), np.cumsum(self._sizes)[:-1])
        return {name: part.reshape(size) for part, (name, size) in zip(flat, self._shape.arrays.items(), strict=True)}

    def update(
        self, x: Numbers, y: Numbers, rates: Sequence[float], dropout: float, rng: np.random.Generator
    ) -> Array32:
        """One update a batch, and the loss of each before it: the mean squared error, as Keras computes it.

        x (m, window, columns), y (m,), where m is at most together * batch and only the last batch may be smaller;
        rates holds Adam's learning rate of each update; the dropped units are drawn from rng.
        """
        batch_of = np.arange(len(y)) // self._batch
        share = 1 / np.bincount(batch_of)[batch_of]
        padded = (_padded(values, self.together * self._batch) for values in (x, y, share))
        batches = [values.reshape(self.together, self._batch, *values.shape[1:]) for values in padded]
        masks, keep = self._dropout_masks(dropout, rng), np.float32(1 - dropout)
        counts = np.array([len(rates), self._done], np.int32)
        losses = self._update(*batches, masks, keep, _padded(np.array(rates), self.together), counts).numpy()
        self._done += len(rates)
        found: Array32 = losses[: len(rates)]
        return found

    def _dropout_masks(self, dropout: float, rng: np.random.Generator) -> NDArray[np.bool_]:
        """Which units stay (batches, layers, window, batch, units); of the last layer only the last step counts."""
        shape = (self.together, self._shape.layers, self._shape.window, self._batch, self._shape.units)
        return rng.random(shape, np.float32) >= dropout

    def _updates(self, x: Any, y: Any, share: Any, masks: Any, keep: Any, rates: Any, counts: Any) -> Any:
        """Batch after batch. keep = 1 - dropout; counts = (batches now, updates before)."""
        tf = self._tf
        count, done = tf.unstack(counts)

        def update(k: Any, weights: Any, mean: Any, square: Any, losses: Any) -> Any:
            with tf.GradientTape() as tape:
                tape.watch(weights)
                error = self._forward(weights, x[k], tf.cast(masks[k], tf.float32) / keep) - y[k]
                loss = tf.reduce_sum(share[k] * error**2)
            gradient = tape.gradient(loss, weights)
            t = tf.cast(done + k + 1, tf.float32)
            mean += (1 - FAST_DECAY) * (gradient - mean)
            square += (1 - SLOW_DECAY) * (gradient**2 - square)
            rate = rates[k] * tf.sqrt(1 - SLOW_DECAY**t) / (1 - FAST_DECAY**t)
            weights -= rate * mean / (tf.sqrt(square) + EPSILON)
            return k + 1, weights, mean, square, tf.tensor_scatter_nd_update(losses, [[k]], [loss])

        variables = (self._weights, self._mean, self._square)
        start = (0, *(variable.read_value() for variable in variables), tf.zeros(self.together))
        _, *found, losses = tf.while_loop(lambda k, *_: k < count, update, start)
        for variable, value in zip(variables, found, strict=True):
            variable.assign(value)
        return losses

    def _forward(self, weights: Any, x: Any, masks: Any) -> Any:
        """x (batch, window, columns), masks (layers, window, batch, units) -> (batch,)."""
        tf, shapes = self._tf, self._shape.arrays.values()
        *lstms, head, head_bias = (
            tf.reshape(part, size) for part, size in zip(tf.split(weights, self._sizes), shapes, strict=True)
        )
        a = tf.transpose(x, (1, 0, 2))
        for k in range(self._shape.layers):
            kernel, recurrent_kernel, bias = lstms[3 * k : 3 * k + 3]
            a = lstm(tf, a, kernel, recurrent_kernel, bias) * masks[k]
        return (a[-1] @ head + head_bias)[:, 0]


def lstm(tf: Any, x: Any, kernel: Any, recurrent_kernel: Any, bias: Any) -> Any:
    """The hidden states (window, batch, units) of a layer along x (window, batch, columns), a step at a time.

    Forward and backward as in core/cells/lstm_steps.py, the gates side by side in the order i, f, c, o. One tanh does
    for all of them: sigmoid(z) = 1/2 + tanh(z / 2) / 2.
    """
    units, columns, batch = recurrent_kernel.shape[0], kernel.shape[0], x.shape[1]
    half, middle = (np.repeat(np.array(each, np.float32), units) for each in ([0.5, 0.5, 1, 0.5], [0.5, 0.5, 0, 0.5]))
    zeros, no_gates = tf.zeros((batch, units)), tf.zeros((batch, 4 * units))

    @tf.custom_gradient  # type: ignore[untyped-decorator]  # TensorFlow has no types
    def along(x: Any, kernel: Any, recurrent_kernel: Any, bias: Any) -> Any:
        both = tf.concat([recurrent_kernel, kernel], 0)
        halved, half_bias = both * half, bias * half

        def step(before: Any, xt: Any) -> Any:
            a_prev, c_prev, *_ = before
            gates = middle + half * tf.tanh(tf.concat([a_prev, xt], 1) @ halved + half_bias)
            it, ft, cct, ot = tf.split(gates, 4, 1)
            c = ft * c_prev + it * cct
            tanh_c = tf.tanh(c)
            return ot * tanh_c, c, gates, tanh_c

        a, c, gates, tanh_c = tf.scan(step, x, (zeros, zeros, no_gates, zeros), parallel_iterations=1)

        def gradient(da: Any) -> Any:
            a_prev, c_prev = (tf.concat([zeros[None], states[:-1]], 0) for states in (a, c))

            def back(after: Any, at: Any) -> Any:
                d_heard, dc_next, _ = after
                da, gates, c_prev, tanh_c = at
                it, ft, cct, ot = tf.split(gates, 4, 1)
                da += d_heard[:, :units]
                dc = dc_next + da * ot * (1 - tanh_c**2)
                dzi, dzf = dc * cct * it * (1 - it), dc * c_prev * ft * (1 - ft)
                dzc, dzo = dc * it * (1 - cct**2), da * tanh_c * ot * (1 - ot)
                dz = tf.concat([dzi, dzf, dzc, dzo], 1)
                return tf.matmul(dz, both, transpose_b=True), dc * ft, dz

            nothing = (tf.zeros((batch, units + columns)), zeros, no_gates)
            d_heard, _, dz = tf.scan(back, (da, gates, c_prev, tanh_c), nothing, parallel_iterations=1, reverse=True)
            of_kernels = (tf.tensordot(heard, dz, [[0, 1], [0, 1]]) for heard in (x, a_prev))
            return d_heard[:, :, units:], *of_kernels, tf.reduce_sum(dz, (0, 1))

        return a, gradient

    return along(x, kernel, recurrent_kernel, bias)


@lru_cache(maxsize=4)
def step_of(shape: Shape, batch: int) -> Step:
    """The step of a network of this shape, traced on its first use: a worker keeps the last few."""
    return Step(shape, batch)


def _padded(values: Numbers, length: int) -> Array32:
    """With zeros up to a length: a batch that is not there has no share in any loss."""
    missing = np.zeros((length - len(values), *values.shape[1:]))
    return np.concatenate([values, missing]).astype(np.float32)
