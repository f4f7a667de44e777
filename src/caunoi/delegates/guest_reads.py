"""What the list of delegates shows: a page of it narrowed as asked, and what may be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils import timezone

from caunoi.delegates.models import Delegate, DelegateQuerySet
from caunoi.delegates.rules import PART_NAMES, STANDING_NAMES, Part, Standing
from caunoi.meetings.models import Meeting
from caunoi.people.naming import name_key
from caunoi.people.reads import parameter

PER_PAGE: Final = 50
# What the list is narrowed by: the word in the address, and the column.
NARROWED: Final = {
    "don-vi": "office_id",
    "diem-cau": "point_id",
    "dien-dan": "forum_id",
    "tu-cach": "part",
    "tra-loi": "standing",
}
_SUMS: Final = ("office_id", "office__name", "point_id", "point__name", "forum_id", "forum__name")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One select over the list: its choices and what is chosen."""

    word: str
    name: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class GuestList:
    """A page of delegates; `counts` how many stand how, over all that the selects let through."""

    page: Page[Delegate]
    narrowings: tuple[Narrowing, ...]
    counts: tuple[tuple[str, int], ...]
    total: int
    words: str


class _Counted(Paginator[Delegate]):
    """A paginator that was told how many there are."""

    def __init__(self, found: DelegateQuerySet, told: int) -> None:
        super().__init__(found, PER_PAGE)
        self.told = told

    @property
    def count(self) -> int:
        return self.told


@dataclass(frozen=True, slots=True)
class _Sum:
    """How many delegates agree in all that the list is narrowed by."""

    keys: Mapping[str, str]
    names: Mapping[str, str]
    size: int


def guest_list(meeting: Meeting, asked: Mapping[str, str]) -> GuestList:
    """The list as asked (words of NARROWED, "tim", "trang"). Two queries, three where words are searched.

    Who was struck off is shown only where just they are asked for.
    """
    sums, words = list(_sums(meeting)), asked.get("tim", "").strip()
    chosen = {word: asked.get(word, "") for word in NARROWED}
    chosen = {word: key for word, key in chosen.items() if key and any(one.keys[word] == key for one in sums)}
    within = [one for one in sums if all(one.keys[word] == key for word, key in chosen.items())]
    if "tra-loi" not in chosen:
        within = [one for one in within if one.keys["tra-loi"] != Standing.STRUCK]
    found = meeting.delegates.select_related("office").filter(
        **{NARROWED[word]: key for word, key in chosen.items()}
    )
    if "tra-loi" not in chosen:
        found = found.exclude(standing=Standing.STRUCK)
    assert isinstance(found, DelegateQuerySet)
    found = found.named(words)
    total = found.count() if words else sum(one.size for one in within)
    return GuestList(
        _Counted(found, total).get_page(asked.get("trang")), tuple(_narrowings(sums, chosen)),
        tuple(_standings(within)), total, words,
    )  # fmt: skip


def kept_until(meeting: Meeting) -> date:
    """The last day on which contact details of a meeting's delegates are kept."""
    last = meeting.last_day or timezone.localdate()
    return last + timedelta(days=parameter("delegate_contact_kept_after"))


def _sums(meeting: Meeting) -> Iterable[_Sum]:
    rows = (
        meeting.delegates.order_by().values_list(*_SUMS, "part", "standing").annotate(size=Count("pk"))
    )  # fmt: skip
    for office, office_name, point, point_name, forum, forum_name, part, standing, size in rows:
        keys = (office, point, forum, part, standing)
        names = (
            office_name,
            point_name,
            forum_name,
            PART_NAMES[Part(part)],
            STANDING_NAMES[Standing(standing)],
        )
        yield _Sum(
            dict(zip(NARROWED, ("" if key is None else str(key) for key in keys), strict=True)),
            dict(zip(NARROWED, (name or "" for name in names), strict=True)),
            size,
        )


_TITLES: Final = ("Đơn vị", "Điểm cầu", "Diễn đàn", "Tư cách", "Trả lời")


def _narrowings(sums: list[_Sum], chosen: Mapping[str, str]) -> Iterable[Narrowing]:
    for word, title in zip(NARROWED, _TITLES, strict=True):
        choices = {one.keys[word]: one.names[word] for one in sums if one.keys[word]}
        if len(choices) > 1 or word in chosen:
            listed = sorted(choices.items(), key=lambda choice: name_key(choice[1]))
            yield Narrowing(word, title, tuple(listed), chosen.get(word, ""))


def _standings(within: list[_Sum]) -> Iterable[tuple[str, int]]:
    for standing, name in STANDING_NAMES.items():
        size = sum(one.size for one in within if one.keys["tra-loi"] == standing)
        if size:
            yield name, size
