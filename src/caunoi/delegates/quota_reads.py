"""What the pages of quotas show: every office with what it lacks, one office with what it registered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from caunoi.delegates.models import Quota, Registration
from caunoi.delegates.quota_rules import WHAT_NAMES, What, range_words
from caunoi.documents.reads import FactView, confirmed_facts
from caunoi.meetings.models import Meeting
from caunoi.people.models import Office


@dataclass(frozen=True, slots=True)
class Tally:
    """How many places of a quota are filled, and how many of them after the hour."""

    quota: Quota
    held: int
    late: int


def tallied(quotas: QuerySet[Quota]) -> list[Tally]:
    """Each counted, office by office. One query."""
    stands = Q(registrations__withdrawn_at=None)
    rows = quotas.select_related("office").annotate(
        held=Count("registrations", filter=stands),
        late=Count("registrations", filter=stands & ~Q(registrations__late_reason="")),
    )
    ordered = rows.order_by("office__name", "office_id", "what", "category")
    return [Tally(row, row.held, row.late) for row in ordered]


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One quota as a page shows it; `late` counts the places filled after the hour."""

    quota: Quota
    held: int
    late: int
    registrations: tuple[Registration, ...] = ()

    @property
    def missing(self) -> int:
        return max(0, self.quota.least - self.held)

    @property
    def range(self) -> str:
        return range_words(self.quota.least, self.quota.most)

    @property
    def full(self) -> bool:
        return self.quota.most is not None and self.held >= self.quota.most

    def closed(self, now: datetime) -> bool:
        return self.quota.due is not None and now >= self.quota.due


@dataclass(frozen=True, slots=True)
class OfficeQuotas:
    """What one office is to send."""

    office: Office
    rows: tuple[QuotaRow, ...]

    @property
    def missing(self) -> int:
        return sum(row.missing for row in self.rows)


def quotas_of(meeting: Meeting) -> list[OfficeQuotas]:
    """Every office with a quota, those that lack most first. One query."""
    rows = [QuotaRow(one.quota, one.held, one.late) for one in tallied(Quota.objects.filter(meeting=meeting))]
    grouped = groupby(rows, key=lambda row: row.quota.office)
    offices = [OfficeQuotas(office, tuple(several)) for office, several in grouped]
    return sorted(offices, key=lambda one: -one.missing)


def sums(offices: list[OfficeQuotas]) -> list[tuple[str, int, int, int]]:
    """For each kind of quota: its name, how many are asked at least, registered, missing."""
    rows = [row for one in offices for row in one.rows]
    kinds: Mapping[What, list[QuotaRow]] = {
        what: [row for row in rows if row.quota.kind is what] for what in What
    }
    return [
        (WHAT_NAMES[what], sum(row.quota.least for row in some), sum(row.held for row in some),
         sum(row.missing for row in some))
        for what, some in kinds.items() if some
    ]  # fmt: skip


def office_quotas(meeting: Meeting, office: Office) -> list[QuotaRow]:
    """What one office is to send and has registered. Two queries."""
    stands: dict[int, list[Registration]] = {}
    for one in Registration.objects.filter(quota__meeting=meeting, quota__office=office, withdrawn_at=None):
        stands.setdefault(one.quota_id, []).append(one)
    found = tallied(Quota.objects.filter(meeting=meeting, office=office))
    return [QuotaRow(one.quota, one.held, one.late, tuple(stands.get(one.quota.pk, ()))) for one in found]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A quota as the meeting's document states it, to be taken over into the form."""

    unit: str
    what: What
    least: int
    most: int | None
    text: str


def proposed(meeting: Meeting) -> list[Proposed]:
    """The confirmed quotas of the meeting's document that are of something offices send. Two queries."""
    facts = confirmed_facts(meeting.document, "quotas") if meeting.document else []
    return [one for fact in facts if (one := _proposed(fact)) is not None]


def _proposed(fact: FactView) -> Proposed | None:
    said = fact.value if isinstance(fact.value, dict) else {}
    what = next((what for word, what in _WORDS if word in str(said.get("what", "")).lower()), None)
    low, high, count = said.get("min"), said.get("max"), said.get("count")
    least, most = (count, count) if isinstance(count, int) else (low, high)
    if what is None or not isinstance(least, int):
        return None
    bound = most if isinstance(most, int) else None
    return Proposed(str(said.get("unit", "")), what, least, bound, str(said.get("text", "")))


_WORDS = (
    ("ý kiến", What.SPEECHES), ("phát biểu", What.SPEECHES), ("tham luận", What.SPEECHES),
    ("xe", What.VEHICLES),
    ("đại biểu", What.DELEGATES), ("đồng chí", What.DELEGATES), ("người", What.DELEGATES),
)  # fmt: skip
