"""What a repository of ours brings along."""

from __future__ import annotations

import re

import pytest

from caunoi.site import settings as settings_file
from tests.house.measures import ROOT


@pytest.mark.parametrize(
    "name", ["README.md", "README.vi.md", "LICENSE", "CHANGELOG.md", "docs/house.md", "docs/operations.md"]
)
def test_the_papers_are_there(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_the_changelog_names_the_version_of_the_package() -> None:
    version = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert version is not None
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## \[?({re.escape(version[1])}|Unreleased)\b", changelog, re.MULTILINE)


def test_every_setting_is_explained() -> None:
    """Whoever runs the service reads docs/operations.md, not settings.py."""
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    names = {name for name in settings_file._env.known if not name.endswith("_FILE")} - {"CAUNOI_NO_SKIPS"}
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_every_explained_setting_exists() -> None:
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    explained = set(re.findall(r"`(CAUNOI_[A-Z_]+)`", text))
    assert {name for name in explained if name not in settings_file._env.known} == set()


def test_every_dependency_has_its_line() -> None:
    known = re.search(
        r"^dependencies = \[(.*?)\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert known is not None
    wanted = {re.split(r"[\[<>=!]", name)[0] for name in re.findall(r'"([^"]+)"', known[1])}
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert {name for name in wanted if f"`{name}`" not in text} == set()
