"""What goes wrong in an RNN cell and along its sequence, as the lines of rnn_steps.py and rnn.py that it changes."""

from core.cells.edits import Edit, Mistake

CALL = "backward_steps(da[:, :, t] + da_prev, cells[t])"


def _one(id: str, function: str, right: str, wrong: str) -> Mistake:
    return Mistake(f"rnn_{id}", (Edit(function, right, wrong),))


RNN_MISTAKES = (
    _one("no_bias", "forward_steps", "za = Wax_xt + Waa_a + ba", "za = Wax_xt + Waa_a"),
    _one("no_by", "forward_steps", "zy = Wya_a + by", "zy = Wya_a"),
    _one("Waa_transposed", "forward_steps", "Waa_a = Waa @ a_prev", "Waa_a = Waa.T @ a_prev"),
    _one("sigmoid", "forward_steps", "a_next = tanh(za)", "a_next = sigmoid(za)"),
    _one("softmax_rows", "forward_steps", "yt_pred = softmax(zy)", "yt_pred = softmax(zy.T).T"),
    _one("sigmoid_out", "forward_steps", "yt_pred = softmax(zy)", "yt_pred = sigmoid(zy)"),
    _one("out_of_a_prev", "forward_steps", "Wya_a = Wya @ a_next", "Wya_a = Wya @ a_prev"),
    _one(
        "a_not_handed_on", "rnn_forward",
        "forward_steps(x[:, :, t], a_prev, parameters)", "forward_steps(x[:, :, t], a0, parameters)",
    ),
    _one(
        "x_stands_still", "rnn_forward",
        "forward_steps(x[:, :, t], a_prev, parameters)", "forward_steps(x[:, :, 0], a_prev, parameters)",
    ),
    _one("no_slope", "backward_steps", "dza = da * slope_a", "dza = da"),
    _one("slope_twice", "backward_steps", "dza = da * slope_a", "dza = da * slope_a * slope_a"),
    _one("slope_of_tanh_again", "backward_steps", "tanh_slope(a_next)", "tanh_slope(tanh(a_next))"),
    _one("slope_not_squared", "backward_steps", "tanh_slope(a_next)", "1 - a_next"),
    _one("slope_of_sigmoid", "backward_steps", "tanh_slope(a_next)", "a_next * (1 - a_next)"),
    _one("slope_at_a_prev", "backward_steps", "tanh_slope(a_next)", "tanh_slope(a_prev)"),
    _one("no_keepdims", "backward_steps", "dza.sum(axis=1, keepdims=True)", "dza.sum(axis=1)"),
    _one("mean_of_bias", "backward_steps", "dza.sum(axis=1, keepdims=True)", "dza.mean(axis=1, keepdims=True)"),
    _one("dWaa_from_a_next", "backward_steps", "dWaa = dza @ a_prev.T", "dWaa = dza @ a_next.T"),
    _one("da_prev_untransposed", "backward_steps", "da_prev = Waa.T @ dza", "da_prev = Waa @ dza"),
    Mistake(
        "rnn_slope_before_weights_only",
        (
            Edit("backward_steps", "dxt = Wax.T @ dza", "dxt = Wax.T @ da"),
            Edit("backward_steps", "da_prev = Waa.T @ dza", "da_prev = Waa.T @ da"),
        ),
    ),
    _one("nothing_carried", "rnn_backward", CALL, "backward_steps(da[:, :, t], cells[t])"),
    _one(
        "last_loss_alone", "rnn_backward",
        CALL, "backward_steps(da_prev if t < len(cells) - 1 else da[:, :, t], cells[t])",
    ),
    _one("not_reversed", "rnn_backward", "in reversed(range(len(cells)))", "in range(len(cells))"),
    _one("caches_reversed", "rnn_backward", CALL, "backward_steps(da[:, :, t] + da_prev, cells[-1 - t])"),
    _one("overwritten", "rnn_backward", "sums[name] += getattr", "sums[name] = getattr"),
    _one("one_step_counts", "rnn_backward", "sums[name] += getattr", "sums[name] += (t == len(cells) - 1) * getattr"),
)  # fmt: skip
