"""The delegates on whom the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile

from caunoi.delegates.actions import NewDelegate
from caunoi.delegates.graph_actions import LineSaid
from caunoi.delegates.guest_file import guest_template, preview_guests
from caunoi.delegates.models import (
    AnswerLink,
    Delegate,
    DelegateContact,
    GuestImport,
    Invitee,
    PaperSeen,
    Quota,
    Registration,
    Substitute,
)
from caunoi.delegates.quota_actions import Place, QuotaSaid
from caunoi.delegates.quota_file import preview_places
from caunoi.delegates.quota_rules import What
from caunoi.delegates.rules import digest_of
from caunoi.meetings.models import Meeting
from tests.caunoi.delegates.guest_sheets import row, sheet
from tests.caunoi.delegates.unit_sheets import place, unit_sheet
from tests.pages.meeting_things import meeting_of, paper_version_of
from tests.pages.things import At, _with_fact


def guest_of(at: At) -> Delegate:
    return Delegate.objects.create(
        meeting=at.once(meeting_of), full_name="Vũ An", why="Tiêu biểu", office=at.office
    )


def _contact(at: At) -> DelegateContact:
    return DelegateContact.objects.create(
        delegate=at.once(guest_of), kind="phone", value="0900000787", purpose="Mời",
        expires_on=date(2030, 1, 1),
    )  # fmt: skip


def _offered(at: At) -> GuestImport:
    return GuestImport.objects.create(
        meeting=at.once(meeting_of), name="ds.xlsx", data=sheet(row("Lê Mai")), by=at.scene.other
    )


def _seen(at: At) -> str:
    return preview_guests(at.once(meeting_of), bytes(at.once(_offered).data or b"")).seen


def _unit_file(at: At) -> GuestImport:
    """A unit's file, with the place that it would fill."""
    at.once(_quota)
    said = {"Chỉ tiêu": "Ý kiến phát biểu", "Nội dung phát biểu": "Mở đầu"}
    return GuestImport.objects.create(
        meeting=at.once(meeting_of), office=at.office, name="dk.xlsx", by=at.scene.other,
        data=unit_sheet(place("Lê Mai", **said)),
    )  # fmt: skip


def _unit_seen(at: At) -> str:
    offered = at.once(_unit_file)
    return preview_places(offered.meeting, at.office, bytes(offered.data or b"")).seen


def _secret(at: At) -> str:
    secret = f"bi-mat-{at.position}"
    AnswerLink.objects.create(delegate=at.once(guest_of), digest=digest_of(secret), made_by=at.scene.other)
    return secret


def _seen_version(at: At) -> int:
    """A version that the delegate has opened before, at a meeting that is still to come."""
    version, meeting = at.once(paper_version_of), at.once(meeting_of)
    Meeting.objects.filter(pk=meeting.pk).update(starts_on=None)
    PaperSeen.objects.create(version=version, delegate=at.once(guest_of))
    return version.pk


def _asked(at: At) -> Substitute:
    return Substitute.objects.create(delegate=at.once(guest_of), full_name="Lê Mai", reason="bận")


def _line(at: At) -> Invitee:
    return Invitee.objects.create(meeting=at.once(meeting_of), words="Bà con", added_by=at.scene.other)


def _meeting_with_paper(at: At) -> Meeting:
    """A meeting whose document names who is invited."""
    made = at.once(meeting_of)
    made.document = _with_fact(at, "participants", {"group": None, "text": "Các nhà hảo tâm"})
    made.save()
    return made


def _quota(at: At) -> Quota:
    at.once(meeting_of).offices.add(at.office)
    return Quota.objects.create(
        meeting=at.once(meeting_of), office=at.office, what=What.SPEECHES, category="xã", least=1, most=2
    )


def _registration(at: At) -> Registration:
    return Registration.objects.create(quota=at.once(_quota), name="Vũ An", topic="Mở đầu", by=at.scene.other)


def _with_quota(at: At) -> int:
    at.once(_quota)
    return at.office.pk


