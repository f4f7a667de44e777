"""Opening tasks from the confirmed facts of a document: the bridge from the review desk to the board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from caunoi.documents.models import Document, DocumentState
from caunoi.documents.reads import FactView, confirmed_facts
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.phrases import Part
from caunoi.people.reads import parameter
from caunoi.people.rules import Verb
from caunoi.tasks import rules
from caunoi.tasks.anchors import AnchorDraft, DocumentAnchors, row_of
from caunoi.tasks.drafts import OPENABLE, Draft, draft_of
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.owners import Owners
from caunoi.tasks.rules import Due
from caunoi.ui.refusal import RuleBroken

LONGEST_SENTENCE = 3000
DEFAULT_DUE = "default_due"


@transaction.atomic
def open_tasks_from(*, actor: User, document: Document, kind: str = "tasks") -> list[Task]:
    """Opens one task for each confirmed fact that has none yet; a second call opens nothing.

    `kind` is "tasks" or "programme_items". Owners are the offices that the words meant on the document's
    date; where no office fits, the words are kept and the task waits to be assigned.
    Raises RuleBroken: not-allowed, not-reviewed (the review is not finished), not-openable, date-too-far.
    """
    demand(actor, Verb.OPEN_TASK, document.office)
    if kind not in OPENABLE:
        raise RuleBroken("not-openable", "Loại dữ kiện này không mở thành nhiệm vụ được. Hãy tải lại trang.")
    document = Document.objects.select_for_update(of=("self",)).select_related("incoming").get(pk=document.pk)
    if document.state != DocumentState.CONFIRMED:
        raise RuleBroken(
            "not-reviewed",
            "Văn bản chưa duyệt xong nên chưa đưa nhiệm vụ lên bảng được. "
            "Hãy xác nhận hết dữ kiện ở bàn duyệt và kết thúc duyệt trước.",
        )
    opened = set(Task.objects.filter(document=document, fact__isnull=False).values_list("fact", flat=True))
    owners, clock = Owners.of(document), _Clock(document)
    tasks = []
    for fact in confirmed_facts(document, kind):
        draft = _draft(fact)
        if draft is not None and fact.id not in opened:
            tasks.append(_open(actor, document, fact, draft, owners, clock))
    return tasks


@dataclass(frozen=True, slots=True)
class Proposal:
    """A confirmed fact and the task that it opens, or has opened (`task` is then its id).

    `each`: the offices to which a collective name gives the work, each its own. `unknown`: names that the
    register of that day does not have. `early`: the deadline lies before the document's own date, so one of
    the two was probably misread. `ours`: the paper states no day, and the office's own rule sets one.
    """

    draft: Draft
    owner: Office | None
    each: tuple[Office, ...]
    unknown: tuple[Part, ...]
    due: str
    safe_on: date | None
    task: int | None
    early: bool
    ours: bool


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals of one kind of fact; `new` of them are not on the board yet."""

    kind: str
    items: tuple[Proposal, ...]

    @property
    def new(self) -> int:
        return sum(item.task is None for item in self.items)


def preview(document: Document) -> list[Proposals]:
    """What the document's confirmed facts would open, kind by kind; empty kinds are left out."""
    opened = dict(Task.objects.filter(document=document, fact__isnull=False).values_list("fact", "pk"))
    owners, clock = Owners.of(document), _Clock(document)
    groups = []
    for kind in OPENABLE:
        drafts = [(fact.id, _draft(fact)) for fact in confirmed_facts(document, kind)]
        items = tuple(
            _proposal(draft, opened.get(fact), owners, clock) for fact, draft in drafts if draft is not None
        )
        groups += [Proposals(kind, items)] if items else []
    return groups


def _proposal(draft: Draft, task: int | None, owners: Owners, clock: _Clock) -> Proposal:
    told = clock.tell(draft.due)
    return Proposal(
        draft, owners.owner(draft.owner_text), owners.each(draft.owner_text),
        owners.named(draft.owner_text).unknown,
        rules.due_words(told.due), rules.clock(told.due, clock.days).safe_on, task,
        rules.before_its_order(told.due, clock.issued_on), told.ours,
    )  # fmt: skip


def _draft(fact: FactView) -> Draft | None:
    value = fact.value if isinstance(fact.value, dict) else {}
    return draft_of(fact.kind, value, timezone.get_current_timezone())


@dataclass(frozen=True, slots=True)
class _Told:
    """A deadline with its day where it has one, what it hangs on, and whether the office set it itself."""

    due: Due
    anchor: AnchorDraft | None
    ours: bool


class _Clock:
    """What the deadlines of one document come to on the day they go on the board."""

    def __init__(self, document: Document) -> None:
        self.days, self.issued_on = working_days(), document.issued_on
        self._anchors = DocumentAnchors(document, timezone.get_current_timezone())
        self._default, self._today = parameter(DEFAULT_DUE), timezone.localdate()

    def tell(self, due: Due) -> _Told:
        """The deadline with the day of its meeting or paper, or the office's own where none is stated."""
        anchor = self._anchors.of(due)
        own = rules.set_by_office(due, self._default, self._today, self.days)
        moment = anchor.moment if anchor else None
        return _Told(rules.resolved(own or due, moment, self.days), anchor, own is not None)


def _open(
    actor: User, document: Document, fact: FactView, draft: Draft, owners: Owners, clock: _Clock
) -> Task:
    owner, told = owners.owner(draft.owner_text), clock.tell(draft.due)
    anchor = row_of(told.anchor, document=document, actor=actor) if told.anchor else None
    # The row may have been moved since the document was read.
    due = rules.resolved(told.due, anchor.moment if anchor else None, clock.days)
    task = Task(
        document=document,
        fact_id=fact.id,
        action=draft.action,
        owner=owner,
        owner_text=draft.owner_text,
        coordination=draft.coordination,
        product=draft.product,
        report_to=draft.report_to,
        section=draft.section,
        source_sentence=fact.sentence[:LONGEST_SENTENCE],
        opened_by=actor,
    )
    task.set_due(due, rules.clock(due, clock.days), anchor=anchor, ours=told.ours)
    task.set_search()
    task.save()
    task.coordinating.set(
        office for office in owners.sharing(draft.owner_text, draft.coordination) if office != owner
    )
    paper = document.number_text or document.name
    record(
        actor=actor, verb="open_task", about=task,
        said=f"{actor} giao nhiệm vụ “{task}” cho {task.owner_name}, hạn: {task.due_said}, "
        f"theo văn bản {paper}.",
    )  # fmt: skip
    return task
