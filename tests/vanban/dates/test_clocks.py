"""Deadlines set by law, as data: V12, the rules of the day, what is not known, the file of a province."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from vanban.dates.clocks import SHIPPED_CLOCKS, load_clocks, statutory_due
from vanban.dates.working_days import SHIPPED, CalendarProblem, load

DAYS, CLOCKS = load(SHIPPED), load_clocks(SHIPPED_CLOCKS)
ROW = (
    '[[clock]]\nkey = "{key}"\nname = "x"\nevent = "kiến nghị"\nsource = "Quy chế tỉnh"\n'
    'confidence = "H"\nvalid_from = 2020-01-01\n'
)


@pytest.mark.parametrize(
    ("key", "event", "on", "note"),
    [
        ("dialogue_announce", date(2026, 8, 11), date(2026, 8, 4), "72/2025/QH15"),
        ("dialogue_publish", date(2026, 8, 11), date(2026, 8, 21), "72/2025/QH15"),
        ("dialogue_announce", date(2023, 8, 11), date(2023, 8, 4), "2015, Điều 125"),
        ("dialogue_publish", date(2023, 8, 11), date(2023, 8, 21), "chỉ để tham khảo"),
        ("petition_receipt", date(2023, 8, 11), date(2023, 8, 25), "11-QĐi/TW"),
        ("dialogue_announce", date(2025, 6, 30), date(2025, 6, 23), "Cần xác nhận lại"),
        ("dialogue_announce", date(2025, 7, 1), date(2025, 6, 24), "72/2025/QH15"),
        ("dialogue_announce", date(2026, 11, 29), date(2026, 11, 20), "72/2025/QH15"),  # the 22nd is off
        ("petition_answer", date(2026, 8, 11), None, "Chưa có số liệu"),
    ],
)
def test_the_day_by_the_rules_of_the_day(key: str, event: date, on: date | None, note: str) -> None:
    found = statutory_due(key, event, CLOCKS, DAYS)
    assert found.on == on
    assert note in found.note


@pytest.mark.parametrize(
    ("matter", "keys"),
    [
        ("Hội nghị đối thoại với Nhân dân", {"dialogue_announce", "dialogue_publish"}),
        ("HỘI NGHỊ ĐỐI THOẠI", {"dialogue_announce", "dialogue_publish"}),
        ("Ngày nhận kiến nghị của tổ 3", {"petition_receipt", "petition_answer"}),
        ("Đối thoại, trả lời kiến nghị", {clock.key for clock in CLOCKS}),
        ("Hội nghị Ban Thường vụ", set()),
        ("đối thoạ", set()),
    ],
)
def test_which_rules_are_about_a_matter(matter: str, keys: set[str]) -> None:
    assert {clock.key for clock in CLOCKS if clock.is_about(matter)} == keys


def test_a_rule_that_nobody_wrote() -> None:
    with pytest.raises(KeyError):
        statutory_due("dream", date(2026, 8, 11), CLOCKS, DAYS)


def test_every_shipped_rule_has_its_source_and_confidence() -> None:
    assert all(clock.source and clock.confidence in {"H", "M"} for clock in CLOCKS)


def test_the_file_of_a_province_takes_the_place_of_what_is_shipped(tmp_path: Path) -> None:
    own = tmp_path / "thoi-han.toml"
    own.write_text(ROW.format(key="petition_answer") + "offset = 15\n", encoding="utf-8")
    clocks = load_clocks(SHIPPED_CLOCKS, own)
    assert statutory_due("petition_answer", date(2026, 8, 3), clocks, DAYS).on == date(2026, 8, 18)
    assert statutory_due("petition_receipt", date(2023, 8, 11), clocks, DAYS).on == date(2023, 8, 25)


@pytest.mark.parametrize(
    "text",
    [
        "clock = [",
        '[[clock]]\nkey = "a"\n',
        ROW.format(key="a") + 'unit = "tuần"\n',
        ROW.format(key="a") + 'offset = "mười"\n',
        ROW.format(key="a") + 'valid_to = "mai"\n',
    ],
)
def test_a_file_that_is_not_understood_says_which(tmp_path: Path, text: str) -> None:
    own = tmp_path / "thoi-han.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(CalendarProblem, match=r"thoi-han\.toml"):
        load_clocks(own)
