"""How the house is measured: code without blank lines, comments and docstrings."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
TESTS = ROOT / "tests"
ROOMS = (
    "site",
    "reminders",
    "delegates",
    "programmes",
    "meetings",
    "tasks",
    "issuing",
    "documents",
    "people",
    "ledger",
    "ui",
)

_NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}


def files(folder: Path, *endings: str) -> list[Path]:
    """Our own files, without caches and migrations."""
    found = [path for path in folder.rglob("*") if path.suffix in endings and "__pycache__" not in path.parts]
    return sorted(path for path in found if "migrations" not in path.parts)


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _docstring_lines(node: ast.AST) -> Iterator[int]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = inner.body[0] if inner.body else None
            if isinstance(first, ast.Expr) and _is_text(first.value):
                yield from range(first.lineno, (first.end_lineno or first.lineno) + 1)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@cache
def code_lines(path: Path) -> frozenset[int]:
    """The numbers of the lines that hold code."""
    found: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        if token.type not in _NO_CODE:
            found.update(range(token.start[0], token.end[0] + 1))
    return frozenset(found.difference(_docstring_lines(tree(path))))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function with its lines of code."""
    lines = code_lines(path)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, len(lines.intersection(range(node.lineno, (node.end_lineno or 0) + 1)))
