"""The faces of the rooms of core/: what a notebook imports, and that each word means one thing."""

import inspect
import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from core import ROOT
from core.training import Event

ROOMS = sorted(path.parent.name for path in (ROOT / "core").glob("*/__init__.py"))
FACES = {room: face for room in ROOMS if hasattr(face := import_module(f"core.{room}"), "__all__")}
NAMES = [(room, name) for room, face in FACES.items() for name in face.__all__]


def is_settings(given) -> bool:
    """How to learn: frozen, and with a default for everything."""
    return given.__dataclass_params__.frozen and given() == given()


def is_training(given) -> bool:
    """A generator of events."""
    return typing.get_type_hints(given)["return"] == Iterator[Event]


def reads_bytes(given) -> bool:
    """From the bytes of a user's file."""
    return next(iter(typing.get_type_hints(given).items())) == ("data", bytes)


SAME_EVERYWHERE = {"Settings": is_settings, "train": is_training, "read": reads_bytes}
"""Words that several rooms have, each for its own subject, and what all of them have in common."""


@pytest.mark.parametrize(("room", "name"), NAMES)
def test_a_public_name_exists_and_says_what_it_is(room, name):
    thing = getattr(FACES[room], name)
    if inspect.isclass(thing) or inspect.isroutine(thing):
        assert (thing.__doc__ or "").strip()
        assert not thing.__doc__.startswith(f"{thing.__name__}("), "dataclasses write such a one themselves"


def test_no_word_has_two_meanings():
    meanings: dict[str, list] = {}
    for room, name in NAMES:
        thing = getattr(FACES[room], name)
        if not any(thing is known for known in meanings.setdefault(name, [])):
            meanings[name].append(thing)
    several = {name: things for name, things in meanings.items() if len(things) > 1}
    assert several.keys() <= SAME_EVERYWHERE.keys()
    assert "Settings" in several
    for name, things in several.items():
        assert all(SAME_EVERYWHERE[name](thing) for thing in things), name


@pytest.mark.parametrize("room", FACES)
def test_a_face_tells_its_room_s_files(room):
    """Every file, and none that is gone, so that the reading order stays true."""
    told = FACES[room].__doc__
    for file in (ROOT / "core" / room).glob("*.py"):
        assert file.name == "__init__.py" or re.search(rf"\b{file.stem}\b", told), file
    assert FACES[room].__all__ == sorted(FACES[room].__all__, key=lambda name: (not name.isupper(), name))


@pytest.mark.parametrize("room", [path.parent for path in (ROOT / "ui").glob("*/__init__.py")])
def test_a_room_of_ui_tells_its_files(room: Path):
    told = (room / "__init__.py").read_text(encoding="utf-8")
    for file in room.glob("*.py"):
        assert file.name == "__init__.py" or re.search(rf"\b{file.stem}\b", told), file


def test_the_reports_character_functions_are_in_the_face():
    assert {"clip", "sample", "optimize", "model", "initialize"} <= set(FACES["names"].__all__)


def test_a_notebook_s_first_lines():
    """As a notebook would write them, in a process of its own; nobody waits for TensorFlow or scikit-learn."""
    code = """
import sys
import core.forecast, core.names, core.training
windows = core.forecast.cut([float(day) for day in range(100)], core.forecast.Split(window=7))
assert len(windows.test) == 10 and core.training.Engine
names = core.names.read(b"\\n".join(b"onyx%c" % letter for letter in b"abcdefghij"))
run = core.names.model(names, num_iterations=100, n_a=5, dino_names=2)
assert len(run.checkpoints[0].names) == 2 and run.weights.step == 100
assert not {"tensorflow", "keras", "sklearn"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
