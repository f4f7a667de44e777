"""Days of the office's own: set and taken back, refused, raced; the page shows what moves before it moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from caunoi.ledger.models import Entry
from caunoi.people.models import Role, User
from caunoi.tasks.calendar_actions import remove_office_day, set_office_day
from caunoi.tasks.calendar_page import effect_of_removing, effect_of_setting, year
from caunoi.tasks.models import OfficeDay, Task
from caunoi.tasks.office_days import OFFICE_FILE, working_days
from caunoi.tasks.rules import Due, Operator, State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, said
from tests.conftest import Province
from vanban.dates.working_days import DayRule, Kind

WEDNESDAY = date(2026, 12, 23)
SATURDAY = date(2026, 12, 26)
BASIS = "Thông báo số 9-TB/VPTU, ngày 01/12/2026"
OFF = DayRule(WEDNESDAY, "off", BASIS)
BEFORE = Due(date(2026, 12, 24), None, Operator.BEFORE)
ADDRESS = "/lich-lam-viec/"
SENT = {"on": "23/12/2026", "kind": "off", "basis": BASIS}


class TestDone:
    def test_a_day_off_moves_the_deadlines_that_are_owed(self, open_task: Open, chief: User) -> None:
        owed, closed = open_task(due=BEFORE), open_task("Việc xong", state=State.ACCEPTED, due=BEFORE)
        assert set_office_day(actor=chief, day=OFF).renewed == 1
        assert not working_days().is_working(WEDNESDAY)
        assert working_days().why_off(WEDNESDAY) == BASIS
        assert Task.objects.get(pk=owed.pk).safe_on == date(2026, 12, 22)
        assert Task.objects.get(pk=closed.pk).safe_on == WEDNESDAY
        assert said(owed)[-1].endswith("từ 23/12/2026 thành 22/12/2026.")

    def test_the_ledger_says_who_and_by_which_paper(self, specialist: User) -> None:
        set_office_day(actor=specialist, day=DayRule(SATURDAY, "work", f"  {BASIS} "))
        line = Entry.objects.get(verb="set_office_day")
        assert line.said == (
            "Người Chuyên viên văn phòng đặt thứ Bảy 26/12/2026 là ngày làm việc của cơ quan, "
            f"căn cứ: {BASIS}"
        )
        assert working_days().is_working(SATURDAY)

    def test_taken_back_everything_is_as_before(self, open_task: Open, chief: User) -> None:
        task = open_task(due=BEFORE)
        set_office_day(actor=chief, day=OFF)
        assert remove_office_day(actor=chief, day=OfficeDay.objects.get()).renewed == 1
        assert working_days().is_working(WEDNESDAY)
        assert Task.objects.get(pk=task.pk).safe_on == WEDNESDAY
        assert not OfficeDay.objects.exists()
        assert BASIS in Entry.objects.get(verb="remove_office_day").said

    def test_the_offices_row_beats_its_file(self, chief: User, own_data_folder: Path) -> None:
        line = f'[[day]]\non = {WEDNESDAY}\nkind = "off"\nbasis = "Tệp của máy chủ"\n'
        (own_data_folder / OFFICE_FILE).write_text(line, encoding="utf-8")
        assert working_days().why_off(WEDNESDAY) == "Tệp của máy chủ"
        set_office_day(actor=chief, day=DayRule(WEDNESDAY, "work", BASIS))
        assert working_days().is_working(WEDNESDAY)


class TestRefused:
    @pytest.mark.parametrize(
        ("on", "kind", "basis", "code"),
        [
            (WEDNESDAY, "work", BASIS, "no-change"),  # it is a working day anyway
            (SATURDAY, "off", BASIS, "no-change"),
            (date(2026, 1, 2), "off", BASIS, "no-change"),  # shipped as off
            (WEDNESDAY, "off", "  ", "nothing-stated"),
            (date(2091, 1, 3), "off", BASIS, "date-too-far"),
        ],
    )
    def test_a_day(self, chief: User, on: date, kind: Kind, basis: str, code: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            set_office_day(actor=chief, day=DayRule(on, kind, basis))
        assert refused.value.code == code
        assert not OfficeDay.objects.exists()
        assert not Entry.objects.exists()

    @pytest.mark.parametrize("role", sorted(set(Role.values) - {"chief", "specialist"}))
    def test_a_person(self, province: Province, chief: User, role: str) -> None:
        set_office_day(actor=chief, day=OFF)
        day = OfficeDay.objects.get()
        with pytest.raises(RuleBroken) as refused:
            set_office_day(actor=province.people[role], day=DayRule(SATURDAY, "work", BASIS))
        assert refused.value.code == "not-allowed"
        with pytest.raises(RuleBroken) as refused:
            remove_office_day(actor=province.people[role], day=day)
        assert refused.value.code == "not-allowed"
        assert OfficeDay.objects.get() == day

    def test_the_database_wants_a_basis_and_a_known_kind(self, chief: User) -> None:
        for kind, basis in (("off", ""), ("xx", BASIS)):
            with pytest.raises(IntegrityError), transaction.atomic():
                OfficeDay.objects.create(on=WEDNESDAY, kind=kind, basis=basis, by=chief)


class TestRaced:
    def test_the_second_to_set_a_day_is_told(self, chief: User, specialist: User) -> None:
        set_office_day(actor=chief, day=OFF)
        with pytest.raises(RuleBroken) as refused:
            set_office_day(actor=specialist, day=DayRule(WEDNESDAY, "work", BASIS))
        assert refused.value.code == "day-twice"
        assert "đã được đặt là nghỉ" in refused.value.sentence

    def test_the_second_to_remove_a_day_is_told(self, chief: User, specialist: User) -> None:
        set_office_day(actor=chief, day=OFF)
        day = OfficeDay.objects.get()
        remove_office_day(actor=chief, day=day)
        with pytest.raises(RuleBroken) as refused:
            remove_office_day(actor=specialist, day=day)
        assert refused.value.code == "day-gone"


class TestYear:
    def test_a_year_lists_what_its_weekdays_do_not_tell(self, province: Province) -> None:
        shown = year(2026)
        on = {line.day.on: line for line in shown.lines}
        assert on[date(2026, 1, 10)].day.works
        assert "12729/VPCP-KGVX" in on[date(2026, 1, 2)].day.why
        assert on[date(2026, 11, 24)].day.doubt.startswith("cần xác nhận căn cứ")
        assert (shown.estimated, year(2027).estimated) == (False, True)
        assert (shown.before, shown.after) == (2025, 2027)

    def test_a_day_of_the_offices_own_is_always_listed(self, chief: User) -> None:
        set_office_day(actor=chief, day=OFF)
        OfficeDay.objects.create(on=SATURDAY, kind="off", basis=BASIS, by=chief)
        own = [line.said for line in year(2026).lines if line.own]
        assert own == ["Thứ Tư 23/12/2026", "Thứ Bảy 26/12/2026"]
        assert all(line.own is None for line in year(2025).lines)

    def test_what_a_change_would_move_is_shown_and_nothing_is_moved(
        self, open_task: Open, chief: User
    ) -> None:
        task = open_task(due=BEFORE)
        effect = effect_of_setting(OFF)
        assert [(move.task, move.before, move.meant.safe_on) for move in effect.moves] == [
            (task, WEDNESDAY, date(2026, 12, 22))
        ]
        assert (effect.count, effect.left) == (1, 0)
        assert Task.objects.get(pk=task.pk).safe_on == WEDNESDAY
        set_office_day(actor=chief, day=OFF)
        back = effect_of_removing(OfficeDay.objects.get())
        assert [move.meant.safe_on for move in back.moves] == [WEDNESDAY]

    def test_parts_that_would_no_longer_end_before_the_task_above_are_named(
        self, open_task: Open, chief: User
    ) -> None:
        above, part = open_task(due=BEFORE), open_task("Phần", due=Due(date(2026, 12, 22), None, Operator.BY))
        Task.objects.filter(pk=part.pk).update(parent=above)
        (one,) = effect_of_setting(OFF).overtaken
        day = date(2026, 12, 22)
        assert (one.part, one.above, one.part_safe, one.above_safe) == (part, above, day, day)
        set_office_day(actor=chief, day=OFF)
        assert effect_of_removing(OfficeDay.objects.get()).overtaken == ()


class TestPage:
    @pytest.fixture
    def client(self, province: Province) -> Client:
        return province.client("chief")

    def test_set_and_removed_in_two_steps_each(self, client: Client, open_task: Open) -> None:
        task = open_task(due=BEFORE)
        preview = client.post(ADDRESS, SENT)
        assert preview.status_code == 200
        assert "1 nhiệm vụ đang làm đổi ngày" in preview.content.decode()
        assert not OfficeDay.objects.exists()
        done = client.post(ADDRESS, {**SENT, "sure": "1"}, follow=True)
        assert "1 nhiệm vụ đổi ngày an toàn" in done.content.decode()
        assert BASIS in done.content.decode()
        remove = reverse("tasks:remove_day", args=[OfficeDay.objects.get().pk])
        assert "Bỏ ngày này" in client.post(remove).content.decode()
        assert OfficeDay.objects.exists()
        assert client.post(remove, {"sure": "1"}).headers["Location"] == f"{ADDRESS}?nam=2026"
        assert Task.objects.get(pk=task.pk).safe_on == WEDNESDAY
        assert client.post(remove).status_code == 404

    def test_what_was_typed_wrongly_stays(self, client: Client) -> None:
        answer = client.post(ADDRESS, {**SENT, "on": "23-thang-chap"})
        assert answer.status_code == 422
        assert "23-thang-chap" in answer.content.decode()

    def test_what_is_so_anyway_is_refused_before_the_preview(self, client: Client) -> None:
        answer = client.post(ADDRESS, {**SENT, "kind": "work"})
        assert answer.status_code == 422
        assert "vốn đã là ngày làm việc" in answer.content.decode()

    @pytest.mark.parametrize(
        ("asked", "shown"), [("2023", "2023"), ("1800", ""), ("9999", ""), ("abc", ""), ("²⁰²³", "")]
    )
    def test_the_year_of_the_address(self, client: Client, asked: str, shown: str) -> None:
        page = client.get(ADDRESS, {"nam": asked}).content.decode()
        assert f"Lịch làm việc năm {shown}" in page

    def test_who_may_not_change_it_sees_no_form(self, province: Province, chief: User) -> None:
        set_office_day(actor=chief, day=OFF)
        page = province.client("unit_contact").get(ADDRESS, {"nam": "2026"}).content.decode()
        assert BASIS in page
        assert '<form method="post" action="/lich' not in page
        assert 'name="basis"' not in page
