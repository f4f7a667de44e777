"""What is kept beside a delegate: how to reach one, until a day, and files of delegates looked over."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.delegates.delegate_models import Delegate
from caunoi.meetings.models import Meeting
from caunoi.people.models import Office
from caunoi.people.person_rules import CONTACT_NAMES, masked

_PERSON = settings.AUTH_USER_MODEL


class DelegateContact(models.Model):
    """A telephone number or an address of a delegate, kept for this meeting only, then erased (R16)."""

    delegate = models.ForeignKey(Delegate, on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField("loại", max_length=10, choices=list(CONTACT_NAMES.items()))
    value = models.CharField("liên hệ", max_length=200, blank=True)
    purpose = models.CharField("mục đích", max_length=200)
    expires_on = models.DateField("giữ đến hết ngày")
    erased_at = models.DateTimeField("xóa lúc", null=True, blank=True)

    class Meta:
        verbose_name = "liên hệ của đại biểu"
        ordering: ClassVar = ["kind", "id"]
        indexes: ClassVar = [models.Index(fields=["expires_on"], name="delegate_contact_expiry")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delegate", "kind"], name="delegate_contact_once"),
            models.CheckConstraint(
                name="delegate_contact_erased_is_empty",
                condition=Q(erased_at=None) & ~Q(value="") | Q(erased_at__isnull=False, value=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{CONTACT_NAMES[self.kind]} {self.masked}"

    @property
    def masked(self) -> str:
        """The value as everybody sees it."""
        return masked(self.kind, self.value)


class GuestImport(models.Model):
    """A file of delegates that a person looks over; `data` is kept only until it is decided on.

    `office` where a unit registers its own by it (its quotas), None for the list of the organisers.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="guest_imports")
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị"
    )
    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField("tệp", null=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+", verbose_name="người nhập")
    at = models.DateTimeField("lúc", default=timezone.now)
    done_at = models.DateTimeField("nhập xong lúc", null=True)
    added = models.PositiveIntegerField("thêm", default=0)
    changed = models.PositiveIntegerField("sửa", default=0)

    class Meta:
        verbose_name = "lần nhập danh sách đại biểu"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="guests_kept_or_done", condition=Q(done_at=None) | Q(done_at__isnull=False, data=None)
            )
        ]

    def __str__(self) -> str:
        return self.name
