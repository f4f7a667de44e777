"""How many each office is to send, and the places that it has filled."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.delegates.delegate_models import Delegate
from caunoi.delegates.quota_rules import WHAT_NAMES, What, range_words
from caunoi.meetings.models import Meeting
from caunoi.people.models import Office

_PERSON = settings.AUTH_USER_MODEL


class Quota(models.Model):
    """From `least` to `most` of something that one office sends, until the moment `due`.

    `category` parts one office's quotas of a kind: "01 xã, 01 phường". `settled_*`: when
    the office reported its count.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="quotas")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="quotas", verbose_name="đơn vị")
    what = models.CharField(
        "chỉ tiêu", max_length=10, choices=[(what.value, name) for what, name in WHAT_NAMES.items()]
    )
    category = models.CharField("đối tượng", max_length=120, blank=True)
    least = models.PositiveIntegerField("từ")
    most = models.PositiveIntegerField("đến", null=True, blank=True)
    due = models.DateTimeField("hạn đăng ký", null=True, blank=True)
    source = models.CharField("theo", max_length=400, blank=True)
    settled_at = models.DateTimeField("chốt lúc", null=True)
    settled_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "chỉ tiêu"
        ordering: ClassVar = ["meeting_id", "office__name", "what", "category"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "office", "what", "category"], name="quota_once"),
            models.CheckConstraint(
                name="quota_in_order", condition=Q(most=None) | Q(most__gte=F("least")) & Q(most__gte=1)
            ),
            models.CheckConstraint(
                name="quota_settled_by_somebody",
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        what = self.get_what_display().lower()
        return f"{range_words(self.least, self.most)} {what}{f' ({self.category})' if self.category else ''}"

    @property
    def kind(self) -> What:
        return What(self.what)


class Registration(models.Model):
    """One place of a quota that the office filled: a delegate, who speaks on what, a vehicle."""

    quota = models.ForeignKey(Quota, on_delete=models.PROTECT, related_name="registrations")
    name = models.CharField("họ tên hoặc biển số xe", max_length=120)
    post = models.CharField("chức vụ", max_length=200, blank=True)
    topic = models.CharField("nội dung phát biểu", max_length=400, blank=True)
    delegate = models.OneToOneField(
        Delegate, on_delete=models.PROTECT, null=True, blank=True, related_name="registration"
    )
    late_reason = models.CharField("lý do đăng ký muộn", max_length=400, blank=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)
    withdrawn_why = models.CharField("lý do rút", max_length=400, blank=True)

    class Meta:
        verbose_name = "đăng ký"
        ordering: ClassVar = ["quota_id", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="registration_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="registration_withdrawn_with_reason",
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}" if self.post else self.name
