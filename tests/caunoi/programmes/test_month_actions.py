"""A month arranged, approved, issued and revised: done, refused, raced."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.people.models import Role, User
from caunoi.programmes import actions
from caunoi.programmes.actions import Matter
from caunoi.programmes.item_actions import drop_item, move_item
from caunoi.programmes.models import MonthIssue, MonthLine, MonthProgramme
from caunoi.programmes.month_actions import (
    add_sudden,
    approve_month,
    close_revision,
    issue_month,
    keep_line,
    place_line,
    revise_month,
    set_session,
)
from caunoi.programmes.month_reads import lines_of, printed, revision
from caunoi.programmes.month_rules import Body, MonthState
from caunoi.programmes.rules import Month
from caunoi.tasks.office_days import working_days
from tests.caunoi.programmes.conftest import Make, line_of, shown, told
from tests.caunoi.programmes.test_by_hand import refusal
from tests.conftest import Province

DAY = date(2023, 7, 20)
REASON = "Theo ý kiến Thường trực"


def again(month: MonthProgramme) -> MonthProgramme:
    return MonthProgramme.objects.get(pk=month.pk)


# --- arranged ---


def test_a_line_is_put_elsewhere(july: MonthProgramme, make: Make, specialist: User) -> None:
    place_line(actor=specialist, line=line_of(july, "Hai"), place=1)
    assert shown(july) == ["Hai", "Một"]
    assert told(july)[-1].endswith("xếp việc “Hai” vào vị trí 1 của chương trình tháng 7/2023.")
    place_line(actor=specialist, line=line_of(july, "Hai"), place=0)  # already there
    assert len(told(july)) == 2
    place_line(actor=specialist, line=line_of(july, "Hai"), place=99)
    assert shown(july) == ["Một", "Hai"]


def test_a_line_left_out_comes_back_at_the_end(july: MonthProgramme, specialist: User) -> None:
    first = line_of(july, "Một")
    keep_line(actor=specialist, line=first, kept=False)
    assert shown(july) == ["Hai"]
    place_line(actor=specialist, line=line_of(july, "Một"), place=1)  # what is out has no place
    assert shown(july) == ["Hai"]
    keep_line(actor=specialist, line=first, kept=True)
    keep_line(actor=specialist, line=first, kept=True)
    assert shown(july) == ["Hai", "Một"]
    assert [line.rsplit(" ", 6)[0] for line in told(july)[1:]] == [
        "Người Chuyên viên văn phòng để ngoài việc", "Người Chuyên viên văn phòng đưa lại việc",
    ]  # fmt: skip


def test_a_session_is_fixed_moved_and_taken_away(july: MonthProgramme, specialist: User) -> None:
    line = set_session(actor=specialist, line=line_of(july, "Một"), on=DAY, body=Body.COMMITTEE)
    assert line.session == "Ban Chấp hành, 20/07/2023"
    assert told(july)[-1].endswith("đổi phiên họp của việc “Một” từ chưa nêu sang Ban Chấp hành, 20/07/2023.")
    act = {"actor": specialist, "line": line}
    assert refusal(set_session, **act, on=DAY, body=Body.COMMITTEE) == "no-change"
    assert refusal(set_session, **act, on=date(2023, 8, 1), body=Body.BUREAU) == "session-elsewhere"
    line = set_session(actor=specialist, line=line, on=DAY, body=None)
    assert line.session == "Ban Thường vụ, 20/07/2023"
    line = set_session(actor=specialist, line=line, on=None, body=Body.BUREAU)
    assert (line.session, MonthLine.objects.get(pk=line.pk).session_body) == ("", "")


def test_no_session_for_what_the_month_no_longer_holds(july: MonthProgramme, specialist: User) -> None:
    keep_line(actor=specialist, line=line_of(july, "Một"), kept=False)
    drop_item(actor=specialist, item=line_of(july, "Hai").item, reason="Hoãn")
    for content in ("Một", "Hai"):
        line = line_of(july, content)
        assert refusal(set_session, actor=specialist, line=line, on=DAY, body=Body.BUREAU) == "closed"


# --- approved and issued ---


def test_approved_and_issued(
    july: MonthProgramme, specialist: User, leader: User, province: Province
) -> None:
    set_session(actor=specialist, line=line_of(july, "Hai"), on=DAY, body=Body.BUREAU)
    approved = approve_month(actor=leader, month=july)
    assert (approved.stands, approved.approved_by) == (MonthState.APPROVED, leader)
    issue = issue_month(actor=specialist, month=july)
    assert again(july).stands is MonthState.ISSUED
    assert (issue.revision, issue.by, issue.approved_by, issue.changes, str(issue)) == (
        0, specialist, leader, "", "bản đầu",
    )  # fmt: skip
    first, second = issue.lines.all()
    assert (first.content, first.leads, first.session, first.papers_due) == (
        "Một", province.board.name, "", None,
    )  # fmt: skip
    assert (second.session, second.reason) == ("Ban Thường vụ, 20/07/2023", "theo chương trình năm")
    # The session has gone by: what it would ask for is asked from today.
    assert second.papers_due == working_days().at_or_after(timezone.localdate())
    assert told(july)[-2:] == [
        "Người Lãnh đạo duyệt chương trình tháng 7/2023 của Tỉnh ủy.",
        "Người Chuyên viên văn phòng ban hành chương trình tháng 7/2023 của Tỉnh ủy: 2 việc.",
    ]


def test_what_was_issued_keeps_the_words_of_its_day(issued: MonthProgramme, specialist: User) -> None:
    item = line_of(issued, "Một").item
    actions.change_item(actor=specialist, item=item, new=Matter("Tên khác", leads=tuple(item.leads.all())))
    assert issued.issues.get().lines.all()[0].content == "Một"


def test_approval_is_refused(july: MonthProgramme, make: Make, specialist: User, chief: User) -> None:
    make("Không ai")
    item = line_of(july, "Một").item
    item.leads.clear()
    set_session(actor=specialist, line=line_of(july, "Một"), on=DAY, body=Body.BUREAU)
    assert refusal(approve_month, actor=chief, month=july) == "leads-missing"
    for content in ("Một", "Hai"):
        keep_line(actor=specialist, line=line_of(july, content), kept=False)
    assert refusal(approve_month, actor=chief, month=july) == "no-items"
    assert again(july).stands is MonthState.DRAFT


@pytest.mark.parametrize(
    ("role", "may"), [(Role.LEADER, "approve"), (Role.SPECIALIST, "make"), (Role.UNIT_CONTACT, "")]
)
def test_who_makes_is_not_who_approves(
    july: MonthProgramme, province: Province, role: Role, may: str
) -> None:
    person, line = province.people[role], line_of(july, "Một")
    makes = (
        (place_line, {"line": line, "place": 2}),
        (keep_line, {"line": line, "kept": False}),
        (set_session, {"line": line, "on": DAY, "body": Body.BUREAU}),
        (add_sudden, {"month": july, "new": Matter("Bão"), "decided_by": "A", "ground": ""}),
        (issue_month, {"month": july}),
        (revise_month, {"month": july, "reason": REASON}),
        (close_revision, {"month": july}),
    )
    if may != "make":
        assert {refusal(act, actor=person, **named) for act, named in makes} == {"not-allowed"}
    if may != "approve":
        assert refusal(approve_month, actor=person, month=july) == "not-allowed"


def test_what_is_approved_is_not_arranged_any_more(
    july: MonthProgramme, specialist: User, chief: User
) -> None:
    assert refusal(issue_month, actor=specialist, month=july) == "wrong-state"
    assert refusal(revise_month, actor=specialist, month=july, reason=REASON) == "wrong-state"
    approve_month(actor=chief, month=july)
    line = line_of(july, "Một")
    acts = (
        (place_line, {"actor": specialist, "line": line, "place": 2}),
        (keep_line, {"actor": specialist, "line": line, "kept": False}),
        (approve_month, {"actor": chief, "month": july}),
        (close_revision, {"actor": specialist, "month": july}),
    )
    assert {refusal(act, **named) for act, named in acts} == {"wrong-state"}
    revise_month(actor=specialist, month=july, reason=REASON)  # for mending: no revision of anything yet
    assert (again(july).stands, again(july).revision, again(july).approved_by) == (MonthState.DRAFT, 0, None)
    assert told(july)[-1].endswith(f"mở lại dự thảo chương trình tháng 7/2023, lý do: {REASON}")


def test_raced_of_two_who_approve_the_second_is_told(july: MonthProgramme, leader: User, chief: User) -> None:
    seen_before = again(july)
    approve_month(actor=leader, month=july)
    assert refusal(approve_month, actor=chief, month=seen_before) == "wrong-state"
    assert again(july).approved_by == leader


# --- revised ---


def test_a_revision_says_what_it_changes(
    issued: MonthProgramme, make: Make, specialist: User, chief: User, province: Province
) -> None:
    revised = revise_month(actor=specialist, month=issued, reason=REASON)
    assert str(revised) == "chương trình tháng 7/2023 (chỉnh sửa 01)"
    move_item(actor=specialist, item=line_of(issued, "Hai").item, to=Month(2023, 9), reason="Chờ hướng dẫn")
    add_sudden(actor=specialist, month=issued, new=Matter("Bão số 2"), decided_by="Bí thư", ground="")
    set_session(
        actor=specialist, line=line_of(issued, "Một"), on=date(2023, 7, 28), body=Body.BUREAU, reason=REASON
    )
    approve_month(actor=chief, month=issued)
    issue = issue_month(actor=specialist, month=issued)
    assert (issue.revision, issue.reason, str(issue)) == (1, REASON, "chỉnh sửa 01")
    assert issue.changes.splitlines() == [
        "Bổ sung “Bão số 2”",
        "Đổi phiên họp “Một”: Ban Thường vụ, 25/07/2023 → Ban Thường vụ, 28/07/2023",
        "Rút “Hai”",
    ]
    assert [line.content for line in issue.lines.all()] == ["Một", "Bão số 2"]
    assert [one.lines.count() for one in issued.issues.all()] == [2, 2]
    second = revise_month(actor=specialist, month=issued, reason=REASON)
    assert second.revision == 2


def test_an_unchanged_revision_is_refused_and_can_be_given_up(
    issued: MonthProgramme, specialist: User, chief: User
) -> None:
    before = issued.approved_by
    assert refusal(revise_month, actor=specialist, month=issued, reason=" ") == "nothing-stated"
    revise_month(actor=specialist, month=issued, reason=REASON)
    assert refusal(approve_month, actor=chief, month=issued) == "unchanged"
    place_line(actor=specialist, line=line_of(issued, "Hai"), place=1)
    assert refusal(close_revision, actor=specialist, month=issued) == "changed"
    assert [change.sentence for change in revision(issued, printed(lines_of(issued)))] == [
        "Sắp xếp lại thứ tự"
    ]
    place_line(actor=specialist, line=line_of(issued, "Hai"), place=2)
    closed = close_revision(actor=specialist, month=issued)
    assert (closed.stands, closed.revision, closed.approved_by) == (MonthState.ISSUED, 0, before)
    assert MonthIssue.objects.count() == 1


def test_a_first_draft_is_no_revision_to_give_up(july: MonthProgramme, specialist: User) -> None:
    assert refusal(close_revision, actor=specialist, month=july) == "changed"
    assert revision(july, printed(lines_of(july))) == ()


def test_what_was_approved_and_then_changed_back_is_not_issued(
    issued: MonthProgramme, specialist: User, chief: User
) -> None:
    """A session may move at any time, so that a revision may come to change nothing after its approval."""
    revise_month(actor=specialist, month=issued, reason=REASON)
    line = line_of(issued, "Một")
    move = partial(set_session, actor=specialist, line=line, body=Body.BUREAU, reason=REASON)
    move(on=date(2023, 7, 28))
    approve_month(actor=chief, month=issued)
    move(on=date(2023, 7, 25))
    assert refusal(issue_month, actor=specialist, month=issued) == "unchanged"


@pytest.mark.parametrize(
    "wrong", [{"state": "approved"}, {"revision": 1}, {"state": "draft", "approved_at": "2023-07-01T00:00Z"}]
)
def test_a_wrong_month(july: MonthProgramme, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthProgramme.objects.filter(pk=july.pk).update(**wrong)


@pytest.mark.parametrize("wrong", [{"session_on": DAY}, {"session_body": "bureau"}])
def test_a_wrong_line(july: MonthProgramme, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthLine.objects.filter(month=july).update(**wrong)
