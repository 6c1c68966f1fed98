"""The loss of one run, or of two on the same axes, with what it must beat: a Vega-Lite chart that updates in place."""

import math
from typing import Any

import streamlit as st

from core.names.run import Checkpoint, Run
from ui.kit import charts, lesson, palette, presenter
from ui.kit.charts import chart
from ui.kit.styles import colour_of, dash_of
from ui.names.compared import Ghost
from ui.names.titles import about

HEIGHT = 215
LINE, UNDER = 17, 75
"""Pixels between two labels, and of what stands under the plot."""
MUCH = 2.5
"""So many times the unigram's loss fit on a linear axis on which the rest can still be read."""
STYLES = ("shown", "beside")
"""Of the run that is shown, and of the one beside it."""
GHOST = [4, 4]
"""Dashes of what was kept as A."""
DIAMOND = {"type": "point", "size": 60, "shape": "diamond", "clip": True}


def show(run: Run, beside: Run | None, moment: int | None, ghost: Ghost | None) -> None:
    """Loss per name against updates: smoothed, raw, on held-out names; lines for the n-gram models of the first; a mark
    at the moment at which it is looked at; faded, what was kept as A."""
    if not len(run.curve):
        return
    runs = [run] if beside is None else [run, beside]
    labels, dark = [about(run) for run in runs], st.context.theme.type == "dark"
    alt = lesson.words("chart")["alt"].format(runs=", ".join(labels))
    st.vega_lite_chart(
        presenter.enlarged(spec(runs, labels, dark, moment, ghost)), key="dinosaurs.chart", width="stretch", alt=alt
    )


def close(run: Run) -> None:
    """The updates around a huge loss, or before an explosion, one by one."""
    if len(run.close) < 2:
        return
    words = lesson.words("exploded")
    alt = words["close_alt"].format(first=run.close[0].step, last=run.close[-1].step)
    drawn = {"loss": [(u.step, u.loss) for u in run.close], "length": [(u.step, u.norm) for u in run.close]}
    names = {"loss": words["loss"], "length": words["norm"]}
    chart(charts.lines(drawn, names, lesson.words("chart")["x"], "", type="log"), "dinosaurs.close", alt, HEIGHT)


def spec(
    runs: list[Run], labels: list[str], dark: bool, moment: int | None = None, ghost: Ghost | None = None
) -> dict[str, Any]:
    """The chart's specification with its data in it."""
    words = lesson.words("chart")
    drawn = [*runs, ghost.run] if ghost else runs
    low, top = _range(drawn)
    layers = [_rules(runs[0], low, top, words, dark)]
    for place, run in enumerate(runs):
        layers += [*_curves(run, labels[place], place, words, dark), _changes(run, place, words, dark)]
    shown = runs[0].checkpoint(moment) if moment is not None else None
    layers.append(_mark(shown, palette.COLOURS["gradient"][dark], ""))
    layers += _ghost(ghost, ghost.run not in runs, dark) if ghost else []
    return {
        "height": HEIGHT,
        "layer": layers,
        "encoding": {
            "x": {
                "field": "step", "type": "quantitative", "title": words["x"], "axis": {"grid": False},
                "scale": {"domain": [0, max(map(_last, drawn))], "nice": False},
            },
            "y": {
                "field": "loss", "type": "quantitative", "title": words["y"],
                "scale": {"domain": [low, top], "nice": False, "type": "log" if low else "linear"},
                "axis": {"tickCount": 4} | ({"format": "~s"} if low else {}),
            },
        },
        "padding": {"left": 0, "top": 5, "right": 70, "bottom": 8},
        "config": charts.config(dark),
    }  # fmt: skip


def _last(run: Run) -> int:
    """The update up to which a run is drawn: of one that failed, its end."""
    return max(1, run.failed.step) if run.failed else run.settings.iterations


def _range(runs: list[Run]) -> tuple[float, float]:
    """Of the axis: room for all but the thin lines, from 0; where a loss is huge from the lowest, as a logarithm."""
    unigram = _baselines(runs[0])[1]
    losses = [smooth for run in runs for _, smooth, _ in run.curve.points]
    losses += [per_name(run, bits) for run in runs for _, bits in run.bits]
    top = max(unigram, *losses)
    if top <= MUCH * unigram:
        return 0.0, math.ceil(1.05 * top)
    return 0.8 * min(*_baselines(runs[0]).values(), *losses), 1.3 * top


def _baselines(run: Run) -> dict[int, float]:
    """Loss per name of the n-gram models: bits per letter, in nats, times the letters of a name."""
    return {n: per_name(run, bits) for n, bits in run.baselines.items()}


def per_name(run: Run, bits: float) -> float:
    """Bits per letter as a loss per name of mean length, in nats."""
    return bits * math.log(2) * run.letters_per_name


