"""A page asks the database as often for thirty-five things as for seven, one for each day around today."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.documents.models import Document, Fact, IncomingFile, Reading, StoredFile, TrustedRoot
from caunoi.issuing.draft_models import Draft, DraftVersion
from caunoi.issuing.models import NumberEntry, Series
from caunoi.people.models import Invitation, Office, OfficeAlias, User
from caunoi.tasks.models import Task
from tests.caunoi.issuing.draft_scene import PAPER
from tests.pages.conftest import Matters
from vanban.paper_json import to_json

MOST = 30

PAGES = (
    ("chief", "/"),
    ("chief", "/van-ban/"),
    ("chief", "/van-ban/?q=bao+cao"),
    ("chief", "/van-ban/dang-doc/"),
    ("chief", "/van-ban/phieu-mat/"),
    ("chief", "/so-van-ban-di/"),
    ("chief", "/so-van-ban-di/in/"),
    ("chief", "/so-van-ban-di/nhiem-ky/"),
    ("chief", "/kiem-tra-the-thuc/"),
    ("chief", "/kiem-tra-the-thuc/quy-tac/"),
    ("chief", "/van-ban-di/tron-thu/"),
    ("chief", "/nhiem-vu/"),
    ("chief", "/nhiem-vu/danh-sach/"),
    ("chief", "/nhiem-vu/dong-thoi-gian/"),
    ("chief", "/nhiem-vu/don-vi/"),
    ("chief", "/lich-lam-viec/"),
    ("chief", "/moc-thoi-gian/"),
    ("chief", "/linh-vuc/"),
    ("chief", "/lay-y-kien/"),
    ("chief", "/lay-y-kien/moi/?tim=bao+cao"),
    ("chief", "/so-nhat-ky/"),
    ("chief", "/van-ban-di/du-thao/"),
    ("chief", "/van-ban-di/du-thao/mau/giay-moi/soan/"),
    ("unit_contact", "/viec-cua-don-vi/"),
    ("unit_contact", "/nhiem-vu/"),
    ("unit_contact", "/nhiem-vu/danh-sach/"),
    ("admin", "/tai-khoan/"),
    ("admin", "/tai-khoan/loi-moi/"),
    ("admin", "/don-vi/"),
    ("admin", "/van-ban/chung-thu-goc/"),
    ("chief", "/don-vi/?tim=so"),
    ("chief", "/don-vi/ten-goi-chung/"),
    ("chief", "/don-vi/ten-chua-ro/"),
)


def _add_document(number: int, matters: Matters) -> None:
    office, by = matters.province.party_office, matters.province.people["specialist"]
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    file = StoredFile.objects.create(sha256=sha256, size=9, media_type="text/plain")
    incoming = IncomingFile.objects.create(file=file, name=f"{number}.txt", received_by=by, office=office)
    reading = Reading.objects.create(
        file=file, state="done", contract={"documents": []}, finished_at=timezone.now()
    )
    document = Document.objects.create(
        reading=reading, incoming=incoming, office=office, title=f"báo cáo {number}", search_folded="bao cao"
    )
    Fact.objects.create(document=document, kind="tasks", value={"action": "gửi"}, doubt="xem lại")


def _add_task(number: int, matters: Matters) -> None:
    day = timezone.localdate() + timedelta(days=number % 7 - 3)
    Task.objects.create(
        action=f"Gửi báo cáo {number}",
        owner=matters.province.commune,
        opened_by=matters.province.people["specialist"],
        document=matters.document,
        due=day,
        safe_on=day,
        late_on=day,
    )


def _add_number(number: int, matters: Matters) -> None:
    series, _ = Series.objects.get_or_create(
        office=matters.province.board, system="state", doc_type=f"Loại {number % 5}", year=2026
    )
    NumberEntry.objects.create(
        series=series, number=number + 1, symbol="KH-SNV", doc_type="Kế hoạch", state="given",
        issued_on="2026-03-10", title="hội nghị", by=matters.province.people["specialist"],
    )  # fmt: skip


def _add_draft(number: int, matters: Matters) -> None:
    """A draft with three versions that waits for the chief."""
    by = matters.province.people["specialist"]
    draft = Draft.objects.create(
        office=matters.province.party_office,
        doc_type="Kế hoạch",
        title=f"kế hoạch {number}",
        state="submitted",
        version=3,
        created_by=by,
    )
    for version in (1, 2, 3):
        DraftVersion.objects.create(draft=draft, number=version, paper_json=to_json(PAPER), by=by)


def _add_people(number: int) -> None:
    office = Office.objects.create(
        name=f"Sở {number}", short_name=f"S{number}", kind="other", level="province"
    )
    OfficeAlias.objects.create(office=office, name=f"tên khác {number}")
    by = User.objects.create_user(f"nguoi-{number}", full_name=f"Người {number}", office=office)
    now = timezone.now()
    Invitation.objects.create(
        full_name="Hòa", username=f"moi-{number}", office=office, digest=str(number), invited_by=by,
        invited_at=now, expires_at=now,
    )  # fmt: skip
    TrustedRoot.objects.create(
        sha256=f"{number:064x}", name=f"Gốc {number}", issuer="Gốc", valid_from=now, valid_to=now, der=b"0",
        reason="CA", added_by=by,
    )  # fmt: skip


def _more(matters: Matters, first: int, last: int) -> None:
    for number in range(first, last):
        _add_document(number, matters)
        _add_task(number, matters)
        _add_draft(number, matters)
        _add_people(number)
        _add_number(number, matters)


def _asked(client: Client, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(page).status_code == 200
    return len(caught)


@pytest.mark.parametrize(("role", "page"), PAGES)
def test_as_often_for_many_as_for_few(matters: Matters, role: str, page: str) -> None:
    client = matters.province.client(role)
    _more(matters, 0, 7)
    few = _asked(client, page)
    _more(matters, 7, 35)
    many = _asked(client, page)
    assert many <= few
    assert many <= MOST
