"""Words live in data/lessons: neither a page nor ui/ shows a literal of its own. The syntax tree is what is read."""

import ast
import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit

from core import ROOT

SAID = {"label", "body", "help", "placeholder", "text", "title", "page_title", "caption", "tabs", "names", "args"}
"""Parameters of Streamlit's functions and of the kit's whose value is read on the screen."""
TAG = re.compile(r"<[^>]*>?")
WORD = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[^\W\d_]{2,}[,.:;!?]? +[^\W\d_]{2,}")


def kit() -> dict[str, Callable[..., Any]]:
    """The functions of ui/kit by name."""
    modules = [importlib.import_module(f"ui.kit.{file.stem}") for file in (ROOT / "ui" / "kit").glob("*.py")]
    return {
        name: member
        for module in modules
        for name, member in inspect.getmembers(module, inspect.isfunction)
        if member.__module__.startswith("ui.kit.")
    }


KIT = kit()


def literals(node: ast.AST) -> Iterator[str]:
    """The text that an expression shows as it stands here; what a call or a key looks up is not its own."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Dict(values=parts):
            yield from (text for part in parts for text in literals(part))
        case ast.BoolOp(values=parts):
            yield from (text for part in parts for text in literals(part))
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            yield from (*literals(left), *literals(right))
        case ast.FormattedValue(value=inner) | ast.Starred(value=inner) | ast.NamedExpr(value=inner):
            yield from literals(inner)
        case ast.Call(func=ast.Attribute(value=inner)):  # "… {} …".format(…), "… and …".join(…)
            yield from literals(inner)


def arguments(call: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    """Each argument with the name of its parameter, where the function is Streamlit's or the kit's."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    known = [] if name.startswith("_") else [KIT.get(name), getattr(streamlit, name, None)]
    for parameters in map(parameters_of, filter(callable, known)):
        last = ["args"] * len(call.args) if "args" in parameters else []
        yield from zip([*parameters, *last], call.args, strict=False)
        yield from ((word.arg, word.value) for word in call.keywords if word.arg in parameters)
    yield from (("", value) for value in (*call.args, *(word.value for word in call.keywords)))


def parameters_of(function: Callable[..., Any]) -> list[str]:
    try:
        return list(inspect.signature(function).parameters)
    except ValueError:  # a class of C
        return []


def spoken(source: str) -> list[str]:
    """What a file says on its own: a word handed to be shown, or a sentence handed to anything but an exception."""
    tree = ast.parse(source)
    raised = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Raise) for inner in ast.walk(node)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in raised]
    return [
        text
        for call in calls
        for parameter, value in arguments(call)
        for text in literals(value)
        if (WORD if parameter in SAID else SENTENCE).search(TAG.sub("", text))
    ]


@pytest.mark.parametrize("file", sorted([*(ROOT / "pages").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]), ids=str)
def test_no_sentence_stands_in_python(file):
    assert spoken(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'st.button("Train")',
        'st.markdown(\n    f"{count} days",\n)',
        'left.caption("as " + name)',
        'st.sidebar.toggle(\n    key="k",\n    label="Large text",\n)',
        'widgets.switch(kept, "ask", label=words["ask"], help="predict")',
        'choice(kept, "way", "Direction", names)',
        'choice(kept, "way", words["way"], {"f": "Forward"})',
        'st.write(value, "of all")',
        'st.warning("rows: {}".format(rows))',
        'st.error(words.a if ready else "not ready")',
        'tell(dict(reason="it is too short"))',
        'with st.expander("More"): pass',
    ],
)
def test_a_literal_that_is_shown_is_found(source):
    assert spoken(source)


@pytest.mark.parametrize(
    "source",
    [
        'st.button(words["train"], key="train", type="primary")',
        'choice(kept, "way", words.way, words.ways)',
        'st.switch_page("pages/rnn_cell.py")',
        'st.markdown(lesson("home", "start"))',
        'raise ValueError("no question at all")',
        'st.caption(f"**{name}** · {value:.3f}")',
    ],
)
def test_a_key_is_no_word(source):
    assert not spoken(source)
