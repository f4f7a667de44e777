"""The rules of a week's schedule: its days, what stands in it, what a revision changes. No database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from datetime import date, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final

from caunoi.programmes.month_rules import revision_name
from caunoi.programmes.rules import FIRST_YEAR, LAST_YEAR
from caunoi.ui.refusal import RuleBroken
from vanban.dates.weekdays import weekday_name

# Keys of people.parameters.
ASSUMED_MINUTES: Final = "week_assumed_minutes"
OPENS, CLOSES = "week_opens", "week_closes"


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week from Monday to Sunday, numbered as ISO 8601 does."""

    monday: date

    @classmethod
    def of(cls, day: date) -> Week:
        """The week in which the day lies."""
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def read(cls, text: str) -> Week:
        """From "2026-W48". Raises RuleBroken("bad-week") for anything else."""
        found = re.fullmatch(r"(\d{4})-W(\d{2})", text, re.A)
        if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            with suppress(ValueError):
                return cls(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        raise RuleBroken("bad-week", f"“{text}” không phải là một tuần. Hãy ghi theo mẫu 2026-W48.")

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=step) for step in range(7))

    @property
    def number(self) -> int:
        return self.monday.isocalendar().week

    @property
    def key(self) -> str:
        """As it stands in an address: 2026-W48."""
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02d}"

    @property
    def name(self) -> str:
        return f"tuần {self.number} ({self.days[0]:%d/%m} – {self.days[-1]:%d/%m/%Y})"

    def plus(self, weeks: int) -> Week:
        return Week(self.monday + timedelta(weeks=weeks))


class WeekState(StrEnum):
    """How far the schedule of a week has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ISSUED = "issued"


WEEK_STATES: Final[dict[WeekState, str]] = {
    WeekState.DRAFT: "Dự thảo",
    WeekState.SUBMITTED: "Đã trình",
    WeekState.APPROVED: "Đã duyệt",
    WeekState.ISSUED: "Đã ban hành",
}


class Half(StrEnum):
    """A part of the day."""

    DAY = "day"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


HALF_NAMES: Final[dict[Half, str]] = {
    Half.DAY: "Cả ngày",
    Half.MORNING: "Sáng",
    Half.AFTERNOON: "Chiều",
    Half.EVENING: "Tối",
}
_NOON, _DUSK, _NIGHT = 12 * 60, 18 * 60, 24 * 60
_HALF_SPANS: Final = {
    Half.DAY: (0, _DUSK),
    Half.MORNING: (0, _NOON),
    Half.AFTERNOON: (_NOON, _DUSK),
    Half.EVENING: (_DUSK, _NIGHT),
}


class Source(StrEnum):
    """Where an entry was taken from."""

    TYPED = "typed"
    PASTED = "pasted"
    MEETING = "meeting"
    SESSION = "session"
    WEEKLY = "weekly"


SOURCE_NAMES: Final[dict[Source, str]] = {
    Source.TYPED: "Nhập tay",
    Source.PASTED: "Dán từ văn bản",
    Source.MEETING: "Từ văn bản",
    Source.SESSION: "Từ chương trình tháng",
    Source.WEEKLY: "Việc hằng tuần",
}


class LinkKind(StrEnum):
    """Whose lines a shared address shows."""

    WHOLE = "whole"
    PERSON = "person"
    OFFICE = "office"
    ROOM = "room"


LINK_NAMES: Final[dict[LinkKind, str]] = {
    LinkKind.WHOLE: "Cả lịch của cơ quan",
    LinkKind.PERSON: "Của một người",
    LinkKind.OFFICE: "Của một đơn vị",
    LinkKind.ROOM: "Của một phòng họp",
}


def digest_of(secret: str) -> str:
    """What is kept of a link's secret."""
    return sha256(secret.encode()).hexdigest()


def half_of(start: time) -> Half:
    """The part of the day in which an hour lies."""
    minutes = _minutes(start)
    return Half.MORNING if minutes < _NOON else Half.AFTERNOON if minutes < _DUSK else Half.EVENING


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def clock(at: time) -> str:
    """An hour as schedules write it: "7h30"."""
    return f"{at.hour}h{at.minute:02d}"


