"""The delegates on whom the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile

from caunoi.delegates.actions import NewDelegate
from caunoi.delegates.guest_file import guest_template, preview_guests
from caunoi.delegates.models import Delegate, DelegateContact, GuestImport
from tests.caunoi.delegates.guest_sheets import row, sheet
from tests.pages.meeting_things import meeting_of
from tests.pages.things import At


def delegate_of(at: At) -> Delegate:
    return Delegate.objects.create(
        meeting=at.once(meeting_of), full_name="Vũ An", why="Tiêu biểu", office=at.office
    )


def _contact(at: At) -> DelegateContact:
    return DelegateContact.objects.create(
        delegate=at.once(delegate_of), kind="phone", value="0900000787", purpose="Mời",
        expires_on=date(2030, 1, 1),
    )  # fmt: skip


def _offered(at: At) -> GuestImport:
    return GuestImport.objects.create(
        meeting=at.once(meeting_of), name="ds.xlsx", data=sheet(row("Lê Mai")), by=at.scene.other
    )


def _seen(at: At) -> str:
    return preview_guests(at.once(meeting_of), bytes(at.once(_offered).data or b"")).seen


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "delegates.meeting": lambda at: at.once(meeting_of).pk,
    "delegates.pk": lambda at: at.once(delegate_of).pk,
    "delegates.contact": lambda at: at.once(_contact).pk,
    "delegates:look_over.pk": lambda at: at.once(_offered).pk,
    "delegates:drop.pk": lambda at: at.once(_offered).pk,
}

_TOLD: Final = {"full_name": "Lê Mai", "part": "attend", "why": "Tiêu biểu"}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "delegates:new": lambda at: dict(_TOLD),
    "delegates:delegate": lambda at: dict(_TOLD),
    "delegates:strike": lambda at: {"reason": "bận"},
    "delegates:look": lambda at: {"why": "báo xe"},
    "delegates:import": lambda at: {"file": SimpleUploadedFile("ds.xlsx", guest_template())},
    "delegates:look_over": lambda at: {"seen": at.once(_seen)},
}

WITH: Final[dict[str, Callable[[At], object]]] = {
    "delegates:meeting": lambda at: at.once(meeting_of),
    "delegates:new": lambda at: NewDelegate("Lê Thị Mai", "Bí thư chi bộ tiêu biểu", office=at.office),
    "delegates:delegate": lambda at: at.once(delegate_of),
    "delegates:contact": lambda at: at.once(_contact),
    "delegates:reason": lambda at: "bận",
    "delegates:purpose": lambda at: "báo xe",
    "delegates:name": lambda at: "ds.xlsx",
    "delegates:data": lambda at: guest_template(),
    "delegates:offered": lambda at: at.once(_offered),
    "delegates:seen": lambda at: at.once(_seen),
}
