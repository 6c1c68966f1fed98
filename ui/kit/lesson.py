"""Finds the words: data/lessons/<language>/<page>.md by section id, and short strings from ui.toml.

A section is headed "## id | Title"; its paragraphs are separated by blank lines. {ft} stands for a variable,
which the page writes in the names that the user has chosen.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import streamlit as st

from core import ROOT

FOLDER = ROOT / "data" / "lessons"
DEFAULT = "en"

Token = tuple[str, str]
"""A piece of text, and the variable it stands for or ""."""
Line = list[Token]
MARKS = re.compile(r"([\\`*_\[\]$~<|:#])")
"""What Markdown, and Streamlit on top of it, would take for more than a letter."""
HEADING = re.compile(r"^## +(\S+) *\| *(.+)$|^# +(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A heading and the paragraphs under it."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def parts(self) -> dict[str, str | Line]:
        """The title, and the three paragraphs by what they say, their variables as tokens."""
        told = dict(zip(("what", "why", "try"), map(tokens, self.paragraphs), strict=True))
        return {"title": self.title, **told}


def languages() -> list[str]:
    """The languages there are: one folder each."""
    return sorted(folder.name for folder in FOLDER.iterdir() if (folder / "ui.toml").is_file())


def language() -> str:
    """The language chosen in this session."""
    return str(st.session_state.get("language", DEFAULT))


@cache
def sections(page: str, language: str) -> dict[str, Section]:
    """The sections of a page by id; what stands under its title is the section "top"."""
    text = (FOLDER / language / f"{page}.md").read_text(encoding="utf-8")
    heads = list(HEADING.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    found = {}
    for head, end in zip(heads, ends, strict=True):
        paragraphs = tuple(part.strip() for part in text[head.end() : end].split("\n\n") if part.strip())
        found[head[1] or "top"] = Section(head[2] or head[3], paragraphs)
    return found


@cache
def strings(language: str) -> dict[str, Any]:
    """The short strings of a language."""
    return tomllib.loads((FOLDER / language / "ui.toml").read_text(encoding="utf-8"))


def section(page: str, id: str = "top") -> Section:
    """A section of a page in the language of this session."""
    return sections(page, language())[id]


def words(group: str) -> dict[str, Any]:
    """A group of short strings, such as words("stage")["play"]."""
    return dict(strings(language())[group])


def plain(text: object) -> str:
    """A user's text so that Markdown writes it as it stands: "Price ($)" is no formula, "a*b*c" not slanted."""
    return MARKS.sub(r"\\\1", str(text))


def plain_all(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts of a sentence, each as it stands."""
    return {name: plain(fact) for name, fact in facts.items()}


class Reason(Protocol):
    """What a sentence is looked up for: a Refusal, or a training that failed."""

    @property
    def reason(self) -> str: ...

    @property
    def facts(self) -> dict[str, str]: ...


def sentence(group: Mapping[str, Any], found: Reason, **more: object) -> str:
    """The sentence of a group for a reason, with its facts as they stand."""
    return str(group[found.reason].format(**plain_all(found.facts), **more))


def tokens(text: str) -> Line:
    """Text with its variables as tokens of their own: (text, variable or "")."""
    parts = re.split(r"\{(\w+)\}", text)
    return [(part, part if odd % 2 else "") for odd, part in enumerate(parts) if part]
