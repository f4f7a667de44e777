"""The morning: what the clock says of every task that presses, one digest a person.

All of it is one transaction that holds the bookmark: of many ticks at once one writes it, and one that is
killed has written nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction

from caunoi.people.models import User
from caunoi.reminders.audience import Audience
from caunoi.reminders.gathering import take_waiting
from caunoi.reminders.letters import Bundle, bundle_of, item_of, plan_to_send, put_on_screen
from caunoi.reminders.models import Bookmark, Notice, Rhythm
from caunoi.reminders.rules import CLOCK, Kind, Occasion, morning_of, stage
from caunoi.reminders.wording import Item, Parcel
from caunoi.tasks import rules as task_rules
from caunoi.tasks.filters import Now
from caunoi.tasks.models import Task, TaskQuerySet
from caunoi.tasks.office_days import working_days
from caunoi.tasks.reads import urgency_of


@dataclass(slots=True)
class Desk:
    """One person's morning, while it is put together; `fresh` is what the clock says for the first time."""

    person: User
    items: dict[Kind, list[Item]] = field(default_factory=lambda: defaultdict(list))
    fresh: list[tuple[Notice, Item]] = field(default_factory=list)
    deeds: list[Notice] = field(default_factory=list)

    def digest(self, at: datetime) -> Bundle:
        """How things stand, and the deeds that wait to be told."""
        deeds = bundle_of(self.person, self.deeds, at=at)
        notices = (*(notice for notice, _ in self.fresh), *deeds.notices)
        return Bundle(self.person, notices, _standing(deeds.parcel, self.items))

    def news(self, at: datetime) -> Bundle:
        """What has come near or passed since the last morning: on screen this alone is new."""
        items: dict[Kind, list[Item]] = defaultdict(list)
        for notice, item in self.fresh:
            items[Kind(notice.kind)].append(item)
        parcel = _standing(bundle_of(self.person, (), at=at).parcel, items)
        return Bundle(self.person, tuple(notice for notice, _ in self.fresh), parcel)


def _standing(parcel: Parcel, items: Mapping[Kind, list[Item]]) -> Parcel:
    return replace(
        parcel,
        overdue=tuple(items.get(Kind.OVERDUE, ())),
        today=tuple(items.get(Kind.TODAY, ())),
        soon=tuple(items.get(Kind.SOON, ())),
        to_accept=tuple(items.get(Kind.HANDED_IN, ())),
    )


def moment(now: datetime) -> Now:
    """The moment with the end of 'sắp đến hạn' as seen from it."""
    return Now(now, task_rules.soon_until(now.date(), working_days()))


def tell_morning(*, now: datetime) -> int:
    """Writes the digests of the day, once; returns how many letters there are to send.

    Nothing on a day off, before the hour, or in the quiet hours.
    """
    day = morning_of(now, Rhythm.hours(), working_days())
    if day is None or Bookmark.objects.filter(pk=1, morning_on__gte=day).exists():
        return 0
    with transaction.atomic():
        mark = Bookmark.held()
        if mark.morning_on is not None and mark.morning_on >= day:
            return 0
        letters = _digests(day, moment(now))
        mark.morning_on = day
        mark.save(update_fields=["morning_on"])
    return letters


def _digests(day: date, when: Now) -> int:
    desks: dict[int, Desk] = {}
    audience = Audience.now()
    fresh = _lay_out_owed(desks, when, audience)
    Notice.objects.bulk_create(notice for notice, _ in fresh)
    _lay_out_handed_in(desks, when, audience)
    for person, deeds in take_waiting(now=when.at).items():
        desks.setdefault(person.pk, Desk(person)).deeds = deeds
    mark = f"sang.{day:%Y-%m-%d}"
    news = [desk.news(when.at) for desk in desks.values() if desk.fresh]
    put_on_screen(news, Occasion.MORNING, mark=mark, now=when.at)
    digests = [desk.digest(when.at) for desk in desks.values()]
    return len(plan_to_send(digests, Occasion.MORNING, mark=mark, now=when.at))


def near(when: Now) -> TaskQuerySet:
    """What is owed and late, due today or soon, with what a line says of it."""
    tasks = Task.objects.owed().filter(safe_on__lte=when.soon_until).by_urgency()
    return tasks.select_related("owner", "document", "opened_by__office")


def _lay_out_owed(desks: dict[int, Desk], when: Now, audience: Audience) -> list[tuple[Notice, Item]]:
    """Every task that presses, onto the desks of its people; returns what is said for the first time."""
    said = Notice.objects.filter(kind__in=CLOCK, task__in=near(when).values("pk"))
    known, fresh = set(said.values_list("key", flat=True)), []
    for task in near(when):
        kind = stage(urgency_of(task, when))
        if kind is None:
            continue
        item = item_of(task, when, orphan=audience.orphaned(task))
        for person in audience.of_owner(task):
            desk = desks.setdefault(person.pk, Desk(person))
            desk.items[kind].append(item)
            notice = _notice(person, task, kind, item, when.at)
            if notice.key not in known:
                desk.fresh.append((notice, item))
                fresh.append((notice, item))
    return fresh


def _notice(person: User, task: Task, kind: Kind, item: Item, at: datetime) -> Notice:
    """The same task is told again where its safe day has moved."""
    return Notice(
        key=f"{kind}.{task.pk}.{task.safe_on:%Y-%m-%d}.{person.pk}",
        person=person,
        task=task,
        kind=kind,
        detail=", ".join(filter(None, (f"hạn {item.due}", item.remark))),
        at=at,
        gathered_at=at,
    )


def _lay_out_handed_in(desks: dict[int, Desk], when: Now, audience: Audience) -> None:
    for task in Task.objects.waiting().by_urgency().select_related("owner", "document"):
        item = item_of(task, when)
        for person in audience.may_accept(task):
            desks.setdefault(person.pk, Desk(person)).items[Kind.HANDED_IN].append(item)
