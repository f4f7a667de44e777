"""A reading as a page of plain Vietnamese text, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vanban.answers import Deadline, DocumentReading, Meeting, Reading, Task


def summary(reading: Reading) -> str:
    """What was read, document by document: header, meetings, tasks with owner and deadline, problems."""
    return "\n".join(_lines(reading))


def _lines(reading: Reading) -> Iterator[str]:
    source = reading.source
    kind = "bản quét" if source.scanned else "có chữ"
    yield f"{source.name}: {source.pages} trang, {kind}, {len(reading.documents)} văn bản"
    for number, document in enumerate(reading.documents, start=1):
        yield ""
        yield from _document(number, document)
    if reading.problems:
        yield ""
        yield "Cần xem lại:"
        yield from (f"  ! {problem.message}" for problem in reading.problems)
    if reading.repairs:
        made = ", ".join(f"{repair.rule} × {repair.count}" for repair in reading.repairs)
        yield ""
        yield f"Đã chuẩn hóa: {made}"


def _document(number: int, document: DocumentReading) -> Iterator[str]:
    title = document.title.value if document.title else "(không rõ trích yếu)"
    kind = document.doc_type.value if document.doc_type else "Văn bản"
    yield f"{number}. {kind}: {title}"
    yield f"   Số, ký hiệu: {_number(document)}"
    yield f"   Ngày ban hành: {_day(document.issue_date.value if document.issue_date else None)}"
    yield f"   Cơ quan: {document.issuer.value if document.issuer else 'không nêu'}"
    if document.signature and document.signature.name:
        role = f" ({document.signature.role})" if document.signature.role else ""
        yield f"   Người ký: {document.signature.name}{role}"
    yield from _listed("Cuộc họp", [_meeting(meeting) for meeting in document.meetings])
    yield from _listed("Nhiệm vụ", [_task(task) for task in document.tasks])
    planned = [
        f"{_period(item.month, item.quarter, item.period)}{item.content}" for item in document.programme_items
    ]
    yield from _listed("Chương trình công tác", planned)
    yield from _listed("Việc định kỳ", [item.content for item in document.recurring_items])
    yield from _listed("Nơi nhận", [recipient.text for recipient in document.recipients])


def _number(document: DocumentReading) -> str:
    number = str(document.number.value) if document.number else ""
    symbol = document.symbol.value if document.symbol else ""
    joint = "/" if document.system is not None and document.system.value == "state" else "-"
    return joint.join(part for part in (number, symbol) if part) or "không nêu"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "không nêu"


def _listed(what: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"   {what} ({len(items)}):"
        yield from (f"     - {' '.join(item.split())}" for item in items)


def _meeting(meeting: Meeting) -> str:
    parts = [meeting.time, _day(meeting.date) if meeting.date else None, meeting.place, meeting.name]
    return ", ".join(part for part in parts if part) or meeting.text


def _task(task: Task) -> str:
    owner = task.assignee or "(chưa rõ đơn vị)"
    return f"{owner}: {task.action} [{_due(task.deadline)}]"


def _due(deadline: Deadline | None) -> str:
    if deadline is None:
        return "không nêu hạn"
    if deadline.due is None:
        return deadline.text
    day, _, hour = deadline.due.partition("T")
    year, month, number = day.split("-")
    return f"hạn {hour + ' ' if hour else ''}{number}/{month}/{year}"


def _period(month: int | None, quarter: int | None, period: str | None) -> str:
    if month:
        return f"Tháng {month}: "
    if quarter:
        return f"Quý {quarter}: "
    return f"{period}: " if period else ""
