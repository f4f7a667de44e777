"""A cancelled meeting: what makes no sense any more is refused with a sentence, and no page offers it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from caunoi.delegates.badge_actions import reprint_badge
from caunoi.delegates.badge_reads import badges_of
from caunoi.delegates.minute_actions import draft_attendance_minute
from caunoi.issuing.draft_models import Draft
from caunoi.ledger.models import Entry
from caunoi.meetings.agenda_change_actions import cancel_meeting
from caunoi.meetings.agenda_paper_actions import draft_meeting_paper
from caunoi.meetings.agenda_papers import MeetingPaper, papers_of
from caunoi.meetings.floor_actions import FloorTerms, close_floor, open_floor, set_speech_quotas
from caunoi.meetings.floor_speech_actions import NewSpeech, raise_hand, register_speech
from caunoi.meetings.models import Floor, Meeting, Point, Speech
from caunoi.meetings.rules import Level, State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.door_scene import Hall
from tests.conftest import Province

TERMS = FloorTerms(10, 8)


def _cancel(hall: Hall) -> None:
    now = Meeting.objects.get(pk=hall.meeting.pk)
    cancel_meeting(actor=hall.by, meeting=now, reason="bão số 5", seen=now.when.words)
    hall.meeting.refresh_from_db()


def _raised(hall: Hall) -> Speech:
    point = Point.objects.create(meeting=hall.meeting, level=Level.COMMUNE, name="Bến Thượng")
    session = hall.meeting.sessions.all()[0]
    return raise_hand(actor=hall.by, session=session, point=point, new=NewSpeech("Hà Nam"))


def _drafts(which: MeetingPaper) -> Callable[[Hall], object]:
    return lambda hall: draft_meeting_paper(actor=hall.by, meeting=hall.meeting, which=which)


DEEDS: dict[str, Callable[[Hall], object]] = {
    "minute": lambda hall: draft_attendance_minute(actor=hall.by, meeting=hall.meeting),
    **{which.name: _drafts(which) for which in MeetingPaper},
    "badge": lambda hall: reprint_badge(actor=hall.by, delegate=hall.meeting.delegates.all()[0]),
    "speech": lambda hall: register_speech(
        actor=hall.by, session=hall.meeting.sessions.all()[0], new=NewSpeech("Hà Nam")
    ),
    "hand": _raised,
    "quotas": lambda hall: set_speech_quotas(
        actor=hall.by, session=hall.meeting.sessions.all()[0], quotas=[("xã", 1)]
    ),
}  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS)
def test_refused_with_a_sentence(deed: str, hall: Hall) -> None:
    hall.invite("Lê Mai")
    _cancel(hall)
    before = Entry.objects.count()
    with pytest.raises(RuleBroken, match=r"Cuộc họp này đã hủy nên không .* Xem lý do hủy") as refused:
        DEEDS[deed](hall)
    assert refused.value.code == "meeting-cancelled"
    assert (Draft.objects.count(), Entry.objects.count()) == (0, before)


def test_the_same_deeds_pass_before(hall: Hall) -> None:
    hall.invite("Lê Mai")
    for deed in DEEDS.keys() - {"POSTPONED", "CALLED_ANEW"}:
        DEEDS[deed](hall)


def test_no_floor_stays_open(hall: Hall) -> None:
    session = hall.meeting.sessions.all()[1]
    open_floor(actor=hall.by, session=session, terms=TERMS)
    with pytest.raises(RuleBroken, match=f"Phiên “{session}” đang mở điều hành") as refused:
        _cancel(hall)
    assert refused.value.code == "floor-open"
    assert Meeting.objects.get(pk=hall.meeting.pk).stands is State.PREPARING
    close_floor(actor=hall.by, session=session)
    _cancel(hall)
    with pytest.raises(RuleBroken, match="không mở điều hành phiên được nữa"):
        open_floor(actor=hall.by, session=session, terms=TERMS)
    assert not Floor.objects.filter(open=True).exists()


def test_no_page_offers_them(hall: Hall, province: Province) -> None:
    hall.invite("Lê Mai")
    client, key = province.client("specialist"), [hall.meeting.pk]
    whole = client.get(reverse("meetings:meeting", args=key)).content.decode()
    assert ("Lập văn bản" in whole, "Soạn chương trình" in whole) == (True, True)
    _cancel(hall)
    whole = client.get(reverse("meetings:meeting", args=key)).content.decode()
    assert ("Lập văn bản" in whole, "Soạn chương trình" in whole) == (False, False)
    assert ("xem và phát hành" in whole, "Lập, sửa Ban Tổ chức" in whole) == (False, False)
    assert f'Cuộc họp đã hủy. <a href="{reverse("delegates:letters", args=key)}">' in whole
    table = client.get(reverse("delegates:attendance", args=key)).content.decode()
    assert ("không lập biên bản" in table, "bien-ban/" in table, "Cho vào" in table) == (True, False, False)
    assert "Không còn thẻ nào để in" in client.get(reverse("delegates:badges", args=key)).content.decode()
    assert client.get(reverse("delegates:badge_sheets", args=[*key, 1])).status_code == 404
    assert (papers_of(hall.meeting), badges_of(hall.meeting, 1)) == ([], [])
    answer = client.post(reverse("delegates:minute", args=key), {"vao": "hop"})
    assert (answer.status_code, "đã hủy nên không lập biên bản" in answer.content.decode()) == (422, True)
