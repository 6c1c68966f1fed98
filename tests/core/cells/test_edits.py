"""A function with a line changed computes what its changed copy would, and the function itself stays as it is."""

from pathlib import Path

import numpy as np
import pytest

from core.cells import edits, exercises, rnn, rnn_steps
from core.cells.edits import Edit, functions
from core.cells.exercises import cell_exercises, random_exercise, with_mistake
from core.maths import activations

MODULES = (activations, rnn_steps, rnn)
[CELL] = [exercise for exercise in cell_exercises() if exercise.id == "rnn_cell_forward"]


def test_without_an_edit_every_number_is_the_same():
    for exercise in cell_exercises():
        again = exercise.run(functions(exercise.room.modules), exercise.arrays)
        for name, value in exercise.ours().items():
            if "cache" not in name:
                np.testing.assert_array_equal(again[name], value)


def test_an_edit_is_seen_by_all_that_call_the_function():
    d = CELL.arrays
    changed = functions(MODULES, [Edit("tanh", "np.tanh(z)", "2.0 * z")])
    a_next, _, _ = changed["rnn_cell_forward"](d["xt"], d["a_prev"], d)
    np.testing.assert_allclose(a_next, 2 * (d["Wax"] @ d["xt"] + d["Waa"] @ d["a_prev"] + d["ba"]), rtol=1e-12)
    assert np.abs(CELL.ours()["a_next"]).max() <= 1


@pytest.mark.parametrize("right", ["za = Wax_xt + Waa_a + bb", "Waa"])
def test_a_line_that_is_not_there_once_is_told(right):
    with pytest.raises(ValueError, match="forward_steps has"):
        functions(MODULES, [Edit("forward_steps", right, "")])


def test_each_known_mistake_changes_lines_that_are_there():
    for room in (exercises.RNN_ROOM, exercises.LSTM_ROOM):
        there = vars(room.modules[-1]) | vars(room.modules[-2]) | vars(room.modules[1])
        for mistake in room.mistakes:
            assert mistake.edits
            assert {edit.function for edit in mistake.edits} <= there.keys()
            functions(room.modules, mistake.edits)
        assert len({mistake.key for mistake in room.mistakes}) == len(room.mistakes)


def test_a_mistake_that_ends_in_an_error_gives_no_numbers():
    """A column that has become a row cannot be added to one."""
    [along] = [exercise for exercise in cell_exercises() if exercise.id == "rnn_backward"]
    mistake = next(mistake for mistake in along.room.mistakes if mistake.id == "rnn_no_keepdims")
    assert with_mistake(along, mistake) == {}


@pytest.mark.parametrize("function", exercises.CELL_FUNCTIONS)
def test_a_random_exercise_has_other_numbers_of_other_sizes(function):
    [ours, *_] = [e.ours() for e in cell_exercises() if e.function == function]
    one, other = (random_exercise(function, seed).ours() for seed in (1, 2))
    for name in ours:
        if "cache" not in name:
            assert np.shape(one[name]) == np.shape(other[name]) != np.shape(ours[name])
            assert not np.allclose(one[name], other[name])


def test_what_is_compiled_is_core_s_own_source():
    """Nothing else is ever run: each function comes from a file of core/."""
    assert edits._source(rnn.rnn_forward) in Path(rnn.__file__).read_text(encoding="utf-8")
