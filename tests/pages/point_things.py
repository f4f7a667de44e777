"""The bridge points on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.utils import timezone

from caunoi.meetings.models import Incident, Meeting, Point, PointContact, PointLink
from caunoi.meetings.point_actions import PointSaid
from caunoi.meetings.point_day_rules import digest_of
from caunoi.meetings.point_rules import Wanted
from caunoi.meetings.rules import Level
from tests.pages.meeting_things import meeting_of
from tests.pages.things import NEXT, At


def point_of(at: At) -> Point:
    """A point that the position's office keeps."""
    return Point.objects.create(
        meeting=at.once(meeting_of), office=at.office, level="commune", name=f"Điểm cầu {at.position}"
    )


def link_of(at: At) -> PointLink:
    """Its secret address, on the day of the meeting; the secret is "bi-mat-" and the position."""
    Meeting.objects.filter(pk=at.once(meeting_of).pk).update(starts_on=timezone.localdate())
    return PointLink.objects.create(
        point=at.once(point_of), digest=digest_of(f"bi-mat-{at.position}"), created_by=at.scene.other
    )


def contact_of(at: At) -> PointContact:
    """The telephone of its technician."""
    ends = timezone.localdate() + timedelta(days=9)
    return PointContact.objects.create(
        point=at.once(point_of), value="0900000787", purpose="kết nối", expires_on=ends
    )


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "meetings:point.point": lambda at: at.once(point_of).pk,
    "meetings:point_phone.point": lambda at: at.once(contact_of).point_id,
    "meetings:point_day.point": lambda at: at.once(point_of).pk,
    "meetings:share_point.point": lambda at: at.once(point_of).pk,
    "meetings:revoke_point_link.point": lambda at: at.once(link_of).point_id,
    "meetings:point_by_link.secret": lambda at: at.once(link_of) and f"bi-mat-{at.position}",
    "meetings:urge_points.pk": lambda at: at.once(point_of).meeting_id,
}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "meetings:new_point": lambda at: {"name": "Nhà văn hóa", "level": "commune"},
    "meetings:points_of_register": lambda at: {"don_vi": at.office.pk},
    "meetings:point": lambda at: {"stands": "opened", "place": "Hội trường", "seen": 0},
    "meetings:point_day": lambda at: {"viec": "count", "present": "45"},
    "meetings:point_by_link": lambda at: {"viec": "count", "present": "45"},
    "meetings:point_phone": lambda at: {"purpose": "gọi kỹ thuật"},
}

_DEEDS: Final[dict[str, dict[str, Callable[[At], object]]]] = {
    "call_points": {"due": lambda at: None, "tests_at": lambda at: None},
    "add_point": {"wanted": lambda at: Wanted(Level.COMMUNE, "Nhà văn hóa")},
    "add_points": {"wanted": lambda at: [Wanted(Level.COMMUNE, "Nhà văn hóa")]},
    "add_points_of_register": {"offices": lambda at: [at.office], "on": lambda at: NEXT},
    "register_point": {
        "point": lambda at: at.once(point_of),
        "said": lambda at: PointSaid(place="Hội trường"),
        "seen": lambda at: 0,
    },
    "urge_points": {"meeting": lambda at: at.once(point_of).meeting},
    "record_test": {
        "point": lambda at: at.once(point_of),
        "said": lambda at: {"sound": "ok"},
        "note": lambda at: "",
    },
    "report_incident": {"point": lambda at: at.once(point_of), "what": lambda at: "Mất tiếng"},
    "resolve_incident": {
        "incident": lambda at: Incident.objects.create(point=at.once(point_of), what="Mất tiếng"),
        "how": lambda at: "thay dây",
    },
    "report_count": {"point": lambda at: at.once(point_of), "present": lambda at: 45},
    "share_point": {"point": lambda at: at.once(point_of)},
    "revoke_point_link": {"point": lambda at: at.once(link_of).point},
    "look_at_point_contact": {
        "contact": lambda at: at.once(contact_of),
        "purpose": lambda at: "gọi kỹ thuật",
    },
}
WITH: Final = {
    f"meetings.{deed}:{name}": make for deed, given in _DEEDS.items() for name, make in given.items()
}
