"""The verbs of asking for comments on a draft. Each holds the round's row before it looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.tasks import rounds_rules as rules
from caunoi.tasks.actions import NewTask, change_due, hand_in_task, open_task
from caunoi.tasks.evidence import Proof
from caunoi.tasks.locking import demand_on, locked
from caunoi.tasks.models import Answer, Round, Task
from caunoi.tasks.rounds_rules import KIND_NAMES, SAID, Kind
from caunoi.tasks.rules import OWED, Due, Operator, State, due_words, short, stated


@dataclass(frozen=True, slots=True)
class NewRound:
    """What a person types to ask for comments; `letter` are the words that the letter has about silence."""

    title: str
    document: Document
    offices: tuple[Office, ...]
    due: date
    silence_consents: bool
    letter: str = ""


@transaction.atomic
def open_round(*, actor: User, new: NewRound) -> Round:
    """Asks each office by a task of its own, due on the day of the round.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, nobody-asked, due-past, date-too-far.
    """
    demand(actor, Verb.OPEN_TASK)
    offices = tuple(dict.fromkeys(new.offices))
    rules.refuse_bad_asked(len(offices))
    rules.refuse_past(new.due, timezone.localdate())
    round_ = Round.objects.create(
        title=stated(new.title, what="tên dự thảo", most=400), document=new.document, due=new.due,
        silence_consents=new.silence_consents, opened_by=actor,
        letter=rules.refuse_no_letter(new.silence_consents, new.letter),
    )  # fmt: skip
    for office in offices:
        asked = NewTask(
            f"Góp ý dự thảo: {round_.title}", owner=office, due=Due(new.due, None, Operator.BY),
            document=new.document, product="Ý kiến góp ý",
        )  # fmt: skip
        Answer.objects.create(round=round_, office=office, task=open_task(actor=actor, new=asked))
    silence = "; im lặng là nhất trí" if new.silence_consents else ""
    record(
        actor=actor, verb="open_round", about=round_, after=", ".join(office.name for office in offices),
        said=f"{actor} lấy ý kiến {len(offices)} đơn vị về dự thảo “{round_}”, "
        f"hạn {short(new.due)}{silence}.",
    )  # fmt: skip
    return round_


@transaction.atomic
def answer_round(*, actor: User, answer: Answer, kind: Kind, text: str = "", paper: str = "") -> Answer:
    """An office answers, once; after its deadline late, over a silence that was recorded too.

    Where its task was sent back a new answer replaces the former, also after the close; the former stands
    whole in the history of the task. `paper` is the number of its letter. Files are the task's evidence.
    Raises RuleBroken: not-allowed, round-closed, answered-already, unknown-answer, nothing-stated, too-long.
    """
    round_ = _held(answer.round)
    task = locked(answer.task)
    demand_on(actor, Verb.REPORT_DONE, task)
    answer = Answer.objects.select_related("office").get(pk=answer.pk)
    again = task.stands is State.RETURNED
    rules.refuse_closed(round_.closed_at is not None and not again)
    rules.refuse_answered(answer.stands, answer.office.name, returned=again)
    former, due = rules.replaced(answer.stands, answer.text), rules.last_day(round_.due, task.due)
    answer.text, answer.kind = rules.words_of(kind, text), kind
    answer.by, answer.at, answer.late = actor, timezone.now(), timezone.localdate() > due
    answer.save()
    if again:
        record(
            actor=actor, verb="replace_answer", about=task, before=former,
            after=rules.replaced(kind, answer.text),
            said=f"{actor} thay ý kiến đã gửi về dự thảo “{round_}” sau khi bị trả lại: {task.reason}",
        )  # fmt: skip
    if task.stands in OWED:
        shown = paper.strip() or f"Ý kiến góp ý ngày {short(timezone.localdate())}"
        hand_in_task(actor=actor, task=task, result=KIND_NAMES[kind], proofs=[Proof(shown)])
    late = " (muộn)" if answer.late else ""
    record(
        actor=actor, verb="answer_round", about=round_, after=answer.text[:2000],
        said=f"{answer.office} trả lời về dự thảo “{round_}”{late}: {KIND_NAMES[kind].lower()}, {actor} gửi.",
    )  # fmt: skip
    return answer


@transaction.atomic
def extend_round(*, actor: User, asked: Round, due: date, reason: str) -> Round:
    """Gives everybody who has not answered more time, with a reason.

    Raises RuleBroken: not-allowed, round-closed, silence-recorded, not-later, nothing-stated, date-too-far.
    """
    demand(actor, Verb.CHANGE_DUE)
    asked = _held(asked)
    rules.refuse_closed(asked.closed_at is not None)
    rules.refuse_spoken(asked.spoken_at is not None)
    rules.refuse_not_later(due, asked.due)
    reason, before = stated(reason, what="lý do gia hạn"), asked.due
    asked.due = due
    asked.save(update_fields=["due"])
    for answer in _waiting(asked):
        task, new = answer.task, Due(due, None, Operator.BY)
        if task.stands in OWED and task.due is not None and task.due < due:
            change_due(actor=actor, task=task, new=new, reason=reason, seen=due_words(task.deadline))
    record(
        actor=actor, verb="extend_round", about=asked, before=short(before), after=short(due),
        said=f"{actor} gia hạn lấy ý kiến về dự thảo “{asked}” từ {short(before)} đến {short(due)}, "
        f"lý do: {reason}",
    )  # fmt: skip
    return asked


@transaction.atomic
def close_round(*, actor: User, asked: Round, reason: str = "") -> Round:
    """Ends a round; while offices have not answered and the deadline has not spoken, only with a reason.

    Raises RuleBroken: not-allowed, round-closed, still-waiting, too-long.
    """
    demand(actor, Verb.CHANGE_DUE)
    asked = _held(asked)
    rules.refuse_closed(asked.closed_at is not None)
    waiting = _waiting(asked)
    asked.reason = rules.refuse_waiting(len(waiting), reason)
    _settle(waiting, Kind.NONE)
    asked.closed_by, asked.closed_at = actor, timezone.now()
    asked.save()
    said = asked.answers.filter(kind__in=SAID).count()
    why = f", lý do kết thúc khi còn đơn vị chưa trả lời: {asked.reason}" if asked.reason else "."
    record(
        actor=actor, verb="close_round", about=asked, after=asked.reason,
        said=f"{actor} kết thúc lấy ý kiến về dự thảo “{asked}”: {said}/{asked.answers.count()} trả lời{why}",
    )  # fmt: skip
    return asked


def record_silence(*, now: datetime) -> int:
    """Lets the deadline speak for who has not answered, where the letter said that silence is consent.

    Once for each office, however many do it at the same time; for one that was given more time only after
    its own day. `now` in the office's time zone. Returns how many rounds.
    """
    today = now.date()
    silent = Answer.objects.filter(kind=Kind.WAITING).exclude(task__due__gte=today)
    ripe = Round.objects.filter(silence_consents=True, closed_at=None, due__lt=today)
    ripe = ripe.filter(Q(spoken_at=None) | Q(pk__in=silent.values("round")))
    return sum(_speak(pk, now) for pk in list(ripe.values_list("pk", flat=True)))


@transaction.atomic
def _speak(pk: int, now: datetime) -> bool:
    asked = Round.objects.select_for_update(of=("self",)).get(pk=pk)
    if asked.closed_at or asked.due >= now.date():
        return False
    waiting = _waiting(asked)
    silent = [one for one in waiting if rules.last_day(asked.due, one.task.due) < now.date()]
    if not silent and (waiting or asked.spoken_at):
        return False
    _settle(silent, Kind.SILENT)
    asked.spoken_at = asked.spoken_at or now
    asked.save(update_fields=["spoken_at"])
    names = ", ".join(answer.office.name for answer in silent)
    told = f"{len(silent)} đơn vị không có ý kiến, coi như nhất trí: {names}" if silent else "đã trả lời đủ"
    left = len(waiting) - len(silent)
    told += f"; {left} đơn vị được lùi hạn riêng chưa đến hạn" if left else ""
    until = max((rules.last_day(asked.due, one.task.due) for one in silent), default=asked.due)
    record(
        actor=None, verb="record_silence", about=asked, after=names,
        said=f"Hết hạn lấy ý kiến về dự thảo “{asked}” ({short(until)}), {told}.",
    )  # fmt: skip
    return True


def _settle(answers: Sequence[Answer], kind: Kind) -> None:
    """Nobody owes an answer any more: the tasks are taken off the board, saying why."""
    for answer in answers:
        answer.kind = kind
        answer.save(update_fields=["kind"])
        if answer.task.stands in OWED:
            answer.task.state, answer.task.reason = State.CANCELLED, KIND_NAMES[kind]
            answer.task.save(update_fields=["state", "reason"])


def _held(asked: Round) -> Round:
    return Round.objects.select_for_update(of=("self",)).get(pk=asked.pk)


def _waiting(asked: Round) -> list[Answer]:
    """Who has not answered, with their tasks held; older tasks first, as everywhere."""
    answers = list(asked.answers.filter(kind=Kind.WAITING).select_related("office").order_by("task"))
    tasks = Task.objects.select_for_update(of=("self",)).select_related("owner").order_by("pk")
    held = {task.pk: task for task in tasks.filter(pk__in=[answer.task_id for answer in answers])}
    for answer in answers:
        answer.task = held[answer.task_id]
    return answers
