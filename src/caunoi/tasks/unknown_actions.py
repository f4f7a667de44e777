"""The verb by which a person says once what a name of a paper means; the register keeps it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from django.db import transaction

from caunoi.documents.models import Document
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.collectives import CollectiveSaid, said_of
from caunoi.people.models import Collective, Office, Scope, User
from caunoi.people.name_actions import add_alias, add_collective, change_collective
from caunoi.people.naming import name_key
from caunoi.people.office_actions import OfficeSaid, add_office
from caunoi.people.office_reads import Registers
from caunoi.people.rules import Verb
from caunoi.tasks.locking import locked
from caunoi.tasks.models import Task
from caunoi.tasks.owners import Owners
from caunoi.tasks.rules import CLOSED
from caunoi.tasks.unknown import Mention, UnknownName, documents_of, unknown_names
from caunoi.ui.refusal import RuleBroken


class NameAnswer(StrEnum):
    """What a name may turn out to be."""

    ALIAS = "alias"
    NEW = "new"
    COLLECTIVE = "collective"
    SEVERAL = "several"
    NOBODY = "nobody"


ANSWER_NAMES: Final[dict[NameAnswer, str]] = {
    NameAnswer.ALIAS: "Cách viết khác của một đơn vị",
    NameAnswer.NEW: "Đơn vị chưa có trong sổ",
    NameAnswer.COLLECTIVE: "Cách viết khác của một tên gọi chung",
    NameAnswer.SEVERAL: "Nhiều đơn vị gọi chung",
    NameAnswer.NOBODY: "Không phải đơn vị",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says a name means. The days are those of the name's use, for an alias or several."""

    answer: NameAnswer
    offices: tuple[Office, ...] = ()
    collective: Collective | None = None
    founded: OfficeSaid | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@transaction.atomic
def place_name(*, actor: User, name: str, decision: Decision) -> list[Task]:
    """Keeps in the register what a name means, and gives the open tasks that waited to who is meant.

    Answers the tasks that changed. The papers that name it are locked first, so that of two who answer at
    once the second is told; nothing is kept that would leave the name unknown where it was asked.
    Raises RuleBroken: not-allowed, placed-already, not-decided, still-unknown, and as the register's own
    verbs do (alias-twice, name-taken, collective-twice, ends-before-it-begins).
    """
    demand(actor, Verb.OPEN_TASK)
    asked = _asked(name)
    papers = Document.objects.select_for_update(of=("self",)).filter(pk__in=documents_of(asked.mentions))
    list(papers.order_by("pk").values_list("pk", flat=True))
    before = Registers()
    asked = _asked(name, before)
    _keep(actor, asked.name, decision)
    after = Registers()
    first = asked.first
    if any(part.text == asked.name for part in after.on(first.on, first.issuer).meant(first.words).unknown):
        raise RuleBroken(
            "still-unknown",
            f"Ghi như vậy thì “{asked.name}” trong {first.paper} ngày {first.on:%d/%m/%Y} vẫn chưa rõ là ai: "
            "đơn vị không có vào ngày ấy, hoặc nhiều đơn vị cùng mang tên. Chưa ghi gì; hãy xem lại ngày, "
            "hoặc giao từng nhiệm vụ.",
        )
    found = (_resolve(actor, asked.name, mention, before, after) for mention in asked.mentions)
    return [task for task in found if task is not None]


def _asked(name: str, registers: Registers | None = None) -> UnknownName:
    found = unknown_names(registers or Registers()).named(name)
    if found is None:
        raise RuleBroken(
            "placed-already",
            f"“{name}” không còn là tên chưa rõ: đã có người ghi vào sổ, hoặc không còn văn bản nào chờ.",
        )
    return found


def _keep(actor: User, name: str, decision: Decision) -> None:
    first, last = decision.valid_from, decision.valid_to
    match decision:
        case Decision(NameAnswer.ALIAS, (office,)):
            add_alias(actor=actor, office=office, name=name, valid_from=first, valid_to=last)
        case Decision(NameAnswer.NEW, founded=OfficeSaid() as said):
            other = [name] if name_key(name) != name_key(said.name) else []
            add_office(actor=actor, said=said, aliases=other)
        case Decision(NameAnswer.COLLECTIVE, collective=Collective() as collective):
            known = said_of(collective)
            more = replace(known, names=(*known.names, name))
            change_collective(actor=actor, collective=collective, said=more)
        case Decision(NameAnswer.SEVERAL, (_, _, *_) as offices):
            listed = CollectiveSaid(
                name, Scope.LISTED, include=tuple(offices), valid_from=first, valid_to=last
            )
            add_collective(actor=actor, said=listed)
        case Decision(NameAnswer.NOBODY):
            add_collective(actor=actor, said=CollectiveSaid(name, Scope.NOBODY))
        case _:
            raise RuleBroken(
                "not-decided",
                "Chưa rõ tên này là ai. Chọn một đơn vị cho cách viết khác, ít nhất hai đơn vị cho tên gọi "
                "nhiều đơn vị, một tên gọi chung, hoặc ghi tên đơn vị mới.",
            )


def _resolve(actor: User, name: str, mention: Mention, before: Registers, after: Registers) -> Task | None:
    """Gives the task to whom its words mean now; what a person has assigned already stays."""
    if mention.task is None:
        return None
    task = locked(Task(pk=mention.task))
    if task.stands in CLOSED:
        return None
    was, now = (Owners(registers.on(mention.on, mention.issuer)) for registers in (before, after))
    words = (task.owner_text, task.coordination)
    owner = now.owner(task.owner_text) if task.owner is None else task.owner
    known = {office.pk for office in was.sharing(*words)}
    more = [office for office in now.sharing(*words) if office.pk not in known and office != owner]
    more = [office for office in more if not task.coordinating.filter(pk=office.pk).exists()]
    if owner == task.owner and not more:
        return None
    task.owner = owner
    task.set_search()
    task.save()
    task.coordinating.add(*more)
    others = f", phối hợp: {', '.join(office.name for office in more)}" if more else ""
    record(
        actor=actor, verb="place_task", about=task, before=name, after=task.owner_name,
        said=f"Theo tên “{name}” mà {actor} vừa ghi vào sổ đơn vị, nhiệm vụ “{task}” "
        f"do {task.owner_name} chủ trì{others}.",
    )  # fmt: skip
    return task
