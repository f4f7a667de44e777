"""What the pages of the room ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.reminders.channels import CHANNELS
from caunoi.reminders.letters import item_of
from caunoi.reminders.models import Attempt, Letter, Line, Preference
from caunoi.reminders.rules import CLOCK, KIND_NAMES, KIND_TONES, Kind, stage
from caunoi.reminders.wording import Item, paste_of, title_of
from caunoi.tasks.filters import Now
from caunoi.tasks.models import Task, TaskQuerySet
from caunoi.tasks.reads import address_of_task, urgency_of


def unread(user: User) -> QuerySet[Letter]:
    """The letters on screen that the person has not opened; counted from an index."""
    return Letter.objects.filter(person=user).on_screen().unread()


def box(user: User) -> QuerySet[Letter]:
    """The person's letters on screen, newest first."""
    return Letter.objects.filter(person=user).on_screen()


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a letter on screen."""

    kind: str
    tone: str
    title: str
    detail: str
    address: str


def lines_of(letters: Iterable[Letter]) -> dict[int, list[Told]]:
    """The lines of these letters, the most pressing of the clock's first. One query."""
    rows = Line.objects.filter(letter__in=[letter.pk for letter in letters]).select_related("notice__task")
    found: dict[int, list[tuple[int, Told]]] = defaultdict(list)
    for row in rows.defer("notice__task__source_sentence", "notice__task__search_folded"):
        notice, kind = row.notice, Kind(row.notice.kind)
        line = Told(
            KIND_NAMES[kind],
            KIND_TONES[kind],
            title_of(notice.task.action),
            notice.detail,
            address_of_task("detail", notice.task_id),
        )
        found[row.letter_id].append((CLOCK.index(kind) if kind in CLOCK else -1, line))
    return {pk: [line for _, line in sorted(rows, key=lambda row: row[0])] for pk, rows in found.items()}


def not_delivered(user: User) -> list[Letter]:
    """The person's letters that have been given up lately and not been looked at since, newest first."""
    return list(Letter.objects.filter(person=user, state="given_up").unread()[:3])


@dataclass(frozen=True, slots=True)
class Stuck:
    """A letter that has not arrived, with every try."""

    letter: Letter
    channel: str
    tries: tuple[Attempt, ...]


def stuck() -> list[Stuck]:
    """What was tried in vain, given up or to be tried again; newest first, at most fifty. Two queries."""
    names = {channel.key: channel.name for channel in CHANNELS}
    letters = Letter.objects.stuck().select_related("person").prefetch_related("tries")[:50]
    return [Stuck(letter, names.get(letter.channel, ""), tuple(letter.tries.all())) for letter in letters]


@dataclass(frozen=True, slots=True)
class Way:
    """A channel and how it reaches the person; `address` is empty where it does not."""

    name: str
    address: str


def ways(user: User) -> list[Way]:
    """Every channel, for the person's own page."""
    return [Way(channel.name, channel.address_of(user)) for channel in CHANNELS]


def preference(user: User) -> Preference:
    """How the person wants to be told; not saved where nothing was ever said."""
    return Preference.objects.filter(person=user).first() or Preference(person=user)


def pasting_offices(user: User, when: Now) -> list[tuple[int, str]]:
    """The offices in the person's reach that owe something late, due today or soon, by name. Two queries."""
    pressing = _pressing(user, when).filter(owner__isnull=False).order_by().values("owner")
    offices = reach(user, Verb.SEE_TASK).filter(pk__in=pressing).order_by("name")
    return list(offices.values_list("pk", "name"))


def paste(user: User, office: Office, when: Now) -> str:
    """The text about one office, as the person may see its tasks. One query."""
    sections: dict[Kind, list[Item]] = {kind: [] for kind in CLOCK}
    tasks = _pressing(user, when).filter(owner=office).by_urgency()
    for task in tasks.select_related("owner", "document"):
        kind = stage(urgency_of(task, when))
        if kind is not None:
            sections[kind].append(item_of(task, when))
    told = [(kind, tuple(items)) for kind, items in sections.items() if items]
    return paste_of(office.name, when.at, told)


def _pressing(user: User, when: Now) -> TaskQuerySet:
    return Task.objects.visible_to(user).owed().filter(safe_on__lte=when.soon_until)
