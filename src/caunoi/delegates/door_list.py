"""The list that a door keeps for when the network is gone: as little of each person as a steward needs."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from caunoi.delegates.door_rules import refuse_standing
from caunoi.delegates.models import CheckIn, Delegate, Door
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class SealedList:
    """The list as text, and its seal: HMAC-SHA256 under the SHA-256 of the door's secret, in hex.

    Both sides know that key; nobody between them does, so that no line can be slipped in on the way.
    """

    text: str
    seal: str


def code_mark(code: str) -> str:
    """What the list holds of a code: enough to know it again, too little to write it on a badge."""
    return hashlib.sha256(code.encode()).hexdigest()[:32]


def sealed_list(door: Door, now: datetime) -> SealedList:
    """The list of a door as of now: name, post, office in short, mark of the code, and why not to let in; two
    queries.
    """
    inside = _inside(door)
    rows = [_row(one, inside.get(one.pk, "")) for one in _people(door)]
    said = {
        "meeting": door.meeting.title, "door": door.name, "occasion": door.occasion,
        "place": f"{door.meeting_id}:{door.occasion}", "at": f"{timezone.localtime(now):%H:%M}",
        "people": rows,
    }  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return SealedList(text, hmac.new(bytes.fromhex(door.digest), text.encode(), hashlib.sha256).hexdigest())


def _people(door: Door) -> list[Delegate]:
    found = door.meeting.delegates.select_related("office", "substitute").order_by("order_key", "pk")
    return list(found)


def _inside(door: Door) -> dict[int, str]:
    """Who is in already: where and when, in words."""
    found = CheckIn.objects.filter(
        delegate__meeting=door.meeting_id, occasion=door.occasion, doubles=None, annulled_at=None
    )
    return {entry.delegate_id: f"{entry.when}, {entry.where}" for entry in found.select_related("door", "by")}


def _row(one: Delegate, seen: str) -> list[str | int]:
    """Key, name, post, office, mark of the code, why turned away, when in already."""
    office = one.office.short_name if one.office else one.office_text
    return [one.pk, one.full_name, one.post, office, code_mark(one.code), _away(one), seen]


def _away(one: Delegate) -> str:
    instead = getattr(one, "substitute", None)
    try:
        refuse_standing(one.full_name, one.stands, one.reason, instead.full_name if instead else "")
    except RuleBroken as refused:
        return refused.sentence
    return ""
