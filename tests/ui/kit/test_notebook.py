"""Notebook and script from one list of pieces, and the source of core/ that they take along."""

import ast
import inspect

import nbformat
import numpy as np
import pytest

from core.cells import kinds, lstm_steps, rnn_steps
from core.maths import activations, gradient_check, output
from tests.taken import run, sources
from ui.kit import taken
from ui.kit.notebook import Code, Words, notebook, script
from ui.kit.standalone import definitions

PIECES = [Words("# A title\n\n" + "some words " * 30 + "\n\n    a = b · c"), Code("now = {'a': 1 + 1}"), Words("|a|b|")]


def test_a_notebook_is_valid_and_holds_the_pieces():
    made = nbformat.reads(notebook(PIECES), as_version=4)
    nbformat.validate(made)
    assert [cell.cell_type for cell in made.cells] == ["markdown", "code", "markdown"]
    assert sources(PIECES) == [piece.text for piece in PIECES]


def test_a_script_has_the_words_as_comments():
    text = script(PIECES)
    assert [ast.unparse(node) for node in ast.parse(text).body] == ["now = {'a': 1 + 1}"]
    assert "#     a = b · c" in text.splitlines()
    assert max(map(len, text.splitlines())) <= 100
    assert run([("one.py", text)])[0][0] == {"a": 2}


def test_definitions_are_the_source_that_runs_here():
    text = definitions("cross_entropy(zy, label) + sigmoid(z)", [output, activations])
    for function in (output.cross_entropy, output.log_softmax, activations.sigmoid):
        assert inspect.getsource(function).rstrip() in text
    assert "softmax(z:" not in text
    assert "import core" not in text
    assert "from core" not in text


@pytest.mark.parametrize(
    ("name", "module"),
    [("check_gradients", gradient_check), ("backward_steps", lstm_steps), ("forward_steps", rnn_steps)],
)
def test_definitions_run_by_themselves(name, module):
    text = definitions(name, [module])
    found = run([("one.py", f"{text}\nnow = {{'found': callable({name})}}")])
    assert found[0][0] == {"found": True}


def test_statements_stand_in_the_order_of_their_module():
    """SHAPES has the output layer's only after GATE_GRADIENTS was made of it."""
    text = definitions("GATE_GRADIENTS, SHAPES", [lstm_steps])
    found = run([("one.py", f"{text}\nnow = {{'gates': GATE_GRADIENTS, 'all': SHAPES}}")])[0][0]
    assert found == {"gates": lstm_steps.GATE_GRADIENTS, "all": lstm_steps.SHAPES}


def test_a_function_of_the_code_stands_in_for_core_s():
    text = definitions("def log_softmax(zy): return zy\ncross_entropy(1, 0)", [output])
    assert "def cross_entropy(" in text
    assert "def log_softmax(" not in text


def test_a_name_of_one_s_own_is_not_looked_up():
    assert definitions("sigmoid = 1\nsigmoid + 1", [activations]) == ""


def test_a_name_that_two_modules_define_is_told_apart():
    """Both cells have a function forward_steps, and both kinds a _forward."""
    text = definitions("KINDS", [kinds])
    assert "def rnn_steps_forward_steps(" in text
    assert "return lstm_steps_forward_steps(" in text
    code = "now = {name: kind.array_shapes(2, 3, 4, 1)['xt'] for name, kind in KINDS.items()}"
    assert run([("one.py", f"{text}\n{code}")])[0][0] == dict.fromkeys(kinds.KINDS, (2, 1))
    with pytest.raises(ValueError, match="two modules define"):
        definitions("KINDS, forward_steps", [kinds, rnn_steps])


@pytest.mark.parametrize("shape", [(1, 1), (3, 5), (60, 70)])
def test_an_array_is_written_to_the_last_bit(shape):
    array = np.random.default_rng(1).standard_normal(shape) / 3
    text = f"{taken.SHOW.read_text()}\nnow = {{'a': {taken.written(array)}}}"
    np.testing.assert_array_equal(run([("one.py", text)])[0][0]["a"], array)
