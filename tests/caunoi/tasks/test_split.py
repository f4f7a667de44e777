"""A task made concrete in others: done, refused, raced; and what the others then do to it and it to them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from caunoi.documents.models import Document
from caunoi.people.models import Collective, CollectiveName, Office, OfficeParameter, User
from caunoi.tasks import chain_rules
from caunoi.tasks.actions import (
    accept_task,
    cancel_task,
    change_due,
    hand_in_task,
    report_progress,
    return_task,
    start_task,
)
from caunoi.tasks.anchor_actions import Day, add_anchor, move_anchor
from caunoi.tasks.chain_actions import NewPart, split_task
from caunoi.tasks.chain_reads import (
    Below,
    cancelled_token,
    chain_of,
    members,
    moved_token,
    open_below,
    split_token,
)
from caunoi.tasks.chain_rules import Rollup, day_before, refuse_not_before
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Task
from caunoi.tasks.opening import open_tasks_from
from caunoi.tasks.rules import NO_DUE, Due, Operator, State, due_words
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import PAPER, Open, add_fact, by, said
from tests.conftest import Province
from vanban.dates.working_days import SHIPPED, load

D = date
FAR = D(2030, 12, 20)  # a Friday


@pytest.fixture
def upper(open_task: Open, province: Province) -> Task:
    """What the province's office owes by a Friday far away."""
    return open_task("Rà soát thiết chế văn hóa", owner=province.party_office, due=by(FAR))


@pytest.fixture
def split(province: Province, specialist: User) -> Callable[..., list[Task]]:
    def make(task: Task, *dues: date, offices: tuple[Office, ...] = ()) -> list[Task]:
        each = offices or (province.commune, province.neighbour, province.board)
        parts = [
            NewPart(office, f"{task.action}: {office.short_name}", by(due))
            for office, due in zip(each, dues, strict=False)
        ]
        return split_task(actor=specialist, task=task, parts=parts, seen=split_token(task))

    return make


Split = Callable[..., list[Task]]


def now(task: Task) -> Task:
    return Task.objects.with_parts().get(pk=task.pk)


def code(act: Callable[[], object]) -> str:
    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code


def finish(part: Task, who: User, chief: User) -> None:
    hand_in_task(actor=who, task=part, result="Đã xong", proofs=[Proof(PAPER)])
    accept_task(actor=chief, task=part)


class TestRules:
    @pytest.mark.parametrize(
        ("above", "margin", "today", "day"),
        [
            (None, 2, D(2026, 11, 23), None),
            (D(2026, 12, 4), 2, D(2026, 11, 23), D(2026, 12, 2)),
            (D(2026, 12, 7), 2, D(2026, 11, 23), D(2026, 12, 3)),  # over a weekend
            (D(2026, 12, 4), 1, D(2026, 11, 23), D(2026, 12, 3)),
            (D(2026, 12, 4), 5, D(2026, 12, 2), D(2026, 12, 2)),  # too near: today
            (D(2026, 12, 7), 5, D(2026, 12, 5), None),  # Saturday, nothing before Monday
            (D(2026, 12, 4), 2, D(2026, 12, 4), None),
            (D(2026, 12, 4), 2, D(2027, 1, 4), None),  # late already
        ],
    )
    def test_the_day_the_office_sets(
        self, above: date | None, margin: int, today: date, day: date | None
    ) -> None:
        assert day_before(above, margin, today, load(SHIPPED)) == day

    @pytest.mark.parametrize(
        ("below", "above", "latest", "refused"),
        [
            (D(2026, 12, 3), D(2026, 12, 4), D(2026, 12, 2), False),
            (D(2026, 12, 4), D(2026, 12, 4), D(2026, 12, 2), True),
            (None, D(2026, 12, 4), D(2026, 12, 2), True),
            (None, None, None, False),
            (D(2026, 12, 9), D(2026, 12, 4), None, False),
        ],
    )
    def test_before_the_one_above(
        self, below: date | None, above: date | None, latest: date | None, refused: bool
    ) -> None:
        if not refused:
            refuse_not_before(below, above, latest)
            return
        with pytest.raises(RuleBroken, match="02/12/2026"):
            refuse_not_before(below, above, latest)

    @pytest.mark.parametrize(("done", "whole", "percent"), [(0, 3, 0), (1, 3, 33), (2, 3, 66), (3, 3, 100)])
    def test_counted(self, done: int, whole: int, percent: int) -> None:
        rolled = Rollup(done, whole)
        assert rolled.percent == percent
        assert rolled.words.startswith(f"{done}/{whole} ")

    def test_of_many_that_are_touched_a_few_are_named(self) -> None:
        with pytest.raises(RuleBroken, match="“a”, “b”, “c” và 2 nhiệm vụ nữa"):
            chain_rules.refuse_unseen("", "1 2", list("abcde"))


