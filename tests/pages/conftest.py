from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.utils import timezone

from caunoi.documents import store
from caunoi.documents.models import Document, Fact, IncomingFile, Reading, SecretStub, StoredFile
from caunoi.people.models import Office, User
from caunoi.tasks.models import Anchor, Evidence, OfficeDay, Task
from tests.conftest import Province

TEXT = "KẾ HOẠCH\nGiao Đảng ủy xã Bến Thượng gửi báo cáo trước ngày 12/3/2026."


@dataclass(frozen=True)
class Matters:
    """One thing of each kind: a document of the party office, a task and its file of the commune."""

    province: Province
    incoming: IncomingFile
    document: Document
    fact: Fact
    stub: SecretStub
    task: Task
    evidence: Evidence
    office_day: OfficeDay
    anchor: Anchor


def _stored(data: bytes) -> StoredFile:
    return StoredFile.objects.create(sha256=store.put(data), size=len(data), media_type="text/plain")


def _document(office: Office, by: User) -> Document:
    file = _stored(TEXT.encode())
    incoming = IncomingFile.objects.create(file=file, name="ke-hoach.txt", received_by=by, office=office)
    reading = Reading.objects.create(
        file=file, state="done", text=TEXT, contract={"documents": []}, finished_at=timezone.now()
    )
    return Document.objects.create(
        reading=reading,
        incoming=incoming,
        office=office,
        doc_type="Kế hoạch",
        title="báo cáo",
        span_end=len(TEXT),
    )


@pytest.fixture
def matters(province: Province, own_data_folder: object) -> Matters:
    specialist = province.people["specialist"]
    document = _document(province.party_office, specialist)
    fact = Fact.objects.create(
        document=document, kind="title", value="báo cáo", original="báo cáo", span_start=0, span_end=8
    )
    stub = SecretStub.objects.create(registered_by=specialist, office=province.party_office)
    task = Task.objects.create(action="Gửi báo cáo", owner=province.commune, opened_by=specialist)
    evidence = Evidence.objects.create(task=task, file=_stored(b"anh"), name="anh.txt", by=specialist)
    day = OfficeDay.objects.create(on="2026-12-23", kind="off", basis="Thông báo", by=specialist)
    anchor = Anchor.objects.create(what="Hội nghị", on="2026-12-09", opened_by=specialist)
    return Matters(province, document.incoming, document, fact, stub, task, evidence, day, anchor)
