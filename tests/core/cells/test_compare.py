"""A student's file beside the equations, as it is run from a terminal: what differs first, and which mistake it is."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from core import ROOT
from core.cells import compare
from core.cells.exercises import CELL_FUNCTIONS
from tests.test_house import files, imported

RIGHT = (Path(__file__).parent / "my_rnn.py").read_text(encoding="utf-8")
STRINGS = tomllib.loads((ROOT / "data" / "lessons" / "en" / "ui.toml").read_text(encoding="utf-8"))
WORDS, MISTAKES = STRINGS["compare_code"], STRINGS["mistakes"]


@pytest.fixture
def judged(tmp_path, capsys):
    """What is printed of a file with this code, by function, and the exit code; the first line is of the whole."""

    def judged(code: str) -> tuple[int, dict[str, str]]:
        file = tmp_path / "my_rnn.py"
        file.write_text(code, encoding="utf-8")
        ends = compare.main([str(file)])
        said: dict[str, str] = {}
        name = ""
        for line in capsys.readouterr().out.splitlines():
            name = line.split(":")[0] if line.split(":")[0] in CELL_FUNCTIONS else name if line[:1] == " " else ""
            said[name] = f"{said.get(name, '')}{line}\n"
        return ends, said

    return judged


def with_edit(right: str, wrong: str) -> str:
    assert RIGHT.count(right) == 1, right
    return RIGHT.replace(right, wrong)


@pytest.mark.parametrize(("code", "ends"), [(RIGHT, 0), (with_edit("dc_prev = dc * ft", "dc_prev = dc"), 1)])
def test_from_a_terminal(tmp_path, code, ends):
    file = tmp_path / "my_rnn.py"
    file.write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "core.cells.compare", str(file)]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == ends
    assert found.stderr == ""
    assert (MISTAKES["lstm_dc_prev_without_ft"] in found.stdout) is bool(ends)
    assert found.stdout.splitlines()[-1] == WORDS["sum"].format(agree=8 - 2 * ends, of=8)


def test_a_right_file_agrees_in_every_function(judged):
    ends, said = judged(RIGHT)
    assert ends == 0
    assert all(f"{name}: {WORDS['agrees'].format(count=2)}\n" == said[name] for name in CELL_FUNCTIONS)


WRONG = {
    "rnn_cell_forward": ("np.dot(Waa, a_prev) + ba)", "np.dot(Waa, a_prev))", "rnn_no_bias", "a_next[0][0]"),
    "rnn_forward": ("rnn_cell_forward(x[:, :, t], a_next", "rnn_cell_forward(x[:, :, t], a0", "rnn_a_not_handed_on",
                    "a[0][0][1]"),
    "lstm_cell_forward": ("concat[:n_a, :] = a_prev\n    concat[n_a:, :] = xt",
                          "concat[:n_x, :] = xt\n    concat[n_x:, :] = a_prev", "lstm_x_over_a", "ft[0][0]"),
    "lstm_forward": ("lstm_cell_forward(x[:, :, t], a_next", "lstm_cell_forward(x[:, :, t], a0", "lstm_a_not_handed_on",
                     "c[0][0][1]"),
    "rnn_cell_backward": ("np.sum(dtanh, axis=1, keepdims=True)", "np.sum(dtanh, axis=1)", "rnn_no_keepdims",
                          "dba.shape"),
    "rnn_backward": ("dWaa += gradients", "dWaa = gradients", "rnn_overwritten", "dWaa[0][0]"),
    "lstm_cell_backward": ("dc * c_prev * ft * (1 - ft)", "dc * c_prev", "lstm_no_slope", "dxt[0][0]"),
    "lstm_backward": ("        dc_prevt = gradients[\"dc_prev\"]\n", "", "lstm_dc_not_carried", "dx[0][0][0]"),
}  # fmt: skip
"""By function: the line that is right, the wrong one, the mistake, and the first entry that differs."""


@pytest.mark.parametrize("function", WRONG)
def test_a_mistake_is_told_with_the_first_value_that_differs(judged, function):
    right, wrong, mistake, place = WRONG[function]
    ends, said = judged(with_edit(right, wrong))
    assert ends == 1
    assert said[function].startswith(f"{function}: {place} is ")
    assert MISTAKES[mistake].format(gate="ft") in said[function]
    unharmed = [name for name in CELL_FUNCTIONS if name.split("_")[0] != function.split("_")[0]]
    assert all(said[name].endswith(f"{WORDS['agrees'].format(count=2)}\n") for name in unharmed)


def test_what_can_be_two_mistakes_is_told_as_both(judged):
    _, said = judged(with_edit('        dc_prevt = gradients["dc_prev"]\n', ""))
    assert WORDS["or"] in said["lstm_backward"]


def test_where_it_explains_a_part_only_it_is_said(judged):
    """One gradient is overwritten, the others are added up."""
    _, said = judged(with_edit("dWaa += gradients", "dWaa = gradients"))
    assert WORDS["partly"].format(place="dWaa[0][0]") in said["rnn_backward"]


def test_where_no_mistake_fits_it_is_said(judged):
    _, said = judged(with_edit("dc_prev = dc * ft", "dc_prev = 3 * dc * ft"))
    assert said["lstm_cell_backward"].splitlines()[1].strip().startswith("None of the ")


def test_a_cache_that_lacks_nothing_but_is_wrong_is_found(judged):
    """What is printed is right, and the way back would not be."""
    _, said = judged(with_edit("cct, ot, xt, parameters)\n    return", "cct, ot, 2 * xt, parameters)\n    return"))
    assert said["lstm_cell_forward"].startswith("lstm_cell_forward: cache[8][0][0] is ")
    assert said["lstm_forward"].startswith("lstm_forward: caches[0][0][8][0][0] is ")


def test_a_size_that_was_written_down_is_caught_by_a_random_cell(judged):
    code = with_edit(
        "concat = np.concatenate((a_prev, xt), axis=0)", "n_a = 5\n    concat = np.concatenate((a_prev, xt), axis=0)"
    )
    _, said = judged(code)
    assert WORDS["random"] in said["lstm_cell_backward"]


@pytest.mark.parametrize(
    ("right", "wrong", "function", "told"),
    [("    dba = np.sum(dtanh, axis=1, keepdims=True)", "    dba = nosuch(dtanh)", "rnn_cell_backward",
      "NameError: name 'nosuch' is not defined (line 81: dba = nosuch(dtanh))"),
     ("return a_next, yt_pred, cache", "return a_next, yt_pred", "rnn_cell_forward",
      WORDS["returns"].format(wanted="a_next, yt_pred, cache", found="2 values")),
     ("return a_next, yt_pred, cache", "return None", "rnn_cell_forward",
      WORDS["returns"].format(wanted="a_next, yt_pred, cache", found="NoneType")),
     ('return {"dxt": dxt, "da_prev": da_prev, ', 'return {"dxt": dxt, ', "rnn_cell_backward",
      WORDS["lacks"].format(names="da_prev", found="dxt, dWax, dWaa, dba")),
     ("cache = (a_next, a_prev, xt, parameters)", "cache = (a_prev, a_next, xt, parameters)", "rnn_cell_forward",
      WORDS["cache"].format(order="a_next, a_prev, xt, parameters")),
     ("return a, y_pred, (caches, x)", "return a, y_pred, caches", "rnn_forward",
      WORDS["caches"].format(order="a_next, a_prev, xt, parameters")),
     ("def rnn_cell_backward(da_next, cache):", "def rnn_cell_backward(da_next):", "rnn_cell_backward",
      "It cannot be run: TypeError: rnn_cell_backward() takes 1 positional argument but 2 were given")],
)  # fmt: skip
def test_what_cannot_be_compared_is_told_in_a_sentence(judged, right, wrong, function, told):
    ends, said = judged(with_edit(right, wrong))
    assert ends == 1
    assert said[function] == f"{function}: {told}\n"


@pytest.mark.parametrize(
    ("code", "told"),
    [("import numpy as np\n\nx = 1 / 0\n", "ZeroDivisionError: division by zero (line 3: x = 1 / 0)"),
     ("def f(:\n", "SyntaxError: "),
     ("import nosuchthing\n", "ModuleNotFoundError: No module named 'nosuchthing' (line 1"),
     ("import sys\nsys.exit(3)\n", "SystemExit: 3 (line 2: sys.exit(3))"), ("x = 1\n", "The file defines none of")],
)  # fmt: skip
def test_a_file_that_cannot_be_used(judged, code, told):
    ends, said = judged(code)
    assert ends == 1
    assert said[""].startswith(told)
    assert "core/" not in said[""]


def test_a_file_that_is_not_there(capsys, tmp_path):
    assert compare.main([str(tmp_path / "none.py")]) == 1
    assert "none.py" in capsys.readouterr().out


def test_no_page_runs_a_students_code():
    for file in [*files("ui"), *files("pages")]:
        assert not {name for name in imported(file) if name.startswith(("core.cells.student", "core.cells.compare"))}
