"""Papers for those who come to a meeting, each in versions of which none is lost."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.documents.models import StoredFile
from caunoi.meetings.meeting_models import Meeting, Session


class Paper(models.Model):
    """A paper for the delegates of a meeting, or of one session; `withdrawn` says why it is not shown now."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="phiên"
    )
    title = models.CharField("tên tài liệu", max_length=300)
    withdrawn = models.CharField("lý do rút", max_length=400, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "tài liệu họp"
        ordering: ClassVar = ["meeting_id", "pk"]
        constraints: ClassVar = [models.CheckConstraint(name="paper_has_title", condition=~Q(title=""))]

    def __str__(self) -> str:
        return self.title if len(self.title) <= 120 else f"{self.title[:119].rstrip()}…"


class PaperVersion(models.Model):
    """One file of a paper; the highest number is the one in force."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("bản")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("tên tệp", max_length=255)
    note = models.CharField("thay đổi", max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "bản của tài liệu họp"
        ordering: ClassVar = ["paper_id", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once"),
            models.CheckConstraint(name="paper_version_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.paper}, bản {self.number}"
