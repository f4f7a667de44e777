"""Who is here, by office and by bridge point, against who is awaited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from caunoi.delegates.door_rules import WHOLE
from caunoi.delegates.models import CheckIn, Delegate, DelegateQuerySet
from caunoi.delegates.rules import AWAITED, Part, Standing
from caunoi.meetings.models import Meeting
from caunoi.meetings.quorum_rules import Quorum
from caunoi.meetings.rules import SessionKind

_NOT_COUNTED: Final = (Standing.REPLACED, Standing.STRUCK)


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of one office or point are awaited, here, excused; a guest of the door is awaited and here."""

    name: str
    awaited: int
    here: int
    excused: int

    @property
    def missing(self) -> int:
        """Absent without a reason."""
        return max(self.awaited - self.here, 0)


@dataclass(frozen=True, slots=True)
class Attendance:
    """The whole, and its parts."""

    whole: Figures
    offices: tuple[Figures, ...]
    points: tuple[Figures, ...]

    @property
    def tables(self) -> tuple[tuple[str, tuple[Figures, ...]], ...]:
        """What the page shows, each under its heading."""
        return tuple(one for one in (("Đơn vị", self.offices), ("Điểm cầu", self.points)) if one[1])


def attendance_of(meeting: Meeting, occasion: str) -> Attendance:
    """The figures of an occasion: a query for each table, one more at a forum or point."""
    offices = offices_of(meeting, occasion)
    points = _figures(meeting, occasion, F("point__name"), "Hội trường chính") if meeting.online else ()
    return Attendance(summed(offices), offices, points)


def offices_of(meeting: Meeting, occasion: str) -> tuple[Figures, ...]:
    """The figures by office, of the register or as the list writes it."""
    return _figures(meeting, occasion, Coalesce("office__name", "office_text"), "Chưa rõ đơn vị")


def summed(parts: tuple[Figures, ...]) -> Figures:
    """All of them together."""
    return Figures(
        "Tất cả", *(sum(getattr(one, part) for one in parts) for part in ("awaited", "here", "excused"))
    )


def absent(meeting: Meeting, occasion: str) -> DelegateQuerySet:
    """Who is not here: those with a reason too, by office and given name."""
    found = _counted(meeting, occasion).filter(~_inside(occasion)).select_related("office", "point")
    return found.order_by("office__name", "office_text", "order_key", "pk")


def came(meeting: Meeting, occasion: str) -> DelegateQuerySet:
    """Who is here, by office and given name."""
    found = _counted(meeting, occasion).filter(_inside(occasion)).select_related("office", "stands_in_for")
    return found.order_by("office__name", "office_text", "order_key", "pk")


def noted_at_door(meeting: Meeting) -> set[int]:
    """The keys of those who stood at a door and on no list."""
    rows = CheckIn.objects.filter(delegate__meeting=meeting, walk_in=True, annulled_at=None)
    return set(rows.values_list("delegate", flat=True))


@dataclass(frozen=True, slots=True)
class Quorate:
    """Whether as many are here as must be: of the summoned, whom guests and who serves are not."""

    quorum: Quorum
    summoned: int
    here: int

    @property
    def needed(self) -> int:
        """How many persons must be here."""
        return self.quorum.needed(self.summoned)

    @property
    def lacking(self) -> int:
        """How many persons are wanting still."""
        return max(self.needed - self.here, 0)

    @property
    def words(self) -> str:
        """ "2/3 số được triệu tập, là 04/06 người (theo Quy chế)"."""
        said, by = self.quorum.words, self.quorum.basis
        persons = f", là {self.needed:02d}/{self.summoned:02d} người" if self.quorum.share else ""
        return f"{said}{persons}{f' (theo {by})' if by else ''}"

    @property
    def state(self) -> str:
        """ "đủ", or how many are wanting."""
        return f"còn thiếu {self.lacking:02d}" if self.lacking else "đủ"


def quorate(meeting: Meeting, occasion: str) -> Quorate | None:
    """Of the meeting and its plenary sessions, where it is said how many must be present and somebody is
    summoned. Two queries at most, none where it is not said.
    """
    said = meeting.must_be_here
    if said is None or not _for_all(meeting, occasion):
        return None
    at_the_door = CheckIn.objects.filter(delegate=OuterRef("pk"), walk_in=True)
    summoned = Q(stands_in_for__isnull=False) | ~Q(Exists(at_the_door))
    people = _counted(meeting, occasion).exclude(part=Part.SERVE).filter(summoned)
    rows = people.annotate(is_here=_inside(occasion)).order_by()
    counts = rows.aggregate(summoned=Count("pk"), here=Count("pk", filter=Q(is_here=True)))
    return Quorate(said, **counts) if counts["summoned"] else None


def _for_all(meeting: Meeting, occasion: str) -> bool:
    if occasion == WHOLE:
        return True
    if not occasion.startswith("s"):
        return False
    return meeting.sessions.filter(pk=int(occasion[1:]), kind=SessionKind.PLENARY).exists()


def _counted(meeting: Meeting, occasion: str) -> DelegateQuerySet:
    """Whom the occasion awaits: a forum or bridge point its own people, where the list says whose they are;
    and whoever is in.
    """
    found = Delegate.objects.filter(meeting=meeting).exclude(standing__in=_NOT_COUNTED)
    if occasion == WHOLE:
        return found
    own = Q(**{"forum" if occasion.startswith("s") else "point": int(occasion[1:])})
    return found.filter(own | Q(_inside(occasion))) if found.filter(own).exists() else found


def _inside(occasion: str) -> Exists:
    """Whether the delegate is in: at the meeting as a whole is whoever came in by any of its doors, at a
    session or bridge point who was let in to it (ADR 0043).
    """
    same = CheckIn.objects.filter(delegate=OuterRef("pk"), doubles=None, annulled_at=None)
    return Exists(same if occasion == WHOLE else same.filter(occasion=occasion))


def _figures(meeting: Meeting, occasion: str, by: Coalesce | F, otherwise: str) -> tuple[Figures, ...]:
    """Who had declined and came after all is here, and awaited with the others."""
    awaited = Q(standing__in=AWAITED) | Q(is_here=True)
    people = _counted(meeting, occasion).annotate(is_here=_inside(occasion))
    rows = people.order_by().values_list(by).annotate(
        awaited=Count("pk", filter=awaited), here=Count("pk", filter=Q(is_here=True)),
        excused=Count("pk", filter=~awaited),
    )  # fmt: skip
    made = (Figures(name or otherwise, *counts) for name, *counts in rows)
    return tuple(sorted(made, key=lambda one: (-one.missing, one.name)))
