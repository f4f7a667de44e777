"""A bus of a meeting, and the telephone of whoever is responsible for it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from caunoi.delegates.bus_rules import MOST_SEATS
from caunoi.meetings.models import Meeting
from caunoi.people.naming import name_key
from caunoi.people.person_rules import ContactKind, masked


class Bus(models.Model):
    """A bus with its seats, the driver's not counted. Who rides it the list says: `Delegate.bus` (ADR 0042).

    `version` counts every change, so that nobody changes a bus that he has not seen.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="buses")
    name = models.CharField("tên xe", max_length=60)
    plate = models.CharField("biển số", max_length=20, blank=True)
    seats = models.PositiveSmallIntegerField("số chỗ")
    leaves_from = models.CharField("nơi đón", max_length=200, blank=True)
    leaves_at = models.DateTimeField("giờ xuất phát", null=True, blank=True)
    leader = models.CharField("phụ trách xe", max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=120, editable=False)

    class Meta:
        verbose_name = "xe"
        ordering: ClassVar = ["meeting_id", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "key"], name="bus_named_once"),
            models.CheckConstraint(
                name="bus_has_seats", condition=~Q(name="") & Q(seats__gte=1, seats__lte=MOST_SEATS)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = name_key(self.name)
        super().save(*args, **kwargs)

    @property
    def phone(self) -> str:
        """The telephone of who is responsible, as everybody sees it; nothing where none is kept."""
        kept: BusContact | None = getattr(self, "contact", None)
        return kept.masked if kept else ""


class BusContact(models.Model):
    """The telephone of who is responsible for a bus, apart from it; erased when its meeting is over (R16)."""

    bus = models.OneToOneField(Bus, on_delete=models.CASCADE, related_name="contact")
    value = models.CharField("điện thoại", max_length=200, blank=True)
    purpose = models.CharField("mục đích", max_length=200)
    expires_on = models.DateField("giữ đến hết ngày", db_index=True)
    erased_at = models.DateTimeField("xóa lúc", null=True, blank=True)

    class Meta:
        verbose_name = "điện thoại phụ trách xe"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="bus_contact_erased_is_empty",
                condition=Q(erased_at=None) & ~Q(value="") | Q(erased_at__isnull=False, value=""),
            )
        ]

    def __str__(self) -> str:
        return f"điện thoại phụ trách {self.bus}"

    @property
    def masked(self) -> str:
        """The number as everybody sees it."""
        return masked(ContactKind.PHONE, self.value)
