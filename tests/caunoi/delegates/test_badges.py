"""Badges: on sheets with marks to cut along, the code read back from the picture, one printed anew."""

from __future__ import annotations

import re
from dataclasses import replace

import cv2
import numpy as np
import pypdfium2
import pytest

from caunoi.delegates.badge_actions import reprint_badge
from caunoi.delegates.badge_reads import PART, badges_of, parts_of
from caunoi.delegates.badge_sheet import PER_SHEET, Badge, badge_sheets
from caunoi.delegates.models import Delegate
from caunoi.delegates.rules import Standing
from caunoi.ledger.models import Entry
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.door_scene import Hall
from vanban.writing import WriteError

BADGE = Badge(
    "Nguyễn Thị Đào", "AbC-dEf_0123456789xyzQ", "Bí thư Chi bộ thôn Trung", "Đảng ủy xã Bến Thượng",
    "Đoàn số 3", "C12",
)  # fmt: skip
TITLE = "Gặp mặt cán bộ thôn tiêu biểu năm 2027"


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(data)


def _text(data: bytes, page: int = 0) -> str:
    return str(_opened(data)[page].get_textpage().get_text_range())


def _codes(data: bytes, page: int = 0) -> set[str]:
    """The codes as a camera reads them from the sheet."""
    picture = np.asarray(_opened(data)[page].render(scale=4).to_pil().convert("L"))
    _, found, _, _ = cv2.QRCodeDetector().detectAndDecodeMulti(picture)
    return set(found) - {""}


def test_what_a_badge_says() -> None:
    text = _text(badge_sheets([BADGE], title=TITLE))
    for said in (
        TITLE,
        "Nguyễn Thị Đào",
        "Bí thư Chi bộ thôn Trung",
        "Xã Bến Thượng"[3:],
        "Đoàn số 3 · Chỗ ngồi: C12",
    ):
        assert said in " ".join(text.split())
    assert "IN LẠI" not in text


def test_printed_anew_it_says_so() -> None:
    assert "IN LẠI LẦN 2" in _text(badge_sheets([replace(BADGE, reprints=2)], title=TITLE))


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (PER_SHEET, 1), (PER_SHEET + 1, 2), (55, 6)])
def test_ten_to_a_sheet(count: int, sheets: int) -> None:
    made = _opened(badge_sheets([BADGE] * count, title=TITLE))
    assert len(made) == sheets
    assert [round(side * 25.4 / 72) for side in made[0].get_size()] == [210, 297]


def test_the_codes_are_read_back() -> None:
    people = [replace(BADGE, code=f"{number:02}-dEf_0123456789xyzQ") for number in range(4)]
    assert _codes(badge_sheets(people, title=TITLE)) == {one.code for one in people}


@pytest.mark.parametrize(
    "name",
    [
        "Ly",
        "Nguyễn Thị Hoàng Anh",
        "Nguyễn Thị Phương Thảo Nguyên",
        "Công Tằng Tôn Nữ Thị Khánh Trang Thanh Hà",
    ],
)
def test_no_name_is_cut_off(name: str) -> None:
    long = replace(
        BADGE, name=name, post="Phó Bí thư Thường trực Đảng ủy, Chủ tịch Hội đồng nhân dân xã " * 3
    )
    text = " ".join(_text(badge_sheets([long, BADGE], title=TITLE * 3)).split())
    assert name in text
    assert "Nguyễn Thị Đào" in text


@pytest.mark.parametrize("name", ['A "B" C', "C:\\D", "#let x = 1", "$x$ *y* _z_", "@a <b>"])
def test_a_name_is_words_and_never_markup(name: str) -> None:
    assert name in _text(badge_sheets([replace(BADGE, name=name)], title=TITLE))


def test_the_same_badges_give_the_same_file() -> None:
    assert badge_sheets([BADGE], title=TITLE) == badge_sheets([BADGE], title=TITLE)


ODD = [
    (replace(BADGE, name="Lê 🎉"), TITLE, "Thẻ của Lê 🎉, Đảng ủy xã Bến Thượng có ký tự “🎉” (U+1F389)"),
    (replace(BADGE, post="Bí thư ☎", office=""), TITLE, "Thẻ của Nguyễn Thị Đào có ký tự “☎” (U+260E)"),
    (BADGE, "Gặp mặt 🎉", "Tên cuộc họp “Gặp mặt 🎉” có ký tự “🎉”"),
]


