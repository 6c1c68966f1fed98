"""A layer of a trained stock network, and any day of it as a cell, by a key that a link can hold."""

from core.cells.lstm_kind import LSTM
from core.forecast.inside import Inside, cell_at, layer
from core.forecast.run import ForecastRun
from core.training.listener import Listener
from ui.kit import lesson, training_panel
from ui.kit.opened import Given
from ui.stocks.trial import About

KEY = "stock"


def look(listener: Listener[ForecastRun], row: int, number: int) -> Inside:
    """A layer of a trained network, from 1, on the window before a row. ValueError where there is none."""
    run = listener.listen()
    there = run.windows.window <= row <= len(run.windows.values) and 1 <= number <= run.settings.layers
    if run.weights is None or not there:
        raise ValueError(row)
    return layer(run.weights.arrays, run.windows.scaled[row - run.windows.window : row], number)


def key(job: str, row: int, number: int, t: int) -> str:
    """The key of a cell: the training, the row that is forecast, the layer from 1, the step of its window from 0."""
    return f"{KEY}~{job}~{row}~{number}~{t}"


def look_up(key: str) -> Given:
    """The cell of a key. ValueError where its job is gone."""
    _, id, row, number, t = key.split("~")
    job = training_panel.find(id)
    if job is None or not isinstance(job.about, About):
        raise ValueError(key)
    about = job.about
    inside, day = look(about.listener(job), int(row), int(number)), int(t)
    if not 0 <= day < inside.numbers["x"].shape[1]:
        raise ValueError(key)
    words, days = lesson.words("stocks"), inside.numbers["x"].shape[1]
    input_row = int(row) - days + day
    facts = {"day": day + 1, "days": days, "date": about.task.at(range(input_row, input_row + 1))[0], "layer": number}
    sentence = words["inside"]["origin" if int(number) == 1 else "origin_above"]
    origin = sentence.format(network=words["names"][about.settings.target], below=int(number) - 1, **facts)
    arrays = cell_at(inside, day)
    letters = tuple(str(number) for number in range(len(arrays["xt"])))
    return Given(LSTM.name, arrays, letters, None, str(origin), "stocks")
