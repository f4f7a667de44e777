"""The page of a week: what each person sees and may do there, from an empty week to a revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from caunoi.people.models import Office, Person, Role, User
from caunoi.programmes.desk import weeks_to_approve
from caunoi.programmes.models import WeekEntry, WeekSchedule
from caunoi.programmes.week_actions import (
    add_entry,
    draft_week,
    revise_week,
    set_roster,
    submit_week,
    waive_finding,
)
from caunoi.programmes.week_desk import today_lines, weeks_waiting
from caunoi.programmes.week_page import WeekPage, week_page
from caunoi.programmes.week_reads import faults, sheet_of, week_office, week_offices
from caunoi.programmes.week_rules import Duty, Session, Week, WeekState
from tests.caunoi.programmes.week_scene import (
    CLASH,
    MEETING,
    MONDAY,
    WEEK,
    Hands,
    again,
    go_out,
    hands,
    line,
    week,
)
from tests.conftest import Province

__all__ = ["hands", "week"]

ADDRESS = f"/chuong-trinh/tuan/{WEEK.key}/"


def look(user: User, office: Office, issue: int | None = None) -> WeekPage:
    return week_page(user, office, WEEK, date(2026, 11, 24), issue)


def text(client: Client, address: str = ADDRESS) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("state", "role", "deeds"),
    [
        (WeekState.DRAFT, Role.SPECIALIST, {"write", "submit", "waive"}),
        (WeekState.DRAFT, Role.LEADER, set()),
        (WeekState.SUBMITTED, Role.SPECIALIST, {"revise", "waive"}),
        (WeekState.SUBMITTED, Role.CHIEF, {"revise", "waive", "approve"}),
        (WeekState.SUBMITTED, Role.LEADER, {"approve"}),
        (WeekState.APPROVED, Role.SPECIALIST, {"issue", "paper", "revise"}),
        (WeekState.ISSUED, Role.CHIEF, {"paper", "revise"}),
        (WeekState.ISSUED, Role.UNIT_CONTACT, set()),
    ],
)
def test_who_may_do_what(
    week: WeekSchedule, province: Province, state: WeekState, role: Role, deeds: set[str]
) -> None:
    if state in {WeekState.APPROVED, WeekState.ISSUED}:
        chief = province.people[Role.CHIEF]
        WeekSchedule.objects.update(state=state, approved_by=chief, approved_at="2026-11-20T00:00Z")
    WeekSchedule.objects.update(state=state)
    assert look(province.people[role], week.office).deeds == deeds


def test_a_week_that_nobody_has_begun(province: Province, committee: Office) -> None:
    client = province.client(Role.SPECIALIST)
    assert "Tuần này chưa có lịch" in text(client)
    address = reverse("programmes:week_draft", args=[WEEK])
    assert client.post(address, {"co_quan": committee.pk}).status_code == 302
    assert WeekSchedule.objects.get().office == committee
    assert "chưa ban hành" in text(province.client(Role.UNIT_CONTACT))


def test_days_lines_and_faults(week: WeekSchedule, hands: Hands) -> None:
    add_entry(actor=hands.writer, schedule=week, new=CLASH)
    set_roster(actor=hands.writer, schedule=week, duties=(Duty(WEEK.days[2], "Đ/c An"),))
    page = look(hands.writer, week.office)
    monday, tuesday, wednesday, *_, sunday = page.days
    assert [(one.session.content, one.half, one.half_rows, one.faulty) for one in monday.lines] == [
        ("Giao ban", "Sáng", 2, True), ("Tiếp khách", "Sáng", 0, True),
    ]  # fmt: skip
    assert (tuesday.today, tuesday.lines, sunday.off) == (True, (), "Chủ nhật")
    assert wednesday.duty.words == "lãnh đạo: Đ/c An"
    assert (page.count, page.in_the_way, page.note) == (3, 1, "dự thảo")
    waive_finding(actor=hands.writer, schedule=week, key=page.faults[0].finding.key, reason="Ghé qua")
    assert (
        look(hands.writer, week.office).in_the_way,
        look(hands.writer, week.office).days[0].lines[0].faulty,
    ) == (0, False)


def test_the_register_says_who_is_a_person(week: WeekSchedule, hands: Hands) -> None:
    for number in range(2):
        new = replace(
            MEETING,
            content=f"Họp {number}",
            place="",
            chair=f"Ai đó {number}",
            attendees="Lê Thị Hoa, Văn phòng",
        )
        add_entry(actor=hands.writer, schedule=week, new=replace(new, start=time(14), on=WEEK.days[3]))
    assert faults(sheet_of(week)) == ()
    Person.objects.create(full_name="Lê Thị Hoa")
    assert [one.code for one in faults(sheet_of(week))] == ["person"]


def test_issued_revised_and_looked_back_at(week: WeekSchedule, hands: Hands, province: Province) -> None:
    go_out(week, hands)
    revise_week(actor=hands.writer, schedule=week, reason="Thêm việc")
    add_entry(actor=hands.writer, schedule=week, new=replace(CLASH, chair="Đ/c Hòa"))
    draft, unit = look(hands.writer, week.office), look(province.people[Role.UNIT_CONTACT], week.office)
    assert (draft.changes, draft.revision) == (("Bổ sung 8h30 thứ Hai 23/11: Tiếp khách",), "chỉnh sửa 01")
    assert [one.changed for one in draft.days[0].lines] == [False, True]
    assert (unit.count, unit.revision, unit.changes) == (2, "", ())  # the draft is not theirs to see
    first = look(hands.writer, week.office, 0)
    assert (first.count, first.deeds, first.issue is not None) == (2, frozenset(), True)
    go_out(again(week), hands)
    unit = look(province.people[Role.UNIT_CONTACT], week.office)
    assert (unit.count, unit.revision, unit.changes) == (3, "chỉnh sửa 01", draft.changes)
    page = text(province.client(Role.SPECIALIST), f"{ADDRESS}?ban=0")
    assert "Về bản đang dùng" in page
    assert look(hands.writer, week.office, 0).deeds == frozenset()
    assert look(hands.writer, week.office).deeds == {"revise", "paper"}
    assert look(hands.writer, week.office, 9).issue is None


def test_who_stands_outside_sees_no_notes_and_no_numbers(
    week: WeekSchedule, hands: Hands, province: Province
) -> None:
    WeekEntry.objects.filter(content="Giao ban").update(
        attendees="Văn phòng (ĐT 0912 345 678)", note="đón khách"
    )
    inside = text(province.client(Role.SPECIALIST))
    assert "đón ở cổng sau" in inside
    assert "0912 345 678" in inside
    go_out(week, hands)
    outside = text(province.client(Role.UNIT_CONTACT))
    assert "Kiểm tra cơ sở" in outside
    for hidden in ("đón", "0912", "Thêm mục", "Nội bộ"):
        assert hidden not in outside


def test_what_a_revision_changed_tells_no_number_outside(
    week: WeekSchedule, hands: Hands, province: Province
) -> None:
    go_out(week, hands)
    revise_week(actor=hands.writer, schedule=week, reason="Thêm")
    add_entry(actor=hands.writer, schedule=week, new=Session(WEEK.days[4], "Họp (ĐT 0912 345 678)"))
    go_out(again(week), hands)
    inside, outside = look(hands.writer, week.office), look(province.people[Role.UNIT_CONTACT], week.office)
    assert inside.changes == ("Bổ sung sáng thứ Sáu 27/11: Họp (ĐT 0912 345 678)",)
    assert outside.changes == ("Bổ sung sáng thứ Sáu 27/11: Họp",)
    assert (inside.earlier, outside.earlier, look(hands.writer, week.office, 0).earlier) == (
        False,
        False,
        True,
    )


def test_whose_weeks_a_person_may_look_at(week: WeekSchedule, hands: Hands, province: Province) -> None:
    contact = province.people[Role.UNIT_CONTACT]
    assert week_offices(contact) == [province.commune]
    assert week_offices(hands.writer) == [week.office, province.party_office]
    go_out(week, hands)
    assert set(week_offices(contact)) == {week.office, province.commune}
    assert week_office(contact, None, week_offices(contact)) == week.office
    assert week_office(contact, province.commune.pk, week_offices(contact)) == province.commune


def test_what_waits_for_whom(week: WeekSchedule, hands: Hands, province: Province) -> None:
    submit_week(actor=hands.writer, schedule=week)
    people = {role: province.people[role] for role in (Role.CHIEF, Role.LEADER, Role.SPECIALIST)}
    waits = {role: (len(weeks_waiting(who)), weeks_to_approve(who).count()) for role, who in people.items()}
    assert waits == {Role.CHIEF: (1, 1), Role.LEADER: (1, 1), Role.SPECIALIST: (0, 0)}
    assert weeks_waiting(hands.chief)[0].name == "lịch tuần 48 (23/11 – 29/11/2026)"
    assert "Lịch tuần chờ duyệt" in text(province.client(Role.LEADER), "/")


def test_today_at_home(committee: Office, hands: Hands, province: Province) -> None:
    today = timezone.localdate()
    made = draft_week(actor=hands.writer, office=committee, week=Week.of(today))
    new = replace(MEETING, on=today, note="đón khách", content="Giao ban (ĐT 0912 345 678)")
    add_entry(actor=hands.writer, schedule=made, new=new)
    set_roster(actor=hands.writer, schedule=made, duties=(Duty(today, "Đ/c Bình"),))
    assert today_lines(hands.writer, today) == []
    go_out(made, hands, passing=True)
    [found] = today_lines(hands.writer, today)
    assert ([one.content for one in found.sessions], found.duty.leader) == (["Giao ban"], "Đ/c Bình")
    assert today_lines(hands.writer, today + timedelta(days=7)) == []
    home = text(province.client(Role.SPECIALIST), "/")
    assert all(words in home for words in ("Lịch hôm nay", "8h00", "Đ/c Nguyễn Văn An chủ trì", "Đ/c Bình"))
    assert not any(words in home for words in ("đón khách", "0912"))


def test_by_forms_from_the_draft_to_the_paper(committee: Office, province: Province, hands: Hands) -> None:
    made = draft_week(actor=hands.writer, office=committee, week=WEEK)
    client, boss = province.client(Role.SPECIALIST), province.client(Role.CHIEF)
    address = reverse("programmes:week_new_entry", args=[made.pk])
    said = {
        "on": str(MONDAY),
        "half": "morning",
        "start": "7h30",
        "end": "9 giờ",
        "content": "Giao ban",
        "weekly": "on",
    }
    assert 'value="2026-11-23" selected' in text(client, f"{address}?ngay=2026-11-23")
    assert client.post(address, {**said, "start": "sớm"}).status_code == 422
    assert "Giờ kết thúc phải sau" in client.post(address, {**said, "end": "7h"}).content.decode()
    assert client.post(address, {**said, "preparing": committee.name}).status_code == 302
    entry = line(made, "Giao ban")
    assert (entry.session.hours, entry.weekly, entry.preparing) == ("7h30–9h00", True, committee.name)
    change = reverse("programmes:week_entry", args=[entry.pk])
    assert 'value="07h30"' in text(client, change)
    assert client.post(change, {**said, "place": "Phòng A"}).status_code == 302
    roster = reverse("programmes:week_roster", args=[made.pk])
    assert client.post(roster, {f"leader_{MONDAY}": "Đ/c An"}).status_code == 302
    assert 'value="Đ/c An"' in text(client, roster)
    for who, name in ((client, "submit"), (boss, "approve"), (client, "issue")):
        assert who.post(reverse(f"programmes:week_{name}", args=[made.pk])).status_code == 302
    assert again(made).stands is WeekState.ISSUED
    assert "Trực: lãnh đạo: Đ/c An" in text(client)
    assert client.post(reverse("programmes:week_revise", args=[made.pk]), {"reason": ""}).status_code == 422
    assert (
        client.post(reverse("programmes:week_revise", args=[made.pk]), {"reason": "Sửa"}).status_code == 302
    )
    assert client.post(reverse("programmes:week_close", args=[made.pk])).status_code == 302


def test_a_fault_is_let_pass_on_the_page(week: WeekSchedule, hands: Hands, province: Province) -> None:
    add_entry(actor=hands.writer, schedule=week, new=CLASH)
    client, [fault] = province.client(Role.CHIEF), faults(sheet_of(week))
    assert fault.key in text(client)
    address = reverse("programmes:week_waive", args=[week.pk])
    assert client.post(address, {"key": fault.key, "reason": ""}).status_code == 422
    assert client.post(address, {"key": fault.key, "reason": "Ghé qua"}).status_code == 302
    assert "Người Chánh văn phòng: Ghé qua" in text(client)
    remove = reverse("programmes:week_remove_entry", args=[line(week, "Tiếp khách").pk])
    assert client.post(remove).status_code == 302
    assert "Ghé qua" not in text(client)


def test_the_page_asks_as_often_for_many_lines(week: WeekSchedule, hands: Hands, province: Province) -> None:
    client, asked = province.client(Role.SPECIALIST), []
    for _ in range(2):
        with CaptureQueriesContext(connection) as caught:
            text(client)
        asked.append(len(caught))
        WeekEntry.objects.bulk_create(
            WeekEntry(schedule=week, on=day, half="day", content=f"Việc {n}", attendees=f"Đ/c {n}")
            for n, day in enumerate(WEEK.days * 4)
        )
    assert asked[1] <= asked[0] <= 30
    assert client.get("/chuong-trinh/tuan/").status_code == 302
    assert client.get("/chuong-trinh/tuan/2025-W53/").status_code == 404
