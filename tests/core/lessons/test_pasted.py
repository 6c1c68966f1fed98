"""What a notebook printed is read whole, or refused with its reason."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lessons.pasted import MOST, lines
from core.refusal import Refusal

FORMS = {
    'gradients["dc_prev"][2][3] = 0.7975220387970015': ("dc_prev[2][3]", Decimal("0.7975220387970015")),
    "gradients['dba'][4] = [0.2]": ("dba[4]", [Decimal("0.2")]),
    "gradients_tmp[\"dba\"][4] = [0.2]": ("dba[4]", [Decimal("0.2")]),
    "dxt[1][2] = -1.38": ("dxt[1][2]", Decimal("-1.38")),
    "dxt[1][2] 1.5": ("dxt[1][2]", Decimal("1.5")),
    "a_next[4] =  [ 0.59584544  0.18141802\n  0.61311866]": (
        "a_next[4]", [Decimal("0.59584544"), Decimal("0.18141802"), Decimal("0.61311866")],
    ),
    "[1. 2.]\n": None,
    'gradients["dWf"].shape = (5, 8)': ("dWf.shape", [5, 8]),
    "dba.shape = (5,)": ("dba.shape", [5]),
    "Loss = 126.503975722": ("loss", Decimal("126.503975722")),
    'np.argmax(gradients["dWax"]) = 93': ("argmax(dWax)", 93),
    "list of sampled indices: [12, 17, 24]": ("indices", [12, 17, 24]),
    "list of sampled characters: ['l', '\\n']": ("letters", ["l", "\n"]),
    "('gradients[\"dx\"][1][2] =', array([-0.00173313,  0.08287442]))": (
        "dx[1][2]", [Decimal("-0.00173313"), Decimal("0.08287442")],
    ),
    "caches[1][1][3] =[-1.1425182  -0.34934272]": ("caches[1][1][3]", [Decimal("-1.1425182"), Decimal("-0.34934272")]),
    "dxt[1][2] = 0,797": ("dxt[1][2]", Decimal("0.797")),
    "dxt[1][2] = −2.5e-03": ("dxt[1][2]", Decimal("-2.5e-03")),
    "dxt[1][2] = np.float64(0.5)": ("dxt[1][2]", Decimal("0.5")),
    'parameters["Waa"][1][2] = 0.25': ("Waa[1][2]", Decimal("0.25")),
    "hello world": None,
    "dWf = ": None,
    "a = Traceback (most recent call last)": None,
    "dxt[x] = 3.5": None,
    "dxt[1][2] = 3.5 4.5": None,
}  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_a_line_in_each_of_its_forms(text):
    [line] = lines(text)
    read = None if line.trouble == "unread" else (str(line.place), line.value)
    assert read == FORMS[text]


def test_decimal_commas_in_an_array_could_mean_two_things():
    [line] = lines("dxt[1] = [0,797 0,1]")
    assert line.trouble == "comma"


def test_not_a_number_is_a_number_that_was_printed():
    [line] = lines("dxt[1][2] = nan")
    assert line.value.is_nan()


def test_each_line_of_many_is_read_and_empty_ones_are_left_out():
    text = "\n\na_next.shape = (5, 10)\n\nyt_pred[1] = [0.1\n 0.2]\ndxt[0][0] = 1.0\n"
    assert [str(line.place) for line in lines(text)] == ["a_next.shape", "yt_pred[1]", "dxt[0][0]"]


def test_a_paste_that_is_too_long_is_refused():
    with pytest.raises(Refusal) as refused:
        lines("x" * (MOST + 1))
    assert refused.value.reason == "long"


@given(st.text(max_size=200))
def test_nothing_that_is_typed_ends_in_an_error(text):
    for line in lines(text):
        assert line.trouble in ("", "unread", "comma")
