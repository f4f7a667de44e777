"""A list from Excel: looked over first, wrong rows said, all or nothing; again it brings up to date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.delegates.guest_actions import erase_delegate_contacts, look_at_delegate_contact, strike_delegate
from caunoi.delegates.guest_file import guest_template, preview_guests
from caunoi.delegates.guest_file_actions import confirm_guests, drop_guests, forget_guest_files, offer_guests
from caunoi.delegates.models import Delegate, DelegateContact, GuestImport
from caunoi.delegates.rules import Part, Standing
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting, Point
from caunoi.meetings.rules import STATE_NAMES, State
from caunoi.people.models import OfficeParameter, User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.guest_sheets import HEADS, name_of, row, sheet, take_in
from tests.conftest import Province

DAO = row("Nguyễn Thị  Đào")
FULL = row(
    "Lê Văn Đức", **{
        "Chức vụ": "Chủ tịch UBND xã", "Tư cách": "báo cáo, tham luận", "Đoàn, tổ": "Đoàn số 3",
        "Điểm cầu": "điểm cầu tỉnh", "Diễn đàn": "2", "Chỗ": "B12", "Xe": "Xe 4", "Vì sao mời": "Điển hình",
        "Điện thoại": "0900 000 787", "Thư điện tử": "duc@hailam.example",
    },
)  # fmt: skip


@pytest.fixture
def point(meeting: Meeting) -> Point:
    return Point.objects.create(meeting=meeting, level="province", name="Điểm cầu tỉnh", main=True)


def test_a_list_is_taken_in(meeting: Meeting, point: Point, specialist: User, province: Province) -> None:
    done = take_in(specialist, meeting, sheet(DAO, FULL, row("Vũ An", **{"Đơn vị": "Hội người cao tuổi"})))
    assert (done.added, done.changed, done.data) == (3, 0, None)
    dao, duc, an = (
        Delegate.objects.get(full_name=name) for name in ("Nguyễn Thị Đào", "Lê Văn Đức", "Vũ An")
    )
    assert (dao.office, dao.part, dao.why) == (province.commune, Part.ATTEND, "Theo danh sách của văn phòng")
    assert (duc.part, duc.point, duc.group, duc.seat) == (Part.REPORT, point, "Đoàn số 3", "B12")
    assert (duc.bus, duc.why, str(duc.forum)) == ("Xe 4", "Điển hình", "Diễn đàn 2")
    assert (an.office, an.office_text) == (None, "Hội người cao tuổi")
    assert len({one.code for one in (dao, duc, an)}) == 3
    assert list(meeting.offices.all()) == [province.commune]
    assert {(one.kind, one.value) for one in duc.contacts.all()} == {
        ("phone", "0900000787"), ("email", "duc@hailam.example")
    }  # fmt: skip
    [line] = Entry.objects.filter(about_type="delegates.delegate", about_id=str(duc.pk))
    assert line.said == f"{specialist} đưa vào danh sách mời {duc}, theo tệp dai-bieu.xlsx."
    assert Entry.objects.get(about_type="delegates.guestimport").said.endswith("sửa 0, giữ nguyên 0 người.")
    assert not Entry.objects.filter(said__contains="0900").exists()


def test_again_it_doubles_nothing_and_brings_up_to_date(
    meeting: Meeting, point: Point, specialist: User
) -> None:
    take_in(specialist, meeting, sheet(DAO, FULL))
    code = Delegate.objects.get(full_name="Lê Văn Đức").code
    again = preview_guests(meeting, sheet(DAO, FULL))
    assert (again.same, again.guests, again.problems) == (2, [], [])
    done = take_in(specialist, meeting, sheet(DAO, {**FULL, "Chỗ": "C1", "Điện thoại": "0900.***.787"}))
    assert (done.added, done.changed) == (0, 1)
    duc = Delegate.objects.get(full_name="Lê Văn Đức")
    assert (duc.seat, duc.code, Delegate.objects.count()) == ("C1", code, 2)
    assert duc.contacts.get(kind="phone").value == "0900000787"
    assert Entry.objects.filter(about_id=str(duc.pk), verb="confirm_guests").latest("number").said == (
        f"{specialist} sửa {duc}, theo tệp dai-bieu.xlsx."
    )
    take_in(specialist, meeting, sheet({**FULL, "Điện thoại": "0911111222"}))
    assert duc.contacts.get(kind="phone").value == "0911111222"


def test_a_column_that_the_file_does_not_have_stays(meeting: Meeting, point: Point, specialist: User) -> None:
    take_in(specialist, meeting, sheet(FULL))
    few = ("Họ và tên", "Đơn vị", "Chỗ")
    assert take_in(specialist, meeting, sheet({**FULL, "Chỗ": "D4"}, heads=few)).changed == 1
    duc = Delegate.objects.get()
    assert (duc.seat, duc.post, duc.bus, duc.point) == ("D4", "Chủ tịch UBND xã", "Xe 4", point)
    assert take_in(specialist, meeting, sheet({**FULL, "Xe": ""})).changed == 1
    assert Delegate.objects.get().bus == ""


def test_two_of_one_name_are_told_apart_by_their_posts(meeting: Meeting, specialist: User) -> None:
    head, deputy = row("Vũ An"), row("Vũ An", **{"Chức vụ": "Phó bí thư"})
    assert take_in(specialist, meeting, sheet(head, deputy)).added == 2
    [changed] = preview_guests(meeting, sheet(head, {**deputy, "Chức vụ": "Phó bí thư chi bộ"})).guests
    assert (changed.known is not None and changed.known.post) == "Phó bí thư"
    [problem] = preview_guests(meeting, sheet(row("Vũ An", **{"Chức vụ": "Trưởng thôn"}))).problems
    assert "2 người cùng tên, cùng đơn vị" in problem.sentence


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (row(" "), "Thiếu họ và tên"),
        (
            row("Vũ An", **{"Tư cách": "Khách"}),
            "Tư cách “Khách” không có; ghi một trong: Chủ trì, Đại biểu dự",
        ),
        (row("Vũ An", **{"Điểm cầu": "Điểm cầu xã"}), "Điểm cầu “Điểm cầu xã” chưa có trong cuộc họp này"),
        (row("Vũ An", **{"Diễn đàn": "4"}), "Diễn đàn “4” chưa có"),
        (row("Vũ An", **{"Điện thoại": "12"}), "“12” không phải điện thoại hợp lệ"),
        (row("Vũ An", **{"Thư điện tử": "an"}), "không phải thư điện tử hợp lệ"),
        (row("Vũ An", Chỗ="B" * 41), "Chỗ dài 41 chữ, quá mức 40 chữ"),
        (row("A" * 121), "Họ và tên dài 121 chữ"),
        (DAO, "Người này đã có ở dòng 2"),
    ],
)
def test_one_wrong_row_and_nothing_is_taken_in(
    second: Mapping[str, str], said: str, meeting: Meeting, specialist: User
) -> None:
    data = sheet(DAO, second)
    [problem] = preview_guests(meeting, data).problems
    assert (problem.row, said in problem.sentence) == (3, True), problem.sentence
    with pytest.raises(RuleBroken, match="rows-wrong"):
        take_in(specialist, meeting, data)
    assert not Delegate.objects.exists()


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("Đảng ủy xã Tân Thịnh", ""),
        ("xã Bến Thượng", ""),
        ("Đảng ủy Bến Thượng xã", "Có thể là: Đảng ủy xã Bến Thượng."),
        ("Hội Chữ thập đỏ", "Sổ đơn vị không có “Hội Chữ thập đỏ”, sẽ giữ nguyên chữ."),
    ],
)
def test_who_may_be_meant_is_offered_and_never_taken(
    office: str, said: str, meeting: Meeting, province: Province
) -> None:
    found = preview_guests(meeting, sheet(row("Vũ An", **{"Đơn vị": office})))
    assert [said in note.sentence for note in found.notes] == ([True] if said else [])
    [guest] = found.guests
    assert (guest.office is None, guest.office_text) == (bool(said), office if said else "")


def test_whom_somebody_struck_off_is_told(meeting: Meeting, specialist: User) -> None:
    take_in(specialist, meeting, sheet(DAO))
    strike_delegate(actor=specialist, delegate=Delegate.objects.get(), reason="chuyển công tác")
    [note] = preview_guests(meeting, sheet(DAO)).notes
    assert "đã được đưa ra khỏi danh sách (chuyển công tác); nhập là mời lại" in note.sentence
    assert take_in(specialist, meeting, sheet(DAO)).added == 1


def test_what_was_seen_is_what_is_taken_in(meeting: Meeting, specialist: User, leader: User) -> None:
    data = sheet(DAO)
    offered = offer_guests(actor=specialist, meeting=meeting, name="a.xlsx", data=data)
    for actor, seen, code in (
        (specialist, "", "list-moved"), (leader, preview_guests(meeting, data).seen, "not-allowed"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match=code):
            confirm_guests(actor=actor, offered=offered, seen=seen)
    drop_guests(actor=specialist, offered=offered)
    with pytest.raises(RuleBroken, match="already-decided"):
        confirm_guests(actor=specialist, offered=offered, seen=preview_guests(meeting, data).seen)
    with pytest.raises(RuleBroken, match="not-a-workbook"):
        offer_guests(actor=specialist, meeting=meeting, name="a.xlsx", data=b"PK")


def test_files_nobody_decides_on_are_dropped(meeting: Meeting, specialist: User) -> None:
    take_in(specialist, meeting, sheet(DAO))
    offer_guests(actor=specialist, meeting=meeting, name="a.xlsx", data=sheet(FULL | {"Điểm cầu": ""}))
    assert forget_guest_files(now=timezone.now()) == 0
    assert forget_guest_files(now=timezone.now() + timedelta(days=2)) == 1
    assert GuestImport.objects.get().done_at is not None


def test_contacts_end_with_the_meeting(meeting: Meeting, specialist: User) -> None:
    OfficeParameter.objects.create(key="delegate_contact_kept_after", value=3, basis="Quy chế")
    take_in(specialist, meeting, sheet(row("Vũ An", **{"Điện thoại": "0900000787"})))
    contact = DelegateContact.objects.get()
    assert (contact.expires_on, str(contact)) == (date(2027, 3, 26), "Điện thoại 0900.***.787")
    assert look_at_delegate_contact(actor=specialist, contact=contact, purpose="báo xe") == "0900000787"
    assert erase_delegate_contacts(today=date(2027, 3, 26)) == 0
    assert erase_delegate_contacts(today=date(2027, 3, 27)) == 1
    assert erase_delegate_contacts(today=date(2027, 3, 28)) == 0
    with pytest.raises(RuleBroken, match="erased"):
        look_at_delegate_contact(actor=specialist, contact=contact, purpose="báo xe")
    said = list(Entry.objects.filter(about_type="delegates.delegate").values_list("verb", flat=True))
    assert sorted(said) == ["confirm_guests", "erase_contact", "look_at_contact"]


@pytest.mark.parametrize(
    ("starts", "ends", "until"),
    [
        (date(2027, 6, 1), date(2027, 6, 2), date(2027, 6, 5)),
        (date(2027, 2, 1), None, date(2027, 2, 4)),
        (None, None, date(2027, 3, 26)),
    ],
)
def test_contacts_follow_the_meetings_day(
    starts: date | None, ends: date | None, until: date, meeting: Meeting, specialist: User
) -> None:
    OfficeParameter.objects.create(key="delegate_contact_kept_after", value=3, basis="Quy chế")
    take_in(specialist, meeting, sheet(row("Vũ An", **{"Điện thoại": "0900000787"})))
    Meeting.objects.update(starts_on=starts, ends_on=ends)
    assert erase_delegate_contacts(today=until) == 0
    assert DelegateContact.objects.get().expires_on == until
    assert erase_delegate_contacts(today=until + timedelta(days=1)) == 1


@pytest.mark.parametrize(
    ("said", "kept"),
    [("0900.***.787", "0900000787"), ("0911.***.222", "0900000787"), ("0911111222", "0911111222")],
)
def test_a_masked_number_is_no_number(said: str, kept: str, meeting: Meeting, specialist: User) -> None:
    take_in(specialist, meeting, sheet(row("Vũ An", **{"Điện thoại": "0900000787"}), DAO))
    sent = sheet(*(row(name, **{"Điện thoại": said}) for name in ("Vũ An", "Nguyễn Thị  Đào", "Lê Mai")))
    assert preview_guests(meeting, sent).same == (2 if "*" in said else 0)
    take_in(specialist, meeting, sent)
    held = {one.delegate.full_name: one.value for one in DelegateContact.objects.all()}
    others = {} if "*" in said else {"Nguyễn Thị Đào": said, "Lê Mai": said}
    assert held == {"Vũ An": kept, **others}


@pytest.mark.parametrize("state", [State.ENDED, State.CANCELLED])
def test_what_is_over_takes_no_file(
    state: State, meeting: Meeting, specialist: User, province: Province
) -> None:
    seen, offered = preview_guests(meeting, sheet(DAO)).seen, sheet(DAO)
    kept = offer_guests(actor=specialist, meeting=meeting, name="a.xlsx", data=offered)
    Meeting.objects.update(state=state)
    meeting.refresh_from_db()
    with pytest.raises(RuleBroken, match="meeting-closed"):
        offer_guests(actor=specialist, meeting=meeting, name="b.xlsx", data=offered)
    with pytest.raises(RuleBroken, match="meeting-closed"):
        confirm_guests(actor=specialist, offered=kept, seen=seen)
    file = {"file": SimpleUploadedFile("b.xlsx", offered)}
    answer = province.client("specialist").post(f"/cuoc-hop/{meeting.pk}/dai-bieu/nhap/", file)
    assert (
        answer.status_code,
        f"{STATE_NAMES[state].lower()} nên không thêm" in answer.content.decode(),
    ) == (422, True)
    assert (GuestImport.objects.count(), Delegate.objects.count()) == (1, 0)


def test_many_cost_few_statements(meeting: Meeting, specialist: User) -> None:
    """1,121 rows are not written one by one: 270 more cost a few batches, and as many lines of the ledger."""
    counts = []
    for number, size in ((0, 30), (1000, 300)):
        rows = [row(name_of(at), **{"Điện thoại": f"09{at:08d}"}) for at in range(number, number + size)]
        with CaptureQueriesContext(connection) as caught:
            assert take_in(specialist, meeting, sheet(*rows)).added == size
        counts.append(len(caught))
    assert counts[1] - counts[0] <= 20


def test_the_pages_of_a_file(meeting: Meeting, specialist: User, province: Province) -> None:
    client, home = province.client("specialist"), f"/cuoc-hop/{meeting.pk}/dai-bieu/"
    assert client.get(f"{home}nhap/mau/").content[:2] == b"PK" == guest_template()[:2]
    bad = client.post(f"{home}nhap/", {"file": SimpleUploadedFile("a.xlsx", b"PK")})
    assert (bad.status_code, "hỏng" in bad.content.decode()) == (422, True)
    data = sheet(DAO, row("Vũ An", **{"Đơn vị": "Hội quán"}))
    sent = client.post(f"{home}nhap/", {"file": SimpleUploadedFile("ds.xlsx", data)})
    page = client.get(sent["Location"]).content.decode()
    for words in ("Sẽ thêm <b>2</b>", "Nhập 2 người", "không có “Hội quán”", "Nguyễn Thị Đào"):
        assert words in page
    done = client.post(sent["Location"], {"seen": preview_guests(meeting, data).seen}, follow=True)
    assert "thêm 2, sửa 0 người" in done.content.decode()
    GuestImport.objects.update(added=1121, changed=2345)
    page = client.get(f"{home}nhap/").content.decode()
    assert [words in page for words in ("ds.xlsx", "1.121", "2.345")] == [True] * 3
    sent = client.post(f"{home}nhap/", {"file": SimpleUploadedFile("ds.xlsx", sheet(DAO, DAO))})
    page = client.get(sent["Location"]).content.decode()
    assert "Tệp có 1 lỗi" in page
    assert "Nhập 1 người" not in page
    assert client.post(f"{sent['Location']}bo/").status_code == 302
    assert client.get(sent["Location"]).status_code == 404
    assert len(HEADS) == 12
    assert Delegate.objects.filter(standing=Standing.INVITED).count() == 2
