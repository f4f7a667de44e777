"""What is wrong with a week's schedule, told before anybody approves it. No database."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import combinations
from typing import Final, Protocol

from caunoi.people.naming import name_key
from caunoi.programmes.week_rules import Half, Session
from vanban.dates.weekdays import weekday_doubt

_BETWEEN: Final = re.compile(r"\s*[;\n+]\s*|\s+(?:và|cùng)\s+", re.IGNORECASE)
_COMMA: Final = re.compile(r"\s*,\s*")
_HONOUR: Final = re.compile(r"^(?:đ/c|đ\.c|đ/chí|đồng chí|ông|bà)\b[.:]?\s*", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"^(?:các|những|toàn thể|đại diện)\b", re.IGNORECASE)
_POST: Final = re.compile(
    r"^(?:(?:quyền|nguyên|phó)\s+)*(?:bí thư|chủ tịch|chánh|trưởng|giám đốc|(?:tỉnh )?(?:ủy|uỷ) viên)\b",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(r"\s*(?:\(.*|\s[-–]\s.*)$", re.DOTALL)
_SATURDAY: Final = 5


class Days(Protocol):
    """As much of the office's calendar as these rules need."""

    def why_off(self, on: date) -> str: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """Figures that the office sets: minutes of a session without an end, first and last working hour."""

    assumed: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. A hint asks for nothing; any other is mended, or waved through with a reason."""

    code: str
    sentence: str
    uids: tuple[str, ...]
    about: str = ""
    hint: bool = False

    @property
    def key(self) -> str:
        """What a reason is kept under: another hour, person or place makes it another fault."""
        said = "|".join((self.code, self.about, self.sentence, *self.uids))
        return sha256(said.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in words; `honoured` where the words say that it is one person ("đ/c")."""

    key: str
    words: str
    honoured: bool


def named(text: str) -> tuple[Named, ...]:
    """The persons and bodies that a text lists; a post behind a name belongs to that name."""
    return tuple(one for group in _BETWEEN.split(text) for one in _of_group(_COMMA.split(group)))


def _of_group(pieces: list[str]) -> Iterator[Named]:
    after_name = False
    for piece in pieces:
        words = _TAIL.sub("", piece).strip(" .:")
        bare = _HONOUR.sub("", words)
        post = words == bare and bool(_POST.match(words))
        if bare and not _SEVERAL.match(words) and not (post and after_name):
            yield Named(name_key(bare), words, words != bare)
        after_name = after_name or not post


def people_of(session: Session, known: Collection[str]) -> dict[str, str]:
    """Who has to be there in person: who chairs, and of the attendees who is called "đ/c" or is known."""
    chairs = {one.key: one.words for one in named(session.chair)}
    attend = {one.key: one.words for one in named(session.attendees) if one.honoured or one.key in known}
    return attend | chairs


def findings(
    sessions: Collection[Session], days: Days, limits: Limits, known: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Every fault of a week, clashes first. `known`: keys of names that are persons of the register."""
    persons = {*known, *(one.key for session in sessions for one in named(session.chair))}
    found = [
        clash
        for one, other in combinations(sorted(sessions, key=lambda session: session.order), 2)
        if _meet(one, other, limits.assumed)
        for clash in _clashes(one, other, persons)
    ]
    for session in sessions:
        found += _alone(session, days, limits)
    return tuple(sorted(found, key=lambda finding: finding.hint))


def _meet(one: Session, other: Session, assumed: int) -> bool:
    (begins, ends), (begin, end) = one.span(assumed), other.span(assumed)
    return one.on == other.on and begins < end and begin < ends


def _clashes(one: Session, other: Session, persons: Collection[str]) -> Iterator[Finding]:
    mine, theirs = people_of(one, persons), people_of(other, persons)
    for key in sorted(mine.keys() & theirs.keys()):
        yield _clash("person", f"{mine[key]} có mặt ở hai việc cùng lúc", key, one, other)
    for code, what, here, there in (
        ("room", "Phòng họp, địa điểm", one.place, other.place),
        ("vehicle", "Xe", one.vehicle, other.vehicle),
    ):
        if name_key(here) and name_key(here) == name_key(there):
            yield _clash(code, f"{what} “{here}” dùng cho hai việc cùng lúc", name_key(here), one, other)


def _clash(code: str, what: str, about: str, one: Session, other: Session) -> Finding:
    sentence = f"{what}: “{one.content}” ({one.when}) và “{other.content}” ({other.when})."
    return Finding(code, sentence, (one.uid, other.uid), about)


def _alone(session: Session, days: Days, limits: Limits) -> Iterator[Finding]:
    """What one line tells by itself."""
    doubt = _weekday_doubt(session)
    if doubt:
        yield Finding("weekday", f"“{session.content}”: {doubt}", (session.uid,))
    off = days.why_off(session.on)
    if off:
        weekend = session.on.weekday() >= _SATURDAY
        sentence = f"“{session.content}” ({session.when}) vào ngày nghỉ: {off}."
        yield Finding("weekend" if weekend else "holiday", sentence, (session.uid,), hint=weekend)
    if session.attendees.strip() and not session.chair.strip():
        sentence = f"“{session.content}” ({session.when}) có thành phần dự nhưng chưa ghi ai chủ trì."
        yield Finding("chair", sentence, (session.uid,))
    if _out_of_hours(session, limits):
        sentence = f"“{session.content}” ({session.when}) ngoài giờ làm việc."
        yield Finding("hours", sentence, (session.uid,), hint=True)


def _out_of_hours(session: Session, limits: Limits) -> bool:
    if session.start is None:
        return session.half is Half.EVENING
    begins, ends = session.span(0)
    return begins < limits.opens * 60 or max(begins, ends) > limits.closes * 60


def _weekday_doubt(session: Session) -> str:
    """Where the source wrote another day of the week beside the date, what it wrote."""
    on = session.on
    for date_in in re.finditer(rf"(?<!\d)0?{on.day}\s*[/.-]\s*0?{on.month}(?!\d)", session.written):
        doubt = weekday_doubt(session.written, on, *date_in.span())
        if doubt:
            return doubt
    return ""
