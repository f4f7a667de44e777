"""The tracker as an Excel file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils import timezone

from caunoi.tasks import rules
from caunoi.tasks.filters import Now
from caunoi.tasks.models import Task, TaskQuerySet
from caunoi.tasks.reads import urgency_of
from caunoi.ui.workbook import Sheet, workbook

COLUMNS: tuple[tuple[str, int], ...] = (
    ("TT", 5), ("Nội dung nhiệm vụ", 52), ("Đơn vị chủ trì", 26), ("Đơn vị phối hợp", 24), ("Sản phẩm", 20),
    ("Hạn theo văn bản", 20), ("Ngày hạn", 12), ("Ngày làm việc an toàn cuối", 13), ("Trạng thái", 15),
    ("Đúng hạn", 13), ("Tiến độ", 8), ("Kết quả", 34), ("Văn bản giao", 20), ("Báo hoàn thành", 15),
    ("Nghiệm thu", 24),
)  # fmt: skip
CHUNK = 500


def tracker(tasks: TaskQuerySet, when: Now) -> bytes:
    """The tasks, in their order, as the bytes of an XLSX file."""
    title = f"BẢNG THEO DÕI NHIỆM VỤ (đến {when.at:%H:%M} ngày {when.at:%d/%m/%Y})"
    return workbook(
        Sheet("Theo dõi nhiệm vụ", title, COLUMNS), (_values(task, when) for task in _rows(tasks))
    )


def _rows(tasks: TaskQuerySet) -> Iterable[Task]:
    rows = tasks.with_parts().select_related("owner", "document__incoming", "accepted_by")
    rows = rows.defer("search_folded", "document__search_raw", "document__search_folded")
    return rows.prefetch_related("coordinating").iterator(chunk_size=CHUNK)


def _values(task: Task, when: Now) -> Iterator[str | date | int]:
    due = task.deadline
    yield task.action
    yield task.owner_name
    yield ", ".join(office.name for office in task.coordinating.all()) or task.coordination
    yield task.product
    yield due.text or task.due_said
    yield task.due or ""
    yield task.safe_on or ""
    yield rules.STATE_NAMES[task.stands]
    yield _punctuality(task, when)
    yield f"{task.progress_now}%"
    yield task.result
    yield (task.document.number_text or task.document.name) if task.document else ""
    yield _moment(task.handed_in_at)
    yield f"{task.accepted_by}, {_moment(task.accepted_at)}" if task.accepted_by else ""


def _punctuality(task: Task, when: Now) -> str:
    if task.stands is rules.State.CANCELLED:
        return ""
    if task.stands in (rules.State.HANDED_IN, rules.State.ACCEPTED):
        return "Muộn" if task.handed_in_late else "Đúng hạn"
    return rules.URGENCY_NAMES[urgency_of(task, when)]


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}" if at else ""
