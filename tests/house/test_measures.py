"""The measuring itself: a rule that measures wrongly keeps nothing."""

from __future__ import annotations

from pathlib import Path

from tests.house.measures import code_lines, functions

SAMPLE = '''"""A docstring
of two lines."""

# A comment.
NUMBER = 1


def add(one: int, other: int) -> int:
    """One line."""
    text = """not a
docstring"""
    # why
    return one + other + len(text)
'''


def _written(folder: Path) -> Path:
    path = folder / "sample.py"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def test_only_code_counts(tmp_path: Path) -> None:
    assert code_lines(_written(tmp_path)) == {5, 8, 10, 11, 13}


def test_a_function_is_as_long_as_its_code(tmp_path: Path) -> None:
    assert list(functions(_written(tmp_path))) == [("add", 4)]
