"""A lesson as a file of beats: a page and what follows its address, the words to say, and minutes.

The file is TOML: `title`, `aims`, `wrong` (what usually goes wrong), and a [[beats]] for each beat. What is malformed
is refused with the number of its line. One link holds a whole plan as its code.
"""

import base64
import binascii
import json
import re
import tomllib
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.classroom.vote import Question
from core.refusal import Refusal

MOST_BEATS = 120
LONGEST = {"title": 120, "say": 800, "link": 20_000, "aims": 400, "wrong": 800, "expected": 400}
"""Characters of a text."""
MOST_MINUTES = 60.0
LARGEST = 200_000
"""Characters of a file."""
HEADER = re.compile(r"^\s*\[\[\s*beats\s*\]\]")
AT_LINE = re.compile(r"\(at line (\d+)")
CODE = "~"
"""How the code of a plan begins; a name does not."""


@dataclass(frozen=True)
class Beat:
    """One view of a lesson. `expected` is the answer that is hoped for, `see` what stands on the page, `ask` a question
    to the class."""

    page: str
    say: str
    link: str = ""
    minutes: float = 1.0
    expected: str = ""
    see: tuple[str, ...] = ()
    ask: Question | None = None


@dataclass(frozen=True)
class Plan:
    """A lesson, and what its teacher should know beforehand."""

    title: str
    beats: tuple[Beat, ...]
    aims: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def minutes(self) -> float:
        """Of all beats."""
        return sum(beat.minutes for beat in self.beats)

    def until(self, beat: int) -> float:
        """The minutes of all beats before this one, counted from 0."""
        return sum(one.minutes for one in self.beats[:beat])


@dataclass
class _Lines:
    """Where what is read stands in the file."""

    text: str
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [number for number, line in enumerate(self.text.splitlines(), 1) if HEADER.match(line)]

    def of(self, beat: int | None, key: str) -> int:
        """The line of a key, of a beat or of what stands before them; of the beat where it has no such line."""
        first = 1 if beat is None or beat >= len(self.starts) else self.starts[beat]
        for number, line in enumerate(self.text.splitlines()[first - 1 :], first):
            if number > first and HEADER.match(line):
                break
            if re.match(rf"\s*{key}\b", line):
                return number
        return first


def read(text: str, pages: Collection[str]) -> Plan:
    """The plan of a file, its pages among these. Raises Refusal, always with `line`:

    "plan_toml" | "plan_large" | "plan_beats" | "plan_key" (key) | "plan_page" (page) | "plan_text" | "plan_minutes" |
    "plan_question".
    """
    if len(text) > LARGEST:
        raise Refusal("plan_large", most=LARGEST, line=1)
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = AT_LINE.search(str(error))
        raise Refusal("plan_toml", line=line[1] if line else len(text.splitlines())) from error
    return _plan(found, _Lines(text), pages)


def _plan(found: Mapping[str, Any], lines: _Lines, pages: Collection[str]) -> Plan:
    beats = found.get("beats")
    if not isinstance(beats, list) or not 1 <= len(beats) <= MOST_BEATS or not all(isinstance(b, dict) for b in beats):
        raise Refusal("plan_beats", most=MOST_BEATS, line=lines.of(None, "beats"))
    _check_keys(found, {"title", "aims", "wrong", "beats"}, lines, None)
    return Plan(
        _text(found, "title", lines, None),
        tuple(_beat(beat, lines, number, pages) for number, beat in enumerate(beats)),
        _texts(found, "aims", lines, None),
        _texts(found, "wrong", lines, None),
    )


def _beat(found: Mapping[str, Any], lines: _Lines, number: int, pages: Collection[str]) -> Beat:
    _check_keys(found, {"page", "say", "link", "minutes", "expected", "see", "ask"}, lines, number)
    page = str(found.get("page", ""))
    if page not in pages:
        raise Refusal("plan_page", page=page[:60], line=lines.of(number, "page"))
    minutes = found.get("minutes", 1.0)
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not 0 < minutes <= MOST_MINUTES:
        raise Refusal("plan_minutes", most=f"{MOST_MINUTES:g}", line=lines.of(number, "minutes"))
    texts = {name: _text(found, name, lines, number, "") for name in ("link", "expected")}
    say, see = _text(found, "say", lines, number), _texts(found, "see", lines, number)
    return Beat(page, say, minutes=float(minutes), see=see, ask=_question(found.get("ask"), lines, number), **texts)