@dataclass(frozen=True, slots=True)
class Session:
    """One line of a schedule in words. `uid` stays through all revisions; `written` is the day as its source
    wrote it; `note` is for the office alone.
    """

    on: date
    content: str
    half: Half = Half.MORNING
    start: time | None = None
    end: time | None = None
    place: str = ""
    chair: str = ""
    attendees: str = ""
    vehicle: str = ""
    preparing: str = ""
    note: str = ""
    written: str = ""
    uid: str = ""

    @property
    def hours(self) -> str:
        """The hour, or from which to which; empty where only a part of the day is said."""
        if self.start is None:
            return ""
        return f"{clock(self.start)}–{clock(self.end)}" if self.end else clock(self.start)

    @property
    def half_name(self) -> str:
        return HALF_NAMES[self.half]

    @property
    def when(self) -> str:
        """ "7h30 thứ Hai 03/06", "sáng thứ Hai 03/06"."""
        return f"{self.hours or self.half_name.lower()} {weekday_name(self.on)} {self.on:%d/%m}"

    @property
    def order(self) -> tuple[date, int, int]:
        """What stands first: by day, by hour, the longer one before."""
        begins, ends = self.span(60)
        return self.on, begins, -ends

    def span(self, assumed: int) -> tuple[int, int]:
        """From which to which minute of the day; without an end it is taken to last `assumed` minutes."""
        if self.start is None:
            return _HALF_SPANS[self.half]
        begins = _minutes(self.start)
        return begins, _minutes(self.end) if self.end else min(begins + assumed, _NIGHT)

    def kept(self) -> dict[str, str]:
        """As it is kept with an issue: texts only."""
        pairs = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: _text(value) for name, value in pairs}

    @classmethod
    def read(cls, kept: Mapping[str, str]) -> Session:
        """From what `kept` gave."""
        words = {name: kept[name] for name in _WORDS}
        return cls(
            on=date.fromisoformat(kept["on"]), half=Half(kept["half"]), start=_time(kept["start"]),
            end=_time(kept["end"]), **words,
        )  # fmt: skip


_WORDS: Final = (
    "content", "place", "chair", "attendees", "vehicle", "preparing", "note", "written", "uid",
)  # fmt: skip


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value or "")


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is on duty on a day: a leader, somebody of the office, a driver."""

    on: date
    leader: str = ""
    office: str = ""
    driver: str = ""

    @property
    def words(self) -> str:
        """In one line; empty where nobody is."""
        named = (("lãnh đạo", self.leader), ("cơ quan", self.office), ("lái xe", self.driver))
        return "; ".join(f"{what}: {who}" for what, who in named if who)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a schedule says, in the order of the week."""

    sessions: tuple[Session, ...]
    duties: tuple[Duty, ...] = ()

    def kept(self) -> dict[str, list[dict[str, str]]]:
        """As it is kept with an issue."""
        duties = [{one.name: _text(getattr(duty, one.name)) for one in fields(duty)} for duty in self.duties]
        return {"sessions": [one.kept() for one in self.sessions], "duties": duties}

    @classmethod
    def read(cls, kept: Mapping[str, Sequence[Mapping[str, str]]]) -> Sheet:
        """From what `kept` gave."""
        duties = (
            Duty(date.fromisoformat(one["on"]), one["leader"], one["office"], one["driver"])
            for one in kept["duties"]
        )
        return cls(tuple(Session.read(one) for one in kept["sessions"]), tuple(duties))

    def day(self, on: date) -> tuple[Session, ...]:
        return tuple(one for one in self.sessions if one.on == on)

    def duty(self, on: date) -> Duty:
        return next((one for one in self.duties if one.on == on), Duty(on))

    def shared(self) -> Sheet:
        """As it may leave the office: without notes and telephone numbers."""
        sessions = (replace(without_phones(one), note="", written="") for one in self.sessions)
        duties = (
            replace(
                one, leader=unphoned(one.leader), office=unphoned(one.office), driver=unphoned(one.driver)
            )
            for one in self.duties
        )
        return Sheet(tuple(sessions), tuple(duties))


# Nine digits or more in a row, however they are spaced; dates and hours are shorter.
_PHONE: Final = re.compile(r"[\s(]*(?:(?:ĐT|SĐT|điện thoại)\W*)?(?<!\d)\+?(?:\d[\s.–-]?){8,}\d\)?", re.I)


def unphoned(text: str) -> str:
    """The text without telephone numbers."""
    return _PHONE.sub("", text)


def without_phones(session: Session) -> Session:
    """The same without telephone numbers in any of its words."""
    return replace(
        session, content=unphoned(session.content), place=unphoned(session.place),
        chair=unphoned(session.chair), attendees=unphoned(session.attendees),
        vehicle=unphoned(session.vehicle), preparing=unphoned(session.preparing),
    )  # fmt: skip


