"""The verbs of the tasks room. Each: may they? is it right? write, and one sentence in the ledger.

Every action locks the task's row first and looks at its state only then, so of two people who act at once the
second is told what the first did.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb, may
from caunoi.tasks import chain_rules, rules
from caunoi.tasks.chain_reads import Below, cancelled_token, moved_token, open_below, parts_open
from caunoi.tasks.clocks import Moved, moved_by
from caunoi.tasks.evidence import Proof
from caunoi.tasks.locking import demand_on as _demand
from caunoi.tasks.locking import locked as _locked
from caunoi.tasks.models import Anchor, DueChange, Evidence, Task, TaskNote
from caunoi.tasks.office_days import working_days
from caunoi.tasks.opening import open_tasks_from
from caunoi.tasks.rules import NO_DUE, Due, Move, State
from caunoi.ui.refusal import RuleBroken

__all__ = [
    "NewTask",
    "accept_task",
    "add_evidence",
    "add_note",
    "assign_task",
    "cancel_task",
    "change_due",
    "hand_in_task",
    "open_task",
    "open_task_by_rule",
    "open_tasks_from",
    "renew_clocks",
    "report_progress",
    "return_task",
    "start_task",
]


@dataclass(frozen=True, slots=True)
class NewTask:
    """What a person types to open a task by hand.

    `parent` is the task that it makes concrete; `ours`: the office's own figure set the deadline; a relative
    deadline hangs on `anchor`, which whoever opens it holds.
    """

    action: str
    owner: Office | None = None
    coordinating: tuple[Office, ...] = ()
    product: str = ""
    report_to: str = ""
    due: Due = NO_DUE
    acceptor: User | None = None
    document: Document | None = None
    parent: Task | None = None
    ours: bool = False
    anchor: Anchor | None = None


@transaction.atomic
def open_task(*, actor: User, new: NewTask) -> Task:
    """Opens a task typed by hand.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, date-too-far, not-an-acceptor,
    not-before-parent.
    """
    demand(actor, Verb.OPEN_TASK, new.owner)
    _refuse_non_acceptor(new.acceptor)
    task, due = _opened(actor, new), rules.due_words(new.due)
    record(
        actor=actor, verb="open_task", about=task,
        said=f"{actor} giao nhiệm vụ “{task}” cho {task.owner_name}, hạn: {due}.",
    )  # fmt: skip
    return task


@transaction.atomic
def open_task_by_rule(*, answerable: User, new: NewTask, rule: str) -> Task:
    """Opens a task that a paper in force demands when something happens: nobody presses a button.

    `answerable` put that paper in force, and had the right to; `rule` names it in the ledger's sentence.
    Raises RuleBroken: nothing-stated, too-long, date-too-far.
    """
    task, due = _opened(answerable, new), rules.due_words(new.due)
    record(
        actor=None, verb="open_task", about=task,
        said=f"Hệ thống giao nhiệm vụ “{task}” cho {task.owner_name}, hạn: {due}, theo {rule}.",
    )  # fmt: skip
    return task


def _opened(by: User, new: NewTask) -> Task:
    task = Task(
        action=rules.stated(new.action, what="nội dung nhiệm vụ"),
        owner=new.owner,
        product=new.product.strip(),
        report_to=new.report_to.strip(),
        acceptor=new.acceptor,
        document=new.document,
        opened_by=by,
    )
    days = working_days()
    due = rules.resolved(new.due, new.anchor.moment, days) if new.anchor else new.due
    task.set_due(due, rules.clock(due, days), anchor=new.anchor, ours=new.ours)
    if new.parent is not None:
        _hang_below(task, new.parent)
    task.set_search()
    task.save()
    task.coordinating.set(office for office in new.coordinating if office != new.owner)
    return task


def _hang_below(task: Task, parent: Task) -> None:
    """A part keeps the paper, the place and the sentence of what it makes concrete."""
    _refuse_not_before(parent, task.safe_on)
    task.parent, task.document = parent, parent.document
    task.section, task.source_sentence = parent.section, parent.source_sentence


def _refuse_not_before(parent: Task, safe_on: date | None) -> None:
    if parent.stands in rules.OWED:
        latest = Below.now().latest(parent.safe_on)
        chain_rules.refuse_not_before(safe_on, parent.safe_on, latest)


@transaction.atomic
def assign_task(
    *, actor: User, task: Task, owner: Office | None, coordinating: Iterable[Office], acceptor: User | None
) -> Task:
    """Names the owner, the coordinating offices and who accepts.

    Raises RuleBroken: not-allowed, wrong-state (closed), no-change, not-an-acceptor.
    """
    task = _locked(task)
    _demand(actor, Verb.ASSIGN_TASK, task)
    rules.refuse_closed(task.stands, "giao lại")
    if acceptor != task.acceptor:
        _refuse_non_acceptor(acceptor)
    others = [office for office in coordinating if office != owner]
    before = _assignment(task, list(task.coordinating.all()))
    task.owner, task.acceptor = owner, acceptor
    after = _assignment(task, others)
    if before == after:
        raise RuleBroken("no-change", "Chưa có gì thay đổi: đơn vị và người nghiệm thu vẫn như cũ.")
    task.set_search()
    task.save()
    task.coordinating.set(others)
    record(
        actor=actor, verb="assign_task", about=task,
        said=f"{actor} giao lại nhiệm vụ “{task}”: {after}.", before=before, after=after,
    )  # fmt: skip
    return task


@transaction.atomic
def start_task(*, actor: User, task: Task) -> Task:
    """The unit takes the task up. Raises RuleBroken: not-allowed, wrong-state."""
    task = _locked(task)
    _demand(actor, Verb.REPORT_DONE, task)
    task.state = rules.moved(task.stands, Move.START)
    task.save()
    record(actor=actor, verb="start_task", about=task, said=f"{actor} bắt đầu làm nhiệm vụ “{task}”.")
    return task


@transaction.atomic
def report_progress(*, actor: User, task: Task, percent: int) -> Task:
    """The unit says how far it has come (0 to 100); an untouched or returned task is thereby taken up.

    Raises RuleBroken: not-allowed, wrong-state, bad-progress, no-change, progress-counted.
    """
    task = _locked(task)
    _demand(actor, Verb.REPORT_DONE, task)
    chain_rules.refuse_typed_progress(task.rolled)
    percent = rules.progress_of(percent)
    if task.stands is not State.DOING:
        task.state = rules.moved(task.stands, Move.START)
    elif percent == task.progress:
        raise RuleBroken("no-change", f"Tiến độ vẫn là {percent}% nên không có gì để ghi.")
    before, task.progress = task.progress, percent
    task.save()
    record(
        actor=actor, verb="report_progress", about=task,
        said=f"{actor} cập nhật tiến độ nhiệm vụ “{task}” từ {before}% lên {percent}%."
        if percent > before else f"{actor} sửa tiến độ nhiệm vụ “{task}” từ {before}% thành {percent}%.",
        before=f"{before}%", after=f"{percent}%",
    )  # fmt: skip
    return task


@transaction.atomic
def hand_in_task(
    *, actor: User, task: Task, result: str, proofs: Sequence[Proof] = (), despite: str = ""
) -> Task:
    """First step of acceptance: the unit says done, in words and with evidence, new or already attached.

    While tasks below are open only with a reason (`despite`), which stands among the notes.
    Raises RuleBroken: not-allowed, wrong-state, nothing-stated, no-evidence, parts-open.
    """
    task = _locked(task)
    _demand(actor, Verb.REPORT_DONE, task)
    state = rules.moved(task.stands, Move.HAND_IN)
    despite = chain_rules.refuse_parts_open(parts_open(task).count(), despite)
    result = rules.stated(result, what="kết quả thực hiện")
    for proof in proofs:
        _attach(actor, task, proof)
    rules.refuse_without_evidence(task.evidence.count())
    now = timezone.localtime()
    task.state, task.result, task.progress = state, result, 100
    task.handed_in_by, task.handed_in_at = actor, now
    task.handed_in_late = rules.is_late(now, due_at=task.due_at, late_on=task.late_on)
    task.save()
    when = ", sau hạn" if task.handed_in_late else ""
    record(
        actor=actor, verb="hand_in_task", about=task,
        said=f"{actor} báo cáo hoàn thành nhiệm vụ “{task}”{when}: {result}",
    )  # fmt: skip
    if despite:
        add_note(actor=actor, task=task, text=f"Báo hoàn thành khi còn nhiệm vụ cụ thể hóa: {despite}")
    return task


@transaction.atomic
def accept_task(*, actor: User, task: Task) -> Task:
    """Second step of acceptance: a named person, not the one who handed in, accepts.

    Raises RuleBroken: not-allowed, wrong-state, own-acceptance, not-the-acceptor.
    """
    task = _locked(task)
    _demand(actor, Verb.ACCEPT_TASK, task)
    state = rules.moved(task.stands, Move.ACCEPT)
    _refuse_wrong_acceptor(actor, task)
    task.state, task.accepted_by, task.accepted_at = state, actor, timezone.now()
    task.save()
    record(
        actor=actor, verb="accept_task", about=task,
        said=f"{actor} nghiệm thu nhiệm vụ “{task}” do {task.handed_in_by} báo cáo hoàn thành.",
    )  # fmt: skip
    return task


@transaction.atomic
def return_task(*, actor: User, task: Task, reason: str) -> Task:
    """Sends handed-in work back, saying what is missing.

    Raises RuleBroken: not-allowed, wrong-state, nothing-stated, not-the-acceptor.
    """
    task = _locked(task)
    _demand(actor, Verb.RETURN_TASK, task)
    task.state = rules.moved(task.stands, Move.RETURN)
    task.reason = rules.stated(reason, what="lý do trả lại")
    task.progress = min(task.progress, 99)
    task.save()
    record(
        actor=actor, verb="return_task", about=task,
        said=f"{actor} trả lại nhiệm vụ “{task}” cho {task.owner_name}: {task.reason}", after=task.reason,
    )  # fmt: skip
    return task


@transaction.atomic
def cancel_task(*, actor: User, task: Task, reason: str, touched: str = "") -> Task:
    """Takes a task off the board for good, with a reason; whoever may assign may cancel.

    What is open below it goes along; `touched` stands for what the person was shown (cancelled_token).
    Raises RuleBroken: not-allowed, wrong-state, nothing-stated, parts-touched.
    """
    task = _locked(task)
    _demand(actor, Verb.ASSIGN_TASK, task)
    state, reason = rules.moved(task.stands, Move.CANCEL), rules.stated(reason, what="lý do hủy")
    below = open_below(task, held=True)
    chain_rules.refuse_unseen(touched, cancelled_token(below), map(str, below))
    _cancel(actor, task, state, reason)
    for part in below:
        _demand(actor, Verb.ASSIGN_TASK, part)
        along = f"Nhiệm vụ cấp trên đã hủy: {reason}"
        _cancel(actor, part, rules.moved(part.stands, Move.CANCEL), along)
    return task


def _cancel(actor: User, task: Task, state: State, reason: str) -> None:
    task.state, task.reason = state, reason
    task.save()
    record(
        actor=actor, verb="cancel_task", about=task,
        said=f"{actor} hủy nhiệm vụ “{task}”: {task.reason}", after=task.reason,
    )  # fmt: skip


@transaction.atomic
def change_due(
    *, actor: User, task: Task, new: Due, reason: str, seen: str, anchor: Anchor | None = None,
    touched: str = "",
) -> Task:  # fmt: skip
    """Changes the deadline, only with a reason; the old one is kept in the list of changes.

    A relative one hangs on `anchor` and moves with it from now on; one with its own day hangs on nothing.
    `seen` is the deadline in words (rules.due_words) that the person had before them: where somebody has
    changed it since, the change is refused rather than written over. What is below and would no longer end
    before it moves along; `touched` stands for what of it the person was shown (moved_token).
    Raises RuleBroken: not-allowed, wrong-state, due-moved, same-due, nothing-stated, date-too-far,
    not-before-parent, parts-touched.
    """
    # The anchor first, as whoever moves it does: two who hold one each would wait for ever.
    anchor = Anchor.objects.select_for_update(of=("self",)).get(pk=anchor.pk) if anchor else None
    task = _locked(task)
    _demand(actor, Verb.CHANGE_DUE, task)
    if task.stands not in rules.OWED:
        raise RuleBroken(
            "wrong-state",
            f"Không đổi hạn được vì nhiệm vụ đang ở trạng thái “{rules.STATE_NAMES[task.stands]}”. "
            "Chỉ đổi hạn khi đơn vị còn đang làm.",
        )
    old = task.deadline
    before = rules.due_words(old)
    if before != seen:
        raise RuleBroken(
            "due-moved", f"Hạn vừa được người khác đổi thành {before}. Hãy xem lại rồi đổi nếu vẫn cần."
        )
    days = working_days()
    new = rules.resolved(new, anchor.moment if anchor else None, days)
    rules.refuse_same_due(old, new)
    reason, meant = rules.stated(reason, what="lý do đổi hạn"), rules.clock(new, days)
    if task.parent is not None:
        _refuse_not_before(task.parent, meant.safe_on)
    _move_along(actor, task, meant.safe_on, reason, touched)
    task.set_due(new, meant, anchor=anchor)
    task.save()
    after = rules.due_words(new)
    DueChange.objects.create(task=task, old=before, new=after, reason=reason, by=actor)
    record(
        actor=actor, verb="change_due", about=task, before=before, after=after,
        said=f"{actor} đổi hạn nhiệm vụ “{task}” từ {before} sang {after}, lý do: {reason}",
    )  # fmt: skip
    return task


def _move_along(actor: User, task: Task, safe_on: date | None, reason: str, touched: str) -> None:
    moves = Below.now().moved_along(task, safe_on, held=True)
    chain_rules.refuse_unseen(touched, moved_token(moves), [str(moved.task) for moved in moves])
    for moved in moves:
        _demand(actor, Verb.CHANGE_DUE, moved.task)
        part, old, new = moved.task, moved.old_words, moved.new_words
        why = f"nhiệm vụ cấp trên đổi hạn: {reason}"
        DueChange.objects.create(task=part, old=old, new=new, by=actor, reason=rules.capital(why))
        moved.write()
        part.save()
        record(
            actor=actor, verb="move_due", about=part, before=old, after=new,
            said=f"Hạn nhiệm vụ “{part}” chuyển từ {old} sang {new}, lý do: {why}",
        )  # fmt: skip


@transaction.atomic
def add_note(*, actor: User, task: Task, text: str) -> TaskNote:
    """Adds a note; a coordinating office may too.

    Raises RuleBroken: not-allowed, nothing-stated, too-long.
    """
    task = _locked(task)
    _demand(actor, Verb.ADD_NOTE, task, shared=True)
    note = TaskNote.objects.create(task=task, text=rules.stated(text, what="ghi chú"), by=actor)
    record(actor=actor, verb="add_note", about=task, said=f"{actor} ghi chú vào nhiệm vụ “{task}”: {note}")
    return note


@transaction.atomic
def add_evidence(*, actor: User, task: Task, proofs: Sequence[Proof]) -> list[Evidence]:
    """Attaches stored files, or the numbers of papers that came out of the work; what is there already stays.

    Raises RuleBroken: not-allowed, wrong-state (closed), nothing-stated, evidence-twice (nothing is new).
    """
    task = _locked(task)
    _demand(actor, Verb.ADD_EVIDENCE, task, shared=True)
    rules.refuse_closed(task.stands, "thêm minh chứng")
    added = [evidence for proof in proofs if (evidence := _attach(actor, task, proof)) is not None]
    if not added:
        raise RuleBroken("evidence-twice", "Minh chứng này đã có trong nhiệm vụ nên không có gì để thêm.")
    return added


def _attach(actor: User, task: Task, proof: Proof) -> Evidence | None:
    name = rules.stated(proof.name, what="tên tệp hoặc số, ký hiệu văn bản kết quả")[:255]
    kept = task.evidence.filter(file=proof.file) if proof.file else task.evidence.filter(file=None, name=name)
    if kept.exists():
        return None
    evidence = Evidence.objects.create(task=task, file=proof.file, name=name, by=actor)
    record(
        actor=actor, verb="add_evidence", about=task,
        said=f"{actor} thêm minh chứng “{name}” vào nhiệm vụ “{task}”.",
        after=proof.file.sha256 if proof.file else "",
    )  # fmt: skip
    return evidence


@transaction.atomic
def renew_clocks() -> int:
    """Reckons anew, after the office has changed its working days, what the deadlines of owed tasks mean.

    A count of working days may come to another day; the new deadline is kept in the list of changes.
    Returns how many have changed; each change is told in the ledger, by the machine itself.
    """
    rows = Task.objects.select_for_update(of=("self",)).dated().select_related("document", "anchor")
    moves = list(moved_by(working_days(), rows))
    for moved in moves:
        _renew(moved)
    return len(moves)


def _renew(moved: Moved) -> None:
    task, days = moved.task, [moved.before, moved.meant.safe_on]
    if moved.another_day:
        old, new = moved.old_words, moved.new_words
        reason = "lịch làm việc của cơ quan thay đổi"
        DueChange.objects.create(task=task, old=old, new=new, by=None, reason=rules.capital(reason))
        verb, said = "move_due", f"Hạn nhiệm vụ “{task}” chuyển từ {old} sang {new}, lý do: {reason}"
    else:
        old, new = (rules.short(day) if day else "không có" for day in days)
        verb = "renew_clock"
        said = f"Ngày an toàn cuối của nhiệm vụ “{task}” tính lại theo lịch nghỉ mới, từ {old} thành {new}."
    moved.write()
    task.save()
    record(actor=None, verb=verb, about=task, before=old, after=new, said=said)


def _refuse_wrong_acceptor(actor: User, task: Task) -> None:
    rules.refuse_own_acceptance(handed_in_by=task.handed_in_by_id, person=actor.pk)
    rules.refuse_other_than_named(acceptor=task.acceptor_id, person=actor.pk, name=str(task.acceptor))


def _refuse_non_acceptor(person: User | None) -> None:
    if person is not None and (not person.is_active or may(person.role, Verb.ACCEPT_TASK) is None):
        raise RuleBroken(
            "not-an-acceptor", f"{person} không có quyền nghiệm thu. Hãy chọn lãnh đạo hoặc chánh văn phòng."
        )


def _assignment(task: Task, coordinating: list[Office]) -> str:
    parts = [f"chủ trì {task.owner_name}"]
    if coordinating:
        parts.append("phối hợp " + ", ".join(sorted(office.name for office in coordinating)))
    if task.acceptor:
        parts.append(f"nghiệm thu {task.acceptor}")
    return "; ".join(parts)
