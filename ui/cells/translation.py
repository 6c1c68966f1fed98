"""The formulas of a step, read from the lines of core/ that compute it.

`za = Wax_xt + Waa_a + ba` stays as it is; `dWax = dza @ xt.T` is written "dWax = dza · xtᵀ": "·" is the matrix product,
"∗" the product entry by entry, "Σ" the sum over the examples, and a slope is written out by the output of its curve.
So the mathematics that is shown is the mathematics that runs.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

SUM, PRODUCT, ATOM = 1, 2, 3
"""How tightly a piece of a formula holds together; inside a tighter one it needs parentheses."""
Piece = tuple[str, int]
OPERATORS: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: (" + ", SUM),
    ast.Sub: (" − ", SUM),
    ast.Mult: (" ∗ ", PRODUCT),
    ast.MatMult: (" · ", PRODUCT),
}
CURVES = {"sigmoid": "σ", "tanh": "tanh", "softmax": "softmax"}


class UntoldError(Exception):
    """A line that is no formula: it makes room, unpacks, or holds a gate."""


def formulas(functions: Iterable[Callable[..., Any]]) -> dict[str, str]:
    """Each variable that the functions compute with its formula, "dc_prev = dc ∗ ft"; the first function counts."""
    found: dict[str, str] = {}
    for function in functions:
        found = _formulas(function) | found
    return found


@cache
def _formulas(function: Callable[..., Any]) -> dict[str, str]:
    found = {}
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            try:
                found[name] = f"{name} = {_written(node.value)[0]}"
            except UntoldError:
                continue
    return found


def _written(node: ast.expr) -> Piece:
    match node:
        case ast.Name(id=name):
            return name, ATOM
        case ast.Constant(value=int() | float() as value):
            return f"{value:g}", ATOM
        case ast.Attribute(value=matrix, attr="T"):
            return f"{_inside(matrix, ATOM)}ᵀ", ATOM
        case ast.Subscript():
            return ast.unparse(node), ATOM
        case ast.BinOp(left=base, op=ast.Pow(), right=ast.Constant(value=2)):
            return f"{_inside(base, ATOM)}²", ATOM
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            sign, binds = OPERATORS[type(op)]
            return f"{_inside(left, binds)}{sign}{_inside(right, binds + isinstance(op, ast.Sub))}", binds
        case ast.Call(func=ast.Name(id=function), args=arguments):
            return _called(function, arguments)
        case ast.Call(func=ast.Attribute(value=summed, attr="sum")):
            return f"Σ {_inside(summed, ATOM)}", PRODUCT
    raise UntoldError(ast.dump(node))


def _called(function: str, arguments: list[ast.expr]) -> Piece:
    first = _written(arguments[0])[0]
    if function in CURVES:
        return f"{CURVES[function]}({first})", ATOM
    if function == "sigmoid_slope":
        return f"{first} ∗ (1 − {first})", PRODUCT
    if function == "tanh_slope":
        return f"1 − {first}²", SUM
    if function == "stack":
        return f"[{first} ; {_written(arguments[1])[0]}]", ATOM
    raise UntoldError(function)


def _inside(node: ast.expr, binds: int) -> str:
    text, own = _written(node)
    return f"({text})" if own < binds else text
