"""Clipping: what is cut, and by how much it turns. The reports' case and the laws are in test_character_model.py."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.maths.clipping import angle, beyond, clip, clip_norm, clipped, first_not_finite, largest


def drawn(seed, scale=1.0):
    rng = np.random.default_rng(seed)
    return {"dWaa": scale * rng.standard_normal((3, 3)), "dba": scale * rng.standard_normal((3, 1))}


@given(st.floats(0.01, 10), st.integers(0, 99))
def test_the_angle_of_clipping_by_value_is_that_of_the_inner_product(most, seed):
    before = drawn(seed, 3.0)
    after = clip(before, most)
    u, v = (np.concatenate([array.ravel() for array in gradients.values()]) for gradients in (before, after))
    cosine = u @ v / np.linalg.norm(u) / np.linalg.norm(v)
    assert np.cos(np.radians(angle(before, after))) == pytest.approx(cosine, abs=1e-12)


@given(st.floats(0.001, 10), st.integers(0, 99))
def test_clipping_by_norm_does_not_turn(most, seed):
    assert angle(drawn(seed), clip_norm(drawn(seed), most)) == pytest.approx(0, abs=1e-12)


def test_known_angles():
    east, north = {"dw": np.array([[2.0]]), "db": np.zeros((1, 1))}, {"dw": np.zeros((1, 1)), "db": np.array([[5.0]])}
    assert angle(east, north) == pytest.approx(90)
    assert angle(east, {name: -array for name, array in east.items()}) == pytest.approx(180)
    tilted = {"dw": np.array([[1.0]]), "db": np.array([[1e-9]])}
    assert angle(east, tilted) == pytest.approx(np.degrees(1e-9), rel=1e-6)
    assert angle(east, {name: 0 * array for name, array in east.items()}) == 0.0


def test_a_way_of_clipping_by_its_name():
    gradients = drawn(4, 5.0)
    for how, expected in (("value", clip(gradients, 1.0)), ("norm", clip_norm(gradients, 1.0)), ("none", gradients)):
        found = clipped(gradients, how, 1.0)
        for name in gradients:
            np.testing.assert_array_equal(found[name], expected[name])


def test_the_first_that_is_not_finite_is_named():
    assert first_not_finite({"loss": 1.0, "dWaa": np.ones((2, 2))}) == ""
    assert first_not_finite({"loss": 1.0, "dWaa": np.array([1.0, np.inf]), "dba": np.array([np.nan])}) == "dWaa"


@given(st.integers(0, 99), st.integers(1, 12))
def test_the_largest_entries_come_in_order_and_those_beyond_are_counted(seed, count):
    gradients = drawn(seed)
    found = [abs(gradients[name][row, column]) for name, row, column in largest(gradients, count)]
    every = sorted((abs(entry) for array in gradients.values() for entry in array.ravel()), reverse=True)
    assert found == every[:count]
    assert beyond(gradients, every[count - 1]) == count - 1
