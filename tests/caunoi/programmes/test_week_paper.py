"""The document of a week is made of its lines, without what is the office's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial

import pytest

from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.people.models import User
from caunoi.programmes.models import WeekSchedule
from caunoi.programmes.week_actions import add_entry, approve_week, revise_week, submit_week
from caunoi.programmes.week_paper import week_paper
from caunoi.programmes.week_paper_actions import draft_week_paper
from caunoi.programmes.week_rules import Duty, Half, Sheet
from tests.caunoi.programmes.test_by_hand import refusal
from tests.caunoi.programmes.week_scene import MEETING, VISIT, WEEK, Hands, again, go_out, hands, week
from tests.conftest import Province
from vanban.differing import item_text
from vanban.paper import Paper, Paragraph, Table

__all__ = ["hands", "week"]


def _rows(paper: Paper) -> list[str]:
    [table] = [one for one in paper.body if isinstance(one, Table)]
    return item_text(table).splitlines()[1:]


def _notes(paper: Paper) -> list[str]:
    return [item_text(one) for one in paper.body if isinstance(one, Paragraph)]


def test_the_document_of_an_approved_week(week: WeekSchedule, hands: Hands, leader: User) -> None:
    assert refusal(partial(draft_week_paper, actor=hands.writer, schedule=week)) == "wrong-state"
    submit_week(actor=hands.writer, schedule=week)
    assert refusal(partial(draft_week_paper, actor=hands.writer, schedule=again(week))) == "wrong-state"
    approve_week(actor=hands.chief, schedule=week)
    approved = again(week)
    assert refusal(partial(draft_week_paper, actor=leader, schedule=approved)) == "not-allowed"

    draft = draft_week_paper(actor=hands.writer, schedule=approved)
    paper = newest(draft).paper
    assert (draft.kind, paper.doc_type, paper.landscape) == ("lich-tuan", "Lịch công tác", True)
    assert paper.title == f"tuần 48 của {week.office.name} (từ ngày 23/11/2026 đến ngày 29/11/2026)"
    assert _rows(paper) == [
        "Thứ Hai 23/11 | Sáng | 08h00 | Giao ban | Đ/c Nguyễn Văn An | Văn phòng | Phòng họp A",
        "Thứ Tư 25/11 | Cả ngày |  | Kiểm tra cơ sở | Đ/c Trần Bình | Đảng ủy xã Bến Thượng | Xã Bến Thượng",
    ]
    assert "đón ở cổng sau" not in str(paper)
    assert _notes(paper) == ["- Xe cả ngày thứ Tư 25/11: 36A-001.02."]
    assert draft_week_paper(actor=hands.chief, schedule=approved) == draft


@pytest.mark.parametrize(
    ("sheet", "row", "notes"),
    [
        (Sheet((replace(MEETING, end=time(9, 30)),)), "| 08h00 - 09h30 | Giao ban |", []),
        (Sheet((replace(MEETING, half=Half.EVENING, start=None),)), "| Tối |  | Giao ban |", []),
        (Sheet((replace(MEETING, content="Gọi 0900 000 787 trước"),)), "| Gọi trước |", []),
        (
            Sheet((MEETING,), (Duty(date(2026, 11, 28), "đ/c An", "đ/c Hòa", ""), Duty(date(2026, 11, 29)))),
            "| Giao ban |", ["- Trực thứ Bảy 28/11: lãnh đạo: đ/c An; cơ quan: đ/c Hòa."],
        ),
    ],
)  # fmt: skip
def test_what_a_line_says(week: WeekSchedule, sheet: Sheet, row: str, notes: list[str]) -> None:
    paper = week_paper(week, sheet, keeper="Văn phòng Tỉnh ủy")
    assert row in _rows(paper)[0]
    assert _notes(paper) == notes
    assert [one.text for one in paper.recipients][-1] == "Lưu Văn phòng Tỉnh ủy"


def test_an_empty_week_is_a_document_of_dots(week: WeekSchedule) -> None:
    paper = week_paper(week, Sheet(()), keeper="Văn phòng")
    assert paper.title.startswith("tuần 48")


def test_a_revision_is_a_document_of_its_own(week: WeekSchedule, hands: Hands, province: Province) -> None:
    issued = go_out(week, hands)
    client, address = province.client("specialist"), f"/chuong-trinh/tuan/{week.pk}/van-ban/"
    page = client.get(f"/chuong-trinh/tuan/{WEEK.key}/?co_quan={week.office_id}").content.decode()
    assert address in page
    first = client.post(address).headers["Location"]
    assert first == f"/van-ban-di/du-thao/{Draft.objects.get().pk}/"
    revise_week(actor=hands.writer, schedule=issued, reason="Đổi giờ")
    assert client.post(address).status_code == 422
    add_entry(actor=hands.writer, schedule=again(week), new=replace(VISIT, on=date(2026, 11, 26), vehicle=""))
    go_out(again(week), hands)
    client.post(address)
    second = newest(Draft.objects.order_by("-pk")[0]).paper
    assert second.title.endswith("- chỉnh sửa 01")
    assert len(_rows(second)) == 3


def test_who_does_not_write_drafts_has_no_button(
    week: WeekSchedule, hands: Hands, province: Province
) -> None:
    go_out(week, hands)
    for role in ("leader", "unit_contact"):
        client = province.client(role)
        page = client.get(f"/chuong-trinh/tuan/{WEEK.key}/?co_quan={week.office_id}").content.decode()
        assert f"/chuong-trinh/tuan/{week.pk}/van-ban/" not in page
        assert client.post(f"/chuong-trinh/tuan/{week.pk}/van-ban/").status_code in (404, 422)