class TestDone:
    def test_each_body_gets_its_own_with_the_words_of_the_paper(
        self, document: Document, specialist: User, split: Split, province: Province
    ) -> None:
        upper = open_tasks_from(actor=specialist, document=document)[0]
        change_due(actor=specialist, task=upper, new=by(FAR), reason="Lùi", seen=due_words(upper.deadline))
        parts = split(now(upper), D(2030, 12, 18), D(2030, 12, 10))
        assert [part.owner for part in parts] == [province.commune, province.neighbour]
        first = parts[0]
        assert (first.parent, first.document, first.fact) == (upper, document, None)
        assert first.source_sentence == upper.source_sentence
        assert first.report_to == province.commune.name
        assert said(first) == [
            "Người Chuyên viên văn phòng giao nhiệm vụ “Chuẩn bị hội trường: Xã Bến Thượng” cho Đảng ủy xã "
            "Bến Thượng, hạn: chậm nhất ngày 18/12/2030."
        ]
        assert said(upper)[-1].endswith("thành 2 nhiệm vụ, giao Đảng ủy xã Bến Thượng, Đảng ủy xã Tân Thịnh.")

    def test_the_day_that_the_office_sets_is_marked_as_ours(self, upper: Task, split: Split) -> None:
        ours, typed = split(upper, D(2030, 12, 18), D(2030, 12, 17))
        assert (ours.due_by_office, typed.due_by_office) == (True, False)
        assert "cơ quan đặt" in ours.due_said

    def test_the_margin_is_the_offices(self, upper: Task, split: Split) -> None:
        OfficeParameter.objects.create(key="chain_margin", value=5, basis="Quy chế làm việc")
        (ours,) = split(upper, D(2030, 12, 13))
        assert ours.due_by_office

    def test_progress_is_counted_and_a_cancelled_part_no_longer(
        self, upper: Task, split: Split, contact: User, chief: User, specialist: User
    ) -> None:
        one, two, three = split(upper, *[D(2030, 12, 10)] * 3)
        start_task(actor=specialist, task=upper)
        assert (now(upper).progress_now, now(upper).rolled) == (0, Rollup(0, 3))
        finish(one, contact, chief)
        assert now(upper).progress_now == 33
        cancel_task(actor=chief, task=two, reason="Nhập vào việc khác")
        assert now(upper).progress_now == 50
        finish(three, specialist, chief)
        assert now(upper).progress_now == 100
        assert Task.objects.get(pk=upper.pk).rolled == Rollup(2, 2)

    def test_handed_in_once_everything_below_is_accepted(
        self, upper: Task, split: Split, contact: User, chief: User, specialist: User
    ) -> None:
        (one,) = split(upper, D(2030, 12, 10))
        finish(one, contact, chief)
        done = hand_in_task(actor=specialist, task=upper, result="Xong", proofs=[Proof(PAPER)])
        assert done.stands is State.HANDED_IN
        assert not done.notes.exists()
        return_task(actor=chief, task=done, reason="Thiếu phụ lục")
        assert now(upper).progress_now == 100  # still counted

    def test_handed_in_with_a_reason_while_something_is_open(
        self, upper: Task, split: Split, specialist: User
    ) -> None:
        split(upper, D(2030, 12, 10))
        done = hand_in_task(
            actor=specialist, task=upper, result="Xong", proofs=[Proof(PAPER)], despite="Xã gửi sau"
        )
        assert [note.text for note in done.notes.all()] == [
            "Báo hoàn thành khi còn nhiệm vụ cụ thể hóa: Xã gửi sau"
        ]

    def test_a_part_is_made_concrete_in_turn(
        self, upper: Task, split: Split, province: Province, specialist: User
    ) -> None:
        (part,) = split(upper, D(2030, 12, 17))
        (cell,) = split(part, D(2030, 12, 13), offices=(province.cell,))
        assert open_below(upper, held=False) == [part, cell]
        assert chain_of(specialist, cell).above == part
        assert now(upper).rolled == Rollup(0, 1)

    def test_below_one_without_a_day_any_day_will_do(
        self, open_task: Open, split: Split, specialist: User
    ) -> None:
        upper = open_task("Tuyên truyền", due=NO_DUE)
        (dated,) = split(upper, D(2031, 1, 6))
        undated = split_task(
            actor=specialist, task=upper, seen=split_token(upper),
            parts=[NewPart(dated.owner or Office(), "Tuyên truyền ở thôn", NO_DUE)],
        )[0]  # fmt: skip
        assert (dated.due, undated.due) == (D(2031, 1, 6), None)


