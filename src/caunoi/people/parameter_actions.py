"""Setting a figure of the office's own."""

from __future__ import annotations

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import OfficeParameter, User
from caunoi.people.parameters import refuse_out_of_bounds, shipped
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def set_parameter(*, actor: User, key: str, value: int, basis: str) -> OfficeParameter:
    """Sets one figure for the whole office, saying by which paper or decision; it holds from now on.

    Raises RuleBroken: not-allowed, no-such-parameter, out-of-bounds, nothing-stated.
    """
    demand(actor, Verb.SET_PARAMETER)
    parameter = shipped().get(key)
    if parameter is None:
        raise RuleBroken("no-such-parameter", "Không có tham số này. Hãy tải lại trang.")
    refuse_out_of_bounds(parameter, value)
    basis = " ".join(basis.split())
    if not basis:
        raise RuleBroken("nothing-stated", "Chưa ghi căn cứ. Hãy ghi văn bản hoặc ý kiến quy định số này.")
    row = OfficeParameter.objects.select_for_update().filter(key=key).first()
    before = row.value if row else parameter.value
    row, _ = OfficeParameter.objects.update_or_create(
        key=key, defaults={"value": value, "basis": basis[:400]}
    )
    record(
        actor=actor, verb="set_parameter", about=row, before=str(before), after=str(value),
        said=f"{actor} đặt “{parameter.name}” từ {before} thành {value} {parameter.unit}, căn cứ: {basis}",
    )  # fmt: skip
    return row
