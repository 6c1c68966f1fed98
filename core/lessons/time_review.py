"""Questions on many steps: what reaches which step, what a sum over steps is, what fades, grows or is clipped."""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from core.cells.initial_weights import initial_weights
from core.cells.kinds import KINDS
from core.lessons.asked import Asked
from core.maths.activations import sigmoid, tanh_slope
from core.maths.clipping import angle, clipped
from core.maths.output import cross_entropy, output_backward
from core.through_time.gradient_flow import credit_map, products
from core.through_time.memory_task import SYMBOLS
from core.through_time.sequences import signal
from core.through_time.unrolled import Unrolled, backward, unroll

PLAIN = next(kind for kind in KINDS.values() if kind.recurrent)
"""The kind with one recurrent matrix, whose ledger is short."""
T = 5
"""Steps of the small network that is asked about."""
TENTH = 0.1


def _network(rng: Generator, moved: int | None = None) -> Unrolled:
    """One unit along five numbers, that of one step moved."""
    values = np.round(rng.uniform(-1, 1, T), 1)
    if moved is not None:
        values[moved] += 1.0
    parameters = initial_weights(PLAIN, 1, 1, 2, np.random.default_rng(2))
    return unroll(PLAIN, signal(list(values)), parameters)


def ledger_sum(rng: Generator) -> Asked:
    """The gradient of a weight from what each step adds to it, three decimals each."""
    back = backward(_network(rng), range(T))
    added = np.round(back.ledger[f"d{PLAIN.recurrent}"][0, 0], 3) + 0.0
    steps = {f"step{t + 1}": float(value) for t, value in enumerate(added)}
    return Asked({**steps, "sum": float(added.sum())}, number=float(added.sum()))


def loss_reaches(rng: Generator) -> Asked:
    """Whether a loss after one step says anything of the state after another."""
    loss, state = _two_steps(rng)
    reached = credit_map(_network(rng))[loss, state] > 0
    return Asked({"loss": loss + 1, "state": state + 1}, true=bool(reached))


def input_moves(rng: Generator) -> Asked:
    """Whether the input of one step moves the state after another."""
    step, state = _two_steps(rng)
    seed = int(rng.integers(1000))
    as_it_was, moved = (_network(np.random.default_rng(seed), at).numbers["a_next"][0] for at in (None, step))
    return Asked({"step": step + 1, "state": state + 1}, true=bool(as_it_was[state] != moved[state]))


def _two_steps(rng: Generator) -> tuple[int, int]:
    first, second = rng.choice(T, 2, replace=False)
    return int(first), int(second)


def learned_numbers(rng: Generator) -> Asked:
    """How many numbers a network learns, however long the sequence is."""
    kind = KINDS[str(rng.choice(sorted(KINDS)))]
    n_x, n_a, n_y, steps = (int(n) for n in (rng.integers(1, 4), rng.integers(2, 6), 2, rng.integers(10, 60)))
    shapes = kind.array_shapes(n_x, n_a, n_y, 1)
    count = sum(int(np.prod(shapes[name])) for name in kind.shapes)
    facts: dict[str, float | str] = {"kind": kind.name.upper(), "n_x": n_x, "n_a": n_a, "n_y": n_y, "T": steps}
    return Asked({**facts, "count": count}, number=count)


def _left(f: float, steps: int) -> float:
    """What so many forget gates of this value leave of a gradient on the direct wire."""
    return float(products(np.full((steps + 1, 1, 1), f), steps)[0].item())


def left_after(rng: Generator) -> Asked:
    """What is left after some steps."""
    f, steps = round(float(rng.uniform(0.7, 0.98)), 2), int(rng.integers(3, 12))
    return Asked({"f": f, "steps": steps, "left": _left(f, steps)}, number=_left(f, steps))


def tenth_left(rng: Generator) -> Asked:
    """Whether a tenth is left after many steps."""
    f, steps = float(rng.choice([0.9, 0.95, 0.98, 0.99])), int(rng.choice([20, 40, 60, 100]))
    return Asked({"f": f, "steps": steps, "left": _left(f, steps)}, true=_left(f, steps) > TENTH)


def twice_the_steps(rng: Generator) -> Asked:
    """What is left after twice as many steps: the square, not the half."""
    f, steps = round(float(rng.uniform(0.8, 0.95)), 2), int(rng.integers(4, 10))
    left, then = _left(f, steps), _left(f, 2 * steps)
    said = float(rng.choice([then, left / 2]))
    facts = {"f": f, "steps": steps, "left": left, "double": 2 * steps, "said": said, "then": then}
    return Asked(facts, true=bool(np.isclose(said, then)))


def bias_rule(rng: Generator) -> Asked:
    """The forget gate that the bias ln T makes by itself."""
    steps = int(rng.integers(3, 20))
    gate = float(sigmoid(np.log(np.array(float(steps)))))
    return Asked({"T": steps, "bias": float(np.log(steps)), "f": gate}, number=gate)