@pytest.mark.parametrize(("odd", "title", "said"), ODD)
def test_a_letter_that_the_font_lacks_is_told_with_the_name(odd: Badge, title: str, said: str) -> None:
    with pytest.raises(WriteError, match=re.escape(said)):
        badge_sheets([BADGE, odd], title=title)


def test_what_cannot_be_drawn_is_no_reprint(hall: Hall) -> None:
    """A sentence, and nothing counted or written in the ledger."""
    dao, client = hall.invite("Đào 🎉"), hall.province.client("chief")
    for answer in (
        client.get(f"/cuoc-hop/{hall.meeting.pk}/the/1.pdf"),
        client.post(f"/cuoc-hop/the/{dao.pk}/in-lai/"),
    ):
        assert answer.status_code == 422
        assert "Chưa in được thẻ. Thẻ của Đào 🎉" in answer.content.decode()
    dao.refresh_from_db()
    assert (dao.reprints, Entry.objects.filter(verb="reprint_badge").exists()) == (0, False)


def test_who_is_awaited_by_office_and_name(hall: Hall) -> None:
    for name in ("Vũ Văn An", "Lê Văn Đức", "Bùi Thị Yến"):
        hall.invite(name)
    Delegate.objects.filter(full_name="Lê Văn Đức").update(standing=Standing.DECLINED, reason="bận")
    Delegate.objects.filter(full_name="Vũ Văn An").update(office=hall.province.neighbour, seat="A1")
    assert [(one.name, one.seat) for one in badges_of(hall.meeting, 1)] == [
        ("Vũ Văn An", "A1"),
        ("Bùi Thị Yến", ""),
    ][::-1]
    assert [badges_of(hall.meeting, part) for part in (-1, 0, 2, 10**30)] == [[]] * 4
    assert parts_of(hall.meeting) == [(1, 1, 2)]


def test_in_parts(hall: Hall) -> None:
    Delegate.objects.bulk_create(
        Delegate(meeting=hall.meeting, full_name=f"Đại biểu {n}", why="tiêu biểu") for n in range(PART + 5)
    )
    assert parts_of(hall.meeting) == [(1, 1, PART), (2, PART + 1, PART + 5)]
    assert len(badges_of(hall.meeting, 2)) == 5


def test_the_pages(hall: Hall) -> None:
    client, address = hall.province.client("chief"), f"/cuoc-hop/{hall.meeting.pk}/the/"
    assert "Chưa có ai để in thẻ" in client.get(address).content.decode()
    dao = hall.invite()
    assert "Thẻ 1–1 (PDF)" in client.get(address).content.decode()
    sheet = client.get(f"{address}1.pdf")
    assert (sheet.headers["Content-Type"], _codes(sheet.content)) == ("application/pdf", {dao.code})
    for part in (0, 2, 10**19, "9" * 40):
        assert client.get(f"{address}{part}.pdf").status_code == 404


def test_one_is_printed_anew(hall: Hall) -> None:
    dao = hall.invite()
    made = hall.province.client("steward").post(f"/cuoc-hop/the/{dao.pk}/in-lai/")
    dao.refresh_from_db()
    assert (dao.reprints, "IN LẠI LẦN 1" in _text(made.content)) == (1, True)
    assert "in lại thẻ của Nguyễn Thị Đào" in Entry.objects.get(verb="reprint_badge").said


def test_who_may_not_and_for_whom_not(hall: Hall, contact: User) -> None:
    dao = hall.invite()
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        reprint_badge(actor=contact, delegate=dao)
    for standing, said in (
        (Standing.STRUCK, "Đào đã được đưa ra khỏi danh sách nên không in lại thẻ"),
        (Standing.REPLACED, "Đào đã cử người đi thay nên không in lại thẻ"),
    ):
        Delegate.objects.update(standing=standing, reason="ghi nhầm")
        with pytest.raises(RuleBroken, match=said):
            reprint_badge(actor=hall.by, delegate=dao)
    assert Delegate.objects.get().reprints == 0


def test_who_had_declined_and_comes_gets_a_badge(hall: Hall) -> None:
    dao = hall.invite()
    Delegate.objects.update(standing=Standing.DECLINED, reason="bận")
    assert reprint_badge(actor=hall.by, delegate=dao).reprints == 1
