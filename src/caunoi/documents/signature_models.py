"""The certificates that the office trusts, and what was found of the signatures of a file (ADR 0033)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class TrustedRoot(models.Model):
    """One certificate of the office's list, with who put it there and why; removed rows stay as they were."""

    sha256 = models.CharField("SHA-256", max_length=64)
    name = models.CharField("tên chứng thư", max_length=255)
    issuer = models.CharField("nơi cấp", max_length=255)
    valid_from = models.DateTimeField("hiệu lực từ")
    valid_to = models.DateTimeField("hiệu lực đến")
    der = models.BinaryField()
    reason = models.CharField("vì sao tin", max_length=400)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField("thêm lúc", auto_now_add=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    removal_reason = models.CharField("vì sao bỏ", max_length=400, blank=True)

    class Meta:
        verbose_name = "chứng thư gốc tin cậy"
        verbose_name_plural = "chứng thư gốc tin cậy"
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(removed_at__isnull=True), name="trusted_root_once"
            ),
            models.CheckConstraint(
                name="trusted_root_removed_by_someone",
                condition=Q(removed_at__isnull=True, removed_by__isnull=True, removal_reason="")
                | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(removal_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CheckState(models.TextChoices):
    WAITING = "waiting", "Chờ kiểm tra"
    RUNNING = "running", "Đang kiểm tra"
    DONE = "done", "Đã kiểm tra"
    FAILED = "failed", "Không kiểm tra được"


class CheckQuerySet(models.QuerySet["SignatureCheck"]):
    def takeable(self, now: datetime) -> CheckQuerySet:
        """Waiting, or running under a lease that has run out (its process died)."""
        dropped = Q(state=CheckState.RUNNING, lease_until__lt=now)
        return self.filter(Q(state=CheckState.WAITING) | dropped)


class SignatureCheck(models.Model):
    """The signatures of a stored PDF: `found` is the JSON of `vanban verify --json`, null until looked at.

    Taken by compare-and-swap on `attempts`. `under` is the digest of the list of roots that `found` was made
    with; when the list changes the row waits again and keeps what it said until it is asked anew.
    """

    file = models.OneToOneField(
        "documents.StoredFile", on_delete=models.CASCADE, related_name="signature_check"
    )
    state = models.CharField(max_length=10, choices=CheckState.choices, default=CheckState.WAITING)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    dropped = models.PositiveSmallIntegerField("số lần bị bỏ dở", default=0)
    under = models.CharField(max_length=64, blank=True)
    found = models.JSONField(null=True, blank=True)
    problem = models.TextField("vì sao không kiểm tra được", blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = "lần kiểm tra chữ ký số"
        verbose_name_plural = "lần kiểm tra chữ ký số"
        indexes: ClassVar = [models.Index(fields=["state", "lease_until"], name="check_takeable")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="check_lease_while_running",
                condition=Q(state="running", lease_until__isnull=False)
                | (~Q(state="running") & Q(lease_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="check_done_has_found",
                condition=~Q(state="done") | Q(found__isnull=False, checked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="check_failed_says_why", condition=~Q(state="failed") | ~Q(problem="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.state}"
