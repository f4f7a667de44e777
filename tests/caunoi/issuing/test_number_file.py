"""Past numbers from Excel: looked over, wrong rows said, all or nothing; known ones are not doubled."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from caunoi.documents.models import SecretStub
from caunoi.issuing.models import NumberEntry, NumberImport, Series
from caunoi.issuing.number_actions import reserve_number
from caunoi.issuing.number_file import NumberTable, number_template, preview_numbers
from caunoi.issuing.number_file_actions import (
    confirm_numbers,
    drop_numbers,
    forget_number_files,
    offer_numbers,
)
from caunoi.issuing.number_series import Asked
from caunoi.ledger.models import Entry
from caunoi.people.models import Office, User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.issuing.conftest import DAY, Take, said
from tests.caunoi.issuing.test_number_pages import text_of
from tests.conftest import Province

HEADS = [column.title for column in NumberTable.columns]
PLAN: Mapping[str, object] = {
    "Cơ quan": "TU", "Loại văn bản": "Kế hoạch", "Số": 151, "Ngày": date(2026, 3, 2),
    "Trích yếu": "đối thoại", "Người ký": "Lương Quốc Thái", "Số bản": 75,
}  # fmt: skip
CANCELLED = {**PLAN, "Số": 152, "Trạng thái": "Đã hủy", "Lý do hủy": "Ký nhầm"}
SECRET: Mapping[str, object] = {
    "Cơ quan": "Tỉnh ủy Hải Lam", "Loại văn bản": "kế hoạch", "Số": "153", "Ngày": "05/3/2026",
    "Trạng thái": "Mật",
}  # fmt: skip
OLD = {**PLAN, "Số": 9, "Loại văn bản": "Quyết định", "Ngày": "09/12/2022", "Ký hiệu": "QĐi/TU"}


def workbook(*rows: Mapping[str, object]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.title = "Sổ văn bản đi"
    sheet.append(HEADS)
    for row in rows:
        sheet.append([row.get(head, "") for head in HEADS])
    book.save(out)
    return out.getvalue()


def take_in(chief: User, data: bytes) -> NumberImport:
    offered = offer_numbers(actor=chief, name="so.xlsx", data=data)
    return confirm_numbers(actor=chief, offered=offered, seen=preview_numbers(data).seen)


def test_past_numbers_are_taken_in(committee: Office, chief: User, take: Take) -> None:
    done = take_in(chief, workbook(PLAN, CANCELLED, SECRET, OLD))
    assert (done.added, done.changed, done.data) == (4, 0, None)
    held = {entry.number_text: entry for entry in NumberEntry.objects.all()}
    assert {text: entry.state for text, entry in held.items()} == {
        "151-KH/TU": "given", "152-KH/TU": "cancelled", "153-KH/TU": "secret", "09-QĐi/TU": "given"
    }  # fmt: skip
    assert (held["151-KH/TU"].title, held["151-KH/TU"].copies) == ("đối thoại", 75)
    assert str(held["09-QĐi/TU"].series) == "Quyết định, Nhiệm kỳ 2020–2025"
    assert SecretStub.objects.get().number_text == "153-KH/TU"
    assert said(held["151-KH/TU"]) == [f"{chief} ghi số 151-KH/TU trong sổ văn bản đi, theo tệp so.xlsx."]
    assert Entry.objects.get(about_type="issuing.numberimport").said.endswith("sửa 0, giữ nguyên 0 số.")
    assert take().number_text == "154-KH/TU"


def test_again_it_doubles_nothing_and_brings_up_to_date(committee: Office, chief: User) -> None:
    take_in(chief, workbook(PLAN, CANCELLED, SECRET))
    again = preview_numbers(workbook(PLAN, CANCELLED, SECRET))
    assert (again.same, again.past, again.problems) == (3, [], [])
    changed = take_in(chief, workbook({**PLAN, "Trích yếu": "đối thoại với Nhân dân"}, CANCELLED, SECRET))
    assert (changed.added, changed.changed) == (0, 1)
    entry = NumberEntry.objects.get(number=151)
    assert entry.title == "đối thoại với Nhân dân"
    assert said(entry)[-1] == f"{chief} sửa số 151-KH/TU trong sổ văn bản đi, theo tệp so.xlsx."
    assert (NumberEntry.objects.count(), SecretStub.objects.count()) == (3, 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**PLAN, "Cơ quan": "XX"}, "Không rõ cơ quan “XX”"),
        ({**PLAN, "Loại văn bản": "KH"}, "Loại “KH” không có trong danh mục"),
        ({**PLAN, "Số": "152a"}, "Số “152a” không phải số"),
        ({**PLAN, "Số": 0}, "Số “0” không phải số"),
        ({**PLAN, "Ngày": "32/1/2026"}, "không phải ngày"),
        ({**PLAN, "Ngày": ""}, "Ngày để trống"),
        ({**PLAN, "Ngày": timezone.localdate() + timedelta(1)}, "chưa đến"),
        ({**PLAN, "Ngày": "01/7/2001"}, "Chưa ghi nhiệm kỳ cấp ủy của Tỉnh ủy có ngày 01/07/2001"),
        ({**PLAN, "Trích yếu": ""}, "Chưa ghi trích yếu"),
        ({**PLAN, "Trích yếu": "a" * 2001}, "Trích yếu dài quá 2000 chữ"),
        ({**PLAN, "Ký hiệu": "a" * 81}, "Ký hiệu dài 81 chữ"),
        ({**PLAN, "Số bản": "nhiều"}, "Số bản “nhiều” không phải số"),
        ({**PLAN, "Trạng thái": "Xong"}, "Trạng thái “Xong” không có"),
        ({**PLAN, "Trạng thái": "Mật"}, "Văn bản mật chỉ ghi số và ngày"),
        ({**CANCELLED, "Lý do hủy": ""}, "phải có lý do hủy"),
        ({**PLAN, "Số": 1}, "Trong sổ số này đang “Đang giữ”, tệp ghi “Đã cấp”"),
        ({**PLAN, "Số": 160}, "Số này đã có ở dòng 2."),
    ],
)
def test_one_wrong_row_and_nothing_is_taken_in(
    committee: Office, chief: User, specialist: User, row: Mapping[str, object], said: str
) -> None:
    asked = Asked(committee, "party", "Kế hoạch", DAY)
    reserve_number(actor=specialist, asked=asked, reason="Đ/c Hạnh")
    data = workbook({**PLAN, "Số": 160}, row)
    problems = preview_numbers(data).problems
    assert [problem.row for problem in problems] == [3]
    assert said in problems[0].sentence
    with pytest.raises(RuleBroken, match="rows-wrong"):
        take_in(chief, data)
    assert NumberEntry.objects.count() == 1


def test_a_secret_number_does_not_change_its_day(committee: Office, chief: User) -> None:
    take_in(chief, workbook(SECRET))
    [problem] = preview_numbers(workbook({**SECRET, "Ngày": "06/3/2026"})).problems
    assert "có trong sổ với ngày khác" in problem.sentence


def test_the_state_by_its_year(government: Office, chief: User) -> None:
    take_in(chief, workbook({**PLAN, "Cơ quan": "UBND tỉnh", "Số": 5}))
    assert NumberEntry.objects.get().number_text == "05/KH-UBND"
    assert Series.objects.get().year == 2026


def test_what_was_seen_is_what_is_taken_in(committee: Office, chief: User, specialist: User) -> None:
    data = workbook(PLAN)
    offered = offer_numbers(actor=chief, name="so.xlsx", data=data)
    with pytest.raises(RuleBroken, match="book-moved"):
        confirm_numbers(actor=chief, offered=offered, seen="")
    with pytest.raises(RuleBroken, match="not-allowed"):
        confirm_numbers(actor=specialist, offered=offered, seen=preview_numbers(data).seen)
    assert not Series.objects.exists()
    drop_numbers(actor=chief, offered=offered)
    with pytest.raises(RuleBroken, match="already-decided"):
        confirm_numbers(actor=chief, offered=offered, seen=preview_numbers(data).seen)


def test_a_file_nobody_decides_on_is_dropped(committee: Office, chief: User) -> None:
    take_in(chief, workbook(PLAN))
    offer_numbers(actor=chief, name="so.xlsx", data=workbook(PLAN))
    assert forget_number_files(now=timezone.now()) == 0
    assert forget_number_files(now=timezone.now() + timedelta(days=2)) == 1
    assert NumberImport.objects.get().done_at


def test_on_the_page(committee: Office, province: Province) -> None:
    chief = province.client("chief")
    wrong = chief.post("/so-van-ban-di/nhap/", {"file": SimpleUploadedFile("a.xlsx", b"PK khong phai")})
    assert wrong.status_code == 422
    file = SimpleUploadedFile("so.xlsx", workbook(PLAN, {**PLAN, "Số": "x"}))
    page = text_of(chief.post("/so-van-ban-di/nhap/", {"file": file}, follow=True).content)
    assert "Tệp có 1 lỗi nên chưa nhập được." in page
    assert "Kế hoạch 151, KH/TU" in page
    file = SimpleUploadedFile("so.xlsx", workbook(PLAN))
    answer = chief.post("/so-van-ban-di/nhap/", {"file": file}, follow=True)
    assert "Sẽ thêm 1 , sửa 0" in text_of(answer.content)
    seen = preview_numbers(workbook(PLAN)).seen
    done = chief.post(answer.redirect_chain[-1][0], {"seen": seen}, follow=True)
    assert "Đã nhập so.xlsx: thêm 1, sửa 0 số." in text_of(done.content)


def test_the_template_says_how(db: None) -> None:
    book = load_workbook(io.BytesIO(number_template()))
    assert [cell.value for cell in book["Sổ văn bản đi"][1]] == HEADS
    guide = [row[2].value for row in book["Hướng dẫn"].iter_rows(min_row=2)]
    assert "Tên loại, không ghi ký hiệu: Quyết định và Quy định là hai dãy. (bắt buộc)" in guide
    assert preview_numbers(number_template()).changes == []


def test_a_gap_of_the_past_is_closed(committee: Office, chief: User, province: Province) -> None:
    """The book says which numbers it lacks, and no more once they are taken in."""
    take_in(chief, workbook({**PLAN, "Số": 1}, {**PLAN, "Số": 4}))
    client = province.client("chief")
    assert "sổ thiếu số 02–03." in text_of(client.get("/so-van-ban-di/").content)
    take_in(chief, workbook({**CANCELLED, "Số": 2}, {**SECRET, "Số": 3}))
    assert "sổ thiếu số" not in text_of(client.get("/so-van-ban-di/").content)
    printed = text_of(client.get("/so-van-ban-di/in/").content)
    assert "02-KH/TU 02/03/2026 Kế hoạch đối thoại Lương Quốc Thái 75 Hủy: Ký nhầm" in printed
    assert "03-KH/TU 05/03/2026 Mật – lưu riêng" in printed


@pytest.mark.parametrize("who", ["specialist", "leader", "admin", "unit_contact", "reader"])
def test_only_the_chief_offers_a_file(committee: Office, province: Province, who: str) -> None:
    with pytest.raises(RuleBroken, match="not-allowed"):
        offer_numbers(actor=province.people[who], name="so.xlsx", data=workbook(PLAN))
    client = province.client(who)
    assert client.get("/so-van-ban-di/nhap/").status_code == 422
    assert client.get("/so-van-ban-di/nhap/mau/").status_code == 422
    assert not NumberImport.objects.exists()
