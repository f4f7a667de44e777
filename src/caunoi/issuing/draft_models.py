"""Tables of drafts: the draft, its versions, what was noted on it, what came back from Word."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.documents.models import StoredFile
from caunoi.issuing.draft_rules import OPEN_STATES, SOURCE_NAMES, STATE_NAMES, DraftState, Source
from caunoi.issuing.number_models import NumberEntry
from caunoi.people.models import Office
from vanban.paper import Paper
from vanban.paper_json import from_json

_PERSON = settings.AUTH_USER_MODEL


class DraftQuerySet(models.QuerySet["Draft"]):
    def unfinished(self) -> DraftQuerySet:
        """Somebody still has to do something before they are out."""
        return self.filter(state__in=OPEN_STATES)


class Draft(models.Model):
    """An official document on its way out: versions of a paper (ADR 0032).

    `about_kind` and `about_key` name what it came from in a room above, which alone understands them. `mark`
    is written into the Word files made of it, by which they are known when they come back. `version` is the
    number of the newest version; with `state` it is what every step compares before it swaps.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan")
    kind = models.CharField("mẫu", max_length=80, blank=True)
    doc_type = models.CharField("loại văn bản", max_length=80, blank=True)
    title = models.TextField("trích yếu", blank=True)
    state = models.CharField(
        "bước", max_length=10, default=DraftState.WRITING,
        choices=[(state.value, name) for state, name in STATE_NAMES.items()],
    )  # fmt: skip
    version = models.PositiveIntegerField("bản", default=1)
    holder = models.ForeignKey(
        _PERSON, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="người đang giữ"
    )
    about_kind = models.CharField(max_length=40, blank=True)
    about_key = models.CharField(max_length=80, blank=True)
    mark = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replacements", verbose_name="thay cho"
    )
    created_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField("lập lúc", default=timezone.now)
    approved_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField("duyệt lúc", null=True)
    entry = models.OneToOneField(
        NumberEntry, on_delete=models.PROTECT, null=True, related_name="draft", verbose_name="số"
    )
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    signed = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DraftQuerySet.as_manager()
    # What went out was refused every marking before; `documents` never erases its bytes.
    keeps_bytes: ClassVar = True

    class Meta:
        verbose_name = "dự thảo"
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["state"], name="draft_state")]
        constraints: ClassVar = [
            models.CheckConstraint(name="draft_has_version", condition=Q(version__gte=1)),
            models.CheckConstraint(
                name="draft_approved_by_someone",
                condition=Q(state__in=["writing", "checking", "submitted", "dropped"], approved_by=None)
                | Q(
                    state__in=["approved", "issued", "sent"],
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="draft_out_with_number",
                condition=Q(state__in=["issued", "sent"], entry__isnull=False)
                | ~Q(state__in=["issued", "sent"]) & Q(entry=None),
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.doc_type.lower(), self.title) if part) or f"dự thảo {self.pk}"

    @property
    def stands(self) -> DraftState:
        return DraftState(self.state)


class DraftVersion(models.Model):
    """One version of a draft's paper, never changed: who wrote it, when, why, and from where."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("bản")
    paper_json = models.TextField("nội dung")
    source = models.CharField(
        "từ", max_length=10, choices=[(source.value, name) for source, name in SOURCE_NAMES.items()],
        default=Source.PAGE,
    )  # fmt: skip
    why = models.CharField("lý do", max_length=500, blank=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+", verbose_name="người ghi")
    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "bản của dự thảo"
        ordering: ClassVar = ["draft_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="draft_version_once"),
        ]

    def __str__(self) -> str:
        return f"bản {self.number}"

    @property
    def paper(self) -> Paper:
        return from_json(self.paper_json)


class DraftNote(models.Model):
    """What somebody who gave a draft back has noted, pinned to a place of the version they saw."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="notes")
    version = models.PositiveIntegerField("bản")
    place = models.CharField("chỗ", max_length=80, blank=True)
    quoted = models.TextField("chữ ở chỗ ấy", blank=True)
    text = models.TextField("góp ý")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "góp ý trên dự thảo"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.CheckConstraint(name="draft_note_says_what", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:90]


class DraftWaiver(models.Model):
    """A fault of form that somebody let pass, with the reason; `key` is that of the finding."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="waivers")
    key = models.CharField(max_length=64)
    sentence = models.TextField("lỗi")
    reason = models.TextField("lý do")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "lỗi thể thức được cho qua"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "key"], name="draft_waived_once"),
            models.CheckConstraint(name="draft_waived_with_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.sentence[:90]


class WordReturn(models.Model):
    """A Word file of a draft that came back: its paper, until a person has decided what of it to take over.

    `version` is the version that it is compared with; `facts_json` what the reader found in it.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="returns")
    version = models.PositiveIntegerField("so với bản")
    name = models.CharField("tên tệp", max_length=255)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    paper_json = models.TextField("nội dung")
    facts = models.JSONField("khác về dữ kiện", default=list)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", default=timezone.now)
    decided_at = models.DateTimeField("quyết định lúc", null=True)
    taken = models.PositiveIntegerField("số chỗ đã nhận", default=0)

    class Meta:
        verbose_name = "bản Word gửi lại"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def paper(self) -> Paper:
        return from_json(self.paper_json)
