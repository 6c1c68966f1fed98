"""The Try's of the LSTM cell."""

from dataclasses import replace

import numpy as np

from core.cells.checking import checks
from core.cells.trace import trace
from tests.lessons.rnn_cell import same
from tests.lessons.tries import Try, put
from ui.cells.state import CellState

HERE = CellState("lstm")
BACK = replace(HERE, direction="backward")
GATES = {"ft": "f", "it": "i", "cct": "c", "ot": "o"}


def opened(logit):
    """The opening page with the forget gate's bias raised until the gate is 0.99 open."""
    v = trace(HERE.cell)
    return put(HERE, bf=float(np.log(0.99 / 0.01) - (v["zf"] - v["bf"])[0, 0]) + logit)


def cancelled():
    """The opening page with dc_next such that both addends of dc cancel."""
    return put(BACK, dc_next=-float(trace(BACK.cell)["dc_from_a"][0, 0]))


def heard_by_all_gates(here, moved):
    """What has changed in the stack has changed each gate's sum, as that gate weighs it."""
    change = moved["concat"] - here["concat"]
    return change.any() and all(
        np.allclose(moved[f"z{g}"] - here[f"z{g}"], here[f"W{g}"] @ change) for g in GATES.values()
    )


def output_gate_alone_learns(v):
    silent = [v[name] for name in ("dc", "dzf", "dzi", "dzc", "dWf", "dWi", "dWc", "dc_prev")]
    return not any(array.any() for array in silent) and v["dzo"].all() and v["dWo"].any()


def caught():
    cell = replace(BACK, as_printed=True).cell
    return sum(not check.passed for check in checks(cell, trace(cell)))


TRIES = {
    "forward.stack": Try(
        "to all four gates", [HERE, put(HERE, xt=0.123), put(HERE, a_prev=0.123)],
        lambda here, *moved: all(heard_by_all_gates(here, v) for v in moved),
    ),
    "forward.forget": Try("until {ft} is 0.99", [opened(0.0)], lambda v: np.allclose(v["ft"], 0.99), always=False),
    "forward.input": Try(
        "pin {ft} to 1 as well",
        [replace(put(HERE, xt=x), pins=pins) for pins in ({"it": 0.0}, {"it": 0.0, "ft": 1.0}) for x in (-1.0, 1.0)],
        lambda one, other, still, too: not one["write"].any() and not same(one["c_next"], other["c_next"])
        and same(still["c_next"], still["c_prev"]) and same(too["c_next"], too["c_prev"]),
    ),
    "forward.candidate": Try("typing 50", [put(HERE, xt=50.0)], lambda v: abs(abs(v["cct"]) - 1) < 1e-6, always=False),
    "forward.update": Try(
        "but for a hair", [replace(HERE, preset="remember")], lambda v: np.abs(v["c_next"] - v["c_prev"]).max() < 0.01
    ),
    "forward.output": Try(
        "next to nothing leaves", [replace(put(HERE, xt=x), preset="output_closed") for x in (-1.0, 1.0)],
        lambda one, other: (np.abs(one["c_next"] - other["c_next"]) > 0.1).all()
        and np.abs([one["a_next"], other["a_next"]]).max() < 0.003,
    ),
    "forward.tanh": Try(
        "Type 5 for {c_prev}", [put(HERE, c_prev=5.0)],
        lambda v: (v["tanh_c"] > 0.95).all() and (v["slope_tanh"] < 0.05).all(), always=False,
    ),
    "forward.hidden": Try("Pin {ot} to 1", [replace(HERE, pins={"ot": 1.0})], lambda v: same(v["a_next"], v["tanh_c"])),
    "forward.predict": Try(
        "prediction minus the truth", [replace(BACK, label=1)],
        lambda v: same(v["dzy"], v["yt_pred"] - [[0.0], [1.0]]),
    ),
    "forward.all": Try("go backward", [BACK], lambda v: {"dxt", "da_prev", "dc_prev", "dWf", "dbf"} <= set(v)),
    "backward.arrive": Try(
        "drag {da_next} to 0", [put(BACK, da_next=0.0)],
        lambda v: not v["da"].any() and same(v["dc"], v["dc_next"]) and not v["dzo"].any(),
    ),
    "backward.output": Try(
        "set the bias {bo} to 10", [put(BACK, c_prev=20.0), put(BACK, c_prev=20.0, bo=10.0)],
        lambda v, shut: np.allclose(v["dot"], v["da"], rtol=1e-3) and abs(shut["dzo"]) < 1e-3 < abs(v["dzo"]),
        always=False,
    ),
    "backward.tanh": Try(
        "nearly closed", [put(BACK, c_prev=5.0)], lambda v: (np.abs(v["dc_from_a"]) < 0.05 * np.abs(v["da"])).all(),
        always=False,
    ),
    "backward.meet": Try("The output gate still learns", [cancelled()], output_gate_alone_learns, always=False),
    "backward.candidate": Try("{dcct} is 0", [replace(BACK, pins={"it": 0.0})], lambda v: not v["dcct"].any()),
    "backward.input": Try("{dit} is 0", [replace(BACK, pins={"cct": 0.0})], lambda v: not v["dit"].any()),
    "backward.forget": Try(
        "gate's gradient changes sign", [put(BACK, c_prev=c) for c in (0.0, 0.7, -0.7)],
        lambda empty, one, other: not empty["dft"].any()
        and ((np.sign(one["dft"]) == -np.sign(other["dft"])) == (np.sign(one["dc"]) == np.sign(other["dc"]))).all(),
    ),
    "backward.carry": Try("undiminished", [replace(BACK, pins={"ft": 1.0})], lambda v: same(v["dc_prev"], v["dc"])),
    "backward.weights": Try(
        "no gradient at all", [put(BACK, xt=0.0)],
        lambda v: not any(v[f"dW{g}"][:, len(v["a_prev"]) :].any() for g in "fico"),
    ),
    "backward.stack": Try(
        "their part vanish", [replace(BACK, pins={gate: 0.5}) for gate in GATES],
        lambda *vs: all(
            v[f"from_{g}"].any() == (g != pinned) for v, pinned in zip(vs, GATES.values(), strict=True) for g in "fico"
        ),
    ),
    "backward.inputs": Try(
        "after sixty such steps", [replace(BACK, pins={"ft": 1.0})],
        lambda v: same(v["dc_prev"], v["dc"] * v["ft"] ** 60)
        and np.allclose(v["da_prev"], sum(v[f"W{g}"].T @ v[f"dz{g}"] for g in "fico")[: len(v["a_prev"])]),
    ),
    "backward.all": Try("turns red", [BACK], lambda v: caught() >= 9),
}  # fmt: skip
