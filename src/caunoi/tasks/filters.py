"""What a person looks for among the tasks, and the tasks that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, F, Q, When
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.people.models import Office, User
from caunoi.tasks import rules
from caunoi.tasks.models import Task, TaskQuerySet, late_condition
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import State
from vanban.text.keys import search_key

WINDOWS: dict[str, str] = {
    "late": "Quá hạn",
    "today": "Hạn hôm nay",
    "soon": "Trong 5 ngày làm việc",
    "later": "Còn xa hạn",
    "undated": "Không nêu ngày hạn",
}
SORTS: dict[str, tuple[str, ...]] = {
    "due": ("safe_on", "pk"),
    "owner": ("owner__name", "safe_on", "pk"),
    "state": ("state", "safe_on", "pk"),
    "opened": ("-opened_at", "pk"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the person looks for. Empty means everything."""

    state: str = ""
    office: int | None = None
    no_office: bool = False
    window: str = ""
    document: int | None = None
    query: str = ""
    sort: str = "due"
    descending: bool = False

    @property
    def any(self) -> bool:
        """Whether something narrows the view (the order does not)."""
        return bool(self.state or self.office or self.no_office or self.window or self.document or self.query)


@dataclass(frozen=True, slots=True)
class Now:
    """The moment a page is drawn for, and the end of 'sắp đến hạn' as seen from it."""

    at: datetime
    soon_until: date

    @property
    def today(self) -> date:
        return self.at.date()


def now() -> Now:
    """The present moment of the office."""
    at = timezone.localtime()
    return Now(at, rules.soon_until(at.date(), working_days()))


def found(user: User, filters: Filters, when: Now) -> TaskQuerySet:
    """The tasks the person may see that fit the filters; unordered."""
    tasks = Task.objects.visible_to(user)
    if filters.state in list(State):
        tasks = tasks.filter(state=filters.state)
    if filters.no_office:
        tasks = tasks.filter(owner=None)
    elif filters.office is not None:
        shared = Task.coordinating.through.objects.filter(office=filters.office).values("task")
        tasks = tasks.filter(Q(owner=filters.office) | Q(pk__in=shared))
    if filters.document is not None:
        tasks = tasks.filter(document=filters.document)
    for word in search_key(filters.query).split():
        tasks = tasks.filter(search_folded__contains=word)
    return _in_window(tasks, filters.window, when)


def _in_window(tasks: TaskQuerySet, window: str, when: Now) -> TaskQuerySet:
    if window == "late":
        return tasks.late(when.at)
    if window == "today":
        return tasks.due_on(when.at)
    if window == "soon":
        return tasks.due_within(when.at, when.soon_until)
    if window == "later":
        return tasks.owed().filter(safe_on__gt=when.soon_until).exclude(late_condition(when.at))
    if window == "undated":
        return tasks.owed().filter(safe_on=None)
    return tasks


def sorted_by(tasks: TaskQuerySet, filters: Filters) -> TaskQuerySet:
    """In the order asked for. The usual one: what is not finished first, by the nearest safe day."""
    if filters.sort == "due" and not filters.descending:
        closed = Case(When(state__in=rules.CLOSED, then=1), default=0)
        return tasks.order_by(closed, F("safe_on").asc(nulls_last=True), "pk")
    keys = SORTS.get(filters.sort, SORTS["due"])
    ordered = tasks.order_by(*keys)
    return ordered.reverse() if filters.descending else ordered


def office_choices(user: User) -> list[tuple[int, str]]:
    """The offices that own a task the person may see, by name. One query."""
    owners = Task.objects.visible_to(user).filter(owner__isnull=False).values("owner")
    return list(Office.objects.filter(pk__in=owners).order_by("name").values_list("pk", "name"))


def document_choices(user: User) -> list[tuple[int, str]]:
    """The documents that opened a task the person may see, newest first, at most a hundred. One query."""
    sources = Task.objects.visible_to(user).filter(document__isnull=False).values("document")
    rows = (
        Document.objects.filter(pk__in=sources).select_related("incoming").order_by("-issued_on", "-pk")[:100]
    )
    rows = rows.defer("search_raw", "search_folded")
    return [(row.pk, " — ".join(part for part in (row.number_text, row.name) if part)) for row in rows]
