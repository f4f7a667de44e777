"""Requests of persons about their data: taken in, answered in time, done or refused with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people import privacy_rules as rules
from caunoi.people.actions import demand
from caunoi.people.models import DataRequest, Person, User
from caunoi.people.person_rules import stated
from caunoi.people.privacy_rules import STAGE_NAMES, WISH_NAMES, Clocks, Stage
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from vanban.dates.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Request:
    """What the person asks, as the clerk writes it down."""

    wish: str
    text: str
    received_on: date
    third_party: bool = False


@transaction.atomic
def take_request(
    *, actor: User, person: Person, request: Request, clocks: Clocks, days: WorkingDays
) -> DataRequest:
    """Takes a request in and starts its clock, counted by the office's working days.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, unknown-wish, not-yet.
    """
    demand(actor, Verb.ANSWER_DATA_REQUEST)
    if request.wish not in WISH_NAMES:
        raise RuleBroken("unknown-wish", "Chưa chọn yêu cầu. Hãy chọn một yêu cầu trong danh sách.")
    if request.received_on > timezone.localdate():
        raise RuleBroken("not-yet", "Ngày nhận ở tương lai. Hãy ghi ngày thật sự nhận yêu cầu.")
    row = DataRequest.objects.create(
        person=person, wish=request.wish, text=stated(request.text, what="nội dung yêu cầu", most=4000),
        third_party=request.third_party, received_on=request.received_on, received_by=actor,
        answer_by=rules.answer_by(request.received_on, clocks, days),
        done_by=rules.done_by(request.received_on, request.wish, clocks, third_party=request.third_party),
    )  # fmt: skip
    record(
        actor=actor, verb="take_request", about=row,
        said=f"{actor} nhận yêu cầu của {person}: {row.get_wish_display().lower()}; "
        f"trả lời trước hết ngày {row.answer_by:%d/%m/%Y}, xong trước hết ngày {row.done_by:%d/%m/%Y}.",
    )  # fmt: skip
    return row


@transaction.atomic
def acknowledge_request(*, actor: User, request: DataRequest) -> DataRequest:
    """The person was told that the request has come in. Raises RuleBroken: not-allowed, wrong-stage."""
    row = _open(actor, request)
    if row.stage != Stage.OPEN:
        raise RuleBroken("wrong-stage", "Yêu cầu này đã được trả lời tiếp nhận. Hãy tải lại trang.")
    row.stage = Stage.ANSWERED
    row.save(update_fields=["stage"])
    said = f"{actor} trả lời đã tiếp nhận yêu cầu của {row.person}."
    record(actor=actor, verb="acknowledge_request", about=row, said=said)
    return row


@transaction.atomic
def extend_request(
    *, actor: User, request: DataRequest, until: date, reason: str, clocks: Clocks
) -> DataRequest:
    """Puts the last day off, once, with a reason.

    Raises RuleBroken: not-allowed, wrong-stage, extended-already, extension-too-long, nothing-stated.
    """
    row = _open(actor, request)
    if row.extended_to is not None:
        raise RuleBroken("extended-already", "Yêu cầu này đã gia hạn một lần nên không gia hạn thêm được.")
    row.extended_to = rules.extended(row.done_by, until, clocks)
    row.extension_reason = stated(reason, what="lý do gia hạn")
    row.save(update_fields=["extended_to", "extension_reason"])
    record(
        actor=actor, verb="extend_request", about=row,
        before=f"{row.done_by:%d/%m/%Y}", after=f"{until:%d/%m/%Y}",
        said=f"{actor} gia hạn yêu cầu của {row.person} đến hết ngày {until:%d/%m/%Y}: "
        f"{row.extension_reason}",
    )  # fmt: skip
    return row


@transaction.atomic
def close_request(*, actor: User, request: DataRequest, stage: str, answer: str) -> DataRequest:
    """Done, or refused, with what the person was told.

    Raises RuleBroken: not-allowed, wrong-stage, nothing-stated.
    """
    row = _open(actor, request)
    if stage not in {Stage.DONE, Stage.REFUSED}:
        raise RuleBroken(
            "wrong-stage", "Chưa chọn kết quả. Hãy chọn đã giải quyết hoặc không thực hiện được."
        )
    row.stage, row.closed_at = stage, timezone.now()
    row.answer = stated(answer, what="kết quả trả lời người yêu cầu", most=4000)
    row.save(update_fields=["stage", "closed_at", "answer"])
    late = " (quá hạn)" if timezone.localdate() > row.last_day else ""
    record(
        actor=actor, verb="close_request", about=row, after=STAGE_NAMES[stage],
        said=f"{actor} kết thúc yêu cầu của {row.person}: {STAGE_NAMES[stage].lower()}{late}.",
    )  # fmt: skip
    return row


def _open(actor: User, request: DataRequest) -> DataRequest:
    demand(actor, Verb.ANSWER_DATA_REQUEST)
    row = DataRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=request.pk)
    if row.closed:
        raise RuleBroken(
            "wrong-stage",
            f"Yêu cầu này đã kết thúc ({STAGE_NAMES[row.stage].lower()}), có thể vừa xong. "
            "Hãy tải lại trang.",
        )
    return row
