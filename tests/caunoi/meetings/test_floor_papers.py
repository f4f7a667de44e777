"""One report of all forums: in the agenda's order, without what was struck, the promises once more."""

from __future__ import annotations

import pytest

from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.ledger.models import Entry
from caunoi.meetings.floor_actions import FloorTerms, open_floor
from caunoi.meetings.floor_clock_actions import end_speech
from caunoi.meetings.floor_note_actions import NewNote, strike_note, write_note
from caunoi.meetings.floor_paper_actions import draft_synthesis
from caunoi.meetings.floor_papers import synthesis
from caunoi.meetings.floor_rules import NoteKind
from caunoi.meetings.models import Meeting, Note
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.floor_scene import Scene, after
from tests.conftest import Province
from vanban.paper import Paper, Paragraph, plain

PROMISE = "Nối đường ống tới ba thôn phía tây"


@pytest.fixture
def noted(scene: Scene) -> Meeting:
    """Two forums and the plenary were run; something was noted in each, and one note struck."""
    meeting = scene.session.meeting
    for position, whose in ((2, "Bí thư thôn Đoài"), (1, "Bí thư thôn Trung")):
        forum = meeting.sessions.get(position=position)
        open_floor(actor=scene.actor, session=forum, terms=FloorTerms(5, 4))
        write_note(actor=scene.actor, session=forum, new=NewNote(NoteKind.ASKED, "Bao giờ có nước?", whose))
    scene.speaking()
    end_speech(actor=scene.actor, speech=scene.mai, now=after(3))
    for kind, text in ((NoteKind.PROMISED, PROMISE), (NoteKind.SAID, "Nói thừa")):
        write_note(actor=scene.actor, session=scene.session, new=NewNote(kind, text, "Giám đốc Sở"))
    strike_note(actor=scene.actor, note=Note.objects.get(text="Nói thừa"))
    return meeting


def _lines(paper: Paper) -> str:
    """Everything that the paper says, in its order."""
    return str(paper.body)


def test_every_forum_in_its_order_and_the_promises(noted: Meeting) -> None:
    said = _lines(synthesis(noted, sender="Văn phòng Tỉnh ủy"))
    order = [
        *("DIỄN ĐÀN 1", "Bí thư thôn Trung", "DIỄN ĐÀN 2", "Bí thư thôn Đoài", "PHIÊN TOÀN THỂ"),
        *(PROMISE, "VIỆC ĐÃ HỨA, NHẬN"),
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert said.rindex(f"Giám đốc Sở: {PROMISE}") > places[-1]
    assert "Nói thừa" not in said
    assert "DIỄN ĐÀN 3" not in said


def test_stars_stay_stars(noted: Meeting, scene: Scene) -> None:
    note = NewNote(NoteKind.PROMISED, "Cấp *thêm* 2 ** 3 máy", "Giám đốc Sở")
    write_note(actor=scene.actor, session=scene.session, new=note)
    said = [plain(one.words) for one in synthesis(noted, sender="VP").body if isinstance(one, Paragraph)]
    assert sum(note.text in line for line in said) == 2
    assert f"Giám đốc Sở: {note.text}" in said


def test_a_draft_once(noted: Meeting, specialist: User) -> None:
    made = draft_synthesis(actor=specialist, meeting=noted)
    assert draft_synthesis(actor=specialist, meeting=noted) == made
    assert Draft.objects.get() == made
    assert newest(made).paper.title == f"tổng hợp ý kiến tại {noted.title}"
    assert Entry.objects.filter(verb="begin_draft").count() == 1


def test_nothing_noted_is_nothing_to_sum_up(scene: Scene, specialist: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        draft_synthesis(actor=specialist, meeting=scene.session.meeting)
    assert refused.value.code == "nothing-noted"
    assert not Draft.objects.exists()


def test_who_may_not(noted: Meeting, contact: User) -> None:
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        draft_synthesis(actor=contact, meeting=noted)


def test_the_secretarys_button(noted: Meeting, province: Province) -> None:
    answer = province.client("specialist").post(f"/cuoc-hop/{noted.pk}/tong-hop/")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"/{Draft.objects.get().pk}/")
