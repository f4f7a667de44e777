"""The verbs of the documents room: receive a file, register a secret one, ask for a reading again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from caunoi.documents import jobs, outcomes, rules, signature_jobs, store
from caunoi.documents.gate import FirstLook, pass_gate
from caunoi.documents.intake import Json
from caunoi.documents.models import IncomingFile, Reading, ReadingState, SecretStub, StoredFile
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file that was not refused. `note` is a sentence for the person, "" for none."""

    incoming: IncomingFile
    duplicate: bool
    note: str


def receive_file(
    *,
    actor: User,
    name: str,
    data: bytes,
    declared: str = "",
    topic_confirmed: bool = False,
    package: Json = None,
) -> Receipt:
    """Receive one file for the actor's office: gate, store once, queue its reading; a known file is said so.

    `name` is as the browser sent it, `declared` the marking that the person chose ("" for none),
    `topic_confirmed` that a sensitive topic was looked at and is no secret, `package` the header of the edXML
    package it came in. Raises RuleBroken "not-allowed",
    "no-office", "too-large", "unreadable", "gate-failed", "secret" or "confirm-topic"; then nothing is kept.
    Sources: R15, Law on Protection of State Secrets 117/2025/QH15.
    """
    office = _office_of(actor)
    demand(actor, Verb.UPLOAD_DOCUMENT, office)
    shown = rules.display_name(name)
    known = None if declared else _already_here(actor, data)
    if known is not None:
        return Receipt(known, duplicate=True, note=_said_duplicate(shown, known))
    look = pass_gate(name=shown, data=data, declared=declared)
    if look.topic and not topic_confirmed:
        raise RuleBroken("confirm-topic", rules.topic_question(shown, look.topic))
    incoming = _keep(actor, office, shown, data, look, package)
    return Receipt(incoming, duplicate=False, note=look.mismatch)


def keep_file(*, actor: User, name: str, data: bytes, topic_confirmed: bool = True) -> StoredFile:
    """Keep the bytes of a file that is no incoming document (evidence of a task), behind the same gate.

    Every page is looked at, as no reading follows; `topic_confirmed` is False where a person is to look again
    at what names a sensitive topic. The caller has asked whether the actor may, and writes the ledger. Raises
    RuleBroken as `receive_file`.
    """
    shown = rules.display_name(name)
    look = pass_gate(name=shown, data=data, whole=True)
    if look.topic and not topic_confirmed:
        raise RuleBroken("confirm-topic", rules.topic_question(shown, look.topic))
    return _stored(data, look.media_type)


def keep_made_file(*, data: bytes, media_type: str) -> StoredFile:
    """Keep the bytes of a file that this house itself has made; the same bytes twice are one file.

    No gate: nothing of it is a stranger's; signatures in it are looked at as in any other file. The caller
    has asked whether the actor may, and writes the ledger.
    """
    stored = _stored(data, media_type)
    signature_jobs.expect(stored, data)
    return stored


@transaction.atomic
def file_outgoing(*, actor: User, office: Office, name: str, stored: StoredFile) -> IncomingFile:
    """Put a file that the office has issued among its documents, where it is read and found like any other.

    Asked again, nothing changes. The caller has asked whether the actor may, and writes the ledger.
    """
    incoming, fresh = IncomingFile.objects.get_or_create(
        file=stored,
        office=office,
        defaults={"name": rules.display_name(name), "received_by": actor, "outgoing": True},
    )
    Reading.objects.get_or_create(file=stored)
    if fresh:
        _read_or_share(Reading.objects.select_for_update().get(file=stored), incoming)
    return incoming


def read_again(*, actor: User, reading: Reading) -> None:
    """Ask for a failed reading once more. Raises RuleBroken "not-allowed" or "not-failed"."""
    incoming = reading.file.incoming.select_related("office").order_by("pk").first()
    demand(actor, Verb.UPLOAD_DOCUMENT, incoming.office if incoming else None)
    with transaction.atomic():
        changed = Reading.objects.filter(pk=reading.pk, state=ReadingState.FAILED).update(
            state=ReadingState.WAITING, problem="", dropped=0, finished_at=None, queued_at=timezone.now()
        )
        if changed != 1:
            raise RuleBroken(
                "not-failed",
                "Tệp này không ở trạng thái lỗi; có thể người khác vừa bấm “Đọc lại”. Hãy tải lại trang.",
            )
        record(
            actor=actor,
            verb="read_again",
            about=incoming or reading,
            said=f"{actor} yêu cầu đọc lại {incoming.spoken if incoming else f'lượt đọc số {reading.pk}'}.",
        )
        transaction.on_commit(lambda: jobs.queue(reading.pk))


@transaction.atomic
def discard_file(*, actor: User, incoming: IncomingFile) -> None:
    """Drop a received file that could not be read; its bytes go where nobody else has it.

    Raises RuleBroken "not-allowed", "outgoing" for what the office itself has issued, or "not-failed" where
    the file is read or being read after all.
    """
    demand(actor, Verb.UPLOAD_DOCUMENT, incoming.office)
    if incoming.outgoing:
        raise RuleBroken(
            "outgoing",
            "Đây là bản phát hành của cơ quan nên không bỏ được; bấm “Đọc lại” để đọc lại tệp, "
            "văn bản vẫn mở được ở mục Văn bản đi.",
        )
    reading = Reading.objects.select_for_update().filter(file=incoming.file_id).first()
    if reading is None or reading.state != ReadingState.FAILED:
        raise RuleBroken(
            "not-failed",
            "Chỉ bỏ được tệp không đọc được; tệp này đang được đọc hoặc đã đọc xong. Tải lại trang.",
        )
    record(
        actor=actor,
        verb="discard_file",
        about=incoming,
        said=f"{actor} bỏ tệp đến số {incoming.pk} vì không đọc được.",
    )
    stored = incoming.file
    incoming.delete()
    if not stored.incoming.exists():
        outcomes.forget(reading, stored)


