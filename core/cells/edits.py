"""What equations give with a line changed: a mistake is told as the line that is right and the one that is wrong.

Nothing is computed from a copy: the functions that really run are compiled anew from their own source, with the change.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import CodeType, ModuleType
from typing import Any

Space = Mapping[str, Callable[..., Any]]
"""Functions by name, which call each other."""


@dataclass(frozen=True)
class Edit:
    """In a function (or class), `right`, which stands there just once, becomes `wrong`."""

    function: str
    right: str
    wrong: str

    def apply(self, source: str) -> str:
        """The source with the change. ValueError where `right` does not stand there once."""
        if source.count(self.right) != 1:
            raise ValueError(f"{self.function} has {source.count(self.right)} times {self.right!r}")
        return source.replace(self.right, self.wrong)


@dataclass(frozen=True, eq=False)
class Mistake:
    """A known mistake: the words for it are looked up by `id`, and `facts` are filled into them."""

    id: str
    edits: tuple[Edit, ...]
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from all others."""
        return (self.id, *self.facts.values())

    def on_the_way(self, function: str) -> tuple[Edit, ...]:
        """The edits that make the mistake in this function: one that is made both ways is told for one of them."""
        ahead = "forward" in function
        return tuple(edit for edit in self.edits if ("forward" in edit.function) == ahead) or self.edits


def functions(modules: Sequence[ModuleType], edits: Iterable[Edit] = ()) -> Space:
    """All functions of some modules, compiled anew so that they see each other and the edits.

    The classes of the modules stay as they are, but for those that are edited.
    """
    wanted = list(edits)
    space: dict[str, Any] = {}
    for module in modules:
        space |= vars(module)
    for name, thing in list(space.items()):
        mine = [edit for edit in wanted if edit.function == name]
        own = getattr(thing, "__module__", "") in {module.__name__ for module in modules}
        if own and (inspect.isfunction(thing) or mine):
            source = _source(thing)
            for edit in mine:
                source = edit.apply(source)
            exec(_compiled(source), space)  # noqa: S102  (core/ with an edit of ours: nothing that anyone typed)
    return space


@cache
def _source(thing: Callable[..., Any]) -> str:
    return inspect.getsource(thing)


@cache
def _compiled(source: str) -> CodeType:
    return compile(source, "<core with an edit>", "exec", dont_inherit=True)
