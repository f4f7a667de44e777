"""What follows for tasks when the facts of an issued document change."""

from __future__ import annotations

from collections.abc import Sequence

from caunoi.documents.models import Document
from caunoi.issuing.draft_models import Draft
from caunoi.tasks.models import Task
from caunoi.tasks.rules import OWED
from vanban.fact_changes import FactChange


def moved_tasks(draft: Draft, facts: Sequence[FactChange]) -> list[str]:
    """In sentences, how many tasks on the board are due on a day that has moved: those of the draft's own
    document, and of the paper that it was made from."""
    documents = _documents(draft)
    found = []
    for fact in facts:
        if fact.day_before is None:
            continue
        owed = Task.objects.filter(document__in=documents, state__in=OWED)
        due = (
            owed.filter(due=fact.day_before).count()
            if fact.kind == "deadline"
            else owed.exclude(due=None).count()
        )
        if due:
            what = "có hạn ngày ấy" if fact.kind == "deadline" else "tính hạn theo cuộc họp này hoặc trước đó"
            found.append(
                f"{fact.sentence}: {due} nhiệm vụ trên bảng {what}, cần xem lại hạn (đổi hạn có lý do)."
            )
    return found


def _documents(draft: Draft) -> list[int]:
    ours = Document.objects.none()
    if draft.entry is not None:
        ours = Document.objects.filter(number=draft.entry.number, symbol=draft.entry.symbol)
    source = [int(draft.about_key)] if draft.about_kind == "document" and draft.about_key.isdecimal() else []
    return [*ours.values_list("pk", flat=True), *source]
