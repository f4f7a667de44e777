from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from caunoi.documents.models import IncomingFile
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.issuing.draft_rules import DraftState
from caunoi.issuing.models import NumberEntry
from caunoi.people.models import Office, OfficeAlias, Person, Post, Role, User
from caunoi.people.office_reads import Registers
from caunoi.programmes.actions import (
    Matter,
    NewProgramme,
    add_item,
    adopt_programme,
    draft_programme,
)
from caunoi.programmes.models import MonthLine, MonthProgramme, Programme, ProgrammeItem, WeekSchedule
from caunoi.programmes.month_reads import candidates
from caunoi.programmes.month_rules import MonthState
from caunoi.programmes.rules import Kind, Month, Origin, Period, Span
from caunoi.programmes.week_reads import faults, sheet_of
from caunoi.programmes.week_rules import WeekState
from caunoi.programmes.week_sources import candidates as candidates_of_week
from caunoi.site.demo_chain import split_for_communes
from caunoi.site.demo_numbers import keep_numbers
from caunoi.site.demo_programme import live_through_the_year
from caunoi.site.demo_week import live_through_two_weeks
from caunoi.site.demonstration import PASSWORD, show_province
from caunoi.tasks.chain_rules import Rollup
from caunoi.tasks.handover import handover
from caunoi.tasks.models import Round, Task
from caunoi.tasks.rounds_reads import round_page
from caunoi.tasks.rules import OWED
from caunoi.tasks.unknown import unknown_names
from caunoi.ui.refusal import RuleBroken


def test_offices_and_one_account_of_each_role(db: None) -> None:
    shown = show_province(receive=False)
    assert {User.objects.get(username=account.username).role for account in shown.accounts} == set(
        Role.values
    )
    assert Office.objects.get(short_name="Văn phòng Tỉnh ủy").parent == Office.objects.get(
        short_name="Tỉnh ủy"
    )
    assert OfficeAlias.objects.filter(name="BTCTU").exists()


def test_the_printed_password_opens_the_door(db: None) -> None:
    show_province(receive=False)
    assert Client().login(username="chuyenvien", password=PASSWORD)


def test_run_again_it_adds_nothing(db: None) -> None:
    show_province(receive=False)
    before = (Office.objects.count(), OfficeAlias.objects.count(), User.objects.count())
    show_province(receive=False)
    assert (Office.objects.count(), OfficeAlias.objects.count(), User.objects.count()) == before


def test_run_again_it_leaves_what_people_changed(db: None) -> None:
    show_province(receive=False)
    person = User.objects.get(username="chuyenvien")
    person.set_password("mot mat khau khac 1")
    person.save()
    show_province(receive=False)
    assert Client().login(username="chuyenvien", password="mot mat khau khac 1")


def test_papers_are_received_once_none_is_refused_and_all_rooms_are_in_use(db: None) -> None:
    """All in one: reading the papers costs more than all the rest."""
    shown = show_province()
    assert shown.refused == ()
    assert shown.received == IncomingFile.objects.count() > 0
    _all_rooms_are_in_use()
    before = _sizes()
    assert show_province().received == 0
    assert _sizes() == before
    _all_rooms_are_in_use()


def _all_rooms_are_in_use() -> None:
    _register_is_in_use()
    _drafts_are_under_way()
    _one_task_is_given_on_and_one_draft_is_sent_round()
    _the_year_of_the_programme_is_lived_through()


def _sizes() -> list[int]:
    return [kind.objects.count() for kind in (Task, ProgrammeItem, MonthLine)]


def _drafts_are_under_way() -> None:
    """One before the leader, one given back with a note, one letter that urges, each by its own office."""
    drafts = Draft.objects.order_by("pk")
    assert [(one.kind, one.state) for one in drafts] == [
        ("ke-hoach", DraftState.SUBMITTED),
        ("giay-moi", DraftState.WRITING),
        ("cong-van-don-doc", DraftState.WRITING),
    ]
    assert [one.notes.count() for one in drafts] == [0, 1, 0]
    assert [newest(one).paper.number for one in drafts] == [None, None, None]
    assert newest(drafts[2]).paper.signings[0].name == "Lê Quốc Bảo"


def _register_is_in_use() -> None:
    """Posts are held, a cell was merged, one of its tasks handed over, and a name waits to be asked."""
    assert (Person.objects.count(), Post.objects.count()) == (6, 6)
    gone = Office.objects.get(code="hl.thondoai")
    left = handover(gone, timezone.localdate())
    assert (left.sure and left.sure.office.code, len(left.work)) == ("hl.thontrung", 1)
    assert Task.objects.filter(owner__code="hl.thontrung").count() == 1
    assert unknown_names(Registers()).names


