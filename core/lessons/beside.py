"""What the reports print, number by number, beside ours, computed there and then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.cells.exercises import Exercise, cell_exercises, reports
from core.forecast.recipes import as_in_the_reports
from core.forecast.windows import proposed_window
from core.lessons import character
from core.lessons.printed import Value, agrees, place, written
from core.names.run import Checkpoint

CERTAIN = 12_000
"""Up to this update all losses and names are reproduced; after 14,000 two right runs part (reports.json says why)."""


@dataclass(frozen=True)
class Row:
    """A printed value beside ours. `agrees` to the digits printed; None where ours has not been computed."""

    what: str
    printed: str
    ours: str
    agrees: bool | None


def exercises() -> tuple[Exercise, ...]:
    """All exercises whose numbers are printed, in the reports' order."""
    return (*cell_exercises(), *character.exercises())


def of_exercise(exercise: Exercise) -> list[Row]:
    """Each number and shape that an exercise prints, beside ours."""
    numbers = exercise.ours()
    return [_row(what, printed, place(what).of(numbers)) for what, printed in exercise.printed.items()]


def _row(what: str, printed: Value, ours: Any) -> Row:
    shape = what.endswith(".shape")
    return Row(what, _text(printed, shape), written(ours), agrees(printed, ours))


def _text(printed: Value, shape: bool = False) -> str:
    """As it was printed: a shape in round brackets, an array in square ones."""
    if isinstance(printed, list):
        inside = (", " if shape or isinstance(printed[0], int | str) else " ").join(map(_text, printed))
        return f"({inside})" if shape else f"[{inside}]"
    return str(printed)


def of_names(checkpoints: Iterable[Checkpoint]) -> list[Row]:
    """The losses and the names of the reports' model at each of their checkpoints, beside those of a run so far."""
    recipe, ours = reports()["dinosaur_model"], {one.step: one for one in checkpoints}
    rows = []
    for step, loss in recipe["loss"].items():
        found = ours.get(int(step))
        rows.append(_known(f"loss[{step}]", loss, found and round(found.reported, 6)))
        if step in recipe["names"]:
            names = recipe["names"][step]
            invented = found and [one.text for one in found.names]
            rows += [_known(f"names[{step}][{i}]", name, invented and invented[i]) for i, name in enumerate(names)]
    return rows


def _known(what: str, printed: Value, ours: Any) -> Row:
    """A row whose number may not be there yet."""
    if ours is None:
        return Row(what, str(printed), "", None)
    return Row(what, str(printed), str(ours), agrees(printed, ours))


def of_stocks() -> dict[str, list[Row]]:
    """The recipe of the reports' stacked network beside ours, and for each of their series the window and the batch.

    What they forecast has no number of its own: no report prints an error.
    """
    model = reports()["stock_model"]
    ours = as_in_the_reports(model["series"]["TATA GLOBAL"]["train"])
    found = {"network": [_row(what, printed, getattr(ours, what)) for what, printed in model["network"].items()]}
    for name, series in model["series"].items():
        if "train" in series:
            recipe = {"window": proposed_window(series["train"]), "batch": as_in_the_reports(series["train"]).batch}
            found[name] = [_row(what, series[what], recipe[what]) for what in recipe]
    return found


def series_facts() -> Mapping[str, Mapping[str, Any]]:
    """What the reports say of each of their price series: rows learned and held out, first and last day."""
    facts: Mapping[str, Mapping[str, Any]] = reports()["stock_model"]["series"]
    return facts
