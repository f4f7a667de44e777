"""Tables of the reminders room.

A Notice is one occasion told to one person. A Letter carries notices to that person on one channel; it is
written, words and all, before anything is sent. An Attempt is one try at sending it.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from caunoi.reminders.rules import (
    KIND_NAMES,
    LETTER_STATE_NAMES,
    OUTCOME_NAMES,
    PACE_NAMES,
    Hours,
    Kind,
    LetterState,
    Occasion,
    Outcome,
    Pace,
)
from caunoi.tasks.models import Task

_PERSON = settings.AUTH_USER_MODEL
_KINDS = [(kind.value, name) for kind, name in KIND_NAMES.items()]
_STATES = [(state.value, name) for state, name in LETTER_STATE_NAMES.items()]
_OUTCOMES = [(outcome.value, name) for outcome, name in OUTCOME_NAMES.items()]
_PACES = [(pace.value, name) for pace, name in PACE_NAMES.items()]


class Notice(models.Model):
    """One occasion told to one person; `key` names both, so the same occasion can never make two rows."""

    key = models.CharField(max_length=100, unique=True)
    person = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="notices")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField("loại", max_length=12, choices=_KINDS)
    detail = models.TextField("nội dung", blank=True)
    at = models.DateTimeField("lúc")
    # When it was put into letters for the channels that send; empty: it waits to be gathered.
    gathered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "thông báo"
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["at"], name="notice_waits", condition=Q(gathered_at=None)),
            models.Index(fields=["task", "person", "kind"], name="notice_about"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="notice_kind_known", condition=Q(kind__in=list(Kind))),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.task}"


class LetterQuerySet(models.QuerySet["Letter"]):
    def takeable(self, now: datetime) -> LetterQuerySet:
        """What may be sent at this moment: never tried, its pause is over, or its sender was killed."""
        ripe = Q(state=LetterState.WAITING, next_try_at__lte=now)
        dropped = Q(state=LetterState.SENDING, lease_until__lt=now)
        return self.filter(Q(state=LetterState.PLANNED) | ripe | dropped)

    def held(self, attempt: int) -> LetterQuerySet:
        """Still ours: nobody has taken it since our attempt."""
        return self.filter(state=LetterState.SENDING, attempts=attempt)

    def on_screen(self) -> LetterQuerySet:
        return self.filter(channel="screen")

    def unread(self) -> LetterQuerySet:
        return self.filter(read_at=None)

    def stuck(self) -> LetterQuerySet:
        """Given up, or tried in vain so far."""
        return self.filter(state__in=[LetterState.GIVEN_UP, LetterState.WAITING])


class Letter(models.Model):
    """What one person is told on one channel at one time."""

    key = models.CharField(max_length=100, unique=True)
    person = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="letters")
    channel = models.CharField("đường gửi", max_length=10)
    occasion = models.CharField(
        max_length=10, choices=[(Occasion.MORNING, "Nhắc buổi sáng"), (Occasion.DEEDS, "Việc mới")]
    )
    notices: models.ManyToManyField[Notice, Line] = models.ManyToManyField(
        Notice, through="Line", related_name="letters"
    )
    # The name the other side knows it by, the same for every try: the Message-ID of a mail.
    reference = models.CharField("mã thư", max_length=200, blank=True)
    subject = models.CharField("tiêu đề", max_length=300)
    text = models.TextField("lời", blank=True)
    calendar = models.TextField("lịch", blank=True)
    written_at = models.DateTimeField("viết lúc")
    state = models.CharField("trạng thái", max_length=10, choices=_STATES, default=LetterState.PLANNED)
    queued_at = models.DateTimeField(null=True, blank=True)
    # Every try counts as an attempt; only one that ended badly, not one that was killed, as a failure.
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0)
    failures = models.PositiveSmallIntegerField("số lần hỏng", default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField("gửi lại lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi xong lúc", null=True, blank=True)
    problem = models.TextField("vì sao chưa gửi được", blank=True)
    read_at = models.DateTimeField("đã xem lúc", null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "thư nhắc việc"
        ordering: ClassVar = ["-written_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["person", "channel", "-written_at"], name="letter_box"),
            models.Index(
                fields=["state", "next_try_at"],
                name="letter_to_send",
                condition=~Q(state__in=[LetterState.SENT, LetterState.GIVEN_UP]),
            ),
            models.Index(
                fields=["person"], name="letter_unread", condition=Q(read_at=None, channel="screen")
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="letter_state_known", condition=Q(state__in=list(LetterState))),
            models.CheckConstraint(
                name="letter_sent_at_a_time",
                condition=Q(state=LetterState.SENT, sent_at__isnull=False)
                | ~Q(state=LetterState.SENT) & Q(sent_at=None),
            ),
            models.CheckConstraint(
                name="letter_sending_under_lease",
                condition=Q(state=LetterState.SENDING, lease_until__isnull=False)
                | ~Q(state=LetterState.SENDING) & Q(lease_until=None),
            ),
            models.CheckConstraint(
                name="letter_waits_until",
                condition=~Q(state=LetterState.WAITING) | Q(next_try_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Line(models.Model):
    """A notice in a letter. On one channel it stands in one letter only."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="lines")
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="lines")
    channel = models.CharField(max_length=10)

    class Meta:
        verbose_name = "dòng của thư"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "channel"], name="notice_once_a_channel")
        ]

    def __str__(self) -> str:
        return str(self.notice)


