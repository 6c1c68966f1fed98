"""The mathematics that every network here shares: arrays, nonlinearities, output layer, gradients and their use.

In reading order: arrays.py (the one door for arrays), activations.py (sigmoid, tanh, softmax and their slopes),
output.py (the output layer and its loss), gradient_check.py (a gradient beside what the loss itself says), clipping.py
(gradients cut, their length and angle), adam.py (the optimizer).
"""

from core.maths.activations import sigmoid, sigmoid_slope, softmax, tanh, tanh_slope
from core.maths.adam import Adam
from core.maths.arrays import Array, Gradients, Parameters, Sizes
from core.maths.clipping import angle, beyond, clip, clip_norm, clipped, first_not_finite, largest, norm
from core.maths.gradient_check import Check, Claim, check_gradients, complex_step, relative_error
from core.maths.output import OutputBackward, cross_entropy, output_backward

__all__ = [
    "Adam",
    "Array",
    "Check",
    "Claim",
    "Gradients",
    "OutputBackward",
    "Parameters",
    "Sizes",
    "angle",
    "beyond",
    "check_gradients",
    "clip",
    "clip_norm",
    "clipped",
    "complex_step",
    "cross_entropy",
    "first_not_finite",
    "largest",
    "norm",
    "output_backward",
    "relative_error",
    "sigmoid",
    "sigmoid_slope",
    "softmax",
    "tanh",
    "tanh_slope",
]