class TestRefused:
    @pytest.mark.parametrize("due", [FAR, D(2030, 12, 21), D(2031, 1, 6), None])
    def test_a_part_that_does_not_end_before_it(
        self, upper: Task, specialist: User, province: Province, due: date | None
    ) -> None:
        part = NewPart(province.commune, "Rà soát", by(due) if due else NO_DUE)
        good = NewPart(province.neighbour, "Rà soát", by(D(2030, 12, 10)))
        act = partial(split_task, actor=specialist, task=upper, parts=[good, part], seen="")
        assert code(act) == "not-before-parent"
        assert not Task.objects.filter(parent=upper).exists()

    def test_moved_to_where_the_one_above_already_ended(self, upper: Task, split: Split, chief: User) -> None:
        (part,) = split(upper, D(2030, 12, 10))
        seen = due_words(part.deadline)
        assert (
            code(lambda: change_due(actor=chief, task=part, new=by(FAR), reason="Chậm", seen=seen))
            == "not-before-parent"
        )
        moved = change_due(actor=chief, task=part, new=by(D(2030, 12, 19)), reason="Chậm", seen=seen)
        assert moved.due == D(2030, 12, 19)

    @pytest.mark.parametrize("state", [State.HANDED_IN, State.ACCEPTED, State.CANCELLED])
    def test_of_what_is_not_owed(
        self, open_task: Open, specialist: User, province: Province, state: State
    ) -> None:
        part = NewPart(province.commune, "Rà soát", by(D(2030, 12, 10)))
        upper = open_task(state=state)
        assert code(lambda: split_task(actor=specialist, task=upper, parts=[part], seen="")) == "wrong-state"

    @pytest.mark.parametrize("number", [0, chain_rules.MOST_PARTS + 1])
    def test_for_nobody_or_for_too_many(
        self, upper: Task, specialist: User, province: Province, number: int
    ) -> None:
        parts = [NewPart(province.commune, "Rà soát", by(D(2030, 12, 10)))] * number
        assert code(lambda: split_task(actor=specialist, task=upper, parts=parts, seen="")) == "no-parts"

    def test_by_the_unit_and_the_leader(
        self, upper: Task, province: Province, contact: User, leader: User
    ) -> None:
        parts = [NewPart(province.commune, "Rà soát", by(D(2030, 12, 10)))]
        for who in (contact, leader):
            act = partial(split_task, actor=who, task=upper, parts=parts, seen="")
            assert code(act) == "not-allowed"

    def test_progress_typed_over_what_is_counted(self, upper: Task, split: Split, specialist: User) -> None:
        split(upper, D(2030, 12, 10))
        assert code(lambda: report_progress(actor=specialist, task=upper, percent=90)) == "progress-counted"

    @pytest.mark.parametrize("despite", ["", "  "])
    def test_handed_in_while_something_is_open(
        self, upper: Task, split: Split, specialist: User, despite: str
    ) -> None:
        split(upper, D(2030, 12, 10))
        act = partial(
            hand_in_task, actor=specialist, task=upper, result="Xong", proofs=[Proof(PAPER)], despite=despite
        )
        assert code(act) == "parts-open"

    def test_no_chain_comes_back_to_itself(self, upper: Task, split: Split) -> None:
        (part,) = split(upper, D(2030, 12, 10))
        for below, above in ((upper, part), (upper, upper)):
            with pytest.raises(IntegrityError), transaction.atomic():
                Task.objects.filter(pk=below.pk).update(parent=above)


