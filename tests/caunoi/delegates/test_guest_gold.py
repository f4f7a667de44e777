"""Rows of a list and what each comes to, field by field: the answers stand in tests/gold/delegates."""

from __future__ import annotations

import json
from typing import Any

import pytest

from caunoi.delegates.guest_file import Guest, preview_guests
from caunoi.meetings.models import Meeting, Point
from tests.caunoi.delegates.guest_sheets import sheet
from tests.conftest import Province
from tests.house.measures import TESTS

CASES = json.loads((TESTS / "gold" / "delegates" / "list.json").read_text(encoding="utf-8"))["cases"]


def _said(guest: Guest) -> dict[str, str]:
    contacts = dict(guest.contacts)
    plain = {
        name: getattr(guest, name) for name in ("full_name", "post", "office_text", "group", "seat", "bus")
    }
    return plain | {
        "office": guest.office.name if guest.office else "",
        "part": guest.part.value,
        "point": str(guest.point or ""),
        "forum": str(guest.forum or ""),
        "why": guest.why,
        "phone": contacts.get("phone", ""),
        "email": contacts.get("email", ""),
    }


def test_every_row_comes_to_what_it_should(meeting: Meeting, province: Province) -> None:
    """One file of all the rows, as an office would bring them."""
    Point.objects.create(
        meeting=meeting, level="commune", name="Điểm cầu xã Bến Thượng", office=province.commune
    )
    found = preview_guests(meeting, sheet(*(case["row"] for case in CASES)))
    assert found.problems == []
    notes: dict[int, str] = {}
    for note in found.notes:
        notes[note.row] = notes.get(note.row, "") + note.sentence
    faults: list[tuple[Any, ...]] = []
    for number, (case, guest) in enumerate(zip(CASES, found.guests, strict=True), start=2):
        said, expected = _said(guest), case["becomes"]
        faults += [
            (case["tells"], key, said[key], expected[key]) for key in said if said[key] != expected[key]
        ]
        told = notes.get(number, "")
        if case["note"] not in told or bool(case["note"]) != bool(told):
            faults.append((case["tells"], "note", told, case["note"]))
    assert faults == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["tells"])
def test_the_answers_are_whole(case: dict[str, Any]) -> None:
    assert set(case) == {"tells", "row", "becomes", "note"}
    assert case["becomes"]["full_name"] == " ".join(case["row"]["Họ và tên"].split())
