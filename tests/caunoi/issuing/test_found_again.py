"""What the office has issued is found among its documents: by number, title and text, as outgoing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from caunoi.documents import jobs, leases, outcomes, store
from caunoi.documents.actions import discard_file, read_again, receive_file
from caunoi.documents.listing import Filters, document_page
from caunoi.documents.models import Document, IncomingFile, Reading, SecretStub, StoredFile
from caunoi.documents.reads import waiting_review
from caunoi.documents.review_reads import next_document
from caunoi.issuing import draft_files
from caunoi.issuing.draft_files import keep_forms
from caunoi.issuing.draft_models import Draft, WordReturn
from caunoi.people.models import User
from tests.caunoi.issuing.draft_scene import Desk, desk, draft, refusal, to_approved, to_issued, told
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
    assert waiting_review(desk.writer).count() == 0
    assert _found(desk.writer, state="review") == []
    assert next_document(Document(pk=0), desk.writer) is None
    IncomingFile.objects.update(outgoing=False)
    assert waiting_review(desk.writer).count() == 1
    assert _found(desk.writer, state="review") == ["01-KH/TU"]


def test_it_is_one_file_whoever_asks_and_however_often(draft: Draft, desk: Desk) -> None:
    out = to_issued(draft, desk)
    keep_forms(out)
    keep_forms(Draft.objects.get())
    assert IncomingFile.objects.count() == Reading.objects.count() == 1
    assert IncomingFile.objects.get().file_id == out.pdf_id
    assert StoredFile.objects.count() == 2


def test_a_form_is_not_kept_without_being_filed(
    draft: Draft, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(**_: object) -> None:
        raise OSError("the machine stops here")

    with monkeypatch.context() as patch:
        patch.setattr(draft_files, "file_outgoing", stops)
        with pytest.raises(OSError, match="stops here"):
            to_issued(draft, desk)
    stopped = Draft.objects.get()
    assert (stopped.state, stopped.pdf, IncomingFile.objects.count()) == ("issued", None, 0)
    draft_files.file_of(stopped, "docx")
    assert IncomingFile.objects.get().file == Draft.objects.get().pdf


def _failed(draft: Draft, desk: Desk) -> IncomingFile:
    out = to_issued(draft, desk)
    Reading.objects.update(state="failed", problem="hỏng", finished_at=timezone.now())
    return IncomingFile.objects.select_related("office", "file").get(file=out.pdf)


def test_what_was_issued_is_not_discarded(draft: Draft, desk: Desk, province: Province) -> None:
    filed = _failed(draft, desk)
    assert refusal(lambda: discard_file(actor=desk.writer, incoming=filed)) == "outgoing"
    page = province.client("specialist").get(f"/van-ban/tep/{filed.pk}/").content.decode()
    for said, there in (("Đọc lại", True), ("Bỏ tệp", False), (f"tệp đi số {filed.pk}", True)):
        assert (said in page) is there, said
    IncomingFile.objects.update(outgoing=False)
    page = province.client("specialist").get(f"/van-ban/tep/{filed.pk}/").content.decode()
    assert "Bỏ tệp" in page
    assert f"tệp đến số {filed.pk}" in page


def test_another_office_that_drops_it_leaves_ours(
    draft: Draft,
    desk: Desk,
    province: Province,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    filed = _failed(draft, desk)
    IncomingFile.objects.update(outgoing=False)  # as one that another office was given
    with django_capture_on_commit_callbacks(execute=True):
        discard_file(actor=desk.writer, incoming=IncomingFile.objects.get())
    assert not IncomingFile.objects.exists()
    assert draft_files.file_of(Draft.objects.get(), "pdf") == store.get(filed.file.sha256)


def _marked(stored: StoredFile) -> None:
    """The reading of the file ends, and finds a mark in it."""
    lease = leases.take(stored.reading.pk)
    assert lease is not None
    outcomes.accept(lease, {"text": "Kế hoạch\nMẬT\n", "contract": {"documents": []}})


def test_a_mark_in_what_came_in_takes_its_bytes_whoever_refers_to_them(
    draft: Draft, desk: Desk, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    stored = receive_file(actor=desk.writer, name="a.txt", data=b"Thu moi hop").incoming.file
    WordReturn.objects.create(draft=draft, version=1, name="a", file=stored, paper_json="", by=desk.writer)
    with django_capture_on_commit_callbacks(execute=True):
        _marked(stored)
    assert StoredFile.objects.get() == stored
    assert not store.path_of(stored.sha256).exists()


def test_a_mark_in_what_was_issued_takes_it_off_the_list_and_not_from_its_draft(
    draft: Draft, desk: Desk, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    out = to_issued(draft, desk)
    assert out.pdf is not None
    number = IncomingFile.objects.get().pk
    with django_capture_on_commit_callbacks(execute=True):
        _marked(out.pdf)
    for model in (Document, IncomingFile, Reading):
        assert not model.objects.exists()
    assert draft_files.file_of(Draft.objects.get(), "pdf").startswith(b"%PDF-")
    [said] = told(SecretStub.objects.get())
    assert f"khi đọc tệp đi số {number}; đã gỡ tệp khỏi mục Văn bản (bản phát hành còn giữ ở dự thảo)" in said


def test_it_is_spoken_of_as_issued(draft: Draft, desk: Desk) -> None:
    filed = _failed(draft, desk)
    again = receive_file(actor=desk.chief, name="ban-in.pdf", data=store.get(filed.file.sha256))
    assert again.duplicate
    assert f"“ban-in.pdf” là văn bản đi do {desk.writer} phát hành ngày" in again.note
    read_again(actor=desk.writer, reading=Reading.objects.get())
    lease = leases.take(Reading.objects.get().pk)
    assert lease is not None
    outcomes.fail(lease, "hỏng")
    assert told(filed) == [
        f"{desk.writer} yêu cầu đọc lại tệp đi số {filed.pk}.", f"Không đọc được tệp đi số {filed.pk}."
    ]  # fmt: skip


def test_what_is_not_out_is_not_there(draft: Draft, desk: Desk) -> None:
    to_approved(draft, desk)
    assert not IncomingFile.objects.exists()


def test_another_office_does_not_see_it(issued: Document, desk: Desk, province: Province) -> None:
    assert _found(desk.stranger) == []
    assert province.client("unit_contact").get(f"/van-ban/{issued.pk}/").status_code in (404, 422)
