"""How delegates answer: a secret address for each, and whom they would send in their place."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.delegates.delegate_models import Delegate
from caunoi.delegates.rules import ANSWERING
from caunoi.meetings.rules import STANDS

_PERSON = settings.AUTH_USER_MODEL


class AnswerLink(models.Model):
    """A delegate's address to answer at; only the digest of its secret is kept, not the QR code's.

    One made by hand ends the others; each letter brings one more, the one before stays good (ADR 0041).
    """

    delegate = models.ForeignKey(Delegate, on_delete=models.PROTECT, related_name="answer_links")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "liên kết trả lời"

    def __str__(self) -> str:
        return f"liên kết trả lời của {self.delegate.full_name}"

    def open_on(self, today: date) -> bool:
        """Whether the delegate may still answer: until the last day of a meeting that stands."""
        meeting = self.delegate.meeting
        stands = meeting.stands in STANDS and self.delegate.stands in ANSWERING
        return stands and (meeting.last_day is None or today <= meeting.last_day)


class Substitute(models.Model):
    """Whom a delegate would send instead, until somebody of the office or of the organisers decides."""

    delegate = models.ForeignKey(Delegate, on_delete=models.PROTECT, related_name="substitutes")
    full_name = models.CharField("họ và tên", max_length=120)
    post = models.CharField("chức vụ", max_length=200, blank=True)
    reason = models.CharField("lý do", max_length=400)
    asked_at = models.DateTimeField(default=timezone.now)
    granted = models.BooleanField("đồng ý", null=True)
    why_not = models.CharField("vì sao không", max_length=400, blank=True)
    decided_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "đề nghị đi thay"
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["delegate"], condition=Q(granted=None), name="substitute_asked_once"
            ),
            models.CheckConstraint(name="substitute_has_name", condition=~Q(full_name="") & ~Q(reason="")),
            models.CheckConstraint(
                name="substitute_decided_by_somebody",
                condition=Q(granted=None, decided_by=None, decided_at=None)
                | Q(granted__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name}, {self.post}" if self.post else self.full_name
