"""A year of a province, day by day: every notice once, every digest once, nothing on a day off.

What must be told is reckoned here a second time, from the calendar and the dates alone. The whole province is
marked `full` and left out by default: `pytest -m full -n 0 tests/caunoi/reminders`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

import pytest
from django.utils import timezone

from caunoi.people.models import Office, Role, User
from caunoi.reminders import channels
from caunoi.reminders.channels.contract import Outgoing
from caunoi.reminders.channels.screen import Screen
from caunoi.reminders.jobs import tick
from caunoi.reminders.models import Letter, Line, Notice
from caunoi.reminders.sending import send
from caunoi.tasks import rules as task_rules
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import Due, Operator, State
from tests.caunoi.reminders.conftest import at
from tests.conftest import Province
from vanban.dates.working_days import WorkingDays

# Whose letters are sent too; the others read theirs on screen.
REACHED = 8
YEAR = 2026
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Size:
    offices: int
    tasks: int
    items: int


class Sink:
    """A post that takes everything and counts, in place of a mail server."""

    key: ClassVar[str] = "sink"
    name: ClassVar[str] = "Nơi đếm"

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.days: set[date] = set()

    def address_of(self, person: User) -> str:
        number = person.username.removeprefix("xa")
        return person.username if number.isdecimal() and int(number) < REACHED else ""

    def reference(self, key: str) -> str:
        return key

    def send(self, letter: Outgoing, person: User, handing: Callable[[], None]) -> str:
        handing()
        self.taken[letter.reference] += 1
        self.days.add(timezone.localtime(letter.written_at).date())
        return "ok"


@pytest.fixture
def sink(monkeypatch: pytest.MonkeyPatch) -> Sink:
    found = Sink()
    monkeypatch.setattr(channels, "CHANNELS", (Screen(), found))
    return found


def _offices(number: int) -> list[Office]:
    offices = Office.objects.bulk_create(
        Office(name=f"Xã {n}", short_name=f"Xã {n}", kind="committee", level="commune") for n in range(number)
    )
    User.objects.bulk_create(
        User(username=f"xa{n}", full_name=f"Đầu mối {n}", role=Role.UNIT_CONTACT, office=office)
        for n, office in enumerate(offices)
    )
    return offices


def _tasks(size: Size, by: User, dice: random.Random, days: WorkingDays) -> list[Task]:
    """Tasks, some of them items of the programme, due over the whole year."""
    offices, tasks = _offices(size.offices), []
    for number in range(size.tasks):
        on = date(YEAR, 1, 1) + timedelta(days=dice.randrange(365))
        if (
            number < size.items
        ):  # papers of an item: due seven working days before a session at the month's end
            on = days.at_or_before(date(YEAR, 1 + number % 12, 20))
        due = Due(on, None, dice.choice([Operator.BEFORE, Operator.BY, Operator.WITHIN]))
        task = Task(action=f"Việc {number}", owner=dice.choice(offices), opened_by=by)
        task.set_due(due, task_rules.clock(due, days))
        tasks.append(task)
    return Task.objects.bulk_create(tasks)


def _year() -> Iterator[date]:
    day = date(YEAR, 1, 1)
    while day.year == YEAR:
        yield day
        day += ONE_DAY


def _close(pks: list[int], by: User, other: User) -> None:
    """The unit handed in, somebody accepted; past the verbs, whose sentences are told elsewhere."""
    now = timezone.now()
    Task.objects.filter(pk__in=pks).update(
        state=State.ACCEPTED, handed_in_by=by, handed_in_at=now, accepted_by=other, accepted_at=now
    )


def _expected(task: Task, done_on: date, mornings: dict[date, date]) -> set[str]:
    """The stages that the unit must have been told, from the morning the task came near until it was done.

    `mornings`: each working day with the fifth working day after it.
    """
    assert task.safe_on is not None
    assert task.late_on is not None
    told = set()
    for day, soon in mornings.items():
        if day >= done_on or "overdue" in told:
            break
        if day >= task.late_on:
            told.add("overdue")
        elif day >= task.safe_on:
            told.add("today")
        elif soon >= task.safe_on:
            told.add("soon")
    return told


def _live(done_on: dict[int, date], people: dict[str, User]) -> None:
    """The year: on each day what is done by then is closed, and the clock ticks thrice."""
    contact, chief = people[Role.UNIT_CONTACT], people[Role.CHIEF]
    done_before = [pk for pk, done in done_on.items() if done.year < YEAR]
    _close(done_before, contact, chief)
    for day in _year():
        _close([pk for pk, done in done_on.items() if done == day], contact, chief)
        for hour in (6, 7, 8):
            tick(at(hour, day=day))
            for pk in Letter.objects.takeable(at(hour, day=day)).values_list("pk", flat=True):
                send(pk, now=at(hour, day=day))


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    "size",
    [Size(10, 150, 24), pytest.param(Size(60, 3000, 40), marks=pytest.mark.full)],
    ids=["medium", "full"],
)
def test_a_year_of_a_province(province: Province, sink: Sink, size: Size) -> None:
    dice, days = random.Random(7), working_days()
    tasks = _tasks(size, province.people[Role.SPECIALIST], dice, days)
    done_on = {task.pk: (task.due or date.max) + timedelta(days=dice.randrange(-12, 9)) for task in tasks}
    _live(done_on, province.people)
    told = Counter(Notice.objects.values_list("task", "kind"))
    mornings = {day: days.after(day, 5) for day in _year() if days.is_working(day)}
    wanted = {(task.pk, kind): 1 for task in tasks for kind in _expected(task, done_on[task.pk], mornings)}
    assert told == wanted
    # Each notice stands once on screen, and once in a letter to whoever can be reached.
    reached = [person.pk for person in User.objects.all() if sink.address_of(person)]
    for channel, notices in (
        ("screen", Notice.objects.all()),
        ("sink", Notice.objects.filter(person__in=reached)),
    ):
        stand = Counter(Line.objects.filter(channel=channel).values_list("notice", flat=True))
        assert stand == dict.fromkeys(notices.values_list("pk", flat=True), 1)
    assert {day for day in sink.days if not days.is_working(day)} == set()
    assert set(sink.taken.values()) == {1}
    assert len(sink.taken) == Letter.objects.filter(channel="sink", state="sent").count() > 100
    assert not Letter.objects.exclude(state="sent").exists()
