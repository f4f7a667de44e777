"""The page of a month: what each person sees and may do there, from the proposal to a revision."""

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
from caunoi.programmes.actions import Matter
from caunoi.programmes.item_actions import drop_item, finish_items, move_item
from caunoi.programmes.models import MonthProgramme, Programme, ProgrammeItem
from caunoi.programmes.month_actions import keep_line, propose_month, revise_month, set_session
from caunoi.programmes.month_page import MonthPage, month_page
from caunoi.programmes.month_rules import Body
from caunoi.programmes.proposal_actions import propose_matter
from caunoi.programmes.rules import Month
from caunoi.tasks import filters
from tests.caunoi.programmes.conftest import JULY, Make, line_of, shown
from tests.conftest import Province

ADDRESS = "/chuong-trinh/thang/2023-07/"


def look(user: User, office: Office, issue: int | None = None) -> MonthPage:
    return month_page(user, office, JULY, filters.now(), issue)


@pytest.fixture
def office(province: Province) -> Client:
    return province.client(Role.SPECIALIST)


def test_before_a_draft_the_machine_proposes(make: Make, specialist: User, committee: Office) -> None:
    make("Tháng sáu", month=6)
    make("Tháng bảy")
    page = look(specialist, committee)
    assert [one.content for one in page.proposed] == ["Tháng bảy", "Tháng sáu"]
    assert page.programme is None
    assert (page.lines, page.deeds) == ((), frozenset({"propose"}))
    assert page.proposals_due == date(2023, 6, 20)


def test_lines_say_what_is_to_be_known(
    issued: MonthProgramme, make: Make, specialist: User, province: Province
) -> None:
    set_session(actor=specialist, line=line_of(issued, "Hai"), on=date(2023, 7, 29), body=Body.COMMITTEE)
    first, second = look(specialist, issued.office).lines
    assert (first.number, first.content, first.leads, first.reason) == (
        1, "Một", province.board.name, "theo chương trình năm",
    )  # fmt: skip
    assert (first.session, first.off, first.last, second.last) == (
        "Ban Thường vụ, 25/07/2023",
        "",
        False,
        True,
    )
    assert [(paper.office, paper.tone) for paper in first.papers] == [("Ban TG&DV", "soon")]
    assert first.papers_due == first.papers[0].due
    assert second.off == "thứ Bảy"


def test_lines_say_what_became_of_their_matter(issued: MonthProgramme, make: Make, specialist: User) -> None:
    make("Ba")
    revise_month(actor=specialist, month=issued, reason="Bổ sung")
    propose_month(actor=specialist, office=issued.office, month=JULY)
    one, two, three = (line_of(issued, content).item for content in ("Một", "Hai", "Ba"))
    MonthProgramme.objects.filter(pk=issued.pk).update(
        state="issued", approved_by=specialist, approved_at="2023-07-01T00:00Z"
    )
    finish_items(actor=specialist, items=[one])
    drop_item(actor=specialist, item=two, reason="Hoãn")
    move_item(actor=specialist, item=three, to=Month(2023, 9), reason="Chờ")
    became = [line.became for line in look(specialist, issued.office).lines]
    assert became == ["Đã xong", "Đã rút: Hoãn", "Chuyển sang tháng 9"]


@pytest.mark.parametrize(
    ("state", "role", "deeds"),
    [
        ("draft", Role.SPECIALIST, {"propose", "arrange", "sudden", "session"}),
        ("draft", Role.CHIEF, {"propose", "arrange", "sudden", "session", "approve"}),
        ("draft", Role.LEADER, {"approve"}),
        ("approved", Role.SPECIALIST, {"issue", "revise", "session"}),
        ("approved", Role.LEADER, set()),
        ("issued", Role.CHIEF, {"revise", "session"}),
    ],
)
def test_who_may_do_what(
    july: MonthProgramme, province: Province, state: str, role: Role, deeds: set[str]
) -> None:
    if state != "draft":
        MonthProgramme.objects.update(
            state=state, approved_by=province.people[Role.CHIEF], approved_at="2023-07-01T00:00Z"
        )
    assert look(province.people[role], july.office).deeds == deeds


