"""The list of delegates: narrowed, counted, cheap; one changed, struck off, looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caunoi.delegates.actions import NewDelegate, invite_delegate
from caunoi.delegates.guest_actions import change_delegate, strike_delegate
from caunoi.delegates.guest_file import seen_of
from caunoi.delegates.guest_reads import guest_list
from caunoi.delegates.models import Delegate, DelegateContact
from caunoi.delegates.rules import Part, Standing
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.people.models import Office, User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.guest_sheets import name_of
from tests.conftest import Province


@pytest.fixture
def crowd(meeting: Meeting, specialist: User, province: Province) -> list[Delegate]:
    """130 people of two offices, three forums, every standing."""
    forums, offices = list(meeting.sessions.filter(kind="forum")), (province.commune, province.neighbour)
    standings = (
        *[Standing.INVITED] * 6,
        Standing.COMING,
        Standing.DECLINED,
        Standing.REPLACED,
        Standing.STRUCK,
    )
    rows = [
        Delegate(
            meeting=meeting, full_name=name_of(at), post="Bí thư chi bộ", office=offices[at % 2],
            why="Tiêu biểu", forum=forums[at % 3], part=Part.CHAIR if at == 1 else Part.ATTEND,
            standing=standings[at % 10], reason="bận" if at % 10 > 6 else "", added_by=specialist,
        )
        for at in range(130)
    ]  # fmt: skip
    for row in rows:
        row.set_keys()
    return Delegate.objects.bulk_create(rows)


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({}, 117),
        ({"tra-loi": "coming"}, 13),
        ({"tra-loi": "struck"}, 13),
        ({"tra-loi": "nonsense"}, 117),
        ({"tu-cach": "chair"}, 1),
        ({"don-vi": "commune"}, 65),
        ({"dien-dan": "first", "tra-loi": "declined"}, 4),
        ({"tim": "nguyen van"}, 1),
        ({"tim": "ben thuong", "tra-loi": "replaced"}, 13),
    ],
)
def test_narrowed_and_counted(
    crowd: list[Delegate], asked: dict[str, str], total: int, meeting: Meeting, province: Province
) -> None:
    words = {"commune": str(province.commune.pk), "first": str(meeting.sessions.get(position=1).pk)}
    found = guest_list(meeting, {key: words.get(said, said) for key, said in asked.items()})
    assert (found.total, found.page.paginator.count) == (total, total)
    assert len(found.page.object_list) == min(total, 50)
    if "tim" not in asked:
        assert sum(size for _, size in found.counts) == total


def test_what_the_selects_offer(crowd: list[Delegate], meeting: Meeting) -> None:
    """A select with a single choice tells nothing and is left out."""
    offered = {one.name: [name for _, name in one.choices] for one in guest_list(meeting, {}).narrowings}
    assert list(offered) == ["Đơn vị", "Diễn đàn", "Tư cách", "Trả lời"]
    assert offered["Diễn đàn"] == ["Diễn đàn 1", "Diễn đàn 2", "Diễn đàn 3"]


def test_a_page_of_the_list_is_cheap_and_small(
    crowd: list[Delegate], province: Province, meeting: Meeting
) -> None:
    client, address = province.client("specialist"), f"/cuoc-hop/{meeting.pk}/dai-bieu/"
    client.get(address)
    with CaptureQueriesContext(connection) as frame:
        client.get("/mau/")  # what every page asks: the session, the person, the counts of the rail
    with CaptureQueriesContext(connection) as caught:
        page = client.get(address, {"trang": "2"})
    assert len(caught) <= 8
    assert len(caught) - len(frame) <= 3, [query["sql"][:90] for query in caught]
    assert len(page.content) <= 60_000
    for words in ("117 người", "Trang 2/3", "Chưa trả lời: 78"):
        assert words in page.content.decode()


def test_thousands_are_written_with_a_dot(meeting: Meeting, province: Province) -> None:
    many = [Delegate(meeting=meeting, full_name=f"Vũ An {at}", why="Tiêu biểu") for at in range(1001)]
    Delegate.objects.bulk_create(many)
    page = province.client("specialist").get(f"/cuoc-hop/{meeting.pk}/dai-bieu/").content.decode()
    assert "1.001 người · Chưa trả lời: 1.001" in page


@pytest.fixture
def one(meeting: Meeting, specialist: User, province: Province) -> Delegate:
    new = NewDelegate("Nguyễn Thị Đào", "Tiêu biểu", "Bí thư chi bộ", province.commune)
    return invite_delegate(actor=specialist, meeting=meeting, new=new)


def test_one_is_changed(one: Delegate, specialist: User, province: Province, meeting: Meeting) -> None:
    new = NewDelegate("Nguyễn Thị Đào", "Tiêu biểu", "Trưởng thôn", province.neighbour, seat=" B1 ")
    code, changed = one.code, change_delegate(actor=specialist, delegate=one, new=new)
    assert (changed.post, changed.seat, changed.code) == ("Trưởng thôn", "B1", code)
    assert set(meeting.offices.all()) == {province.commune, province.neighbour}
    line = Entry.objects.get(verb="change_delegate")
    assert ("Bí thư chi bộ" in line.before, "Trưởng thôn" in line.after) == (True, True)
    with pytest.raises(RuleBroken, match="no-change"):
        change_delegate(actor=specialist, delegate=one, new=new)


@pytest.mark.parametrize(
    ("change", "code"), [({"full_name": " "}, "nothing-stated"), ({"why": ""}, "nothing-stated")]
)
def test_a_change_refused(change: dict[str, str], code: str, one: Delegate, specialist: User) -> None:
    new = replace(NewDelegate("Vũ An", "Tiêu biểu"), **change)  # type: ignore[arg-type]  # what the table states
    with pytest.raises(RuleBroken, match=code):
        change_delegate(actor=specialist, delegate=one, new=new)
    one.refresh_from_db()
    assert one.full_name == "Nguyễn Thị Đào"


def test_a_change_of_what_somebody_else_changed_is_refused(
    one: Delegate, specialist: User, province: Province, meeting: Meeting
) -> None:
    new = NewDelegate("Nguyễn Thị Đào", "Tiêu biểu", "Trưởng thôn", province.commune)
    client, mine = province.client("specialist"), f"/cuoc-hop/{meeting.pk}/dai-bieu/{one.pk}/"
    seen = seen_of(one)
    assert f'name="seen" value="{seen}"' in client.get(mine).content.decode()
    change_delegate(actor=specialist, delegate=one, new=new, seen=seen)
    with pytest.raises(RuleBroken) as refused:
        change_delegate(actor=specialist, delegate=one, new=replace(new, seat="B1"), seen=seen)
    assert refused.value.code == "delegate-changed"
    told = {"full_name": "Nguyễn Thị Đào", "part": "attend", "why": "Tiêu biểu", "seat": "B1", "seen": seen}
    for _ in range(2):
        answer = client.post(mine, told)
        assert (answer.status_code, "vừa được người khác sửa" in answer.content.decode()) == (422, True)
    one.refresh_from_db()
    assert (one.post, one.seat) == ("Trưởng thôn", "")
    assert client.post(mine, {**told, "seen": seen_of(one)}).status_code == 302


@pytest.mark.parametrize("known", [True, False])
def test_an_office_stays_where_its_words_do(
    known: bool, one: Delegate, province: Province, meeting: Meeting
) -> None:
    """Though the register of the meeting's day knows it no more, or knows now what the list had written."""
    if known:
        Office.objects.filter(pk=province.commune.pk).update(valid_to=date(2027, 1, 1))
    else:
        Delegate.objects.update(office=None, office_text="xã Tân Thịnh")
        one.refresh_from_db()
    told = {"full_name": "Nguyễn Thị Đào", "part": "attend", "why": "Tiêu biểu", "seat": "B1"}
    address = f"/cuoc-hop/{meeting.pk}/dai-bieu/{one.pk}/"
    assert (
        province.client("specialist").post(address, {**told, "office": one.office_words}).status_code == 302
    )
    kept = Delegate.objects.get()
    assert (kept.seat, kept.office, kept.office_text) == ("B1", one.office, one.office_text)


