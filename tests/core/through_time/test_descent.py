"""A descent of the unrolled networks: what each update takes, what a clip saves, what is not finite is named."""

from dataclasses import replace

import numpy as np
import pytest

from core.cells.initial_weights import initial_weights, with_spectral_radius
from core.cells.kinds import KINDS
from core.through_time import sequences
from core.through_time.descent import Measured, descend, network
from core.through_time.gradient_flow import Explosion
from core.through_time.unrolled import backward, unroll

WAVE = sequences.sine(40, 12.0)
ALL = list(range(40))


def cells(radius=1.2):
    rnn, lstm = (initial_weights(kind, 1, 16, 2, np.random.default_rng(1)) for kind in KINDS.values())
    return {"rnn": rnn | {"Waa": with_spectral_radius(rnn["Waa"], radius)}, "lstm": lstm}


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
@pytest.mark.parametrize("how", ["none", "value", "norm"])
def test_an_update_takes_the_clipped_gradient_of_the_losses_that_count(cell, how):
    heard = [3, 39]
    path = descend(network(KINDS[cell], WAVE, heard), cells()[cell], 0.1, 2, how, 0.5)
    for before, after, loss, length in zip(path.visited, path.visited[1:], path.losses, path.norms, strict=False):
        forward = unroll(KINDS[cell], WAVE, before)
        gradients = backward(forward, heard).gradients
        assert loss == forward.losses[3] + forward.losses[39]
        assert length == pytest.approx(np.linalg.norm(np.concatenate([g.ravel() for g in gradients.values()])))
        for name, gradient in gradients.items():
            taken = {"none": gradient, "value": np.clip(gradient, -0.5, 0.5), "norm": gradient * min(1, 0.5 / length)}
            np.testing.assert_allclose(after[name[1:]], before[name[1:]] - 0.1 * taken[how], rtol=1e-12, atol=1e-15)
    assert path.exploded is None


def test_the_norm_s_clip_saves_a_network_whose_gradient_explodes():
    """Whatever the ninth digit of the input; cut by value its steps are still so long that this digit decides."""
    rng, ends = np.random.default_rng(0), {"none": [], "value": [], "norm": []}
    for change in (0.0, 1e-9, 2e-9, 3e-9):
        wave = replace(WAVE, x=WAVE.x + change * rng.standard_normal(WAVE.x.shape))
        for how, found in ends.items():
            path = descend(network(KINDS["rnn"], wave, ALL), cells()["rnn"], 0.05, 30, how, 5.0)
            assert path.norms[0] > 100
            found.append(path.losses[-1] / path.losses[0])
    assert min(ends["none"]) > 2
    assert max(ends["norm"]) < 0.3
    assert max(ends["norm"]) - min(ends["norm"]) < 1e-3
    assert max(ends["value"]) > 2 * min(ends["value"])


def test_what_is_not_finite_ends_the_descent_and_is_named():
    """Weights near the largest number there is: the first product of the second step overflows."""
    parameters = cells()["rnn"]
    huge = parameters | {"Waa": np.full((16, 16), 1e308), "Wax": np.ones((16, 1))}
    path = descend(network(KINDS["rnn"], WAVE, ALL), huge, 0.05, 40)
    assert path.exploded == Explosion("Waa_a", 0)
    assert len(path.visited) == 1
    assert path.losses.size == path.norms.size == 0


@pytest.mark.parametrize(
    ("measured", "what"),
    [
        (Measured(np.nan, {"dw": np.ones((1, 1))}), "L"),
        (Measured(1.0, {"dw": np.full((1, 1), np.inf)}), "dw"),
        (Measured(1.0, {"dw": np.full((1, 1), 1e200)}), "norm"),
        (Measured(1.0, {"dw": np.ones((1, 1))}, "a_next"), "a_next"),
    ],
)
def test_the_first_in_the_order_of_computation(measured, what):
    def later(parameters):
        return measured if parameters["w"] < 1 else Measured(1.0, {"dw": np.ones((1, 1))})

    assert descend(later, {"w": np.ones((1, 1))}, 0.5, 9).exploded == Explosion(what, 1)
