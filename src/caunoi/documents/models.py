"""Tables of the documents room.

A file's bytes are stored once under their SHA-256 (`StoredFile`); each office that receives it has its own
`IncomingFile`. One `Reading` per stored file holds what the reader said; `Document` and `Fact` rows are made
from it, one set for each office, because each office reviews on its own responsibility.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from caunoi.documents.signature_models import CheckState, SignatureCheck, TrustedRoot

__all__ = [
    "WAITING",
    "CheckState",
    "Document",
    "DocumentState",
    "Fact",
    "FactState",
    "IncomingFile",
    "Reading",
    "ReadingState",
    "SecretStub",
    "SignatureCheck",
    "StoredFile",
    "TrustedRoot",
]


class StoredFile(models.Model):
    """Bytes kept once under CAUNOI_DATA/files/ab/cd/<sha256>; the row exists only if the bytes do."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("dung lượng")
    media_type = models.CharField("loại tệp", max_length=120)
    stored_at = models.DateTimeField("lưu lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tệp đã lưu"
        verbose_name_plural = "tệp đã lưu"
        constraints: ClassVar = [
            models.CheckConstraint(name="stored_file_not_empty", condition=Q(size__gt=0)),
            models.CheckConstraint(name="stored_file_hash", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class IncomingFile(models.Model):
    """One office received one file, or issued it (`outgoing`): `name` is the name to show, never a path.

    `package` is the header of the edXML package it came in, under the keys of the reading contract.
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="incoming")
    name = models.CharField("tên tệp", max_length=255)
    received_at = models.DateTimeField("nhận lúc", auto_now_add=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người nhận"
    )
    office = models.ForeignKey(
        "people.Office", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị nhận"
    )
    sensitive_topic = models.CharField("nội dung cần thận trọng", max_length=120, blank=True)
    package = models.JSONField("gói edXML ghi", null=True, blank=True)
    outgoing = models.BooleanField("văn bản đi", default=False)

    class Meta:
        verbose_name = "tệp đến"
        verbose_name_plural = "tệp đến"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "office"], name="incoming_once_per_office"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def spoken(self) -> str:
        """What sentences call it, those of the ledger too, which never quotes a name."""
        return f"tệp {'đi' if self.outgoing else 'đến'} số {self.pk}"


class ReadingState(models.TextChoices):
    WAITING = "waiting", "Chờ đọc"
    RUNNING = "running", "Đang đọc"
    DONE = "done", "Đã đọc"
    FAILED = "failed", "Không đọc được"


class ReadingQuerySet(models.QuerySet["Reading"]):
    def takeable(self, now: datetime) -> ReadingQuerySet:
        """Waiting, or running under a lease that has run out (its process died)."""
        waiting = Q(state=ReadingState.WAITING)
        dropped = Q(state=ReadingState.RUNNING, lease_until__lt=now)
        return self.filter(waiting | dropped)

    def held(self, attempt: int) -> ReadingQuerySet:
        """Still ours: running, and nobody has taken it since the given attempt began."""
        return self.filter(state=ReadingState.RUNNING, attempts=attempt)


class Reading(models.Model):
    """What the reader says of a stored file, and how far it has come.

    Taken by compare-and-swap; `attempts` counts the takings ever and fences off a process that lost its
    lease, `dropped` counts the leases that ran out since a person last asked for the reading. `contract` is
    the JSON of the reading contract; its spans count in `text`.
    """

    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="reading")
    state = models.CharField(max_length=10, choices=ReadingState.choices, default=ReadingState.WAITING)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    dropped = models.PositiveSmallIntegerField("số lần bị bỏ dở", default=0)
    pages_done = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(default=0)
    problem = models.TextField("vì sao không đọc được", blank=True)
    text = models.TextField(blank=True)
    contract = models.JSONField(null=True, blank=True)
    vanban_version = models.CharField(max_length=40, blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt đọc"
        verbose_name_plural = "lượt đọc"
        indexes: ClassVar = [
            models.Index(fields=["state", "lease_until"], name="reading_takeable"),
            models.Index(fields=["finished_at"], name="reading_finished_at"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="reading_lease_while_running",
                condition=Q(state="running", lease_until__isnull=False)
                | (~Q(state="running") & Q(lease_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="reading_done_has_contract",
                condition=~Q(state="done") | Q(contract__isnull=False, finished_at__isnull=False),
            ),
            models.CheckConstraint(
                name="reading_failed_says_why", condition=~Q(state="failed") | ~Q(problem="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.state}"


class DocumentState(models.TextChoices):
    REVIEW = "review", "Chờ duyệt"
    CONFIRMED = "confirmed", "Đã duyệt"


WAITING = Q(state=DocumentState.REVIEW, incoming__outgoing=False)
"""Somebody is to look over what was read; what the office has issued itself waits for nobody."""


class Document(models.Model):
    """One official document of a received file; the header columns repeat its scalar facts, for the list.

    `search_raw` and `search_folded` (by `vanban.text.search_key`) are what the full-text index covers.
    """

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="documents")
    incoming = models.ForeignKey(IncomingFile, on_delete=models.PROTECT, related_name="documents")
    no = models.PositiveSmallIntegerField("thứ tự trong tệp", default=1)
    office = models.ForeignKey(
        "people.Office", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị nhận"
    )
    doc_type = models.CharField("loại văn bản", max_length=80, blank=True)
    system = models.CharField("hệ thống", max_length=10, blank=True)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    symbol = models.CharField("ký hiệu", max_length=80, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=255, blank=True)
    title = models.TextField("trích yếu", blank=True)
    signer = models.CharField("người ký", max_length=255, blank=True)
    place = models.CharField("địa danh", max_length=120, blank=True)
    state = models.CharField(
        "trạng thái", max_length=10, choices=DocumentState.choices, default=DocumentState.REVIEW
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    span_start = models.PositiveIntegerField(default=0)
    span_end = models.PositiveIntegerField(default=0)
    search_raw = models.TextField(blank=True)
    search_folded = models.TextField(blank=True)

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        indexes: ClassVar = [
            models.Index(fields=["office", "state"], name="document_office_state"),
            models.Index(fields=["number", "symbol"], name="document_number"),
            models.Index(fields=["issued_on"], name="document_issued_on"),
            models.Index(fields=["doc_type"], name="document_doc_type"),
            models.Index(fields=["issuer"], name="document_issuer"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incoming", "no"], name="document_no_in_file"),
            models.CheckConstraint(name="document_span", condition=Q(span_start__lte=models.F("span_end"))),
            models.CheckConstraint(
                name="document_confirmed_by_someone",
                condition=Q(state="review", confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(state="confirmed", confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def number_text(self) -> str:
        """ "152-KH/TU" in Party form, "152/KH-UBND" in State form, "" where the number is not stated."""
        if self.number is None:
            return ""
        mark = "/" if self.system == "state" else "-"
        number = f"{self.number:02d}"
        return f"{number}{mark}{self.symbol}" if self.symbol else number

    @property
    def name(self) -> str:
        """What a person calls it: type and title, else the file's name."""
        return " ".join(part for part in (self.doc_type, self.title) if part) or self.incoming.name


class FactState(models.TextChoices):
    PROPOSED = "proposed", "Máy đọc"
    CONFIRMED = "confirmed", "Đã xác nhận"
    CORRECTED = "corrected", "Đã sửa"
    ADDED = "added", "Người thêm"
    REJECTED = "rejected", "Đã bỏ"


class FactQuerySet(models.QuerySet["Fact"]):
    def accepted(self) -> FactQuerySet:
        """A person stands behind it: confirmed, corrected or added."""
        return self.filter(state__in=[FactState.CONFIRMED, FactState.CORRECTED, FactState.ADDED])

    def proposed(self) -> FactQuerySet:
        """Nobody has looked at it yet."""
        return self.filter(state=FactState.PROPOSED)


class Fact(models.Model):
    """One thing read from a document (or added by a person) and the place it stands.

    `kind` is the contract's key ("number", "tasks", ...). `value` is the contract's value now: a scalar for
    the header keys, the item without span, page and boxes for the rest. `original` is what the reader said,
    null for an added fact: the pair is a candidate gold answer. Spans count characters of `Reading.text`.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=20)
    position = models.PositiveIntegerField("thứ tự trong nhóm", default=0)
    value = models.JSONField(null=True)
    original = models.JSONField(null=True, blank=True)
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    boxes = models.JSONField(default=list, blank=True)
    doubt = models.TextField("vì sao nên xem lại", blank=True)
    state = models.CharField(max_length=10, choices=FactState.choices, default=FactState.PROPOSED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = "dữ kiện"
        verbose_name_plural = "dữ kiện"
        ordering: ClassVar = ["document_id", "kind", "position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "kind", "position"], name="fact_position"),
            models.CheckConstraint(
                name="fact_decided_by_someone",
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="fact_span",
                condition=Q(span_start__isnull=True, span_end__isnull=True)
                | Q(
                    span_start__isnull=False,
                    span_end__isnull=False,
                    span_start__lte=models.F("span_end"),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.position}"


class SecretStub(models.Model):
    """The only trace of a secret document: number, date, 'mật, lưu riêng'. No title, no content, no file.

    `completed_at` is empty where a reading found the marking itself and a person must still check the stub.
    """

    number_text = models.CharField("số, ký hiệu", max_length=80, blank=True)
    dated_on = models.DateField("ngày văn bản", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=120, default="mật, lưu riêng")
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người vào sổ"
    )
    registered_at = models.DateTimeField("vào sổ lúc", auto_now_add=True)
    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    completed_at = models.DateTimeField("hoàn tất lúc", null=True, blank=True)

    class Meta:
        verbose_name = "phiếu văn bản mật"
        verbose_name_plural = "phiếu văn bản mật"
        ordering: ClassVar = ["-registered_at", "-id"]

    def __str__(self) -> str:
        return f"{self.number_text} ({self.note})"
