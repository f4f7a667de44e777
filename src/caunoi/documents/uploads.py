"""Files of a request, in memory only: a secret document must not reach a disk even for a second (R15)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from caunoi.documents import rules
from caunoi.documents.actions import Receipt, receive_file
from caunoi.documents.package_actions import FromPackage, receive_package
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from vanban import edxml

MiB = 1024 * 1024


def too_large_at_once(request: HttpRequest) -> bool:
    """Whether the body, as announced, is over the limit; asked before a byte of it is read.

    One limit for a file and for a whole request: what is in memory at a time stays bounded. One MiB more for
    the fields and the multipart lines around the file.
    """
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return announced.isdecimal() and int(announced) > (settings.CAUNOI_MAX_UPLOAD_MB + 1) * MiB


class Whole:
    """Counts what comes of a body, to tell a whole one from one that was cut short.

    When a browser goes away in the middle, the server's stream just ends, and Django would take the half file
    for a whole one.
    """

    def __init__(self, request: HttpRequest) -> None:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        self.missing = int(announced) if announced.isdecimal() else 0
        self._stream = request._stream
        vars(request)["_stream"] = self

    def read(self, size: int = -1) -> bytes:
        return self._counted(self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._counted(self._stream.readline(size))

    def close(self) -> None:
        """Django closes the stream of a body that is no multipart one."""
        self._stream.close()

    def _counted(self, got: bytes) -> bytes:
        self.missing -= len(got)
        return got

    def demand(self) -> None:
        """Raises RuleBroken "cut-short" unless every announced byte has come."""
        if self.missing > 0:
            raise RuleBroken(
                "cut-short",
                "Đường truyền bị ngắt giữa chừng nên chưa tệp nào được nhận; hãy kiểm tra mạng rồi gửi lại.",
            )


class MemoryOnly(FileUploadHandler):
    """Keeps each file in memory up to the limit; a larger one is drained, not kept, and named in `over`.

    The limit holds for all the files of a request together, so a body without an announced length cannot fill
    the memory either.
    """

    chunk_size = 256 * 1024

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.left = settings.CAUNOI_MAX_UPLOAD_MB * MiB
        self.over: list[str] = []
        self.kept = io.BytesIO()

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # the stubs spell out six positions
        self.kept = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.left -= len(raw_data)
        if self.left < 0:
            self.over.append(self.file_name or "")
            self.kept = io.BytesIO()
            raise SkipFile
        self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
        )


def into_memory(request: HttpRequest) -> Whole:
    """Send the files of a request to memory only, before its body is read; the body, to be demanded whole.

    For views that are exempt from the check of the token and have it made by the next step, since that check
    reads the body. Raises RuleBroken "request-too-large".
    """
    if too_large_at_once(request):
        raise _broken(rules.request_too_large(settings.CAUNOI_MAX_UPLOAD_MB))
    body = Whole(request)
    request.upload_handlers = [MemoryOnly(request)]
    return body


def demand_whole(request: HttpRequest, body: Whole) -> None:
    """Raises RuleBroken "cut-short" for half a body, "too-large" for a file that memory did not take."""
    over = names_over_the_limit(request)
    body.demand()
    if over:
        raise _broken(rules.too_large(rules.display_name(over[0]), settings.CAUNOI_MAX_UPLOAD_MB))


def _broken(refusal: rules.Refusal) -> RuleBroken:
    return RuleBroken(refusal.code, refusal.sentence)


def names_over_the_limit(request: HttpRequest) -> list[str]:
    """The files of a request that its handler did not keep; the body is parsed by asking for its fields."""
    fields, handler = request.POST, request.upload_handlers[0]
    return handler.over if fields is not None and isinstance(handler, MemoryOnly) else []


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file of a request, as the page says it. `code` is "" where it was taken."""

    name: str
    tone: Literal["done", "calm", "soon", "late"]
    word: str
    sentence: str
    code: str = ""
    incoming_id: int | None = None


def receive_all(
    *, actor: User, files: Sequence[UploadedFile], over: Sequence[str], declared: str, topic_confirmed: bool
) -> list[FileOutcome]:
    """Receive each file for itself: one that is refused does not keep the others out."""
    limit = settings.CAUNOI_MAX_UPLOAD_MB
    refused = [
        _refused(rules.display_name(name), rules.too_large(rules.display_name(name), limit)) for name in over
    ]
    each = [_one(actor, file, declared, topic_confirmed) for file in files]
    return refused + [outcome for outcomes in each for outcome in outcomes]


def _one(actor: User, file: UploadedFile, declared: str, topic_confirmed: bool) -> list[FileOutcome]:
    """One file is one outcome; an edXML package as many as it has files."""
    sent, data = file.name or "", file.read()
    name = rules.display_name(sent)
    receive = receive_package if edxml.looks_like(data) else receive_file
    try:
        got = receive(actor=actor, name=sent, data=data, declared=declared, topic_confirmed=topic_confirmed)
    except RuleBroken as broken:
        return [_refused(name, rules.Refusal(broken.code, broken.sentence))]
    if isinstance(got, Receipt):
        return [_taken(name, got)]
    return [_of_package(name, part) for part in got]


def _of_package(package: str, part: FromPackage) -> FileOutcome:
    name = f"{rules.display_name(part.name)} (trong {package})"
    if part.receipt is not None:
        return _taken(name, part.receipt)
    assert part.refused is not None
    return _refused(name, rules.Refusal(part.refused.code, part.refused.sentence))


def _taken(name: str, receipt: Receipt) -> FileOutcome:
    if receipt.duplicate:
        return FileOutcome(name, "calm", "Đã có", receipt.note, incoming_id=receipt.incoming.pk)
    said = receipt.note or "Đang đọc ở phía sau; đọc xong sẽ hiện trong danh sách."
    return FileOutcome(name, "done", "Đã nhận", said, incoming_id=receipt.incoming.pk)


def _refused(name: str, refusal: rules.Refusal) -> FileOutcome:
    if refusal.code == "confirm-topic":
        return FileOutcome(name, "soon", "Cần xác nhận", refusal.sentence, refusal.code)
    return FileOutcome(name, "late", "Không nhận", refusal.sentence, refusal.code)
