"""One step of the unrolled network as a cell on the page of its cell, with all that arrives there.

The key holds what is set through time as a link of old (OF_ONE_PAGE), so that the very same numbers come out of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from core.maths.arrays import Array
from core.through_time.sequences import Sequence
from ui.cells.notation import letter_names
from ui.kit import lesson
from ui.kit.link import among
from ui.kit.opened import Given
from ui.through_time import state as time_state
from ui.through_time.clip_state import CELLS
from ui.through_time.flow import flow
from ui.through_time.openings import OPENINGS
from ui.through_time.state import TimeState

KEY = "time"
PAGE = "unrolled"
"""Where a step is opened, and where the way back leads."""


@dataclass(frozen=True)
class Step:
    """The arrays of a cell at one step, what its inputs and classes stand for, the class that did follow, whether the
    loss of this step counts; where it comes from, as a sentence, and the parameters of the way back."""

    kind: str
    arrays: dict[str, Array]
    letters: tuple[str, ...]
    label: int
    has_loss: bool
    origin: str
    parameters: Mapping[str, str]


def key(state: TimeState, cell: str) -> str:
    """The cell of the playhead's step."""
    return f"{KEY}~{cell}~{urlencode(time_state.write(state))}"


def look_up(key: str) -> Step:
    """The step of a key. ValueError where the key is none."""
    _, cell, link = key.split("~", 2)
    state, broken = time_state.read(dict(parse_qsl(link, strict_parsing=True) if link else ()))
    if broken:
        raise ValueError(broken)
    found, t = flow(state), state.step - 1
    forward, back = found.forward[among(cell, CELLS)], found.back[cell].numbers
    arrays = {name: forward.numbers[name][:, t, None].copy() for name in ("xt", *forward.kind.before)}
    arrays |= {name: array.copy() for name, array in forward.parameters.items()}
    arrays |= {name: back[name][:, t, None].copy() for name in forward.kind.arriving}
    label = int(found.sequence.labels[t])
    names_of, signs = class_names(found.sequence), class_signs(found.sequence)
    words = lesson.words("given")
    template = words["step_heard" if t in found.loss_steps else "step"]
    answer = names_of[label] if signs == names_of else f"{names_of[label]} {signs[label]}"
    origin = template.format(cell=lesson.words("time")[cell], step=state.step, steps=state.steps, label=answer)
    return Step(cell, arrays, signs, label, t in found.loss_steps, origin, time_state.write(state, OPENINGS[PAGE]))


def class_signs(sequence: Sequence) -> tuple[str, ...]:
    """The same as short as a drawing needs it."""
    return letter_names(sequence.letters) or tuple(lesson.words("time")["class_signs"])


def class_names(sequence: Sequence) -> tuple[str, ...]:
    """What a cell is asked: the next letter, or whether the next number is larger."""
    return letter_names(sequence.letters) or tuple(lesson.words("time")["classes"])


def given(key: str) -> Given:
    """The step of a key as the page of its cell shows it. ValueError where the key is none."""
    step = look_up(key)
    return Given(step.kind, step.arrays, step.letters, step.label, step.origin, PAGE, step.parameters)
