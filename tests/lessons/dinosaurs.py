"""The Try's of the page on names."""

from dataclasses import replace
from itertools import takewhile

import numpy as np

from core.names import writing
from core.names.examples import EXAMPLES, bundled_names, example
from core.names.run import Run
from core.names.settings import Settings
from core.names.training import train
from core.training.events import Noticed
from tests.lessons.tries import Try
from ui.names import desk_view


def loss_is_soon_huge(settings):
    events = train(bundled_names(), settings)
    early = takewhile(lambda event: event.step < 200, events)
    rnn, lstm = (example(cell) for cell in ("rnn", "lstm"))
    comparable = rnn.names == lstm.names and rnn.baselines == lstm.baselines
    return comparable and any(isinstance(event, Noticed) for event in early)


def busiest_change_most_and_heat_spreads(run):
    network = run.network()
    indices = run.names.indices("egalosaurus")
    spread = writing.states(network, indices).std(axis=0)
    busiest = desk_view._busiest(network, indices)
    chances = [writing.chances(network, indices[:4], temperature) for temperature in (0.5, 1.0, 2.0)]
    unsure = [-float(p @ np.log(p)) for p in chances]
    return len(busiest) == 3 and min(spread[busiest]) >= max(np.delete(spread, busiest)) and unsure == sorted(unsure)


def rules_are_learned_in_order_and_a_rate_that_is_too_high_undoes_them(run, spoiled):
    bits, us = dict(run.bits), {}
    for step in (0, 200, 1_000, 5_000):
        names = [name.text for name in run.checkpoint(step).names]
        us[step] = sum(name.endswith("us") for name in names) / len(names)
    in_order = bits[0] > bits[200] > bits[1_000] > bits[5_000]
    as_told = abs(bits[200] - run.baselines[1]) < 0.1 and 0 < bits[1_000] - run.baselines[2] < 0.1
    again = Run(run.names, spoiled, "bundled")
    again.take(train(again.names, spoiled))
    [(_, rate), (lowered, _)] = spoiled.changes
    loss = {step: loss for step, loss, _ in again.curve.points}
    huge = again.noticed is not None and again.noticed.step < lowered
    return (
        in_order
        and as_told
        and us[1_000] == 0
        and us[5_000] > 0.5
        and rate == 0.1
        and huge
        and (loss[spoiled.iterations] > 5 * loss[1_000])
    )


TRIES = {
    "watch": Try(
        "raise the learning rate to 0.1",
        [example("rnn"), replace(EXAMPLES["rnn"], iterations=2_500, changes=((1_000, 0.1), (2_000, 0.01)))],
        rules_are_learned_in_order_and_a_rate_that_is_too_high_undoes_them,
    ),
    "loss": Try(
        "rate 1 and without clipping", [replace(Settings(), learning_rate=1.0, clipping="none", held_out=0.1)],
        loss_is_soon_huge,
    ),
    "desk": Try("temperature 0.5 and at 2", [example("lstm")], busiest_change_most_and_heat_spreads),
}  # fmt: skip
