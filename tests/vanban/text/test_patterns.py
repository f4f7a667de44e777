"""Patterns that wait with being compiled behave as compiled ones, and every one of vanban is sound."""

from __future__ import annotations

import gc
import pkgutil
import re
import subprocess
import sys
from importlib import import_module

import pytest

import vanban
from vanban.text.patterns import _Uncompiled, pattern_of

_IMPORT = """
import re, sys
compiled = re.compile
def told(source, flags=0):
    if isinstance(source, str) and sys._getframe(1).f_globals["__name__"].startswith(("vanban", "__main__")):
        print(source)
    return compiled(source, flags)
re.compile = told
re.compile("^[a-z]$")
import vanban.reading
"""
TEXT = "Số 12-KH/TU, ngày 05 tháng 01"


@pytest.mark.parametrize("name", ["search", "match", "fullmatch", "findall", "split"])
def test_each_method_answers_as_the_compiled_pattern_on_the_first_call_and_later(name: str) -> None:
    for source, flags in ((r"số \d+", re.I), (r"\d+", 0), (r"(?P<day>\d\d) tháng", 0), (r"nothing", re.I)):
        waiting, compiled = pattern_of(source, flags), re.compile(source, flags)
        for _ in range(2):
            found, expected = getattr(waiting, name)(TEXT), getattr(compiled, name)(TEXT)
            if isinstance(expected, re.Match):
                found, expected = found.span(), expected.span()
            assert found == expected


def test_what_takes_more_than_a_text_is_handed_on() -> None:
    waiting = pattern_of(r"\d+")
    assert waiting.sub("#", TEXT) == "Số #-KH/TU, ngày # tháng #"
    assert waiting.subn("#", TEXT)[1] == 3
    assert [match[0] for match in waiting.finditer(TEXT, 5)] == ["05", "01"]
    assert (waiting.pattern, waiting.groups, waiting.flags) == (r"\d+", 0, re.UNICODE)


def test_nothing_is_compiled_before_the_first_use() -> None:
    broken = pattern_of("(")
    assert broken.pattern == "("
    with pytest.raises(re.error, match="unterminated"):
        broken.search(TEXT)


def test_importing_the_reader_compiles_no_pattern_of_its_own() -> None:
    done = subprocess.run([sys.executable, "-c", _IMPORT], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines() == ["^[a-z]$"]


def test_every_pattern_of_vanban_compiles() -> None:
    for module in pkgutil.walk_packages(vanban.__path__, "vanban."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.unfreeze()  # what was there before the first test is left out of the looks for garbage
    waiting = [one for one in gc.get_objects() if type(one) is _Uncompiled]
    gc.freeze()
    assert len(waiting) > 500
    for one in waiting:
        re.compile(one.pattern, one._flags)