def _one_task_is_given_on_and_one_draft_is_sent_round() -> None:
    upper = Task.objects.filter(parts__isnull=False).distinct().get()
    assert (upper.stands in OWED, upper.rolled) == (True, Rollup(1, 3))
    assert upper.safe_on is not None
    parts = Task.objects.filter(parent=upper)
    assert all(part.safe_on < upper.safe_on for part in parts if part.safe_on)
    assert set(parts.values_list("owner__code", flat=True)) == {"hl.vankhe", "hl.tanthinh", "hl.yenloc"}
    page = round_page(Round.objects.get())
    assert (page.open, page.counts) == (True, (("Chưa trả lời", 2), ("Nhất trí, có góp ý", 1)))
    assert [head for row in page.rows for head, _said in row.comments] == ["Điều 3", "Điều 4"]


def _the_year_of_the_programme_is_lived_through() -> None:
    office = Office.objects.get(short_name="Tỉnh ủy")
    now = Month.of(timezone.localdate())
    programme = Programme.objects.get()
    assert (programme.office, programme.year, programme.items.filter(standing=None).count()) == (
        office, now.year, 19,
    )  # fmt: skip
    waiting = MonthProgramme.objects.get(office=office, first_on=now.plus(1).first)
    assert waiting.stands is MonthState.DRAFT
    origins = set(waiting.lines.values_list("item__origin", flat=True))
    assert {Origin.PROPOSAL, Origin.SUDDEN} <= origins
    assert programme.items.filter(lead_text__gt="", leads=None).count() == 0


def test_without_a_task_that_leaves_time_nothing_is_given_on(db: None) -> None:
    assert split_for_communes([]) == []


def test_the_book_has_a_number_of_each_fate(db: None) -> None:
    show_province(receive=False)
    for _ in range(2):
        keep_numbers(date(2026, 1, 20))
    told = {entry.number_text: entry.state for entry in NumberEntry.objects.filter(doc_type="Kế hoạch")}
    assert told == {
        "118-KH/TU": "given", "119-KH/TU": "cancelled", "120-KH/TU": "secret", "121-KH/TU": "reserved"
    }  # fmt: skip
    assert NumberEntry.objects.filter(symbol="QĐ/TU", number=1).count() == 2


def test_a_real_office_is_left_alone(db: None) -> None:
    User.objects.create_user("an", full_name="Người thật", role=Role.CHIEF)
    with pytest.raises(RuleBroken, match="tài khoản thật"):
        show_province(receive=False)
    assert not Office.objects.exists()


def test_the_command_prints_accounts_and_password(db: None) -> None:
    out = StringIO()
    call_command("demo", "--no-papers", stdout=out)
    assert PASSWORD in out.getvalue()
    assert all(name in out.getvalue() for name in ("chuyenvien", "daumoi", "Chánh văn phòng"))


def test_the_command_refuses_in_a_sentence(db: None) -> None:
    User.objects.create_user("an", full_name="Người thật", role=Role.CHIEF)
    with pytest.raises(CommandError, match="CAUNOI_DATA"):
        call_command("demo", stdout=StringIO())


@pytest.mark.parametrize("today", [date(2026, 2, 17), date(2026, 5, 8)])  # the lunar new year, a plain week
def test_two_weeks_are_lived_through(db: None, today: date) -> None:
    show_province(receive=False)
    office = Office.objects.get(short_name="Tỉnh ủy")
    live_through_two_weeks(office, today)
    coming, now = WeekSchedule.objects.filter(office=office)
    assert (now.stands, coming.stands) == (WeekState.ISSUED, WeekState.DRAFT)
    assert len(now.issues.get().sheet.sessions) == 8
    [fault] = [one for one in faults(sheet_of(coming)) if not one.hint]
    assert (fault.code, "Đ/c Lương Quốc Thái" in fault.sentence) == ("person", True)
    assert len(candidates_of_week(User.objects.get(username="chuyenvien"), coming)) == 3


@pytest.mark.parametrize(("month", "day"), [(month, 28 if month % 3 else 2) for month in range(1, 13)])
def test_the_year_can_be_lived_through_on_any_day(db: None, month: int, day: int) -> None:
    """Without the papers: a programme typed by hand stands for the one that is read."""
    show_province(receive=False)
    office, specialist = Office.objects.get(short_name="Tỉnh ủy"), User.objects.get(username="chuyenvien")
    programme = draft_programme(
        actor=specialist, new=NewProgramme(Span(Kind.YEAR, 2026), office, "Chương trình công tác năm 2026")
    )
    leads = (Office.objects.get(short_name="Ban Tổ chức Tỉnh ủy"),)
    for number in range(24):
        period = Period(2026, month=number // 2 + 1)
        add_item(actor=specialist, programme=programme, new=Matter(f"Việc {number}", period, leads))
    adopt_programme(actor=specialist, programme=programme)
    live_through_the_year(programme, date(2026, month, day))
    now = Month(2026, month)
    assert MonthProgramme.objects.get(first_on=now.first).stands is MonthState.ISSUED
    assert MonthProgramme.objects.get(first_on=now.plus(1).first).stands is MonthState.DRAFT
    slipped = [one for one in candidates(office, now.plus(1)) if one.reason.slipped_from]
    assert bool(slipped) is True
