"""The verbs on days that deadlines hang on: one is named, and when it moves everything tied to it moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from caunoi.documents.models import Document
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks import rules
from caunoi.tasks.clocks import Moved, moved_by
from caunoi.tasks.models import Anchor, DueChange, Task
from caunoi.tasks.office_days import working_days
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class Day:
    """The day of an anchor as a person gives it: a date, a moment, or None where there is none yet."""

    moment: date | datetime | None = None

    @property
    def at(self) -> datetime | None:
        return self.moment if isinstance(self.moment, datetime) else None

    @property
    def on(self) -> date | None:
        return self.moment.date() if isinstance(self.moment, datetime) else self.moment


@transaction.atomic
def add_anchor(*, actor: User, what: str, day: Day, document: Document | None = None) -> Anchor:
    """Names a day that deadlines may hang on, typed by a person; the day itself may come later.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, anchor-twice (the document has it already).
    """
    demand(actor, Verb.OPEN_TASK, document.office if document else None)
    what = rules.stated(what, what="tên mốc", most=300)
    if document and Anchor.objects.filter(document=document, what=what).exists():
        raise RuleBroken("anchor-twice", f"Văn bản này đã có mốc “{what}”. Hãy dời ngày của mốc đó nếu cần.")
    anchor = Anchor.objects.create(document=document, what=what, on=day.on, at=day.at, opened_by=actor)
    record(
        actor=actor, verb="add_anchor", about=anchor, after=anchor.day_words,
        said=f"{actor} lập mốc “{anchor}”, ngày: {anchor.day_words}.",
    )  # fmt: skip
    return anchor


@transaction.atomic
def move_anchor(*, actor: User, anchor: Anchor, day: Day, reason: str, seen: str) -> list[Moved]:
    """Gives the anchor another day, its first, or none, and reckons anew every deadline that hangs on it.

    What is handed in, accepted or cancelled keeps the deadline it was judged by. `seen` is the day in words
    (Anchor.day_words) that the person had before them: where somebody has moved it since, nothing is moved.
    Raises RuleBroken: not-allowed, anchor-moved, same-day, nothing-stated, date-too-far.
    """
    anchor = Anchor.objects.select_for_update(of=("self",)).get(pk=anchor.pk)
    _demand(actor, anchor)
    before = anchor.day_words
    if before != seen:
        raise RuleBroken(
            "anchor-moved", f"Mốc này vừa được người khác đặt là {before}. Hãy xem lại rồi dời nếu vẫn cần."
        )
    rules.refuse_same_day(anchor.what, before, rules.anchor_words(day.moment))
    reason = rules.stated(reason, what="lý do dời")
    anchor.on, anchor.at = day.on, day.at
    anchor.save(update_fields=["on", "at"])
    record(
        actor=actor, verb="move_anchor", about=anchor, before=before, after=anchor.day_words,
        said=f"{actor} dời mốc “{anchor}” từ {before} sang {anchor.day_words}, lý do: {reason}",
    )  # fmt: skip
    owed = Task.objects.select_for_update(of=("self",)).owed().filter(anchor=anchor).order_by("pk")
    moves = list(moved_by(working_days(), owed.select_related("document", "anchor")))
    for moved in moves:
        _move(actor, anchor, moved, reason)
    return moves


def _move(actor: User, anchor: Anchor, moved: Moved, reason: str) -> None:
    task, old, new = moved.task, moved.old_words, moved.new_words
    DueChange.objects.create(task=task, old=old, new=new, by=actor, reason=f"{anchor} dời: {reason}")
    moved.write()
    task.save()
    record(
        actor=actor, verb="move_due", about=task, before=old, after=new,
        said=f"Hạn nhiệm vụ “{task}” theo mốc “{anchor}” chuyển từ {old} sang {new}, lý do: {reason}",
    )  # fmt: skip


def _demand(actor: User, anchor: Anchor) -> None:
    """The deadlines of all who hang on it are changed, so all of them must be within the person's reach."""
    demand(actor, Verb.CHANGE_DUE)
    tied = Task.objects.owed().filter(anchor=anchor)
    if tied.count() != tied.filter(pk__in=Task.objects.in_reach(actor, Verb.CHANGE_DUE)).count():
        raise RuleBroken(
            "not-allowed",
            "Mốc này còn gắn với nhiệm vụ của đơn vị ngoài phạm vi của đồng chí. Đề nghị văn phòng dời mốc.",
        )
