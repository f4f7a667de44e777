"""Delegates: whom a meeting awaits, each with the reason why."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.delegates.rules import (
    AWAITED,
    PART_NAMES,
    STANDING_NAMES,
    Part,
    Standing,
    new_pass,
)
from caunoi.meetings.models import Meeting, Point, Session
from caunoi.people.models import Office, Person
from caunoi.people.naming import person_order
from vanban.text.keys import search_key

_PERSON = settings.AUTH_USER_MODEL


class DelegateQuerySet(models.QuerySet["Delegate"]):
    def awaited(self) -> DelegateQuerySet:
        """Those who are to be let in."""
        return self.filter(standing__in=AWAITED)

    def named(self, words: str) -> DelegateQuerySet:
        """Those whose name, post or office holds every word, in any order, with or without diacritics."""
        found = self
        for word in search_key(words).split():
            found = found.filter(search_folded__contains=word)
        return found


class Delegate(models.Model):
    """One person at one meeting. A name is enough: no account, telephone or address is asked for.

    `code` is what the QR code holds; `why` says why this person is invited ("Bí thư Đảng ủy xã").
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="delegates")
    full_name = models.CharField("họ và tên", max_length=120)
    post = models.CharField("chức vụ", max_length=200, blank=True)
    office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delegates",
        verbose_name="đơn vị",
    )
    office_text = models.CharField("đơn vị theo danh sách", max_length=300, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="delegates"
    )
    part = models.CharField(
        "tư cách", max_length=8, default=Part.ATTEND,
        choices=[(part.value, name) for part, name in PART_NAMES.items()],
    )  # fmt: skip
    standing = models.CharField(
        "trả lời", max_length=10, default=Standing.INVITED,
        choices=[(standing.value, name) for standing, name in STANDING_NAMES.items()],
    )  # fmt: skip
    why = models.CharField("vì sao được mời", max_length=400)
    reason = models.CharField("lý do", max_length=400, blank=True)
    point = models.ForeignKey(
        Point,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delegates",
        verbose_name="điểm cầu",
    )
    forum = models.ForeignKey(
        Session, on_delete=models.PROTECT, null=True, blank=True, related_name="delegates",
        verbose_name="diễn đàn",
    )  # fmt: skip
    stands_in_for = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="substitute",
        verbose_name="đi thay",
    )  # fmt: skip
    group = models.CharField("đoàn, tổ", max_length=120, blank=True)
    seat = models.CharField("chỗ ngồi", max_length=40, blank=True)
    bus = models.CharField("xe", max_length=60, blank=True)
    reprints = models.PositiveSmallIntegerField("số lần in lại thẻ", default=0)
    code = models.CharField(max_length=40, unique=True, default=new_pass, editable=False)
    told_off_at = models.DateTimeField("báo thôi mời, hủy họp qua điện thoại lúc", null=True)
    added_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    order_key = models.CharField(max_length=240, editable=False)
    search_folded = models.CharField(max_length=640, editable=False)

    objects = DelegateQuerySet.as_manager()

    class Meta:
        verbose_name = "đại biểu"
        verbose_name_plural = "đại biểu"
        ordering: ClassVar = ["meeting_id", "order_key", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["meeting", "order_key", "id"], name="delegate_by_name"),
            models.Index(fields=["meeting", "office", "standing"], name="delegate_of_office"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="delegate_has_name", condition=~Q(full_name="")),
            models.CheckConstraint(name="delegate_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="delegate_away_with_reason",
                condition=~Q(standing__in=[Standing.DECLINED, Standing.REPLACED, Standing.STRUCK])
                | ~Q(reason=""),
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"], name="delegate_person_once",
                condition=Q(person__isnull=False) & ~Q(standing=Standing.STRUCK),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.full_name}, {self.post}" if self.post else self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """Writes the keys that lists and searches go by; not saved."""
        self.order_key = " ".join(person_order(self.full_name))
        words = (self.full_name, self.post, self.office_words)
        self.search_folded = " ".join(search_key(word) for word in words if word)[:640]

    @property
    def office_words(self) -> str:
        """The office's name, or what the list wrote."""
        return self.office.name if self.office else self.office_text

    @property
    def stands(self) -> Standing:
        return Standing(self.standing)
