"""Adam (Kingma and Ba 2015): each weight moves at a pace of its own, the mean of its gradients over their size.

m = beta1 m + (1 - beta1) dW        v = beta2 v + (1 - beta2) dW**2
W = W - learning_rate * m / (1 - beta1**t) / (sqrt(v / (1 - beta2**t)) + epsilon)
"""

from collections.abc import Mapping

import numpy as np

from core.maths.arrays import Array, Parameters

BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8


class Adam:
    """The running means of the gradients of some parameters; `update` moves these in place."""

    def __init__(self, parameters: Parameters, learning_rate: float) -> None:
        self.learning_rate = learning_rate
        self._t = 0
        self._m = {name: np.zeros_like(array) for name, array in parameters.items()}
        self._v = {name: np.zeros_like(array) for name, array in parameters.items()}

    def update(self, parameters: Parameters, gradients: Mapping[str, Array]) -> None:
        """One step against the gradients, which are named dW for a parameter W."""
        self._t += 1
        for name, parameter in parameters.items():
            m, v, gradient = self._m[name], self._v[name], gradients["d" + name]
            m += (1 - BETA1) * (gradient - m)
            v += (1 - BETA2) * (gradient**2 - v)
            size = np.sqrt(v / (1 - BETA2**self._t)) + EPSILON
            parameter -= self.learning_rate * m / (1 - BETA1**self._t) / size
