"""The doors and check-ins on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils import timezone

from caunoi.delegates.door_rules import WHOLE, Scan, WalkIn
from caunoi.delegates.models import CheckIn, Delegate, Door
from tests.pages.meeting_things import meeting_of
from tests.pages.things import At

NONCE: Final = "n" * 16


def delegate_of(at: At) -> Delegate:
    return Delegate.objects.create(meeting=at.once(meeting_of), full_name="Lê Thị Mai", why="tiêu biểu")


def door_of(at: At) -> Door:
    return Door.objects.create(
        meeting=at.once(meeting_of), name="Cửa 1", digest=f"cửa {at.position}", made_by=at.scene.other
    )


def _came(at: At) -> CheckIn:
    return CheckIn.objects.create(
        delegate=at.once(delegate_of), door=at.once(door_of), nonce=str(at.position), said_at=timezone.now()
    )


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "delegates:revoke_door.pk": lambda at: at.once(door_of).pk,
    "delegates:annul.pk": lambda at: at.once(_came).pk,
    "delegates:reprint_badge.pk": lambda at: at.once(delegate_of).pk,
    "delegates:badge_sheets.part": lambda at: at.once(delegate_of) and 1,
}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "delegates:doors": lambda at: {"name": "Cửa 2", "occasion": WHOLE},
    "delegates:let_in": lambda at: {
        "occasion": WHOLE, "delegate": at.once(delegate_of).pk, "nonce": NONCE,
    },
    "delegates:let_in_guest": lambda at: {
        "full_name": "Trần Văn Bình", "reason": "mời tại chỗ", "occasion": WHOLE, "nonce": "g" * 16,
    },
    "delegates:minute": lambda at: {"vao": at.once(delegate_of) and WHOLE},
    "delegates:annul": lambda at: {"reason": "quét nhầm thẻ"},
}  # fmt: skip

WITH: Final[dict[str, Callable[[At], object]]] = {
    "delegates.open_door:name": lambda at: "Cửa 2",
    "delegates:door": lambda at: at.once(door_of),
    "delegates:scan": lambda at: Scan(NONCE, timezone.now(), delegate=at.once(delegate_of).pk),
    "delegates:guest": lambda at: WalkIn("g" * 16, timezone.now(), "Trần Văn Bình", "mời tại chỗ"),
    "delegates:delegate": lambda at: at.once(delegate_of),
    "delegates:entry": lambda at: at.once(_came),
    "delegates.draft_attendance_minute:meeting": lambda at: at.once(delegate_of).meeting,
    "delegates.draft_attendance_minute:occasion": lambda at: WHOLE,
    "delegates.annul_check_in:reason": lambda at: "quét nhầm thẻ",
}
