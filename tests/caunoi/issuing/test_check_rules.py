"""What a check's answer becomes on the page: order, numbers, waivers, names of the register, lit lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caunoi.issuing.check_rules import Line, Sheet, counts, for_office, lines_of, sheets_of
from tests.vanban.checks.papers import NOTICE_05, TODAY
from vanban.check_command import as_json
from vanban.checking import check

WRONG = NOTICE_05.replace("Số 39-", "Số: 39-").replace("trực thuộc;", "trực thuộc,")


def _sheets(text: str) -> tuple[str, tuple[Sheet, ...]]:
    found = check(text.encode(), name="a.txt", today=TODAY, known_offices=lambda name, on: False)
    return found.text, sheets_of(as_json(found))


def _known(name: str, on: date | None) -> bool:
    assert on == date(2026, 8, 11)
    return name == "Văn phòng Đảng ủy"


def test_the_gravest_comes_first_and_numbers_count_from_one() -> None:
    _, (sheet,) = _sheets(WRONG)
    seen = for_office(sheet, (), lambda name, on: True)
    assert [(one.no, one.level, one.rule) for one in seen.found] == [
        (1, "error", "number-colon"),
        (2, "warning", "recipients-separator"),
    ]
    assert counts(seen.found) == (("Lỗi", "late", 1), ("Nên xem lại", "soon", 1))
    assert (seen.found[0].level_name, seen.found[0].tone) == ("Lỗi", "late")
    assert seen.found[0].repair == "Số 39-TB/ĐU"
    assert "05-HD/VPTW" in seen.found[0].source


def test_what_the_office_switched_off_is_counted_and_not_told() -> None:
    _, (sheet,) = _sheets(WRONG)
    seen = for_office(sheet, {"number-colon"}, lambda name, on: True)
    assert [one.rule for one in seen.found] == ["recipients-separator"]
    assert (seen.waived, seen.found[0].no) == (1, 1)


def test_names_that_the_register_knows_are_no_finding() -> None:
    _, (sheet,) = _sheets(NOTICE_05)
    assert {one.subject for one in sheet.found} == {"Văn phòng Đảng ủy", "Ban Xây dựng Đảng"}
    seen = for_office(sheet, (), _known)
    assert [one.subject for one in seen.found] == ["Ban Xây dựng Đảng"]
    assert for_office(sheet, {"office-unknown"}, _known).waived == 1
    (both,) = for_office(sheet, (), lambda name, on: False).found
    assert "“Văn phòng Đảng ủy”, “Ban Xây dựng Đảng”" in both.message


def test_lines_light_up_where_a_finding_begins() -> None:
    text, (sheet,) = _sheets(WRONG)
    lines = lines_of(text, for_office(sheet, (), lambda name, on: True))
    assert Line("Số: 39-TB/ĐU", (1,)) in lines
    assert [line.found for line in lines if "trực thuộc," in line.text] == [(2,)]
    assert "\n".join(line.text for line in lines) == text[sheet.start : sheet.end]


def test_a_second_document_has_its_own_findings() -> None:
    _, sheets = _sheets(WRONG + "\n" + NOTICE_05)
    own = [for_office(sheet, (), lambda name, on: True) for sheet in sheets]
    assert [len(sheet.found) for sheet in own] == [2, 0]
    missing = replace(own[1].found[0] if own[1].found else own[0].found[0], start=-1, end=-1)
    assert all(not line.found for line in lines_of("x", replace(own[1], start=0, end=1, found=(missing,))))
