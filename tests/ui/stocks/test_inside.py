"""What is seen inside a trained network, from a network made by hand."""

import json
from dataclasses import replace

import numpy as np
from streamlit.testing.v1 import AppTest

from core.forecast.inside import layer
from core.forecast.recipes import beginning, shape_of
from core.training.events import Weights
from tests.ui.stocks.test_figures import SETTINGS, trial
from ui.stocks import gate_maps
from ui.stocks.trial import About, Trial

LAYERS = 3


def deep() -> Trial:
    """A trial whose network has some layers."""
    one = trial()
    settings = replace(SETTINGS, layers=LAYERS)
    job = one.listeners["change"].job
    job.about = About("id", 1, one.task, settings, "")
    job.weights = Weights(1, beginning(shape_of(one.task.windows, settings), settings))
    one.listeners["change"] = job.about.listener(job)
    return one


def shown() -> None:
    """The part of the page, as Streamlit runs it."""
    from tests.ui.stocks.test_inside import deep
    from ui.kit.page_head import enter
    from ui.stocks import inside, state

    store = state.store()
    enter(store)
    inside.show(store, deep())


def test_the_maps_are_the_gates_of_all_units_of_a_layer():
    one = deep()
    run = one.with_forecasts()["change"]
    inside = layer(run.weights.arrays, run.windows.inputs(run.windows.test)[0], 2)
    found = gate_maps.figure(inside, unit=1, step=5)
    assert [trace["name"] for trace in found["data"]] == ["forget gate", "input gate", "output gate"]
    for trace, gate in zip(found["data"], ("ft", "it", "ot"), strict=True):
        np.testing.assert_allclose(trace["z"], inside.numbers[gate], atol=6e-4)
        assert np.shape(trace["z"]) == (SETTINGS.units, run.windows.window)
    axes = [(trace["xaxis"], trace["yaxis"]) for trace in found["data"]]
    assert {(line["xref"], line["y0"]) for line in found["layout"]["shapes"][::2]} == {
        (f"{x} domain", 1) for x, _ in axes
    }
    assert {line["x0"] for line in found["layout"]["shapes"][1::2]} == {5}


def test_each_layer_can_be_looked_into():
    run = deep().with_forecasts()["change"]
    for number in (1, LAYERS):
        page = AppTest.from_function(shown, default_timeout=60)
        page.query_params.update({"layer": str(number)})
        page.run()
        assert not page.exception
        (drawn,) = page.get("plotly_chart")
        gate = layer(run.weights.arrays, run.windows.inputs(run.windows.test)[0], number).numbers["ft"]
        found = json.loads(drawn.proto.spec)["data"][0]
        assert (found["name"], found["z"]) == ("forget gate", gate.round(gate_maps.DIGITS).tolist())
