"""A dialogue's plenary with an open floor, two who wait to speak and a bridge point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from caunoi.ledger.models import Entry
from caunoi.meetings.floor_actions import FloorTerms, open_floor, set_speech_quotas
from caunoi.meetings.floor_clock_actions import call_speech, run_clock
from caunoi.meetings.floor_speech_actions import NewSpeech, register_speech
from caunoi.meetings.models import Floor, Meeting, Point, Session, Speech
from caunoi.people.models import Office, User

NOON = datetime(2027, 3, 23, 5, 0, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


@dataclass(frozen=True)
class Scene:
    """Whoever runs the session, the session, and those who wait: Mai, then Nam."""

    actor: User
    session: Session
    mai: Speech
    nam: Speech
    point: Point

    @property
    def floor(self) -> Floor:
        """As it stands now."""
        return Floor.objects.select_related("speech").get(session=self.session)

    def again(self, speech: Speech) -> Speech:
        return Speech.objects.get(pk=speech.pk)

    def speaking(self) -> None:
        """Mai is called and her clock begun at noon."""
        call_speech(actor=self.actor, speech=self.mai, after=None, now=NOON)
        run_clock(actor=self.actor, speech=self.mai, now=NOON)

    def waiting(self) -> list[str]:
        """The given names of those who wait, in their order."""
        rows = self.session.speeches.filter(state="waiting").order_by("position", "pk")
        return [row.full_name.split()[-1] for row in rows]


def floor_scene(actor: User, meeting: Meeting, office: Office) -> Scene:
    session = meeting.sessions.get(position=4)
    open_floor(actor=actor, session=session, terms=FloorTerms(10, 8))
    set_speech_quotas(actor=actor, session=session, quotas=[("xã", 1), ("phường", 1)])
    mai, nam = (
        register_speech(actor=actor, session=session, new=new)
        for new in (
            NewSpeech("Lê Thị  Mai", "Bí thư chi bộ", office, topic="Nước sạch"),
            NewSpeech("Hà Văn Nam"),
        )
    )
    point = Point.objects.create(meeting=meeting, office=office, level="commune", name="Bến Thượng")
    return Scene(actor, session, mai, nam, point)


def told(verb: str) -> str:
    """The last line of the ledger about that verb."""
    return Entry.objects.filter(verb=verb).latest("number").said
