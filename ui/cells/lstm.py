"""The LSTM cell as it is seen."""

from collections.abc import Mapping

from core.cells.lstm_kind import LSTM
from core.cells.lstm_steps import GATES
from core.maths.arrays import Array
from ui.cells.judged import NEARLY, bend, compared, gate_share, least, share
from ui.cells.seen import Seen, Written
from ui.components.maps import SHARE, SIGNED

LETTERS = {
    "reports": {"ft": "f_t", "it": "i_t", "cct": "c̃_t", "ot": "o_t"},
    "colah": {"ft": "f_t", "it": "i_t", "cct": "C̃_t", "ot": "o_t"},
    "keras": {"ft": "f", "it": "i", "cct": "c̃", "ot": "o"},
}


def _written(notation: str) -> Written:
    """The gates with their sums, weights and biases."""
    weights, biases = ("kernels", "bias") if notation == "keras" else ("W", "b")
    found = {"Wy": "W_y"}
    for letter, (gate, written) in zip(GATES, LETTERS[notation].items(), strict=True):
        base = written.split("_")[0]
        found |= {gate: written, f"z{letter}": f"z_{base}", f"W{letter}": f"{weights}_{base}"}
        found[f"b{letter}"] = f"{biases}_{base}"
    return found


def _most_closed(v: Mapping[str, float], p: Array) -> str:
    return least({gate: v[gate] for gate in ("ft", "it", "ot")})


LSTM_SEEN = Seen(
    kind=LSTM,
    page="lstm_cell",
    layout="lstm",
    forward={
        "stack": ("concat",),
        "forget": ("zf", "ft"),
        "input": ("zi", "it"),
        "candidate": ("zc", "cct"),
        "update": ("keep", "write", "c_next"),
        "output": ("zo", "ot"),
        "tanh": ("tanh_c",),
        "hidden": ("a_next",),
        "predict": ("zy", "yt_pred"),
    },
    backward={
        "output": ("dot", "slope_o", "dzo"),
        "tanh": ("dtanh_c", "slope_tanh", "dc_from_a"),
        "meet": ("dc",),
        "candidate": ("dcct", "slope_c", "dzc"),
        "input": ("dit", "slope_i", "dzi"),
        "forget": ("dft", "slope_f", "dzf"),
        "carry": ("dc_prev",),
        "weights": (*(f"dW{gate}" for gate in GATES), *(f"db{gate}" for gate in GATES)),
        "stack": (*(f"from_{gate}" for gate in GATES), "dconcat"),
        "inputs": ("da_prev", "dxt"),
    },
    slopes={"ft": "slope_f", "it": "slope_i", "cct": "slope_c", "ot": "slope_o"},
    misprints={"dzc": "cct", "dzi": "it", "dzf": "ft"},
    notations={notation: _written(notation) for notation in LETTERS},
    truths={
        "forward.forget": _most_closed,
        "forward.candidate": lambda v, p: compared(v["cct"], "up", "down", "equal"),
        "forward.update": lambda v, p: compared(abs(v["c_next"]) - abs(v["c_prev"]), "grow", "shrink", "stay", NEARLY),
        "forward.tanh": lambda v, p: bend(v["slope_tanh"]),
        "forward.hidden": lambda v, p: compared(abs(v["a_next"]) - abs(v["a_prev"]), "larger", "smaller", "equal"),
        "forward.predict": lambda v, p: compared(p[0] - p[1], "first", "second", "equal"),
        "backward.output": lambda v, p: gate_share(v["slope_o"]),
        "backward.tanh": lambda v, p: share(v["ot"] * v["slope_tanh"]),
        "backward.meet": lambda v, p: compared(abs(v["dc_next"]) - abs(v["dc_from_a"]), "later", "shown", "equal"),
        "backward.candidate": lambda v, p: share(v["it"]),
        "backward.forget": lambda v, p: compared(v["dft"], "shrink", "grow", "equal"),
        "backward.carry": lambda v, p: share(v["ft"]),
        "backward.inputs": lambda v, p: compared(abs(v["da_prev"]) - abs(v["da"]), "larger", "smaller", "equal"),
    },
    asked_of={"forward.candidate": "cct", "backward.output": "ot"},
    maps={
        "xt": SIGNED, "ft": SHARE, "it": SHARE, "cct": SIGNED, "ot": SHARE, "c_next": SIGNED, "a_next": SIGNED,
        "yt_pred": SHARE,
    },
    passes=lambda v: v["ft"],
    curves={"da": "lstm", "dc": "memory"},
    ledger="Wf",
    fill="ft",
    pairs={"dc_prev": "dc", "da_prev": "da"},
)  # fmt: skip
