"""Quotas are set by the office and filled by the units, place by place, until the hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.models import Delegate, Quota, Registration
from caunoi.delegates.quota_reads import Tally, tallied
from caunoi.delegates.quota_rules import What, late_reason, range_words, refuse_bad_range, refuse_full
from caunoi.delegates.rules import Standing, refuse_closed
from caunoi.ledger.actions import Deed, record, record_all
from caunoi.meetings.actions import take_part
from caunoi.meetings.models import Meeting
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class QuotaSaid:
    """What each of several offices is to send; `most` None: no bound."""

    offices: Sequence[Office]
    what: What
    least: int
    most: int | None
    category: str = ""
    due: datetime | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Who or what fills a place; `topic` is asked of who speaks."""

    name: str
    post: str = ""
    topic: str = ""
    late_reason: str = ""


@transaction.atomic
def set_quotas(*, actor: User, meeting: Meeting, said: QuotaSaid) -> list[Quota]:
    """Gives each of the offices its quota, or changes the one it has; they see the meeting from now on.

    Raises RuleBroken: not-allowed, meeting-closed, no-office, bad-range, below-registered.
    """
    # no_key: who fills a place holds its quota and only then refers to the meeting.
    meeting = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    demand(actor, Verb.KEEP_DELEGATES, meeting.office)
    refuse_closed(meeting.stands)
    refuse_bad_range(said.least, said.most)
    if not said.offices:
        raise RuleBroken("no-office", "Chưa rõ chỉ tiêu này của đơn vị nào; ghi tên như trong sổ đơn vị.")
    category = " ".join(said.category.split())[:120]
    asked = Quota.objects.filter(meeting=meeting, office__in=said.offices, what=said.what, category=category)
    list(asked.select_for_update(of=("self",)).order_by("pk"))  # nobody fills a place while they are counted
    before = {one.quota.office_id: one for one in tallied(asked)}
    for one in before.values():
        if said.most is not None and one.held > said.most:
            raise RuleBroken(
                "below-registered",
                f"{one.quota.office.name} đã đăng ký {one.held}, không hạ chỉ tiêu xuống {said.most} được. "
                "Đề nghị đơn vị rút bớt trước.",
            )
    Quota.objects.bulk_create(
        [
            Quota(
                meeting=meeting, office=office, what=said.what, category=category, least=said.least,
                most=said.most, due=said.due, source=said.source.strip()[:400],
            )
            for office in said.offices
        ],
        update_conflicts=True, unique_fields=["meeting", "office", "what", "category"],
        update_fields=["least", "most", "due", "source"],
    )  # fmt: skip
    take_part(meeting=meeting, offices=said.offices)
    found = list(asked.all().select_related("office"))
    deeds = [_told(actor, meeting, one, before.get(one.office_id)) for one in found]
    record_all(actor=actor, deeds=deeds)
    return found


def _told(actor: User, meeting: Meeting, quota: Quota, before: Tally | None) -> Deed:
    until = f", hạn {timezone.localtime(quota.due):%H:%M %d/%m/%Y}" if quota.due else ""
    return Deed(
        "set_quotas", quota,
        f"{actor} phân bổ cho {quota.office.name}: {quota}{until}, cuộc họp “{meeting}”.",
        range_words(before.quota.least, before.quota.most) if before else "",
        range_words(quota.least, quota.most),
    )  # fmt: skip


@transaction.atomic
def remove_quota(*, actor: User, quota: Quota) -> None:
    """Takes a quota back that nobody has registered for.

    Raises RuleBroken: not-allowed, meeting-closed, gone, has-registrations.
    """
    row = _locked(quota)
    demand(actor, Verb.KEEP_DELEGATES, row.meeting.office)
    refuse_closed(row.meeting.stands)
    if row.registrations.exists():
        raise RuleBroken(
            "has-registrations", f"{row.office.name} đã có dòng đăng ký theo chỉ tiêu này nên không bỏ được; "
            "đặt lại số lượng nếu cần."
        )  # fmt: skip
    record(
        actor=actor, verb="remove_quota", about=row, before=str(row),
        said=f"{actor} bỏ chỉ tiêu của {row.office.name}: {row}.",
    )  # fmt: skip
    row.delete()