def test_one_is_struck_off(one: Delegate, specialist: User, leader: User, meeting: Meeting) -> None:
    for actor, reason, code in ((leader, "bận", "not-allowed"), (specialist, "  ", "nothing-stated")):
        with pytest.raises(RuleBroken, match=code):
            strike_delegate(actor=actor, delegate=one, reason=reason)
    struck = strike_delegate(actor=specialist, delegate=one, reason="chuyển công tác")
    assert (struck.stands, struck.reason) == (Standing.STRUCK, "chuyển công tác")
    assert Entry.objects.get(verb="strike_delegate").said.endswith("lý do: chuyển công tác.")
    with pytest.raises(RuleBroken, match="đã được đưa ra khỏi danh sách"):
        strike_delegate(actor=specialist, delegate=one, reason="lần nữa")


@pytest.mark.parametrize("state", [State.ENDED, State.CANCELLED])
def test_what_is_over_stays_as_it_was(state: State, one: Delegate, specialist: User) -> None:
    Meeting.objects.update(state=state)
    with pytest.raises(RuleBroken, match="meeting-closed"):
        strike_delegate(actor=specialist, delegate=one, reason="bận")
    with pytest.raises(RuleBroken, match="meeting-closed"):
        change_delegate(actor=specialist, delegate=one, new=NewDelegate("Vũ An", "Tiêu biểu"))


