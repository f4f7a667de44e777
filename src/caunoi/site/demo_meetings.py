"""What the demonstration's meetings share: a committee, a paper in two versions, people who wait to speak."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

import docx

from caunoi.meetings.committee_actions import MemberSaid, set_committee_member
from caunoi.meetings.committee_rules import CommitteeRole, Stream
from caunoi.meetings.floor_actions import set_speech_quotas
from caunoi.meetings.floor_speech_actions import NewSpeech, register_speech
from caunoi.meetings.models import Meeting, PaperVersion, Session
from caunoi.meetings.paper_actions import NewPaper, PaperFile, add_paper, renew_paper
from caunoi.people.models import Office, User

Part = tuple[str, CommitteeRole, tuple[Stream, ...]]
PROVINCE: Final[tuple[Part, ...]] = (
    ("vptu", CommitteeRole.HEAD, (Stream.CONTENT, Stream.LOGISTICS)),
    ("btgdv", CommitteeRole.DEPUTY, (Stream.PUBLICITY, Stream.DECOR)),
    ("ca", CommitteeRole.MEMBER, (Stream.SECURITY, Stream.TRANSPORT)),
    ("stc", CommitteeRole.MEMBER, (Stream.FUNDS,)),
    ("btc", CommitteeRole.SECRETARY, ()),
)
COMMUNE: Final[tuple[Part, ...]] = (
    ("vankhe", CommitteeRole.HEAD, (Stream.CONTENT,)),
    ("vankhe-ubnd", CommitteeRole.DEPUTY, (Stream.SECURITY, Stream.FUNDS)),
    ("thontrung", CommitteeRole.MEMBER, (Stream.LOGISTICS, Stream.DECOR)),
    ("vankhe-vp", CommitteeRole.SECRETARY, (Stream.PUBLICITY,)),
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who has put down a name to speak, of which office by its key in province.toml, about what."""

    full_name: str
    post: str
    office: str
    topic: str


def form_committee(actor: User, meeting: Meeting, parts: tuple[Part, ...]) -> None:
    """The organising committee, each office of it with its parts."""
    for key, role, streams in parts:
        said = MemberSaid(Office.objects.get(code=f"hl.{key}"), role, parts=streams)
        set_committee_member(actor=actor, meeting=meeting, said=said)


def put_paper(actor: User, meeting: Meeting, title: str, first: str, second: str) -> PaperVersion:
    """A report whose figures were put right: the second version is the one to read."""
    old = add_paper(
        actor=actor, meeting=meeting, new=NewPaper(title, PaperFile("bao-cao.docx", _report(title, first)))
    )
    new = PaperFile("bao-cao-ban-2.docx", _report(title, second), "Cập nhật số liệu")
    return renew_paper(actor=actor, paper=old.paper, file=new)


def register_speakers(
    actor: User, session: Session, speakers: tuple[Speaker, ...], quotas: tuple[tuple[str, int], ...] = ()
) -> None:
    """They wait on the list of the session in this order."""
    if quotas:
        set_speech_quotas(actor=actor, session=session, quotas=quotas)
    for one in speakers:
        office = Office.objects.get(code=f"hl.{one.office}")
        new = NewSpeech(one.full_name, one.post, office, topic=one.topic)
        register_speech(actor=actor, session=session, new=new)


def _report(title: str, said: str) -> bytes:
    """A short report as a Word file."""
    made, out = docx.Document(), io.BytesIO()
    made.add_heading(title, level=1)
    made.add_paragraph(said)
    made.save(out)
    return out.getvalue()
