"""Forecast the held-out days again with the saved networks, and print what each error is.

Needs numpy and tensorflow only. Run it in the folder of the unpacked zip: python reproduce.py
"""

import csv
import json

import numpy as np
from tensorflow import keras

with open("settings.json", encoding="utf-8") as file:
    told = json.load(file)
with open("series.csv", encoding="utf-8") as file:
    values = np.array([row[1:] for row in csv.reader(file)][1:], dtype=np.float64)
with open("predictions.csv", encoding="utf-8") as file:
    table = list(csv.DictReader(file))

window, first = told["window"], told["first_held_out_row"]
factor, offset = np.array(told["scaler"]["factor"]), np.array(told["scaler"]["offset"])
days = range(first, len(values))
histories = np.array([values[day - window : day] for day in days])
scaled = histories * factor + offset
real = values[first:, 0]


def forecast(target: str) -> np.ndarray:
    """The saved network's forecast: the price itself, or the window's last value and a change or a log return."""
    said = keras.models.load_model(f"{target}.keras").predict(scaled, verbose=0)[:, 0].astype(np.float64)
    unit = told["unit_of_an_output"][target]
    if told["networks"][target]["target"] == "log":
        return histories[:, -1, 0] * np.exp(unit * said)
    price = unit * said + (0 if target == "price" else scaled[:, -1, 0])
    return (price - offset[0]) / factor[0]


def rmse(prediction: np.ndarray) -> float:
    return float(np.sqrt(np.mean((prediction - real) ** 2)))


for target in told["networks"]:
    again = forecast(target)
    saved = np.array([float(row[target]) for row in table])
    apart = float(np.abs(again - saved).max() / np.abs(saved).max())
    print(f"{target:12} RMSE {rmse(again):.6g}   largest difference from predictions.csv, relative: {apart:.1e}")
print(f"{'as today':12} RMSE {rmse(histories[:, -1, 0]):.6g}")
