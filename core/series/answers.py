"""What a user said of rows that look broken: each kind of doubt can be answered by leaving these rows out."""

import numpy as np

from core.maths.arrays import Array
from core.refusal import Refusal
from core.series.choices import ANSWERS, DOUBTS, OUT, Choices
from core.series.doubts import Masks, zeros_for_nothing


def without_zeros(values: Array, choices: Choices) -> Array:
    """The numbers, zeros that are few taken as missing where that is chosen. Raises Refusal("zeros")."""
    if choices.zeros not in (None, "keep", "missing"):
        raise Refusal("zeros", zeros=choices.zeros)
    return np.where(zeros_for_nothing(values), np.nan, values) if choices.zeros == "missing" else values


def without_doubtful(values: Array, odd: Masks, choices: Choices) -> Array:
    """The numbers of the column to look at, those of which there is a doubt taken as missing where that is chosen.

    Raises Refusal("doubt").
    """
    for doubt in DOUBTS:
        answer = getattr(choices, doubt)
        if answer not in (None, *ANSWERS):
            raise Refusal("doubt", doubt=doubt, answer=answer)
        if answer == OUT and doubt in odd:
            values = np.where(odd[doubt], np.nan, values)
    return values
