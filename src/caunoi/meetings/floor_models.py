"""The floor of a session: who speaks, the clock, the list of speakers, questions and notes."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.meetings.floor_rules import (
    NOTE_NAMES,
    QUESTION_STATE_NAMES,
    SOURCE_NAMES,
    SPEECH_STATE_NAMES,
    Clock,
    QuestionState,
    Source,
    SpeechState,
    new_code,
)
from caunoi.meetings.meeting_models import AgendaItem, Session
from caunoi.meetings.point_models import Point
from caunoi.people.models import Office

_PERSON = settings.AUTH_USER_MODEL


class Speech(models.Model):
    """One speech on a session's list. `position` orders those who wait; `spoken` is known once it is over."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="speeches")
    full_name = models.CharField("họ và tên", max_length=120)
    post = models.CharField("chức vụ", max_length=200, blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    point = models.ForeignKey(
        Point, on_delete=models.SET_NULL, null=True, blank=True, related_name="speeches"
    )
    topic = models.CharField("nội dung", max_length=400, blank=True)
    group = models.CharField("khối", max_length=60, blank=True)
    source = models.CharField("nguồn", max_length=10, choices=list(SOURCE_NAMES.items()))
    state = models.CharField(
        "trạng thái", max_length=10, default=SpeechState.WAITING, choices=list(SPEECH_STATE_NAMES.items())
    )
    position = models.PositiveIntegerField("thứ tự")
    spoken = models.DurationField("đã nói", default=timedelta)
    added_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "phát biểu"
        ordering: ClassVar = ["session_id", "position", "pk"]
        indexes: ClassVar = [models.Index(fields=["session", "state", "position"], name="speech_of_session")]
        constraints: ClassVar = [
            models.CheckConstraint(name="speech_has_name", condition=~Q(full_name="")),
            models.UniqueConstraint(
                fields=["session"], name="one_at_the_rostrum",
                condition=Q(state__in=[SpeechState.CALLED, SpeechState.SPEAKING]),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.full_name}, {self.post}" if self.post else self.full_name

    @property
    def stands(self) -> SpeechState:
        return SpeechState(self.state)

    @property
    def by(self) -> Source:
        return Source(self.source)


class Question(models.Model):
    """A question in writing from the hall or a bridge point; who asked stands apart (`Asker`)."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="questions")
    point = models.ForeignKey(
        Point, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions"
    )
    text = models.TextField("câu hỏi")
    state = models.CharField(
        "trạng thái", max_length=10, default=QuestionState.WAITING,
        choices=list(QUESTION_STATE_NAMES.items()),
    )  # fmt: skip
    reason = models.CharField("lý do không đưa lên", max_length=400, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "câu hỏi"
        ordering: ClassVar = ["session_id", "pk"]
        indexes: ClassVar = [models.Index(fields=["session", "state"], name="question_of_session")]
        constraints: ClassVar = [
            models.CheckConstraint(name="question_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="question_refused_with_reason",
                condition=~Q(state=QuestionState.REFUSED) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 90 else f"{self.text[:89].rstrip()}…"


class Asker(models.Model):
    """Who asked, apart from the question, until a day; then the row is gone.

    `sender` is a keyed digest of the network address, kept to see too many questions from one place.
    """

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="asker")
    full_name = models.CharField("họ và tên", max_length=120, blank=True)
    place = models.CharField("từ đâu", max_length=200, blank=True)
    sender = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField("giữ đến hết ngày")

    class Meta:
        verbose_name = "người hỏi"
        indexes: ClassVar = [
            models.Index(fields=["sender", "asked_at"], name="asker_by_sender"),
            models.Index(fields=["expires_on"], name="asker_expiry"),
        ]

    def __str__(self) -> str:
        return " – ".join(filter(None, (self.full_name, self.place))) or "không ghi tên"


class Floor(models.Model):
    """What is going on in one session now; each page that follows it compares `version`.

    `allowed`, `warn`, `spent` and `since` are the clock of the present speech. The two codes stand in the
    addresses of the screens and of the questions' page; a new code closes the old address.
    """

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="floor")
    open = models.BooleanField("đang điều hành", default=True)
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    speech = models.ForeignKey(Speech, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    minutes = models.PositiveSmallIntegerField("số phút mỗi phát biểu")
    warn_minutes = models.PositiveSmallIntegerField("báo trước ở phút thứ")
    allowed = models.DurationField(default=timedelta)
    warn = models.DurationField(default=timedelta)
    spent = models.DurationField(default=timedelta)
    since = models.DateTimeField(null=True, blank=True)
    asks = models.BooleanField("nhận câu hỏi từ hội trường", default=True)
    screen_code = models.CharField(max_length=40, unique=True, default=new_code, editable=False)
    ask_code = models.CharField(max_length=40, unique=True, default=new_code, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "điều hành phiên"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="floor_warns_in_time",
                condition=Q(minutes__gte=1, warn_minutes__gte=1, warn_minutes__lte=F("minutes")),
            ),
            models.CheckConstraint(
                name="floor_clock_of_somebody", condition=Q(since=None) | Q(speech__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"phiên “{self.session}”"

    @property
    def clock(self) -> Clock:
        """The present speaker's clock."""
        return Clock(self.allowed, self.warn, self.spent, self.since)

    def set_clock(self, clock: Clock) -> None:
        """Takes a clock over; not saved."""
        self.allowed, self.warn, self.spent, self.since = clock.allowed, clock.warn, clock.spent, clock.since

    def new_clock(self) -> Clock:
        """The clock of whoever is called next."""
        whole = timedelta(minutes=self.minutes)
        return Clock(whole, timedelta(minutes=self.warn_minutes))


class SpeechQuota(models.Model):
    """How many speeches of a session one group of offices is to have: 01 xã, 01 phường."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="speech_quotas")
    position = models.PositiveSmallIntegerField("thứ tự")
    group = models.CharField("khối", max_length=60)
    most = models.PositiveSmallIntegerField("số ý kiến")

    class Meta:
        verbose_name = "cơ cấu phát biểu"
        ordering: ClassVar = ["session_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "group"], name="speech_quota_once"),
            models.CheckConstraint(name="speech_quota_of_group", condition=~Q(group="") & Q(most__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.most:02d} {self.group}"


class Note(models.Model):
    """What the secretary wrote down: said, asked or promised, by whom; promises become conclusions later."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="notes")
    speech = models.ForeignKey(Speech, on_delete=models.PROTECT, null=True, blank=True, related_name="notes")
    kind = models.CharField("loại", max_length=10, choices=list(NOTE_NAMES.items()))
    whose = models.CharField("của ai", max_length=200)
    text = models.TextField("nội dung")
    struck = models.BooleanField("bỏ", default=False)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "ghi chép phiên"
        ordering: ClassVar = ["session_id", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="note_says_what_of_whom", condition=~Q(text="") & ~Q(whose=""))
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 90 else f"{self.text[:89].rstrip()}…"
