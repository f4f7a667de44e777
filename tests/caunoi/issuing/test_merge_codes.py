"""The QR codes of the letters are read back by a camera's own decoder; forms and codes of the merge."""

from __future__ import annotations

from datetime import date

import cv2
import numpy
import pypdfium2
import pytest

from caunoi.issuing.merge_forms import MergeForm, initial_of
from caunoi.issuing.merge_letters import letters, paper_of, papers_of, profile_of
from caunoi.issuing.merge_rules import Guest, code_of, doubles
from tests.caunoi.issuing.guest_lists import SIGNING, VALUES
from vanban.kinds import KindError, kind_of
from vanban.writing import write_many

TODAY = date(2026, 12, 1)
GUESTS = [
    Guest(2, "Trần Thị Minh Hằng", "Đồng chí", "Bí thư", "Đảng ủy xã Tân Thịnh", "dãy B, ghế 12", "A-1"),
    Guest(3, "Lê Văn Tám", "Ông", code="GM261208F3A2-0002-9C1D"),
    Guest(4, "Nguyễn " * 20 + "Tú", "Bà", code="Đại biểu số 3"),
]  # fmt: skip


def _codes(pdf: bytes) -> list[str]:
    """What a steward's camera reads on each page."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        shot = numpy.ascontiguousarray(page.render(scale=3).to_numpy())
        text, *_ = cv2.QRCodeDetector().detectAndDecode(shot)
        found.append(text)
    return found


def test_every_letter_carries_the_code_of_its_guest() -> None:
    papers = papers_of(VALUES, GUESTS[:2])
    pdf = write_many(papers, profile=profile_of(VALUES, TODAY))
    assert _codes(pdf) == [guest.code for guest in GUESTS[:2]]


def test_joint_and_single_letters_are_the_same_words() -> None:
    papers = papers_of(VALUES, GUESTS)
    joint, single = letters(papers, GUESTS, 0, profile_of(VALUES, TODAY))
    assert joint.startswith(b"%PDF")
    assert single.startswith(b"PK")
    assert len(pypdfium2.PdfDocument(joint)) == len(GUESTS)


def test_a_letter_says_who_where_and_which_seat() -> None:
    first, second, _ = papers_of(VALUES, GUESTS)
    said = ["".join(run.text for run in one.words) for one in first.body if hasattr(one, "words")]
    assert "Đồng chí Trần Thị Minh Hằng" in said
    assert "Bí thư, Đảng ủy xã Tân Thịnh" in said
    assert "Chỗ ngồi: dãy B, ghế 12." in said
    plain = ["".join(run.text for run in one.words) for one in second.body if hasattr(one, "words")]
    assert "Ông Lê Văn Tám" in plain
    assert not any(line.startswith("Chỗ ngồi") for line in plain), "no seat, no line"
    assert (first.code, second.code) == ("A-1", "GM261208F3A2-0002-9C1D")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"issue_date": "2023-03-01"}, "party-hd36"),
        ({"issue_date": "2026-12-08"}, "party-hd05"),
        ({}, "party-hd05"),
        ({"system": "state", "issue_date": "2026-12-08"}, "state-nd30"),
    ],
)
def test_the_profile_is_that_of_the_letters_day(values: dict[str, object], expected: str) -> None:
    assert profile_of(values, TODAY).id == expected


def test_the_next_form_keeps_what_stays_and_asks_for_what_changes() -> None:
    kept = dict(initial_of(VALUES))
    assert kept["organiser"] == VALUES["organiser"]
    assert {f"sign_{key}": value for key, value in SIGNING.items()}.items() <= kept.items()
    assert not {"number", "issue_date", "meets_on", "meets_at", "signings"} & set(kept)
    assert dict(initial_of({})) == {}


def test_the_form_asks_for_the_fields_of_the_kind_and_none_of_the_guest() -> None:
    asked = set(MergeForm().fields)
    own = {field.key for field in kind_of("giay-moi-ca-nhan").fields}
    assert {"meeting", "meets_on", "meets_at", "venue", "issuer", "sign_name", "list"} <= asked
    assert not {"guest", "post", "seat", "code"} & asked
    assert asked - {"list"} - {name for name in asked if name.startswith("sign_")} <= own


def test_codes_hold_nothing_about_the_guest_and_doubles_are_told() -> None:
    assert code_of("GM261208F3A2", 7, "9C1D") == "GM261208F3A2-0007-9C1D"
    same = [Guest(2, "A", code="M"), Guest(3, "B", code="N"), Guest(9, "C", code="M")]
    assert list(doubles(same)) == ["Dòng 9: mã “M” đã có ở dòng 2; mỗi người một mã."]


@pytest.mark.parametrize("missing", ["meeting", "organiser", "venue", "meets_on", "meets_at", "issuer"])
def test_what_all_letters_need_is_named(missing: str) -> None:
    values = {key: value for key, value in VALUES.items() if key != missing}
    with pytest.raises(KindError, match=rf"\({missing}\)"):
        paper_of(kind_of("giay-moi-ca-nhan"), values, GUESTS[0])
