"""What a fact says, in one line a person reads at a glance, and the small print under it.

Pure. Nothing is computed anew: words and numbers are those of the value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from caunoi.documents.review_fields import EVERY, LEVELS, OPERATORS, SYSTEMS, UNITS, Json, copy_of


@dataclass(frozen=True, slots=True)
class Detail:
    """A labelled piece of small print."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """`head` is never empty; `details` in the order a person asks for them."""

    head: str
    details: tuple[Detail, ...] = ()

    @property
    def sentence(self) -> str:
        """Head and details in one sentence, for the ledger."""
        return "; ".join([self.head, *(f"{detail.label.lower()}: {detail.text}" for detail in self.details)])


NOTHING = "chưa ghi"
_LONGEST_NAME = 160


def name_of(line: FactLine) -> str:
    """The head, cut where a sentence about it would grow too long to read."""
    return line.head if len(line.head) <= _LONGEST_NAME else line.head[: _LONGEST_NAME - 1].rstrip() + "…"


def change_of(before: FactLine, after: FactLine) -> str:
    """What a correction changed, part by part: "hạn từ “trước 09/03/2023” thành “trước 15/03/2023”"."""
    was = {detail.label: detail.text for detail in before.details}
    now = {detail.label: detail.text for detail in after.details}
    changed = [("nội dung", before.head, after.head)] if before.head != after.head else []
    changed += [
        (label.lower(), was.get(label, ""), now.get(label, ""))
        for label in dict.fromkeys([*was, *now])
        if was.get(label) != now.get(label)
    ]
    return "; ".join(_change(*part) for part in changed)


def _change(label: str, was: str, now: str) -> str:
    if not was:
        return f"thêm {label} “{now}”"
    return f"{label} từ “{was}” thành “{now}”" if now else f"bỏ {label} “{was}”"


def line_of(kind: str, value: Json) -> FactLine:
    """The line of a fact of this contract key."""
    if not isinstance(value, dict):
        return FactLine(_plain_line(kind, value))
    writer = _WRITERS.get(kind, _whatever)
    head, *details = writer(value)
    small = tuple(Detail(label, text) for label, text in details if text)
    return FactLine(head[1] or NOTHING, small)


def day_month_year(iso: str) -> str:
    """ "2023-03-09" as "09/03/2023", "2022-01-17T16:00" as "16:00 17/01/2022"; anything else unchanged."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?", iso)
    if not found:
        return iso
    day = f"{found[3]}/{found[2]}/{found[1]}"
    return f"{found[4]} {day}" if found[4] else day


def deadline_words(deadline: dict[str, Json]) -> str:
    """How a deadline is said: "trước 16:00 17/01/2022", "hằng quý", "7 ngày làm việc trước ngày họp"."""
    due, every, offset = deadline.get("due"), deadline.get("every"), deadline.get("offset")
    operator = dict(OPERATORS).get(str(deadline.get("operator")), "")
    if isinstance(due, str):
        return f"{operator} {day_month_year(due)}".strip()
    if every:
        return dict(EVERY).get(str(every), str(every))
    anchor = str(deadline.get("anchor") or "")
    if isinstance(offset, int) and offset:
        unit = dict(UNITS).get(str(deadline.get("unit")), "ngày")
        side = "trước" if offset < 0 else "sau"
        return (
            f"{abs(offset)} {unit} {side} {anchor}".strip()
            if anchor
            else f"{operator} {abs(offset)} {unit}".strip()
        )
    return f"{operator} {anchor}".strip() if anchor else str(deadline.get("text") or "")


_Row = tuple[str, str]


def _plain_line(kind: str, value: Json) -> str:
    if value is None or value == "":
        return NOTHING
    if kind == "issue_date":
        return day_month_year(str(value))
    if kind == "system":
        return dict(SYSTEMS).get(str(value), str(value))
    return str(value)


def _text(value: dict[str, Json], *names: str) -> str:
    said = (value.get(name) for name in names)
    return " ".join(" ".join(str(entry).split()) for entry in said if entry not in (None, "", [], False))


def _signature(value: dict[str, Json]) -> list[_Row]:
    return [
        ("", _text(value, "name") or _text(value, "role")),
        ("Chức vụ", _text(value, "role")),
        ("Đề ký", _text(value, "authority", "for")),
    ]


