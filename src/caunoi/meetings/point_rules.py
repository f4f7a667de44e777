"""Bridge points in pure words: the tree that a paper asks for, who registers until when, the counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from caunoi.meetings.rules import Level
from caunoi.ui.refusal import RuleBroken
from vanban.text.keys import search_key


class Registered(StrEnum):
    """Whether the unit has said what its bridge point is like."""

    WAITING = "waiting"
    OPENED = "opened"
    DECLINED = "declined"


REGISTERED_NAMES: Final[dict[Registered, str]] = {
    Registered.WAITING: "Chưa đăng ký",
    Registered.OPENED: "Đã đăng ký",
    Registered.DECLINED: "Không mở điểm cầu",
}

_LEVELS: Final = {"tỉnh": Level.PROVINCE, "huyện": Level.DISTRICT, "xã": Level.COMMUNE}
_CALLED: Final = re.compile(r"^\W*(?:tại\s+)?(?:các\s+)?(?:điểm|đầu)\s+cầu\s+(?:tại\s+)?", re.I)
_WHOLE: Final = re.compile(r"^cấp\s+(?:tỉnh|huyện|xã|cơ sở)\b|^(?:tỉnh|huyện|xã)\s*(?::|$)", re.I)
_ROOM: Final = re.compile(r"^(?:hội trường|phòng họp)(?:\s+(?:trực tuyến|trụ sở))*\s+", re.I)
# What a whole level is called where the paper says no more than "điểm cầu cấp huyện".
_EVERYBODY: Final = {Level.DISTRICT: "các huyện, thành, thị ủy", Level.COMMUNE: "các xã, phường, thị trấn"}


@dataclass(frozen=True, slots=True)
class SaidPoint:
    """A bridge point as a paper has it (the fact `bridge_points`); `plural`: "các điểm cầu cấp xã"."""

    level: str | None
    place: str
    chair: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """An office as the register of the meeting's day has it."""

    pk: int
    name: str
    level: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A bridge point to be made; `office` keeps it, `parent` is the index of the one above in the list."""

    level: Level
    name: str
    place: str = ""
    chair: str = ""
    main: bool = False
    office: int | None = None
    parent: int | None = None


def level_of_office(level: str) -> Level:
    """The level of a point from that of its office; whatever lies below a commune goes with it."""
    known = {"central": Level.PROVINCE, "province": Level.PROVINCE, "district": Level.DISTRICT}
    return known.get(level, Level.COMMUNE)


def tree_of(said: Iterable[SaidPoint], listed: Callable[[str], Sequence[Member]]) -> tuple[Wanted, ...]:
    """The bridge points that a paper asks for, those above before those below.

    `listed` says whom a phrase means on the day of the meeting; "các huyện, thành, thị ủy" becomes a point
    for each. A single one that is named for its chair alone ("điểm cầu Thành ủy") is the same as the one of
    that office in a plural. The rooms of the province are the main points; where nobody is known by a name
    the point stands without an office, for a person to say whose it is.
    """
    said = list(said)
    rooms: list[Wanted] = []
    kept: dict[int, Wanted] = {}
    known: dict[int, Member] = {}
    for one in sorted(said, key=lambda each: each.plural):
        level = _LEVELS.get(one.level or "", Level.PROVINCE)
        members = _members(one, level, listed)
        known |= {member.pk: member for member in members}
        if not members:
            name = _name(one.place)
            rooms.append(Wanted(level, name[:200], name[:400], one.chair[:400], level is Level.PROVINCE))
        for member in members:
            there = kept.get(member.pk)
            new = Wanted(level, member.name[:200], "", one.chair[:400], office=member.pk)
            kept[member.pk] = new if there is None else replace(there, chair=there.chair or new.chair)
    return _in_order(_once(rooms), kept, known)


def _name(place: str) -> str:
    """What a point is called: "Điểm cầu tỉnh: Hội trường Tỉnh ủy" is the hall; words that only explain
    ("Điểm cầu thôn: nơi có điều kiện") are left out."""
    called = _CALLED.sub("", place).strip(" .:,")
    head, rest = (part.strip() for part in called.partition(":")[::2])
    if rest[:1].islower():
        return place.partition(":")[0].strip()
    return (rest if rest and _WHOLE.match(f"{head}:") else called) or place.strip()


def _members(one: SaidPoint, level: Level, listed: Callable[[str], Sequence[Member]]) -> list[Member]:
    """Whose points are meant: by the words, by the words behind the hall, or everybody of the level."""
    called = _CALLED.sub("", one.place).strip(" .:,")
    whole_level = _WHOLE.match(called) is not None and level is not Level.PROVINCE
    if not (one.plural or whole_level) and level is Level.PROVINCE:
        return []
    name = _name(one.place)
    head = called.partition(":")[0]
    for words in (name, _ROOM.sub("", name), head, _EVERYBODY.get(level, "") if whole_level else ""):
        if words and (found := list(listed(words))):
            return found
    return []


def _once(rooms: Iterable[Wanted]) -> list[Wanted]:
    return list({search_key(room.name): room for room in reversed(list(rooms))}.values())[::-1]


def _in_order(
    rooms: list[Wanted], kept: dict[int, Wanted], known: Mapping[int, Member]
) -> tuple[Wanted, ...]:
    """Rooms of the province first, then level by level; each hangs on its superior's, else on the first."""
    order = list(Level)
    points = sorted([*rooms, *kept.values()], key=lambda one: (order.index(one.level), not one.main))
    place: dict[int | None, int | None] = {
        point.office: index for index, point in enumerate(points) if point.office
    }
    top = 0 if points and points[0].main else None
    return tuple(
        replace(point, parent=None if point.main else place.get(_above(point, known), top))
        for point in points
    )  # fmt: skip