@transaction.atomic
def register_stub(*, actor: User, number_text: str, dated_on: date | None) -> SecretStub:
    """Register a secret document without its content: number, date, 'mật, lưu riêng' (R3).

    Raises RuleBroken "not-allowed", "no-office" or "stub-number".
    """
    office = _office_of(actor)
    demand(actor, Verb.REGISTER_STUB, office)
    stub = SecretStub.objects.create(
        number_text=_stub_number(number_text),
        dated_on=dated_on,
        registered_by=actor,
        office=office,
        completed_at=timezone.now(),
    )
    record(actor=actor, verb="register_stub", about=stub, said=f"{actor} vào sổ văn bản {stub}.")
    return stub


@transaction.atomic
def complete_stub(*, actor: User, stub: SecretStub, number_text: str, dated_on: date | None) -> SecretStub:
    """Complete the stub that a reading left behind. Raises RuleBroken as `register_stub`, or "stub-done"."""
    locked = SecretStub.objects.select_for_update(of=("self",)).select_related("office").get(pk=stub.pk)
    demand(actor, Verb.REGISTER_STUB, locked.office)
    if locked.completed_at is not None:
        raise RuleBroken("stub-done", "Phiếu này đã được hoàn tất trước đó; tải lại trang để xem.")
    before = f"{locked.number_text}; {locked.dated_on or ''}"
    locked.number_text, locked.dated_on = _stub_number(number_text), dated_on
    locked.completed_at = timezone.now()
    locked.save()
    record(
        actor=actor,
        verb="complete_stub",
        about=locked,
        said=f"{actor} hoàn tất phiếu {locked}.",
        before=before,
        after=f"{locked.number_text}; {locked.dated_on or ''}",
    )
    return locked


def _office_of(actor: User) -> Office:
    if actor.office is None:
        raise RuleBroken(
            "no-office",
            "Tài khoản của đồng chí chưa gắn với đơn vị nào nên chưa nhận văn bản được; "
            "đề nghị người quản trị gắn đơn vị cho tài khoản.",
        )
    return actor.office


def _already_here(actor: User, data: bytes) -> IncomingFile | None:
    """The same bytes as the actor can already see them: of the own office first, then the oldest."""
    same = IncomingFile.objects.filter(
        file__sha256=hashlib.sha256(data).hexdigest(), office__in=reach(actor, Verb.SEE_DOCUMENT)
    )
    return same.select_related("received_by", "file__reading").order_by("received_at", "pk").first()


def _said_duplicate(name: str, known: IncomingFile) -> str:
    day = timezone.localtime(known.received_at).strftime("%d/%m/%Y")
    if known.outgoing:
        return f"“{name}” là văn bản đi do {known.received_by} phát hành ngày {day}; không lưu thêm bản nữa."
    return f"“{name}” đã có từ ngày {day} do {known.received_by} nhận; không lưu thêm bản nữa."


def _stored(data: bytes, media_type: str) -> StoredFile:
    sha256 = store.put(data)
    stored, _ = StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": len(data), "media_type": media_type}
    )
    return stored


def _keep(
    actor: User, office: Office, name: str, data: bytes, look: FirstLook, package: Json
) -> IncomingFile:
    store.put(data)  # outside the transaction: nobody waits for the database while a disk syncs
    with transaction.atomic():
        stored = _stored(data, look.media_type)
        incoming, fresh = IncomingFile.objects.get_or_create(
            file=stored,
            office=office,
            defaults={
                "name": name,
                "received_by": actor,
                "sensitive_topic": look.topic,
                "package": package,
            },
        )
        Reading.objects.get_or_create(file=stored)
        signature_jobs.expect(stored, data)
        # Locked, so that a reading that is just finishing either sees our row or is seen as done.
        reading = Reading.objects.select_for_update().get(file=stored)
        if fresh:
            record(actor=actor, verb="receive_file", about=incoming, said=_said_received(actor, incoming))
            _read_or_share(reading, incoming)
    return incoming


def _said_received(actor: User, incoming: IncomingFile) -> str:
    # Not the name: should the file turn out to be secret, the ledger cannot forget it.
    caution = ", đã xác nhận không thuộc bí mật nhà nước" if incoming.sensitive_topic else ""
    return f"{actor} nhận tệp đến số {incoming.pk} ({incoming.file.size / 1024:,.0f} KB){caution}."


def _read_or_share(reading: Reading, incoming: IncomingFile) -> None:
    """A file that another office had read is not read twice: its documents are made at once."""
    if reading.state == ReadingState.DONE:
        outcomes.make_documents(reading, incoming)
    elif reading.state == ReadingState.WAITING and reading.attempts == 0:
        transaction.on_commit(lambda: jobs.queue(reading.pk))


def _stub_number(number_text: str) -> str:
    number = " ".join(number_text.split())[:80]
    if not number:
        raise RuleBroken(
            "stub-number", "Phiếu văn bản mật cần số, ký hiệu; ghi như trên bản giấy, ví dụ 05-BC/TU."
        )
    return number
