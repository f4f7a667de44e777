"""The attendance minute: the figures and names of the doors at one moment, made into a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from caunoi.delegates.door_figures import (
    Attendance,
    Figures,
    absent,
    attendance_of,
    came,
    noted_at_door,
    quorate,
)
from caunoi.delegates.door_reads import occasions
from caunoi.delegates.door_rules import WHOLE
from caunoi.delegates.models import Delegate
from caunoi.issuing.draft_making import made_paper
from caunoi.meetings.agenda_papers import expected_words, in_sentence
from caunoi.meetings.models import Meeting
from caunoi.ui.refusal import RuleBroken
from vanban.kinds.texts import GAP
from vanban.paper import Paper, words

MINUTE: Final = "bien-ban-diem-danh"
UNTOLD: Final = "chưa rõ"
# Who writes stands on the left, who chaired on the right (domain study 1.3); who they were nobody has said.
_SIGNED: Final = [{"role": "NGƯỜI GHI BIÊN BẢN", "name": GAP}, {"role": "CHỦ TRÌ HỘI NGHỊ", "name": GAP}]


@dataclass(frozen=True, slots=True)
class _Held:
    """When and where the occasion is held, chaired by whom; `part` names a session or bridge point."""

    part: str
    on: date | None
    until: date | None
    starts_at: time | None
    ends_at: time | None
    place: str
    chair: str


def attendance_minute(meeting: Meeting, occasion: str, now: datetime) -> Paper:
    """The minute of an occasion as of `now`, on the office's clock.

    Raises RuleBroken: unknown-occasion, nobody-called, kind-refused.
    """
    held, keeper = _held(meeting, occasion), meeting.office.short_name or meeting.office.name
    figures = attendance_of(meeting, occasion)
    if not _called(figures.whole):
        raise RuleBroken(
            "nobody-called", "Chưa mời và chưa có ai vào nên chưa có gì để lập biên bản điểm danh."
        )
    clock = now.time().replace(second=0, microsecond=0)
    values = {
        **_heading(meeting, held), **_counted(figures), **_names(meeting, occasion),
        "counted_on": now.date(), "counted_at": clock, "done_at": clock,
        "expected": expected_words(meeting) if occasion == WHOLE else "",
        "quorum": _quorum(meeting, occasion), "signings": _SIGNED, "recipients": [{"text": f"Lưu {keeper}"}],
    }  # fmt: skip
    known = {key: said for key, said in values.items() if said not in (None, "", [])}
    return made_paper(MINUTE, office=meeting.office, values=known)


def _quorum(meeting: Meeting, occasion: str) -> str:
    """How many must be here, and whether they are; empty where nobody said."""
    found = quorate(meeting, occasion)
    return f"{found.words}; có mặt {found.here:02d}, {found.state}" if found else ""


def _held(meeting: Meeting, occasion: str) -> _Held:
    named = dict(occasions(meeting))
    if occasion not in named:
        raise RuleBroken(
            "unknown-occasion", "Cuộc họp không có phiên hoặc điểm cầu này. Hãy tải lại trang và chọn lại."
        )
    until = meeting.ends_on if meeting.ends_on != meeting.starts_on else None
    whole = _Held("", meeting.starts_on, until, meeting.starts_at, None, meeting.place, meeting.chair)
    if occasion == WHOLE:
        return whole
    if occasion.startswith("p"):
        point = meeting.points.get(pk=int(occasion[1:]))
        return _Held(
            in_sentence(named[occasion]), whole.on, until, whole.starts_at, None, point.place, point.chair
        )
    one = meeting.sessions.get(pk=int(occasion[1:]))
    on, place, chair = one.on or whole.on, one.place or whole.place, one.chair or whole.chair
    return _Held(in_sentence(one.name), on, None, one.starts_at, one.ends_at, place, chair)


def _heading(meeting: Meeting, held: _Held) -> Mapping[str, object]:
    return {
        "meeting": in_sentence(meeting.title), "part": held.part, "held_on": held.on, "ends_on": held.until,
        "meets_at": held.starts_at, "ends_at": held.ends_at, "venue": held.place, "chair": held.chair,
    }  # fmt: skip


def _called(one: Figures) -> int:
    """Who was invited and still counts: who is here and who is absent, with and without a reason."""
    return one.awaited + one.excused


def _row(one: Figures) -> dict[str, object]:
    return {"called": _called(one), "here": one.here, "excused": one.excused, "missing": one.missing}


def _counted(figures: Attendance) -> Mapping[str, object]:
    whole = figures.whole
    rate = f"{100 * whole.here / _called(whole):.1f}".removesuffix(".0").replace(".", ",")
    return {
        **_row(whole), "rate": f"{rate}%",
        "offices": [{"name": one.name, **_row(one)} for one in figures.offices],
        "points": [{"name": one.name, **_row(one)} for one in figures.points],
    }  # fmt: skip


def _names(meeting: Meeting, occasion: str) -> Mapping[str, object]:
    here, uninvited = list(came(meeting, occasion)), noted_at_door(meeting)
    return {
        "absent": list(_absent(meeting, occasion)),
        "substitutes": [
            {**_who(one), "instead_of": one.stands_in_for.full_name} for one in here if one.stands_in_for
        ],
        "guests": [
            {**_who(one), "why": words(one.why.removeprefix("Khách đến tại cửa: "))}
            for one in here
            if one.pk in uninvited and not one.stands_in_for
        ],
    }


def _absent(meeting: Meeting, occasion: str) -> Iterator[dict[str, object]]:
    for one in absent(meeting, occasion):
        yield {**_who(one), "reason": words(one.reason or UNTOLD)}


def _who(one: Delegate) -> dict[str, object]:
    return {"name": one.full_name, "office": one.office_words}