class TestTakenAlong:
    """Cancelling or moving a task shows first what it takes along."""

    def test_cancelled_with_everything_open_below(
        self, upper: Task, split: Split, contact: User, chief: User, province: Province
    ) -> None:
        one, two, three = split(upper, *[D(2030, 12, 10)] * 3)
        (cell,) = split(one, D(2030, 12, 6), offices=(province.cell,))
        finish(two, chief, User.objects.create_user("chanh-2", role="chief", office=province.party_office))
        assert code(partial(cancel_task, actor=chief, task=upper, reason="Thôi")) == "parts-touched"
        assert now(upper).stands is State.OPEN
        shown = cancelled_token(open_below(upper, held=False))
        hand_in_task(actor=chief, task=three, result="Xong", proofs=[Proof(PAPER)])
        cancel_task(actor=chief, task=upper, reason="Thôi", touched=shown)
        assert {part.stands for part in (now(one), now(three), now(cell))} == {State.CANCELLED}
        assert now(two).stands is State.ACCEPTED
        assert now(cell).reason == "Nhiệm vụ cấp trên đã hủy: Thôi"
        assert "hủy nhiệm vụ" in said(cell)[-1]

    def test_moved_earlier_what_no_longer_fits_comes_to_the_day_the_office_sets(
        self, upper: Task, split: Split, chief: User, province: Province
    ) -> None:
        early, one, two = split(upper, D(2030, 12, 5), D(2030, 12, 18), D(2030, 12, 12))
        (cell,) = split(one, D(2030, 12, 16), offices=(province.cell,))
        new, seen = by(D(2030, 12, 12)), due_words(upper.deadline)
        shown = moved_token(Below.now().moved_by(upper, new))
        assert code(lambda: change_due(actor=chief, task=upper, new=new, reason="Sớm", seen=seen)) == (
            "parts-touched"
        )
        change_due(actor=chief, task=upper, new=new, reason="Sớm", seen=seen, touched=shown)
        assert [now(part).due for part in (upper, early, one, two, cell)] == [
            D(2030, 12, 12), D(2030, 12, 5), D(2030, 12, 10), D(2030, 12, 10), D(2030, 12, 6),
        ]  # fmt: skip
        change = one.due_changes.get()
        assert (change.reason, change.by) == ("Nhiệm vụ cấp trên đổi hạn: Sớm", chief)
        assert not early.due_changes.exists()
        assert now(one).due_by_office

    def test_moved_later_nothing_below_moves(self, upper: Task, split: Split, chief: User) -> None:
        (one,) = split(upper, D(2030, 12, 18))
        seen = due_words(upper.deadline)
        change_due(actor=chief, task=upper, new=by(D(2031, 1, 10)), reason="Lùi", seen=seen)
        assert now(one).due == D(2030, 12, 18)

    def test_a_meeting_that_moves_the_task_above_is_said_on_the_page(
        self, upper: Task, split: Split, chief: User
    ) -> None:
        anchor = add_anchor(actor=chief, what="Hội nghị", day=Day(D(2030, 12, 27)))
        back = Due(None, None, Operator.BEFORE, "trước 03 ngày làm việc", "", -3, "working_day", "hội nghị")
        seen = due_words(upper.deadline)
        change_due(actor=chief, task=upper, new=back, reason="Theo kế hoạch", seen=seen, anchor=anchor)
        (one,) = split(now(upper), D(2030, 12, 20))
        assert chain_of(chief, one).fits
        move_anchor(actor=chief, anchor=anchor, day=Day(D(2030, 12, 20)), reason="Sớm", seen=anchor.day_words)
        assert not chain_of(chief, now(one)).fits
        assert [part.fits for part in chain_of(chief, now(upper)).parts] == [False]


