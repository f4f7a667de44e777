"""What persons ask about their data, with the clock of the law."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.people.person_models import Person
from caunoi.people.privacy_rules import STAGE_NAMES, WISH_NAMES, Stage

_PERSON = settings.AUTH_USER_MODEL


class DataRequest(models.Model):
    """A person asks to see, correct, delete or stop what is kept of them."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="requests", verbose_name="người"
    )
    wish = models.CharField("yêu cầu", max_length=10, choices=list(WISH_NAMES.items()))
    text = models.TextField("nội dung yêu cầu")
    third_party = models.BooleanField("có bên thứ ba đang giữ dữ liệu", default=False)
    received_on = models.DateField("nhận ngày")
    answer_by = models.DateField("trả lời tiếp nhận trước hết ngày")
    done_by = models.DateField("giải quyết xong trước hết ngày")
    extended_to = models.DateField("gia hạn đến hết ngày", null=True, blank=True)
    extension_reason = models.TextField("lý do gia hạn", blank=True)
    stage = models.CharField(
        "trạng thái", max_length=10, choices=list(STAGE_NAMES.items()), default=Stage.OPEN
    )
    answer = models.TextField("kết quả", blank=True)
    received_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        ordering: ClassVar = ["done_by", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="data_request_extended_with_reason",
                condition=Q(extended_to=None) | ~Q(extension_reason=""),
            ),
            models.CheckConstraint(
                name="data_request_closed_with_answer",
                condition=~Q(stage__in=[Stage.DONE, Stage.REFUSED])
                | ~Q(answer="") & Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{WISH_NAMES[self.wish]}, nhận ngày {self.received_on:%d/%m/%Y}"

    @property
    def closed(self) -> bool:
        return self.stage in {Stage.DONE, Stage.REFUSED}

    @property
    def last_day(self) -> date:
        """The day that counts: the extended one where there is one."""
        return self.extended_to or self.done_by
