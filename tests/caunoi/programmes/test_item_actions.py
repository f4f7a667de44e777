"""What becomes of a matter: done, dropped, moved, taken up again."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caunoi.people.models import Role, User
from caunoi.programmes import actions
from caunoi.programmes.actions import Matter
from caunoi.programmes.item_actions import drop_item, finish_items, move_item, reopen_item
from caunoi.programmes.models import ItemMove, Programme, ProgrammeItem
from caunoi.programmes.rules import Month, Period, State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.programmes.conftest import Make, told
from tests.caunoi.programmes.test_by_hand import refusal
from tests.conftest import Province

SEPTEMBER = Month(2023, 9)


def test_one_is_done(make: Make, specialist: User) -> None:
    (item,) = finish_items(actor=specialist, items=[make()], result="Nghị quyết 12-NQ/TU")
    assert (item.stands, item.said, item.closed_by) == (State.DONE, "Nghị quyết 12-NQ/TU", specialist)
    assert told(item)[-1] == (
        "Người Chuyên viên văn phòng ghi việc “Sơ kết công tác dân vận” đã xong: Nghị quyết 12-NQ/TU."
    )


def test_many_are_done_at_once_or_none(make: Make, specialist: User) -> None:
    first, second, third = make("Một"), make("Hai"), make("Ba")
    finish_items(actor=specialist, items=[second, first])
    assert told(first)[-1] == "Người Chuyên viên văn phòng ghi việc “Một” đã xong."
    assert refusal(finish_items, actor=specialist, items=[third, second]) == "closed"
    assert ProgrammeItem.objects.get(pk=third.pk).stands is State.OPEN
    assert refusal(finish_items, actor=specialist, items=[]) == "nothing-chosen"


def test_one_is_dropped_with_a_reason(make: Make, specialist: User) -> None:
    item = make()
    assert refusal(drop_item, actor=specialist, item=item, reason=" ") == "nothing-stated"
    item = drop_item(actor=specialist, item=item, reason="Trung ương hoãn")
    assert (item.stands, item.said) == (State.DROPPED, "Trung ương hoãn")
    assert told(item)[-1].endswith("khỏi chương trình, lý do: Trung ương hoãn")
    assert refusal(drop_item, actor=specialist, item=item, reason="Lần nữa") == "closed"


def test_one_is_moved_with_a_reason(make: Make, specialist: User) -> None:
    item = move_item(actor=specialist, item=make(month=7), to=SEPTEMBER, reason="Chờ hướng dẫn")
    item.refresh_from_db()
    assert (item.until, item.start, item.month, item.moved) == (SEPTEMBER, SEPTEMBER, 7, True)
    move = item.moves.get()
    assert (move.from_on, move.to_on, move.reason, move.by) == (
        date(2023, 7, 1), date(2023, 9, 1), "Chờ hướng dẫn", specialist,
    )  # fmt: skip
    assert told(item)[-1].endswith("từ tháng 7/2023 sang tháng 9/2023, lý do: Chờ hướng dẫn.")
    assert refusal(move_item, actor=specialist, item=item, to=SEPTEMBER, reason="Lần nữa") == "same-month"
    assert refusal(move_item, actor=specialist, item=item, to=Month(2023, 10), reason="") == "nothing-stated"
    assert ItemMove.objects.count() == 1


def test_one_that_has_no_month_is_placed_without_a_reason(make: Make, specialist: User) -> None:
    item = make(period=Period(words="trước kỳ họp"))
    item = move_item(actor=specialist, item=item, to=SEPTEMBER)
    assert (item.until, item.moves.get().from_on) == (SEPTEMBER, None)
    assert told(item)[-1].endswith("xếp việc “Sơ kết công tác dân vận” vào tháng 9/2023.")


def test_one_of_a_quarter_is_fixed_to_a_month_of_it(make: Make, specialist: User) -> None:
    item = make(period=Period(2023, quarter=3))
    item = move_item(actor=specialist, item=item, to=SEPTEMBER, reason="Theo lịch họp")
    assert (item.start, item.until, item.moved) == (SEPTEMBER, SEPTEMBER, False)


def test_what_is_closed_is_taken_up_again_with_a_reason(make: Make, specialist: User) -> None:
    item = make()
    assert refusal(reopen_item, actor=specialist, item=item, reason="Nhầm") == "still-open"
    finish_items(actor=specialist, items=[item])
    assert refusal(move_item, actor=specialist, item=item, to=SEPTEMBER, reason="Lùi") == "closed"
    assert refusal(reopen_item, actor=specialist, item=item, reason="") == "nothing-stated"
    item = reopen_item(actor=specialist, item=item, reason="Ghi nhầm")
    assert (item.stands, item.said, item.closed_by, item.closed_at) == (State.OPEN, "", None, None)
    assert told(item)[-1].endswith("mở lại việc “Sơ kết công tác dân vận”, lý do: Ghi nhầm")


def test_a_draft_is_simply_put_right(draft: Programme, specialist: User) -> None:
    item = actions.add_item(
        actor=specialist, programme=draft, new=Matter(content="Việc", period=Period(2023, month=3))
    )
    acts = (
        (finish_items, {"items": [item]}),
        (drop_item, {"item": item, "reason": "Thôi"}),
        (move_item, {"item": item, "to": SEPTEMBER, "reason": "Lùi"}),
    )
    assert {refusal(act, actor=specialist, **named) for act, named in acts} == {"not-binding"}


@pytest.mark.parametrize("role", [Role.LEADER, Role.UNIT_CONTACT, Role.READER])
def test_refused_to_who_may_not(make: Make, province: Province, role: Role) -> None:
    item, person = make(), province.people[role]
    acts = (
        (finish_items, {"items": [item]}),
        (drop_item, {"item": item, "reason": "Thôi"}),
        (move_item, {"item": item, "to": SEPTEMBER, "reason": "Lùi"}),
        (reopen_item, {"item": item, "reason": "Nhầm"}),
    )
    assert {refusal(act, actor=person, **named) for act, named in acts} == {"not-allowed"}


def test_raced_whoever_comes_second_is_told(make: Make, specialist: User, chief: User) -> None:
    item = make()
    seen_before = ProgrammeItem.objects.get(pk=item.pk)
    drop_item(actor=chief, item=item, reason="Hoãn")
    with pytest.raises(RuleBroken, match="đã rút"):
        finish_items(actor=specialist, items=[seen_before])


def test_the_database_itself_wants_a_reason_for_a_move(make: Make, specialist: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemMove.objects.create(item=make(), from_on=date(2023, 7, 1), to_on=date(2023, 9, 1), by=specialist)