# Characters that fit on a line of each column at the largest type, lines that fit on a page, and how much
# smaller each step is (week.css); found by printing with a wide face.
_COLUMNS: Final = (("content", 31), ("attendees", 26), ("chair", 14), ("place", 14), ("vehicle", 7))
_PAGE_LINES: Final = 35
STEPS: Final = (1.0, 0.9, 0.8, 0.7, 0.62)


def type_step(sheet: Sheet, changes: int = 0) -> int:
    """How many steps smaller the type must be for one A4 page lying, from 0 to 4.

    `changes` is how many lines above the table say what a revision changed.
    """
    empty = 7 - len({one.on for one in sheet.sessions})
    for step, size in enumerate(STEPS):
        lines = sum(_lines(session, size) for session in sheet.sessions) + empty + changes
        if lines <= _PAGE_LINES / size:
            return step
    return len(STEPS) - 1


def _lines(session: Session, size: float) -> float:
    """The height of a table row in lines: of its fullest cell, with its padding."""
    return max(-(-len(getattr(session, name)) // round(wide / size)) for name, wide in _COLUMNS) + 0.2


def checked(session: Session, week: Week) -> Session:
    """The line as it may be written: in its week, its hours in order, its part of the day by its hour.

    Raises RuleBroken: outside-week, bad-hours.
    """
    if session.on not in week.days:
        raise RuleBroken("outside-week", f"Ngày {session.on:%d/%m/%Y} không thuộc {week.name}.")
    if session.end is not None and (session.start is None or session.end <= session.start):
        raise RuleBroken(
            "bad-hours", "Giờ kết thúc phải sau giờ bắt đầu. Hãy sửa lại, hoặc bỏ trống giờ kết thúc."
        )
    return replace(session, half=half_of(session.start)) if session.start else session


def refuse_week_state(state: WeekState, wanted: Sequence[WeekState], what: str) -> None:
    """A deed on a week begins in certain states only."""
    if state not in wanted:
        names = " hoặc ".join(f"“{WEEK_STATES[one]}”" for one in wanted)
        raise RuleBroken(
            "wrong-state",
            f"Không {what} được vì lịch tuần đang ở trạng thái “{WEEK_STATES[state]}”, có thể vừa được người "
            f"khác cập nhật. Chỉ {what} khi {names}. Hãy tải lại trang để xem.",
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a revision changes. `uid` names the line, empty for the roster."""

    sentence: str
    uid: str = ""


_COMPARED: Final = (
    ("content", "nội dung"), ("chair", "chủ trì"), ("attendees", "thành phần"), ("place", "địa điểm"),
    ("vehicle", "xe"), ("preparing", "chuẩn bị"),
)  # fmt: skip


def differences(old: Sheet, new: Sheet) -> tuple[Difference, ...]:
    """What was added, moved, put otherwise, cancelled, and who changed duty. Notes do not count."""
    before = {one.uid: one for one in old.sessions}
    after = {one.uid for one in new.sessions}
    found = [
        Difference(f"Bổ sung {one.when}: {one.content}", one.uid)
        for one in new.sessions
        if one.uid not in before
    ]
    for one in new.sessions:
        if one.uid in before:
            found += _of_line(before[one.uid], one)
    found += [
        Difference(f"Hủy {one.when}: {one.content}", one.uid) for one in old.sessions if one.uid not in after
    ]
    days = sorted({one.on for one in (*old.duties, *new.duties)})
    return (*found, *_of_roster(old, new, days))


def _of_line(was: Session, now: Session) -> Iterable[Difference]:
    if was.when != now.when:
        yield Difference(f"Chuyển “{was.content}”: {was.when} → {now.when}", now.uid)
    for name, what in _COMPARED:
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            about = "" if name == "content" else f" của “{now.content}”"
            yield Difference(f"Đổi {what}{about}: {before or 'chưa nêu'} → {after or 'chưa nêu'}", now.uid)


def _of_roster(old: Sheet, new: Sheet, days: Iterable[date]) -> Iterable[Difference]:
    for on in days:
        before, after = old.duty(on).words, new.duty(on).words
        if before != after:
            yield Difference(f"Đổi trực {on:%d/%m}: {before or 'chưa nêu'} → {after or 'chưa nêu'}")


def refuse_same(revision: int, found: Sequence[Difference]) -> None:
    """A revision changes something."""
    if revision and not found:
        raise RuleBroken(
            "unchanged",
            f"Bản {revision_name(revision)} chưa khác bản đã ban hành nên không có gì để ban hành lại. "
            "Hãy sửa mục cần sửa, hoặc thôi chỉnh sửa.",
        )
