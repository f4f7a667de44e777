"""Switching a rule of the check off for one's office, and on again."""

from __future__ import annotations

from django.db import transaction

from caunoi.issuing.check_models import CheckWaiver
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from vanban.checks.records import records


@transaction.atomic
def waive_rule(*, actor: User, rule: str, reason: str) -> CheckWaiver:
    """Nobody of the actor's office is told of this rule any more; what it is about stays as it is.

    Raises RuleBroken: not-allowed, no-such-rule, nothing-stated, waived-already. Source: ADR 0030.
    """
    demand(actor, Verb.SET_PARAMETER)
    known = records().get(rule)
    if known is None:
        raise RuleBroken("no-such-rule", "Không có quy tắc kiểm tra này. Hãy tải lại trang.")
    reason = " ".join(reason.split())
    if not reason:
        raise RuleBroken(
            "nothing-stated", "Chưa ghi lý do tắt quy tắc. Hãy ghi vì sao cơ quan không áp dụng."
        )
    waiver, new = CheckWaiver.objects.get_or_create(
        office=actor.office, rule=rule, defaults={"reason": reason[:400], "waived_by": actor}
    )
    if not new:
        raise RuleBroken(
            "waived-already", f"Quy tắc “{known.title}” đã tắt từ trước, lý do: {waiver.reason}."
        )
    record(
        actor=actor, verb="waive_rule", about=waiver, after=reason,
        said=f"{actor} tắt quy tắc kiểm tra “{known.title}” cho {actor.office}, lý do: {reason}",
    )  # fmt: skip
    return waiver


@transaction.atomic
def restore_rule(*, actor: User, waiver: CheckWaiver) -> None:
    """The rule is told of again. Raises RuleBroken: not-allowed, not-waived."""
    demand(actor, Verb.SET_PARAMETER, waiver.office)
    held = CheckWaiver.objects.select_for_update().filter(pk=waiver.pk).first()
    if held is None:
        raise RuleBroken("not-waived", "Quy tắc này đang được áp dụng rồi. Hãy tải lại trang.")
    known = records().get(held.rule)
    name = known.title if known else held.rule
    record(
        actor=actor, verb="restore_rule", about=held, before=held.reason,
        said=f"{actor} bật lại quy tắc kiểm tra “{name}” cho {held.office}.",
    )  # fmt: skip
    held.delete()
