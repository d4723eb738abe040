"""The constants of the reader of figures are Final: compiled code then reads them without looking a name up (decision 22)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

FIGURES = Path(__file__).parents[3] / "monitor" / "figures"
CONSTANT = re.compile("_?[A-Z][A-Z0-9_]*")
# What these give is replaced under its name at its first use (monitor/figures/patterns.py).
REPLACED = {"lazy", "one_of", "sieved"}


def _not_final(source: str) -> Iterator[str]:
    """The names of the module's constants that are not annotated as final."""
    tree = ast.parse(source)
    for node in tree.body:
        if isinstance(node, ast.Assign) and not _is_replaced(node.value):
            named = [name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            named = [] if ast.unparse(node.annotation).startswith("Final") else [node.target.id]
        else:
            continue
        yield from filter(CONSTANT.fullmatch, named)


def _is_replaced(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in REPLACED


def test_constants_are_final() -> None:
    found = {
        str(path.relative_to(FIGURES)): names
        for path in sorted(FIGURES.rglob("*.py"))
        if (names := list(_not_final(path.read_text(encoding="utf-8"))))
    }
    assert not found


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("_WORDS = frozenset('好')", ["_WORDS"]),
        ("_WORDS: Final = frozenset('好')", []),
        ("_WORDS: dict[str, int] = {}", ["_WORDS"]),
        ("_UP, _DOWN = 1, 2", ["_UP", "_DOWN"]),
        ("_WORD = lazy('好')", []),
        ("def word() -> str:\n    GOOD = '好'\n    return GOOD", []),
    ],
)
def test_it_tells_what_is_not_final(source: str, names: list[str]) -> None:
    assert list(_not_final(source)) == names
