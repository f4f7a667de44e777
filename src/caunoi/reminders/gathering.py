"""Deeds gathered over a few minutes into one letter a person; over night they wait for the morning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from django.db import models, transaction

from caunoi.people.models import User
from caunoi.reminders.letters import bundle_of, plan_to_send
from caunoi.reminders.models import Bookmark, Notice, Preference, Rhythm
from caunoi.reminders.rules import GATHER, Occasion, Pace, may_go_out
from caunoi.tasks.office_days import working_days


def take_waiting(*, now: datetime) -> dict[User, list[Notice]]:
    """Everything that waits to be told, by person, and marks it as taken; the bookmark must be held."""
    return _taken(_waiting(), now)


def gather(*, now: datetime) -> int:
    """Writes letters of deeds for whoever wants them soon; returns how many.

    A person's letter is written once the oldest deed in it has waited a few minutes, and only at hours at
    which it may also leave: over night and on days off deeds wait for the morning.
    """
    hours = Rhythm.hours()
    if not may_go_out(now, hours, working_days()) or not _ripe(now).exists():
        return 0
    with transaction.atomic():
        Bookmark.held()
        wishes = dict(Preference.objects.exclude(pace="").values_list("person_id", "pace"))
        chosen = {
            person: notices
            for person, notices in _waiting().items()
            if notices[0].at <= now - GATHER and wishes.get(person.pk, hours.pace) == Pace.SOON
        }
        _taken(chosen, now)
        bundles = [bundle_of(person, notices, at=now) for person, notices in chosen.items()]
        last = max((one.pk for notices in chosen.values() for one in notices), default=0)
        return len(plan_to_send(bundles, Occasion.DEEDS, mark=f"viec.{last}", now=now))


def _ripe(now: datetime) -> models.QuerySet[Notice]:
    return Notice.objects.filter(gathered_at=None, at__lte=now - GATHER)


def _waiting() -> dict[User, list[Notice]]:
    rows = Notice.objects.filter(gathered_at=None, person__is_active=True)
    by_person = defaultdict(list)
    for one in rows.select_related("person__office", "task__owner").order_by("at", "pk"):
        by_person[one.person].append(one)
    return dict(by_person)


def _taken(waiting: Mapping[User, list[Notice]], now: datetime) -> dict[User, list[Notice]]:
    ids = [one.pk for notices in waiting.values() for one in notices]
    Notice.objects.filter(pk__in=ids).update(gathered_at=now)
    return dict(waiting)
