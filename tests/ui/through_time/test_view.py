"""What the unrolled drawing is told is core's: numbers, maps, wires, the ledger, the question."""

from base64 import b64decode
from dataclasses import replace

import numpy as np
import pytest

from core.cells.kinds import KINDS
from core.cells.lstm_kind import LSTM
from core.through_time.gradient_flow import credit_map, norms
from core.through_time.unrolled import backward, unroll
from ui.cells.kinds import SEEN
from ui.components import maps
from ui.kit.numbers import difference, text, vector
from ui.through_time import charts, questions
from ui.through_time.clip_state import CELLS
from ui.through_time.drawn import FEW, GRADIENTS
from ui.through_time.flow import flow
from ui.through_time.state import LEDGERS, MAPS, TimeState
from ui.through_time.view import view

OPENED = tuple(set(MAPS) - {"rnn.a_next", "lstm.c_next"})
"""Every map that is not open from the start."""
STATE = TimeState(T=12, n_a=4, at=5, unit=2, loss_steps="9", maps=OPENED)
BACK = replace(STATE, way="backward")


def cells(state):
    """Each cell's part of the data, beside its numbers computed anew."""
    sequence = state.sequence()
    for told in view(state, {}, 0)["cells"]:
        one = unroll(KINDS[told["cell"]], sequence, state.cells(sequence)[told["cell"]])
        yield told, one, backward(one, state.losses(sequence))


def read(line):
    """A sentence, and apart from it what is said of the state A."""
    return "".join(part for part, of in line if not of), "".join(part for part, of in line if of)


def shades(told):
    return np.frombuffer(b64decode(told["levels"]), dtype=np.uint8).reshape(told["rows"], -1)


@pytest.mark.parametrize(
    "state", [STATE, BACK, replace(BACK, loss_steps="all", kind="word"), replace(STATE, shown="lstm")]
)
def test_each_number_at_the_playhead_is_core_s(state):
    t = state.step - 1
    for told, one, back in cells(state):
        numbers = back.numbers if state.way == "backward" else one.numbers
        rows = {"xt": int(one.sequence.x[:, t].argmax()), "yt_pred": int(one.sequence.labels[t])}
        assert [found["colour"] for found in told["maps"]] == list(SEEN[told["cell"]].maps)
        for found in told["maps"]:
            assert found["here"] == text(float(numbers[found["name"]][rows.get(found["colour"], 2), t]))
        if state.way == "backward":
            assert text(float(norms(back.numbers["da"])[t])) in read(told["says"])[0]
        else:
            assert text(float(one.losses[t])) in read(told["says"])[0]


def test_maps_hold_each_entry_as_a_shade():
    for told, one, _ in cells(STATE):
        for found in told["maps"]:
            values = one.numbers[found["name"]]
            byte = shades(found)
            if found["scale"] == maps.SHARE:
                np.testing.assert_allclose(byte / 255, values, atol=1 / 255)
            else:
                full = max(1.0, np.abs(values).max())
                np.testing.assert_allclose((byte - 128.0) / 127, values / full, atol=1 / 127)
    for told, _, back in cells(replace(BACK, loss_steps="all")):
        for found in told["maps"]:
            expected = 10.0 * 10.0 ** ((shades(found) / 255 - 1) * maps.DECADES)
            size = np.clip(np.abs(back.numbers[found["name"]]), 1e-6, 10)
            np.testing.assert_allclose(np.log10(expected), np.log10(size), atol=0.02)
            assert found["name"] == GRADIENTS.get(found["colour"], "d" + found["colour"])


def test_back_wires_carry_what_the_later_step_sends():
    for told, one, back in cells(BACK):
        for wire, name in {"a": "da_next", "c": "dc_next"}.items():
            if wire in told["wires"]:
                np.testing.assert_allclose(told["wires"][wire], norms(back.numbers[name]), rtol=6e-3)
        passes = one.numbers["ft"][2] if one.kind is LSTM else 1 - one.numbers["a_next"][2] ** 2
        np.testing.assert_allclose(told["passes"], passes, rtol=6e-3)
        assert not any(told["wires"]["a"][8:])  # only the loss of step 9 counts: nothing comes from later