def test_a_revision_can_be_given_up_and_an_old_issue_looked_at(
    issued: MonthProgramme, specialist: User, office: Client
) -> None:
    revise_month(actor=specialist, month=issued, reason="Đổi thứ tự")
    page = look(specialist, issued.office)
    assert "close" in page.deeds
    assert (page.revision, page.changes, page.note) == ("chỉnh sửa 01", (), "dự thảo")
    keep_line(actor=specialist, line=line_of(issued, "Hai"), kept=False)
    changed = look(specialist, issued.office)
    assert [change.sentence for change in changed.changes] == ["Rút “Hai”"]
    assert [line.item.content for line in changed.out] == ["Hai"]
    old = look(specialist, issued.office, 0)
    assert (old.lines, old.deeds, old.revision) == ((), frozenset(), "")
    assert [line.content for line in old.words] == ["Một", "Hai"]
    assert look(specialist, issued.office, 7).words == ()
    assert "Về bản đang dùng" in office.get(f"{ADDRESS}?ban=0").content.decode()


def test_a_unit_sees_its_own_lines_of_what_was_issued(
    issued: MonthProgramme, make: Make, specialist: User, contact: User, province: Province
) -> None:
    line_of(issued, "Hai").item.coordinating.add(province.commune)
    revise_month(actor=specialist, month=issued, reason="Đổi")
    keep_line(actor=specialist, line=line_of(issued, "Hai"), kept=False)
    page = look(contact, issued.office)
    assert [line.content for line in page.words] == ["Hai"]  # the draft is not theirs to see
    assert (page.lines, page.proposed, page.deeds) == ((), (), frozenset())
    text = province.client(Role.UNIT_CONTACT).get(ADDRESS).content.decode()
    assert "Hai" in text
    assert "Một" not in text


def test_a_unit_sees_no_draft(make: Make, province: Province, specialist: User, committee: Office) -> None:
    make("Của xã", leads=(province.commune,))
    propose_month(actor=specialist, office=committee, month=JULY)
    text = province.client(Role.UNIT_CONTACT).get(ADDRESS).content.decode()
    assert "Chương trình tháng này chưa ban hành" in text
    assert "Của xã" not in text


def test_as_many_queries_for_many_as_for_few(july: MonthProgramme, make: Make, specialist: User) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            look(specialist, july.office)
        return len(caught)

    set_session(actor=specialist, line=line_of(july, "Một"), on=date(2023, 7, 20), body=Body.BUREAU)
    few = asked()
    for number in range(15):
        make(f"Việc {number}")
    propose_month(actor=specialist, office=july.office, month=JULY)
    for number in range(15):
        line = line_of(july, f"Việc {number}")
        set_session(actor=specialist, line=line, on=date(2023, 7, 20), body=Body.BUREAU)
    assert few == asked() <= 22


# --- the way through it ---


def test_from_the_proposal_to_the_issue(
    make: Make, office: Client, province: Province, committee: Office
) -> None:
    make("Một")
    make("Hai")
    assert "Lập dự thảo từ đề xuất này" in office.get(ADDRESS).content.decode()
    office.post(f"{ADDRESS}lap/", {"co_quan": committee.pk})
    month = MonthProgramme.objects.get()
    page, line = f"/chuong-trinh/thang/{month.pk}/", line_of(month, "Hai")
    sudden = {"content": "Bão số 2", "decided_by": "Bí thư", "leads": [province.commune.pk]}
    assert office.get(f"{page}dot-xuat/").status_code == 200
    office.post(f"{page}dot-xuat/", sudden)
    session = f"/chuong-trinh/dong/{line.pk}/phien-hop/"
    assert office.get(session).status_code == 200
    assert (
        "không thuộc tháng 7/2023"
        in office.post(session, {"body": "bureau", "on": "1/8/2023"}).content.decode()
    )
    office.post(session, {"body": "standing", "on": "25/7/2023"})
    text = office.get(ADDRESS).content.decode()
    for words in ("Thường trực, 25/07/2023", "đột xuất: Bí thư", "Việc đột xuất"):
        assert words in text
    province.client(Role.LEADER).post(f"{page}duyet/")
    office.post(f"{page}ban-hanh/")
    month.refresh_from_db()
    assert month.state == "issued"
    assert "Các bản đã ban hành" in office.get(ADDRESS).content.decode()
    assert office.get(f"{page}chinh-sua/").status_code == 200
    office.post(f"{page}chinh-sua/", {"reason": "Đổi thứ tự"})
    office.post(f"{page}thoi-chinh-sua/")
    month.refresh_from_db()
    assert (month.state, month.revision) == ("issued", 0)


