"""A listener gives its record each event once, and the newest parameters."""

import numpy as np

from core.training.events import Progress, Weights
from core.training.job import Job
from core.training.listener import Listener


class Diary:
    """A record that writes everything down."""

    def __init__(self):
        self.events = []

    def take(self, events):
        self.events += events


def test_each_event_arrives_once_and_the_parameters_only_where_they_are_new():
    job = Job("id", "kind", "anna")
    listener = Listener(Diary(), job)
    first, second = Progress(1, 9, {}), Progress(2, 9, {})
    job.events.append(first)
    assert listener.listen().events == [first]
    assert listener.listen().events == [first]
    job.events.append(second)
    job.weights = Weights(2, {"W": np.zeros(1)})
    assert listener.listen().events == [first, second, job.weights]
    assert listener.listen() is listener.record
    older, job.weights = job.weights, Weights(3, {"W": np.ones(1)})
    assert listener.listen().events == [first, second, older, job.weights]
