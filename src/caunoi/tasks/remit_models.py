"""What a body answers for, as the office writes it down."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from caunoi.people.models import Office


class Remit(models.Model):
    """The words of one body's remit, a phrase a line; tasks with these words are suggested to it."""

    office = models.OneToOneField(Office, on_delete=models.PROTECT, related_name="remit")
    phrases = models.TextField("cụm từ")
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "lĩnh vực phụ trách"
        ordering: ClassVar = ["office__name"]
        constraints: ClassVar = [models.CheckConstraint(name="remit_says_what", condition=~Q(phrases=""))]

    def __str__(self) -> str:
        return str(self.office)

    @property
    def listed(self) -> tuple[str, ...]:
        return tuple(self.phrases.splitlines())
