"""Programmes typed by hand: begun, filled, put right, adopted, thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caunoi.people.models import Office, Role, User
from caunoi.programmes import actions
from caunoi.programmes.actions import Matter, NewProgramme, Recurring
from caunoi.programmes.item_actions import finish_items, move_item
from caunoi.programmes.models import Programme, ProgrammeItem, StandingItem
from caunoi.programmes.rules import Every, Kind, Month, Origin, Period, Span
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.programmes.conftest import Make, told
from tests.conftest import Province

MARCH = Matter(content="Sơ kết nghị quyết", period=Period(2023, month=3))
QUARTERLY = Recurring(content="Giao ban khối", every=Every.QUARTER)


def refusal(act: object, **named: object) -> str:
    assert callable(act)
    with pytest.raises(RuleBroken) as refused, transaction.atomic():
        act(**named)
    return refused.value.code


def test_a_draft_is_begun_and_adopted(draft: Programme, specialist: User, committee: Office) -> None:
    assert (draft.binds, draft.span, str(draft)) == (
        False, Span(Kind.YEAR, 2023), "Chương trình công tác năm 2023",
    )  # fmt: skip
    actions.add_item(actor=specialist, programme=draft, new=MARCH)
    actions.add_standing(actor=specialist, programme=draft, new=QUARTERLY)
    assert ProgrammeItem.objects.count() == 1  # a draft lays nothing out
    adopted = actions.adopt_programme(actor=specialist, programme=draft)
    assert (adopted.binds, adopted.adopted_by) == (True, specialist)
    assert ProgrammeItem.objects.filter(origin=Origin.STANDING).count() == 4
    assert told(draft) == [
        "Người Chuyên viên văn phòng lập dự thảo “Chương trình công tác năm 2023” của Tỉnh ủy, năm 2023.",
        "Người Chuyên viên văn phòng ghi “Chương trình công tác năm 2023” đã ban hành, đưa vào theo dõi.",
    ]


def test_a_draft_is_refused(committee: Office, specialist: User, contact: User) -> None:
    new = NewProgramme(Span(Kind.YEAR, 2023), committee, "Chương trình")
    assert refusal(actions.draft_programme, actor=contact, new=new) == "not-allowed"
    assert refusal(actions.draft_programme, actor=specialist, new=replace(new, title=" ")) == "nothing-stated"
    wrong = replace(new, span=Span(Kind.QUARTER, 2023))
    assert refusal(actions.draft_programme, actor=specialist, new=wrong) == "bad-quarter"
    assert not Programme.objects.exists()


def test_adopting_is_refused(draft: Programme, specialist: User, leader: User) -> None:
    assert refusal(actions.adopt_programme, actor=specialist, programme=draft) == "no-items"
    actions.add_item(actor=specialist, programme=draft, new=MARCH)
    assert refusal(actions.adopt_programme, actor=leader, programme=draft) == "not-allowed"
    actions.adopt_programme(actor=specialist, programme=draft)
    assert refusal(actions.adopt_programme, actor=specialist, programme=draft) == "already-adopted"


def test_a_draft_is_thrown_away_and_what_binds_is_not(draft: Programme, specialist: User) -> None:
    actions.add_item(actor=specialist, programme=draft, new=MARCH)
    pk = draft.pk
    actions.discard_programme(actor=specialist, programme=draft)
    assert not Programme.objects.exists()
    assert not ProgrammeItem.objects.exists()
    assert told(Programme(pk=pk))[-1] == (
        "Người Chuyên viên văn phòng xóa dự thảo “Chương trình công tác năm 2023”."
    )


def test_what_binds_is_not_thrown_away(programme: Programme, specialist: User) -> None:
    assert refusal(actions.discard_programme, actor=specialist, programme=programme) == "already-adopted"


# --- items ---


def test_an_item_is_added(draft: Programme, specialist: User, province: Province) -> None:
    new = replace(
        MARCH, leads=(province.board,), coordinating=(province.board, province.commune), product=" NQ "
    )
    item = actions.add_item(actor=specialist, programme=draft, new=new)
    assert (item.month, item.until_on, item.product, item.position) == (3, date(2023, 3, 1), "NQ", 1)
    assert (list(item.leads.all()), list(item.coordinating.all())) == ([province.board], [province.commune])
    assert told(item)[0].endswith(
        "thêm việc “Sơ kết nghị quyết” (tháng 3) vào “Chương trình công tác năm 2023”."
    )
    assert actions.add_item(actor=specialist, programme=draft, new=MARCH).position == 2


def test_an_item_added_to_what_binds_is_a_supplement(make: Make) -> None:
    assert "bổ sung việc" in told(make())[0]


def test_an_item_without_a_month_waits_for_one(draft: Programme, specialist: User) -> None:
    new = Matter(content="Tổng kết", period=Period(words="trước kỳ họp cuối năm"))
    item = actions.add_item(actor=specialist, programme=draft, new=new)
    assert (item.until, item.start, item.written.name, item.moved) == (
        None, None, "trước kỳ họp cuối năm", False,
    )  # fmt: skip


def test_an_item_is_put_right(draft: Programme, specialist: User, province: Province) -> None:
    item = actions.add_item(actor=specialist, programme=draft, new=MARCH)
    new = Matter(content="Sơ kết 5 năm", period=Period(2023, quarter=2), leads=(province.board,))
    item = actions.change_item(actor=specialist, item=item, new=new)
    assert (item.content, item.quarter, item.month, item.until) == ("Sơ kết 5 năm", 2, None, Month(2023, 6))
    assert refusal(actions.change_item, actor=specialist, item=item, new=new) == "no-change"
    assert (
        refusal(actions.change_item, actor=specialist, item=item, new=Matter(content="")) == "nothing-stated"
    )


def test_what_binds_keeps_its_month(make: Make, specialist: User, province: Province) -> None:
    new = Matter(content="Nội dung mới", period=Period(2023, month=1), leads=(province.commune,))
    item = actions.change_item(actor=specialist, item=make(month=7), new=new)
    assert (item.content, item.month, item.until) == ("Nội dung mới", 7, Month(2023, 7))
    finish_items(actor=specialist, items=[item])
    assert refusal(actions.change_item, actor=specialist, item=item, new=MARCH) == "closed"


def test_an_item_is_taken_out_of_a_draft_only(draft: Programme, specialist: User) -> None:
    first, second = (actions.add_item(actor=specialist, programme=draft, new=MARCH) for _ in range(2))
    actions.remove_item(actor=specialist, item=first)
    assert list(draft.items.all()) == [second]
    actions.adopt_programme(actor=specialist, programme=draft)
    assert refusal(actions.remove_item, actor=specialist, item=second) == "already-adopted"


# --- what comes back ---


def test_a_standing_item_of_what_binds_is_laid_out_at_once(programme: Programme, specialist: User) -> None:
    standing = actions.add_standing(actor=specialist, programme=programme, new=QUARTERLY)
    assert [item.month for item in standing.occurrences.all()] == [3, 6, 9, 12]
    assert "việc thường kỳ “Giao ban khối” (hằng quý)" in told(standing)[0]


def test_a_standing_item_is_put_right_and_what_was_touched_stays(
    programme: Programme, specialist: User, province: Province
) -> None:
    standing = actions.add_standing(actor=specialist, programme=programme, new=QUARTERLY)
    march, june, *_ = standing.occurrences.all()
    finish_items(actor=specialist, items=[march])
    move_item(actor=specialist, item=june, to=Month(2023, 7), reason="Lùi theo kỳ họp")
    new = replace(QUARTERLY, first=1, offices=(province.board,))
    actions.change_standing(actor=specialist, standing=standing, new=new)
    found = standing.occurrences.values_list("month", "until_on__month")
    assert sorted(found) == [(1, 1), (3, 3), (4, 4), (6, 7), (7, 7), (10, 10)]
    assert refusal(actions.change_standing, actor=specialist, standing=standing, new=new) == "no-change"
    wrong = replace(new, first=4)
    assert refusal(actions.change_standing, actor=specialist, standing=standing, new=wrong) == "bad-beat"


def test_a_standing_item_goes_while_nobody_has_touched_it(programme: Programme, specialist: User) -> None:
    first, second = (
        actions.add_standing(actor=specialist, programme=programme, new=QUARTERLY) for _ in range(2)
    )
    actions.remove_standing(actor=specialist, standing=first)
    assert StandingItem.objects.filter(every="quarter").get() == second
    finish_items(actor=specialist, items=[second.occurrences.all()[0]])
    assert refusal(actions.remove_standing, actor=specialist, standing=second) == "occurrences-touched"


@pytest.mark.parametrize("role", [Role.LEADER, Role.UNIT_CONTACT, Role.ADMIN])
def test_units_and_leaders_do_not_write_programmes(
    programme: Programme, make: Make, province: Province, role: Role
) -> None:
    person, standing = province.people[role], programme.standing_items.get()
    acts = (
        (actions.add_item, {"programme": programme, "new": MARCH}),
        (actions.change_item, {"item": make(), "new": MARCH}),
        (actions.remove_item, {"item": make()}),
        (actions.add_standing, {"programme": programme, "new": QUARTERLY}),
        (actions.change_standing, {"standing": standing, "new": QUARTERLY}),
        (actions.remove_standing, {"standing": standing}),
        (actions.discard_programme, {"programme": programme}),
    )
    assert {refusal(act, actor=person, **named) for act, named in acts} == {"not-allowed"}


# --- what the database itself refuses ---


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "quarter"}, {"quarter": 2}, {"kind": "term"}, {"kind": "term", "year_to": 2023},
        {"year_to": 2030}, {"title": ""}, {"state": "adopted"},
    ],
)  # fmt: skip
def test_a_wrong_programme(draft: Programme, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.filter(pk=draft.pk).update(**wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"content": ""}, {"origin": "sudden"}, {"origin": "standing"}, {"programme": None},
        {"until_on": None}, {"from_on": None}, {"until_on": date(2023, 1, 1)}, {"state": "done"},
        {"state": "dropped", "said": ""},
    ],
)  # fmt: skip
def test_a_wrong_item(make: Make, wrong: dict[str, object]) -> None:
    item = make()
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeItem.objects.filter(pk=item.pk).update(**wrong)


def test_an_occurrence_falls_once(programme: Programme, specialist: User) -> None:
    standing = actions.add_standing(actor=specialist, programme=programme, new=QUARTERLY)
    march, june, *_ = standing.occurrences.all()
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeItem.objects.filter(pk=june.pk).update(month=march.month)
