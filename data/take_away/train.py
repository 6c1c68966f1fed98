"""Train the networks anew with pandas, scikit-learn and Keras alone, and judge them as the page did.

Needs pandas, scikit-learn, scipy (which comes with it) and tensorflow. Run it in the folder of the unpacked zip:
python train.py. The digits differ from those of the page, for other random numbers are drawn; the verdict should not.
"""

import json
import math

import numpy as np
import pandas as pd
from scipy.stats import t as students_t
from sklearn.preprocessing import MinMaxScaler
from tensorflow import keras

LEVEL, FEWEST, ALIKE = 0.1, 8, 0.01
"""Told apart from "tomorrow = today" where p is below this level and the interval, which holds the skill but for this
share, leaves out 0; with fewer rows there is neither, and errors that differ by this share of the RMSE are alike."""

with open("settings.json", encoding="utf-8") as file:
    told = json.load(file)
values = pd.read_csv("series.csv").iloc[:, 1:].to_numpy(dtype=np.float64)
window, learned, held_out = told["window"], told["first_row_not_learned"], told["first_held_out_row"]

scaler = MinMaxScaler().fit(values if told["leak"] else values[:learned])
scaled = scaler.transform(values)
windows = np.lib.stride_tricks.sliding_window_view(scaled, window, axis=0)[:-1].transpose(0, 2, 1)
train, validation = slice(0, learned - window), slice(learned - window, held_out - window)
held = slice(held_out - window, None)  # windows[k] lies before row window + k
today, real = values[held_out - 1 : -1, 0], values[held_out:, 0]


def wanted(target: str, unit: float) -> np.ndarray:
    """What a network should say after each window: the scaled price, or a step in its standard deviations."""
    if target == "price":
        return scaled[window:, 0]
    course = np.log(values[:, 0]) if target == "log" else scaled[:, 0]
    return np.diff(course)[window - 1 :] / unit


def network(how: dict) -> keras.Model:
    """Layers of LSTM, each with dropout. One that says a step begins with saying 0."""
    layers = [keras.layers.Input(windows.shape[1:])]
    for layer in range(how["layers"]):
        layers.append(keras.layers.LSTM(how["units"], return_sequences=layer < how["layers"] - 1))
        layers.append(keras.layers.Dropout(how["dropout"]))
    first = "glorot_uniform" if how["target"] == "price" else "zeros"
    return keras.Sequential([*layers, keras.layers.Dense(1, kernel_initializer=first)])


def learn(how: dict, unit: float) -> keras.Model:
    """Learn the training part, with the best weights of the validation part where there is one."""
    keras.utils.set_random_seed(how["seed"])
    model, target, rate = network(how), wanted(how["target"], unit), how["learning_rate"]
    if how["decay"] == "cosine":
        updates = how["epochs"] * math.ceil((learned - window) / how["batch"])
        rate = keras.optimizers.schedules.CosineDecay(rate, updates)
    model.compile(keras.optimizers.Adam(rate), "mse")
    early = {}
    if held_out > learned:
        patience = how["patience"] or how["epochs"]
        early["validation_data"] = (windows[validation], target[validation])
        early["callbacks"] = [keras.callbacks.EarlyStopping(patience=patience, restore_best_weights=True)]
    model.fit(windows[train], target[train], how["batch"], how["epochs"], verbose=0, **early)
    return model


def forecast(model: keras.Model, target: str, unit: float) -> np.ndarray:
    """The held-out rows in the units of the series."""
    said = unit * model.predict(windows[held], verbose=0)[:, 0].astype(np.float64)
    if target == "log":
        return today * np.exp(said)
    price = said if target == "price" else windows[held][:, -1, 0] + said
    return (price - scaler.min_[0]) / scaler.scale_[0]


def block_of(rows: int) -> int:
    """Rows whose errors are taken as depending on each other."""
    return math.ceil(1.5 * math.cbrt(rows))


def p_of(errors: np.ndarray, others: np.ndarray) -> float:
    """Of both being equally good (Diebold and Mariano 1995; Harvey, Leybourne and Newbold 1997; Bartlett's weights)."""
    apart = errors**2 - others**2
    rows, lags = len(apart), block_of(len(apart))
    around = apart - apart.mean()
    shared = [float(around[lag:] @ around[: rows - lag]) / rows for lag in range(lags)]
    variance = shared[0] + 2 * sum((1 - lag / lags) * shared[lag] for lag in range(1, lags))
    few = (rows + 1 - 2 * lags + lags * (lags - 1) / rows) / rows
    statistic = apart.mean() / math.sqrt(variance / rows) * math.sqrt(few)
    return float(2 * students_t.cdf(-abs(statistic), rows - 1))


def interval(errors: np.ndarray, others: np.ndarray, draws: int = 2000) -> tuple[float, float]:
    """Of the skill: blocks of neighbours drawn again around a circle (Kuensch 1989; Politis and Romano 1992), each time
    the logarithm of the ratio of both errors in its standard errors (Goetze and Kuensch 1996)."""
    rows, block = len(errors), block_of(len(errors))
    around = np.stack([np.concatenate([of, of[: block - 1]]) ** 2 for of in (errors, others)])
    means = np.lib.stride_tricks.sliding_window_view(around, block, axis=1).mean(axis=2)
    drawn = means[:, np.random.default_rng(1).integers(rows, size=(draws, math.ceil(rows / block)))]
    here, its_error = log_ratio(means, rows / block)
    there, their_errors = log_ratio(drawn, drawn.shape[2])
    with np.errstate(divide="ignore", invalid="ignore"):
        most, least = np.quantile((there - here) / their_errors, [1 - LEVEL / 2, LEVEL / 2])
    return float(1 - np.exp(here - least * its_error)), float(1 - np.exp(here - most * its_error))


def log_ratio(means: np.ndarray, blocks: float) -> tuple[np.ndarray, np.ndarray]:
    """log(own / other) of the errors from the means of their blocks (2, ..., many), and its standard error."""
    mean = means.mean(axis=-1, keepdims=True)
    own, other = means / mean
    return np.log(mean[0] / mean[1])[..., 0], (own - other).std(axis=-1) / math.sqrt(blocks - 1)


def rmse(prediction: np.ndarray) -> float:
    return float(np.sqrt(np.mean((prediction - real) ** 2)))


def verdict(prediction: np.ndarray) -> str:
    """Beside "tomorrow = today": better, worse or alike, as far as it can be told."""
    ratio = rmse(prediction) / rmse(today)
    if len(real) < FEWEST or np.array_equal(prediction, today):
        alike = abs(ratio - 1) < ALIKE
    else:
        low, high = interval(prediction - real, today - real)
        alike = p_of(prediction - real, today - real) >= LEVEL or low <= 0 <= high
    return "alike" if alike else "better" if ratio < 1 else "worse"


print(f"{'as today':10} RMSE {rmse(today):.6g}")
for name, how in told["networks"].items():
    unit = told["unit_of_an_output"][name]
    prediction = forecast(learn(how, unit), how["target"], unit)
    skill = 1 - (rmse(prediction) / rmse(today)) ** 2
    page = told["verdicts"][name]
    print(f"{name:10} RMSE {rmse(prediction):.6g}   skill {skill:.3f}   {verdict(prediction)} (on the page: {page})")
