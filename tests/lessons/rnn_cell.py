"""The Try's of the RNN cell."""

from dataclasses import replace

import numpy as np

from tests.lessons.tries import Try, put
from ui.cells.state import CellState

HERE = CellState("rnn")
BACK = replace(HERE, direction="backward")
DEAF = (("random", {"Waa": 0.0}), ("echo", {}))
"""Two ways to a cell that does not depend on the step before: weights and edits."""


def same(one, other):
    return np.array_equal(one, other)


TRIES = {
    "forward.weigh_x": Try(
        "Drag {xt}", [put(HERE, xt=1.0), put(HERE, xt=-2.0)],
        lambda up, down: np.allclose(down["Wax_xt"], -2 * up["Wax_xt"]),
    ),
    "forward.weigh_a": Try(
        "set it to 0, or choose the weights echo",
        [put(replace(HERE, preset=name), a_prev=a, **zero) for name, zero in DEAF for a in (-2.0, 2.0)],
        lambda *vs: not any(v["Waa"].any() for v in vs)
        and all(same(one["a_next"], other["a_next"]) for one, other in zip(vs[::2], vs[1::2], strict=True)),
    ),
    "forward.bias": Try("only the bias remains", [put(HERE, xt=0.0, a_prev=0.0)], lambda v: same(v["za"], v["ba"])),
    "forward.tanh": Try("Type 50", [put(HERE, xt=50.0)], lambda v: (1 - v["a_next"] ** 2 < 1e-6).all(), always=False),
    "forward.weigh_y": Try(
        "more units", [replace(HERE, n_a=5)],
        lambda v: np.allclose(v["Wya_a"], sum(v["Wya"][:, [k]] * v["a_next"][[k]] for k in range(5))),
    ),
    "forward.bias_y": Try("the biases alone decide", [put(HERE, Wya=0.0)], lambda v: same(v["zy"], v["by"])),
    "forward.softmax": Try(
        "Type 50 for {xt}, then 100", [put(HERE, xt=50.0), put(HERE, xt=100.0)],
        lambda near, far: np.allclose(near["a_next"], far["a_next"]) and np.allclose(near["yt_pred"], far["yt_pred"]),
        always=False,
    ),
    "forward.all": Try("go backward", [BACK], lambda v: {"dxt", "da_prev", "dWax", "dWaa", "dba"} <= set(v)),
    "backward.arrive": Try(
        "prediction minus the truth", [replace(BACK, label=1)],
        lambda v: same(v["dzy"], v["yt_pred"] - [[0.0], [1.0]]) and same(v["da"], v["da_next"] + v["da_from_y"]),
    ),
    "backward.tanh": Try(
        "weights saturated", [replace(BACK, preset="saturated")], lambda v: (np.abs(v["dza"]) < 1e-6).all(),
        always=False,
    ),
    "backward.weights": Try("{dWaa} is 0", [put(BACK, a_prev=0.0)], lambda v: not v["dWaa"].any()),
    "backward.x": Try(
        "Without a loss at the output, drag {xt}", [put(BACK, xt=0.5), put(BACK, xt=-1.0)],
        lambda one, other: all(
            np.allclose(v["dxt"], v["Wax"].T @ (v["da_next"] * (1 - v["a_next"] ** 2))) for v in (one, other)
        ) and not same(one["dxt"], other["dxt"]),
    ),
    "backward.a": Try(
        "contracting", [replace(BACK, preset="contracting")],
        lambda v: (np.abs(v["da_prev"]) <= np.abs(v["da_next"]) / 2).all(),
    ),
    "backward.all": Try(
        "no matrix and no tanh", [replace(BACK, kind="lstm")], lambda v: same(v["dc_prev"], v["dc"] * v["ft"])
    ),
}  # fmt: skip