def _question(found: Any, lines: _Lines, number: int) -> Question | None:
    """Of a table: ask, options and right (from 1), or bounds and right; why."""
    if found is None:
        return None
    try:
        right, options = found.get("right"), tuple(found.get("options", ()))
        truth = right - 1 if options and right is not None else right
        low, high = found.get("bounds", (0, 0))
        bounds = (float(low), float(high)) if "bounds" in found else None
        return Question(found["ask"], options, bounds, truth, found.get("why", ""))
    except (Refusal, TypeError, ValueError, KeyError, AttributeError) as error:
        raise Refusal("plan_question", line=lines.of(number, "ask")) from error


def _check_keys(found: Mapping[str, Any], known: set[str], lines: _Lines, number: int | None) -> None:
    for key in found:
        if key not in known:
            raise Refusal("plan_key", key=key[:40], line=lines.of(number, re.escape(key)))


def _text(found: Mapping[str, Any], name: str, lines: _Lines, number: int | None, default: str | None = None) -> str:
    value = found.get(name, default)
    if not isinstance(value, str) or len(value) > LONGEST[name] or (default is None and not value.strip()):
        raise Refusal("plan_text", key=name, most=LONGEST[name], line=lines.of(number, name))
    return value


def _texts(found: Mapping[str, Any], name: str, lines: _Lines, number: int | None) -> tuple[str, ...]:
    values = found.get(name, [])
    most = LONGEST.get(name, 200)
    if not isinstance(values, list) or not all(isinstance(one, str) and len(one) <= most for one in values):
        raise Refusal("plan_text", key=name, most=most, line=lines.of(number, name))
    return tuple(values)


def write(plan: Plan) -> str:
    """The file of a plan."""
    head = [f"title = {_quoted(plan.title)}", *_listed("aims", plan.aims), *_listed("wrong", plan.wrong)]
    return "\n".join([*head, *("\n" + "\n".join(_written(beat)) for beat in plan.beats)]) + "\n"


def _written(beat: Beat) -> list[str]:
    texts = {"page": beat.page, "link": beat.link, "say": beat.say, "expected": beat.expected}
    found = ["[[beats]]", *(f"{name} = {_quoted(text)}" for name, text in texts.items() if text)]
    found += [f"minutes = {beat.minutes!r}", *_listed("see", beat.see)]
    asked = beat.ask
    if asked is not None:
        right = asked.truth if asked.bounds or asked.truth is None else asked.truth + 1
        parts = {"ask": asked.ask, "options": list(asked.options), "bounds": asked.bounds, "right": right}
        told = {name: value for name, value in (parts | {"why": asked.why}).items() if value not in (None, [], "")}
        found.append(f"ask = {{ {', '.join(f'{name} = {_quoted(value)}' for name, value in told.items())} }}")
    return found


def _listed(name: str, texts: Sequence[str]) -> list[str]:
    return [f"{name} = {_quoted(list(texts))}"] if texts else []


def _quoted(value: object) -> str:
    """As TOML writes it: for texts, numbers and lists of them the same as JSON, but for one sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def encode(plan: Plan) -> str:
    """A plan in letters, digits, - and _, for a link."""
    return CODE + base64.urlsafe_b64encode(zlib.compress(write(plan).encode(), 9)).decode().rstrip("=")


def decode(code: str, pages: Collection[str]) -> Plan:
    """The plan of a code. Raises Refusal as `read`, and "plan_code" (line 1) where it is none."""
    try:
        packed = base64.urlsafe_b64decode(code.removeprefix(CODE) + "==")
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(packed, LARGEST)
        if unpacker.unconsumed_tail:
            raise ValueError(code)
        found = text.decode()
    except (ValueError, binascii.Error, zlib.error) as error:
        raise Refusal("plan_code", line=1) from error
    return read(found, pages)
