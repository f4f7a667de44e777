"""What a unit asks for and how the office answers; urging the late. Each verb locks before it looks."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.tasks import rules, unit_rules
from caunoi.tasks.actions import change_due
from caunoi.tasks.locking import demand_on, locked
from caunoi.tasks.models import ExtensionRequest, Task, Urge
from caunoi.tasks.rules import Due
from caunoi.tasks.unit_rules import CHANNEL_NAMES, Asked
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def name_executor(*, actor: User, task: Task, name: str) -> Task:
    """The unit says who of its people does the work; an empty name takes it back.

    Raises RuleBroken: not-allowed, wrong-state (closed), too-long, no-change.
    """
    task = locked(task)
    demand_on(actor, Verb.REPORT_DONE, task)
    rules.refuse_closed(task.stands, "phân công")
    before, task.executor = task.executor, unit_rules.person_named(name)
    if before == task.executor:
        raise RuleBroken("no-change", "Người thực hiện vẫn như cũ nên không có gì để ghi.")
    task.save(update_fields=["executor"])
    who = f"cho {task.executor}" if task.executor else "lại, chưa có người thực hiện"
    record(
        actor=actor, verb="name_executor", about=task, before=before, after=task.executor,
        said=f"{actor} phân công nhiệm vụ “{task}” {who}.",
    )  # fmt: skip
    return task


@transaction.atomic
def ask_extension(*, actor: User, task: Task, wish: Due, reason: str) -> ExtensionRequest:
    """The unit asks for more time; the deadline stands until somebody who may change it answers.

    Raises RuleBroken: not-allowed, wrong-state, no-due, wish-past, wish-not-later, nothing-stated, too-long,
    asked-already.
    """
    task = locked(task)
    demand_on(actor, Verb.ASK_EXTENSION, task)
    if task.stands not in rules.OWED:
        raise RuleBroken(
            "wrong-state",
            f"Không xin lùi hạn được vì nhiệm vụ đang ở trạng thái “{rules.STATE_NAMES[task.stands]}”.",
        )
    day = unit_rules.refuse_bad_wish(task.deadline, wish, now=timezone.localtime())
    if task.extension_requests.filter(state=Asked.WAITING).exists():
        raise RuleBroken(
            "asked-already",
            "Nhiệm vụ này đã có một đề nghị lùi hạn đang chờ trả lời. Hãy chờ trả lời hoặc rút đề nghị đó.",
        )
    request = ExtensionRequest.objects.create(
        task=task, reason=rules.stated(reason, what="lý do xin lùi hạn"), wished=day, wished_at=wish.at,
        due_then=rules.due_words(task.deadline), asked_by=actor,
    )  # fmt: skip
    record(
        actor=actor, verb="ask_extension", about=task, before=request.due_then, after=request.wish_words,
        said=f"{actor} đề nghị lùi hạn nhiệm vụ “{task}” từ {request.due_then} sang {request.wish_words}, "
        f"lý do: {request.reason}",
    )  # fmt: skip
    return request


@transaction.atomic
def grant_extension(
    *, actor: User, request: ExtensionRequest, until: Due, seen: str, answer: str = ""
) -> ExtensionRequest:
    """Gives more time, until the wished day or another; the deadline changes with the unit's reason.

    `seen`: see change_due. Raises RuleBroken: answered-already, and as change_due does: not-allowed,
    wrong-state, due-moved, same-due, date-too-far.
    """
    request = _waiting(request)
    change_due(
        actor=actor, task=request.task, new=until, seen=seen, reason=f"Đơn vị đề nghị: {request.reason}"
    )
    return _answer(request, actor, Asked.GRANTED, answer.strip(), f"đồng ý lùi đến {rules.due_words(until)}")


@transaction.atomic
def refuse_extension(*, actor: User, request: ExtensionRequest, answer: str) -> ExtensionRequest:
    """Lets the deadline stand, saying why.

    Raises RuleBroken: answered-already, not-allowed, nothing-stated.
    """
    request = _waiting(request)
    demand_on(actor, Verb.CHANGE_DUE, request.task)
    answer = rules.stated(answer, what="lý do không đồng ý")
    return _answer(request, actor, Asked.REFUSED, answer, "không đồng ý lùi hạn")


@transaction.atomic
def withdraw_extension(*, actor: User, request: ExtensionRequest) -> ExtensionRequest:
    """The unit needs no more time after all. Raises RuleBroken: answered-already, not-allowed."""
    request = _waiting(request)
    demand_on(actor, Verb.ASK_EXTENSION, request.task)
    return _answer(request, actor, Asked.WITHDRAWN, "", "rút đề nghị lùi hạn")


def _waiting(request: ExtensionRequest) -> ExtensionRequest:
    """The request with its task locked first, as everywhere; refused when somebody has answered it."""
    task = locked(request.task)
    request = ExtensionRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    request.task = task
    unit_rules.refuse_answered(request.state)
    return request


def _answer(request: ExtensionRequest, actor: User, state: Asked, answer: str, what: str) -> ExtensionRequest:
    request.state, request.answer = state, answer
    request.answered_by, request.answered_at = actor, timezone.now()
    request.save()
    said = f"{actor} {what}, nhiệm vụ “{request.task}”" + (f": {answer}" if answer else ".")
    record(actor=actor, verb=f"extension_{state}", about=request.task, said=said, after=answer)
    return request


@transaction.atomic
def urge_office(*, actor: User, office: Office, channel: str, text: str) -> Urge:
    """Notes that an office was urged about everything it is late with at this moment, and in which words.

    Raises RuleBroken: not-allowed, nothing-late, urged-today, nothing-stated, unknown-channel.
    """
    demand(actor, Verb.URGE, office)
    if channel not in CHANNEL_NAMES:
        raise RuleBroken("unknown-channel", "Chưa chọn cách đôn đốc. Hãy chọn một cách trong danh sách.")
    office = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    now = timezone.localtime()
    late = list(Task.objects.in_reach(actor, Verb.URGE).late(now).filter(owner=office))
    unit_rules.refuse_nothing_late(len(late))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    urged = Urge.objects.filter(office=office, at__gte=midnight).select_related("by").first()
    if urged is not None and set(urged.tasks.all()) >= set(late):
        unit_rules.refuse_urged_today(str(urged.by), timezone.localtime(urged.at))
    words = rules.stated(text, what="nội dung đôn đốc", most=20_000)
    urge = Urge.objects.create(office=office, channel=channel, text=words, by=actor)
    urge.tasks.set(late)
    for task in late:
        record(
            actor=actor, verb="urge_office", about=task, after=CHANNEL_NAMES[channel],
            said=f"{actor} đôn đốc {office} về nhiệm vụ “{task}” ({CHANNEL_NAMES[channel].lower()}).",
        )  # fmt: skip
    return urge
