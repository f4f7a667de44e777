"""The agendas that have been released, of which others see the last; and what became of a meeting's day."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from caunoi.meetings.agenda_change_rules import CHANGE_NAMES
from caunoi.meetings.agenda_changes import Line
from caunoi.meetings.meeting_models import Meeting


class AgendaRelease(models.Model):
    """The agenda of a meeting as it stood when it was given out; `log` says what changed since the last."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="releases")
    number = models.PositiveSmallIntegerField("lần")
    rows = models.JSONField("các mục", default=list)
    log = models.JSONField("thay đổi", default=list)
    note = models.CharField("ghi chú", max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "chương trình đã phát hành"
        ordering: ClassVar = ["meeting_id", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="agenda_release_once")
        ]

    def __str__(self) -> str:
        return f"Chương trình {self.meeting}, lần {self.number}"

    @property
    def lines(self) -> list[Line]:
        """The rows as they were given out."""
        return [Line.read(row) for row in self.rows]


class MeetingChange(models.Model):
    """One link of the chain: postponed, moved, called anew, cancelled; from what to what, why, by whom.

    `was_on` is the first day that it stood on, from which its sessions keep their distance.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(
        "thay đổi", max_length=12, choices=[(kind.value, name) for kind, name in CHANGE_NAMES.items()]
    )
    before = models.CharField("từ", max_length=500)
    after = models.CharField("sang", max_length=500, blank=True)
    was_on = models.DateField("ngày trước khi đổi", null=True, blank=True)
    reason = models.TextField("lý do")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "thay đổi lịch họp"
        ordering: ClassVar = ["meeting_id", "-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="meeting_change_says_why", condition=~models.Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.meeting}"
