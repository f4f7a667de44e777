"""A week written, submitted, approved, issued and revised: done, refused, raced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from caunoi.people.models import Office, OfficeParameter, User
from caunoi.programmes.models import WeekEntry, WeekIssue, WeekSchedule, WeekWaiver
from caunoi.programmes.week_actions import (
    add_entry,
    approve_week,
    change_entry,
    close_week_revision,
    draft_week,
    issue_week,
    remove_entry,
    revise_week,
    set_roster,
    submit_week,
    waive_finding,
)
from caunoi.programmes.week_reads import changed, faults, open_faults, sheet_of
from caunoi.programmes.week_rules import Duty, WeekState
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.programmes.conftest import told
from tests.caunoi.programmes.test_by_hand import refusal
from tests.caunoi.programmes.week_scene import (
    CLASH,
    MEETING,
    MONDAY,
    VISIT,
    WEEK,
    Hands,
    again,
    go_out,
    hands,
    line,
    week,
)

__all__ = ["hands", "week"]

Act = Callable[[], object]


def test_a_week_is_begun_once(committee: Office, hands: Hands) -> None:
    first = draft_week(actor=hands.writer, office=committee, week=WEEK)
    assert draft_week(actor=hands.chief, office=committee, week=WEEK) == first
    assert told(first) == [
        "Người Chuyên viên văn phòng lập dự thảo lịch tuần 48 (23/11 – 29/11/2026) của Tỉnh ủy."
    ]


def test_lines_are_written_changed_and_taken_out(week: WeekSchedule, hands: Hands) -> None:
    entry = line(week, "Giao ban")
    changed_line = change_entry(
        actor=hands.writer, entry=entry, new=replace(MEETING, start=time(14), place=" B  1 ")
    )
    assert (changed_line.session.when, changed_line.place) == ("14h00 thứ Hai 23/11", "B 1")
    assert changed_line.uid == entry.uid
    assert told(week)[-1].endswith("sửa mục “Giao ban” của lịch tuần 48 (23/11 – 29/11/2026).")
    assert change_entry(actor=hands.writer, entry=entry, new=changed_line.session, weekly=True).weekly
    remove_entry(actor=hands.writer, entry=entry)
    assert [one.content for one in sheet_of(week).sessions] == ["Kiểm tra cơ sở"]
    assert told(week)[-1].endswith(
        "bỏ khỏi lịch tuần 48 (23/11 – 29/11/2026): 14h00 thứ Hai 23/11, “Giao ban”."
    )
    assert refusal(partial(remove_entry, actor=hands.writer, entry=entry)) == "gone"


def test_another_day_forgets_what_the_source_wrote(week: WeekSchedule, hands: Hands) -> None:
    new = replace(VISIT, on=date(2026, 11, 26), content="Dán", written="Thứ Hai 26/11")
    entry = add_entry(actor=hands.writer, schedule=week, new=new)
    assert [one.code for one in faults(sheet_of(week))] == ["weekday"]
    change_entry(actor=hands.writer, entry=entry, new=replace(new, chair="Đ/c Bình", written=""))
    assert line(week, "Dán").written == "Thứ Hai 26/11"
    change_entry(actor=hands.writer, entry=entry, new=replace(new, on=date(2026, 11, 27)))
    assert (line(week, "Dán").written, faults(sheet_of(week))) == ("", ())


def test_the_roster_is_written_anew(week: WeekSchedule, hands: Hands) -> None:
    for name in ("An", "Bình"):
        set_roster(actor=hands.writer, schedule=week, duties=(Duty(MONDAY, name), Duty(WEEK.days[1])))
    assert sheet_of(week).duties == (Duty(MONDAY, "Bình"),)
    far = (Duty(date(2027, 1, 1), "An"),)
    assert refusal(partial(set_roster, actor=hands.writer, schedule=week, duties=far)) == "outside-week"


def test_issued_as_it_stood(week: WeekSchedule, hands: Hands) -> None:
    set_roster(actor=hands.writer, schedule=week, duties=(Duty(MONDAY, "Đ/c An"),))
    sheet = sheet_of(week)
    issued = go_out(week, hands)
    assert (issued.stands, issued.approved_by) == (WeekState.ISSUED, hands.chief)
    [issue] = WeekIssue.objects.all()
    assert (issue.sheet, str(issue), issue.changes, issue.changed_uids) == (sheet, "bản đầu", "", [])
    WeekEntry.objects.update(content="khác")
    assert WeekIssue.objects.get().sheet == sheet
    assert told(week)[-1].endswith("của Tỉnh ủy: 2 mục.")


def test_a_clash_is_mended_or_let_pass_with_a_reason(week: WeekSchedule, hands: Hands) -> None:
    add_entry(actor=hands.writer, schedule=week, new=CLASH)
    submit_week(actor=hands.writer, schedule=week)
    approve = partial(approve_week, actor=hands.chief, schedule=week)
    assert refusal(approve) == "faults-left"
    [fault] = faults(sheet_of(week))
    waive = partial(waive_finding, actor=hands.chief, schedule=week, key=fault.key)
    assert refusal(partial(waive, reason=" ")) == "nothing-stated"
    assert (
        refusal(partial(waive_finding, actor=hands.chief, schedule=week, key="0", reason="Có"))
        == "no-finding"
    )
    for reason in ("Ghé qua", "Chỉ phát biểu"):
        waive(reason=reason)
    waiver = WeekWaiver.objects.get()
    assert (waiver.reason, waiver.sentence) == ("Chỉ phát biểu", fault.sentence)
    assert told(week)[-1].endswith("Lý do: Chỉ phát biểu")
    approve()
    assert again(week).stands is WeekState.APPROVED


def test_a_reason_does_not_hold_for_another_hour(week: WeekSchedule, hands: Hands) -> None:
    entry = add_entry(actor=hands.writer, schedule=week, new=CLASH)
    [fault] = faults(sheet_of(week))
    waive_finding(actor=hands.writer, schedule=week, key=fault.key, reason="Ghé qua")
    assert open_faults(week, faults(sheet_of(week))) == []
    change_entry(actor=hands.writer, entry=entry, new=replace(CLASH, start=time(8, 15)))
    assert [one.code for one in open_faults(week, faults(sheet_of(week)))] == ["person"]
    OfficeParameter.objects.create(key="week_assumed_minutes", value=15, basis="Quy chế")
    assert faults(sheet_of(week)) == ()


def test_a_hint_stands_in_nobodys_way(week: WeekSchedule, hands: Hands) -> None:
    add_entry(
        actor=hands.writer,
        schedule=week,
        new=replace(MEETING, content="Chào cờ", start=time(6, 30), end=time(7)),
    )
    [hint] = faults(sheet_of(week))
    assert hint.hint
    waive = partial(waive_finding, actor=hands.writer, schedule=week, key=hint.key, reason="Có")
    assert refusal(waive) == "no-finding"
    assert go_out(week, hands).stands is WeekState.ISSUED


def test_a_revision_says_what_it_changes(week: WeekSchedule, hands: Hands) -> None:
    issued = go_out(week, hands)
    revise_week(actor=hands.writer, schedule=issued, reason="Đổi lịch của Trung ương")
    revised = again(week)
    assert (revised.revision, str(revised)) == (1, "lịch tuần 48 (23/11 – 29/11/2026) (chỉnh sửa 01)")
    assert refusal(partial(submit_week, actor=hands.writer, schedule=revised)) == "unchanged"
    entry = change_entry(
        actor=hands.writer, entry=line(week, "Giao ban"), new=replace(MEETING, start=time(10))
    )
    assert len(changed(revised, sheet_of(revised))) == 1
    go_out(revised, hands)
    second, first = WeekIssue.objects.filter(schedule=week)
    assert second.changes == "Chuyển “Giao ban”: 8h00 thứ Hai 23/11 → 10h00 thứ Hai 23/11"
    assert (second.changed_uids, second.reason) == ([str(entry.uid)], "Đổi lịch của Trung ương")
    assert first.sheet.sessions[0].start == time(8)


def test_a_revision_is_given_up_while_it_is_empty(week: WeekSchedule, hands: Hands) -> None:
    close = partial(close_week_revision, actor=hands.writer, schedule=week)
    assert refusal(close) == "changed"
    go_out(week, hands)
    revise_week(actor=hands.writer, schedule=week, reason="Đổi giờ")
    remove_entry(actor=hands.writer, entry=line(week, "Giao ban"))
    assert refusal(close) == "changed"
    add_entry(actor=hands.writer, schedule=week, new=MEETING)
    assert refusal(close) == "changed"  # another line, though it reads the same
    WeekEntry.objects.filter(content="Giao ban").update(uid=WeekIssue.objects.get().sheet.sessions[0].uid)
    close()
    assert (again(week).stands, again(week).revision) == (WeekState.ISSUED, 0)


def test_what_was_submitted_or_approved_is_opened_again(week: WeekSchedule, hands: Hands) -> None:
    submit_week(actor=hands.writer, schedule=week)
    for approve in (False, True):
        if approve:
            submit_week(actor=hands.writer, schedule=week)
            approve_week(actor=hands.chief, schedule=week)
        revise_week(actor=hands.writer, schedule=week, reason="Sửa")
        assert (again(week).stands, again(week).revision, again(week).approved_by) == (
            WeekState.DRAFT,
            0,
            None,
        )
    assert told(week)[-1].endswith("mở lại dự thảo lịch tuần 48 (23/11 – 29/11/2026), lý do: Sửa")


@pytest.mark.parametrize("state", list(WeekState))
def test_each_deed_begins_in_its_states(week: WeekSchedule, hands: Hands, state: WeekState) -> None:
    approved = (
        {}
        if state in {WeekState.DRAFT, WeekState.SUBMITTED}
        else {"approved_by": hands.chief, "approved_at": "2026-11-20T00:00Z"}
    )
    WeekSchedule.objects.filter(pk=week.pk).update(state=state, **approved)
    who, draft, entry = hands.writer, {WeekState.DRAFT}, line(week, "Giao ban")
    acts: list[tuple[Act, set[WeekState]]] = [
        (partial(add_entry, actor=who, schedule=week, new=CLASH), draft),
        (partial(change_entry, actor=who, entry=entry, new=CLASH), draft),
        (partial(remove_entry, actor=who, entry=entry), draft),
        (partial(set_roster, actor=who, schedule=week, duties=()), draft),
        (partial(submit_week, actor=who, schedule=week), draft),
        (partial(close_week_revision, actor=who, schedule=week), draft),
        (
            partial(waive_finding, actor=who, schedule=week, key="0", reason="Có"),
            {WeekState.DRAFT, WeekState.SUBMITTED},
        ),
        (partial(approve_week, actor=hands.chief, schedule=week), {WeekState.SUBMITTED}),
        (partial(issue_week, actor=who, schedule=week), {WeekState.APPROVED}),
        (partial(revise_week, actor=who, schedule=week, reason="Sửa"), set(WeekState) - draft),
    ]
    for act, open_in in acts:
        with transaction.atomic():
            assert (_came_to(act) == "wrong-state") is (state not in open_in), act
            transaction.set_rollback(True)


def _came_to(act: Act) -> str:
    try:
        act()
    except RuleBroken as refused:
        return refused.code
    return "done"


def test_what_is_refused(week: WeekSchedule, hands: Hands, committee: Office, contact: User) -> None:
    add = partial(add_entry, actor=hands.writer, schedule=week)
    assert refusal(partial(add, new=replace(MEETING, content=" – "))) == "nothing-stated"
    assert refusal(partial(add, new=replace(MEETING, on=date(2026, 12, 1)))) == "outside-week"
    same = partial(change_entry, actor=hands.writer, entry=line(week, "Giao ban"), new=MEETING)
    assert refusal(same) == "no-change"
    empty = draft_week(actor=hands.writer, office=committee, week=WEEK.plus(1))
    assert refusal(partial(submit_week, actor=hands.writer, schedule=empty)) == "no-entries"
    assert refusal(partial(add_entry, actor=contact, schedule=week, new=MEETING)) == "not-allowed"
    submit_week(actor=hands.writer, schedule=week)
    assert refusal(partial(approve_week, actor=hands.writer, schedule=week)) == "not-allowed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"monday": "2026-11-24"},
        {"state": "approved"},
        {"revision": 1},
        {"approved_at": "2026-11-20T00:00Z"},
    ],
)
def test_the_database_keeps_the_week_true(week: WeekSchedule, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        WeekSchedule.objects.filter(pk=week.pk).update(**wrong)


@pytest.mark.parametrize("wrong", [{"content": ""}, {"end": "07:00"}, {"start": None, "end": "09:00"}])
def test_the_database_keeps_a_line_true(week: WeekSchedule, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        WeekEntry.objects.filter(content="Giao ban").update(**wrong)