@pytest.mark.parametrize("way", ["forward", "backward"])
@pytest.mark.parametrize("fields", [{"loss_steps": "all"}, {"kind": "word", "text": "onyx"}, {"T": FEW, "at": 8}])
def test_numbers_in_the_drawing_are_core_s_and_only_those_reached(way, fields):
    state = replace(STATE, **({"T": 6, "at": 3, "way": way, "maps": ()} | fields))
    reached = range(state.step) if way == "forward" else range(state.step - 1, state.steps)
    for told, one, back in cells(state):
        steps = np.arange(one.T)
        passes = one.numbers["ft"][2] if one.kind is LSTM else 1 - one.numbers["a_next"][2] ** 2
        expected = {"fill": passes}
        for name in one.kind.states:
            if way == "forward":
                expected[name] = one.numbers[f"{name}_next"][2]
            else:
                expected |= {name: norms(back.numbers[f"d{name}"]), f"to_{name}": norms(back.numbers[f"d{name}_next"])}
        if way == "forward":
            expected["y"] = one.numbers["yt_pred"][one.sequence.labels, steps]
            expected |= {"x": one.sequence.x[0]} if state.kind != "word" else {}
        else:
            expected |= {"y": norms(back.numbers["da_from_y"]), "x": norms(back.numbers["dxt"])}
        for name, numbers in expected.items():
            rows = vector(numbers)
            counts = [name != "y" or way == "forward" or k in state.losses(one.sequence) for k in steps]
            assert told["written"][name] == [rows[k] if k in reached and counts[k] else "" for k in steps]
        if state.kind == "word" and way == "forward":
            assert "".join(told["written"]["x"]) == state.text[: state.step]
        assert told["rows"] == (["c", "fill", "a"] if one.kind is LSTM else ["fill", "a"])
        assert set(told["wires"]) == {*one.kind.states, "x", "y"}


def test_more_steps_than_few_have_no_numbers_in_the_drawing():
    for steps, large in ((FEW, True), (FEW + 1, False)):
        told = view(replace(STATE, T=steps), {}, 0)
        assert told["large"] == large
        assert all(bool(cell["written"]) == large for cell in told["cells"])


def test_one_map_a_cell_is_open_from_the_start_and_each_can_be_turned():
    def opened(state):
        return [f"{told['cell']}.{found['colour']}" for told in view(state, {}, 0)["cells"] for found in told["maps"]]

    begins = replace(STATE, maps=())
    assert opened(begins) == ["rnn.a_next", "lstm.c_next"]
    assert opened(STATE) == list(MAPS)
    for place in MAPS:
        assert set(opened(replace(begins, maps=(place,)))) == set(opened(begins)) ^ {place}
    told = view(replace(begins, maps=("lstm.ft",), way="backward"), {}, 0)["cells"]
    choices = {one["place"]: (one["name"], one["open"]) for cell in told for one in cell["choices"]}
    assert set(choices) == set(MAPS)
    assert choices["lstm.ft"] == ("dft", True)
    assert choices["lstm.a_next"] == ("da", False)


@pytest.mark.parametrize("way", ["forward", "backward"])
def test_numbers_of_the_state_a_stand_beside_those_of_the_sentences(way):
    state = replace(STATE, way=way, loss_steps="all", ledger="lstm.Wf")
    kept = replace(state, bias=4.0, seed=2)
    t = state.step - 1
    now, before = flow(state), flow(kept)
    told = view(state, {}, 0, kept=kept)
    for cell in told["cells"]:
        name = cell["cell"]
        if way == "backward":
            pair = [float(norms(one.back[name].numbers["da"])[t]) for one in (now, before)]
        else:
            pair = [float(one.forward[name].losses[t]) for one in (now, before)]
        said, of_a = read(cell["says"])
        assert text(pair[0]) in said
        assert f"(A: {text(pair[1])}, {difference(*pair)})" in of_a
        assert read(view(state, {}, 0)["cells"][0]["says"])[1] == ""
    if way == "backward":
        sums = [float(one.back["lstm"].ledger["dWf"][0, 0, t:].sum()) for one in (now, before)]
        assert f"(A: {text(sums[1])}, {difference(*sums)})" in read(told["ledger"]["says"])[1]
        other = view(state, {}, 0, kept=replace(kept, n_a=5))["ledger"]["says"]
        assert read(other)[1] == ""  # another weight altogether
    shorter = view(state, {}, 0, kept=replace(kept, T=t))
    assert all(read(cell["says"])[1] == "" for cell in shorter["cells"])


def test_the_wires_of_what_was_kept_are_drawn_where_the_steps_are_as_many():
    state = replace(TimeState(), T=6, n_a=4, unit=3)
    for kept, way in ((replace(state, radius=1.4, n_a=2), "forward"), (replace(state, radius=1.4), "backward")):
        told = {one["cell"]: one for one in view(replace(state, way=way), {}, 0, kept=kept)["cells"]}
        back = flow(kept).back["rnn"].numbers["da_next"]
        sizes = norms(back) if way == "backward" else flow(kept).forward["rnn"].numbers["a_next"][kept.n_a - 1]
        np.testing.assert_allclose(told["rnn"]["kept"]["a"], sizes, rtol=5e-3, atol=1e-12)
        assert told["lstm"]["kept"].keys() == told["lstm"]["wires"].keys()
    assert all(one["kept"] == {} for one in view(state, {}, 0, kept=replace(state, T=7))["cells"])
    assert all(one["kept"] == {} for one in view(state, {}, 0)["cells"])


