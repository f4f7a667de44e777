"""A draft that offices are asked about, and what each of them answers."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.people.models import Office
from caunoi.tasks.rounds_rules import KIND_NAMES, SAID, Kind, last_day
from caunoi.tasks.rules import State

_PERSON = settings.AUTH_USER_MODEL


class Round(models.Model):
    """One draft sent out for comments until a day."""

    title = models.CharField("dự thảo", max_length=400)
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="rounds")
    due = models.DateField("hạn trả lời")
    silence_consents = models.BooleanField("im lặng là nhất trí")
    letter = models.TextField("lời trong công văn", blank=True)
    opened_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    # When the deadline first spoke for who had not answered; later it speaks for who had a day of its own.
    spoken_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    reason = models.TextField("lý do kết thúc sớm", blank=True)

    class Meta:
        verbose_name = "đợt lấy ý kiến"
        ordering: ClassVar = ["-opened_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="round_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="round_silence_is_in_letter", condition=Q(silence_consents=False) | ~Q(letter="")
            ),
            models.CheckConstraint(
                name="round_closed_by_someone",
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Answer(models.Model):
    """What one asked office answered; its task is where it is asked."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="answers")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    task = models.OneToOneField("tasks.Task", on_delete=models.PROTECT, related_name="answer")
    kind = models.CharField(
        "trả lời", max_length=10, default=Kind.WAITING,
        choices=[(kind.value, name) for kind, name in KIND_NAMES.items()],
    )  # fmt: skip
    late = models.BooleanField("muộn", default=False)
    text = models.TextField("ý kiến", blank=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "ý kiến trả lời"
        ordering: ClassVar = ["office__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "office"], name="answer_office_once"),
            models.CheckConstraint(
                name="answer_by_someone",
                condition=Q(kind__in=SAID, by__isnull=False, at__isnull=False)
                | ~Q(kind__in=SAID) & Q(by=None),
            ),
            models.CheckConstraint(
                name="answer_says_why", condition=~Q(kind__in=[Kind.COMMENTS, Kind.DISAGREE]) | ~Q(text="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}: {KIND_NAMES[Kind(self.kind)]}"

    @property
    def stands(self) -> Kind:
        return Kind(self.kind)

    @property
    def due(self) -> date:
        """Until when it is in time."""
        return last_day(self.round.due, self.task.due)

    @property
    def own_due(self) -> bool:
        """Whether the office was given more time than the others."""
        return self.due > self.round.due

    @property
    def returned(self) -> bool:
        """It was sent back, and a new one may replace it."""
        return self.task.stands is State.RETURNED
