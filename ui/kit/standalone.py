"""The definitions of core/ that a piece of code needs, as one text that runs without core/: what is taken along is the
source that runs here, not a copy of it.
"""

import ast
import inspect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

OURS = "core"
HEAD = re.compile(r"^(def|class) (\w+)", re.MULTILINE)
Place = tuple[ModuleType, str]
"""A definition: a module of core/, and a name that it defines."""
Found = Place | ModuleType | str
"""What a name of a module stands for: a definition, a module of core/, or a line of import."""


def definitions(code: str, of: Iterable[Callable[..., Any] | ModuleType]) -> str:
    """Imports and definitions with which `code` runs, where it uses names of these modules, or of those of these
    functions; of a name that several have, the first module's counts. Each stands after those that it needs.

    A name that two modules define is written with the module's before it; ValueError where `code` uses such a one.
    Functions that `code` itself defines stand in for those of the same name.
    """
    tree = ast.parse(code)
    own = {name for statement in tree.body for name in _bound(statement)}
    modules = [module for module in map(inspect.getmodule, of) if module is not None]
    collected, wanted = _Collected({one.name for one in tree.body if isinstance(one, ast.FunctionDef)}), []
    for name in dict.fromkeys(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)):
        module = next((module for module in modules if name in _bindings(module)), None)
        if module is not None and name not in own:
            wanted.append(_found(module, name))
            collected.take(wanted[-1])
    written = collected.written()
    if any(written.get(place, place[1]) != place[1] for place in wanted if isinstance(place, tuple)):
        raise ValueError("the code uses a name that two modules define")
    parts = [_source(module, statement, written) for module, statement in collected.statements()]
    return "\n\n\n".join(filter(None, ["\n".join(sorted(collected.imports)), *parts]))


class _Collected:
    """The definitions that are needed, and the lines of import."""

    def __init__(self, given: set[str]) -> None:
        self.given = given
        self.imports: set[str] = set()
        self.places: dict[Place, None] = {}

    def take(self, found: Found) -> None:
        """A definition with all that it needs."""
        if isinstance(found, str):
            self.imports.add(found)
        elif isinstance(found, tuple) and found not in self.places and found[1] not in self.given:
            self.places[found] = None
            module, name = found
            for _, inner in _uses(module, _bindings(module)[name]):
                self.take(inner)

    def written(self) -> dict[Place, str]:
        """By which name each stands in the text."""
        several = Counter(name for _, name in self.places)
        return {
            (module, name): name if several[name] == 1 else f"{module.__name__.split('.')[-1]}_{name.lstrip('_')}"
            for module, name in self.places
        }

    def statements(self) -> Iterator[tuple[ModuleType, ast.stmt]]:
        """In the order in which they run: those of a module as they stand there, after those of all that it imports."""
        for module in _after_their_imports(module for module, _ in self.places):
            names = {name for there, name in self.places if there is module}
            needed = {one.lineno: one for name in names for one in _bindings(module)[name]}
            yield from ((module, needed[line]) for line in sorted(needed))


def _after_their_imports(modules: Iterable[ModuleType]) -> list[ModuleType]:
    """Modules with all of core/ that they import, each after those."""
    begun: set[ModuleType] = set()
    found: list[ModuleType] = []

    def visit(module: ModuleType) -> None:
        if module not in begun:
            begun.add(module)
            for other in _imported(module):
                visit(other)
            found.append(module)

    for module in modules:
        visit(module)
    return found


def _imported(module: ModuleType) -> Iterator[ModuleType]:
    for name in _bindings(module):
        there = _found(module, name)
        if isinstance(there, ModuleType):
            yield there
        elif isinstance(there, tuple) and there[0] is not module:
            yield there[0]


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


def _source(module: ModuleType, statement: ast.stmt, written: Mapping[Place, str]) -> str:
    """A definition as it is written, with its decorators; what it uses goes by the names of the text."""
    source, starts = _bytes(module)
    (first, _), (last, width) = _ends(statement)
    first = min([first, *(decorator.lineno for decorator in getattr(statement, "decorator_list", []))])
    parts, at = [], starts[first - 1]
    for node, found in sorted(_uses(module, [statement]), key=lambda use: _ends(use[0])):
        if isinstance(found, tuple):
            begin, end = (starts[line - 1] + column for line, column in _ends(node))
            parts += [source[at:begin], written.get(found, found[1]).encode()]
            at = end
    text = b"".join([*parts, source[at : starts[last - 1] + width]]).decode()
    own = {name: written.get((module, name), name) for name in _bound(statement)}
    return HEAD.sub(lambda head: f"{head[1]} {own.get(head[2], head[2])}", text, count=1)


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
