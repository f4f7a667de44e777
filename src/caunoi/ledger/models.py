from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from caunoi.ledger.rules import Said
from vanban.text.keys import search_key


class Entry(models.Model):
    """One line of the ledger: who did what to which thing, in one sentence; never changed, never deleted.

    The names of the person and the office are copied: a line must read in ten years as it read on its day.
    """

    number = models.PositiveBigIntegerField("số thứ tự", unique=True)
    at = models.DateTimeField("lúc")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="ledger_entries",
        verbose_name="người làm",
    )
    actor_name = models.CharField("tên người làm", max_length=120)
    office_name = models.CharField("đơn vị", max_length=200, blank=True)
    verb = models.CharField("việc", max_length=60)
    about_type = models.CharField(max_length=60)
    about_id = models.CharField(max_length=60)
    said = models.TextField("nội dung")
    before = models.TextField("trước", blank=True)
    after = models.TextField("sau", blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    search_folded = models.TextField(editable=False)

    class Meta:
        verbose_name = "dòng nhật ký"
        ordering: ClassVar = ["-number"]
        indexes: ClassVar = [
            models.Index(fields=["about_type", "about_id"], name="entry_about"),
            models.Index(fields=["at"], name="entry_at"),
        ]

    def __str__(self) -> str:
        return self.said

    @classmethod
    def under_seal(cls, stated: Said, *, previous: str, digest: str) -> Entry:
        """A line with its seal and, outside it, the key under which its words are sought; not yet kept."""
        words = search_key(" ".join((stated.said, stated.before, stated.after)))
        return cls(**vars(stated), previous=previous, digest=digest, search_folded=words)
