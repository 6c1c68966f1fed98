"""What goes wrong in an LSTM cell and along its sequence, as the lines of lstm_steps.py and lstm.py that it changes."""

from core.cells.edits import Edit, Mistake
from core.cells.lstm_steps import GATES

OTHERS = {"f": "i", "i": "f", "o": "f"}
"""Another sigmoid gate, whose slope may be taken by mistake."""
SUM = "from_f + from_i + from_c + from_o"
CALL = "backward_steps(da[:, :, t] + da_prev, dc_prev, cells[t])"
FORWARD = "forward_steps(x[:, :, t], a_next, c_next, parameters)"
TURNED = (
    Edit("weight_steps", "stack(cache.a_prev, cache.xt)", "stack(cache.xt, cache.a_prev)"),
    Edit("weight_steps", "da_prev = dconcat[:n_a]", "da_prev = dconcat[-n_a:]"),
    Edit("weight_steps", "dxt = dconcat[n_a:]", "dxt = dconcat[:-n_a]"),
)


def _one(id: str, function: str, right: str, wrong: str, **facts: str) -> Mistake:
    return Mistake(f"lstm_{id}", (Edit(function, right, wrong),), facts)


def _of_gates(id: str, right: str, wrong: str, function: str = "backward_steps", gates: str = "fico") -> list[Mistake]:
    """A mistake at one gate, for each of some; {g} stands for its letter, {t} for its name, {o} for another gate's."""
    words = {g: {"g": g, "t": GATES[g], "o": OTHERS.get(g, "")} for g in gates}
    return [_one(id, function, right.format(**w), wrong.format(**w), gate=w["t"]) for w in words.values()]


def _all_gates(id: str, right: str, wrong: str) -> Mistake:
    """The same mistake at all gates' weights at once."""
    edits = (Edit("weight_steps", right.format(g=g), wrong.format(g=g)) for g in GATES)
    return Mistake(f"lstm_{id}", tuple(edits))


IN_A_CELL = (
    Mistake("lstm_x_over_a", (Edit("forward_steps", "stack(a_prev, xt)", "stack(xt, a_prev)"), *TURNED)),
    Mistake("lstm_split_turned", TURNED[1:]),
    *_of_gates("no_bias", "W{g} @ concat + b{g}", "W{g} @ concat", "forward_steps"),
    *_of_gates("tanh_for_gate", "{t} = sigmoid(z{g})", "{t} = tanh(z{g})", "forward_steps", "fio"),
    _one("sigmoid_for_candidate", "forward_steps", "cct = tanh(zc)", "cct = sigmoid(zc)"),
    Mistake(
        "lstm_f_and_i_swapped",
        (
            Edit("forward_steps", "keep = ft * c_prev", "keep = it * c_prev"),
            Edit("forward_steps", "write = it * cct", "write = ft * cct"),
        ),
    ),
    _one("coupled", "forward_steps", "write = it * cct", "write = (1 - ft) * cct"),
    _one("nothing_kept", "forward_steps", "c_next = keep + write", "c_next = write"),
    _one("tanh_of_c_prev", "forward_steps", "tanh_c = tanh(c_next)", "tanh_c = tanh(c_prev)"),
    _one("no_tanh", "forward_steps", "a_next = ot * tanh_c", "a_next = ot * c_next"),
    _one("out_of_c", "forward_steps", "zy = Wy @ a_next + by", "zy = Wy @ c_next + by"),
    _one("no_by", "forward_steps", "zy = Wy @ a_next + by", "zy = Wy @ a_next"),
    _one("softmax_rows", "forward_steps", "yt_pred = softmax(zy)", "yt_pred = softmax(zy.T).T"),
    _one("dc_next_alone", "backward_steps", "dc = dc_next + dc_from_a", "dc = dc_next"),
    _one("dc_next_left_out", "backward_steps", "dc = dc_next + dc_from_a", "dc = dc_from_a"),
    _one("no_tanh_slope", "backward_steps", "dc_from_a = dtanh_c * slope_tanh", "dc_from_a = dtanh_c"),
    _one("tanh_slope_of_c", "backward_steps", "tanh_slope(tanh_c)", "tanh_slope(c_next)"),
    _one("tanh_of_c_prev_back", "backward_steps", "tanh_c = tanh(c_next)", "tanh_c = tanh(c_prev)"),
    _one("ot_left_out", "backward_steps", "dtanh_c = da * ot", "dtanh_c = da"),
    _one("dot_without_tanh", "backward_steps", "dot = da * tanh_c", "dot = da * c_next"),
    *_of_gates("no_slope", "= d{t} * slope_{g}", "= d{t}"),
    *_of_gates("slope_twice", "= d{t} * slope_{g}", "= d{t} * slope_{g} * slope_{g}"),
    *_of_gates("slope_of_another", "= d{t} * slope_{g}", "= d{t} * slope_{o}", gates="fio"),
    _one("sigmoid_slope_of_candidate", "backward_steps", "tanh_slope(cct)", "cct * (1 - cct)"),
    _one("tanh_slope_twice_of_candidate", "backward_steps", "tanh_slope(cct)", "tanh_slope(tanh(cct))"),
    Mistake(
        "lstm_partners_swapped",
        (
            Edit("backward_steps", "dcct = dc * it", "dcct = dc * cct"),
            Edit("backward_steps", "dit = dc * cct", "dit = dc * it"),
        ),
    ),
    _one("dft_from_c_next", "backward_steps", "dft = dc * c_prev", "dft = dc * c_next"),
    _one("dc_prev_by_it", "backward_steps", "dc_prev = dc * ft", "dc_prev = dc * it"),
    _one("dc_prev_without_ft", "backward_steps", "dc_prev = dc * ft", "dc_prev = dc"),
    _one("dc_prev_of_dc_next", "backward_steps", "dc_prev = dc * ft", "dc_prev = dc_next * ft"),
    Mistake(
        "lstm_handout",
        (
            Edit("lstm_cell_backward", "= backward_steps(", "= backward_steps_as_printed("),
            Edit("lstm_backward", "= backward_steps(", "= backward_steps_as_printed("),
        ),
    ),
    Mistake(
        "lstm_only_forget_gate",
        (
            Edit("weight_steps", "from_i = Wi.T @ dzi", "from_i = Wi.T @ dzf"),
            Edit("weight_steps", "from_c = Wc.T @ dzc", "from_c = 0 * from_f"),
            Edit("weight_steps", "from_o = Wo.T @ dzo", "from_o = Wo.T @ dzf"),
        ),
    ),
    *(
        _one("gate_not_handed_back", "weight_steps", SUM, SUM.replace(f"from_{g}", f"0 * from_{g}"), gate=t)
        for g, t in GATES.items()
    ),
    _one("stack_of_a_next", "weight_steps", "stack(cache.a_prev, cache.xt)", "stack(cache.a_next, cache.xt)"),
    _all_gates("no_keepdims", "db{g} = dz{g}.sum(axis=1, keepdims=True)", "db{g} = dz{g}.sum(axis=1)"),
    _all_gates("mean_of_bias", "db{g} = dz{g}.sum(axis=1, keepdims=True)", "db{g} = dz{g}.mean(axis=1, keepdims=True)"),
)  # fmt: skip

