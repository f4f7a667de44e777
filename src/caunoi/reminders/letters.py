"""Letters are written here: words, lines and all, in the transaction of whoever decides that there is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db.models import Count

from caunoi.people.models import User
from caunoi.reminders.channels import posts
from caunoi.reminders.channels.contract import Post
from caunoi.reminders.channels.screen import Screen
from caunoi.reminders.due_dates import DueDate, calendar_of
from caunoi.reminders.models import Letter, Line, Notice, Preference
from caunoi.reminders.rules import Kind, LetterState, Occasion
from caunoi.reminders.wording import Item, News, Parcel, subject_of, text_of, title_of
from caunoi.tasks.filters import Now
from caunoi.tasks.models import DueChange, Task
from caunoi.tasks.reads import address_of_task, card
from caunoi.tasks.rules import State, Urgency, spoken

# Deadlines that are new or have moved; what merely draws near stands in the calendar already.
_DATED = (Kind.ASSIGNED, Kind.SHARED, Kind.DUE_CHANGED, Kind.CANCELLED)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one person is to be told: `notices` are new, the parcel may also say how things stand."""

    person: User
    notices: tuple[Notice, ...]
    parcel: Parcel


def bundle_of(person: User, notices: Sequence[Notice], *, at: datetime) -> Bundle:
    """The bundle of deeds alone."""
    news = tuple(
        News(Kind(one.kind), title_of(one.task.action), one.detail, link_to(one.task.pk)) for one in notices
    )
    parcel = Parcel(
        person.full_name or person.username,
        str(person.office or ""),
        at,
        news=news,
        home=settings.CAUNOI_ADDRESS,
    )
    return Bundle(person, tuple(notices), parcel)


def item_of(task: Task, when: Now, *, orphan: bool = False) -> Item:
    """A task as a line of a letter; no query where owner and document are loaded.

    `orphan`: the unit has nobody who could be told, so another is told in its stead.
    """
    shown = card(task, when)
    remark = ""
    if shown.urgency is Urgency.LATE:
        remark = shown.badge.lower()
    elif shown.urgency is Urgency.WAITING:
        remark = f"{shown.owner} đã báo hoàn thành"
    elif shown.safe_differs and shown.safe_on is not None:
        remark = f"nên xong trong {spoken(shown.safe_on)}"
    if orphan:
        remark = ", ".join(filter(None, (remark, f"{task.owner_name}: chưa có ai nhận thông báo")))
    return Item(title_of(shown.action), shown.due, remark, shown.paper, link_to(task.pk))


def link_to(task: int) -> str:
    """The full address of a task's page; empty where the office has not said where its pages stand."""
    return f"{settings.CAUNOI_ADDRESS}{address_of_task('detail', task)}" if settings.CAUNOI_ADDRESS else ""


def put_on_screen(bundles: Iterable[Bundle], occasion: Occasion, *, mark: str, now: datetime) -> list[Letter]:
    """Writes what stands on the page 'Thông báo' from this moment on."""
    rows = []
    for bundle in bundles:
        letter = _letter(bundle, Screen.key, occasion, mark, now)
        letter.state, letter.sent_at = LetterState.SENT, now
        rows.append((letter, bundle.notices))
    return _written(rows)


def plan_to_send(bundles: Sequence[Bundle], occasion: Occasion, *, mark: str, now: datetime) -> list[Letter]:
    """Writes the letters that are to be sent, without what each person keeps out of letters.

    Whoever no post reaches gets none: it stands on screen.
    """
    wishes = Preference.objects.filter(person__in=[bundle.person.pk for bundle in bundles])
    muted = {one.person_id: frozenset(one.muted) for one in wishes}
    rows = []
    for bundle in bundles:
        wanted = _wanted(bundle, muted.get(bundle.person.pk, frozenset()))
        if wanted.parcel.empty:
            continue
        for post in posts():
            if post.address_of(bundle.person):
                rows.append((_outgoing(wanted, post, occasion, mark, now), wanted.notices))
    return _written(rows)


def _wanted(bundle: Bundle, muted: frozenset[str]) -> Bundle:
    if not muted:
        return bundle
    parcel = replace(
        bundle.parcel,
        today=() if Kind.TODAY in muted else bundle.parcel.today,
        soon=() if Kind.SOON in muted else bundle.parcel.soon,
        to_accept=() if Kind.HANDED_IN in muted else bundle.parcel.to_accept,
        news=tuple(one for one in bundle.parcel.news if one.kind not in muted),
    )
    return Bundle(bundle.person, tuple(one for one in bundle.notices if one.kind not in muted), parcel)


def _letter(bundle: Bundle, channel: str, occasion: Occasion, mark: str, now: datetime) -> Letter:
    return Letter(
        key=f"{mark}.{bundle.person.pk}.{channel}",
        person=bundle.person,
        channel=channel,
        occasion=occasion,
        subject=subject_of(occasion, bundle.parcel),
        written_at=now,
    )


def _outgoing(bundle: Bundle, post: Post, occasion: Occasion, mark: str, now: datetime) -> Letter:
    letter = _letter(bundle, post.key, occasion, mark, now)
    letter.reference = post.reference(letter.key)
    letter.text = text_of(occasion, bundle.parcel)
    letter.calendar = calendar_of(_dates(bundle.notices), written_at=now)
    return letter


def _written(rows: list[tuple[Letter, tuple[Notice, ...]]]) -> list[Letter]:
    letters = Letter.objects.bulk_create(letter for letter, _ in rows)
    Line.objects.bulk_create(
        Line(letter=letter, notice=notice, channel=letter.channel)
        for letter, notices in rows
        for notice in notices
    )
    return letters


def _dates(notices: Iterable[Notice]) -> list[DueDate]:
    tasks = {one.task.pk: one.task for one in notices if one.kind in _DATED and one.task.safe_on}
    changes = dict(
        DueChange.objects.filter(task__in=tasks).order_by().values_list("task").annotate(Count("pk"))
    )
    return [_date(task, changes.get(task.pk, 0)) for task in tasks.values()]


def _date(task: Task, changes: int) -> DueDate:
    assert task.safe_on is not None
    due = task.deadline
    return DueDate(
        uid=f"nhiem-vu-{task.pk}@caunoi",
        title=title_of(task.action),
        on=task.safe_on,
        at=due.at if due.at and task.safe_on == due.on else None,
        said=f"Hạn {task.due_said}. Chủ trì: {task.owner_name}.",
        link=link_to(task.pk),
        changes=changes,
        cancelled=task.stands is State.CANCELLED,
    )