def _meeting_with_quota(at: At) -> object:
    at.once(_quota)
    return at.once(meeting_of)


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "delegates.meeting": lambda at: at.once(meeting_of).pk,
    "delegates.pk": lambda at: at.once(guest_of).pk,
    "delegates.contact": lambda at: at.once(_contact).pk,
    "delegates.secret": lambda at: at.once(_secret),
    "delegates.version": lambda at: at.once(_seen_version),
    **{
        f"delegates:{name}.pk": lambda at: at.once(paper_version_of).paper_id
        for name in ("paper", "withdraw_paper")
    },
    "delegates:decide.pk": lambda at: at.once(_asked).pk,
    "delegates:remove_invitee.pk": lambda at: at.once(_line).pk,
    "delegates.office": _with_quota,
    "delegates:remove_quota.pk": lambda at: at.once(_quota).pk,
    "delegates:withdraw.pk": lambda at: at.once(_registration).pk,
    "delegates:look_over.pk": lambda at: at.once(_offered).pk,
    "delegates:drop.pk": lambda at: at.once(_offered).pk,
    "delegates:unit_look_over.pk": lambda at: at.once(_unit_file).pk,
    "delegates:unit_drop.pk": lambda at: at.once(_unit_file).pk,
}

_TOLD: Final = {"full_name": "Lê Mai", "part": "attend", "why": "Tiêu biểu"}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "delegates:answer": lambda at: {"answer": "coming"},
    "delegates:papers": lambda at: {"title": "Báo cáo", "file": SimpleUploadedFile("a.txt", b"Bao cao")},
    "delegates:paper": lambda at: {"file": SimpleUploadedFile("a.txt", b"Bao cao sua")},
    "delegates:withdraw_paper": lambda at: {"reason": "nhầm tệp"},
    "delegates:decide": lambda at: {"granted": "1"},
    "delegates:invitees": lambda at: {"words": "Các nhà hảo tâm"},
    "delegates:remove_invitee": lambda at: {"reason": "bận"},
    "delegates:quotas": lambda at: {"offices": at.office.name, "what": "speeches", "least": 1},
    "delegates:unit": lambda at: {"quota": at.once(_quota).pk, "name": "Lê Mai", "topic": "Kết luận"},
    "delegates:withdraw": lambda at: {"reason": "bận"},
    "delegates:new": lambda at: dict(_TOLD),
    "delegates:delegate": lambda at: dict(_TOLD),
    "delegates:strike": lambda at: {"reason": "bận"},
    "delegates:look": lambda at: {"why": "báo xe"},
    "delegates:import": lambda at: {"file": SimpleUploadedFile("ds.xlsx", guest_template())},
    "delegates:look_over": lambda at: {"seen": at.once(_seen)},
    "delegates:unit_import": lambda at: {"file": SimpleUploadedFile("dk.xlsx", unit_sheet(place("Lê Mai")))},
    "delegates:unit_look_over": lambda at: {"seen": at.once(_unit_seen)},
}

WITH: Final[dict[str, Callable[[At], object]]] = {
    "delegates.add_invitee:said": lambda at: LineSaid("Các nhà hảo tâm"),
    "delegates.add_invitees_from:meeting": lambda at: at.once(_meeting_with_paper),
    "delegates:asked": lambda at: at.once(_asked),
    "delegates:invitee": lambda at: at.once(_line),
    "delegates:said": lambda at: QuotaSaid([at.office], What.DELEGATES, 1, 2),
    "delegates:quota": lambda at: at.once(_quota),
    "delegates:place": lambda at: Place("Lê Mai", topic="Kết luận"),
    "delegates:registration": lambda at: at.once(_registration),
    "delegates:office": lambda at: at.office,
    "delegates.settle_quotas:meeting": _meeting_with_quota,
    "delegates:meeting": lambda at: at.once(meeting_of),
    "delegates:new": lambda at: NewDelegate("Lê Thị Mai", "Bí thư chi bộ tiêu biểu", office=at.office),
    "delegates:delegate": lambda at: at.once(guest_of),
    "delegates:contact": lambda at: at.once(_contact),
    "delegates:reason": lambda at: "bận",
    "delegates:purpose": lambda at: "báo xe",
    "delegates.change_delegate:seen": lambda at: "",
    "delegates:name": lambda at: "ds.xlsx",
    "delegates:data": lambda at: guest_template(),
    "delegates:offered": lambda at: at.once(_offered),
    "delegates:seen": lambda at: at.once(_seen),
    "delegates.offer_places:meeting": _meeting_with_quota,
    "delegates.offer_places:data": lambda at: unit_sheet(place("Lê Mai")),
    "delegates.drop_places:offered": lambda at: at.once(_unit_file),
    "delegates.confirm_places:offered": lambda at: at.once(_unit_file),
    "delegates.confirm_places:seen": lambda at: at.once(_unit_seen),
}