def test_raced_the_second_who_splits_is_told(upper: Task, split: Split, chief: User) -> None:
    seen = split_token(upper)
    (one,) = split(upper, D(2030, 12, 10))
    assert one.owner is not None
    again = [NewPart(one.owner, "Rà soát", by(D(2030, 12, 10)))]
    act = partial(split_task, actor=chief, task=upper, parts=again, seen=seen)
    assert code(act) == "split-meanwhile"
    assert Task.objects.filter(parent=upper).count() == 1


class TestMembers:
    @pytest.fixture
    def collective(self, province: Province) -> Collective:
        one = Collective.objects.create(
            name="các xã", scope="everywhere", kinds=["committee"], levels=["commune"]
        )
        CollectiveName.objects.create(collective=one, name="Các Đảng ủy xã")
        return one

    @pytest.fixture
    def given(self, document: Document, specialist: User, collective: Collective) -> Task:
        add_fact(document, "tasks", 2, {"assignee": "Các Đảng ủy xã", "action": "báo cáo kết quả"})
        return open_tasks_from(actor=specialist, document=document)[2]

    def test_a_collective_is_split_into_its_members_in_one_confirmation(
        self, given: Task, province: Province
    ) -> None:
        assert given.owner is None
        assert set(members(given).offices) == {province.commune, province.neighbour}
        client, address = province.client("specialist"), reverse("tasks:split", args=[given.pk])
        page = client.get(address).content.decode()
        assert "2 đơn vị, đã chọn sẵn" in page
        assert page.count(" checked") == 2
        each = [province.commune.pk, province.neighbour.pk]
        written = client.get(address, {"don_vi": each}).content.decode()
        assert written.count("Báo cáo kết quả</textarea>") == 2
        sent: dict[str, object] = {"don_vi": each, "seen": ""}
        latest = Below.now().latest(given.safe_on)
        for pk in each:
            sent |= {f"{pk}-due_on": f"{latest:%d/%m/%Y}"}
            sent |= {f"{pk}-give": "on", f"{pk}-action": f"báo cáo {pk}"}
        done = client.post(address, sent, follow=True).content.decode()
        assert "Đã giao 2 nhiệm vụ cụ thể hóa." in done
        assert "0/2 nhiệm vụ cụ thể hóa đã nghiệm thu" in done
        assert client.get(address).content.decode().count(" checked") == 0

    def test_a_member_that_is_no_more_gets_nothing(self, given: Task, province: Province) -> None:
        Office.objects.filter(pk=province.neighbour.pk).update(valid_to=D(2025, 6, 30))
        meant = members(given)
        assert (meant.offices, meant.gone) == ((province.commune,), 1)

    def test_one_office_is_no_collective(self, document: Document, specialist: User) -> None:
        assert members(open_tasks_from(actor=specialist, document=document)[0]).offices == ()


