"""The budgets of docs/house.md: instead of arguments about taste."""

from __future__ import annotations

import re

import pytest

from tests.house.measures import ROOMS, ROOT, SRC, TESTS, code_lines, files, functions, shown

LONGEST_FUNCTION = 40
LONGEST_FILE = 400
MOST_SCRIPT = 800
LEAST_TESTS = 1.2
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base"}


def test_functions_are_short() -> None:
    long = [
        f"{shown(path)}: {name} ({length})"
        for folder in (SRC, ROOT / "bench", TESTS)
        for path in files(folder, ".py")
        for name, length in functions(path)
        if length > LONGEST_FUNCTION
    ]
    assert long == []


def test_files_are_short() -> None:
    long = [
        f"{shown(path)} ({len(code_lines(path))})"
        for path in files(SRC, ".py")
        if len(code_lines(path)) > 400
    ]
    assert long == []


def test_no_file_is_called_after_nothing() -> None:
    nameless = [shown(path) for path in files(SRC, ".py", ".css", ".js", ".html") if path.stem in NO_NAMES]
    assert nameless == []


def test_our_own_script_stays_small() -> None:
    lines = [
        line
        for path in files(SRC, ".js")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.strip().startswith(("//", "/*", "*"))
    ]
    assert len(lines) <= MOST_SCRIPT


def test_there_is_more_test_than_code() -> None:
    """Gold answers count as tests: each of their lines is something the reader must say."""
    code = sum(len(code_lines(path)) for path in files(SRC, ".py"))
    gold = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files(TESTS / "gold", ".json"))
    tests = gold + sum(len(code_lines(path)) for path in files(TESTS, ".py"))
    assert tests / code >= LEAST_TESTS, f"{tests} lines of tests for {code} lines of code: {tests / code:.2f}"


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is(room: str) -> None:
    said = (SRC / "caunoi" / room / "README.md").read_text(encoding="utf-8")
    assert said.startswith(f"# {room}")
    assert len(said.splitlines()) <= 30


def test_python_has_no_plans_in_comments() -> None:
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X ", "HA" + "CK")
    plans = [
        f"{shown(path)}:{number}"
        for folder in (SRC, TESTS, ROOT / "bench")
        for path in files(folder, ".py", ".js", ".css", ".html")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(word in line for word in words)
    ]
    assert plans == []


SILENCE = re.compile(r"#\s*(?:type: ignore(?:\[[\w,-]+\])?|no" + r"qa(?:: ?[A-Z]+\d+)?)(?P<reason>.*)$")


def test_types_and_lint_are_not_silenced_without_a_reason() -> None:
    """A silenced check carries its reason on the same line: `# <silence>[code]  # why`."""
    silenced = [
        f"{shown(path)}:{number}"
        for folder in (SRC, ROOT / "bench")
        for path in files(folder, ".py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := SILENCE.search(line)) and not found["reason"].strip(" #-")
    ]
    assert silenced == []
