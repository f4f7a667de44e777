"""What becomes of a finished reading: documents and facts, a failure with its sentence, a removal (R15)."""

from __future__ import annotations

import logging
from typing import TypeAlias

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone

import vanban
from caunoi.documents import intake, leases, page_images, rules, store
from caunoi.documents.header import set_header
from caunoi.documents.models import (
    Document,
    Fact,
    IncomingFile,
    Reading,
    ReadingState,
    SecretStub,
    StoredFile,
)
from caunoi.documents.package_rules import with_package
from caunoi.ledger.actions import record
from vanban.facts import secrecy

log = logging.getLogger(__name__)

Json: TypeAlias = intake.Json


@transaction.atomic
def fail(lease: leases.Lease, problem: str) -> None:
    """The file could not be read, for the reason in the sentence. Raises LeaseLost."""
    reading = leases.held(lease)
    reading.state = ReadingState.FAILED
    reading.problem, reading.lease_until, reading.finished_at = problem, None, timezone.now()
    reading.save()
    for incoming in reading.file.incoming.all():
        record(actor=None, verb="fail_reading", about=incoming, said=f"Không đọc được {incoming.spoken}.")


@transaction.atomic
def accept(lease: leases.Lease, answer: Json) -> None:
    """Write what was read and make documents of it for every office that received the file.

    A marking that the gate could not see (a later page, a second document) removes the file instead. Raises
    LeaseLost; an answer of the wrong shape is logged and fails the reading.
    """
    reading = leases.held(lease)
    try:
        text, contract, found = _understood(answer)
    except intake.ContractBroken:
        log.exception("reading %s: the answer is not of the contract's shape", reading.pk)
        fail(lease, "Kết quả đọc không hợp lệ nên không dùng được; hãy báo người quản trị và bấm “Đọc lại”.")
        return
    if marking := _marking_of(text, found):
        _remove_secret(reading, found, marking)
        return
    reading.state, reading.lease_until, reading.finished_at = ReadingState.DONE, None, timezone.now()
    reading.text, reading.contract = text, contract
    reading.vanban_version = str(getattr(vanban, "__version__", ""))
    reading.pages_done = reading.pages_total = _pages(contract)
    reading.save()
    for incoming in reading.file.incoming.all():
        make_documents(reading, incoming, found)


def make_documents(
    reading: Reading, incoming: IncomingFile, found: tuple[intake.DocumentDraft, ...] | None = None
) -> None:
    """Documents and facts of a finished reading for one office that received it; inside a transaction."""
    drafts = found if found is not None else intake.drafts(reading.contract)
    for draft in drafts or (_blank(reading),):
        if draft.no == 1 and isinstance(incoming.package, dict):
            draft = with_package(draft, incoming.package)
        document = Document(
            reading=reading,
            incoming=incoming,
            office_id=incoming.office_id,
            no=draft.no,
            span_start=draft.start,
            span_end=draft.end,
        )
        set_header(document, draft.header)
        document.save(force_insert=True)
        Fact.objects.bulk_create(_facts(document, draft), batch_size=500)
        record(
            actor=None,
            verb="read_document",
            about=document,
            said=f"Đã đọc {document.name}: {len(draft.facts)} dữ kiện, chờ duyệt.",
        )


def _understood(answer: Json) -> tuple[str, Json, tuple[intake.DocumentDraft, ...]]:
    if not isinstance(answer, dict) or not isinstance(answer.get("text"), str):
        raise intake.ContractBroken("no text")
    text, contract = answer["text"], answer.get("contract")
    assert isinstance(text, str)
    return text, contract, intake.drafts(contract)


def _marking_of(text: str, found: tuple[intake.DocumentDraft, ...]) -> str:
    """The marking at the head of a document of the file, or on a line of its own anywhere; "" for none."""
    heads = (secrecy.marking(text[draft.start : draft.end][: rules.HEAD]) for draft in found)
    return next((mark for mark in heads if mark), "") or rules.lone_marking(text)


def _facts(document: Document, draft: intake.DocumentDraft) -> list[Fact]:
    return [
        Fact(
            document=document,
            kind=fact.kind,
            position=fact.position,
            value=fact.value,
            original=fact.value,
            span_start=fact.start,
            span_end=fact.end,
            page=fact.page,
            boxes=fact.boxes,
            doubt=fact.doubt,
        )
        for fact in draft.facts
    ]


def _blank(reading: Reading) -> intake.DocumentDraft:
    # A file in which no document was recognised is still one: a person may add its facts by hand.
    return intake.DocumentDraft(1, 0, len(reading.text), intake.header_of({}), ())


def _pages(contract: Json) -> int:
    source = contract.get("source") if isinstance(contract, dict) else None
    pages = source.get("pages") if isinstance(source, dict) else None
    return pages if isinstance(pages, int) and pages > 0 else 1


def _remove_secret(reading: Reading, found: tuple[intake.DocumentDraft, ...], marking: str) -> None:
    """Remove the file and everything made of it, leave one stub for each office (R3, R15)."""
    first = found[0].header if found else intake.header_of({})
    number = Document(number=first.number, symbol=first.symbol, system=first.system).number_text
    stored = reading.file
    for incoming in stored.incoming.select_related("office"):
        stub = SecretStub.objects.create(
            number_text=number,
            dated_on=first.issued_on,
            registered_by_id=incoming.received_by_id,
            office_id=incoming.office_id,
        )
        record(
            actor=None,
            verb="remove_secret",
            about=stub,
            said=f"Phát hiện dấu {marking} khi đọc {incoming.spoken}; đã gỡ {_gone(incoming)} "
            "và mọi nội dung đọc được, lập phiếu “mật, lưu riêng” chờ hoàn tất.",
        )
    Document.objects.filter(reading=reading).delete()
    stored.incoming.all().delete()
    forget(reading, stored, secret=True)


def _gone(incoming: IncomingFile) -> str:
    return "tệp khỏi mục Văn bản (bản phát hành còn giữ ở dự thảo)" if incoming.outgoing else "tệp"


def forget(reading: Reading, stored: StoredFile, *, secret: bool = False) -> None:
    """Delete a reading that nothing is made of and its file; the bytes go once the transaction stands.

    What another row refers to keeps its bytes. Those of a secret go nevertheless (R15), except what the
    office itself has issued (`keeps_bytes` of the row that refers to them).
    """
    reading.delete()
    sha256 = stored.sha256
    transaction.on_commit(lambda: page_images.forget(sha256))
    try:
        with transaction.atomic():
            stored.delete()
    except ProtectedError as held:
        if not secret or any(getattr(one, "keeps_bytes", False) for one in held.protected_objects):
            log.warning("file %s is referred to elsewhere: its row and its bytes stay", stored.pk)
            return
        log.warning("file %s is referred to elsewhere: its row stays, its bytes go", stored.pk)
    transaction.on_commit(lambda: store.erase(sha256))


def erase_bytes(stored: StoredFile, *, but: type[Model]) -> bool:
    """Erase the bytes of a file that a person found to be secret, once the transaction stands (R15); its row
    stays. False, and nothing happens, where anything but the rows of this model refers to it.
    """
    try:
        with transaction.atomic():
            stored.delete()
    except ProtectedError as held:
        if not all(isinstance(one, but) for one in held.protected_objects):
            return False
    transaction.on_commit(lambda: store.erase(stored.sha256))
    return True
