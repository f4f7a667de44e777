"""Putting somebody on the list of a meeting: done, refused, found again, kept in order by the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from caunoi.delegates.actions import NewDelegate, invite_delegate
from caunoi.delegates.models import Delegate
from caunoi.delegates.rules import PART_NAMES, STANDING_NAMES, Part, Standing
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.people.models import Person, User
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province


def _new(province: Province, name: str = "Nguyễn Thị  Đào") -> NewDelegate:
    return NewDelegate(name, "Bí thư chi bộ tiêu biểu", "Bí thư Chi bộ thôn Trung", province.commune)


def test_a_delegate_with_the_reason_why(meeting: Meeting, specialist: User, province: Province) -> None:
    made = invite_delegate(actor=specialist, meeting=meeting, new=_new(province))
    assert (made.full_name, made.stands, made.part) == ("Nguyễn Thị Đào", Standing.INVITED, Part.ATTEND)
    assert str(made) == "Nguyễn Thị Đào, Bí thư Chi bộ thôn Trung"
    assert len(made.code) >= 22
    assert list(meeting.offices.all()) == [province.commune]
    assert "lý do: Bí thư chi bộ tiêu biểu" in Entry.objects.get(verb="invite_delegate").said


def test_codes_say_nothing_of_each_other(meeting: Meeting, specialist: User, province: Province) -> None:
    new = _new(province)
    codes = {invite_delegate(actor=specialist, meeting=meeting, new=new).code for _ in range(20)}
    assert len(codes) == 20
    assert len({code[:4] for code in codes}) > 15


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("nothing-stated", {"full_name": "  "}),
        ("nothing-stated", {"why": ""}),
        ("too-long", {"full_name": "A" * 121}),
    ],
)
def test_refused(
    code: str, change: dict[str, str], meeting: Meeting, specialist: User, province: Province
) -> None:
    new = replace(_new(province), **change)  # type: ignore[arg-type]  # what the table above states
    with pytest.raises(RuleBroken) as refused:
        invite_delegate(actor=specialist, meeting=meeting, new=new)
    assert refused.value.code == code
    assert not Delegate.objects.exists()


@pytest.mark.parametrize("state", [State.ENDED, State.CANCELLED])
def test_nobody_is_invited_to_what_is_over(
    state: State, meeting: Meeting, specialist: User, province: Province
) -> None:
    Meeting.objects.update(state=state)
    with pytest.raises(RuleBroken) as refused:
        invite_delegate(actor=specialist, meeting=meeting, new=_new(province))
    assert refused.value.code == "meeting-closed"


def test_nobody_is_invited_twice(meeting: Meeting, specialist: User, province: Province) -> None:
    new = replace(_new(province), person=Person.objects.create(full_name="Nguyễn Thị Đào"))
    first = invite_delegate(actor=specialist, meeting=meeting, new=new)
    with pytest.raises(RuleBroken, match="đã có trong danh sách mời"):
        invite_delegate(actor=specialist, meeting=meeting, new=new)
    Delegate.objects.filter(pk=first.pk).update(standing=Standing.STRUCK, reason="ghi nhầm")
    assert invite_delegate(actor=specialist, meeting=meeting, new=new).pk != first.pk


def test_who_may_not(meeting: Meeting, contact: User, leader: User, province: Province) -> None:
    for actor in (contact, leader):
        with pytest.raises(RuleBroken, match="không thuộc quyền"):
            invite_delegate(actor=actor, meeting=meeting, new=_new(province))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", 2),
        ("dao", 1),
        ("dao nguyen", 1),
        ("NGUYỄN", 2),
        ("ben thuong tuan", 1),
        ("bi thu trung", 2),
        ("hoa", 0),
    ],
)
def test_found_in_any_order_without_diacritics(
    words: str, found: int, meeting: Meeting, specialist: User, province: Province
) -> None:
    for name in ("Nguyễn Thị Đào", "Nguyễn Anh Tuấn"):
        invite_delegate(actor=specialist, meeting=meeting, new=_new(province, name))
    assert Delegate.objects.all().named(words).count() == found
    page = province.client("specialist").get(f"/cuoc-hop/{meeting.pk}/dai-bieu/", {"tim": words})
    assert page.content.decode().count("Bí thư chi bộ tiêu biểu") == found


def test_lists_go_by_the_given_name(meeting: Meeting, specialist: User, province: Province) -> None:
    for name in ("Vũ Văn An", "Bùi Thị Yến", "Lê Văn Đức"):
        invite_delegate(actor=specialist, meeting=meeting, new=_new(province, name))
    assert [one.full_name.split()[-1] for one in meeting.delegates.all()] == ["An", "Đức", "Yến"]


def test_everything_has_a_name_of_its_own() -> None:
    assert (set(PART_NAMES), set(STANDING_NAMES)) == (set(Part), set(Standing))


BROKEN: list[tuple[str, Callable[[], object]]] = [
    ("delegate_has_name", lambda: Delegate.objects.update(full_name="")),
    ("delegate_says_why", lambda: Delegate.objects.update(why="")),
    ("delegate_away_with_reason", lambda: Delegate.objects.update(standing=Standing.DECLINED)),
]


@pytest.mark.parametrize(("name", "breaks"), BROKEN)
def test_what_the_database_keeps_in_order(
    name: str, breaks: Callable[[], object], meeting: Meeting, specialist: User, province: Province
) -> None:
    invite_delegate(actor=specialist, meeting=meeting, new=_new(province))
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks()


def test_the_list_leaves_out_who_was_struck_and_goes_by_pages(
    meeting: Meeting, specialist: User, province: Province
) -> None:
    client, address = province.client("specialist"), f"/cuoc-hop/{meeting.pk}/dai-bieu/"
    assert "Nhập cả danh sách từ Excel" in client.get(address).content.decode()
    for number in range(52):
        new = _new(province, f"Lê Văn A{number:02d}")
        invite_delegate(actor=specialist, meeting=meeting, new=new)
    Delegate.objects.filter(full_name="Lê Văn A00").update(standing=Standing.STRUCK, reason="ghi nhầm")
    first, second = (client.get(address, {"trang": number}).content.decode() for number in (1, 2))
    assert (first.count(">Lê Văn A"), second.count(">Lê Văn A")) == (50, 1)
    assert "Lê Văn A00" not in first + second


@pytest.mark.parametrize(("role", "status"), [("specialist", 200), ("leader", 422), ("unit_contact", 422)])
def test_who_sees_the_list(role: str, status: int, meeting: Meeting, province: Province) -> None:
    meeting.offices.add(province.commune)
    assert province.client(role).get(f"/cuoc-hop/{meeting.pk}/dai-bieu/").status_code == status


def test_an_office_is_named_by_the_register_or_as_the_list_wrote(
    meeting: Meeting, province: Province
) -> None:
    known = Delegate(meeting=meeting, full_name="Lê Thị Mai", office=province.commune, office_text="xã BT")
    unknown = Delegate(meeting=meeting, full_name="Lê Thị Mai", office_text="Hợp tác xã Bến Thượng")
    assert (known.office_words, unknown.office_words) == ("Đảng ủy xã Bến Thượng", "Hợp tác xã Bến Thượng")
    assert str(unknown) == "Lê Thị Mai"
