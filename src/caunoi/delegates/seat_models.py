"""A hall with its rows, the groups in their order, and who sits where."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.delegates.delegate_models import Delegate
from caunoi.delegates.seat_rules import GROUPED_NAMES, GroupedBy, Room, seat_name
from caunoi.meetings.models import Meeting, Session


class SeatHall(models.Model):
    """The seats of a meeting, or of one session of it; the first and last rows may be kept.

    `version` counts every arrangement, so that nobody changes one that he has not seen.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="seat_halls")
    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, null=True, blank=True, related_name="seat_halls",
        verbose_name="phiên",
    )  # fmt: skip
    name = models.CharField("hội trường", max_length=120)
    rows = models.PositiveSmallIntegerField("số hàng")
    seats = models.PositiveSmallIntegerField("ghế mỗi hàng")
    aisle = models.PositiveSmallIntegerField("lối đi sau ghế", default=0)
    front = models.PositiveSmallIntegerField("hàng đầu dành cho chủ trì", default=0)
    back = models.PositiveSmallIntegerField("hàng cuối dành cho phục vụ", default=0)
    grouped_by = models.CharField(
        "xếp theo", max_length=8, choices=[(one.value, name) for one, name in GROUPED_NAMES.items()],
        default=GroupedBy.OFFICE,
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "hội trường"
        ordering: ClassVar = ["meeting_id", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "session"], name="hall_once_a_session"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(session=None), name="hall_once_a_meeting"
            ),
            models.CheckConstraint(
                name="hall_has_seats", condition=Q(rows__gte=1, rows__lte=99, seats__gte=1, seats__lte=99)
            ),
            models.CheckConstraint(
                name="hall_keeps_less_than_it_has",
                condition=Q(front__lt=F("rows") - F("back"), aisle__lt=F("seats")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def room(self) -> Room:
        return Room(self.rows, self.seats, self.front, self.back)


class SeatGroup(models.Model):
    """A group that sits together: where it stands in the order, and the row that somebody wants for it."""

    hall = models.ForeignKey(SeatHall, on_delete=models.CASCADE, related_name="groups")
    key = models.CharField(max_length=340)
    name = models.CharField("nhóm", max_length=300)
    position = models.PositiveSmallIntegerField("thứ tự")
    row = models.PositiveSmallIntegerField("từ hàng", null=True, blank=True)

    class Meta:
        verbose_name = "nhóm chỗ ngồi"
        ordering: ClassVar = ["hall_id", "position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["hall", "key"], name="seat_group_once")]

    def __str__(self) -> str:
        return self.name


class SeatPlace(models.Model):
    """One person on one seat; the database keeps two from one seat, and one from two."""

    hall = models.ForeignKey(SeatHall, on_delete=models.CASCADE, related_name="places")
    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="places")
    row = models.PositiveSmallIntegerField("hàng")
    number = models.PositiveSmallIntegerField("ghế")

    class Meta:
        verbose_name = "chỗ ngồi"
        ordering: ClassVar = ["hall_id", "row", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hall", "row", "number"], name="seat_taken_once"),
            models.UniqueConstraint(fields=["hall", "delegate"], name="delegate_sits_once"),
        ]

    def __str__(self) -> str:
        return seat_name((self.row, self.number))
