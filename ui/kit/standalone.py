"""The definitions of core/ that a piece of code needs, as one text that runs without core/: what is taken along is the
source that runs here, not a copy of it.
"""

import ast
import inspect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

OURS = "core"
Place = tuple[ModuleType, str]
"""A definition: a module of core/, and a name that it defines."""
Found = Place | ModuleType | str
"""What a name of a module stands for: a definition, a module of core/, or a line of import."""


def definitions(code: str, of: Iterable[Callable[..., Any] | ModuleType]) -> str:
    """Imports and definitions with which `code` runs, where it uses names of these modules, or of those of these
    functions; of a name that several have, the first module's counts. Each stands after those that it needs.

    A name that two modules define is written with the module's before it; ValueError where `code` uses such a one.
    """
    tree = ast.parse(code)
    own = {name for statement in tree.body for name in _bound(statement)}
    modules = [module for module in map(inspect.getmodule, of) if module is not None]
    collected, wanted = _Collected(), []
    for name in dict.fromkeys(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)):
        module = next((module for module in modules if name in _bindings(module)), None)
        if module is not None and name not in own:
            wanted.append(_found(module, name))
            collected.take(wanted[-1])
    written = collected.written()
    if any(written.get(place, place[1]) != place[1] for place in wanted if isinstance(place, tuple)):
        raise ValueError("the code uses a name that two modules define")
    parts = ["\n".join(sorted(collected.imports)), *(_source(*place, written) for place in collected.places)]
    return "\n\n\n".join(part for part in parts if part)


class _Collected:
    """The definitions in an order in which they run, and the lines of import."""

    def __init__(self) -> None:
        self.imports: set[str] = set()
        self.places: list[Place] = []
        self.begun: set[Place] = set()

    def take(self, found: Found) -> None:
        """A definition after all that it needs, each once."""
        if isinstance(found, str):
            self.imports.add(found)
        elif isinstance(found, tuple) and found not in self.begun:
            self.begun.add(found)
            module, name = found
            for _, inner in _uses(module, _bindings(module)[name]):
                self.take(inner)
            self.places.append(found)

    def written(self) -> dict[Place, str]:
        """By which name each stands in the text."""
        several = Counter(name for _, name in self.places)
        return {
            (module, name): name if several[name] == 1 else f"{module.__name__.split('.')[-1]}_{name.lstrip('_')}"
            for module, name in self.places
        }


@cache
def _bindings(module: ModuleType) -> dict[str, list[ast.stmt]]:
    """The statements of a module that define a name, by name."""
    found: dict[str, list[ast.stmt]] = {}
    for statement in ast.parse(inspect.getsource(module)).body:
        for name in _bound(statement):
            found.setdefault(name, []).append(statement)
    return found


def _bound(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [alias.asname or alias.name for alias in names]
        case ast.Assign(targets=targets):
            return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.AugAssign(target=ast.Name(id=name)):
            return [name]
    return []


def _found(module: ModuleType, name: str) -> Found:
    """What a name of a module stands for, through all imports within core/."""
    statement = _bindings(module)[name][0]
    if not isinstance(statement, ast.Import | ast.ImportFrom):
        return module, name
    [alias] = [alias for alias in statement.names if name == (alias.asname or alias.name)]
    if isinstance(statement, ast.Import):
        return ast.unparse(ast.Import([alias]))
    if str(statement.module).split(".")[0] != OURS:
        return ast.unparse(ast.ImportFrom(statement.module, [alias], 0))
    there = import_module(str(statement.module))
    return (
        _found(there, alias.name) if alias.name in _bindings(there) else import_module(f"{there.__name__}.{alias.name}")
    )


def _uses(module: ModuleType, statements: Iterable[ast.AST]) -> Iterator[tuple[ast.expr, Found]]:
    """Where in some statements of a module names of its own stand, and for what; "steps.forward" is a name, too."""
    bindings = _bindings(module)
    for node in (inner for statement in statements for inner in ast.walk(statement)):
        match node:
            case ast.Name(id=name) if name in bindings:
                yield node, _found(module, name)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name in bindings:
                there = _found(module, name)
                if isinstance(there, ModuleType):
                    yield node, _found(there, attribute)


def _source(module: ModuleType, name: str, written: Mapping[Place, str]) -> str:
    """A definition as it is written, with its decorators; what it uses goes by the names of the text."""
    statements = _bindings(module)[name]
    source, starts = _bytes(module)
    edits: list[tuple[int, int, str]] = []
    for node, found in _uses(module, statements):
        if isinstance(found, tuple):
            begin, end = (starts[line - 1] + column for line, column in _ends(node))
            edits.append((begin, end, written[found]))
    parts = []
    for statement in statements:
        (first, _), (last, width) = _ends(statement)
        first = min([first, *(decorator.lineno for decorator in getattr(statement, "decorator_list", []))])
        start, stop = starts[first - 1], starts[last - 1] + width
        parts.append(_edited(source, start, stop, [edit for edit in edits if start <= edit[0] < stop]))
    heads = rf"^(def|class) {name}\b"
    return re.sub(heads, rf"\1 {written[module, name]}", "\n".join(parts), count=1, flags=re.MULTILINE)


@cache
def _bytes(module: ModuleType) -> tuple[bytes, list[int]]:
    """The source of a module, and where each line begins."""
    source = inspect.getsource(module).encode()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return source, starts


def _ends(node: ast.expr | ast.stmt) -> tuple[tuple[int, int], tuple[int, int]]:
    """Line and byte where it begins, and where it ends."""
    assert node.end_lineno is not None  # for the type checker: what was parsed has an end
    assert node.end_col_offset is not None
    return (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)


def _edited(source: bytes, start: int, stop: int, edits: Sequence[tuple[int, int, str]]) -> str:
    parts, at = [], start
    for begin, end, new in sorted(edits):
        parts += [source[at:begin], new.encode()]
        at = end
    return b"".join([*parts, source[at:stop]]).decode()
