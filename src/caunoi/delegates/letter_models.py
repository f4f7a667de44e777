"""Invitations by e-mail: one sending, and the letter to each delegate, under a lease while it is sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from caunoi.delegates.delegate_models import Delegate
from caunoi.delegates.letter_rules import (
    KIND_NAMES,
    STATE_NAMES,
    UNDER_WAY,
    Appointment,
    LetterState,
)
from caunoi.meetings.models import Meeting


class Mailing(models.Model):
    """Letters that somebody looked over and let go. `address` is where our pages stand, for their links."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="mailings")
    note = models.TextField("lời dặn thêm", blank=True)
    address = models.CharField("địa chỉ trang", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    queued_at = models.DateTimeField("xếp hàng lúc")

    class Meta:
        verbose_name = "đợt gửi thư mời"
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"đợt gửi thư mời của {self.meeting}"


class LetterQuerySet(models.QuerySet["InvitationLetter"]):
    def takeable(self, now: datetime) -> LetterQuerySet:
        """What may be sent at this moment: never tried, its pause is over, or its sender was killed."""
        ripe = Q(state=LetterState.WAITING, next_try_at__lte=now)
        dropped = Q(state=LetterState.SENDING, lease_until__lt=now)
        return self.filter(Q(state=LetterState.PLANNED) | ripe | dropped)

    def held(self, attempt: int) -> LetterQuerySet:
        """Still ours: nobody has taken it since our attempt."""
        return self.filter(state=LetterState.SENDING, attempts=attempt)


class InvitationLetter(models.Model):
    """What one delegate is told by e-mail. `told` are the hours it speaks of, written when it leaves.

    `number` counts a delegate's letters; no address is kept here but a masked one, and no link at all.
    """

    mailing = models.ForeignKey(Mailing, on_delete=models.PROTECT, related_name="letters")
    delegate = models.ForeignKey(Delegate, on_delete=models.PROTECT, related_name="letters")
    number = models.PositiveSmallIntegerField("thư thứ")
    kind = models.CharField(
        "loại", max_length=8, choices=[(kind.value, name) for kind, name in KIND_NAMES.items()]
    )
    told: models.JSONField[Any] = models.JSONField("giờ đã báo", default=list)
    to = models.CharField("gửi tới (đã che)", max_length=254, blank=True)
    state = models.CharField(
        "trạng thái", max_length=10, default=LetterState.PLANNED,
        choices=[(state.value, name) for state, name in STATE_NAMES.items()],
    )  # fmt: skip
    # Written before the words leave: a sender killed after that may have sent them.
    handing = models.BooleanField("đang trao", default=False)
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0)
    failures = models.PositiveSmallIntegerField("số lần hỏng", default=0)
    # Killed, or left without an answer, while the words were out: it may be there twice.
    doubts = models.PositiveSmallIntegerField("số lần không rõ đã tới chưa", default=0)
    lease_until = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField("gửi lại lúc", null=True)
    sent_at = models.DateTimeField("gửi xong lúc", null=True)
    said = models.CharField("máy chủ thư trả lời", max_length=500, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "thư mời"
        ordering: ClassVar = ["delegate_id", "number"]
        indexes: ClassVar = [
            models.Index(
                fields=["mailing", "state"], name="invitation_letter_to_send",
                condition=Q(state__in=UNDER_WAY),
            )
        ]  # fmt: skip
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delegate", "number"], name="invitation_letter_number_once"),
            models.UniqueConstraint(
                fields=["delegate"], condition=Q(state__in=UNDER_WAY), name="invitation_letter_one_under_way"
            ),
            models.CheckConstraint(
                name="invitation_letter_sent_at_a_time",
                condition=Q(state=LetterState.SENT, sent_at__isnull=False)
                | ~Q(state=LetterState.SENT) & Q(sent_at=None),
            ),
            models.CheckConstraint(
                name="invitation_letter_sending_under_lease",
                condition=Q(state=LetterState.SENDING, lease_until__isnull=False)
                | ~Q(state=LetterState.SENDING) & Q(lease_until=None),
            ),
            models.CheckConstraint(
                name="invitation_letter_waits_until",
                condition=~Q(state=LetterState.WAITING) | Q(next_try_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} gửi {self.delegate}"

    @property
    def spoken_of(self) -> tuple[Appointment, ...]:
        """The hours that the letter spoke of when it left."""
        return tuple(Appointment.read(one) for one in self.told)
