"""The book on its pages: found, printed as offices keep it, exported; numbers given by form."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from openpyxl import load_workbook

from caunoi.issuing.models import NumberEntry, Term
from caunoi.issuing.number_actions import (
    cancel_number,
    reserve_number,
    take_number,
    take_secret_number,
)
from caunoi.issuing.number_rules import Content
from caunoi.issuing.number_series import Asked
from caunoi.people.models import Office, User
from tests.caunoi.issuing.conftest import DAY, Take
from tests.conftest import Province

BOOK = "/so-van-ban-di/"


@pytest.fixture
def client(province: Province) -> Client:
    return province.client("specialist")


@pytest.fixture
def book(committee: Office, take: Take, specialist: User, chief: User) -> dict[str, NumberEntry]:
    """Five numbers of plans, one of each fate, and a letter with all that is said of it."""
    asked = Asked(committee, "party", "Kế hoạch", DAY)
    plan = take(title="hội nghị đối thoại với Nhân dân")
    wrong = take(title="kiểm tra bí thư chi bộ")
    cancel_number(actor=chief, entry=wrong, reason="Ký nhầm")
    letter = take_number(
        actor=specialist, asked=Asked(committee, "party", "Công văn", DAY + timedelta(1)),
        content=Content("mời họp", "Lương Quốc Thái", "Các xã", "Phòng Tổng hợp", 45, "Khẩn"),
    )  # fmt: skip
    return {
        "plan": plan,
        "wrong": wrong,
        "secret": take_secret_number(actor=specialist, asked=asked),
        "kept": reserve_number(actor=specialist, asked=asked, reason="Đ/c Hạnh"),
        "letter": letter,
    }


def text_of(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def numbers(page: bytes) -> list[str]:
    return re.findall(r'number-text"><a[^>]*>([^<]+)</a>', page.decode())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["04-KH/TU", "01-CV/TU", "03-KH/TU", "02-KH/TU", "01-KH/TU"]),
        ("q=doi+thoai", ["01-KH/TU"]),
        ("q=hoi+nghi+TU", ["01-KH/TU"]),
        ("q=luong+quoc", ["01-CV/TU"]),
        ("q=03-KH", ["03-KH/TU"]),
        ("q=khong+co", []),
        ("loai=Công+văn", ["01-CV/TU"]),
        ("trang_thai=cancelled", ["02-KH/TU"]),
        ("trang_thai=secret", ["03-KH/TU"]),
        ("ky=2026", ["04-KH/TU", "01-CV/TU", "03-KH/TU", "02-KH/TU", "01-KH/TU"]),  # not of this book
        ("trang=999", ["04-KH/TU", "01-CV/TU", "03-KH/TU", "02-KH/TU", "01-KH/TU"]),
    ],
)
def test_the_book_is_found_in(
    book: dict[str, NumberEntry], client: Client, asked: str, found: list[str]
) -> None:
    assert numbers(client.get(f"{BOOK}?{asked}").content) == found


def test_by_term_and_office(book: dict[str, NumberEntry], client: Client, take: Take) -> None:
    take(on=date(2024, 5, 2))
    before = Term.objects.get(ends_on=date(2025, 10, 15))
    assert numbers(client.get(f"{BOOK}?ky=k{before.pk}&co_quan={before.office_id}").content) == ["01-KH/TU"]


def test_the_printed_book_has_every_number_in_order(book: dict[str, NumberEntry], client: Client) -> None:
    page = client.get(f"{BOOK}in/").content
    rows = [text_of(row) for row in re.findall(rb"<tr.*?</tr>", page)]
    head = (
        "Số, ký hiệu Ngày tháng Tên loại và trích yếu nội dung Người ký Nơi nhận "
        "Đơn vị, người nhận bản lưu Số bản Ghi chú"
    )
    assert rows == [
        head,
        "01-CV/TU 11/03/2026 Công văn mời họp Lương Quốc Thái Các xã Phòng Tổng hợp 45 Khẩn",
        head,
        "01-KH/TU 10/03/2026 Kế hoạch hội nghị đối thoại với Nhân dân",
        "02-KH/TU 10/03/2026 Kế hoạch kiểm tra bí thư chi bộ Hủy: Ký nhầm",
        "03-KH/TU 10/03/2026 Mật – lưu riêng",
        "04-KH/TU Kế hoạch Giữ số: Đ/c Hạnh",
    ]
    assert page.decode().count('<tr class="struck">') == 1
    assert "Tỉnh ủy Hải Lam" in text_of(page)


def test_the_file_holds_the_same(book: dict[str, NumberEntry], client: Client) -> None:
    answer = client.get(f"{BOOK}xuat/?loai=Kế+hoạch")
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    assert rows[0][0] == "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
    assert rows[2][:3] == ("TT", "Số, ký hiệu", "Ngày tháng")
    assert [row[1] for row in rows[3:]] == ["01-KH/TU", "02-KH/TU", "03-KH/TU", "04-KH/TU"]
    assert rows[3][9] == "Tỉnh ủy Hải Lam: Kế hoạch, Nhiệm kỳ 2025–2030"


def test_what_the_book_lacks_is_said(book: dict[str, NumberEntry], province: Province) -> None:
    plan = book["plan"]
    NumberEntry.objects.create(
        series=plan.series, number=8, symbol="KH/TU", doc_type="Kế hoạch", state="given", issued_on=DAY,
        title="sơ kết",
    )  # fmt: skip
    said = "Tỉnh ủy, Kế hoạch, Nhiệm kỳ 2025–2030: sổ thiếu số 05–07."
    assert said in text_of(province.client("chief").get(BOOK).content)
    assert "Sổ thiếu số: 05–07." in text_of(province.client("leader").get(f"{BOOK}in/").content)
    assert "hiếu số" not in text_of(province.client("chief").get(f"{BOOK}in/?trang_thai=given").content)


def typed(committee: Office, **changed: object) -> dict[str, object]:
    return {
        "deed": "give", "office": committee.pk, "doc_type": "Kế hoạch", "on": "2026-03-10",
        "title": "hội nghị", "copies": "3", **changed,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, "given"),
        ({"deed": "reserve", "reason": "Đ/c Hạnh"}, "reserved"),
        ({"deed": "secret", "title": "", "copies": ""}, "secret"),
    ],
)
def test_a_number_by_form(committee: Office, client: Client, changed: dict[str, object], state: str) -> None:
    answer = client.post(f"{BOOK}cap-so/", typed(committee, **changed), follow=True)
    entry = NumberEntry.objects.get()
    assert entry.state == state
    assert answer.redirect_chain[-1][0] == f"{BOOK}{entry.pk}/"
    assert "Số 01-KH/TU" in text_of(answer.content)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, "Chưa ghi trích yếu."),
        ({"deed": "secret"}, "Văn bản mật chỉ ghi số và ngày"),
        ({"deed": "reserve"}, "Chưa ghi lý do."),
        ({"on": "2019-01-01"}, "Chưa ghi nhiệm kỳ cấp ủy của Tỉnh ủy có ngày 01/01/2019"),
        ({"on": "3019-01-01"}, "chưa đến. Số chỉ cấp khi ban hành"),
        ({"doc_type": "Lịch tuần"}, "Lịch tuần"),
        ({"office": 0}, "Cơ quan ban hành"),
    ],
)
def test_a_form_that_is_turned_back_says_why(
    committee: Office, client: Client, changed: dict[str, object], said: str
) -> None:
    answer = client.post(f"{BOOK}cap-so/", typed(committee, **changed))
    assert answer.status_code == 422
    assert said in text_of(answer.content)
    assert not NumberEntry.objects.exists()


def test_a_line_is_used_put_right_and_struck_out(book: dict[str, NumberEntry], client: Client) -> None:
    kept, plan = book["kept"], book["plan"]
    used = client.post(f"{BOOK}{kept.pk}/dung/", {"on": "2026-03-10", "title": "tiếp công dân"}, follow=True)
    assert "Kế hoạch tiếp công dân" in text_of(used.content)
    fixed = client.post(
        f"{BOOK}{plan.pk}/sua/", {"title": "đối thoại", "copies": "7", "reason": "Nhầm"}, follow=True
    )
    assert "Số bản 7" in text_of(fixed.content)
    struck = client.post(f"{BOOK}{plan.pk}/huy/", {"reason": "Thôi"}, follow=True)
    assert "Hủy: Thôi" in text_of(struck.content)
    again = client.post(f"{BOOK}{plan.pk}/huy/", {"reason": "Thôi"})
    assert again.status_code == 422
    assert "đang ở trạng thái “Đã hủy”" in text_of(again.content)
    assert client.post(f"{BOOK}{kept.pk}/huy/", {"reason": ""}).status_code == 422


def test_terms_by_form(committee: Office, province: Province) -> None:
    chief, term = province.client("chief"), Term.objects.get(ends_on=None)
    told = {
        "office": committee.pk, "kind": "congress", "name": "Đại hội", "begins_on": "2025-10-14",
        "ends_on": "2025-10-16", "basis": "Kế hoạch",
    }  # fmt: skip
    assert "Đã ghi Đại hội" in text_of(chief.post(f"{BOOK}nhiem-ky/", told, follow=True).content)
    assert "trùng với Đại hội" in text_of(chief.post(f"{BOOK}nhiem-ky/", told).content)
    changed = {"name": "Khóa XX", "begins_on": "2025-10-16", "basis": "Nghị quyết", "office": 0}
    page = chief.post(f"{BOOK}nhiem-ky/{term.pk}/", changed, follow=True)
    assert "Đã sửa Khóa XX" in text_of(page.content)
    assert chief.post(f"{BOOK}nhiem-ky/{term.pk}/", changed).status_code == 422
    going_on = {"office": committee.pk, "doc_type": "Kế hoạch", "last": 151, "on": "2026-03-10"}
    assert chief.post(f"{BOOK}noi-so/", going_on).status_code == 422
    page = chief.post(f"{BOOK}noi-so/", going_on | {"basis": "Sổ giấy"}, follow=True)
    assert "Kế hoạch, Khóa XX nối sau số 151 của sổ giấy." in text_of(page.content)
    assert "01–151 trong sổ giấy" not in text_of(chief.get(f"{BOOK}in/").content)


@pytest.mark.parametrize(
    ("arguments", "has", "lacks"),
    [
        ((), ["01-KH/TU          10/03/2026", "HỦY  Kế hoạch kiểm tra", "Mật – lưu riêng", "01-CV/TU"], []),
        (("--type", "KH"), ["04-KH/TU          (chưa ban hành)"], ["CV/TU"]),
        (("--type", "công văn", "--office", "TU"), ["45 bản | Khẩn"], ["KH/TU"]),
        (("--term", "2025–2030"), ["Tỉnh ủy Hải Lam: Kế hoạch, Nhiệm kỳ 2025–2030"], []),
        (("--year", "2026"), ["chưa có số nào"], ["TU"]),
    ],
)
def test_the_command_prints_the_book(
    book: dict[str, NumberEntry], arguments: tuple[str, ...], has: list[str], lacks: list[str]
) -> None:
    out = io.StringIO()
    call_command("numbers", "book", *arguments, stdout=out)
    assert [one for one in has if one not in out.getvalue()] == []
    assert [one for one in lacks if one in out.getvalue()] == []


@pytest.mark.parametrize("arguments", [("--office", "XX"), ("--type", "XX"), ("--term", "1930")])
def test_the_command_says_what_it_does_not_know(
    book: dict[str, NumberEntry], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(CommandError, match="Không có"):
        call_command("numbers", "book", *arguments)


def test_the_command_writes_a_file(book: dict[str, NumberEntry], tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("numbers", "book", "--xlsx", str(tmp_path / "so.xlsx"), stdout=out)
    assert out.getvalue().startswith("Đã ghi 5 số")
    assert load_workbook(tmp_path / "so.xlsx").sheetnames == ["Sổ văn bản đi"]
