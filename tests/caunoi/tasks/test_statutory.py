"""What law sets for a matter: shown at its anchor, the province's own file above what is shipped."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from caunoi.people.models import Role, User
from caunoi.tasks.anchor_actions import Day, add_anchor
from caunoi.tasks.calendar_actions import set_office_day
from caunoi.tasks.models import Anchor
from caunoi.tasks.statutory import PROVINCE_FILE, set_by_law, statutory_clocks
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province
from vanban.dates.working_days import DayRule

EVENT = date(2026, 8, 11)
OWN = """
[[clock]]
key = "petition_answer"
name = "Trả lời kiến nghị"
event = "kiến nghị"
offset = 15
unit = "working_day"
source = "Quy chế số 9-QC/TU của Tỉnh ủy Hải Lam"
valid_from = 2026-01-01
confidence = "H"
"""


def by_law(what: str, on: date | None = EVENT) -> dict[str, date | None]:
    return {one.rule.key: one.on for one in set_by_law(Anchor(what=what, on=on))}


@pytest.fixture
def own(own_data_folder: Path) -> Path:
    """The province's own file."""
    file = own_data_folder / PROVINCE_FILE
    file.write_text(OWN, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("what", "on", "wanted"),
    [
        (
            "Hội nghị đối thoại",
            EVENT,
            {"dialogue_announce": date(2026, 8, 4), "dialogue_publish": date(2026, 8, 21)},
        ),
        ("Nhận kiến nghị của tổ 3", EVENT, {"petition_receipt": date(2026, 8, 24), "petition_answer": None}),
        ("Hội nghị Ban Thường vụ", EVENT, {}),
        ("Hội nghị đối thoại", None, {}),
    ],
)
def test_as_shipped(db: None, what: str, on: date | None, wanted: dict[str, date | None]) -> None:
    assert by_law(what, on) == wanted


def test_the_provinces_own_figure_and_its_source(db: None, own: Path) -> None:
    # Saturday the 22nd of August is worked for Monday the 31st; the 1st and 2nd of September are off.
    assert by_law("Kiến nghị") == {"petition_receipt": date(2026, 8, 24), "petition_answer": date(2026, 9, 3)}
    [answer] = [one for one in set_by_law(Anchor(what="Kiến nghị", on=EVENT)) if one.on == date(2026, 9, 3)]
    assert answer.note == "Theo Quy chế số 9-QC/TU của Tỉnh ủy Hải Lam."
    own.unlink()
    assert by_law("Kiến nghị")["petition_answer"] is None


def test_the_file_is_read_again_once_it_has_changed(db: None, own: Path) -> None:
    assert len(statutory_clocks()) == 5
    own.write_text(OWN.replace("offset = 15", "offset = 5"), encoding="utf-8")
    assert by_law("Kiến nghị")["petition_answer"] == date(2026, 8, 18)


def test_the_offices_own_day_off_is_stepped_over(province: Province, own: Path) -> None:
    chief = province.people[Role.CHIEF]
    set_office_day(actor=chief, day=DayRule(date(2026, 8, 12), "off", "Thông báo số 9-TB/VPTU"))
    assert by_law("Kiến nghị")["petition_receipt"] == date(2026, 8, 25)


@pytest.mark.parametrize(
    ("text", "word"), [("clock = [", PROVINCE_FILE), ('[[clock]]\nkey = "a"\n', "event")]
)
def test_a_file_that_is_not_understood_is_a_page_that_says_so(
    province: Province, own: Path, text: str, word: str
) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(RuleBroken) as refused:
        statutory_clocks()
    assert refused.value.code == "bad-clocks"
    anchor = add_anchor(actor=province.people[Role.CHIEF], what="Đối thoại", day=Day(EVENT))
    answer = province.client(Role.CHIEF).get(f"/moc-thoi-gian/{anchor.pk}/")
    assert answer.status_code == 422
    assert PROVINCE_FILE in answer.content.decode()


def test_on_the_page_of_the_anchor(province: Province, own: Path) -> None:
    chief: User = province.people[Role.CHIEF]
    pages = {
        what: province.client(Role.CHIEF)
        .get(f"/moc-thoi-gian/{add_anchor(actor=chief, what=what, day=Day(EVENT)).pk}/")
        .content.decode()
        for what in ("Hội nghị đối thoại với Nhân dân", "Hội nghị Ban Thường vụ")
    }
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", pages["Hội nghị đối thoại với Nhân dân"]))
    assert "Thời hạn theo quy định" in words
    assert "Thông báo hội nghị đối thoại với Nhân dân04/08/2026" in words
    assert "72/2025/QH15, Điều 43." in words
    assert "Thời hạn theo quy định" not in pages["Hội nghị Ban Thường vụ"]
