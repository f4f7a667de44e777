"""The public page of a dialogue and its inbox: set, asked, sorted, sealed, looked at, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q

from caunoi.ledger.models import Entry
from caunoi.meetings.dialogue_actions import PageSaid, Sent, forget_public_askers, set_public_page
from caunoi.meetings.dialogue_inbox_actions import (
    hand_over_question,
    look_at_public_asker,
    merge_question,
    open_sealed,
    reopen_question,
    return_question,
    take_question,
)
from caunoi.meetings.dialogue_reads import Flood, flood, inbox
from caunoi.meetings.dialogue_rules import address_for, is_asked, is_over, masked_name, masked_reach
from caunoi.meetings.models import Meeting, PublicAsker, PublicPage, PublicQuestion
from caunoi.meetings.rules import Kind, State
from caunoi.people.models import User
from caunoi.people.reads import parameter
from caunoi.people.rules import GRANTS, Verb
from caunoi.tasks.models import Task
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.dialogue_scene import NOW, SAID, UNTIL, WATER, asked, opened
from tests.caunoi.meetings.floor_scene import told
from tests.conftest import Province


@pytest.fixture
def page(meeting: Meeting, specialist: User) -> PublicPage:
    return opened(specialist, meeting)


@pytest.fixture
def question(page: PublicPage) -> PublicQuestion:
    return asked(page)


def _state(question: PublicQuestion) -> str:
    return PublicQuestion.objects.get(pk=question.pk).state


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Đối thoại với Nhân dân, xã Bến Thượng", "doi-thoai-voi-nhan-dan-xa-ben-thuong"),
        ("  --Ngày 22/3/2027?-- ", "ngay-22-3-2027"),
        ("x" * 120, "x" * 80),
        ("…", ""),
    ],
)
def test_an_address_of_plain_letters(title: str, address: str) -> None:
    assert address_for(title) == address


@pytest.mark.parametrize(
    ("name", "shown"), [("Trần Văn Hòa", "Trần …"), ("", ""), (" Hòa ", "…"), ("  ", "")]
)
def test_a_name_masked(name: str, shown: str) -> None:
    assert masked_name(name) == shown


@pytest.mark.parametrize(
    ("reach", "shown"),
    [
        ("0900000787", "0900.***.787"),
        ("hoa@hailam.example", "h***@hailam.example"),
        ("hoa@hailam.example, 0900000787", "0900.***.787"),
        ("thư hoa@hailam.example hoặc gặp bà Mận", "***"),
        ("số nhà 5", "***"),
        ("qua trưởng thôn", "***"),
        ("", ""),
    ],
)
def test_how_to_reach_somebody_masked(reach: str, shown: str) -> None:
    assert masked_reach(reach) == shown


@pytest.mark.parametrize(
    ("state", "last", "over"),
    [
        (State.PREPARING, date(2027, 3, 22), False),
        (State.PREPARING, date(2027, 3, 21), True),
        (State.POSTPONED, None, False),
        (State.CANCELLED, None, True),
    ],
)
def test_over_and_asked(state: State, last: date | None, over: bool) -> None:
    assert is_over(state, last, date(2027, 3, 22)) is over
    assert is_asked(UNTIL, over, UNTIL) is not over
    assert not is_asked(UNTIL, over, UNTIL + timedelta(seconds=1))
    assert not is_asked(None, over, UNTIL)


def test_set_opened_and_shut(meeting: Meeting, specialist: User, page: PublicPage) -> None:
    assert (page.address, page.on, page.until) == ("doi-thoai-ben-thuong-2027", True, UNTIL)
    line = Entry.objects.get(verb="set_public_page")
    assert line.said.endswith("mở trang công khai của “Gặp mặt cán bộ thôn tiêu biểu”.")
    assert line.after == "doi-thoai-ben-thuong-2027; 16:00 20/03/2027"
    Meeting.objects.update(state=State.ENDED)
    shut = set_public_page(actor=specialist, meeting=meeting, said=replace(SAID, on=False, until=None))
    assert (shut.pk, shut.on) == (page.pk, False)
    assert "đóng trang công khai" in told("set_public_page")


def test_two_dialogues_do_not_share_an_address(page: PublicPage, specialist: User) -> None:
    other = Meeting.objects.create(
        office=page.meeting.office, kind=Kind.DIALOGUE, title="Đối thoại khác", created_by=specialist
    )
    with pytest.raises(RuleBroken, match="đã dùng cho cuộc khác"):
        opened(specialist, other)
    assert PublicPage.objects.get() == page


def test_who_asked_stands_apart_and_no_word_is_in_the_ledger(question: PublicQuestion) -> None:
    assert (question.number, question.text, question.state) == (1, WATER.text, "new")
    assert str(question.asker) == "Trần Văn Hòa – thôn Trung – 0900000787"
    assert told("send_question") == "Trang công khai của “Gặp mặt cán bộ thôn tiêu biểu” nhận câu hỏi số 1."
    for word in ("Hòa", "nước sạch", "0900000787"):
        assert not Entry.objects.filter(said__contains=word).exists()
    assert str(asked(question.page, Sent("Còn đường thì sao?")).asker) == "không ghi tên"


def test_the_asker_is_forgotten_the_question_stays(question: PublicQuestion, specialist: User) -> None:
    last = question.asker.expires_on
    assert last == date(2027, 3, 10) + timedelta(days=parameter("public_asker_kept"))
    assert forget_public_askers(today=last) == 0
    assert forget_public_askers(today=last + timedelta(days=1)) == 1
    assert (PublicAsker.objects.count(), PublicQuestion.objects.get()) == (0, question)
    [row] = inbox(question.page, "new", "").rows
    assert (row.sender, row.masked) == ("đã xóa theo hạn", False)
    with pytest.raises(RuleBroken, match="đã xóa vì hết hạn"):
        look_at_public_asker(actor=specialist, question=question, purpose="hỏi lại")


def test_the_inbox_shows_senders_masked(question: PublicQuestion) -> None:
    asked(question.page, Sent("Còn đường?", place="thôn Đoài"))
    asked(question.page, Sent("Còn trường?"))
    found = inbox(question.page, "khong-co", "99")
    assert [(row.sender, row.masked) for row in found.rows] == [
        ("Trần … · thôn Trung · 0900.***.787", True),
        ("thôn Đoài", False),
        ("không ghi tên", False),
    ]
    assert [(name, count) for _, name, count in found.counts][:2] == [("Mới", 3), ("Đã nhận", 0)]


def test_taken_into_a_group_and_into_another(question: PublicQuestion, specialist: User) -> None:
    taken = take_question(actor=specialist, question=question, group=" Nước sạch ")
    assert (taken.state, taken.group, taken.sorted_by) == ("taken", "Nước sạch", specialist)
    assert "nhận câu hỏi số 1, trang công khai" in told("take_question")
    assert take_question(actor=specialist, question=question).group == ""


def test_merged_with_an_earlier_one_and_what_hung_on_it_too(page: PublicPage, specialist: User) -> None:
    first, second, third = (asked(page, Sent(f"Nước sạch, lần {n}")) for n in (1, 2, 3))
    merge_question(actor=specialist, question=third, number=2)
    merge_question(actor=specialist, question=second, number=1)
    assert "gộp câu hỏi số 2 với câu hỏi số 1" in told("merge_question")
    assert {one.into for one in PublicQuestion.objects.filter(state="merged")} == {first}
    assert [row.same for row in inbox(page, "new", "").rows] == [2]
    assert [row.same for row in inbox(page, "merged", "").rows] == [0, 0]


def test_returned_with_the_reason(question: PublicQuestion, specialist: User) -> None:
    back = return_question(actor=specialist, question=question, reason="đã trả lời kỳ trước")
    assert (back.state, back.reason) == ("returned", "đã trả lời kỳ trước")
    assert "trả lại câu hỏi số 1, trang công khai" in told("return_question")


def test_what_was_sorted_by_mistake_comes_back(page: PublicPage, specialist: User) -> None:
    first, second = asked(page), asked(page)
    return_question(actor=specialist, question=first, reason="nhầm câu")
    back = reopen_question(actor=specialist, question=first)
    assert (back.state, back.reason, back.sorted_by) == ("new", "", specialist)
    assert told("reopen_question").startswith(f"{specialist} đưa câu hỏi số 1 lại hộp thư")
    merge_question(actor=specialist, question=second, number=1)
    assert reopen_question(actor=specialist, question=second).into is None
    assert [row.question for row in inbox(page, "new", "").rows] == [first, second]


@pytest.mark.parametrize("before", ["new", "taken", "returned", "merged"])
def test_handed_over_it_is_sealed(before: str, page: PublicPage, specialist: User, leader: User) -> None:
    main, one = asked(page, Sent("Câu trước")), asked(page, replace(WATER, text="Tố cáo ông Phạm Văn X"))
    sort: dict[str, Callable[[], object]] = {
        "taken": lambda: take_question(actor=specialist, question=one, group="Vụ ông Phạm Văn X"),
        "returned": lambda: return_question(actor=specialist, question=one, reason="tố cáo ông Phạm"),
        "merged": lambda: merge_question(actor=specialist, question=one, number=main.number),
    }
    sort.get(before, lambda: None)()
    sealed = hand_over_question(actor=specialist, question=one)
    assert (sealed.group, sealed.reason, sealed.into) == ("", "", None)
    [row] = inbox(page, "handed_over", "").rows
    assert (row.text, row.sender, row.masked) == ("", "", False)
    assert not Entry.objects.filter(Q(said__contains="Phạm") | Q(after__contains="Phạm")).exists()
    assert open_sealed(actor=leader, question=one, purpose="thụ lý").text == "Tố cáo ông Phạm Văn X"
    look = Entry.objects.get(verb="open_sealed")
    assert (look.actor_name, look.after) == (str(leader), "thụ lý")
    assert "Phạm" not in look.said


def test_what_is_handed_over_is_a_task_with_the_days_that_are_set(
    question: PublicQuestion, specialist: User
) -> None:
    hand_over_question(actor=specialist, question=question)
    task = Task.objects.get()
    # Received on Wednesday 10/3/2027; the tenth working day after is Wednesday 24/3.
    assert (task.owner, task.due, task.state) == (question.page.meeting.office, date(2027, 3, 24), "open")
    assert task.action.startswith(
        "Chuyển đơn số 1 gửi qua trang công khai của “Gặp mặt cán bộ thôn tiêu biểu”"
    )
    assert "11-QĐi/TW" in task.due_text
    assert "theo Quy định 11-QĐi/TW" in told("open_task")
    for word in ("Hòa", "nước", "0900"):
        assert word not in task.action + told("open_task")
    with pytest.raises(RuleBroken):
        hand_over_question(actor=specialist, question=question)
    assert Task.objects.count() == 1


def test_received_at_the_turn_of_the_year_and_of_the_day(page: PublicPage, specialist: User) -> None:
    """31/12/2025 at 23:30 in the office; 02/01/2026 is off, Saturday 10/01 is worked."""
    PublicQuestion.objects.create(
        page=page, number=1, text="Tố cáo", received_at=datetime(2025, 12, 31, 16, 30, tzinfo=UTC)
    )
    hand_over_question(actor=specialist, question=PublicQuestion.objects.get())
    assert Task.objects.get().due == date(2026, 1, 15)


def test_what_was_merged_into_a_complaint_comes_back_to_be_sorted(page: PublicPage, specialist: User) -> None:
    complaint, same, other = asked(page), asked(page), asked(page)
    take_question(actor=specialist, question=same, group="Cán bộ")
    merge_question(actor=specialist, question=same, number=1)
    hand_over_question(actor=specialist, question=complaint)
    same.refresh_from_db()
    assert (same.state, same.into, same.group, same.sorted_by) == ("new", None, "", None)
    assert [row.question for row in inbox(page, "new", "").rows] == [same, other]
    assert "tiếp công dân, 1 câu đã gộp vào đó trở lại hộp thư" in told("hand_over_question")
    assert take_question(actor=specialist, question=same).state == "taken"


def test_pressed_twice_it_is_one_question(page: PublicPage, specialist: User) -> None:
    first = asked(page, WATER)
    assert asked(page, replace(WATER, text=f" {WATER.text} "), minute=59) == first
    others = (
        replace(WATER, text="Còn đường?"), replace(WATER, full_name="Lê Thị Mận"),
        replace(WATER, place=""), replace(WATER, reach="0900000686"), replace(WATER, sender="noi-khac"),
    )  # fmt: skip
    assert [asked(page, one).number for one in others] == [2, 3, 4, 5, 6]
    assert asked(page, WATER, minute=60).number == 7
    take_question(actor=specialist, question=PublicQuestion.objects.get(number=7))
    assert asked(page, WATER, minute=61).number == 8
    assert (PublicAsker.objects.count(), Entry.objects.filter(verb="send_question").count()) == (8, 8)


def test_a_look_at_the_sender_is_in_the_ledger(question: PublicQuestion, specialist: User) -> None:
    who = look_at_public_asker(actor=specialist, question=question, purpose="hỏi lại cho rõ")
    assert (who.full_name, who.reach) == ("Trần Văn Hòa", "0900000787")
    line = Entry.objects.get(verb="look_at_public_asker")
    assert line.said.endswith(
        "mở xem người gửi: câu hỏi số 1 của “Gặp mặt cán bộ thôn tiêu biểu”, lý do: hỏi lại cho rõ"
    )
    assert "Hòa" not in line.said


def test_only_chief_and_leaders_open_what_is_sealed() -> None:
    assert {role for role, verbs in GRANTS.items() if Verb.OPEN_SEALED in verbs} == {"chief", "leader"}


Act = Callable[[User, PublicQuestion], object]


def _sent(text: str) -> Act:
    return lambda actor, one: asked(one.page, replace(WATER, text=text))


def _after(first: Act, act: Act) -> Act:
    return lambda actor, one: (first(actor, one), act(actor, one))


def _late(actor: User, one: PublicQuestion) -> object:
    return asked(one.page, minute=60 * 24 * 11)


def _shut(actor: User, one: PublicQuestion) -> object:
    PublicPage.objects.update(on=False)
    return asked(one.page)


def _cancelled(actor: User, one: PublicQuestion) -> object:
    Meeting.objects.update(state=State.CANCELLED)
    return asked(one.page)


_WORDS = {name: getattr(SAID, name) for name in ("address", "attend", "phone", "reception")}


def _set(**more: str) -> Act:
    return lambda actor, one: set_public_page(
        actor=actor, meeting=one.page.meeting, said=PageSaid(**{**_WORDS, **more}, on=True)
    )


def _of_state(state: State) -> Act:
    return lambda actor, one: Meeting.objects.update(state=state)


def _internal(actor: User, one: PublicQuestion) -> object:
    return Meeting.objects.update(kind=Kind.MEETING)


def _take(actor: User, one: PublicQuestion, group: str = "") -> object:
    return take_question(actor=actor, question=one, group=group)


def _merge(number: int) -> Act:
    return lambda actor, one: merge_question(actor=actor, question=one, number=number)


def _return(reason: str = "trùng") -> Act:
    return lambda actor, one: return_question(actor=actor, question=one, reason=reason)


def _reopen(actor: User, one: PublicQuestion) -> object:
    return reopen_question(actor=actor, question=one)


def _hand_over(actor: User, one: PublicQuestion) -> object:
    return hand_over_question(actor=actor, question=one)


def _seal(purpose: str = "thụ lý") -> Act:
    return lambda actor, one: open_sealed(actor=actor, question=one, purpose=purpose)


def _look(purpose: str = "hỏi lại") -> Act:
    return lambda actor, one: look_at_public_asker(actor=actor, question=one, purpose=purpose)


REFUSED: list[tuple[str, Act]] = [
    ("asks-closed", _late),
    ("asks-closed", _shut),
    ("asks-closed", _cancelled),
    ("nothing-stated", _sent(text=" ?! ")),
    ("too-long", _sent(text="x" * 2001)),
    ("nothing-stated", _set(attend=" ")),
    ("nothing-stated", _set(reception="")),
    ("nothing-stated", _set(address="…")),
    ("too-long", _set(phone="0" * 61)),
    ("meeting-closed", _after(_of_state(State.ENDED), _set())),
    ("not-public", _after(_internal, _set())),
    ("too-long", lambda actor, one: _take(actor, one, "x" * 121)),
    ("no-question", _merge(99)),
    ("merged-with-itself", _merge(1)),
    ("nothing-stated", _return(" ")),
    ("wrong-state", _after(_return(), _take)),
    ("wrong-state", _after(_return(), _return())),
    ("wrong-state", _after(_hand_over, _hand_over)),
    ("wrong-state", _after(_hand_over, _take)),
    ("wrong-state", _reopen),
    ("wrong-state", _after(_take, _reopen)),
    ("wrong-state", _after(_hand_over, _reopen)),
    ("sealed", _after(_hand_over, _look())),
    ("not-sealed", _seal()),
    ("nothing-stated", _after(_hand_over, _seal(" "))),
    ("nothing-stated", _look("")),
]


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_refused(code: str, act: Act, question: PublicQuestion, chief: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        act(chief, question)
    assert refused.value.code == code
    assert PublicQuestion.objects.count() == 1
    assert not Entry.objects.filter(verb__in=["open_sealed", "look_at_public_asker"]).exists()


@pytest.mark.parametrize("act", [_set(), _take, _merge(1), _return(), _reopen, _hand_over, _seal(), _look()])
@pytest.mark.parametrize("role", ["unit_contact", "steward", "admin"])
def test_who_may_not(act: Act, role: str, question: PublicQuestion, province: Province) -> None:
    with pytest.raises(RuleBroken) as refused:
        act(province.people[role], question)
    assert (refused.value.code, _state(question)) == ("not-allowed", "new")


def test_the_specialist_who_seals_does_not_open(question: PublicQuestion, specialist: User) -> None:
    hand_over_question(actor=specialist, question=question)
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        open_sealed(actor=specialist, question=question, purpose="xem")


def test_one_place_does_not_flood_the_page(page: PublicPage) -> None:
    most = parameter("public_questions_from_one_place")
    for _ in range(most):
        asked(page)
    with pytest.raises(RuleBroken, match="sau một giờ, hoặc gọi 0200 000 787, hoặc đến dự") as refused:
        asked(page, minute=59)
    assert refused.value.code == "too-many-from-here"
    asked(page, replace(WATER, sender="noi-khac"), minute=59)
    asked(page, minute=60)
    assert page.questions.count() == most + 2


def _fill(page: PublicPage, count: int, sender: str) -> None:
    """So many unsorted questions, days ago, from one place."""
    first, at = page.questions.count() + 1, NOW - timedelta(days=3)
    made = PublicQuestion.objects.bulk_create(
        PublicQuestion(page=page, number=number, text="Hỏi", received_at=at)
        for number in range(first, first + count)
    )
    PublicAsker.objects.bulk_create(
        PublicAsker(question=one, asked_at=at, sender=sender, expires_on=at.date()) for one in made
    )


def test_patience_does_not_fill_the_inbox_either(page: PublicPage, specialist: User) -> None:
    """Within the limit of each hour, for days: only that place waits, until something of its is sorted."""
    most = parameter("public_questions_waiting_from_one_place")
    _fill(page, most, WATER.sender)
    with pytest.raises(RuleBroken, match="Ban Tổ chức chưa xem hết"):
        asked(page)
    asked(page, replace(WATER, sender="noi-khac"))
    return_question(actor=specialist, question=page.questions.get(number=7), reason="trùng")
    asked(page)
    with pytest.raises(RuleBroken, match="Ban Tổ chức chưa xem hết"):
        asked(page)


def test_the_last_resort_says_where_to_ask(page: PublicPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caunoi.meetings.dialogue_rules.MOST_NEW", 30)
    for number in range(3):
        _fill(page, 10, f"noi-{number}")
    with pytest.raises(RuleBroken, match=r"gọi 0200 000 787, hoặc đến dự.*tại Nhà văn hóa tỉnh") as refused:
        asked(page)
    assert refused.value.code == "too-many"
    assert page.questions.count() == 30


def test_who_sorts_is_alarmed(page: PublicPage, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    _fill(page, 199, "noi-1")
    assert flood(page) is None
    _fill(page, 1, "noi-1")
    assert flood(page) == Flood(200, 200, shut=False)
    _fill(page, 150, "noi-2")
    _fill(page, 100, "noi-1")
    found = flood(page)
    assert found == Flood(450, 300, shut=True)
    assert found is not None
    assert not found.lone
    page.questions.update(state="taken")
    with django_assert_max_num_queries(2):
        assert flood(page) is None


BROKEN: list[tuple[str, dict[str, object]]] = [
    ("public_question_says_something", {"text": ""}),
    ("public_question_returned_with_reason", {"state": "returned"}),
    ("public_question_merged_into_another", {"state": "merged"}),
]


@pytest.mark.parametrize(("name", "wrong"), BROKEN)
def test_what_the_database_keeps_in_order(
    name: str, wrong: dict[str, object], question: PublicQuestion
) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        PublicQuestion.objects.update(**wrong)
    with pytest.raises(IntegrityError, match="public_page_says_where"), transaction.atomic():
        PublicPage.objects.update(reception="")
