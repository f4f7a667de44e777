"""A unit's file: looked over first, wrong rows said, all or nothing within the quota; again it updates."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from caunoi.delegates.guest_file_actions import confirm_guests, drop_guests, forget_guest_files
from caunoi.delegates.models import Delegate, GuestImport, Quota, Registration
from caunoi.delegates.quota_actions import Place, QuotaSaid, register_place, set_quotas, settle_quotas
from caunoi.delegates.quota_file import place_template, preview_places
from caunoi.delegates.quota_file_actions import confirm_places, drop_places, offer_places
from caunoi.delegates.quota_rules import What
from caunoi.delegates.rules import Standing
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.guest_sheets import row, sheet
from tests.caunoi.delegates.unit_sheets import HEADS, place, register_by, unit_sheet
from tests.conftest import Province

AN = place("Vũ An", **{"Điện thoại": "0900 000 787", "Thư điện tử": "an@hailam.example"})
SPEECH = place("Lê Mai", **{"Chỉ tiêu": "ý kiến phát biểu", "Nội dung phát biểu": "Nông thôn mới"})
BUS = place("Xe 16 chỗ, 38B-1", "", **{"Chỉ tiêu": "Xe"})


@pytest.fixture
def quota(meeting: Meeting, specialist: User, province: Province) -> Quota:
    """Three delegates, two speeches (of a commune, of a ward), one vehicle."""
    for what, most, category in (
        (What.DELEGATES, 3, ""), (What.SPEECHES, 1, "xã"), (What.SPEECHES, 1, "phường"),
        (What.VEHICLES, 1, ""),
    ):  # fmt: skip
        said = QuotaSaid([province.commune], what, 1, most, category)
        set_quotas(actor=specialist, meeting=meeting, said=said)
    return Quota.objects.get(what=What.DELEGATES)


def _problems(quota: Quota, *rows: Mapping[str, str]) -> list[tuple[int, str]]:
    found = preview_places(quota.meeting, quota.office, unit_sheet(*rows))
    return [(one.row, one.sentence) for one in found.problems]


def _taken(quota: Quota, actor: User, *rows: Mapping[str, str], late: str = "") -> tuple[int, int]:
    done = register_by(actor, quota.meeting, quota.office, unit_sheet(*rows), late)
    return done.added, done.changed


def test_people_speakers_and_vehicles_in_one_file(quota: Quota, contact: User) -> None:
    speech = SPEECH | {"Đối tượng": "Xã"}
    assert _taken(quota, contact, AN, place("Lê Mai", "Trưởng thôn"), speech, BUS) == (4, 0)
    told = {(one.quota.what, one.quota.category, str(one), one.topic) for one in Registration.objects.all()}
    assert told == {
        ("delegates", "", "Vũ An, Bí thư chi bộ", ""), ("delegates", "", "Lê Mai, Trưởng thôn", ""),
        ("speeches", "xã", "Lê Mai, Bí thư chi bộ", "Nông thôn mới"),
        ("vehicles", "", "Xe 16 chỗ, 38B-1", ""),
    }  # fmt: skip
    an = Delegate.objects.get(full_name="Vũ An")
    assert (an.office, an.stands, an.why) == (quota.office, Standing.COMING, "Đơn vị đăng ký theo chỉ tiêu")
    assert {one.kind: one.value for one in an.contacts.all()} == {
        "phone": "0900000787", "email": "an@hailam.example",
    }  # fmt: skip
    assert Entry.objects.get(verb="confirm_places").said.endswith("thêm 4, sửa 0, giữ nguyên 0 dòng.")
    assert Entry.objects.filter(verb="register_place").count() == 4, "each as if written on the page"
    assert not Entry.objects.filter(said__contains="0900").exists()


def test_again_it_doubles_nothing_and_brings_up_to_date(quota: Quota, contact: User) -> None:
    register_place(actor=contact, quota=quota, place=Place("Vũ  An", "Trưởng thôn"))
    settle_quotas(actor=contact, meeting=quota.meeting, office=quota.office)
    assert _taken(quota, contact, AN) == (0, 1), "the one of that name, whose post is another now"
    one = Registration.objects.get()
    assert (str(one), one.delegate and one.delegate.post) == ("Vũ An, Bí thư chi bộ", "Bí thư chi bộ")
    quota.refresh_from_db()
    assert quota.settled_at is None
    told = Entry.objects.filter(verb="confirm_places", about_type="delegates.registration").get()
    assert (told.before, told.after) == ("Đại biểu; Vũ An; Trưởng thôn", "Đại biểu; Vũ An; Bí thư chi bộ")
    again = preview_places(quota.meeting, quota.office, unit_sheet({**AN, "Điện thoại": "0900.***.787"}))
    assert (again.same, again.lines, again.problems) == (1, [], [])
    assert _taken(quota, contact, {**AN, "Điện thoại": "0911111222"}, place("Lê Mai")) == (1, 1)
    assert Delegate.objects.count() == 2
    assert Delegate.objects.get(full_name="Vũ An").contacts.get(kind="phone").value == "0911111222"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([place("–")], [(2, "Thiếu họ và tên (hoặc xe).")]),
        ([AN, AN], [(3, "Dòng này trùng với dòng 2.")]),
        ([place("Vũ An", **{"Chỉ tiêu": "Khách"})], [(2, "“Khách”; ghi một trong: Đại biểu;")]),
        ([SPEECH], [(2, "nhiều chỉ tiêu “ý kiến phát biểu”; ghi rõ đối tượng: phường; xã.")]),
        ([SPEECH | {"Đối tượng": "huyện"}], [(2, "Đối tượng “huyện” không có")]),
        ([SPEECH | {"Đối tượng": "xã", "Nội dung phát biểu": ""}], [(2, "Thiếu nội dung phát biểu.")]),
        ([BUS | {"Điện thoại": "0900000787"}], [(2, "chỉ giữ cho đại biểu")]),
        ([AN | {"Điện thoại": "12"}], [(2, "“12” không phải điện thoại hợp lệ")]),
        ([place("A" * 121)], [(2, "Họ và tên dài 121 chữ")]),
        ([place(f"Vũ {name}") for name in "ABCDE"], [(5, "nhiều nhất 3, dòng này vượt"), (6, "vượt quá")]),
        ([BUS, BUS | {"Họ và tên": "Xe khác"}, AN], [(3, "Xe: chỉ tiêu nhiều nhất 1")]),
    ],
)  # fmt: skip
def test_one_wrong_row_and_nothing_is_taken_in(
    rows: list[dict[str, str]], said: list[tuple[int, str]], quota: Quota, contact: User
) -> None:
    found = _problems(quota, *rows)
    assert [number for number, _ in found] == [number for number, _ in said], found
    assert all(words in sentence for (_, words), (_, sentence) in zip(said, found, strict=True)), found
    with pytest.raises(RuleBroken, match="rows-wrong"):
        _taken(quota, contact, *rows)
    assert not Registration.objects.exists()


def test_places_that_are_taken_count(quota: Quota, contact: User) -> None:
    for name in ("Một", "Hai"):
        register_place(actor=contact, quota=quota, place=Place(name))
    assert _problems(quota, AN, place("Lê Mai")) == [
        (3, "Đại biểu: chỉ tiêu nhiều nhất 3, dòng này vượt quá.")
    ]
    assert _problems(quota, place("Một", "Trưởng thôn"), place("Hai", ""), AN) == []


def test_two_of_one_name_are_told_apart_by_their_posts(quota: Quota, contact: User) -> None:
    _taken(quota, contact, place("Vũ An"), place("Vũ An", "Trưởng thôn"))
    assert _problems(quota, place("Vũ An", "Phó bí thư")) == [
        (2, "Đã đăng ký 2 người cùng tên; ghi đúng chức vụ.")
    ]
    found = preview_places(
        quota.meeting, quota.office, unit_sheet(place("Vũ An"), place("Vũ An", "Phó trưởng thôn"))
    )
    assert (found.same, [one.known and one.known.post for one in found.lines]) == (1, ["Trưởng thôn"])


def test_whom_the_organisers_listed_is_said(quota: Quota, contact: User) -> None:
    Delegate.objects.create(meeting=quota.meeting, full_name="Vũ An", office=quota.office, why="Tiêu biểu")
    found = preview_places(quota.meeting, quota.office, unit_sheet(AN, place("Lê Mai")))
    assert [(one.row, "đã có trong danh sách mời" in one.sentence) for one in found.notes] == [(2, True)]


def test_after_the_hour_with_a_reason(quota: Quota, contact: User) -> None:
    register_place(actor=contact, quota=quota, place=Place("Lê Mai", "Trưởng thôn"))
    Quota.objects.filter(pk=quota.pk).update(due=timezone.now() - timedelta(hours=1))
    for rows in ([AN], [place("Lê Mai")]):
        with pytest.raises(RuleBroken, match="after-the-hour"):
            _taken(quota, contact, *rows)
    assert Registration.objects.get().post == "Trưởng thôn"
    assert _taken(quota, contact, AN, place("Lê Mai"), late="mưa lũ") == (1, 1)
    assert set(Registration.objects.values_list("late_reason", flat=True)) == {"mưa lũ"}
    assert Entry.objects.filter(said__endswith="sau hạn, lý do: mưa lũ.").count() == 2
    assert _taken(quota, contact, BUS) == (1, 0), "the hour of vehicles is not past"


def _offered(quota: Quota, actor: User, data: bytes | None = None) -> GuestImport:
    return offer_places(
        actor=actor, meeting=quota.meeting, office=quota.office, name="a.xlsx", data=data or unit_sheet(AN)
    )


def _moved(quota: Quota, actor: User) -> None:
    offered = _offered(quota, actor)
    seen = preview_places(quota.meeting, quota.office, unit_sheet(AN)).seen
    register_place(actor=actor, quota=quota, place=Place("Vũ An", "Phó bí thư"))
    confirm_places(actor=actor, offered=offered, seen=seen)


def _twice(quota: Quota, actor: User) -> None:
    offered = _offered(quota, actor)
    drop_places(actor=actor, offered=offered)
    confirm_places(actor=actor, offered=offered, seen="")


def _closed(quota: Quota, actor: User) -> None:
    offered = _offered(quota, actor)
    Meeting.objects.update(state="cancelled")
    confirm_places(actor=actor, offered=offered, seen="")


def _of_the_organisers(quota: Quota, actor: User) -> None:
    listed = GuestImport.objects.create(meeting=quota.meeting, name="a", data=sheet(row("Vũ An")), by=actor)
    confirm_places(actor=actor, offered=listed, seen="")


def _without_quota(quota: Quota, actor: User) -> None:
    Quota.objects.all().delete()
    _offered(quota, actor)


REFUSED: dict[str, tuple[str, Callable[[Quota, User], object]]] = {
    "the list moved": ("list-moved", _moved),
    "dropped before": ("already-decided", _twice),
    "closed": ("meeting-closed", _closed),
    "a list of the organisers": ("already-decided", _of_the_organisers),
    "no quota": ("no-quota", _without_quota),
    "no workbook": ("not-a-workbook", lambda quota, actor: _offered(quota, actor, b"a;b")),
    "the organisers' template": (
        "no-sheet", lambda quota, actor: _offered(quota, actor, sheet(row("Vũ An")))
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(case: str, quota: Quota, contact: User) -> None:
    code, act = REFUSED[case]
    with pytest.raises(RuleBroken) as refused:
        act(quota, contact)
    assert refused.value.code == code


def test_another_unit_registers_nobody(quota: Quota, contact: User, province: Province) -> None:
    offered = _offered(quota, contact)
    contact.office = province.neighbour
    contact.save()
    for act in (
        lambda: _offered(quota, contact),
        lambda: drop_places(actor=contact, offered=offered),
        lambda: confirm_places(actor=contact, offered=offered, seen=""),
    ):
        with pytest.raises(RuleBroken, match="not-allowed"):
            act()


def test_the_organisers_do_not_take_it_for_theirs(quota: Quota, contact: User, specialist: User) -> None:
    offered = _offered(quota, contact)
    with pytest.raises(RuleBroken, match="already-decided"):
        confirm_guests(actor=specialist, offered=offered, seen="")
    drop_guests(actor=specialist, offered=offered)
    assert GuestImport.objects.count() == 1
    assert forget_guest_files(now=timezone.now() + timedelta(days=2)) == 1


def test_the_template_offers_the_units_own_quotas(quota: Quota, contact: User) -> None:
    book = load_workbook(io.BytesIO(place_template(quota.meeting, quota.office)))
    page, guide = book["Đăng ký"], book["Hướng dẫn"]
    assert tuple(cell.value for cell in page[1]) == HEADS
    choices = [cell.value for cell in guide["D"][1:] if cell.value]
    assert choices == ["Đại biểu", "Ý kiến phát biểu", "Xe", "phường", "xã"]


@pytest.fixture
def address(quota: Quota) -> str:
    return f"/cuoc-hop/{quota.meeting_id}/dang-ky/{quota.office_id}/nhap/"


def _sent(client: Client, address: str, *rows: Mapping[str, str]) -> tuple[str, str]:
    """The address and the page of the preview."""
    file = SimpleUploadedFile("dang-ky.xlsx", unit_sheet(*rows))
    answer = client.post(address, {"file": file}, follow=True)
    return answer.redirect_chain[-1][0], answer.content.decode()


def test_the_pages_from_the_template_to_the_list(quota: Quota, address: str, province: Province) -> None:
    client = province.client("unit_contact")
    unit = address.removesuffix("nhap/")
    assert f'href="{address}"' in client.get(unit).content.decode()
    assert f'href="{address}mau/"' in client.get(address).content.decode()
    assert client.get(f"{address}mau/").headers["Content-Disposition"].endswith('"mau-dang-ky.xlsx"')
    refused = client.post(address, {"file": SimpleUploadedFile("a.xlsx", b"a")})
    assert (refused.status_code, client.post(address).status_code) == (422, 422)
    here, page = _sent(client, address, AN, SPEECH)
    assert ("Tệp có 1 lỗi" in page, "Nhập 2 dòng" in page) == (True, False)
    assert client.post(f"{here}bo/", follow=True).redirect_chain[-1][0] == address
    assert client.get(here).status_code == 404
    Quota.objects.filter(pk=quota.pk).update(due=timezone.now() - timedelta(hours=1))
    here, page = _sent(client, address, AN)
    for words in ("0900.***.787", "Lý do đăng ký muộn", "Nhập 1 dòng"):
        assert words in page
    seen = preview_places(quota.meeting, quota.office, unit_sheet(AN)).seen
    late = client.post(here, {"seen": seen})
    assert (late.status_code, "Đã quá hạn đăng ký" in late.content.decode()) == (422, True)
    done = client.post(here, {"seen": seen, "late_reason": "mưa lũ"}, follow=True).content.decode()
    for words in ("thêm 1, sửa 0 dòng", "Vũ An, Bí thư chi bộ", "muộn: mưa lũ"):
        assert words in done
    assert "dang-ky.xlsx" in client.get(address).content.decode()
    listed = f"/cuoc-hop/{quota.meeting_id}/dai-bieu/nhap/"
    assert "dang-ky.xlsx" not in province.client("specialist").get(listed).content.decode()


def test_the_organisers_pages_do_not_show_it(quota: Quota, contact: User, province: Province) -> None:
    offered, client = _offered(quota, contact), province.client("specialist")
    for page in ("", "bo/"):
        address = f"/cuoc-hop/{quota.meeting_id}/dai-bieu/nhap/{offered.pk}/{page}"
        assert (client.post if page else client.get)(address).status_code == 404


def test_a_preview_asks_as_often_for_many_as_for_few(quota: Quota, contact: User) -> None:
    Quota.objects.update(most=200)
    asked = []
    for size in (2, 20):
        data = unit_sheet(
            *(place(f"Vũ An {number}", **{"Điện thoại": "0900000787"}) for number in range(size))
        )
        register_by(contact, quota.meeting, quota.office, data)
        with CaptureQueriesContext(connection) as caught:
            assert preview_places(quota.meeting, quota.office, data).same == size
        asked.append(len(caught))
    assert asked[0] == asked[1] <= 4
