"""How sure a skill is: whether two forecasts of the same rows can be told apart at all, from their squared errors.

    skill = 1 - mean(own²) / mean(other²)

Two ways, for each has its weakness. Diebold and Mariano (1995): the mean of other² - own² in its standard errors, with
the correction for few rows of Harvey, Leybourne and Newbold (1997), and with the autocovariances of neighbours, for a
forecast that errs to one side does so for many rows. And a moving-block bootstrap: rows are drawn again in blocks of
neighbours (Künsch 1989) around a circle (Politis and Romano 1992), both errors of a row together; the logarithm of the
ratio is taken in its standard errors in each draw (Götze and Künsch 1996), for with few blocks plain quantiles are too
narrow.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from dieboldmariano import dm_test

from core.maths.arrays import Array

SHARE = 0.9
"""Of the bootstrap's skills lie in the interval; two forecasts are told apart at a level of 1 - SHARE."""
DRAWS = 2000
SEED = 1
FEWEST = 8
"""With fewer rows there is neither a test nor an interval."""


@dataclass(frozen=True)
class Compared:
    """The skill of a forecast against another, its interval, and the p of both being equally good; nan where a figure
    has no meaning: `same` where both say the same, or there are too few rows."""

    skill: float
    low: float
    high: float
    p: float
    same: bool = False

    @property
    def apart(self) -> bool:
        """Whether the two can be told apart, which both ways must say."""
        return self.p < 1 - SHARE and not self.low <= 0 <= self.high


def compare(forecast: Array, other: Array, actual: Array) -> Compared:
    """A forecast of some rows against another one of them, (rows,) each. Computed once for the same numbers."""
    return _compared((forecast - actual).tobytes(), (other - actual).tobytes())


@lru_cache(maxsize=256)
def _compared(own: bytes, other: bytes) -> Compared:
    errors, others = np.frombuffer(own), np.frombuffer(other)
    mse, of_other = float((errors**2).mean()), float((others**2).mean())
    skill = 1 - mse / of_other if of_other else math.nan
    if np.array_equal(errors, others):
        return Compared(skill, math.nan, math.nan, math.nan, same=True)
    if len(errors) < FEWEST or not of_other:
        return Compared(skill, math.nan, math.nan, math.nan)
    return Compared(skill, *skill_interval(errors, others), diebold_mariano(errors, others))


def diebold_mariano(errors: Array, others: Array) -> float:
    """The p of both forecasts being equally good; nan where their losses differ by a constant."""
    if np.ptp(errors**2 - others**2) == 0:
        return math.nan
    none, lags = [0.0] * len(errors), block_of(len(errors))
    _, p = dm_test(none, errors.tolist(), others.tolist(), h=lags, variance_estimator="bartlett")
    return float(p)


def skill_interval(errors: Array, others: Array, share: float = SHARE, draws: int = DRAWS) -> tuple[float, float]:
    """(low, high) of the skill."""
    rows, block = len(errors), block_of(len(errors))
    means = np.stack([_block_means(values**2, block) for values in (errors, others)])
    chosen = np.random.default_rng(SEED).integers(rows, size=(draws, math.ceil(rows / block)))
    with np.errstate(divide="ignore", invalid="ignore"):
        (here, error), (there, its_error) = (
            _log_ratio(means, rows / block),
            _log_ratio(means[:, chosen], chosen.shape[1]),
        )
        most, least = np.quantile((there - here) / its_error, [(1 + share) / 2, (1 - share) / 2])
    return float(1 - np.exp(here - least * error)), float(1 - np.exp(here - most * error))


def _log_ratio(means: Array, blocks: float) -> tuple[Array, Array]:
    """log(mean own² / mean other²) from the means of blocks (2, ..., many), and its standard error by the delta method;
    so many of the blocks are independent of each other."""
    mean = means.mean(axis=-1, keepdims=True)
    own, other = means / mean
    return np.log(mean[0] / mean[1])[..., 0], (own - other).std(axis=-1) / np.sqrt(blocks - 1)


def block_of(rows: int) -> int:
    """The rows of a block: one and a half times the cube root of all. The root is the rate that is best for a variance
    (Künsch 1989); one and a half times it held what it promises best, with errors that depend on each other."""
    return math.ceil(1.5 * math.cbrt(rows))


def _block_means(values: Array, block: int) -> Array:
    """The mean of each block of neighbours, one beginning at each row, around the circle (rows,)."""
    along = np.concatenate([[0.0], np.cumsum(np.concatenate([values, values[: block - 1]]))])
    return np.asarray((along[block:] - along[:-block]) / block)