class TestPages:
    def test_what_was_typed_stays_with_the_reason_over_it(self, upper: Task, province: Province) -> None:
        client, pk = province.client("chief"), province.commune.pk
        address = reverse("tasks:split", args=[upper.pk])
        assert "18/12/2030" in client.get(address, {"don_vi": pk}).content.decode()
        sent = {"don_vi": pk, "seen": "", f"{pk}-give": "on", f"{pk}-action": "Rà soát xã"}
        for due, words in (("20/12/2030", "Hãy đặt hạn chậm nhất ngày 18/12/2030"), ("?", "không đọc được")):
            answer = client.post(address, {**sent, f"{pk}-due_on": due})
            assert answer.status_code == 422
            assert words in answer.content.decode()
            assert "Rà soát xã" in answer.content.decode()
        # A body whose tick was taken away gets nothing.
        unticked = {name: value for name, value in sent.items() if not name.endswith("give")}
        assert "Chưa chọn đơn vị nào" in client.post(address, unticked).content.decode()

    def test_the_deed_shows_what_it_takes_along_and_then_does_it(
        self, upper: Task, split: Split, province: Province
    ) -> None:
        (one,) = split(upper, D(2030, 12, 18))
        client, detail = province.client("chief"), reverse("tasks:detail", args=[upper.pk])
        address = reverse("tasks:change_due", args=[upper.pk])
        sent = {
            "operator": "by", "due_on": "12/12/2030", "seen": due_words(upper.deadline), "reason": "Sớm",
        }  # fmt: skip
        shown = client.post(address, sent)
        assert shown.status_code == 422
        assert "chậm nhất ngày 18/12/2030 → chậm nhất ngày 10/12/2030" in shown.content.decode()
        assert now(upper).due == FAR
        touched = f"{one.pk}:2030-12-10"
        assert f'value="{touched}"' in shown.content.decode()
        assert client.post(address, {**sent, "touched": touched}).status_code == 302
        assert now(one).due == D(2030, 12, 10)
        cancel = reverse("tasks:cancel", args=[upper.pk])
        page = client.get(cancel).content.decode()
        assert "Kéo theo 1 nhiệm vụ cụ thể hóa" in page
        assert client.post(cancel, {"reason": "Thôi"}).status_code == 422
        client.post(cancel, {"reason": "Thôi", "touched": str(one.pk)})
        assert now(one).stands is State.CANCELLED
        assert "Đã hủy" in client.get(detail).content.decode()

    def test_tying_to_a_meeting_shows_it_too(
        self, upper: Task, split: Split, chief: User, province: Province
    ) -> None:
        (one,) = split(upper, D(2030, 12, 18))
        anchor = add_anchor(actor=chief, what="Hội nghị", day=Day(D(2030, 12, 16)))
        sent = {
            "seen": due_words(upper.deadline), "anchor": anchor.pk, "side": "before", "count": 3,
            "unit": "working_day", "reason": "Theo kế hoạch",
        }  # fmt: skip
        client, address = province.client("chief"), reverse("tasks:tie", args=[upper.pk])
        shown = client.post(address, sent)
        assert shown.status_code == 422
        assert "Kéo theo 1" in shown.content.decode()
        assert client.post(address, {**sent, "touched": f"{one.pk}:2030-12-09"}).status_code == 302
        assert (now(upper).due, now(one).due) == (D(2030, 12, 11), D(2030, 12, 9))

    def test_the_part_says_what_it_comes_from_to_who_sees_it(
        self, upper: Task, split: Split, province: Province
    ) -> None:
        (one,) = split(upper, D(2030, 12, 18))
        address = reverse("tasks:detail", args=[one.pk])
        assert "Cụ thể hóa từ" in province.client("chief").get(address).content.decode()
        unit = province.client("unit_contact").get(address).content.decode()
        assert "Cụ thể hóa từ" not in unit
        assert "Cụ thể hóa cho các đơn vị" not in unit

    def test_handing_in_asks_for_the_reason_only_where_it_is_needed(
        self, upper: Task, split: Split, province: Province
    ) -> None:
        client, address = province.client("specialist"), reverse("tasks:hand_in", args=[upper.pk])
        assert "khi còn nhiệm vụ cụ thể hóa" not in client.get(address).content.decode()
        split(upper, D(2030, 12, 18))
        assert "khi còn nhiệm vụ cụ thể hóa" in client.get(address).content.decode()
        sent = {"result": "Xong", "paper": PAPER}
        assert "chưa báo hoàn thành được" in client.post(address, sent).content.decode()
        assert client.post(address, {**sent, "despite": "Xã gửi sau"}).status_code == 302

    def test_the_list_and_the_sheet_say_what_is_counted(
        self, upper: Task, split: Split, province: Province, contact: User, chief: User, specialist: User
    ) -> None:
        one, _ = split(upper, D(2030, 12, 18), D(2030, 12, 18))
        start_task(actor=specialist, task=upper)
        finish(one, contact, chief)
        client = province.client("chief")
        page = client.get(reverse("tasks:list"), {"don_vi": province.party_office.pk}).content.decode()
        assert "50%" in page
        book = load_workbook(io.BytesIO(client.get(reverse("tasks:export")).content)).active
        assert book is not None
        assert ("50%", "Đang làm") in {(row[10], row[8]) for row in book.iter_rows(values_only=True)}
