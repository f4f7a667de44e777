"""The meetings on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from caunoi.meetings.actions import NewItem, NewMeeting
from caunoi.meetings.agenda_change_rules import When
from caunoi.meetings.agenda_papers import MeetingPaper
from caunoi.meetings.agenda_templates import templates
from caunoi.meetings.committee_actions import MemberSaid
from caunoi.meetings.committee_forms import WHOLE_OFFICE
from caunoi.meetings.committee_rules import CommitteeRole
from caunoi.meetings.models import AgendaItem, CommitteeMember, Meeting, Paper, PaperVersion, Session
from caunoi.meetings.paper_actions import NewPaper, PaperFile
from caunoi.meetings.rules import Kind
from tests.caunoi.meetings.paper_scene import version_of
from tests.pages.things import NEXT, At, Position


def meeting_of(at: At) -> Meeting:
    """A meeting of the position's office, in which the walkers' office takes part where it is shared."""
    made = Meeting.objects.create(
        office=at.office, kind=Kind.GATHERING, title="Gặp mặt", starts_on=NEXT, created_by=at.scene.other
    )
    if at.position is Position.SHARED:
        made.offices.add(at.scene.offices[Position.OWN])
    return made


def item_of(at: At) -> AgendaItem:
    """The second of two items."""
    session = Session.objects.create(meeting=at.once(meeting_of), position=1, name="Phiên toàn thể")
    AgendaItem.objects.create(session=session, position=1, content="Khai mạc")
    return AgendaItem.objects.create(session=session, position=2, content="Bế mạc")


def member_of(at: At) -> CommitteeMember:
    """The office itself is on the committee."""
    return CommitteeMember.objects.create(
        meeting=at.once(meeting_of), office=at.office, role=CommitteeRole.MEMBER
    )


def paper_version_of(at: At) -> PaperVersion:
    """The first version of a paper for all."""
    paper = Paper.objects.create(meeting=at.once(meeting_of), title="Báo cáo")
    return version_of(paper, at.scene.other)


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "meetings.kind": lambda at: "chuong-trinh",
    "meetings.member": lambda at: at.once(member_of).pk,
    "meetings.version": lambda at: at.once(paper_version_of).pk,
    "meetings.pk": lambda at: at.once(meeting_of).pk,
    "meetings:session.pk": lambda at: at.once(item_of).session_id,
    "meetings:release.pk": lambda at: at.once(item_of).session.meeting_id,
    **{
        f"meetings:{name}.pk": lambda at: at.once(item_of).pk for name in ("item", "move_item", "remove_item")
    },
}


def _change(at: At) -> dict[str, object]:
    """A change that has been shown and is now made."""
    return {"starts_on": "5/4/2026", "reason": "Bận", "seen": at.once(meeting_of).when.words, "sure": "1"}


_MOVING: Final = ("move_meeting", "postpone_meeting", "cancel_meeting")

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    **dict.fromkeys(("meetings:move", "meetings:postpone", "meetings:cancel"), _change),
    "meetings:quorum": lambda at: {"least": "2/3", "basis": "Quy chế làm việc"},
    "meetings:committee": lambda at: {"don-vi": at.office.pk, "who": WHOLE_OFFICE, "role": "head"},
    "meetings:committee_member": lambda at: {
        "who": WHOLE_OFFICE,
        "role": "head",
        "seen": at.once(member_of).words,
    },
    "meetings:works": lambda at: {"mau": "doi-thoai-cap-xa", "viec": [templates()[0].works[0].action]},
    "meetings:session": lambda at: {"content": "Chụp ảnh"},
    "meetings:item": lambda at: {"content": "Bế mạc lúc 11 giờ", "seen": at.once(item_of).words},
    "meetings:release": lambda at: {"sure": "1"},
    "meetings:new": lambda at: {"office": at.office.pk, "kind": "gathering", "title": "Gặp mặt"},
}

WITH: Final[dict[str, Callable[[At], object]]] = {
    "meetings.release_agenda:note": lambda at: "",
    "meetings.add_paper:new": lambda at: NewPaper("Báo cáo", PaperFile("bao-cao.txt", b"Bao cao so 1")),
    "meetings.renew_paper:file": lambda at: PaperFile("bao-cao.txt", b"Bao cao so 2"),
    "meetings:paper": lambda at: at.once(paper_version_of).paper,
    "meetings:meeting": lambda at: at.once(meeting_of),
    "meetings.set_committee_member:said": lambda at: MemberSaid(at.office, CommitteeRole.HEAD),
    "meetings.set_committee_member:member": lambda at: None,
    "meetings.set_quorum:least": lambda at: "2/3",
    "meetings.set_quorum:basis": lambda at: "Quy chế làm việc",
    "meetings:member": lambda at: at.once(member_of),
    "meetings.release_agenda:meeting": lambda at: at.once(item_of).session.meeting,
    "meetings.set_agenda_item:session": lambda at: at.once(item_of).session,
    "meetings.set_agenda_item:new": lambda at: NewItem("Bế mạc lúc 11 giờ"),
    "meetings.set_agenda_item:item": lambda at: None,
    "meetings.move_agenda_item:item": lambda at: at.once(item_of),
    "meetings.remove_agenda_item:item": lambda at: at.once(item_of),
    **{f"meetings.{verb}:seen": lambda at: at.once(meeting_of).when.words for verb in _MOVING},
    **{f"meetings.{verb}:reason": lambda at: "Bận" for verb in _MOVING},
    "meetings.move_meeting:to": lambda at: When(NEXT + timedelta(days=4)),
    "meetings:template": lambda at: templates()[0],
    "meetings:which": lambda at: MeetingPaper.PLAN,
    "meetings:up": lambda at: True,
    "meetings:new": lambda at: NewMeeting(at.office, Kind.GATHERING, "Gặp mặt", starts_on=NEXT),
}
