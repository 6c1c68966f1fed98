"""Tables as text can be read back to the last digit."""

import csv
import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ui.kit.tables import csv_text, markdown

NUMBERS = st.floats(allow_nan=False) | st.integers(-(10**12), 10**12)
WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)


@given(st.lists(st.tuples(WORDS, NUMBERS), max_size=5))
def test_a_csv_is_read_back_to_the_last_bit(rows):
    [head, *found] = csv.reader(io.StringIO(csv_text(("name", "value"), rows)))
    assert head == ["name", "value"]
    assert [(name, type(value)(text)) for (name, text), (_, value) in zip(found, rows, strict=True)] == rows


def test_numpy_s_numbers_are_plain_numbers():
    assert csv_text(["a", "b"], [(np.float64(0.1), np.float32(0.5))]) == "a,b\n0.1,0.5\n"


def test_a_table_in_markdown():
    assert markdown(("name", "loss"), [("rnn", "0.5")]) == "| name | loss |\n| --- | --: |\n| rnn | 0.5 |"
    assert markdown(("a", "b", "c"), [], words=2).splitlines()[1] == "| --- | --- | --: |"
