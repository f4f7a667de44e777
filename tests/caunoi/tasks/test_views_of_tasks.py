"""What a person sees: reach, filters, search, order, lanes, figures, the day's desk, offices, timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.people.models import OfficeParameter, Role, User
from caunoi.tasks import filters as asked
from caunoi.tasks import reads, rules
from caunoi.tasks.actions import assign_task, open_tasks_from
from caunoi.tasks.filters import Filters
from caunoi.tasks.forms import address_of, filters_of, heads
from caunoi.tasks.models import Task
from caunoi.tasks.reads import Moves
from caunoi.tasks.rules import CLOSED, OWED, Due, Move, Operator, State, Urgency
from caunoi.tasks.standing import by_office, to_accept, today_desk
from caunoi.tasks.timeline import axis_of, ticks, timeline
from tests.caunoi.tasks.conftest import Open, add_fact, by
from tests.conftest import Province

TODAY = date(2026, 11, 22)


# --- who sees what ---


def test_the_office_sees_all_and_a_unit_its_own(
    open_task: Open, province: Province, specialist: User, contact: User, stranger: User
) -> None:
    own, other, nobody = (
        open_task("của xã"),
        open_task("của ban", owner=province.board),
        open_task(owner=None),
    )
    assert set(Task.objects.visible_to(specialist)) == {own, other, nobody}
    assert set(Task.objects.visible_to(contact)) == {own}
    assert not Task.objects.visible_to(stranger).exists()


def test_a_unit_sees_what_it_coordinates_and_what_lies_below_it(
    open_task: Open, province: Province, contact: User, stranger: User, leader: User
) -> None:
    below = open_task(owner=province.cell)
    assert list(Task.objects.visible_to(contact)) == [below]
    assign_task(
        actor=leader, task=below, owner=province.cell, coordinating=[province.neighbour], acceptor=None
    )
    assert list(Task.objects.visible_to(stranger)) == [below]


def test_a_closed_account_and_the_administrator_see_nothing(
    open_task: Open, province: Province, leader: User
) -> None:
    open_task()
    assert not Task.objects.visible_to(province.people[Role.ADMIN]).exists()
    leader.is_active = False
    assert not Task.objects.visible_to(leader).exists()


# --- filters ---


def test_search_ignores_diacritics_case_and_tone_placement(open_task: Open, specialist: User) -> None:
    task = open_task("Tổng hợp kiến nghị của Uỷ ban, kỹ thuật")
    open_task("Việc khác")
    for words in ("tong hop", "TỔNG HỢP", "ủy ban", "uy ban ky thuat", "bến thượng tổng", "kiên nghi"):
        assert list(asked.found(specialist, Filters(query=words), asked.now())) == [task]
    assert not asked.found(specialist, Filters(query="không có"), asked.now()).exists()


def test_search_by_the_number_of_the_document(document: Document, specialist: User) -> None:
    open_tasks_from(actor=specialist, document=document)
    assert asked.found(specialist, Filters(query="152-kh/tu"), asked.now()).count() == 2


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"'])
def test_signs_of_the_database_are_only_signs(open_task: Open, specialist: User, sign: str) -> None:
    open_task()
    assert asked.found(specialist, Filters(query=f"hoi{sign}truong"), asked.now()).count() <= 1
    asked.found(specialist, Filters(query=sign), asked.now()).count()


def test_windows_part_the_owed_tasks(many_tasks: list[Task], specialist: User) -> None:
    when = asked.now()
    parts = [set(asked.found(specialist, Filters(window=window), when)) for window in asked.WINDOWS]
    owed = set(Task.objects.owed())
    assert set().union(*parts) == owed
    assert sum(map(len, parts)) == len(owed)


def test_windows_agree_with_the_rule(many_tasks: list[Task], specialist: User) -> None:
    when = asked.now()
    wanted = {
        "late": Urgency.LATE, "today": Urgency.TODAY, "soon": Urgency.SOON, "later": Urgency.LATER,
        "undated": Urgency.UNDATED,
    }  # fmt: skip
    for window, urgency in wanted.items():
        for task in asked.found(specialist, Filters(window=window), when):
            assert reads.urgency_of(task, when) is urgency


def test_an_hour_that_has_passed_is_late_today(open_task: Open, specialist: User) -> None:
    now = timezone.localtime()
    past, later = now - timedelta(minutes=5), now + timedelta(days=30)
    late = open_task("muộn", due=Due(past.date(), past, Operator.BEFORE))
    open_task("còn", due=Due(later.date(), later, Operator.BEFORE))
    assert list(Task.objects.late(timezone.now())) == [late]


def test_filters_by_office_state_document(
    open_task: Open, province: Province, specialist: User, document: Document
) -> None:
    when, own = asked.now(), open_task(state=State.DOING)
    nobody = open_task("không ai", owner=None)
    opened = open_tasks_from(actor=specialist, document=document)
    assert set(asked.found(specialist, Filters(office=province.commune.pk), when)) == {own, opened[0]}
    assert set(asked.found(specialist, Filters(office=province.neighbour.pk), when)) == {opened[0]}
    assert set(asked.found(specialist, Filters(no_office=True), when)) == {nobody, opened[1]}
    assert set(asked.found(specialist, Filters(state="doing"), when)) == {own}
    assert set(asked.found(specialist, Filters(document=document.pk), when)) == set(opened)


@pytest.mark.parametrize(
    "query",
    [
        "trang_thai=x&don_vi=abc&han=?&van_ban=-1&xep=hack", "don_vi=99999999999999999999", "tim=%00",
        "trang_thai=&xep=-", "don_vi=٣",
    ],
)  # fmt: skip
def test_an_address_that_means_nothing_filters_nothing(query: str) -> None:
    assert filters_of(QueryDict(query)) in (Filters(), Filters(descending=True))


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(
            state="doing",
            office=3,
            window="late",
            document=7,
            query="hội nghị",
            sort="owner",
            descending=True,
        ),
        Filters(no_office=True),
        Filters(sort="due", descending=True),
    ],
)
def test_an_address_says_its_filters_and_back(filters: Filters) -> None:
    assert filters_of(QueryDict(address_of(filters))) == filters


def test_a_second_click_on_a_head_turns_the_order_round() -> None:
    by_owner = next(head for head in heads(Filters()) if head.name == "Đơn vị")
    assert by_owner == replace(by_owner, address="?xep=owner", sorted="")
    again = next(head for head in heads(Filters(sort="owner")) if head.name == "Đơn vị")
    assert (again.address, again.sorted) == ("?xep=-owner", "ascending")


@pytest.mark.parametrize("sort", list(asked.SORTS))
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_shows_every_task_once(
    many_tasks: list[Task], specialist: User, sort: str, descending: bool
) -> None:
    filters = Filters(sort=sort, descending=descending)
    ordered = asked.sorted_by(asked.found(specialist, filters, asked.now()), filters)
    assert sorted(task.pk for task in ordered) == sorted(task.pk for task in many_tasks)


def test_the_usual_order_puts_open_work_first_and_the_nearest_before(
    many_tasks: list[Task], specialist: User
) -> None:
    ordered = list(asked.sorted_by(asked.found(specialist, Filters(), asked.now()), Filters()))
    closed = [task.stands in CLOSED for task in ordered]
    assert closed == sorted(closed)
    dates = [task.safe_on or date.max for task in ordered if task.stands not in CLOSED]
    assert dates == sorted(dates)


# --- the board ---


def test_lanes_and_figures(many_tasks: list[Task], specialist: User) -> None:
    when = asked.now()
    whole = reads.totals(specialist, when)
    lanes = reads.board(specialist, Filters(), when, whole)
    assert [lane.state for lane in lanes] == list(reads.LANES)
    assert [lane.count for lane in lanes] == [5] * 5
    assert (whole.all, whole.owed, whole.late, whole.waiting, whole.no_office) == (30, 15, 3, 5, 0)
    assert whole.today == len(list(Task.objects.due_on(when.at)))
    assert whole.soon == len(list(Task.objects.due_within(when.at, when.soon_until)))
    assert [lane.late for lane in lanes] == [1, 1, 1, 0, 0]


def test_the_figures_of_filtered_lanes_are_those_of_the_filter(
    many_tasks: list[Task], specialist: User
) -> None:
    when, filters = asked.now(), Filters(window="late")
    lanes = reads.board(specialist, filters, when, reads.totals(specialist, when))
    assert [lane.count for lane in lanes] == [1, 1, 1, 0, 0]


def test_a_lane_goes_on_where_it_stopped(open_task: Open, specialist: User) -> None:
    made = [open_task(f"việc {n}", due=by(TODAY + timedelta(days=60 + n))) for n in range(12)]
    when = asked.now()
    first = reads.board(specialist, Filters(), when, reads.totals(specialist, when))[0]
    second = reads.lane(specialist, Filters(), when, State.OPEN, 2)
    third = reads.lane(specialist, Filters(), when, State.OPEN, 3)
    assert [card.id for card in (*first.cards, *second.cards, *third.cards)] == [task.pk for task in made]
    assert (first.left, second.left, third.left) == (7, 2, 0)


def test_buttons_are_those_that_would_not_be_refused(
    open_task: Open, province: Province, contact: User, chief: User, leader: User, stranger: User
) -> None:
    ready, waiting = open_task(state=State.DOING), open_task(state=State.HANDED_IN)
    named = open_task(state=State.HANDED_IN, acceptor=leader)
    assert Moves.of(contact).of_task(ready) == (Move.HAND_IN,)
    assert Moves.of(contact).of_task(waiting) == ()
    assert Moves.of(chief).of_task(waiting) == (Move.ACCEPT, Move.RETURN)
    assert Moves.of(chief).of_task(named) == (Move.RETURN,)
    assert Moves.of(leader).of_task(named) == (Move.ACCEPT, Move.RETURN)
    assert Moves.of(stranger).of_task(ready) == ()
    assert Move.CANCEL in Moves.of(leader).of_task(ready, Move)


def test_nobody_is_offered_to_accept_their_own_report(open_task: Open, chief: User) -> None:
    task = open_task(state=State.HANDED_IN)
    Task.objects.update(handed_in_by=chief)
    task.refresh_from_db()
    assert Move.ACCEPT not in Moves.of(chief).of_task(task)


def test_a_late_badge_counts_the_days(open_task: Open) -> None:
    when = asked.now()
    task = open_task(due=by(when.today - timedelta(days=3)))
    shown = reads.card(task, when)
    assert (shown.badge, shown.tone) == ("Quá hạn 3 ngày", "late")
    assert shown.due_brief == f"chậm nhất {rules.short(when.today - timedelta(days=3))}"


def test_a_handed_in_badge_says_whether_it_was_in_time(open_task: Open) -> None:
    when = asked.now()
    in_time = open_task(state=State.HANDED_IN)
    late = open_task(state=State.HANDED_IN, due=by(when.today - timedelta(days=3)))
    assert reads.card(in_time, when).badge == "Đúng hạn"
    assert reads.card(late, when).badge == "Báo muộn"
    assert reads.card(open_task(state=State.HANDED_IN, due=Due()), when).badge == "Chờ nghiệm thu"


def test_pages_of_the_list_end_where_the_tasks_end(many_tasks: list[Task], specialist: User) -> None:
    page = reads.listing(specialist, Filters(), asked.now(), 99)
    assert (page.number, page.pages, page.count, page.first, page.last) == (1, 1, 30, 1, 30)


# --- the desk of the day ---


def test_the_desk_of_the_office(many_tasks: list[Task], specialist: User) -> None:
    when = asked.now()
    desk = today_desk(specialist, when)
    assert desk.whole
    assert (desk.late.count, desk.waiting.count, desk.mine) == (3, 5, None)
    assert all(card.urgency is Urgency.LATE for card in desk.late.cards)
    assert all(card.urgency is Urgency.TODAY for card in desk.today.cards)
    assert all(card.urgency is Urgency.SOON for card in desk.soon.cards)
    assert not desk.clear


def test_the_desk_of_a_unit_is_its_own(open_task: Open, province: Province, contact: User) -> None:
    late = by(timezone.localdate() - timedelta(days=2))
    open_task("của xã", due=late)
    open_task("của ban", owner=province.board, due=late)
    desk = today_desk(contact, asked.now())
    assert [card.action for card in desk.late.cards] == ["của xã"]
    assert not desk.whole
    assert (desk.mine, desk.no_office) == (None, 0)


def test_what_waits_for_me(open_task: Open, chief: User, leader: User) -> None:
    anybody, for_leader = (
        open_task("ai cũng được", state=State.HANDED_IN),
        open_task("đích danh", state=State.HANDED_IN, acceptor=leader),
    )
    assert set(to_accept(chief)) == {anybody}
    assert set(to_accept(leader)) == {anybody, for_leader}
    Task.objects.filter(pk=anybody.pk).update(handed_in_by=chief)
    assert not to_accept(chief).exists()


def test_an_empty_desk_is_clear(province: Province, leader: User) -> None:
    assert today_desk(leader, asked.now()).clear


# --- by office ---


def test_offices_are_counted_and_the_late_come_first(
    open_task: Open, province: Province, specialist: User
) -> None:
    today = timezone.localdate()
    open_task("muộn", due=by(today - timedelta(days=2)))
    open_task("xong", state=State.ACCEPTED)
    open_task("chờ", state=State.HANDED_IN)
    open_task("bỏ", state=State.CANCELLED)
    open_task("ban", owner=province.board)
    open_task("ai", owner=None)
    first, *others = by_office(specialist, Filters(), asked.now())
    assert (first.name, first.on_time, first.late, first.waiting, first.running) == (
        "Đảng ủy xã Bến Thượng", 1, 1, 1, 0,
    )  # fmt: skip
    assert (first.all, first.share) == (3, 50)
    assert [record.name for record in others] == ["Ban Tuyên giáo và Dân vận Tỉnh ủy", "Chưa rõ đơn vị"]
    assert others[0].share is None
    assert [(piece.x, piece.wide) for piece in first.segments()] == [(0, 333), (333, 334), (667, 333)]


def test_late_work_stays_late_after_it_is_accepted(open_task: Open, specialist: User) -> None:
    open_task(state=State.ACCEPTED, due=by(timezone.localdate() - timedelta(days=2)))
    (record,) = by_office(specialist, Filters(), asked.now())
    assert (record.on_time, record.done_late, record.share) == (0, 1, 0)


# --- the timeline ---


def test_the_timeline_holds_tasks_today_and_the_meeting(
    document: Document, specialist: User, province: Province
) -> None:
    OfficeParameter.objects.create(key="default_due", value=0, basis="Cơ quan không đặt hạn")
    open_tasks_from(actor=specialist, document=document)
    drawn = timeline(specialist, Filters(), asked.now())
    assert (drawn.count, drawn.undated, len(drawn.bars)) == (1, 1, 1)
    today, meeting = drawn.marks
    assert (meeting.label, meeting.kind, meeting.edge) == ("Hội nghị 22/03/2023", "meeting", "")
    assert (today.kind, today.edge) == ("today", "right")  # the plan is years over
    assert drawn.bars[0].x < drawn.bars[0].end < meeting.x
    assert drawn.bars[0].safe_x is not None
    assert drawn.bars[0].safe_x < drawn.bars[0].end


def test_a_meeting_that_nobody_confirmed_or_without_a_day_is_not_drawn(
    document: Document, specialist: User
) -> None:
    open_tasks_from(actor=specialist, document=document)
    document.facts.filter(kind="meetings").delete()
    add_fact(document, "meetings", 5, {"name": "Họp", "date": None})
    add_fact(document, "meetings", 6, {"name": "Họp", "date": "hôm nào"})
    assert [mark.kind for mark in timeline(specialist, Filters(), asked.now()).marks] == ["today"]


def test_today_is_on_the_axis_while_the_plan_is_near() -> None:
    axis = axis_of([TODAY + timedelta(days=20), TODAY + timedelta(days=40)], TODAY)
    assert axis.first < TODAY < axis.last
    assert axis.edge(TODAY) == ""
    far = axis_of([date(2023, 3, 1), date(2023, 4, 1)], TODAY)
    assert far.last < TODAY
    assert far.edge(TODAY) == "right"


@pytest.mark.parametrize("length", [1, 10, 80, 90, 400, 1200, 9000])
def test_ticks_are_few_and_on_the_axis(length: int) -> None:
    axis = axis_of([TODAY, TODAY + timedelta(days=length)], TODAY)
    found = ticks(axis)
    assert len(found) <= 14
    assert all(axis.first <= day <= axis.last for day, _ in found)
    assert [axis.x(day) for day, _ in found] == sorted(axis.x(day) for day, _ in found)


def test_one_old_task_does_not_press_the_present_into_a_line() -> None:
    axis = axis_of([date(2025, 1, 1), TODAY + timedelta(days=20)], TODAY)
    assert (TODAY - axis.first).days < 60
    assert axis.edge(date(2025, 1, 1)) == "left"
    ahead = axis_of([TODAY, TODAY + timedelta(days=3000)], TODAY)
    assert (ahead.last - TODAY).days < 300


def test_a_task_beyond_the_drawing_says_its_year_and_points_there(open_task: Open, specialist: User) -> None:
    today = timezone.localdate()
    open_task("cũ", due=by(today - timedelta(days=200)))
    open_task("mới", due=by(today + timedelta(days=20)))
    old, new = timeline(specialist, Filters(), asked.now()).bars
    assert old.sign == f"← {rules.short(today - timedelta(days=200))} · quá hạn"
    assert new.sign == f"{today + timedelta(days=20):%d/%m}"


def test_an_axis_without_tasks_is_around_today() -> None:
    axis = axis_of([], TODAY)
    assert axis.first < TODAY < axis.last


def test_a_long_timeline_is_cut_into_pages(open_task: Open, specialist: User) -> None:
    for n in range(42):
        open_task(f"việc {n}", due=by(TODAY + timedelta(days=n)))
    drawn = timeline(specialist, Filters(), asked.now(), 2)
    assert (drawn.pages, len(drawn.bars), drawn.count) == (2, 2, 42)


def test_owed_and_closed_states_do_not_meet() -> None:
    assert not set(OWED) & set(CLOSED)
