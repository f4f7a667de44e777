"""The view of the year: where each matter stands, what became of it and by whom; figures and Excel."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from caunoi.people.models import Office, Role, User
from caunoi.programmes import actions, rules
from caunoi.programmes.actions import Recurring
from caunoi.programmes.item_actions import drop_item, finish_items, move_item
from caunoi.programmes.models import MonthProgramme, Programme, ProgrammeItem
from caunoi.programmes.rules import Every, Month, Origin, Period, State, Status
from caunoi.programmes.year_reads import Row, Year, year_view
from tests.caunoi.programmes.conftest import JULY, Make, line_of
from tests.conftest import Province

AUGUST = date(2023, 8, 10)
M = Month.read


@pytest.mark.parametrize(
    ("state", "origin", "until", "scheduled", "status"),
    [
        (State.DONE, Origin.PROGRAMME, "2023-01", None, Status.DONE),
        (State.DROPPED, Origin.SUDDEN, "2023-12", "2023-12", Status.DROPPED),
        (State.OPEN, Origin.PROGRAMME, "2023-09", None, Status.PLANNED),
        (State.OPEN, Origin.PROGRAMME, "2023-08", None, Status.PLANNED),
        (State.OPEN, Origin.PROGRAMME, "2023-07", None, Status.LATE),
        (State.OPEN, Origin.PROGRAMME, "2023-07", "2023-07", Status.LATE),
        (State.OPEN, Origin.PROGRAMME, "2023-07", "2023-08", Status.SCHEDULED),
        (State.OPEN, Origin.PROGRAMME, "2023-09", "2023-09", Status.SCHEDULED),
        (State.OPEN, Origin.PROPOSAL, "2023-09", None, Status.PROPOSED),
        (State.OPEN, Origin.PROPOSAL, "2023-07", None, Status.LATE),
        (State.OPEN, Origin.PROGRAMME, None, None, Status.PLANNED),
    ],
)
def test_where_a_matter_stands_in_august(
    state: State, origin: Origin, until: str | None, scheduled: str | None, status: Status
) -> None:
    found = rules.status(
        state, origin, until=(until and M(until)) or None, scheduled=(scheduled and M(scheduled)) or None,
        now=Month(2023, 8),
    )  # fmt: skip
    assert found is status
    assert set(rules.STATUS_NAMES) == set(rules.STATUS_TONES) == set(Status)


def look(user: User, office: Office) -> Year:
    return year_view(user, office, 2023, AUGUST)


def rows(year: Year, month: int) -> dict[str, Row]:
    return {row.content: row for row in year.blocks[month - 1].rows}


def test_a_year_tells_what_became_of_each(
    issued: MonthProgramme, make: Make, specialist: User, committee: Office, province: Province
) -> None:
    finish_items(actor=specialist, items=[line_of(issued, "Một").item], result="Nghị quyết 12-NQ/TU")
    dropped, moved = make("Rút", month=9), make("Lùi", month=7)
    drop_item(actor=specialist, item=dropped, reason="Trung ương hoãn")
    move_item(actor=specialist, item=moved, to=Month(2023, 10), reason="Chờ hướng dẫn")
    make("Quý", period=Period(2023, quarter=4), leads=())
    make("Chưa rõ", period=Period(words="trước kỳ họp"))
    year = look(specialist, committee)

    done, late = rows(year, 7)["Một"], rows(year, 7)["Hai"]
    assert (done.status, done.leads, done.open) == (Status.DONE, province.board.name, False)
    assert done.notes[-1].startswith("Nghị quyết 12-NQ/TU (Người Chuyên viên văn phòng, ")
    assert (late.status, late.badge, late.tone) == (Status.LATE, "Quá tháng", "late")
    gone = year.blocks[6].gone
    assert [(one.content, one.to, one.reason) for one in gone] == [("Lùi", "tháng 10", "Chờ hướng dẫn")]
    assert rows(year, 10)["Lùi"].notes[0].startswith("chuyển từ tháng 7: Chờ hướng dẫn (")
    assert rows(year, 9)["Rút"].notes[-1].startswith("Trung ương hoãn (")
    quarter = rows(year, 12)["Quý"]
    assert (quarter.unresolved, quarter.notes) == (True, ("theo văn bản: quý IV",))
    assert [row.content for row in year.unplaced] == ["Chưa rõ"]
    assert (year.blocks[6].paper, year.blocks[6].counted) == (
        "Đã ban hành", "Tháng 7: 2 việc, 1 đã xong, 1 quá tháng",
    )  # fmt: skip
    figures = year.figures
    assert (figures.all, figures.done, figures.late, figures.dropped, figures.moved) == (6, 1, 1, 1, 1)


def test_what_a_month_has_taken_up(issued: MonthProgramme, specialist: User, committee: Office) -> None:
    july = year_view(specialist, committee, 2023, date(2023, 7, 3))
    row = rows(july, 7)["Một"]
    assert (row.status, row.badge) == (Status.SCHEDULED, "Trong chương trình tháng 7")
    assert row.notes == ("phiên họp Ban Thường vụ, 25/07/2023",)
    assert july.figures.scheduled == 2


def test_a_draft_of_a_month_takes_nothing_up_yet(
    july: MonthProgramme, specialist: User, committee: Office
) -> None:
    year = year_view(specialist, committee, 2023, date(2023, 7, 3))
    assert {row.status for row in year.blocks[6].rows} == {Status.PLANNED}
    assert year.blocks[6].paper == "Dự thảo"


def test_what_comes_back_and_what_waits_for_a_cause(
    programme: Programme, specialist: User, committee: Office
) -> None:
    actions.add_standing(actor=specialist, programme=programme, new=Recurring("Giao ban", Every.QUARTER))
    year = look(specialist, committee)
    assert [block.month.number for block in year.blocks if block.rows] == [3, 6, 9, 12]
    assert (rows(year, 3)["Giao ban"].tag, rows(year, 3)["Giao ban"].notes) == ("Định kỳ", ("hằng quý",))
    assert [one.content for one in year.needed] == ["Làm việc với các xã"]


def test_a_matter_of_another_year_stands_there(make: Make, specialist: User, committee: Office) -> None:
    item = make("Lùi", month=12)
    move_item(actor=specialist, item=item, to=Month(2024, 2), reason="Lùi sang năm")
    this, that = look(specialist, committee), year_view(specialist, committee, 2024, AUGUST)
    assert [one.to for one in this.blocks[11].gone] == ["tháng 2/2024"]
    assert (this.figures.all, that.figures.all) == (0, 1)
    assert list(rows(that, 2)) == ["Lùi"]


def test_a_unit_sees_what_it_prepares_or_shares(
    make: Make, province: Province, committee: Office, contact: User, draft: Programme
) -> None:
    make("Của ban")
    make("Của xã", leads=(province.commune,))
    make("Của thôn", leads=(province.cell,))
    make("Phối hợp").coordinating.add(province.commune)
    year = look(contact, committee)
    assert set(rows(year, 7)) == {"Của xã", "Của thôn", "Phối hợp"}
    assert (year.whole, year.programmes, year.needed) == (False, (), ())


def test_as_many_queries_for_many_as_for_few(make: Make, specialist: User, committee: Office) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            look(specialist, committee)
        return len(caught)

    for number in range(3):
        move_item(actor=specialist, item=make(f"A{number}"), to=Month(2023, 9), reason="Lùi")
    few = asked()
    for number in range(20):
        move_item(actor=specialist, item=make(f"B{number}"), to=Month(2023, 10), reason="Lùi")
    assert few == asked() <= 14


# --- its page ---


@pytest.fixture
def office(province: Province) -> Client:
    return province.client(Role.SPECIALIST)


def test_the_page_shows_it_and_ticks_off_many(
    make: Make, office: Client, committee: Office, specialist: User
) -> None:
    first, second, _ = make("Một"), make("Hai"), make("Ba")
    page = office.get("/chuong-trinh/?nam=2023").content.decode()
    for words in ("Chương trình công tác năm 2023", "Tỉnh ủy Hải Lam", "Tháng 7", "Một", "Ghi đã xong"):
        assert words in page
    sent = {"viec": [first.pk, second.pk, "x"], "result": "Đã ban hành", "next": "/chuong-trinh/?nam=2023"}
    answer = office.post("/chuong-trinh/xong/", sent)
    assert answer.headers["Location"] == "/chuong-trinh/?nam=2023"
    states = ProgrammeItem.objects.order_by("pk").values_list("state", "said")
    assert list(states) == [("done", "Đã ban hành")] * 2 + [("open", "")]
    assert office.post("/chuong-trinh/xong/", {}).status_code == 422


@pytest.mark.parametrize("year", ["", "x", "0", "99999", "1800"])
def test_a_year_that_is_none_is_this_year(programme: Programme, office: Client, year: str) -> None:
    assert office.get(f"/chuong-trinh/?nam={year}").status_code == 200


def test_without_a_programme_it_says_what_to_do(province: Province, office: Client) -> None:
    assert "Chưa có chương trình công tác nào" in office.get("/chuong-trinh/").content.decode()
    assert office.get("/chuong-trinh/xuat-excel/").headers["Location"] == "/chuong-trinh/"


def test_excel(make: Make, office: Client, specialist: User) -> None:
    finish_items(actor=specialist, items=[make("=Một")], result="Đã ban hành")
    make("Chưa rõ", period=Period(words="trước kỳ họp"))
    answer = office.get("/chuong-trinh/xuat-excel/?nam=2023")
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    found = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=4)]
    assert [line[:3] for line in found] == [[1, "7/2023", "=Một"], [2, "chưa rõ tháng", "Chưa rõ"]]
    assert found[0][5] == "Đã xong"
    assert str(found[0][6]).startswith("Đã ban hành (")
    assert sheet["C4"].data_type == "s"


# --- one matter ---


def test_a_matter_and_each_of_its_forms(make: Make, office: Client, province: Province) -> None:
    item = make(month=7)
    page = reverse("programmes:item", args=[item.pk])
    assert "Đã xong" in office.get(page).content.decode()
    told = [
        ("chuyen-thang", {"to": "9/2023", "reason": "Chờ hướng dẫn"}, "Đã chuyển"),
        ("sua", {"content": "Tên mới", "leads": [province.commune.pk]}, "Đã sửa"),
        ("rut", {"reason": "Hoãn"}, "Đã rút"),
        ("mo-lai", {"reason": "Ghi nhầm"}, "Đã mở lại"),
        ("xong", {"result": "Đã ban hành"}, "Đã ghi"),
    ]
    for address, sent, words in told:
        assert office.get(f"{page}{address}/").status_code == 200
        answer = office.post(f"{page}{address}/", sent, follow=True)
        assert words in answer.content.decode()
    item.refresh_from_db()
    assert (item.content, item.until, item.state) == ("Tên mới", Month(2023, 9), "done")
    assert list(item.leads.all()) == [province.commune]


@pytest.mark.parametrize(
    ("address", "sent", "words"),
    [
        ("chuyen-thang", {"to": "13/2023", "reason": "Lùi"}, "không phải là một tháng"),
        ("chuyen-thang", {"to": "7/2023", "reason": "Lùi"}, "nên không có gì để chuyển"),
        ("rut", {"reason": "..."}, "Chưa ghi lý do rút"),
    ],
)
def test_what_was_typed_stays_with_the_reason_over_it(
    make: Make, office: Client, address: str, sent: dict[str, str], words: str
) -> None:
    answer = office.post(f"{reverse('programmes:item', args=[make(month=7).pk])}{address}/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert list(sent.values())[-1] in answer.content.decode()


def test_placing_what_has_no_month(make: Make, office: Client) -> None:
    item = make(period=Period(words="trước kỳ họp"))
    office.post(reverse("programmes:item_place", args=[item.pk]), {"to": "5/2023"})
    assert ProgrammeItem.objects.get(pk=item.pk).until == Month(2023, 5)


def test_nobody_learns_of_a_matter_that_is_not_theirs(
    make: Make, province: Province, draft: Programme
) -> None:
    item, client = make(), province.client(Role.UNIT_CONTACT)
    assert client.get(reverse("programmes:item", args=[item.pk])).status_code == 404
    assert client.get(reverse("programmes:programme", args=[item.programme_id])).status_code == 404


def test_july_is_a_month_and_thirteen_is_none(programme: Programme, office: Client) -> None:
    assert office.get(f"/chuong-trinh/thang/{JULY.key}/").status_code == 200
    assert office.get("/chuong-trinh/thang/2023-13/").status_code == 404
