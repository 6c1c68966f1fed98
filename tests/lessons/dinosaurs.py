"""The Try's of the page on names."""

from dataclasses import replace
from itertools import takewhile

import numpy as np

from core.names import writing
from core.names.examples import bundled_names, example
from core.names.training import Settings, train
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


TRIES = {
    "loss": Try(
        "rate 1 and without clipping", [replace(Settings(), learning_rate=1.0, clipping="none", held_out=0.1)],
        loss_is_soon_huge,
    ),
    "desk": Try("temperature 0.5 and at 2", [example("lstm")], busiest_change_most_and_heat_spreads),
}  # fmt: skip
