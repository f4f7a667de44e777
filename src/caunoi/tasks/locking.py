"""What every verb on a task begins with: the row locked, then the question whether this person may."""

from __future__ import annotations

from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.models import Task
from caunoi.ui.refusal import RuleBroken


def locked(task: Task) -> Task:
    """The task as it stands now, held until the transaction ends: the second of two at once waits."""
    rows = Task.objects.select_for_update(of=("self",))
    return rows.select_related("owner", "acceptor", "handed_in_by", "document__incoming").get(pk=task.pk)


def demand_on(actor: User, verb: Verb, task: Task, *, shared: bool = False) -> None:
    """Lets the person through or raises RuleBroken("not-allowed"); `shared`: coordinating offices may too."""
    if Task.objects.in_reach(actor, verb, coordinating=shared).filter(pk=task.pk).exists():
        return
    demand(actor, verb, task.owner)
    raise RuleBroken(
        "not-allowed",
        "Nhiệm vụ này chưa rõ đơn vị chủ trì nên đồng chí chưa làm được. "
        "Đề nghị văn phòng giao đơn vị trước.",
    )