@pytest.mark.parametrize("htmx", [False, True])
def test_lines_are_arranged_with_and_without_javascript(
    july: MonthProgramme, office: Client, htmx: bool
) -> None:
    headers = {"HX-Request": "true"} if htmx else {}
    place = reverse("programmes:place", args=[line_of(july, "Hai").pk])
    answer = office.post(place, {"place": "1", "to": ""}, headers=headers)
    assert answer.status_code == (200 if htmx else 302)
    assert shown(july) == ["Hai", "Một"]
    office.post(place, {"to": "2"}, headers=headers)  # dropped
    assert shown(july) == ["Một", "Hai"]
    keep = reverse("programmes:keep", args=[line_of(july, "Một").pk])
    answer = office.post(keep, {"kept": "0"}, headers=headers)
    assert shown(july) == ["Hai"]
    if htmx:
        assert answer.content.decode().lstrip().startswith('<div id="lines"')
        assert "Đưa lại" in answer.content.decode()
    office.post(keep, {"kept": "1"}, headers=headers)
    assert shown(july) == ["Hai", "Một"]


def test_what_came_up_since_is_told(july: MonthProgramme, make: Make, office: Client) -> None:
    make("Ba")
    assert "1 việc mới" in office.get(ADDRESS).content.decode()
    office.post(f"{ADDRESS}lap/", {"co_quan": july.office_id})
    assert shown(july) == ["Một", "Hai", "Ba"]
    assert office.post(f"{ADDRESS}lap/", {"co_quan": "999999"}).status_code == 404


def test_excel_of_a_draft_and_of_an_issue(
    issued: MonthProgramme, office: Client, specialist: User, committee: Office
) -> None:
    revise_month(actor=specialist, month=issued, reason="Rút bớt")
    keep_line(actor=specialist, line=line_of(issued, "Hai"), kept=False)

    def said(query: str = "") -> tuple[str, list[object]]:
        answer = office.get(f"{ADDRESS}xuat-excel/{query}")
        sheet = load_workbook(BytesIO(answer.content)).active
        assert sheet is not None
        return str(sheet["A1"].value), [row[1].value for row in sheet.iter_rows(min_row=4)]

    title = "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 7/2023, TỈNH ỦY HẢI LAM"
    assert said() == (f"{title} (dự thảo)", ["Một"])
    assert said("?ban=0") == (f"{title} (bản đầu)", ["Một", "Hai"])
    answer = office.get("/chuong-trinh/thang/2023-08/xuat-excel/")
    assert answer.headers["Location"] == "/chuong-trinh/thang/2023-08/"


# --- proposals ---


def test_a_unit_proposes_on_its_page_and_sees_only_its_own(
    programme: Programme, province: Province, committee: Office, specialist: User
) -> None:
    propose_matter(
        actor=specialist, unit=province.neighbour, office=committee, month=Month(2090, 1),
        new=Matter("Của xã bên"), ground="Đề án", today=date(2026, 1, 1),
    )  # fmt: skip
    client = province.client(Role.UNIT_CONTACT)
    page = client.get("/chuong-trinh/de-xuat/").content.decode()
    assert "đến hết" in page
    assert "Của xã bên" not in page
    far = {"unit": province.commune.pk, "month": "1/2089", "content": "Sáp nhập thôn", "ground": "Đề án 02"}
    answer = client.post("/chuong-trinh/de-xuat/", far, follow=True)
    assert "Đã gửi đề xuất." in answer.content.decode()
    assert "Sáp nhập thôn" in answer.content.decode()
    item = ProgrammeItem.objects.get(content="Sáp nhập thôn")
    assert (item.proposed_by, item.office) == (province.commune, committee)
    late = client.post("/chuong-trinh/de-xuat/", {**far, "month": "1/2020"})
    assert "nay đã qua" in late.content.decode()
    other = client.post("/chuong-trinh/de-xuat/", {**far, "unit": province.neighbour.pk})
    assert other.status_code == 422
    client.post(reverse("programmes:item_withdraw", args=[item.pk]))
    item.refresh_from_db()
    assert item.state == "dropped"
    whole = province.client(Role.SPECIALIST).get("/chuong-trinh/de-xuat/").content.decode()
    assert "Của xã bên" in whole
    assert "Sáp nhập thôn" in whole


def test_nothing_to_propose_for_without_a_programme(province: Province) -> None:
    assert (
        "Chưa nhận đề xuất"
        in province.client(Role.UNIT_CONTACT).get("/chuong-trinh/de-xuat/").content.decode()
    )