@pytest.mark.parametrize("ledger", LEDGERS)
def test_the_ledger_s_running_sum_ends_at_the_gradient(ledger):
    state = replace(BACK, at=1, loss_steps="all", ledger=ledger, row=1, column=99)
    told = view(state, {}, 0)["ledger"]
    cell, name = ledger.split(".")
    gradient = flow(state).back[cell].gradients["d" + name]
    row, column = told["entry"]
    assert (row, column) == (1, gradient.shape[1] - 1)
    assert told["sum"]["text"] == text(float(gradient[row, column]))
    assert sum(told["parts"]) == pytest.approx(gradient[row, column], rel=0.02, abs=1e-4)
    assert told["sums"][0] == pytest.approx(gradient[row, column], rel=6e-3)
    assert told["checks"]["failed"] == 0
    assert len(told["checks"]["rows"]) == len(flow(state).forward[cell].parameters)


def test_a_ledger_s_entry_is_told_by_what_it_joins():
    """The LSTM's gates hear [a_prev; xt]: 4 columns of units, then the input's."""
    places = {
        ("rnn.Waa", 1, 2): "from unit 2 of the step before to unit 1",
        ("rnn.Wax", 3, 0): "from input 0 to unit 3",
        ("lstm.Wf", 0, 3): "from unit 3 of the step before to unit 0",
        ("lstm.Wf", 0, 4): "from input 0 to unit 0",
        ("lstm.Wy", 1, 2): "from unit 2 to output 1",
        ("lstm.bo", 2, 0): "of unit 2",
        ("rnn.by", 1, 0): "of output 1",
    }
    for (ledger, row, column), place in places.items():
        assert place in read(view(replace(BACK, ledger=ledger, row=row, column=column), {}, 0)["ledger"]["says"])[0]


def test_of_a_hidden_cell_the_other_s_ledger_is_shown():
    assert view(replace(BACK, shown="lstm"), {}, 0)["ledger"]["chosen"] == "lstm.Wf"
    assert view(replace(BACK, shown="rnn", ledger="lstm.Wo"), {}, 0)["ledger"]["chosen"] == "rnn.Waa"
    assert view(STATE, {}, 0)["ledger"] is None


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"bias": 6.0, "radius": 0.3}, "lstm"),
        ({"bias": -4.0, "radius": 1.4}, "rnn"),
        ({"shown": "rnn", "radius": 0.3}, "gone"),
        ({"shown": "rnn", "radius": 2.0, "scale": 0.0}, "larger"),
        ({"shown": "rnn", "radius": 0.95, "scale": 0.0, "loss_steps": "4"}, "smaller"),
    ],
)
def test_the_question_has_the_right_answer_and_gives_nothing_away(fields, right):
    state = replace(TimeState(), ask=True, way="backward", n_a=16, **fields)
    asked = view(state, {}, 0)["question"]
    assert "truth" not in asked
    assert right in asked["options"]
    assert questions.is_open(state, {})
    answered = {asked["place"]: "rnn"}
    assert view(state, answered, 0)["question"]["truth"] == right
    assert not questions.is_open(state, answered)
    assert questions.is_open(replace(state, way="forward"), {})  # what is asked later is not shown before
    assert not questions.is_open(replace(state, way="forward"), answered)
    assert questions.is_open(replace(state, seed=2), answered)
    assert view(replace(state, at=3), {}, 0)["question"] is None


def test_what_is_announced_is_the_sentence_of_each_cell():
    told = view(STATE, {}, 0)
    assert told["announce"] == " ".join(read(cell["says"])[0] for cell in told["cells"])


def test_the_words_are_those_of_the_direction():
    assert view(STATE, {}, 0)["lesson"]["title"] == "The network, unrolled"
    assert view(BACK, {}, 0)["lesson"]["title"] == "The walk back"
    assert {"title", "what", "why", "try"} == set(view(BACK, {}, 0)["ledger"]["lesson"])


def test_numbers_beyond_all_bounds_are_written_and_not_fatal():
    state = TimeState(kind="own", values=(1e6,) * 60, T=60, n_a=8, radius=2.0, scale=5.0, way="backward", at=1)
    for one in (state, replace(state, way="forward")):
        assert {told["cell"] for told in view(one, {}, 0)["cells"]} == set(CELLS)
    assert [text(value) for value in (np.inf, -np.inf, np.nan)] == ["∞", "−∞", "NaN"]
    assert maps.levels(np.array([[np.nan, np.inf, -np.inf]]), maps.SIGNED) == "gP8B"


def test_the_maps_of_who_hears_whom_are_core_s():
    forward = flow(STATE).forward
    told = charts.credit(forward)
    for one, map_ in zip(forward.values(), told["maps"], strict=True):
        byte = np.frombuffer(b64decode(map_["levels"]), dtype=np.uint8).reshape(12, 12)
        size = np.clip(credit_map(one), 1e-6, 10)
        np.testing.assert_allclose(np.log10(10.0) + (byte / 255 - 1) * maps.DECADES, np.log10(size), atol=0.02)
        assert not byte[np.triu_indices(12, 1)].any()
    assert (told["scale"]["least"], told["scale"]["most"]) == ("1e−6", "10")
