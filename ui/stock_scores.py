"""The judgement: every forecast of the held-out days beside the baselines, and a plain sentence on each."""

import numpy as np
import streamlit as st

from core import baselines
from core.arrays import Array
from core.windows import Windows
from ui import lesson

AVERAGE_DAYS = 5
ALIKE = 0.01
"""RMSEs that differ by less than this share count as the same."""
LAGS = ("no_lag", "lag", "lags")

Forecasts = dict[str, Array]


def show(windows: Windows, forecasts: Forecasts) -> None:
    """Draw the table and the sentences."""
    words = lesson.words("stocks")
    heads, names, found = words["table"], words["names"], table(windows, forecasts)
    rows = [[heads[head] for head in ("forecast", "rmse", "mae", "mape", "direction", "skill")], ["---", *["--:"] * 5]]
    for name, s in found.items():
        errors = [f"{s.rmse:,.4g}", f"{s.mae:,.4g}", _share(s.mape), _share(s.direction)]
        rows.append([names[name].format(days=AVERAGE_DAYS), *errors, f"{s.skill:.3f}".replace("-", "−")])
    st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows), help=heads["help"])
    for name, values in forecasts.items():
        st.markdown(verdict(windows, values, found[name].rmse, found["persistence"].rmse, names[name]))


def table(windows: Windows, forecasts: Forecasts) -> dict[str, baselines.Scores]:
    """The scores of every forecast of the held-out days, by name; the baselines are always among them."""
    rows = windows.test
    naive = {
        "persistence": baselines.persistence(windows.target, rows),
        "average": baselines.moving_average(windows.target, rows, AVERAGE_DAYS),
    }
    return {name: baselines.scores(values, windows.target, rows) for name, values in {**forecasts, **naive}.items()}


def _share(value: float) -> str:
    return "–" if np.isnan(value) else f"{100 * value:.1f} %"


def verdict(windows: Windows, forecast: Array, rmse: float, naive: float, name: str) -> str:
    """One plain sentence on a forecast, and one on whether its curve is yesterday's."""
    words = lesson.words("stocks")["verdict"]
    ratio = rmse / naive if naive else np.inf
    kind = "same" if abs(ratio - 1) < ALIKE else "worse" if ratio > 1 else "better"
    shift = baselines.lag(forecast, windows.target, windows.test).shift
    said = words[kind].format(name=f"**{name}**", percent=f"{100 * abs(ratio - 1):.0f}")
    return f"{said} {words[LAGS[min(shift, 2)]].format(shift=shift)}"