def _rules(run: Run, low: float, top: float, words: dict[str, Any], dark: bool) -> dict[str, Any]:
    """The lines of the n-gram models, with their names beside them, pushed apart where they would overlap."""
    values: list[dict[str, Any]] = []
    below, room = 0.0, presenter.factor() * LINE / (presenter.high(HEIGHT) - presenter.factor() * UNDER)
    for n, loss in sorted(_baselines(run).items(), key=lambda item: item[1]):
        apart = below * (top / low) ** room if low else below + room * top
        below = max(loss, apart if values else loss)
        values.append({"loss": round(loss, 3), "label": round(below, 3), "name": words[f"ngram{n}"]})
    colour = palette.COLOURS["quiet"][dark]
    at_label = {"y": {"field": "label", "type": "quantitative"}}
    text = {"type": "text", "align": "left", "dx": 6, "color": colour}
    return {
        "data": {"values": values},
        "encoding": {"x": {"value": 0}, "y": {"field": "loss", "type": "quantitative"}},
        "layer": [
            {"mark": {"type": "rule", "color": colour, "strokeDash": [2, 4]}, "encoding": {"x2": {"value": "width"}}},
            {"mark": text, "encoding": {**at_label, "x": {"value": "width"}, "text": {"field": "name"}}},
        ],
    }


def _curves(run: Run, label: str, place: int, words: dict[str, Any], dark: bool) -> list[dict[str, Any]]:
    colour = colour_of(STYLES[place], dark)
    smooth = [{"step": int(s), "loss": round(v, 3), "run": label} for s, v, _ in run.curve.points]
    raw = [{"step": int(s), "loss": round(v, 3)} for s, _, v in run.curve.points]
    held = [{"step": s, "loss": round(per_name(run, b), 3), "bits": round(b, 3), "run": label} for s, b in run.bits]
    tooltip = [{"field": "run", "title": words["run"]}, {"field": "step", "title": words["x"], "format": ",d"}]
    tip = [*tooltip, {"field": "loss", "title": words["y"], "format": ".2f"}]
    bits = {"field": "bits", "title": words["bits"], "format": ".2f"}
    line = {"type": "line", "color": colour, "strokeDash": dash_of(STYLES[place]), "clip": True}
    return [
        {"data": {"values": raw}, "mark": {**line, "strokeWidth": 1, "opacity": 0.25}},
        {"data": {"values": smooth}, "mark": {**line, "strokeWidth": 3}, "encoding": {"tooltip": tip}},
        {
            "data": {"values": held},
            "mark": {**DIAMOND, "color": colour, "filled": place == 0},
            "encoding": {"tooltip": [*tip, bits]},
        },
    ]


def _changes(run: Run, place: int, words: dict[str, Any], dark: bool) -> dict[str, Any]:
    """A line at each update from which the learning rate was another, with that rate."""
    values = [{"step": step, "rate": words["rate"].format(rate=f"{rate:g}")} for step, rate in run.settings.changes]
    colour = colour_of(STYLES[place], dark)
    top = {"y": {"value": 0}}
    text = {"type": "text", "align": "left", "baseline": "top", "dx": 4, "color": colour}
    return {
        "data": {"values": values},
        "encoding": {"x": {"field": "step", "type": "quantitative"}},
        "layer": [
            {"mark": {"type": "rule", "color": colour, "strokeDash": [6, 3]}, "encoding": {}},
            {"mark": text, "encoding": {**top, "text": {"field": "rate"}}},
        ],
    }


def _mark(shown: Checkpoint | None, colour: str, name: str) -> dict[str, Any]:
    """A line, and a point on the curve, at a checkpoint; with its name. Without a checkpoint none."""
    values = [{"step": shown.step, "loss": round(shown.loss, 3), "name": name}] if shown else []
    over = {"y": {"value": 0}, "y2": {"value": "height"}}
    text = {"type": "text", "align": "left", "baseline": "bottom", "dx": 7, "dy": -4, "fontWeight": "bold"}
    dash = GHOST if name else [1, 0]
    return {
        "data": {"values": values},
        "encoding": {"x": {"field": "step", "type": "quantitative"}},
        "layer": [
            {"mark": {"type": "rule", "color": colour, "strokeWidth": 2, "strokeDash": dash}, "encoding": over},
            {"mark": {"type": "point", "size": 140, "filled": True, "color": colour, "opacity": 1}},
            {"mark": {**text, "color": colour}, "encoding": {"text": {"field": "name"}}},
        ],
    }


def _ghost(ghost: Ghost, other: bool, dark: bool) -> list[dict[str, Any]]:
    """What was kept as A, dashed and faded: its checkpoint, and its curve where that is not drawn anyway."""
    colour = palette.COLOURS["zero"][dark]
    line = {"type": "line", "color": colour, "strokeDash": GHOST, "strokeWidth": 2, "clip": True}
    values = [{"step": int(s), "loss": round(v, 3)} for s, v, _ in ghost.run.curve.points] if other else []
    mark = _mark(ghost.run.checkpoint(ghost.moment), colour, lesson.words("compared")["name"])
    return [{"data": {"values": values}, "mark": line}, mark]
