"""What a notebook printed, read line by line: `gradients["dxt"][1][2] = 3.23`, `a.shape = (5, 10, 4)`, arrays.

A bracket that stays open goes on in the next line. Names may be those of a dictionary, in print's quotes or not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.lessons.printed import Place, Value, place
from core.refusal import Refusal

MOST = 8_000
"""Characters of one paste: a whole notebook's numbers are half of it."""
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|\bnan\b|\binf\b)")
COMMA = re.compile(r"[-+]?\d+,\d+(?:[eE][-+]?\d+)?")
COMMAS = re.compile(r"\d,\d")
SPLIT = re.compile(r"(.+?)\s*[=:]\s*(.+)|(\S+)\s+(\S.*)", re.DOTALL)
WRAPPED = re.compile(r"(?:(?:np|numpy)\.)?(?:float64|float32|array)\((.*?)(?:,\s*dtype=\w+)?\)", re.DOTALL)
KEYED = re.compile(r"\b(?:gradients?|grads?|gradients_tmp)\s*\[\s*\\?[\"'](\w+)\\?[\"']\s*\]")
KEY = re.compile(r"\b(?:parameters|params)\s*\[\s*\\?[\"'](\w+)\\?[\"']\s*\]")
NAMES = {"loss": "loss", "list of sampled indices": "indices", "list of sampled characters": "letters"}


NOWHERE = Place("")


@dataclass(frozen=True)
class Line:
    """One printed value: its text, its place, and the value; `trouble` says why there is none: "unread" or "comma"."""

    text: str
    place: Place = NOWHERE
    value: Value = ""
    trouble: str = ""


def lines(text: str) -> list[Line]:
    """The values of a paste, empty lines left out. Raises Refusal("long") where it is longer than MOST."""
    if len(text) > MOST:
        raise Refusal("long", most=f"{MOST:,}")
    return [read(whole) for whole in _joined(text)]


def _joined(text: str) -> Iterator[str]:
    """Its lines, those of one array as one."""
    waiting = ""
    for line in text.replace("−", "-").splitlines():
        waiting = f"{waiting} {line.strip()}".strip()
        if waiting and waiting.count("[") <= waiting.count("]") and waiting.count("(") <= waiting.count(")"):
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def read(text: str) -> Line:
    """One line."""
    found = SPLIT.fullmatch(_unwrapped(text))
    if found is None:
        return Line(text, trouble="unread")
    name, value = found[1] or found[3], found[2] or found[4]
    try:
        where = _place(name)
        return Line(text, where, _value(value.strip(), where.shape))
    except Refusal as refusal:
        return Line(text, trouble=refusal.reason)
    except ValueError:
        return Line(text, trouble="unread")


def _unwrapped(text: str) -> str:
    """Without the outer quotes and brackets of Python 2's print: ('dx =', array([1, 2]))."""
    old = re.fullmatch(r"\(\s*(['\"])(.*?)\1\s*,\s*(.*)\)", text, re.DOTALL)
    return f"{old[2].rstrip('= ')} = {old[3]}" if old else text


def _place(text: str) -> Place:
    name = KEY.sub(r"\1", KEYED.sub(r"\1", text.strip().strip("\"'")))
    name = re.sub(r"^(?:np|numpy)\.argmax\(\s*(\w+)\s*\)$", r"argmax(\1)", name.rstrip("=: "))
    return place(NAMES.get(name.lower(), name.replace(" ", "")))


def _value(text: str, shape: bool) -> Value:
    """A number, a list of numbers or of words. Raises Refusal("comma") for commas that may be decimal ones."""
    wrapped = WRAPPED.fullmatch(text)
    text = wrapped[1] if wrapped else text
    if COMMA.fullmatch(text):
        return _number(text.replace(",", "."))
    words = re.findall(r"['\"](.*?)['\"]", text)
    if words:
        return [word.replace("\\n", "\n") for word in words]
    if COMMAS.search(text) and "." not in text and not shape and re.search(r"\b0\d*,\d", text):
        raise Refusal("comma")
    numbers = [_number(one) for one in NUMBER.findall(text)]
    if not numbers or re.search(r"[^\s,\[\]().]", NUMBER.sub("", text)) or (len(numbers) > 1 and text[0] not in "[("):
        raise Refusal("unread")
    return list(numbers) if text[0] in "[(" else numbers[0]


def _number(text: str) -> Decimal | int:
    return int(text) if re.fullmatch(r"[-+]?\d+", text) else Decimal(text)
