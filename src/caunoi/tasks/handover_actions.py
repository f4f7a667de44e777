"""The verb by which the open work of an office that has ended goes to whoever carries on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from caunoi.ledger.actions import Deed, record, record_all
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.reads import Successor
from caunoi.people.rules import Verb
from caunoi.tasks.handover import Handover, Work, handover, hanging_on, why
from caunoi.tasks.models import Answer, Round, Task
from caunoi.tasks.rounds_rules import Kind
from caunoi.tasks.rules import CLOSED
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

    What a round still waits for is asked of the successor; parts that report to the office report to it.
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
    left = handover(office, on, _held(office))
    moves = _moves(left, given, seen)
    tasks = [_move(office, work, heir) for work, heir in moves]
    deeds = [_told(actor, office, work, heir) for work, heir in moves]
    owned = {work.task.pk: heir.office for work, heir in moves if not work.shared}
    _report_to(office, owned)
    record_all(actor=actor, deeds=[*deeds, *_asked(actor, office, owned)])
    names = ", ".join(dict.fromkeys(heir.office.name for _, heir in moves))
    record(
        actor=actor, verb="hand_over_office", about=office, after=names,
        said=f"{actor} chuyển {len(tasks)} nhiệm vụ của {office.name} cho {names}.",
    )  # fmt: skip
    return tasks


def _held(office: Office) -> list[Task]:
    """The office's open tasks, held with the parts below them: rounds first, as everywhere, then by age."""
    hanging = hanging_on(office)
    asked = Answer.objects.filter(kind=Kind.WAITING, task__in=hanging.values("pk")).values("round")
    list(Round.objects.select_for_update(of=("self",)).filter(pk__in=asked).order_by("pk"))
    concerned = Q(pk__in=hanging.values("pk")) | Q(parent__in=hanging.values("pk"))
    rows = Task.objects.filter(concerned).order_by("pk").select_for_update(of=("self",))
    list(rows.values_list("pk", flat=True))
    return list(hanging.select_related("owner", "document__incoming"))


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


def _report_to(office: Office, owned: Mapping[int, Office]) -> None:
    """Open parts that report to the office by its name report to whoever now owns what they are part of."""
    parts = Task.objects.filter(parent__in=owned, report_to=office.name).exclude(state__in=CLOSED)
    for part in parts:
        assert part.parent_id is not None  # found by it
        part.report_to = owned[part.parent_id].name
    Task.objects.bulk_update(parts, ["report_to"])


def _asked(actor: User, office: Office, owned: Mapping[int, Office]) -> Iterator[Deed]:
    """Moves the answers that rounds wait for; one office answers once, so who is asked itself keeps its own.

    The former office's answer then stays under its name, and the successor gives both.
    """
    waiting = Answer.objects.filter(kind=Kind.WAITING, task__in=owned).select_related("round")
    for answer in waiting.order_by("pk"):
        heir = owned[answer.task_id]
        said = f"{actor} chuyển phần trả lời về dự thảo “{answer.round}” từ {office.name} sang {heir.name}"
        if answer.round.answers.filter(office=heir).exists():
            said += f"; {heir.name} đã được hỏi riêng nên ý kiến này vẫn đứng tên {office.name}"
        else:
            answer.office = heir
            answer.save(update_fields=["office"])
        yield Deed("hand_over_answer", answer.round, f"{said}.", office.name, heir.name)


def _told(actor: User, office: Office, work: Work, heir: Successor) -> Deed:
    part = "phần phối hợp nhiệm vụ" if work.shared else "nhiệm vụ"
    said = f"{actor} chuyển {part} “{work.task}” từ {office.name} sang {heir.office.name}, vì {why(heir)}."
    return Deed("hand_over_task", work.task, said, office.name, heir.office.name)
