"""The verb by which the open work of an office that has ended goes to whoever carries on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from caunoi.ledger.actions import Deed, record, record_all
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.reads import Successor
from caunoi.people.rules import Verb
from caunoi.tasks.handover import Handover, Work, handover, hanging_on, why
from caunoi.tasks.models import Task
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class Given:
    """A task and the office that carries on with it, by their ids."""

    task: int
    to: int


@transaction.atomic
def hand_over_office(
    *, actor: User, office: Office, on: date, given: Sequence[Given], seen: str
) -> list[Task]:
    """Moves open tasks of an office that has ended to its successors of the day `on`, and says why of each.

    What is not in `given` stays, as everything accepted or cancelled does. `seen` is the Handover.seen that
    the person had before them: where a task, its state or a successor has changed since, nothing is moved,
    so that of two who send at once one does it.
    Raises RuleBroken: not-allowed, still-stands, handover-changed, nothing-given, not-an-heir.
    """
    demand(actor, Verb.ASSIGN_TASK, office)
    office = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    if office.stands_on(on):
        raise RuleBroken(
            "still-stands",
            f"{office.name} vẫn hoạt động ngày {on:%d/%m/%Y} nên chưa có gì để chuyển. "
            "Hãy ghi biến động của đơn vị trước, hoặc giao lại từng nhiệm vụ.",
        )
    held = hanging_on(office).select_for_update(of=("self",))
    left = handover(office, on, list(held.select_related("owner", "document__incoming")))
    moves = _moves(left, given, seen)
    tasks = [_move(office, work, heir) for work, heir in moves]
    deeds = [_told(actor, office, work, heir) for work, heir in moves]
    record_all(actor=actor, deeds=deeds)
    names = ", ".join(dict.fromkeys(heir.office.name for _, heir in moves))
    record(
        actor=actor, verb="hand_over_office", about=office, after=names,
        said=f"{actor} chuyển {len(tasks)} nhiệm vụ của {office.name} cho {names}.",
    )  # fmt: skip
    return tasks


def _moves(left: Handover, given: Sequence[Given], seen: str) -> list[tuple[Work, Successor]]:
    if left.seen != seen:
        raise RuleBroken(
            "handover-changed",
            "Nhiệm vụ hoặc đơn vị tiếp nhận vừa thay đổi, chưa chuyển gì. Hãy xem lại danh sách rồi chuyển.",
        )
    if not given:
        raise RuleBroken("nothing-given", "Chưa chọn đơn vị tiếp nhận cho nhiệm vụ nào nên chưa chuyển gì.")
    work = {one.task.pk: one for one in left.work}
    heirs = {heir.office.pk: heir for heir in left.heirs}
    chosen = {one.task: one.to for one in given}
    if not (chosen.keys() <= work.keys() and set(chosen.values()) <= heirs.keys()):
        raise RuleBroken(
            "not-an-heir",
            "Chỉ chuyển được nhiệm vụ đang mở của đơn vị này, cho đơn vị tiếp nhận theo sổ đơn vị. "
            "Muốn giao cho đơn vị khác thì giao lại từng nhiệm vụ.",
        )
    return [(work[task], heirs[to]) for task, to in chosen.items()]


def _move(office: Office, work: Work, heir: Successor) -> Task:
    task = work.task
    if work.shared:
        task.coordinating.remove(office)
        if heir.office.pk != task.owner_id:
            task.coordinating.add(heir.office)
        return task
    task.owner = heir.office
    task.set_search()
    task.save()
    task.coordinating.remove(heir.office)
    return task


def _told(actor: User, office: Office, work: Work, heir: Successor) -> Deed:
    part = "phần phối hợp nhiệm vụ" if work.shared else "nhiệm vụ"
    said = f"{actor} chuyển {part} “{work.task}” từ {office.name} sang {heir.office.name}, vì {why(heir)}."
    return Deed("hand_over_task", work.task, said, office.name, heir.office.name)
