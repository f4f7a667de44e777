"""Open work of an office that has ended: shown, handed over, refused, twice; the page and the notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import timezone

from caunoi.ledger.reads import history
from caunoi.people.models import Confidence, EventKind, Office, User
from caunoi.people.office_actions import EventSaid, record_event
from caunoi.tasks.actions import assign_task
from caunoi.tasks.handover import Handover, handover, left_behind
from caunoi.tasks.handover_actions import Given, hand_over_office
from caunoi.tasks.models import Task
from caunoi.tasks.rules import State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, said
from tests.conftest import Province

ENDED = date(2026, 7, 1)
BASIS = "Nghị quyết 15-NQ/TU"


@dataclass(frozen=True)
class Gone:
    """The commune, which gave way to its neighbour, and what it left."""

    office: Office
    heir: Office
    province: Province

    def left(self) -> Handover:
        return handover(self.office, timezone.localdate())

    def pass_on(self, actor: User, given: list[Given], seen: str | None = None) -> list[Task]:
        seen = self.left().seen if seen is None else seen
        on = timezone.localdate()
        return hand_over_office(actor=actor, office=self.office, on=on, given=given, seen=seen)


def _ends(province: Province, *heirs: Office, doubtful: bool = False) -> None:
    kind = EventKind.END if not heirs else EventKind.MERGE if len(heirs) == 1 else EventKind.SPLIT
    confidence = Confidence.LOW if doubtful else Confidence.HIGH
    said = EventSaid(kind, ENDED, (province.commune,), heirs, BASIS, confidence=confidence)
    record_event(actor=province.people["admin"], said=said)
    if doubtful:  # a doubtful event ends nobody by itself
        Office.objects.filter(pk=province.commune.pk).update(valid_to=date(2026, 6, 30))
    province.commune.refresh_from_db()


@pytest.fixture
def gone(province: Province) -> Gone:
    return Gone(province.commune, province.neighbour, province)


def _refused(code: str) -> pytest.RaisesExc[RuleBroken]:
    return pytest.raises(RuleBroken, check=lambda broken: broken.code == code)


def test_what_is_open_moves_with_its_reason_and_what_is_done_stays(
    open_task: Open, gone: Gone, leader: User
) -> None:
    owned = [open_task(f"Việc {state}", state=state) for state in State]
    helped = open_task("Cùng làm", owner=gone.province.board)
    assign_task(actor=leader, task=helped, owner=helped.owner, coordinating=[gone.office], acceptor=leader)
    _ends(gone.province, gone.heir)
    left = gone.left()
    assert left.sure is not None
    assert left.sure.office == gone.heir
    assert [(work.task.action, work.shared) for work in left.work][-1] == ("Cùng làm", True)

    moved = gone.pass_on(leader, [Given(work.task.pk, gone.heir.pk) for work in left.work])

    closed = {State.ACCEPTED, State.CANCELLED}
    for task in owned:
        stays = task.stands in closed
        task.refresh_from_db()
        assert task.owner == (gone.office if stays else gone.heir), task
        assert task.state in closed or "tan thinh" in task.search_folded
    assert list(helped.coordinating.all()) == [gone.heir]
    assert len(moved) == 5
    way = "từ Đảng ủy xã Bến Thượng sang Đảng ủy xã Tân Thịnh"
    why = f"vì hợp nhất, sáp nhập, thay thế từ ngày 01/07/2026 theo {BASIS}."
    assert said(owned[0])[-1] == (f"Người Lãnh đạo chuyển nhiệm vụ “Việc open” {way}, {why}")
    assert said(helped)[-1].startswith("Người Lãnh đạo chuyển phần phối hợp nhiệm vụ “Cùng làm” từ")
    assert history(gone.office)[0].said == (
        "Người Lãnh đạo chuyển 5 nhiệm vụ của Đảng ủy xã Bến Thượng cho Đảng ủy xã Tân Thịnh."
    )
    assert gone.left().work == ()


def test_who_helped_and_now_owns_does_not_help_any_more(open_task: Open, gone: Gone, leader: User) -> None:
    mine, theirs = open_task("Của xã"), open_task("Của bên", owner=gone.heir)
    for task, other in ((mine, gone.heir), (theirs, gone.office)):
        assign_task(actor=leader, task=task, owner=task.owner, coordinating=[other], acceptor=leader)
    _ends(gone.province, gone.heir)
    gone.pass_on(leader, [Given(task.pk, gone.heir.pk) for task in (mine, theirs)])
    for task in (mine, theirs):
        task.refresh_from_db()
        assert (task.owner, list(task.coordinating.all())) == (gone.heir, [])


def test_several_or_doubtful_heirs_are_chosen_task_by_task(
    open_task: Open, gone: Gone, specialist: User
) -> None:
    first, second, third = (open_task(f"Việc {n}") for n in range(3))
    _ends(gone.province, gone.heir, gone.province.board)
    assert gone.left().sure is None
    gone.pass_on(specialist, [Given(first.pk, gone.heir.pk), Given(second.pk, gone.province.board.pk)])
    for task, owner in ((first, gone.heir), (second, gone.province.board), (third, gone.office)):
        task.refresh_from_db()
        assert task.owner == owner
    assert [work.task for work in gone.left().work] == [third]


def test_one_doubtful_heir_is_never_sure(open_task: Open, gone: Gone, specialist: User) -> None:
    task = open_task()
    _ends(gone.province, gone.heir, doubtful=True)
    assert gone.left().sure is None
    gone.pass_on(specialist, [Given(task.pk, gone.heir.pk)])
    assert "(chưa chắc)" in said(task)[-1]


def _finishes(gone: Gone, task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(state=State.CANCELLED, reason="thôi")


def _becomes_doubtful(gone: Gone, task: Task) -> None:
    event = gone.office.left_by.get()
    event.confidence = Confidence.LOW
    event.save()


@pytest.mark.parametrize("meanwhile", [_finishes, _becomes_doubtful])
def test_what_changed_since_it_was_shown_moves_nothing(
    open_task: Open, gone: Gone, leader: User, meanwhile: Callable[[Gone, Task], None]
) -> None:
    task, other = open_task("Một"), open_task("Hai")
    _ends(gone.province, gone.heir)
    seen = gone.left().seen
    meanwhile(gone, other)
    with _refused("handover-changed"):
        gone.pass_on(leader, [Given(task.pk, gone.heir.pk)], seen)
    task.refresh_from_db()
    assert task.owner == gone.office


def test_the_second_time_nothing_happens(open_task: Open, gone: Gone, leader: User) -> None:
    task = open_task()
    _ends(gone.province, gone.heir)
    seen, given = gone.left().seen, [Given(task.pk, gone.heir.pk)]
    gone.pass_on(leader, given, seen)
    lines = said(task)
    with _refused("handover-changed"):
        gone.pass_on(leader, given, seen)
    assert said(task) == lines


def test_refused(open_task: Open, gone: Gone, leader: User, contact: User) -> None:
    task, foreign = open_task(), open_task(owner=gone.heir)
    with _refused("still-stands"):
        gone.pass_on(leader, [])
    _ends(gone.province, gone.heir)
    with _refused("not-allowed"):
        gone.pass_on(contact, [Given(task.pk, gone.heir.pk)])
    for code, given in (
        ("nothing-given", []),
        ("not-an-heir", [Given(task.pk, gone.province.board.pk)]),
        ("not-an-heir", [Given(foreign.pk, gone.heir.pk)]),
    ):
        with _refused(code):
            gone.pass_on(leader, given)
    assert not [line for line in said(task) if "chuyển" in line]


def test_the_notice_and_the_page(open_task: Open, gone: Gone, leader: User) -> None:
    client, page = gone.province.client("leader"), f"/don-vi/{gone.office.pk}/chuyen-viec/"
    assert "vẫn đang hoạt động" in client.get(page).text
    task = open_task("Gửi báo cáo quý")
    _ends(gone.province, gone.heir)
    assert left_behind(leader, timezone.localdate())[0].tasks == 1
    assert left_behind(gone.province.people["unit_contact"], timezone.localdate()) == []
    home = client.get("/").text
    assert "Đảng ủy xã Bến Thượng đã kết thúc ngày" in home
    assert page in home

    shown = client.get(page)
    assert f'<option value="{gone.heir.pk}" selected>Đảng ủy xã Tân Thịnh' in shown.text
    seen = shown.context["left"].seen
    answer = client.post(page, {"seen": seen, f"to_{task.pk}": gone.heir.pk}, follow=True)
    assert "Đã chuyển 1 nhiệm vụ" in answer.text
    assert "Không còn việc nào để chuyển" in answer.text
    assert "chuyen-viec" not in client.get("/").text
    again = client.post(page, {"seen": seen, f"to_{task.pk}": gone.heir.pk})
    assert again.status_code == 422
    assert "vừa thay đổi, chưa chuyển gì" in again.text


def test_where_nobody_took_over_the_page_says_what_to_do(open_task: Open, gone: Gone) -> None:
    open_task()
    _ends(gone.province)
    text = gone.province.client("chief").get(f"/don-vi/{gone.office.pk}/chuyen-viec/").text
    assert "Sổ đơn vị chưa ghi ai tiếp nhận" in text
    assert "<select" not in text
