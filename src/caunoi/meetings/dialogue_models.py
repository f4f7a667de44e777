"""The public page of a dialogue, what people ask there, and apart from it, until a day, who asked."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.meetings.dialogue_rules import INBOX_NAMES, LONGEST_ADDRESS, InboxState
from caunoi.meetings.meeting_models import Meeting


class PublicPage(models.Model):
    """What everybody may read of a dialogue at an address of its own; `until`: questions are taken."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="public_page")
    address = models.SlugField("địa chỉ trang", max_length=LONGEST_ADDRESS, unique=True)
    on = models.BooleanField("đang mở", default=False)
    attend = models.TextField("cách tham dự")
    phone = models.CharField("điện thoại liên hệ của cơ quan", max_length=60)
    reception = models.CharField("nơi tiếp nhận khiếu nại, tố cáo", max_length=400)
    until = models.DateTimeField("nhận câu hỏi đến", null=True, blank=True)

    class Meta:
        verbose_name = "trang công khai của đối thoại"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="public_page_says_where",
                condition=~Q(address="") & ~Q(attend="") & ~Q(phone="") & ~Q(reception=""),
            )
        ]

    def __str__(self) -> str:
        return f"trang công khai của “{self.meeting}”"


class PublicQuestion(models.Model):
    """A question that came by the public page; `number` counts within the page.

    The text of one that was handed over as a complaint or denunciation is sealed: read by `open_sealed` only.
    """

    page = models.ForeignKey(PublicPage, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveIntegerField("số")
    text = models.TextField("câu hỏi")
    state = models.CharField(
        "trạng thái", max_length=12, default=InboxState.NEW, choices=list(INBOX_NAMES.items())
    )
    group = models.CharField("nhóm", max_length=120, blank=True)
    reason = models.CharField("lý do trả lại", max_length=400, blank=True)
    into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="gộp với"
    )
    received_at = models.DateTimeField("nhận lúc", default=timezone.now)
    sorted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    sorted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "câu hỏi gửi trước đối thoại"
        ordering: ClassVar = ["page_id", "number"]
        indexes: ClassVar = [models.Index(fields=["page", "state", "number"], name="public_question_of_page")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "number"], name="public_question_number_once"),
            models.CheckConstraint(name="public_question_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="public_question_returned_with_reason",
                condition=~Q(state=InboxState.RETURNED) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="public_question_merged_into_another",
                condition=(
                    Q(state=InboxState.MERGED, into__isnull=False) & ~Q(into=F("id"))
                    | ~Q(state=InboxState.MERGED) & Q(into=None)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"câu hỏi số {self.number}"

    @property
    def stands(self) -> InboxState:
        return InboxState(self.state)

    @property
    def sealed(self) -> bool:
        return self.state == InboxState.HANDED_OVER


class PublicAsker(models.Model):
    """Who asked and how to reach them, apart from the question, until a day; then the row is gone (R16).

    `sender` is a keyed digest of the network address, kept to see too many questions from one place.
    """

    question = models.OneToOneField(PublicQuestion, on_delete=models.CASCADE, related_name="asker")
    full_name = models.CharField("họ và tên", max_length=120, blank=True)
    place = models.CharField("nơi ở", max_length=200, blank=True)
    reach = models.CharField("cách liên hệ", max_length=200, blank=True)
    sender = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField("giữ đến hết ngày")

    class Meta:
        verbose_name = "người gửi câu hỏi"
        indexes: ClassVar = [
            models.Index(fields=["sender", "asked_at"], name="public_asker_by_sender"),
            models.Index(fields=["expires_on"], name="public_asker_expiry"),
        ]

    def __str__(self) -> str:
        return " – ".join(filter(None, (self.full_name, self.place, self.reach))) or "không ghi tên"
