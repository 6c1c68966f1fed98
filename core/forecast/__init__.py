"""The next value of a series: cut into windows, forecast by the reports' stacked LSTM, judged beside simple forecasts.

In reading order: windows.py (a series cut, scaled and split), baselines.py (what any forecast must beat, and scores),
stacked.py (the network), recipes.py (what it learns and how), stacked_step.py (one fast update of it), training.py (the
whole training as events), recursion.py (forecasts fed back), coverage.py (their band, and how often it has held),
run.py (a training as it is seen), inside.py (its layers, gate by gate). seasons.py, yardsticks.py and choice.py
(the simple forecasts of a careful person, and the best of them), uncertainty.py (whether two forecasts can be told
apart), seeds.py and folds.py (all of it again with other seeds, and on earlier rows). TensorFlow, scikit-learn and
statsmodels are loaded by workers only, inside functions.
"""

from core.forecast.baselines import (
    Lag,
    Scores,
    constant,
    lag,
    moving_average,
    persistence,
    residuals,
    scores,
    unchanged,
)
from core.forecast.coverage import Coverage, band, errors_ahead, measured
from core.forecast.folds import rolling
from core.forecast.inside import Inside, cell_at, drives, layer
from core.forecast.recipes import CHANGE, Settings, as_in_the_reports
from core.forecast.recursion import courses, recursive
from core.forecast.run import ForecastRun
from core.forecast.seeds import again
from core.forecast.stacked import Shape, initial, keras_file, keras_model, predict
from core.forecast.training import export, train, warm
from core.forecast.windows import Split, Windows, cut, proposed_window

__all__ = [
    "CHANGE",
    "Coverage",
    "ForecastRun",
    "Inside",
    "Lag",
    "Scores",
    "Settings",
    "Shape",
    "Split",
    "Windows",
    "again",
    "as_in_the_reports",
    "band",
    "cell_at",
    "constant",
    "courses",
    "cut",
    "drives",
    "errors_ahead",
    "export",
    "initial",
    "keras_file",
    "keras_model",
    "lag",
    "layer",
    "measured",
    "moving_average",
    "persistence",
    "predict",
    "proposed_window",
    "recursive",
    "residuals",
    "rolling",
    "scores",
    "train",
    "unchanged",
    "warm",
]
