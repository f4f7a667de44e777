"""Meetings, their sessions and the items of their agendas."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.meetings.agenda_change_rules import When
from caunoi.meetings.quorum_rules import Quorum, quorum_of
from caunoi.meetings.rules import (
    KIND_NAMES,
    SESSION_NAMES,
    STATE_NAMES,
    SessionKind,
    State,
    days_words,
    hours_words,
    state_words,
)
from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Reach, Verb, may
from vanban.text.keys import search_key

_PERSON = settings.AUTH_USER_MODEL


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: User) -> MeetingQuerySet:
        """Those of the offices in reach, and those in which one of them takes part."""
        return self.in_reach(user, Verb.SEE_MEETING, shared=True)

    def in_reach(self, user: User, verb: Verb, *, shared: bool = False) -> MeetingQuerySet:
        """Those on which the person may use the verb; `shared`: also where an office in reach takes part."""
        granted = may(user.role, verb) if user.is_active else None
        if granted is None:
            return self.none()
        if granted is Reach.ALL:
            return self.all()
        offices = list(reach(user, verb).values_list("pk", flat=True))
        mine = Q(office__in=offices)
        if shared:
            mine |= Q(pk__in=Meeting.offices.through.objects.filter(office__in=offices).values("meeting"))
        return self.filter(mine)


class Meeting(models.Model):
    """What an office calls people together for; `offices` take part: invited, with a bridge point or a quota.

    `anchor` is the day on which its tasks hang; `expected_*` how many are to come ("120–150");
    `quorum` how many must be present ("120", "2/3": `quorum_rules`), `quorum_basis` by what.
    """

    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="meetings", verbose_name="cơ quan tổ chức"
    )
    kind = models.CharField(
        "loại", max_length=12, choices=[(kind.value, name) for kind, name in KIND_NAMES.items()]
    )
    title = models.CharField("tên cuộc họp", max_length=400)
    theme = models.TextField("chủ đề", blank=True)
    state = models.CharField(
        "trạng thái", max_length=10, default=State.PREPARING,
        choices=[(state.value, name) for state, name in STATE_NAMES.items()],
    )  # fmt: skip
    starts_on = models.DateField("ngày bắt đầu", null=True, blank=True)
    ends_on = models.DateField("ngày kết thúc", null=True, blank=True)
    starts_at = models.TimeField("giờ bắt đầu", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=400, blank=True)
    chair = models.CharField("chủ trì", max_length=400, blank=True)
    online = models.BooleanField("trực tuyến", default=False)
    expected_min = models.PositiveIntegerField("số đại biểu từ", null=True, blank=True)
    expected_max = models.PositiveIntegerField("đến", null=True, blank=True)
    quorum = models.CharField("số phải có mặt", max_length=12, blank=True)
    quorum_basis = models.CharField("theo", max_length=200, blank=True)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="meetings",
        verbose_name="theo văn bản",
    )  # fmt: skip
    anchor = models.OneToOneField(
        "tasks.Anchor", on_delete=models.PROTECT, null=True, blank=True, related_name="meeting"
    )
    offices = models.ManyToManyField(Office, related_name="joined_meetings", blank=True)
    created_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    search_folded = models.TextField(editable=False, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc họp"
        verbose_name_plural = "cuộc họp"
        ordering: ClassVar = [F("starts_on").desc(nulls_first=True), "-pk"]
        indexes: ClassVar = [models.Index(fields=["office", "state", "starts_on"], name="meeting_of_office")]
        constraints: ClassVar = [
            models.CheckConstraint(name="meeting_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="meeting_days_in_order",
                condition=Q(ends_on=None) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="meeting_expected_in_order",
                condition=Q(expected_max=None)
                | Q(expected_min=None)
                | Q(expected_max__gte=F("expected_min")),
            ),
        ]

    def __str__(self) -> str:
        return self.title if len(self.title) <= 120 else f"{self.title[:119].rstrip()}…"

    @property
    def stands(self) -> State:
        return State(self.state)

    @property
    def state_words(self) -> str:
        """The state as people say it today."""
        return state_words(self.stands, self.last_day, timezone.localdate())

    @property
    def last_day(self) -> date | None:
        """The last day, where one is known."""
        return self.ends_on or self.starts_on

    @property
    def must_be_here(self) -> Quorum | None:
        """How many must be present; None where nobody said."""
        return quorum_of(self.quorum, self.quorum_basis)

    @property
    def quorum_words(self) -> str:
        """The same in words, with what sets it; empty where nobody said."""
        said = self.must_be_here
        if said is None:
            return ""
        return f"{said.words} (theo {said.basis})" if said.basis else said.words

    @property
    def days(self) -> str:
        """The days in words."""
        return days_words(self.starts_on, self.ends_on)

    @property
    def when(self) -> When:
        """When and where it is held."""
        return When(self.starts_on, self.ends_on, self.starts_at, self.place)

    def set_search(self) -> None:
        """Writes the key that searches without diacritics look into; not saved."""
        words = (self.title, self.place, self.theme)
        self.search_folded = " ".join(search_key(word) for word in words if word)


class Session(models.Model):
    """A part of a meeting with its own day, hours, place and chair: the plenary, a parallel forum.

    `part` is "sáng", "chiều", "tối" where the paper tells no hour; `fact` is what it was made of.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sessions")
    position = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField(
        "loại", max_length=10, default=SessionKind.PLENARY,
        choices=[(kind.value, name) for kind, name in SESSION_NAMES.items()],
    )  # fmt: skip
    name = models.CharField("tên phiên", max_length=400)
    on = models.DateField("ngày", null=True, blank=True)
    starts_at = models.TimeField("từ giờ", null=True, blank=True)
    ends_at = models.TimeField("đến giờ", null=True, blank=True)
    part = models.CharField("buổi", max_length=5, blank=True)
    place = models.CharField("địa điểm", max_length=400, blank=True)
    chair = models.CharField("chủ trì", max_length=400, blank=True)
    fact = models.ForeignKey(
        "documents.Fact", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "phiên"
        ordering: ClassVar = ["meeting_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "position"], name="session_place_once"),
            models.CheckConstraint(name="session_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="session_hours_in_order",
                condition=Q(ends_at=None) | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def hours(self) -> str:
        """The hours in words, or the part of the day."""
        return hours_words(self.starts_at, self.ends_at) or (f"buổi {self.part}" if self.part else "")


class AgendaItem(models.Model):
    """One row of a session's agenda: from which hour, how many minutes, what, led or spoken by whom."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField("thứ tự")
    starts_at = models.TimeField("từ giờ", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("số phút", null=True, blank=True)
    content = models.TextField("nội dung")
    lead = models.CharField("người thực hiện", max_length=400, blank=True)

    class Meta:
        verbose_name = "mục chương trình"
        ordering: ClassVar = ["session_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "position"], name="agenda_place_once"),
            models.CheckConstraint(name="agenda_says_what", condition=~Q(content="")),
            models.CheckConstraint(name="agenda_minutes", condition=Q(minutes=None) | Q(minutes__gte=1)),
        ]

    def __str__(self) -> str:
        return self.content if len(self.content) <= 90 else f"{self.content[:89].rstrip()}…"

    @property
    def words(self) -> str:
        """All it says, in one line: what a person had before them when they changed it."""
        said = (
            f"{self.starts_at:%H:%M}" if self.starts_at else "", self.content, self.lead,
            f"{self.minutes} phút" if self.minutes else "",
        )  # fmt: skip
        return " · ".join(part for part in said if part)
