"""The verbs of who sits at a bridge point, with an account or a link: lines tested, incidents, heads."""

from __future__ import annotations

from collections.abc import Mapping
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.meetings import point_day_rules as rules
from caunoi.meetings.models import HeadCount, Incident, LineTest, Meeting, Point, PointLink
from caunoi.meetings.point_checks import checks
from caunoi.meetings.rules import refuse_closed
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

_SOMEBODY = "Người trực (qua liên kết)"


@transaction.atomic
def record_test(
    *,
    actor: User | None,
    point: Point,
    said: Mapping[str, str],
    note: str = "",
    link: PointLink | None = None,
) -> LineTest:
    """One more round of the line test; `said` gives the outcome of each line of the checklist by its key.

    Raises RuleBroken: not-allowed, link-revoked, meeting-closed, nothing-tested, bad-checklist.
    """
    point = _held(actor, link, point)
    results = rules.results_of(checks(), said)
    last = point.line_tests.order_by("-round").first()
    made = LineTest.objects.create(
        point=point, by=actor, round=last.round + 1 if last else 1, note=" ".join(note.split())[:400],
        results=[[one.key, one.name, one.outcome.value] for one in results],
    )  # fmt: skip
    words = ", ".join(f"{one.name.lower()}: {rules.OUTCOME_NAMES[one.outcome].lower()}" for one in results)
    record(
        actor=actor, verb="record_test", about=point, after=words,
        said=f"{actor or _SOMEBODY} ghi kết quả thử đường truyền {made}, điểm cầu {point}: {words}.",
    )  # fmt: skip
    return made


@transaction.atomic
def report_incident(
    *, actor: User | None, point: Point, what: str, link: PointLink | None = None
) -> Incident:
    """Something goes wrong at a point from this moment on.

    Raises RuleBroken: not-allowed, link-revoked, meeting-closed, nothing-stated, too-long.
    """
    point = _held(actor, link, point)
    made = Incident.objects.create(point=point, by=actor, what=stated(what, what="sự cố", most=400))
    record(
        actor=actor, verb="report_incident", about=point, after=made.what,
        said=f"{actor or _SOMEBODY} báo sự cố ở điểm cầu {point}: {made}",
    )  # fmt: skip
    return made


@transaction.atomic
def resolve_incident(
    *, actor: User | None, incident: Incident, how: str, link: PointLink | None = None
) -> Incident:
    """An incident is over; how it was put right is kept.

    Raises RuleBroken: not-allowed, link-revoked, meeting-closed, resolved-already, nothing-stated, too-long.
    """
    point = _held(actor, link, incident.point)
    incident = Incident.objects.select_related("point").get(pk=incident.pk)
    rules.refuse_resolved(incident.resolved_at and timezone.localtime(incident.resolved_at))
    incident.how = stated(how, what="cách khắc phục", most=400)
    incident.resolved_at = timezone.now()
    incident.save(update_fields=["how", "resolved_at"])
    minutes = rules.lasted(incident.since, incident.resolved_at)
    record(
        actor=actor, verb="resolve_incident", about=point, after=incident.how,
        said=f"{actor or _SOMEBODY} ghi đã khắc phục sự cố “{incident}” ở điểm cầu {point} "
        f"sau {minutes} phút: {incident.how}",
    )  # fmt: skip
    return incident


@transaction.atomic
def report_count(
    *, actor: User | None, point: Point, present: int, link: PointLink | None = None
) -> HeadCount:
    """How many people are in the room now; the last count is what the tree adds up.

    Raises RuleBroken: not-allowed, link-revoked, meeting-closed, bad-count.
    """
    point = _held(actor, link, point)
    rules.refuse_bad_count(present)
    made = HeadCount.objects.create(point=point, by=actor, present=present)
    record(
        actor=actor, verb="report_count", about=point, after=str(present),
        said=f"{actor or _SOMEBODY} báo điểm cầu {point} có mặt {present} người.",
    )  # fmt: skip
    return made


@transaction.atomic
def share_point(*, actor: User, point: Point) -> tuple[PointLink, str]:
    """Makes the secret address of a point's phone page; a former one stops. The second part is the secret.

    The secret is shown once: only its digest is kept. Raises RuleBroken: not-allowed, meeting-closed.
    """
    point = _held(actor, None, point)
    now = timezone.now()
    point.links.filter(revoked_at=None).update(revoked_at=now, revoked_by=actor)
    secret = token_urlsafe(24)
    link = PointLink.objects.create(point=point, digest=rules.digest_of(secret), created_by=actor)
    record(actor=actor, verb="share_point", about=point, said=f"{actor} lập {link}.")
    return link, secret


@transaction.atomic
def revoke_point_link(*, actor: User, point: Point) -> None:
    """Closes the secret address. Raises RuleBroken: not-allowed, meeting-closed, already-revoked."""
    point = _held(actor, None, point)
    closed = point.links.filter(revoked_at=None).update(revoked_at=timezone.now(), revoked_by=actor)
    if not closed:
        raise RuleBroken("already-revoked", "Điểm cầu này không có liên kết nào đang dùng.")
    record(
        actor=actor, verb="revoke_point_link", about=point,
        said=f"{actor} thu hồi liên kết trực điểm cầu {point}.",
    )  # fmt: skip


def _held(actor: User | None, link: PointLink | None, point: Point) -> Point:
    """The point with its row held, once whoever reports may: by account, or by the point's living link."""
    held = Point.objects.select_for_update(of=("self",)).select_related("office", "meeting__office")
    point = held.get(pk=point.pk)
    if actor is not None:
        demand(actor, Verb.REPORT_POINT, point.keeper)
    else:
        rules.refuse_dead_link(
            active=link is not None and point.links.filter(pk=link.pk, revoked_at=None).exists()
        )
    refuse_closed(Meeting.objects.get(pk=point.meeting_id).stands, "không ghi thêm được nữa")
    return point
