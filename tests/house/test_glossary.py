"""One English word for one Vietnamese term: every table and every verb stands in docs/glossary.md."""

from __future__ import annotations

import ast
import re

import pytest
from django.apps import apps

from tests.house.measures import ROOMS, ROOT, SRC, tree

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"`([A-Za-z_]+)`", GLOSSARY))


def _verbs(room: str) -> set[str]:
    found: set[str] = set()
    for path in (SRC / "caunoi" / room).glob("*actions.py"):
        found.update(
            node.name
            for node in tree(path).body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        )
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_every_table_is_in_the_glossary(room: str) -> None:
    tables = {model.__name__ for model in apps.get_app_config(room).get_models()}
    assert tables - WORDS == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_verb_is_in_the_glossary(room: str) -> None:
    assert _verbs(room) - WORDS == set()


def test_the_glossary_names_nothing_that_is_gone() -> None:
    tables = {model.__name__ for room in ROOMS for model in apps.get_app_config(room).get_models()}
    verbs = set().union(*(_verbs(room) for room in ROOMS))
    named = set(re.findall(r"^\|[^|]*\| `([A-Za-z_]+)` \|", GLOSSARY, flags=re.MULTILINE))
    assert named - tables - verbs == set()


def test_every_action_takes_its_arguments_by_name() -> None:
    """`assign(task, user, office)` can be called the wrong way round; `assign(actor=…, task=…)` cannot."""
    loose = [
        f"{room}.{node.name}"
        for room in ROOMS
        for path in (SRC / "caunoi" / room).glob("*actions.py")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and (node.args.args or node.args.posonlyargs)
        and node.name != "demand"
    ]
    assert loose == []


def test_every_action_says_what_it_does() -> None:
    silent = [
        f"{room}.{node.name}"
        for room in ROOMS
        for path in (SRC / "caunoi" / room).glob("*actions.py")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []
