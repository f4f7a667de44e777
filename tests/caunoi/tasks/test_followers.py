"""What follows for tasks when a document that was made here comes back with other days."""

from __future__ import annotations

from datetime import date

import pytest

from caunoi.documents.models import Document, IncomingFile, Reading, StoredFile
from caunoi.issuing.draft_actions import NewDraft, begin_draft
from caunoi.issuing.draft_models import Draft
from caunoi.people.models import Role
from caunoi.tasks.actions import cancel_task
from caunoi.tasks.followers import moved_tasks
from caunoi.tasks.models import Task
from tests.caunoi.issuing.draft_scene import PAPER
from tests.conftest import Province
from vanban.fact_changes import FactChange

DUE = date(2026, 3, 15)
MOVED = FactChange("deadline", "hạn “gửi báo cáo”", "15/03/2026", "17/03/2026", DUE)
MEETING = FactChange("meeting", "ngày họp", "22/03/2026", "24/03/2026", date(2026, 3, 22))
SIGNER = FactChange("signer", "người ký", "Trần Văn An", "Lê Thị Hoa")


@pytest.fixture
def document(province: Province) -> Document:
    """A paper from above with two tasks on one day, one on another, one that is done."""
    by = province.people[Role.SPECIALIST]
    file = StoredFile.objects.create(sha256="e" * 64, size=9, media_type="text/plain")
    incoming = IncomingFile.objects.create(
        file=file, name="ke-hoach.txt", received_by=by, office=province.party_office
    )
    made = Document.objects.create(
        reading=Reading.objects.create(file=file, text="KẾ HOẠCH"),
        incoming=incoming,
        office=province.party_office,
        title="gặp mặt",
    )
    for day, state in ((DUE, "open"), (DUE, "doing"), (date(2026, 3, 20), "open"), (DUE, "done")):
        Task.objects.create(
            action="Gửi báo cáo",
            owner=province.commune,
            document=made,
            due=day,
            safe_on=day,
            late_on=day,
            state="open",
            opened_by=by,
        )
        if state == "done":
            last = Task.objects.latest("pk")
            chief = province.people[Role.CHIEF]
            cancel_task(actor=chief, task=last, reason="không còn phải làm")
    return made


@pytest.fixture
def draft(province: Province, document: Document) -> Draft:
    new = NewDraft(province.party_office, PAPER, about=("document", str(document.pk)))
    return begin_draft(actor=province.people[Role.SPECIALIST], new=new)


def test_a_moved_deadline_names_how_many_tasks_have_it(draft: Draft) -> None:
    [said] = moved_tasks(draft, [MOVED, SIGNER])
    assert said == (
        "hạn “gửi báo cáo”: 15/03/2026 → 17/03/2026: 2 nhiệm vụ trên bảng có hạn ngày ấy, "
        "cần xem lại hạn (đổi hạn có lý do)."
    )


def test_a_moved_meeting_names_all_that_are_due(draft: Draft) -> None:
    [said] = moved_tasks(draft, [MEETING])
    assert "3 nhiệm vụ trên bảng" in said


def test_nothing_follows_where_no_task_hangs_on_it(draft: Draft, province: Province) -> None:
    assert moved_tasks(draft, [SIGNER]) == []
    other = begin_draft(actor=province.people[Role.SPECIALIST], new=NewDraft(province.party_office, PAPER))
    assert moved_tasks(other, [MOVED, MEETING]) == []
    Task.objects.all().delete()
    assert moved_tasks(draft, [MOVED, MEETING]) == []
