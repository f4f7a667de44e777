"""One task in full, as its page shows it to one person."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from caunoi.ledger.reads import Line, history
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks import rules
from caunoi.tasks.chain_reads import Chain, chain_of
from caunoi.tasks.filters import Now
from caunoi.tasks.models import DueChange, Evidence, ExtensionRequest, Task, TaskNote
from caunoi.tasks.office_days import working_days
from caunoi.tasks.reads import Card, Moves, card
from caunoi.tasks.rules import Move
from caunoi.tasks.unit_rules import Asked
from vanban.dates.told import told

_SHARED = (Verb.ADD_NOTE, Verb.ADD_EVIDENCE)
_VERBS = (Verb.CHANGE_DUE, Verb.ASK_EXTENSION, Verb.OPEN_TASK, Verb.ASSIGN_TASK, *_SHARED)


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything on the page. The card's buttons and `verbs` are what this person may do now."""

    task: Task
    card: Card
    due: str
    meaning: str
    how: tuple[str, ...]
    notes: tuple[TaskNote, ...]
    evidence: tuple[Evidence, ...]
    changes: tuple[DueChange, ...]
    requests: tuple[ExtensionRequest, ...]
    history: list[Line]
    chain: Chain
    may_progress: bool
    verbs: frozenset[Verb]
    source: str

    @property
    def owed(self) -> bool:
        return self.task.stands in rules.OWED

    @property
    def may_ask(self) -> bool:
        """The unit may ask for more time: there is a day to put off, and nothing asked is unanswered."""
        waiting = any(request.state == Asked.WAITING for request in self.requests)
        return Verb.ASK_EXTENSION in self.verbs and self.task.due is not None and not waiting

    @property
    def closed(self) -> bool:
        return self.task.stands in rules.CLOSED


def task_page(user: User, task: Task, when: Now) -> TaskPage:
    """The page of a task that the person may see. Its number of queries does not depend on the task."""
    due, days, moves = task.deadline, working_days(), Moves.of(user)
    return TaskPage(
        task=task,
        card=card(task, when, moves=moves.of_task(task, Move)),
        due=rules.due_words(due),
        meaning=rules.meaning(due, days, when.today),
        how=told(due, days, task.anchor.moment if task.anchor else None),
        notes=tuple(task.notes.select_related("by__office")),
        evidence=tuple(task.evidence.select_related("by", "file")),
        changes=tuple(task.due_changes.select_related("by")),
        requests=tuple(task.extension_requests.select_related("asked_by", "answered_by")),
        history=history(task),
        chain=chain_of(user, task),
        may_progress=moves.reaches(task, Verb.REPORT_DONE) and task.stands in rules.OWED,
        verbs=_verbs(user, task),
        source=source_address(task),
    )


def _verbs(user: User, task: Task) -> frozenset[Verb]:
    """The verbs beside the moves that fit the state and reach this task."""
    fitting = [verb for verb in _VERBS if _fits(verb, task)]
    return frozenset(
        verb
        for verb in fitting
        if Task.objects.in_reach(user, verb, coordinating=verb in _SHARED).filter(pk=task.pk).exists()
    )


def _fits(verb: Verb, task: Task) -> bool:
    if verb in {Verb.CHANGE_DUE, Verb.ASK_EXTENSION, Verb.OPEN_TASK}:
        return task.stands in rules.OWED
    return verb is Verb.ADD_NOTE or task.stands not in rules.CLOSED


def source_address(task: Task) -> str:
    """The document's page with the task's sentence lit up; empty for a task typed by hand."""
    if task.document is None:
        return ""
    try:
        address = reverse("documents:review", args=[task.document.pk])
    except NoReverseMatch:
        return ""
    fact = task.fact
    if fact is None or fact.span_start is None:
        return address
    return f"{address}?span={fact.span_start}-{fact.span_end}"
