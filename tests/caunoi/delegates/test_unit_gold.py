"""Rows of a unit's file and what each comes to: the answers stand in tests/gold/delegates."""

from __future__ import annotations

import json
from typing import Any

import pytest

from caunoi.delegates.models import Quota
from caunoi.delegates.quota_file import Line, PlacesPreview, preview_places
from caunoi.delegates.quota_rules import What
from caunoi.meetings.models import Meeting
from tests.caunoi.delegates.unit_sheets import unit_sheet
from tests.conftest import Province
from tests.house.measures import TESTS

CASES = json.loads((TESTS / "gold" / "delegates" / "unit.json").read_text(encoding="utf-8"))["cases"]


def _said(line: Line) -> dict[str, str]:
    category = f" ({line.quota.category})" if line.quota.category else ""
    contacts = {"phone": "", "email": ""} | dict(line.contacts)
    plain = {"name": line.name, "post": line.post, "topic": line.topic}
    return {"quota": f"{line.quota.get_what_display()}{category}"} | plain | contacts


def _read(meeting: Meeting, province: Province) -> PlacesPreview:
    for what, category in (
        (What.DELEGATES, ""), (What.SPEECHES, "xã"), (What.SPEECHES, "phường"), (What.VEHICLES, ""),
    ):  # fmt: skip
        Quota.objects.create(
            meeting=meeting, office=province.commune, what=what, category=category, least=1, most=50
        )
    return preview_places(meeting, province.commune, unit_sheet(*(case["row"] for case in CASES)))


def test_every_row_comes_to_what_it_should(meeting: Meeting, province: Province) -> None:
    """One file of all the rows, as a unit would bring them."""
    found = _read(meeting, province)
    lines = {line.row: _said(line) for line in found.lines}
    wrong = {problem.row: problem.sentence for problem in found.problems}
    faults: list[tuple[Any, ...]] = []
    for number, case in enumerate(CASES, start=2):
        if lines.get(number, {}) != case["becomes"]:
            faults.append((case["tells"], lines.get(number), case["becomes"]))
        if case["wrong"] not in wrong.get(number, "") or bool(case["wrong"]) != (number in wrong):
            faults.append((case["tells"], wrong.get(number), case["wrong"]))
    assert faults == []
    assert list(wrong) == sorted(wrong), "wrong rows are told in the order of the file"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["tells"])
def test_the_answers_are_whole(case: dict[str, Any]) -> None:
    assert set(case) == {"tells", "row", "becomes", "wrong"}
    assert bool(case["becomes"]) != bool(case["wrong"])
    if case["becomes"]:
        assert case["becomes"]["name"] == " ".join(case["row"]["Họ và tên"].split())
