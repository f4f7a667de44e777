"""Tables of the merge: one list made into letters, and its parts, each under a lease."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from caunoi.issuing.merge_rules import Guest, State

STATES = [
    (State.PREPARED, "Chờ bắt đầu"),
    (State.RUNNING, "Đang tạo"),
    (State.DONE, "Đã xong"),
    (State.FAILED, "Dừng vì lỗi"),
]


class Merge(models.Model):
    """One list of guests and what all their letters have in common.

    `batch` begins the codes that we make up; `expires_on` is the last day of names and files: the guests are
    needed for their meeting and not after (R16).
    """

    values: models.JSONField[Any] = models.JSONField("nội dung chung")
    guests: models.JSONField[Any] = models.JSONField("danh sách")
    problems: models.JSONField[Any] = models.JSONField("lỗi theo dòng", default=list)
    batch = models.CharField("mã đợt", max_length=20, unique=True)
    state = models.CharField("tình trạng", max_length=10, choices=STATES, default=State.PREPARED)
    problem = models.CharField("lý do dừng", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lập lúc")
    queued_at = models.DateTimeField("xếp hàng lúc", null=True)
    finished_at = models.DateTimeField("xong lúc", null=True)
    expires_on = models.DateField("giữ đến hết ngày")

    class Meta:
        verbose_name = "đợt trộn thư"
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"đợt giấy mời {self.batch} ({self.total} người)"

    @property
    def listed(self) -> list[Guest]:
        return [Guest(**row) for row in self.guests]

    @property
    def total(self) -> int:
        return len(self.guests)

    @property
    def meeting(self) -> str:
        return str(self.values.get("meeting", ""))


class MergePart(models.Model):
    """Some letters of a merge, written by one process at a time; `tries` counts who took them (the lease)."""

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="parts")
    first = models.PositiveIntegerField("từ")
    count = models.PositiveIntegerField("số thư")
    done = models.BooleanField("xong", default=False)
    tries = models.PositiveIntegerField("lần nhận", default=0)
    lease_until = models.DateTimeField("giữ đến", null=True)

    class Meta:
        verbose_name = "phần của đợt trộn thư"
        ordering: ClassVar = ["first"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["merge", "first"], name="merge_part_once"),
            models.CheckConstraint(name="merge_part_has_letters", condition=Q(count__gt=0)),
            models.CheckConstraint(
                name="merge_part_done_holds_no_lease", condition=Q(done=False) | Q(lease_until=None)
            ),
        ]

    def __str__(self) -> str:
        return f"thư {self.first + 1} đến {self.last}"

    @property
    def last(self) -> int:
        return self.first + self.count