def grows(rng: Generator) -> Asked:
    """Whether a gradient grows with each step back: the weight and the slope of tanh, multiplied."""
    weight, a = round(float(rng.uniform(0.8, 2.5)), 1), float(rng.choice([0.1, 0.3, 0.6, 0.8]))
    factor = weight * float(tanh_slope(np.array(a)))
    return Asked({"weight": weight, "a": a, "factor": factor}, true=abs(factor) > 1)


def clipped_entry(how: str, asked: str) -> Callable[[Generator], Asked]:
    """A gradient of two entries is clipped: its first entry afterwards, or the angle by which it was turned."""

    def draw(rng: Generator) -> Asked:
        first, second, most = int(rng.integers(3, 13)), int(rng.integers(1, 6)), int(rng.choice([1, 2, 5]))
        before = {"dW": np.array([[float(first), float(second)]])}
        after = clipped(before, how, float(most))
        found = {"entry": float(after["dW"][0, 0]), "other": float(after["dW"][0, 1]), "angle": angle(before, after)}
        return Asked({"first": first, "second": second, "most": most, **found}, number=found[asked])

    return draw


def keeps_direction(rng: Generator) -> Asked:
    """Whether a clip by value leaves the direction as it was."""
    first, second, most = int(rng.integers(1, 7)), int(rng.integers(1, 7)), int(rng.integers(2, 8))
    before = {"dW": np.array([[float(first), float(second)]])}
    after = clipped(before, "value", float(most))
    facts: dict[str, float | str] = {"first": first, "second": second, "most": most}
    cut = {"entry": float(after["dW"][0, 0]), "other": float(after["dW"][0, 1]), "angle": angle(before, after)}
    return Asked(facts | cut, true=cut["angle"] < 1e-6)


def step_length(rng: Generator) -> Asked:
    """How far one update goes with a gradient that was clipped by norm."""
    length, most, rate = int(rng.integers(3, 200)), int(rng.choice([1, 5, 10])), float(rng.choice([0.01, 0.05, 0.1]))
    after = clipped({"dW": np.array([[float(length)]])}, "norm", float(most))["dW"]
    found = rate * float(np.linalg.norm(after))
    return Asked({"length": length, "most": most, "rate": rate, "step": found}, number=found)


def loss_by_chance(rng: Generator) -> Asked:
    """The loss of who holds all first symbols for equally likely."""
    symbols = int(rng.choice([2, SYMBOLS, 8]))
    found = float(cross_entropy(np.zeros((symbols, 1)), 0).item())
    return Asked({"symbols": symbols, "loss": found}, number=found)


def gradient_of_right(rng: Generator) -> Asked:
    """What the loss says of the score of the right symbol, which has this probability."""
    p = round(float(rng.uniform(0.05, 0.99)), 2)
    other = (1 - p) / (SYMBOLS - 1)
    chances = np.array([[p], *[[other]] * (SYMBOLS - 1)])
    dzy = output_backward(chances, 0, np.zeros((1, 1)), np.zeros((SYMBOLS, 1))).dzy
    return Asked({"p": p, "gradient": float(dzy[0, 0])}, number=float(dzy[0, 0]))


def bias_for(rng: Generator) -> Asked:
    """The bias that the page proposes for a memory of so many steps."""
    steps = int(rng.choice([10, 20, 30, 40, 50, 60]))
    bias = float(np.log(steps))
    return Asked({"T": steps, "bias": bias, "f": float(sigmoid(np.array(bias)))}, number=bias)


def rnn_holds(rng: Generator) -> Asked:
    """Whether a hundredth of a gradient comes to the first step, where each step multiplies it by a factor."""
    factor, steps = float(rng.choice([0.7, 0.9, 0.95, 0.99])), int(rng.choice([10, 30, 60]))
    left = _left(factor, steps - 1)
    return Asked({"factor": factor, "T": steps, "left": left}, true=left >= 0.01)


UNROLLED = {
    "unrolled_sum": ledger_sum,
    "unrolled_loss": loss_reaches,
    "unrolled_input": input_moves,
    "unrolled_count": learned_numbers,
}
GRADIENTS = {
    "gradients_left": left_after,
    "gradients_tenth": tenth_left,
    "gradients_twice": twice_the_steps,
    "gradients_bias": bias_rule,
    "gradients_grows": grows,
}
CLIPPING = {
    "clip_value": clipped_entry("value", "other"),
    "clip_norm": clipped_entry("norm", "entry"),
    "clip_angle": clipped_entry("value", "angle"),
    "clip_keeps": keeps_direction,
    "clip_step": step_length,
}
MEMORY = {
    "memory_chance": loss_by_chance,
    "memory_gradient": gradient_of_right,
    "memory_bias": bias_for,
    "memory_holds": rnn_holds,
}
