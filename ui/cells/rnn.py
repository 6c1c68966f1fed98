"""The plain recurrent cell as it is seen."""

from core.cells.rnn_kind import RNN
from core.maths.activations import tanh_slope
from ui.cells.judged import bend, compared, share
from ui.cells.seen import Seen
from ui.components.maps import SHARE, SIGNED

RNN_SEEN = Seen(
    kind=RNN,
    page="rnn_cell",
    layout="rnn",
    forward={
        "weigh_x": ("Wax_xt",),
        "weigh_a": ("Waa_a",),
        "bias": ("za",),
        "tanh": ("a_next",),
        "weigh_y": ("Wya_a",),
        "bias_y": ("zy",),
        "softmax": ("yt_pred",),
    },
    backward={
        "tanh": ("slope_a", "dza"),
        "weights": ("dWax", "dWaa", "dba"),
        "x": ("dxt",),
        "a": ("da_prev",),
    },
    notations={
        "reports": {
            "Wax": "W_ax", "Waa": "W_aa", "Wya": "W_ya", "ba": "b_a", "za": "z_a",
            "Wax_xt": "W_ax x", "Waa_a": "W_aa a", "Wya_a": "W_ya a",
        },
        "colah": {
            "Wax": "W_x", "Waa": "W_h", "Wya": "W_y", "ba": "b_h", "za": "z_h",
            "Wax_xt": "W_x x", "Waa_a": "W_h h", "Wya_a": "W_y h",
        },
        "slides": {
            "Wax": "U", "Waa": "W", "Wya": "V", "ba": "b_s", "za": "z_s", "Wax_xt": "Ux", "Waa_a": "Ws", "Wya_a": "Vs",
        },
        "keras": {
            "Wax": "kernel", "Waa": "recurrent_kernel", "Wya": "W_y", "ba": "bias", "za": "z",
            "Wax_xt": "x·_kernel", "Waa_a": "h·_recurrent", "Wya_a": "W_y h",
        },
    },
    truths={
        "forward.weigh_a": lambda v, p: compared(abs(v["Wax_xt"]) - abs(v["Waa_a"]), "input", "past", "equal"),
        "forward.bias": lambda v, p: compared(v["za"], "above", "below", "equal"),
        "forward.tanh": lambda v, p: bend(v["slope_a"]),
        "forward.softmax": lambda v, p: compared(p[0] - p[1], "first", "second", "equal"),
        "backward.tanh": lambda v, p: share(v["slope_a"]),
        "backward.weights": lambda v, p: compared(abs(v["dWax"]) - abs(v["dWaa"]), "input", "past", "equal"),
        "backward.a": lambda v, p: compared(abs(v["da_prev"]) - abs(v["da"]), "larger", "smaller", "equal"),
    },
    maps={"xt": SIGNED, "a_next": SIGNED, "yt_pred": SHARE},
    passes=lambda v: tanh_slope(v["a_next"]),
    curves={"da": "rnn"},
    ledger="Waa",
    fill="slope_a",
    pairs={"da_prev": "da"},
    apart=("ba", "by"),
)  # fmt: skip
