"""Whom to call."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import letter
from vanban.facts.contacts import read_contacts

Short = tuple[str | None, str | None, str]


def short(line: str) -> list[Short]:
    """(name, post, number) of every contact of a letter with the line."""
    return [(one.name, one.role, one.phone) for one in read_contacts(letter(line))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Thông tin liên hệ: đồng chí Đặng Văn Hùng, cán bộ kỹ thuật Viễn thông, Số điện thoại: "
            "0900.000.787.",
            ("Đặng Văn Hùng", "cán bộ kỹ thuật Viễn thông", "0900.000.787"),
        ),
        (
            "gửi về Văn phòng (qua đồng chí Lương Thị Bích Hạnh, điện thoại 0900.000.214) trước ngày 30/10.",
            ("Lương Thị Bích Hạnh", None, "0900.000.214"),
        ),
        (
            "(đ/c Phùng Khắc Thắng, Phòng Hành chính, ĐT 0900 000 331)",
            ("Phùng Khắc Thắng", "Phòng Hành chính", "0900 000 331"),
        ),
        ("Đầu mối: ông Lê Văn Tám (ĐT: 0912.345.678).", ("Lê Văn Tám", None, "0912.345.678")),
        ("liên hệ bà Lê Thu Hà - chuyên viên; SĐT: 0912345678", ("Lê Thu Hà", "chuyên viên", "0912345678")),
        ("(gặp đ/c Lan, SĐT: 0988777666)", ("Lan", None, "0988777666")),
        (
            "đồng chí Hứa Vĩnh Sương, chuyên viên, 0900.000.627.",
            ("Hứa Vĩnh Sương", "chuyên viên", "0900.000.627"),
        ),
        (
            "phản ánh về Ban Tổ chức (qua Phòng Tổ chức cơ sở đảng, đảng viên; điện thoại 0900.000.518)",
            (None, "Phòng Tổ chức cơ sở đảng, đảng viên", "0900.000.518"),
        ),
        ("hoặc qua số điện thoại 02393.888.777.", (None, None, "02393.888.777")),
        ("Mọi vướng mắc liên hệ ông An, điện thoại (024) 3825 1234.", ("An", None, "(024) 3825 1234")),
        ("Liên hệ: bà Trần Bình, ĐT: +84 912 345 678", ("Trần Bình", None, "+84 912 345 678")),
    ],
)
def test_a_number_with_whom_it_reaches(line: str, expected: Short) -> None:
    assert short(line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "gửi tệp qua thư điện tử vanphong@minhson.invalid",
        "Điện thoại: ................",
        "Fax: 0239.3888.777",
        "Thực hiện Công văn số 0912345/UBND-VP.",
        "Thu ngân sách 0912345678 đồng.",
        "từ ngày 01/01/2024 đến ngày 31/05/2024, ông An báo cáo.",
        "qua tài khoản số 3714.0.1059999 tại Kho bạc",
    ],
)
def test_what_is_no_telephone(line: str) -> None:
    assert short(line) == []


def test_two_contacts_of_one_line_do_not_share_a_name() -> None:
    line = "Liên hệ: đồng chí Lê An, 0900.000.111; đồng chí Trần Bình, 0900.000.222."
    assert short(line) == [("Lê An", None, "0900.000.111"), ("Trần Bình", None, "0900.000.222")]


def test_the_span_runs_from_the_name_to_the_number() -> None:
    context = letter("gửi về Văn phòng (qua đồng chí Lê An, điện thoại 0900.000.214).")
    (one,) = read_contacts(context)
    assert context.document.text[one.span.start : one.span.end] == "đồng chí Lê An, điện thoại 0900.000.214"
