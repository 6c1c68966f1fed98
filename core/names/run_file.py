"""A run as a file, and back: NumPy's .npz with plain numbers and texts, never a pickle."""

import io
import json
import zipfile
from dataclasses import asdict, fields
from typing import Any

import numpy as np

from core.maths.arrays import Array
from core.names.names import FEWEST_NAMES, of
from core.names.reports_model import initialize
from core.names.run import Run
from core.names.settings import Settings
from core.refusal import Refusal
from core.training.events import Weights

MOST_UNPACKED = 20_000_000
"""Bytes; the largest network that can be set needs a tenth of it."""
Anything = np.ndarray[Any, Any]
SOURCES = ("bundled", "reports", "own")
PARAMETER, KEPT = "parameter.", "kept."
DIGITS = 5
"""Of the losses; the parameters are exact."""


def write(run: Run) -> bytes:
    """Settings, names, curve, checkpoints, the newest parameters, and those of the checkpoints with half the digits."""
    texts = {
        "settings": json.dumps(asdict(run.settings)),
        "names": "\n".join(run.names.names),
        "checkpoints": json.dumps([[c.step, c.loss, c.reported, [n.text for n in c.names]] for c in run.checkpoints]),
        "source": run.source,
        "step": str(run.weights.step if run.weights else 0),
    }
    arrays: dict[str, Anything] = {name: np.array(text) for name, text in texts.items()}
    arrays |= {"curve": np.array(run.curve.points).round(DIGITS), "bits": np.array(run.bits).round(DIGITS)}
    if run.weights:
        arrays |= {PARAMETER + name: array for name, array in run.weights.arrays.items()}
        order = sorted(run.weights.arrays)
        arrays |= {f"{KEPT}{one.step}": np.concatenate([one.arrays[n].ravel() for n in order]) for one in run.kept}
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # NumPy's types take any keyword for allow_pickle
    return file.getvalue()


def read(data: bytes) -> Run:
    """The run of a file. Raises Refusal("no_run" | "unpacked" | "part", part=...), which names what is wrong."""
    arrays = _unpacked(data)
    if "settings" not in arrays:
        raise Refusal("no_run")
    settings = _settings(_text(arrays, "settings"))
    names = of([name for name in _text(arrays, "names").split("\n") if name])
    if len(names.names) < FEWEST_NAMES:
        raise Refusal("part", part="names")
    run = Run(names, settings, _text(arrays, "source"))
    if run.source not in SOURCES:
        raise Refusal("part", part="source")
    run.weights = Weights(_step(arrays), _parameters(arrays, settings, len(names.vocabulary)))
    for point in _numbers(arrays, "curve", 3):
        run.curve.add(int(point[0]), *point[1:])
    run.bits = [(int(step), float(bits)) for step, bits in _numbers(arrays, "bits", 2)]
    run.figures = dict(zip(("loss", "current"), run.curve.points[-1][1:], strict=True)) if len(run.curve) else {}
    for weights in _kept(arrays, run.weights):
        run.kept.add(weights)
    for checkpoint in _checkpoints(_text(arrays, "checkpoints")):
        run.add_names(*checkpoint)
    return run


def _unpacked(data: bytes) -> dict[str, Anything]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise Refusal("unpacked", most=MOST_UNPACKED // 1_000_000)
        with np.load(io.BytesIO(data), allow_pickle=False) as found:
            return {name: found[name] for name in found.files}
    except Refusal:
        raise
    except Exception as error:  # whatever a broken archive makes its readers raise
        raise Refusal("no_run") from error


def _text(arrays: dict[str, Anything], name: str) -> str:
    if name not in arrays or arrays[name].dtype.kind != "U" or arrays[name].ndim:
        raise Refusal("part", part=name)
    return str(arrays[name])


def _numbers(arrays: dict[str, Anything], name: str, columns: int) -> list[list[float]]:
    array = arrays.get(name)
    if array is None or array.dtype.kind != "f" or not np.isfinite(array).all():
        raise Refusal("part", part=name)
    if array.size and (array.ndim != 2 or array.shape[1] != columns):
        raise Refusal("part", part=name)
    points: list[list[float]] = array.reshape(-1, columns).tolist()
    return points


def _step(arrays: dict[str, Anything]) -> int:
    return _whole(_text(arrays, "step"), "step")


def _whole(text: str, part: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Refusal("part", part=part)
    return int(text)


def _settings(text: str) -> Settings:
    try:
        found = json.loads(text)
        changes = tuple((int(step), float(rate)) for step, rate in found.pop("changes", ()))
        plain = [field for field in fields(Settings) if field.name != "changes"]
        as_declared = {field.name: type(field.default)(found[field.name]) for field in plain}  # type: ignore[misc]  # all have defaults
        settings = Settings(**as_declared, changes=changes)
    except (ValueError, TypeError, KeyError) as error:
        raise Refusal("part", part="settings") from error
    wrong = settings.wrong()
    if wrong:
        raise Refusal("part", part=f"settings, {wrong}")
    return settings


def _parameters(arrays: dict[str, Anything], settings: Settings, letters: int) -> dict[str, Array]:
    found = {}
    for name, example in initialize(settings.cell, settings.n_a, letters, np.random.RandomState(0)).items():
        array = arrays.get(PARAMETER + name)
        if array is None or array.shape != example.shape or array.dtype != np.float64 or not np.isfinite(array).all():
            raise Refusal("part", part=name)
        found[name] = array
    return found


def _kept(arrays: dict[str, Anything], newest: Weights) -> list[Weights]:
    """The parameters of the checkpoints, in the order of the updates; each is a vector, in the order of the names."""
    shapes = {part: newest.arrays[part].shape for part in sorted(newest.arrays)}
    ends = np.cumsum([np.prod(shape) for shape in shapes.values()])
    found = []
    for name in (name for name in arrays if name.startswith(KEPT)):
        vector, step = arrays[name], name.removeprefix(KEPT)
        if vector.dtype != np.float32 or vector.shape != (ends[-1],) or not np.isfinite(vector).all():
            raise Refusal("part", part=name)
        parts = zip(shapes.items(), np.split(vector, ends[:-1]), strict=True)
        found.append(Weights(_whole(step, name), {part: one.reshape(shape) for (part, shape), one in parts}, True))
    return sorted(found, key=lambda weights: weights.step)


def _checkpoints(text: str) -> list[tuple[int, float, float, list[str]]]:
    try:
        return [
            (int(s), float(loss), float(reported), list(map(str, names)))
            for s, loss, reported, names in json.loads(text)
        ]
    except (ValueError, TypeError) as error:
        raise Refusal("part", part="checkpoints") from error
