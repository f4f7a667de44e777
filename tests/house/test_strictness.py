"""The strictness of the tests themselves: what must fail a test does fail it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.measures import ROOT

SAMPLES = """
import logging
import warnings

import pytest
from django.template import Context, Template


def test_a_logged_error():
    logging.getLogger("caunoi.x").error("lost %s", 7)


@pytest.mark.logs_error
def test_an_error_that_the_test_is_about():
    logging.getLogger("caunoi.x").error("lost")


def test_a_logged_warning():
    logging.getLogger("caunoi.x").warning("slow")


def test_a_missing_template_variable():
    Template("{{ person.nmae }}").render(Context({"person": {"name": "An"}}))


def test_a_present_template_variable():
    Template("{{ person.name }}").render(Context({"person": {"name": "An"}}))


def test_a_python_warning():
    warnings.warn("old", DeprecationWarning)


@pytest.mark.xfail
def test_an_expected_failure_that_passes():
    pass


def test_a_skip():
    pytest.skip("no OCR: install it")


@pytest.mark.skipif(True, reason="no OCR: install it")
def test_a_skip_by_mark():
    pass
"""

PASSED = {"an_error_that_the_test_is_about", "a_logged_warning", "a_present_template_variable"}
FAILED = {
    "a_logged_error",
    "a_missing_template_variable",
    "a_python_warning",
    "an_expected_failure_that_passes",
}
SKIPPED = {"a_skip", "a_skip_by_mark"}


def _run(folder: Path, samples: str, *, no_skips: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text("from tests.conftest import *  # noqa: F403 - the hooks too\n")
    (folder / "test_sample.py").write_text(samples)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-vv",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "-c",
        "pyproject.toml",
    ]
    return subprocess.run(
        [*command, f"--rootdir={ROOT}", f"--confcutdir={folder}", str(folder / "test_sample.py")],
        cwd=ROOT,
        env={**os.environ, "CAUNOI_NO_SKIPS": no_skips, "CAUNOI_DATA": str(folder / "data")},
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )


def _outcomes(said: str) -> dict[str, set[str]]:
    """The names that passed, failed (in the test or after it) and were skipped."""
    found: dict[str, set[str]] = {"PASSED": set(), "FAILED": set(), "ERROR": set(), "SKIPPED": set()}
    for name, outcome in re.findall(r"::test_(\w+)(?: <- \S+)?\s+(PASSED|FAILED|ERROR|SKIPPED)", said):
        found[outcome].add(name)
    found["FAILED"] |= found.pop("ERROR")
    found["PASSED"] -= found["FAILED"]
    return found


def test_on_any_machine(tmp_path: Path) -> None:
    done = _run(tmp_path, SAMPLES, no_skips="0")
    assert _outcomes(done.stdout) == {"PASSED": PASSED, "FAILED": FAILED, "SKIPPED": SKIPPED}, done.stdout
    assert "errors were logged: caunoi.x: lost 7" in done.stdout
    assert "Undefined template variable 'person.nmae'" in done.stdout


def test_where_skips_are_forbidden(tmp_path: Path) -> None:
    done = _run(tmp_path, SAMPLES, no_skips="1")
    assert _outcomes(done.stdout) == {"PASSED": PASSED, "FAILED": FAILED | SKIPPED, "SKIPPED": set()}, (
        done.stdout
    )


def test_a_whole_file_cannot_be_skipped_there_either(tmp_path: Path) -> None:
    samples = "import pytest\n\npytest.skip('no OCR: install it', allow_module_level=True)\n"
    assert "1 skipped" in _run(tmp_path, samples, no_skips="0").stdout
    done = _run(tmp_path, samples, no_skips="1")
    assert done.returncode not in {0, 5}
    assert "no OCR" in done.stdout


@pytest.mark.parametrize(
    "name", ["FAIL_INVALID_TEMPLATE_VARS = true", 'filterwarnings = ["error"]', "xfail_strict = true"]
)
def test_the_strictness_is_in_the_configuration(name: str) -> None:
    assert name in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