class Attempt(models.Model):
    """One try at sending a letter, written before it is made; what the other side said is the proof."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="tries")
    number = models.PositiveSmallIntegerField("lần")
    to = models.CharField("gửi tới (đã che)", max_length=254)
    at = models.DateTimeField("lúc")
    outcome = models.CharField("kết quả", max_length=10, choices=_OUTCOMES, default=Outcome.BEGUN)
    said = models.TextField("máy nhận trả lời", blank=True)

    class Meta:
        verbose_name = "lần gửi"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "number"], name="attempt_number_once"),
            models.CheckConstraint(name="attempt_outcome_known", condition=Q(outcome__in=list(Outcome))),
        ]

    def __str__(self) -> str:
        return f"lần {self.number}: {self.get_outcome_display()}"


class Bookmark(models.Model):
    """How far the room has come: the last line of the ledger it has read, the last morning it has told.

    One row. Whoever plans letters holds it until the transaction ends, so of many ticks at once one plans.
    """

    number = models.PositiveBigIntegerField(default=0)
    morning_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "dấu trang"
        constraints: ClassVar = [models.CheckConstraint(name="bookmark_one_row", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"dòng {self.number}, sáng {self.morning_on}"

    @classmethod
    def held(cls) -> Bookmark:
        """The row, locked for the transaction."""
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)


class Rhythm(models.Model):
    """The office's hours, as somebody set them; one row, absent while nobody has."""

    digest = models.TimeField("giờ gửi thư nhắc")
    opens = models.TimeField("gửi từ")
    closes = models.TimeField("đến trước")
    pace = models.CharField("việc mới", max_length=10, choices=_PACES)

    class Meta:
        verbose_name = "nhịp nhắc việc"
        constraints: ClassVar = [models.CheckConstraint(name="rhythm_one_row", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"{self.digest:%H:%M}"

    @classmethod
    def hours(cls) -> Hours:
        """The hours in force; the usual ones while nobody has set others."""
        row = cls.objects.filter(pk=1).first()
        return Hours(row.digest, row.opens, row.closes, Pace(row.pace)) if row else Hours()


class Preference(models.Model):
    """How a person wants to be told; absent: as the office is."""

    person = models.OneToOneField(_PERSON, on_delete=models.CASCADE, related_name="reminders")
    pace = models.CharField("việc mới", max_length=10, choices=_PACES, blank=True)
    muted = models.JSONField("không nhận qua thư", default=list)

    class Meta:
        verbose_name = "cách nhận thông báo"

    def __str__(self) -> str:
        return str(self.person)
