"""What becomes of a matter: done, moved to another month, dropped, taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.programmes import papers, rules
from caunoi.programmes.held import held_item
from caunoi.programmes.models import ItemMove, MonthLine, ProgrammeItem
from caunoi.programmes.month_rules import MonthState
from caunoi.programmes.rules import Month, State
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def finish_items(*, actor: User, items: Sequence[ProgrammeItem], result: str = "") -> list[ProgrammeItem]:
    """Says that matters are done, one or many at once; `result` is the paper or the outcome, for all of them.

    Raises RuleBroken: not-allowed, closed, nothing-chosen, not-binding, too-long.
    """
    if not items:
        raise RuleBroken("nothing-chosen", "Chưa chọn việc nào. Hãy đánh dấu các việc đã làm xong.")
    said = stated(result, what="kết quả") if result.strip() else ""
    done = []
    for item in sorted(items, key=lambda item: item.pk):
        item = _open_item(actor, item, "ghi đã xong")
        _close(item, actor, State.DONE, said)
        _leave_drafts(item, timezone.localdate())
        record(
            actor=actor, verb="finish_item", about=item,
            said=f"{actor} ghi việc “{item}” đã xong{f': {said}' if said else ''}.", after=said,
        )  # fmt: skip
        done.append(item)
    return done


@transaction.atomic
def drop_item(*, actor: User, item: ProgrammeItem, reason: str) -> ProgrammeItem:
    """Takes a matter out of the programme for good, with a reason; its row stays in the view of the year.

    Raises RuleBroken: not-allowed, closed, not-binding, nothing-stated, too-long.
    """
    item = _open_item(actor, item, "rút")
    reason = stated(reason, what="lý do rút")
    _close(item, actor, State.DROPPED, reason)
    _leave_drafts(item)
    record(
        actor=actor, verb="drop_item", about=item, after=reason,
        said=f"{actor} rút việc “{item}” khỏi chương trình, lý do: {reason}",
    )  # fmt: skip
    papers.settle_all(actor, item, f"Rút việc khỏi chương trình: {reason}")
    return item


@transaction.atomic
def reopen_item(*, actor: User, item: ProgrammeItem, reason: str) -> ProgrammeItem:
    """Takes up again what was said to be done or was dropped, with a reason.

    Raises RuleBroken: not-allowed, still-open, nothing-stated, too-long.
    """
    item = _held(actor, item)
    if item.stands is State.OPEN:
        raise RuleBroken("still-open", "Việc này đang còn phải làm nên không cần mở lại. Hãy tải lại trang.")
    reason, before = stated(reason, what="lý do mở lại"), rules.STATE_NAMES[item.stands]
    item.state, item.said, item.closed_by, item.closed_at = State.OPEN, "", None, None
    item.save()
    record(
        actor=actor, verb="reopen_item", about=item, before=before, after=rules.STATE_NAMES[State.OPEN],
        said=f"{actor} mở lại việc “{item}”, lý do: {reason}",
    )  # fmt: skip
    papers.settle_all(actor, item, f"Mở lại việc: {reason}")
    return item


@transaction.atomic
def move_item(*, actor: User, item: ProgrammeItem, to: Month, reason: str = "") -> ProgrammeItem:
    """Moves a matter to another month, with a reason; one that has no month yet is placed without.

    Raises RuleBroken: not-allowed, closed, not-binding, same-month, nothing-stated, too-long.
    """
    item = _open_item(actor, item, "chuyển")
    rules.refuse_same_month(item.until, item.start, to)
    until = item.until
    if until is not None or reason.strip():
        reason = stated(reason, what="lý do chuyển tháng")
    ItemMove.objects.create(
        item=item, from_on=until.first if until else None, to_on=to.first, reason=reason, by=actor
    )
    item.place(to, to)
    item.save()
    _leave_drafts(item, but=to)
    how = f"chuyển việc “{item}” từ {until.name} sang" if until else f"xếp việc “{item}” vào"
    record(
        actor=actor, verb="move_item", about=item, before=until.name if until else "", after=to.name,
        said=f"{actor} {how} {to.name}{f', lý do: {reason}' if reason else ''}.",
    )  # fmt: skip
    papers.settle_all(actor, item, f"Việc chuyển sang {to.name}. {reason}".strip())
    return item


def _held(actor: User, item: ProgrammeItem) -> ProgrammeItem:
    demand(actor, Verb.MAKE_PROGRAMME, item.office)
    return held_item(item)


def _open_item(actor: User, item: ProgrammeItem, what: str) -> ProgrammeItem:
    item = _held(actor, item)
    rules.refuse_closed(item.stands, what)
    if item.programme is not None and not item.programme.binds:
        raise RuleBroken(
            "not-binding", f"Không {what} được vì chương trình còn là dự thảo. Hãy sửa thẳng trong dự thảo."
        )
    return item


def _close(item: ProgrammeItem, actor: User, state: State, said: str) -> None:
    item.state, item.said, item.closed_by, item.closed_at = state, said, actor, timezone.now()
    item.save()


def _leave_drafts(item: ProgrammeItem, after: date = date.min, but: Month | None = None) -> None:
    """The matter leaves the drafts of months that begin after a day, but for one."""
    lines = MonthLine.objects.filter(item=item, month__state=MonthState.DRAFT, month__first_on__gt=after)
    if but is not None:
        lines = lines.exclude(month__first_on=but.first)
    lines.update(kept=False)
