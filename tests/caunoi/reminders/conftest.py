from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.people.models import Role, User
from caunoi.reminders import jobs
from caunoi.reminders.models import Letter, Notice
from caunoi.reminders.sending import send
from caunoi.tasks.models import Task
from tests.caunoi.reminders.house import PEOPLE, House, seeded
from tests.caunoi.reminders.servers import Gateway, MailServer, gateway, mail_server, running
from tests.caunoi.tasks.conftest import Open, by, open_task, stranger
from tests.conftest import Province

__all__ = ["open_task", "stranger"]

ICT = ZoneInfo("Asia/Ho_Chi_Minh")
# A Thursday in an ordinary week.
THURSDAY = date(2026, 3, 12)


def at(hour: int, minute: int = 0, *, day: date = THURSDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ICT)


MORNING = at(7)


@pytest.fixture
def mail(settings: Settings, province: Province) -> Iterator[MailServer]:
    """A mail server, and an address for the contact of the commune."""
    User.objects.filter(role=Role.UNIT_CONTACT).update(email="dau.moi@hailam.example")
    with mail_server(settings) as server:
        yield server


@pytest.fixture(scope="session")
def offices(tmp_path_factory: pytest.TempPathFactory, empty_tables: Path) -> Callable[[date], Path]:
    """An office whose tasks are due on the day, made once a day: tests may run over midnight."""

    @cache
    def made(day: date) -> Path:
        folder = tmp_path_factory.mktemp(f"office-{day}")
        shutil.copy(empty_tables, folder / "caunoi.sqlite3")
        return seeded(folder, PEOPLE)

    return made


@pytest.fixture
def house(offices: Callable[[date], Path], tmp_path: Path) -> Iterator[House]:
    """An office of twelve over SQLite, and its mail server, for real processes."""
    data = shutil.copytree(offices(timezone.localdate()), tmp_path / "office")
    with running(MailServer()) as mail:
        yield House(data, mail)


@pytest.fixture
def zalo(settings: Settings, province: Province) -> Iterator[Gateway]:
    with gateway(settings) as server:
        yield server


Dated = Callable[..., Task]


@pytest.fixture
def dated(open_task: Open) -> Dated:
    """A task of the commune, due so many days after that Thursday."""

    def make(days: int, action: str = "Báo cáo kết quả đối thoại") -> Task:
        return open_task(action, due=by(THURSDAY + timedelta(days=days)))

    return make


def run(now: datetime) -> None:
    """A tick, and everything it wants sent is sent: what the queue does, without the queue."""
    jobs.tick(now)
    for letter in Letter.objects.takeable(now).order_by("pk"):
        send(letter.pk, now=now)


def told(person: User) -> list[str]:
    """What the person was told, oldest first."""
    return [str(one) for one in Notice.objects.filter(person=person).order_by("pk")]


def kinds(person: User) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def letters(channel: str = "email") -> list[Letter]:
    return list(Letter.objects.filter(channel=channel).order_by("pk"))
