"""Pages that work on an intranet: nothing from elsewhere, nothing inline, nothing newer than Chrome 109."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from caunoi.ui.templatetags.ui import register
from tests.house.measures import ROOT, SRC, files, shown

TEMPLATES = files(SRC / "caunoi", ".html")
SHEETS = files(SRC / "caunoi", ".css")
SCRIPTS = files(SRC / "caunoi", ".js")
# Joined here so that this file does not name them.
HOSTS = (
    ".".join(("registry", "npmjs", "org")),
    ".".join(("pypi", "org")),
    ".".join(("pythonhosted", "org")),
    ".".join(("unpkg", "com")),
    ".".join(("jsdelivr", "net")),
    ".".join(("cdnjs", "cloudflare", "com")),
    ".".join(("googleapis", "com")),
    ".".join(("gstatic", "com")),
)
TEXT = (
    ".py",
    ".html",
    ".css",
    ".js",
    ".md",
    ".toml",
    ".txt",
    ".json",
    ".yml",
    ".yaml",
    ".cfg",
    ".sh",
    ".svg",
    "",
)
OURS = ("src", "tests", "bench", "docs", "scripts", ".ci", ".github")


def _repository() -> Iterator[tuple[str, str]]:
    tops = [path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT]
    inner = [path for name in OURS if (ROOT / name).is_dir() for path in files(ROOT / name, *TEXT)]
    for path in [*tops, *inner]:
        if path.is_file():
            yield shown(path), path.read_text(encoding="utf-8", errors="replace")


def test_no_page_asks_another_host() -> None:
    foreign = [
        f"{shown(path)}: {found}"
        for path in [*TEMPLATES, *SHEETS, *SCRIPTS, *files(SRC / "caunoi", ".svg")]
        for found in re.findall(
            r'(?<!xmlns=")(?:https?:)?//[a-z0-9][\w.-]+\.[a-z]{2,}[^\s"\')]*', path.read_text("utf-8")
        )
        if "www.w3.org/" not in found
    ]
    assert foreign == []


def test_the_repository_names_no_registry_and_no_content_network() -> None:
    named = [f"{name}: {host}" for name, text in _repository() for host in HOSTS if host in text]
    assert named == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a script element with code in it", r"<script(?![^>]*\bsrc=)[^>]*>"),
        ("a style element", r"<style\b"),
        ("a style attribute", r"<[^>]*\sstyle="),
        ("an event attribute", r"<[^>]*\son[a-z]+=\""),
        ("an hx-on attribute", r"hx-on"),
        ("a javascript address", r"javascript:"),
        ("a popover", r"\spopover\b"),
    ],
)
def test_templates_hold_nothing_inline(what: str, pattern: str) -> None:
    found = [shown(path) for path in TEMPLATES if re.search(pattern, path.read_text("utf-8"))]
    assert found == [], what


@pytest.mark.parametrize("pattern", ["autoescape off", r"\|\s*safe\b", r"mark_safe\(f", r"\|\s*safeseq"])
def test_nothing_is_shown_unescaped(pattern: str) -> None:
    places = [*TEMPLATES, *files(SRC / "caunoi", ".py")]
    assert [shown(path) for path in places if re.search(pattern, path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "newer", ["color-mix(", "@scope", ":popover-open", "@starting-style", "subgrid", "light-dark("]
)
def test_sheets_use_nothing_newer_than_the_floor(newer: str) -> None:
    assert [shown(path) for path in SHEETS if newer in path.read_text("utf-8")] == []


def _nested(sheet: str) -> bool:
    """Whether a rule stands inside another rule that is no at-rule."""
    opened: list[bool] = []
    for head, brace in re.findall(r"([^{}]*)([{}])", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        if brace == "}":
            opened.pop()
            continue
        selector = head.split(";")[-1].strip()
        if any(opened):
            return True
        opened.append(not selector.startswith("@") or selector.startswith("@page"))
    return False


def test_sheets_do_not_nest_rules() -> None:
    assert [shown(path) for path in SHEETS if _nested(path.read_text("utf-8"))] == []


def test_the_search_for_nesting_finds_it() -> None:
    assert _nested("@layer room { .a { color: red; .b { color: red } } }")
    assert not _nested("@layer room { @media print { .a { color: red } } .b { color: red } }")


def test_every_sheet_keeps_to_its_layer() -> None:
    """A rule outside the layers wins over all of them, unseen."""
    loose = []
    for path in SHEETS:
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        outside = re.sub(r"@layer [\w, ]+;", "", text).strip()
        if outside and not outside.startswith("@layer"):
            loose.append(shown(path))
    assert loose == []


def test_every_component_is_on_the_pattern_page() -> None:
    page = (SRC / "caunoi/ui/templates/ui/patterns.html").read_text("utf-8")
    blocks = {tag for tag in register.tags if not tag.startswith("end")} - {"stylesheets"}
    assert {tag for tag in blocks if not re.search(r"{%\s*" + tag + r"\b", page)} == set()


def test_every_sheet_of_the_components_is_linked() -> None:
    from caunoi.ui.templatetags.ui import stylesheets

    linked = set(re.findall(r"ui/css/(\w+)\.css", stylesheets()))
    assert linked == {path.stem for path in (SRC / "caunoi/ui/static/ui/css").glob("*.css")}


def test_every_word_of_a_page_is_marked_vietnamese() -> None:
    whole = [path for path in TEMPLATES if "<html" in path.read_text("utf-8")]
    assert whole
    assert [shown(path) for path in whole if '<html lang="vi">' not in path.read_text("utf-8")] == []
