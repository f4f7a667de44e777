"""What a unit asks for and what it is reminded of: requests for more time, and urgings."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.people.models import Office
from caunoi.tasks.rules import Due, Operator, due_words
from caunoi.tasks.unit_rules import ASKED_STATE_NAMES, CHANNEL_NAMES, Asked

_PERSON = settings.AUTH_USER_MODEL


class ExtensionRequest(models.Model):
    """A unit asks for more time on one task; answered once, by whoever may change the deadline."""

    task = models.ForeignKey("tasks.Task", on_delete=models.CASCADE, related_name="extension_requests")
    state = models.CharField(
        "trạng thái", max_length=10, choices=list(ASKED_STATE_NAMES.items()), default=Asked.WAITING
    )
    reason = models.TextField("lý do")
    wished = models.DateField("đề nghị hạn mới")
    wished_at = models.DateTimeField("đề nghị đến giờ", null=True, blank=True)
    due_then = models.CharField("hạn khi đề nghị", max_length=500)
    asked_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField("ý kiến trả lời", blank=True)
    answered_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "đề nghị lùi hạn"
        ordering: ClassVar = ["asked_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="extension_has_reason", condition=~Q(reason="")),
            models.UniqueConstraint(
                fields=["task"], condition=Q(state=Asked.WAITING), name="extension_one_waiting"
            ),
            models.CheckConstraint(
                name="extension_answered_by_someone",
                condition=Q(state=Asked.WAITING, answered_by=None, answered_at=None)
                | ~Q(state=Asked.WAITING) & Q(answered_by__isnull=False, answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_then} → {due_words(self.wish)}"

    @property
    def wish(self) -> Due:
        """The deadline asked for, as the rules know it."""
        at = timezone.localtime(self.wished_at) if self.wished_at else None
        return Due(self.wished, at, Operator.BY)

    @property
    def wish_words(self) -> str:
        return due_words(self.wish)


class Urge(models.Model):
    """An office was urged about its late tasks: when, by whom, how, and in which words."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="urges")
    tasks = models.ManyToManyField("tasks.Task", related_name="urges")
    channel = models.CharField("cách đôn đốc", max_length=10, choices=list(CHANNEL_NAMES.items()))
    text = models.TextField("nội dung")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "lần đôn đốc"
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [models.CheckConstraint(name="urge_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"{CHANNEL_NAMES.get(self.channel, self.channel)} {timezone.localtime(self.at):%d/%m/%Y %H:%M}"
