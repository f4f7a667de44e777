"""Whom a meeting invites, line by line as its document says it; each line expands into delegates."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.delegates.delegate_models import Delegate
from caunoi.delegates.graph_rules import LONGEST_WORDS
from caunoi.delegates.rules import PART_NAMES, Part
from caunoi.meetings.models import Meeting, Point, Session

_PERSON = settings.AUTH_USER_MODEL


class Invitee(models.Model):
    """One line of "Thành phần". `waits` says what could not be expanded yet; `fact` is where it was read.

    Its delegates are those it has led to: one led to by two lines is a double invitation.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitees")
    words = models.CharField("thành phần", max_length=LONGEST_WORDS)
    excepts = models.CharField("trừ", max_length=400, blank=True)
    inviter = models.CharField("đơn vị tin mời", max_length=300, blank=True)
    part = models.CharField(
        "tư cách", max_length=8, default=Part.ATTEND,
        choices=[(part.value, name) for part, name in PART_NAMES.items()],
    )  # fmt: skip
    point = models.ForeignKey(
        Point, on_delete=models.PROTECT, null=True, blank=True, related_name="invitees",
        verbose_name="điểm cầu",
    )  # fmt: skip
    forum = models.ForeignKey(
        Session, on_delete=models.PROTECT, null=True, blank=True, related_name="invitees",
        verbose_name="diễn đàn",
    )  # fmt: skip
    fact = models.ForeignKey(
        "documents.Fact", on_delete=models.SET_NULL, null=True, blank=True, related_name="invitees"
    )
    waits = models.TextField("chưa mở rộng được", blank=True)
    expanded_at = models.DateTimeField(null=True)
    delegates = models.ManyToManyField(Delegate, related_name="invitees", blank=True)
    added_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "thành phần mời"
        ordering: ClassVar = ["meeting_id", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="invitee_says_who", condition=~Q(words="")),
            models.UniqueConstraint(fields=["meeting", "words", "point"], name="invitee_once"),
            models.UniqueConstraint(
                fields=["meeting", "words"], condition=Q(point=None), name="invitee_once_without_point"
            ),
        ]

    def __str__(self) -> str:
        return self.words if len(self.words) <= 120 else f"{self.words[:119].rstrip()}…"
