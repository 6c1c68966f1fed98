"""The figures: their goals, a line for each, and all of them as JSON."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

RESULTS = Path(__file__).with_name("results.json")

AT_MOST = {
    "cells.key_to_paint_p50_ms": 60,
    "cells.key_to_paint_p95_ms": 90,
    "cells.page_change_ms": 1500,
    "server.cold_start_ms": 5000,
    "server.rss_mb": 250,
    "load.sessions30_p95_ms": 30,
    "load.sessions60_p95_ms": 60,
    "load.sessions30_training2_p95_ms": 50,
    "class.follow60_p95_ms": 300,
    "class.follow200_p95_ms": 1000,
    "class.votes200_p95_ms": 500,
    "class.follower_mb": 0.5,
    "dinosaurs.poll_ms": 50,
    "dinosaurs.rnn_us_per_name": 150,
    "dinosaurs.lstm_us_per_name": 500,
    "through_time.all_numbers_ms": 100,
    "through_time.page_p95_ms": 80,
    "through_time.update_ms": 20,
    "stocks.epoch_ratio_to_plain_keras": 0.40,
    "stocks.short_epoch_ratio_to_plain_keras": 0.2,
    "stocks.recipe_time_ratio": 0.125,
    "stocks.recipe_rmse_ratio": 1,
    "stocks.click_to_first_loss_s": 0.5,
    "stocks.backtest_s": 60,
}
AT_LEAST = {
    "cells.drag_updates_per_s": 20,
    "gradients.drag_updates_per_s": 12,
    "dinosaurs.speedup_over_course_loop": 3.5,
}
BETWEEN = {
    "stocks.ahead_coverage90": (0.80, 0.97),
}


@dataclass(frozen=True)
class Figure:
    """A measured value, beside what was measured in the same run to compare it with."""

    name: str
    value: float
    against: float
    against_what: str

    @property
    def met(self) -> bool:
        if self.name in BETWEEN:
            low, high = BETWEEN[self.name]
            return bool(low <= self.value <= high)
        if self.name in AT_LEAST:
            return bool(self.value >= AT_LEAST[self.name])
        return bool(self.value <= AT_MOST[self.name])

    @property
    def goal(self) -> str:
        if self.name in BETWEEN:
            return "{} to {}".format(*BETWEEN[self.name])
        return f">= {AT_LEAST[self.name]}" if self.name in AT_LEAST else f"<= {AT_MOST[self.name]}"

    @property
    def line(self) -> str:
        compared = f"against {_digits(self.against):>7} ({self.against_what})"
        verdict = "met" if self.met else "MISSED"
        ratio = self.value / self.against
        value = _digits(self.value)
        return f"{self.name:39} {value:>7}  {compared:52}  ratio {ratio:5.2f}  goal {self.goal:8}  {verdict}"

    @property
    def record(self) -> dict[str, float | str | bool]:
        return {
            "value": float(_digits(self.value)),
            "against": float(_digits(self.against)),
            "against_what": self.against_what,
            "ratio": round(self.value / self.against, 2),
            "goal": self.goal,
            "met": self.met,
        }


def _digits(value: float) -> str:
    """As many as can be believed."""
    return f"{value:.1f}" if value >= 10 else f"{value:.3f}"


def machine() -> str:
    """How busy the machine is: what else runs on it lengthens every time that is measured."""
    busy = f", load average {os.getloadavg()[0]:.1f} before the start" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores{busy}"


def write(figures: Iterable[Figure]) -> None:
    """Keep the figures of this run."""
    found = {figure.name: figure.record for figure in figures}
    RESULTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[18]
