"""What the office has issued is found among its documents: by number, title and text, as outgoing."""

from __future__ import annotations

import pytest
from django.test import Client

from caunoi.documents import jobs
from caunoi.documents.listing import Filters, document_page
from caunoi.documents.models import Document, IncomingFile, Reading, StoredFile
from caunoi.documents.reads import waiting_review
from caunoi.documents.review_reads import next_document
from caunoi.issuing.draft_files import keep_forms
from caunoi.issuing.draft_models import Draft
from caunoi.people.models import User
from tests.caunoi.issuing.draft_scene import Desk, desk, draft, to_approved, to_issued
from tests.conftest import Province

__all__ = ["desk", "draft"]


@pytest.fixture
def issued(draft: Draft, desk: Desk, pdf_fonts: None) -> Document:
    """The document that the reader made of an issued draft."""
    out = to_issued(draft, desk)
    assert out.pdf is not None
    jobs.do_reading(out.pdf.reading.pk)
    return Document.objects.select_related("incoming", "office").get()


@pytest.fixture
def pdf_fonts() -> None:
    """Skips where the font of the PDF is not installed."""
    from vanban.writers.fonts import FOLDER

    if not FOLDER.is_dir():
        pytest.skip("Chưa có phông chữ để xuất PDF; hãy chạy `make setup`.")


def _found(user: User, **filters: object) -> list[str]:
    return [row.number_text for row in document_page(user, Filters(**filters), 1).rows]  # type: ignore[arg-type]


def test_found_by_number_title_and_text(issued: Document, desk: Desk) -> None:
    for query in ("01-KH/TU", "gap mat can bo chu chot", "hoi truong van phong tinh uy", "tran van an"):
        assert _found(desk.writer, query=query) == ["01-KH/TU"], query
    assert _found(desk.writer, query="khong co o dau") == []
    assert (issued.doc_type, issued.title, str(issued.issued_on)) == (
        "Kế hoạch", "gặp mặt cán bộ chủ chốt cấp xã", "2026-03-12",
    )  # fmt: skip
    assert (issued.office.symbol, issued.incoming.outgoing, issued.incoming.received_by) == (
        "TU", True, desk.writer,
    )  # fmt: skip


def test_the_list_parts_what_came_from_what_went(issued: Document, desk: Desk, province: Province) -> None:
    assert _found(desk.writer, outgoing=True) == ["01-KH/TU"]
    assert _found(desk.writer, outgoing=False) == []
    client: Client = province.client("specialist")
    for address, there in (("?huong=di", True), ("?huong=den", False), ("", True), ("?huong=x", True)):
        page = client.get(f"/van-ban/{address}").content.decode()
        assert ("gặp mặt cán bộ chủ chốt" in page) is there, address
    page = client.get("/van-ban/?huong=di").content.decode()
    assert "Văn bản đi</span>" in page
    assert "phát hành" in page
    seen = client.get(f"/van-ban/{issued.pk}/").content.decode()
    for said in ("Đơn vị phát hành", "<dt>Phát hành</dt>", "Văn bản đi"):
        assert said in seen


def test_it_waits_for_nobody_to_look_it_over(issued: Document, desk: Desk) -> None:
    assert issued.state == "review"
    assert waiting_review(desk.writer) == 0
    assert _found(desk.writer, state="review") == []
    assert next_document(Document(pk=0), desk.writer) is None
    IncomingFile.objects.update(outgoing=False)
    assert waiting_review(desk.writer) == 1
    assert _found(desk.writer, state="review") == ["01-KH/TU"]


def test_it_is_one_file_whoever_asks_and_however_often(draft: Draft, desk: Desk) -> None:
    out = to_issued(draft, desk)
    keep_forms(out)
    keep_forms(Draft.objects.get())
    assert IncomingFile.objects.count() == Reading.objects.count() == 1
    assert IncomingFile.objects.get().file_id == out.pdf_id
    assert StoredFile.objects.count() == 2


def test_what_is_not_out_is_not_there(draft: Draft, desk: Desk) -> None:
    to_approved(draft, desk)
    assert not IncomingFile.objects.exists()


def test_another_office_does_not_see_it(issued: Document, desk: Desk, province: Province) -> None:
    assert _found(desk.stranger) == []
    assert province.client("unit_contact").get(f"/van-ban/{issued.pk}/").status_code in (404, 422)
