"""The rules' records: complete, cited, never an error below confidence H; and the register argument."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import vanban.checks
from tests.vanban.checks.papers import NOTICE_05, TODAY
from vanban.checking import check
from vanban.checks.records import RecordError, load_records, records, weighed
from vanban.findings import Level
from vanban.profiles import PROFILES

FORMS = {
    "page-size": "page.width",
    "page-margin": "page.margin.left",
    "part-size": "role.size",
    "part-style": "role.bold",
    "body-align": "body.align",
    "body-line": "body.line",
    "body-indent": "body.indent",
}
"""A rule that each open record is about: its hits name others of the same kind."""
ROW = """[[rule]]
key = "a"
group = "g"
level = "warning"
title = "T"
says = "S"
source = "Nguồn"
clause = "Điều 1"
confidence = "M"
why = "Vì thế."
"""


def test_every_record_cites_its_source_or_a_rule_of_every_profile() -> None:
    for record in records().values():
        for profile in PROFILES.values():
            clause = record.stands(profile, FORMS.get(record.key, ""))
            assert clause is not None, record.key
            assert clause.source, record.key
            assert clause.confidence in ("H", "M-H", "M", "L"), record.key
        assert record.says.endswith((".", "{wanted}")), record.key


def test_every_rule_that_a_check_names_has_a_record_and_the_other_way_round() -> None:
    folder = Path(vanban.checks.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', code))
    assert set(records()) <= quoted
    named = set(re.findall(r'Hit\(\s*"([a-z-]+)"', code))
    assert named <= set(records())


@pytest.mark.parametrize(
    ("level", "confidence", "given"),
    [
        ("error", "H", "error"),
        ("error", "M-H", "warning"),
        ("error", "L", "warning"),
        ("warning", "H", "warning"),
        ("taste", "L", "taste"),
    ],
)
def test_what_is_not_sure_is_no_error(level: Level, confidence: str, given: Level) -> None:
    assert weighed(level, confidence) == given


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('says = "S"\n', "", "thiếu mục says"),
        ("clause", "clausse", "không có mục clausse"),
        ('"warning"', '"fatal"', "level phải là"),
        ('"warning"', '"error"', "chưa chắc"),
        (ROW, ROW + ROW, "có hai lần"),
    ],
)
def test_a_record_with_a_typo_is_refused_with_a_sentence(old: str, new: str, said: str) -> None:
    assert load_records(ROW)["a"].why == "Vì thế."
    with pytest.raises(RecordError, match=re.escape(said)):
        load_records(ROW.replace(old, new))


def test_names_are_held_against_the_register_of_the_documents_day() -> None:
    asked: list[tuple[str, date]] = []

    def known(name: str, on: date) -> bool:
        asked.append((name, on))
        return name == "Văn phòng Đảng ủy"

    found = check(NOTICE_05.encode(), name="a.txt", today=TODAY, known_offices=known).all
    assert [(one.rule, one.level) for one in found] == [("office-unknown", "taste")]
    assert "Ban Xây dựng Đảng" in found[0].message
    assert {on for _, on in asked} == {date(2026, 8, 11)}
