"""The verb that makes a task concrete: one task for each body, in one deed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.tasks import chain_rules
from caunoi.tasks.actions import NewTask, open_task
from caunoi.tasks.chain_reads import Below, split_token
from caunoi.tasks.locking import demand_on, locked
from caunoi.tasks.models import Task
from caunoi.tasks.rules import Due


@dataclass(frozen=True, slots=True)
class NewPart:
    """What one body gets: in which words, and until when."""

    office: Office
    action: str
    due: Due
    product: str = ""


@transaction.atomic
def split_task(*, actor: User, task: Task, parts: Sequence[NewPart], seen: str) -> list[Task]:
    """Makes a task concrete: opens one below it for each part, all or none.

    `seen` stands for what was below it when the person looked (split_token): where somebody has given parts
    since, nothing is opened. A deadline that is the office's own figure is marked as ours.
    Raises RuleBroken: not-allowed, wrong-state, no-parts, split-meanwhile, and as open_task does.
    """
    task = locked(task)
    demand_on(actor, Verb.OPEN_TASK, task)
    chain_rules.refuse_not_owed(task.stands)
    chain_rules.refuse_no_parts(len(parts))
    chain_rules.refuse_split_meanwhile(seen, split_token(task))
    latest = Below.now().latest(task.safe_on)
    opened = [open_task(actor=actor, new=_new(task, part, ours=part.due.on == latest)) for part in parts]
    names = ", ".join(part.owner_name for part in opened)
    record(
        actor=actor, verb="split_task", about=task, after=names,
        said=f"{actor} cụ thể hóa nhiệm vụ “{task}” thành {len(opened)} nhiệm vụ, giao {names}.",
    )  # fmt: skip
    return opened


def _new(task: Task, part: NewPart, *, ours: bool) -> NewTask:
    return NewTask(
        part.action, owner=part.office, product=part.product, due=part.due, acceptor=task.acceptor,
        report_to=task.owner.name if task.owner else "", parent=task, ours=ours and part.due.on is not None,
    )  # fmt: skip
