"""Naming a day that deadlines hang on, moving it and everything tied to it: done, refused, raced."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from caunoi.documents.models import Document
from caunoi.ledger.models import Entry
from caunoi.people.models import Role, User
from caunoi.tasks.actions import change_due, renew_clocks
from caunoi.tasks.anchor_actions import Day, add_anchor, move_anchor
from caunoi.tasks.anchor_page import anchors, effect_of_moving, tied_tasks
from caunoi.tasks.calendar_actions import set_office_day
from caunoi.tasks.models import Anchor, DueChange, Task
from caunoi.tasks.rules import Due, Operator, State, due_words
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, by, said
from tests.conftest import Province
from vanban.dates.periods import Unit
from vanban.dates.working_days import DayRule

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
WHAT = "Hội nghị đối thoại"
HERE, THERE = date(2026, 12, 9), date(2026, 12, 16)
REASON = "Hoãn theo Công văn số 88-CV/VPTU"


def back(count: int, unit: Unit = "working_day", text: str = "") -> Due:
    text = text or f"trước {count:02d} ngày làm việc"
    return Due(None, None, Operator.BEFORE, text, "", -count, unit, "hội nghị")


def within(count: int, unit: Unit = "day") -> Due:
    return Due(None, None, Operator.WITHIN, f"trong {count} ngày", "", count, unit, "hội nghị")


AFTER = Due(None, None, Operator.AFTER, "sau hội nghị", anchor="hội nghị")
AT_ONCE = Due(None, None, Operator.AFTER, "ngay sau hội nghị", anchor="hội nghị")
BEFORE = Due(None, None, Operator.BEFORE, "trước hội nghị", anchor="hội nghị")


@pytest.fixture
def meeting(chief: User) -> Anchor:
    return add_anchor(actor=chief, what=WHAT, day=Day(HERE))


def tied(open_task: Open, meeting: Anchor, due: Due, chief: User, action: str = "Gửi tài liệu") -> Task:
    """A task whose deadline hangs on the meeting."""
    task = open_task(action, due=Due())
    return change_due(
        actor=chief, task=task, new=due, reason="Theo kế hoạch", seen="không nêu hạn", anchor=meeting
    )


def move(meeting: Anchor, who: User, moment: date | datetime | None, reason: str = REASON) -> int:
    seen = Anchor.objects.get(pk=meeting.pk).day_words
    return len(move_anchor(actor=who, anchor=meeting, day=Day(moment), reason=reason, seen=seen))


def due_of(task: Task) -> tuple[date | None, date | None, date | None]:
    fresh = Task.objects.get(pk=task.pk)
    return fresh.due, fresh.safe_on, fresh.late_on


class TestAdd:
    def test_done(self, chief: User, document: Document) -> None:
        anchor = add_anchor(actor=chief, what=f"  {WHAT} ", day=Day(), document=document)
        assert (anchor.what, anchor.on, anchor.document) == (WHAT, None, document)
        assert Entry.objects.get(verb="add_anchor").said == (
            f"Người Chánh văn phòng lập mốc “{WHAT}”, ngày: chưa có ngày."
        )

    @pytest.mark.parametrize(("what", "code"), [(" ", "nothing-stated"), ("a" * 301, "too-long")])
    def test_refused(self, chief: User, what: str, code: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            add_anchor(actor=chief, what=what, day=Day(HERE))
        assert refused.value.code == code

    def test_refused_twice_in_one_document_but_not_without_one(self, chief: User, document: Document) -> None:
        for _ in range(2):
            add_anchor(actor=chief, what=WHAT, day=Day(HERE))
        add_anchor(actor=chief, what=WHAT, day=Day(HERE), document=document)
        with pytest.raises(RuleBroken) as refused:
            add_anchor(actor=chief, what=WHAT, day=Day(THERE), document=document)
        assert refused.value.code == "anchor-twice"
        with pytest.raises(IntegrityError), transaction.atomic():
            Anchor.objects.create(document=document, what=WHAT, opened_by=chief)

    @pytest.mark.parametrize("role", sorted(set(Role.values) - {"chief", "specialist"}))
    def test_refused_to_who_may_not_open_tasks(self, province: Province, role: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            add_anchor(actor=province.people[role], what=WHAT, day=Day(HERE))
        assert refused.value.code == "not-allowed"


class TestDone:
    @pytest.mark.parametrize(
        ("due", "here", "there"),
        [
            (back(7), (date(2026, 11, 30), date(2026, 11, 30)), (date(2026, 12, 7), date(2026, 12, 7))),
            (back(7, "day"), (date(2026, 12, 2), date(2026, 12, 2)), (date(2026, 12, 9), date(2026, 12, 9))),
            (within(10), (date(2026, 12, 21), date(2026, 12, 21)), (date(2026, 12, 28), date(2026, 12, 28))),
            (AT_ONCE, (date(2026, 12, 10), date(2026, 12, 10)), (date(2026, 12, 17), date(2026, 12, 17))),
            (BEFORE, (HERE, date(2026, 12, 8)), (THERE, date(2026, 12, 15))),
            (AFTER, (HERE, None), (THERE, None)),
        ],
    )
    def test_there_and_back(
        self, open_task: Open, meeting: Anchor, chief: User, due: Due,
        here: tuple[date, date | None], there: tuple[date, date | None],
    ) -> None:  # fmt: skip
        task = tied(open_task, meeting, due, chief)
        first = due_of(task)
        assert first[:2] == here
        assert move(meeting, chief, THERE) == 1
        assert due_of(task)[:2] == there
        assert move(meeting, chief, HERE) == 1
        assert due_of(task) == first
        # postponed without a new day, then given one again
        assert move(meeting, chief, None) == 1
        assert due_of(task) == (None, None, None)
        assert move(meeting, chief, HERE) == 1
        assert due_of(task) == first
        assert Task.objects.get(pk=task.pk).due_text == due.text

    def test_every_task_has_its_line_and_its_change(
        self, open_task: Open, meeting: Anchor, chief: User
    ) -> None:
        tasks = [tied(open_task, meeting, back(n), chief, f"Việc {n}") for n in (3, 5)]
        other = open_task("Việc không gắn", due=by(HERE))
        assert move(meeting, chief, THERE) == 2
        for task in tasks:
            change = task.due_changes.last()
            assert change is not None
            assert (change.by, change.reason) == (chief, f"{WHAT} dời: {REASON}")
            assert said(task)[-1].startswith(
                f"Hạn nhiệm vụ “{task}” theo mốc “{WHAT}” chuyển từ chậm nhất ngày"
            )
        line = Entry.objects.get(verb="move_anchor")
        assert (line.before, line.after) == ("thứ Tư 09/12/2026", "thứ Tư 16/12/2026")
        assert Task.objects.get(pk=other.pk).due == HERE

    @pytest.mark.parametrize("state", [State.HANDED_IN, State.ACCEPTED, State.CANCELLED])
    def test_what_is_closed_keeps_the_deadline_it_was_judged_by(
        self, open_task: Open, meeting: Anchor, chief: User, state: State
    ) -> None:
        task = open_task(state=state, due=by(HERE))
        Task.objects.filter(pk=task.pk).update(anchor=meeting, due_offset=-7, due_unit="working_day")
        assert move(meeting, chief, THERE) == 0
        assert Task.objects.get(pk=task.pk).due == HERE

    def test_hours_hang_on_the_hour(self, open_task: Open, meeting: Anchor, chief: User) -> None:
        move(meeting, chief, datetime(2026, 12, 9, 7, 30, tzinfo=HANOI))
        task = tied(open_task, meeting, within(24, "hour"), chief)
        assert due_words(task.deadline) == "đến hết 07:30 ngày 10/12/2026"
        assert move(meeting, chief, datetime(2026, 12, 9, 14, tzinfo=HANOI)) == 1
        assert due_words(Task.objects.get(pk=task.pk).deadline) == "đến hết 14:00 ngày 10/12/2026"

    def test_a_task_that_waited_is_no_longer_without_a_date(self, open_task: Open, chief: User) -> None:
        waiting = add_anchor(actor=chief, what="Phiên họp", day=Day())
        task = tied(open_task, waiting, back(7), chief)
        assert (task.due, task.due_text) == (None, "trước 07 ngày làm việc")
        assert move(waiting, chief, HERE) == 1
        assert due_of(task)[0] == date(2026, 11, 30)

    def test_a_deadline_changed_by_hand_hangs_on_nothing_any_more(
        self, open_task: Open, meeting: Anchor, chief: User
    ) -> None:
        task = tied(open_task, meeting, back(7), chief)
        task = change_due(
            actor=chief, task=task, new=by(HERE), reason="Gia hạn", seen=due_words(task.deadline)
        )
        assert (task.anchor, task.due_offset, task.due_unit, task.anchor_text) == (None, None, "", "")
        assert move(meeting, chief, THERE) == 0


class TestRefused:
    def refused(self, meeting: Anchor, who: User, day: Day, reason: str = REASON, seen: str = "") -> str:
        with pytest.raises(RuleBroken) as refused:
            move_anchor(actor=who, anchor=meeting, day=day, reason=reason, seen=seen or meeting.day_words)
        return refused.value.code

    def test_the_same_day(self, meeting: Anchor, chief: User) -> None:
        assert self.refused(meeting, chief, Day(HERE)) == "same-day"

    @pytest.mark.parametrize("reason", ["", "  ", "..."])
    def test_without_a_reason(self, open_task: Open, meeting: Anchor, chief: User, reason: str) -> None:
        task = tied(open_task, meeting, back(7), chief)
        first = due_of(task)
        assert self.refused(meeting, chief, Day(THERE), reason) == "nothing-stated"
        assert due_of(task) == first
        assert Anchor.objects.get().on == HERE

    def test_beyond_the_calendar_nothing_moves(self, open_task: Open, meeting: Anchor, chief: User) -> None:
        task = tied(open_task, meeting, within(7), chief)
        first = due_of(task)
        assert self.refused(meeting, chief, Day(date(2090, 12, 30))) == "date-too-far"
        assert due_of(task) == first
        assert Anchor.objects.get().on == HERE
        assert not Entry.objects.filter(verb="move_anchor").exists()

    @pytest.mark.parametrize("role", ["admin", "unit_contact", "steward", "technician", "reader"])
    def test_to_who_may_not_change_deadlines(self, province: Province, meeting: Anchor, role: str) -> None:
        assert self.refused(meeting, province.people[role], Day(THERE)) == "not-allowed"

    def test_an_hour_without_a_day_is_none(self, chief: User) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Anchor.objects.create(what=WHAT, at=datetime(2026, 12, 9, 7, tzinfo=HANOI), opened_by=chief)


def test_raced_the_second_is_told_and_moves_nothing(
    open_task: Open, meeting: Anchor, chief: User, leader: User
) -> None:
    task = tied(open_task, meeting, back(7), chief)
    seen = meeting.day_words
    move_anchor(actor=chief, anchor=meeting, day=Day(THERE), reason=REASON, seen=seen)
    moved = due_of(task)
    with pytest.raises(RuleBroken) as refused:
        move_anchor(actor=leader, anchor=meeting, day=Day(None), reason=REASON, seen=seen)
    assert refused.value.code == "anchor-moved"
    assert "16/12/2026" in refused.value.sentence
    assert due_of(task) == moved


class TestShown:
    def test_before_it_is_done(self, open_task: Open, meeting: Anchor, chief: User) -> None:
        task, open_ended = (
            tied(open_task, meeting, back(7), chief),
            tied(open_task, meeting, AFTER, chief, "Sau"),
        )
        closed = open_task("Đã xong", state=State.ACCEPTED, due=by(HERE))
        Task.objects.filter(pk=closed.pk).update(anchor=meeting)
        effect = effect_of_moving(meeting, Day(THERE))
        assert [(move.task, move.old_words, move.new_words) for move in effect.moves] == [
            (task, "chậm nhất ngày 30/11/2026", "chậm nhất ngày 07/12/2026"),
            (open_ended, "từ sau ngày 09/12/2026", "từ sau ngày 16/12/2026"),
        ]
        assert [(stay.task, stay.why) for stay in effect.staying] == [(closed, "đã nghiệm thu")]
        assert due_of(task)[0] == date(2026, 11, 30)
        moved = move_anchor(
            actor=chief, anchor=meeting, day=Day(THERE), reason=REASON, seen=meeting.day_words
        )
        assert [(one.task.pk, one.due) for one in moved] == [(one.task.pk, one.due) for one in effect.moves]

    @pytest.mark.parametrize(
        ("here", "there", "part_tied", "named"),
        [
            (THERE, HERE, False, True),  # the task above comes to end before its part
            (THERE, date(2026, 12, 15), False, False),
            (HERE, THERE, True, True),  # the part comes to end after the task above
            (HERE, date(2026, 12, 10), True, False),
            (date(2026, 12, 2), HERE, False, False),  # it was not before the task above anyway
        ],
    )
    def test_parts_that_would_no_longer_end_before_the_task_above_are_named(
        self, open_task: Open, chief: User, here: date, there: date, part_tied: bool, named: bool
    ) -> None:
        meeting = add_anchor(actor=chief, what=WHAT, day=Day(here))
        fixed = by(date(2026, 12, 10 if part_tied else 8))
        above = open_task("Trên", due=fixed) if part_tied else tied(open_task, meeting, back(1), chief)
        part = tied(open_task, meeting, back(1), chief) if part_tied else open_task("Phần", due=fixed)
        done = open_task("Xong", due=by(date(2030, 1, 2)), state=State.ACCEPTED)
        Task.objects.filter(pk__in=[part.pk, done.pk]).update(parent=above)
        found = effect_of_moving(meeting, Day(there)).overtaken
        assert [(one.part, one.above) for one in found] == [(part, above)] * named
        assert all(one.part_safe >= one.above_safe for one in found if one.part_safe and one.above_safe)

    def test_the_preview_says_so(
        self, open_task: Open, meeting: Anchor, chief: User, province: Province
    ) -> None:
        above = tied(open_task, meeting, back(1), chief)
        part = open_task("Phần của xã", due=by(date(2026, 12, 7)))
        Task.objects.filter(pk=part.pk).update(parent=above)
        sent = {"on": "02/12/2026", "reason": REASON, "seen": meeting.day_words}
        shown = province.client("chief").post(f"/moc-thoi-gian/{meeting.pk}/", sent).content.decode()
        assert "1 nhiệm vụ cụ thể hóa sẽ không còn xong trước nhiệm vụ cấp trên" in shown
        assert "Phần của xã" in shown

    def test_the_list_counts_what_is_owed(self, open_task: Open, meeting: Anchor, chief: User) -> None:
        for n in (3, 4):
            tied(open_task, meeting, back(n), chief, f"Việc {n}")
        closed = open_task("Đã xong", state=State.CANCELLED, due=by(HERE))
        Task.objects.filter(pk=closed.pk).update(anchor=meeting)
        (row,) = anchors()
        assert row.owed == 2
        assert len(tied_tasks(meeting, chief)) == 3


class TestCalendar:
    def test_a_day_off_moves_what_is_counted_in_working_days(
        self, open_task: Open, meeting: Anchor, chief: User
    ) -> None:
        task = tied(open_task, meeting, back(7), chief)
        day = DayRule(date(2026, 12, 3), "off", "Thông báo số 9-TB/VPTU")
        assert set_office_day(actor=chief, day=day).renewed == 1
        assert due_of(task)[0] == date(2026, 11, 27)
        change = task.due_changes.last()
        assert change is not None
        assert (change.by, change.reason) == (None, "Lịch làm việc của cơ quan thay đổi")
        assert (change.old, change.new) == ("chậm nhất ngày 30/11/2026", "chậm nhất ngày 27/11/2026")

    def test_a_safe_day_alone_is_no_change_of_the_deadline(self, open_task: Open, chief: User) -> None:
        task = open_task(due=Due(date(2026, 12, 4), None, Operator.BEFORE))
        set_office_day(actor=chief, day=DayRule(date(2026, 12, 3), "off", "Thông báo số 9-TB/VPTU"))
        assert due_of(task)[:2] == (date(2026, 12, 4), date(2026, 12, 2))
        assert not DueChange.objects.exists()
        assert renew_clocks() == 0