ALONG_A_SEQUENCE = (
    _one("c_not_handed_on", "lstm_forward", FORWARD, "forward_steps(x[:, :, t], a_next, 0 * c_next, parameters)"),
    _one("a_not_handed_on", "lstm_forward", FORWARD, "forward_steps(x[:, :, t], a0, c_next, parameters)"),
    _one("c_begins_as_a", "lstm_forward", "c_next = np.zeros_like(a_next)", "c_next = a_next"),
    _one("x_stands_still", "lstm_forward", FORWARD, "forward_steps(x[:, :, 0], a_next, c_next, parameters)"),
    _one("nothing_carried", "lstm_backward", CALL, "backward_steps(da[:, :, t], 0 * dc_prev, cells[t])"),
    _one("dc_not_carried", "lstm_backward", CALL, "backward_steps(da[:, :, t] + da_prev, 0 * dc_prev, cells[t])"),
    _one("da_not_carried", "lstm_backward", CALL, "backward_steps(da[:, :, t], dc_prev, cells[t])"),
    _one(
        "last_loss_alone", "lstm_backward",
        CALL, "backward_steps(da_prev if t < len(cells) - 1 else da[:, :, t], dc_prev, cells[t])",
    ),
    _one("not_reversed", "lstm_backward", "in reversed(range(len(cells)))", "in range(len(cells))"),
    Mistake(
        "lstm_caches_reversed",
        (
            Edit("lstm_backward", CALL, "backward_steps(da[:, :, t] + da_prev, dc_prev, cells[-1 - t])"),
            Edit("lstm_backward", "weight_steps(gates, cells[t])", "weight_steps(gates, cells[-1 - t])"),
        ),
    ),
    _one("overwritten", "lstm_backward", "sums[name] += getattr", "sums[name] = getattr"),
    _one("one_step_counts", "lstm_backward", "sums[name] += getattr", "sums[name] += (t == len(cells) - 1) * getattr"),
)  # fmt: skip

LSTM_MISTAKES = (*IN_A_CELL, *ALONG_A_SEQUENCE)