def test_the_pages_of_one(one: Delegate, province: Province, meeting: Meeting) -> None:
    client, home = province.client("specialist"), f"/cuoc-hop/{meeting.pk}/dai-bieu/"
    told = {"full_name": "Vũ An", "post": "Trưởng thôn", "part": "attend", "why": "Tiêu biểu"}
    assert client.post(f"{home}moi/", {**told, "office": "xã Tân Thịnh"}).status_code == 302
    assert client.post(f"{home}moi/", {**told, "office": "Hội quán"}).status_code == 302
    offices = Delegate.objects.filter(full_name="Vũ An").order_by("pk")
    assert [row.office_words for row in offices] == ["Đảng ủy xã Tân Thịnh", "Hội quán"]
    assert client.post(f"{home}moi/", {**told, "full_name": ""}).status_code == 422
    mine = f"{home}{one.pk}/"
    assert (
        client.post(mine, {**told, "full_name": one.full_name, "office": "xã Bến Thượng"}).status_code == 302
    )
    assert (
        client.post(mine, {**told, "full_name": one.full_name, "office": "xã Bến Thượng"}).status_code == 422
    )
    contact = DelegateContact.objects.create(
        delegate=one, kind="phone", value="0900000787", purpose="Mời", expires_on="2027-04-01"
    )
    page = client.get(mine).content.decode()
    assert ("0900.***.787" in page, "0900000787" in page, "Trưởng thôn" in page) == (True, False, True)
    assert "0900000787" in client.post(f"{mine}lien-he/{contact.pk}/", {"why": "báo xe"}).content.decode()
    assert client.post(f"{mine}lien-he/{contact.pk}/", {"why": ""}).status_code == 422
    assert client.post(f"{mine}bo/", {"reason": "bận"}).status_code == 302
    client.get(home)
    assert one.full_name not in client.get(home).content.decode()
    assert "Đưa ra khỏi danh sách: bận" in client.get(mine).content.decode()
    assert client.get(f"/cuoc-hop/{meeting.pk + 1}/dai-bieu/").status_code == 404