@transaction.atomic
def register_place(*, actor: User, quota: Quota, place: Place) -> Registration:
    """Fills one place of an office's quota; a delegate comes onto the list of the meeting.

    The quota's row is held while its places are counted: of two who take the last place one is told.
    Raises RuleBroken: not-allowed, meeting-closed, gone, quota-full, after-the-hour, nothing-stated,
    too-long, registered-twice.
    """
    row = _locked(quota)
    demand(actor, Verb.REGISTER_DELEGATES, row.office)
    refuse_closed(row.meeting.stands)
    now, stands = timezone.now(), row.registrations.filter(withdrawn_at=None)
    refuse_full(row.kind, row.most, stands.count())
    late = late_reason(row.due, now, place.late_reason)
    name = " ".join(stated(place.name, what=_NAMED[row.kind], most=120).split())
    topic = stated(place.topic, what="nội dung phát biểu", most=400) if row.kind is What.SPEECHES else ""
    if stands.filter(name__iexact=name, post__iexact=place.post.strip()).exists():
        raise RuleBroken("registered-twice", f"{name} đã được đăng ký ở chỉ tiêu này.")
    made = Registration.objects.create(
        quota=row, name=name, post=place.post.strip()[:200], topic=topic, late_reason=late, by=actor, at=now,
        delegate=_delegate(actor, row, name, place) if row.kind is What.DELEGATES else None,
    )  # fmt: skip
    Quota.objects.filter(pk=row.pk).update(settled_at=None, settled_by=None)
    after = f" sau hạn, lý do: {late}" if late else ""
    record(
        actor=actor, verb="register_place", about=made, after=str(made),
        said=f"{actor} đăng ký {made} cho {row.office.name} ({row.get_what_display().lower()}){after}.",
    )  # fmt: skip
    return made


_NAMED = {What.DELEGATES: "họ và tên", What.SPEECHES: "họ và tên người phát biểu", What.VEHICLES: "xe"}


def _delegate(actor: User, quota: Quota, name: str, place: Place) -> Delegate:
    category = f" ({quota.category})" if quota.category else ""
    return Delegate.objects.create(
        meeting=quota.meeting, full_name=name, post=place.post.strip()[:200], office=quota.office,
        why=f"Đơn vị đăng ký theo chỉ tiêu{category}", standing=Standing.COMING, added_by=actor,
    )  # fmt: skip


@transaction.atomic
def withdraw_registration(*, actor: User, registration: Registration, reason: str) -> Registration:
    """Gives a place back, with the reason; the delegate and who goes instead are struck off, the rows stay.

    Raises RuleBroken: not-allowed, meeting-closed, gone, withdrawn, nothing-stated, too-long.
    """
    quota = _locked(registration.quota)
    demand(actor, Verb.REGISTER_DELEGATES, quota.office)
    refuse_closed(quota.meeting.stands)
    row = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("withdrawn", f"Dòng đăng ký {row} đã được rút trước đó.")
    row.withdrawn_why = stated(reason, what="lý do rút", most=400)
    row.withdrawn_at = timezone.now()
    row.save()
    going = list(Delegate.objects.filter(registration=row))
    while going:
        these = Delegate.objects.filter(pk__in=[one.pk for one in going])
        these.exclude(standing=Standing.STRUCK).update(standing=Standing.STRUCK, reason=row.withdrawn_why)
        going = list(Delegate.objects.filter(stands_in_for__in=going))
    Quota.objects.filter(pk=quota.pk).update(settled_at=None, settled_by=None)
    record(
        actor=actor, verb="withdraw_registration", about=row, after=row.withdrawn_why,
        said=f"{actor} rút đăng ký {row} của {quota.office.name}, lý do: {row.withdrawn_why}.",
    )  # fmt: skip
    return row


@transaction.atomic
def settle_quotas(*, actor: User, meeting: Meeting, office: Office) -> int:
    """The office reports its count: what is registered is all that comes. Returns how many quotas it has.

    Raises RuleBroken: not-allowed, meeting-closed, no-quota.
    """
    demand(actor, Verb.REGISTER_DELEGATES, office)
    refuse_closed(meeting.stands)
    mine = Quota.objects.filter(meeting=meeting, office=office)
    found = list(mine.select_for_update(of=("self",)).order_by("pk"))
    if not found:
        raise RuleBroken("no-quota", f"{office.name} chưa được phân bổ chỉ tiêu nào ở cuộc họp này.")
    counted = tallied(Quota.objects.filter(meeting=meeting, office=office))
    told = "; ".join(f"{one.quota}: {one.held}" for one in counted)
    Quota.objects.filter(pk__in=[one.pk for one in found]).update(settled_at=timezone.now(), settled_by=actor)
    record(
        actor=actor, verb="settle_quotas", about=found[0], after=told,
        said=f"{actor} chốt số lượng đăng ký của {office.name}: {told}.",
    )  # fmt: skip
    return len(found)


def _locked(quota: Quota) -> Quota:
    found = Quota.objects.select_for_update(of=("self",)).select_related("meeting__office", "office")
    row = found.filter(pk=quota.pk).first()
    if row is None:
        raise RuleBroken("gone", "Chỉ tiêu này đã được bỏ trước đó; tải lại trang để xem chỉ tiêu hiện có.")
    return row
