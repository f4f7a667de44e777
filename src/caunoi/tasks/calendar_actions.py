"""The verbs that change the office's own calendar; every deadline still owed follows at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks import rules
from caunoi.tasks.actions import renew_clocks
from caunoi.tasks.models import OfficeDay
from caunoi.tasks.office_days import working_days
from caunoi.ui.refusal import RuleBroken
from vanban.dates.working_days import DayRule


@dataclass(frozen=True, slots=True)
class DaySet:
    """What a change of the calendar came to: how many tasks have another safe day now."""

    renewed: int


@transaction.atomic
def set_office_day(*, actor: User, day: DayRule) -> DaySet:
    """Says that the office is off, or works, on a day, and by which paper; deadlines are reckoned anew.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, no-change (it is so anyway), day-twice,
    date-too-far.
    """
    demand(actor, Verb.SET_CALENDAR)
    basis = rules.stated(day.basis, what="căn cứ")[:400]
    rules.refuse_day_as_it_is(day, working_days())
    row, fresh = OfficeDay.objects.get_or_create(
        on=day.on, defaults={"kind": day.kind, "basis": basis, "by": actor}
    )
    if not fresh:
        raise RuleBroken(
            "day-twice",
            f"{rules.capital(rules.spoken(day.on))} đã được đặt là {row.get_kind_display()}. "
            "Nếu cần đổi, hãy bỏ dòng đó trước.",
        )
    record(
        actor=actor, verb="set_office_day", about=row, after=row.get_kind_display(),
        said=f"{actor} đặt {rules.spoken(day.on)} là ngày {row.get_kind_display()} của cơ quan, "
        f"căn cứ: {basis}",
    )  # fmt: skip
    return DaySet(renew_clocks())


@transaction.atomic
def remove_office_day(*, actor: User, day: OfficeDay) -> DaySet:
    """Takes the office's own word about a day back, so that the country's calendar holds again.

    Raises RuleBroken: not-allowed, day-gone (somebody has removed it already).
    """
    demand(actor, Verb.SET_CALENDAR)
    row = OfficeDay.objects.select_for_update().filter(pk=day.pk).first()
    if row is None:
        raise RuleBroken("day-gone", "Dòng này vừa được người khác bỏ. Hãy tải lại trang để xem.")
    record(
        actor=actor, verb="remove_office_day", about=row, before=row.get_kind_display(),
        said=f"{actor} bỏ ngày {row.get_kind_display()} của cơ quan {rules.spoken(row.on)} "
        f"(căn cứ đã ghi: {row.basis})",
    )  # fmt: skip
    row.delete()
    return DaySet(renew_clocks())
