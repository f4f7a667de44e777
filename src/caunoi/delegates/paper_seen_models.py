"""Which delegate has opened which version of a paper."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from caunoi.delegates.delegate_models import Delegate
from caunoi.meetings.models import PaperVersion


class PaperSeen(models.Model):
    """A delegate opened a version by the link, first at this moment; opened again nothing is added."""

    version = models.ForeignKey(PaperVersion, on_delete=models.CASCADE, related_name="seen")
    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="papers_seen")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "đã xem tài liệu"
        ordering: ClassVar = ["version_id", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "delegate"], name="paper_seen_once")
        ]

    def __str__(self) -> str:
        return f"{self.delegate.full_name} đã xem {self.version}"