def _above(point: Wanted, known: Mapping[int, Member]) -> int | None:
    return known[point.office].parent if point.office is not None and point.office in known else None


@dataclass(frozen=True, slots=True)
class Counted:
    """One point as it is counted up the tree. Numbers of persons; None: not said."""

    pk: int
    parent: int | None
    stands: Registered
    expected: int | None = None
    present: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A point with all below it: how many points, how many registered, persons expected and present."""

    points: int = 0
    opened: int = 0
    waiting: int = 0
    expected: int = 0
    present: int = 0

    def plus(self, other: Total) -> Total:
        """Both together."""
        return Total(
            self.points + other.points, self.opened + other.opened, self.waiting + other.waiting,
            self.expected + other.expected, self.present + other.present,
        )  # fmt: skip


def totals(points: Iterable[Counted]) -> dict[int, Total]:
    """The total of each point with everything below it, by its pk. A declined point counts nobody."""
    rows = sorted(points, key=lambda one: one.pk, reverse=True)  # the one above is older: below comes first
    found = {one.pk: _own(one) for one in rows}
    for one in rows:
        if one.parent in found:
            found[one.parent] = found[one.parent].plus(found[one.pk])
    return found


def _own(one: Counted) -> Total:
    if one.stands is Registered.DECLINED:
        return Total(points=1)
    opened = one.stands is Registered.OPENED
    return Total(1, int(opened), int(not opened), one.expected or 0, one.present or 0)


def whole(points: Sequence[Counted]) -> Total:
    """All points together."""
    total = Total()
    for one in points:
        total = total.plus(_own(one))
    return total


def is_late(due: datetime | None, now: datetime) -> bool:
    """Registering is late after the very minute that was set ("trước 16 giờ 00")."""
    return due is not None and now >= due


def refuse_late_without_reason(due: datetime | None, now: datetime, reason: str) -> None:
    """After its hour only with a reason. Raises RuleBroken "registered-late"."""
    if is_late(due, now) and not any(sign.isalnum() for sign in reason):
        assert due is not None
        raise RuleBroken(
            "registered-late",
            f"Đã quá giờ đăng ký điểm cầu ({due:%H:%M ngày %d/%m/%Y}). "
            "Vẫn ghi được, nhưng phải nêu lý do muộn.",
        )


def refuse_changed(seen: int, version: int, by: str, at: datetime | None) -> None:
    """Of two who register one point at once the second looks again. Raises RuleBroken "point-changed"."""
    if seen != version:
        moment = f" lúc {at:%H:%M ngày %d/%m}" if at else ""
        raise RuleBroken(
            "point-changed",
            f"Điểm cầu này vừa được {by or 'người khác'} ghi{moment}, khác với trang đang mở. "
            "Hãy mở lại trang, xem rồi hãy ghi.",
        )


def contact_ends(last: date | None, today: date, days: int) -> date:
    """Until when a telephone is kept: so many days after the meeting, or from now where it has no day."""
    return max(last or today, today) + timedelta(days=days)


def urging_words(title: str, due: datetime | None, names: Sequence[str]) -> str:
    """What is sent to those who have not registered, ready to be copied."""
    until = f" trước {due:%H giờ %M, ngày %d/%m/%Y}" if due else " trong hôm nay"
    return (
        f"Văn phòng đề nghị đơn vị đăng ký điểm cầu dự “{title}”{until}: phòng họp, sức chứa, đường truyền "
        f"chính và dự phòng, cán bộ kỹ thuật, số đại biểu. Chưa đăng ký ({len(names)}): {', '.join(names)}."
    )