def _meeting(value: dict[str, Json]) -> list[_Row]:
    day = day_month_year(_text(value, "date"))
    until = day_month_year(_text(value, "date_to"))
    when = " ".join(piece for piece in (_text(value, "time"), f"{day} – {until}" if until else day) if piece)
    return [
        ("", _text(value, "name") or _text(value, "text") or when or _text(value, "place")),
        ("Thời gian", f"{when} (dự kiến)" if value.get("tentative") and when else when),
        ("Địa điểm", _text(value, "place")),
        ("Chủ trì", _text(value, "chair")),
        ("Hình thức", "trực tuyến" if value.get("online") else ""),
    ]


def _agenda(value: dict[str, Json]) -> list[_Row]:
    return [
        ("", _text(value, "content")),
        ("Bắt đầu", _text(value, "start")),
        ("Thực hiện", _text(value, "lead")),
        ("Thứ tự", _text(value, "no")),
    ]


def _bridge(value: dict[str, Json]) -> list[_Row]:
    people = value.get("participants")
    return [
        ("", _text(value, "place")),
        ("Cấp", dict(LEVELS).get(_text(value, "level"), _text(value, "level"))),
        ("Chủ trì", _text(value, "chair")),
        ("Số điểm", "nhiều điểm cầu" if value.get("plural") else ""),
        ("Thành phần", "; ".join(str(entry) for entry in people) if isinstance(people, list) else ""),
    ]


def _milestone(value: dict[str, Json]) -> list[_Row]:
    return [("", _text(value, "what")), ("Thời điểm", day_month_year(_text(value, "at")))]


def _topic(value: dict[str, Json]) -> list[_Row]:
    return [("", _text(value, "content")), ("Thứ tự", _text(value, "no"))]


def _participant(value: dict[str, Json]) -> list[_Row]:
    return [("", _text(value, "text")), ("Nhóm", _text(value, "group"))]


def _quota(value: dict[str, Json]) -> list[_Row]:
    least, most = _text(value, "min"), _text(value, "max")
    between = (
        f"từ {least} đến {most}" if least and most else f"ít nhất {least}" if least else f"tối đa {most}"
    )
    count = _text(value, "count") or (between if least or most else "")
    head = ": ".join(
        piece for piece in (_text(value, "unit"), f"{count} {_text(value, 'what')}".strip()) if piece
    )
    return [("", head)]


def _task(value: dict[str, Json]) -> list[_Row]:
    return [
        ("", _text(value, "action")),
        ("Chủ trì", _text(value, "assignee")),
        ("Hạn", deadline_words(copy_of(value.get("deadline")))),
        ("Phối hợp", _text(value, "coordination")),
        ("Sản phẩm", _text(value, "product")),
        ("Báo cáo", _text(value, "report_to")),
        ("Mục", _text(value, "section")),
    ]


def _programme(value: dict[str, Json]) -> list[_Row]:
    month, quarter, year = _text(value, "month"), _text(value, "quarter"), _text(value, "year")
    when = f"tháng {month}" if month else f"quý {quarter}" if quarter else _text(value, "period")
    return [
        ("", _text(value, "content")),
        ("Thời gian", f"{when}/{year}" if when and year and (month or quarter) else when),
        ("Cơ quan", _text(value, "unit")),
        ("Phối hợp", _text(value, "coordination")),
        ("Sản phẩm", _text(value, "product")),
    ]


def _recurring(value: dict[str, Json]) -> list[_Row]:
    every = dict(EVERY).get(_text(value, "every"), "") or _text(value, "period")
    return [("", _text(value, "content")), ("Lặp lại", every), ("Cơ quan", _text(value, "unit"))]


def _recipient(value: dict[str, Json]) -> list[_Row]:
    return [("", _text(value, "text")), ("Ghi chú", _text(value, "note"))]


def _basis(value: dict[str, Json]) -> list[_Row]:
    return [("", _text(value, "text")), ("Viện dẫn", _text(value, "cites"))]


def _contact(value: dict[str, Json]) -> list[_Row]:
    return [
        ("", _text(value, "name") or _text(value, "phone")),
        ("Điện thoại", _text(value, "phone")),
        ("Chức vụ", _text(value, "role")),
    ]


def _whatever(value: dict[str, Json]) -> list[_Row]:
    return [("", _text(value, *value))]


_WRITERS = {
    "signature": _signature,
    "meetings": _meeting,
    "agenda": _agenda,
    "bridge_points": _bridge,
    "milestones": _milestone,
    "topics": _topic,
    "participants": _participant,
    "quotas": _quota,
    "tasks": _task,
    "programme_items": _programme,
    "recurring_items": _recurring,
    "recipients": _recipient,
    "legal_basis": _basis,
    "contacts": _contact,
}
