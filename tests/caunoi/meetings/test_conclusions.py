"""What was promised becomes the notice of conclusions, which is read again as tasks (R14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caunoi.issuing.draft_actions import NewDraft, begin_draft
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.ledger.models import Entry
from caunoi.meetings.floor_actions import FloorTerms, open_floor
from caunoi.meetings.floor_note_actions import NewNote, strike_note, write_note
from caunoi.meetings.floor_paper_actions import draft_conclusions
from caunoi.meetings.floor_papers import CONCLUSIONS, conclusions
from caunoi.meetings.floor_reads import promises_of
from caunoi.meetings.floor_rules import NoteKind
from caunoi.meetings.models import Meeting, Note, Speech
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.floor_scene import Scene
from tests.conftest import Province
from vanban import reading
from vanban.answers import Task
from vanban.paper import Paper, Paragraph, Signing, plain
from vanban.profiles import profile_for
from vanban.writing import write

WATER, CLINIC, FEES = "Nối đường ống trong quý II/2027.", "Cấp thêm *hai* máy", "Trả lời trong 10 ngày"
ISSUED = date(2027, 3, 24)


def _promise(scene: Scene, text: str, whose: str, speech: Speech | None = None) -> Note:
    new = NewNote(NoteKind.PROMISED, text, whose, speech)
    return write_note(actor=scene.actor, session=scene.session, new=new)


@pytest.fixture
def promised(scene: Scene) -> Meeting:
    """The plenary's speaker promised, and two others; a forum before it too; said and struck count not."""
    scene.speaking()
    _promise(scene, WATER, "", scene.mai)
    _promise(scene, CLINIC, "Giám đốc Sở Y tế")
    strike_note(actor=scene.actor, note=_promise(scene, "Hứa nhầm", "Giám đốc Sở Y tế"))
    write_note(actor=scene.actor, session=scene.session, new=NewNote(NoteKind.SAID, "Đường hỏng", "Bà Tư"))
    forum = scene.session.meeting.sessions.get(position=1)
    open_floor(actor=scene.actor, session=forum, terms=FloorTerms(5, 4))
    write_note(actor=scene.actor, session=forum, new=NewNote(NoteKind.PROMISED, FEES, "Chi cục Thuế"))
    return scene.session.meeting


def _lines(paper: Paper) -> list[tuple[str, str]]:
    return [(one.marker, plain(one.words)) for one in paper.body if isinstance(one, Paragraph)]


def _tasks(paper: Paper, on: date = ISSUED) -> list[Task]:
    """What is read from the paper once it is issued."""
    issued = replace(paper, draft=None, number=7, symbol="TB/TU", issue_date=on, place="Hải Lam")
    data = write(issued, profile=profile_for(on, paper.system), format="docx")
    return list(reading.read(data, name="tb.docx", today=on).documents[0].tasks)


def test_each_promise_is_a_point_in_the_order_of_the_sessions(promised: Meeting) -> None:
    said = _lines(conclusions(promised, promises_of(promised)))
    assert said[2:-1] == [
        ("1.", "Chi cục Thuế đã hứa, nhận tại diễn đàn 1"),
        ("-", f"Giao Chi cục Thuế thực hiện việc đã nhận: “{FEES}” (hạn: ……)."),
        ("2.", "Lê Thị Mai, Bí thư chi bộ đã hứa, nhận tại phiên toàn thể"),
        ("-", f"Giao Đảng ủy xã Bến Thượng thực hiện việc đã nhận: “{WATER[:-1]}”."),
        ("3.", "Giám đốc Sở Y tế đã hứa, nhận tại phiên toàn thể"),
        ("-", f"Giao Giám đốc Sở Y tế thực hiện việc đã nhận: “{CLINIC}” (hạn: ……)."),
    ]
    assert said[0][1].startswith("Ngày 22/3/2027, tại Nhà văn hóa tỉnh Hải Lam, Thường trực Tỉnh ủy chủ trì")


def test_what_is_issued_is_read_as_tasks(promised: Meeting) -> None:
    """The day only where somebody said one; the words are those that were noted."""
    found = _tasks(conclusions(promised, promises_of(promised)))
    assert [(one.assignee, one.deadline.due if one.deadline else None) for one in found] == [
        ("Chi cục Thuế", None),
        ("Đảng ủy xã Bến Thượng", "2027-06-30"),
        ("Giám đốc Sở Y tế", None),
        ("Văn phòng Tỉnh ủy Hải Lam", None),
    ]
    for text, one in zip((FEES, WATER, CLINIC.replace("*", "")), found, strict=False):
        assert text.rstrip(".") in one.action


def test_what_is_promised_in_december_is_due_next_year(scene: Scene) -> None:
    note = _promise(scene, "Cấp thêm máy xong trong quý I", "Giám đốc Sở Y tế")
    paper = conclusions(scene.session.meeting, [note])
    found = _tasks(paper, date(2027, 12, 28))
    assert [one.deadline.due for one in found if one.deadline] == ["2028-03-31"]


@pytest.mark.parametrize(
    ("text", "dots"),
    [("Xong trước ngày 30/6", False), ("Xong trong tháng 4", False), ("Báo cáo hằng tháng", False),
     ("Sẽ xem lại", True), ("Mua 12 máy", True)],
)  # fmt: skip
def test_the_day_only_where_it_was_said(text: str, dots: bool, scene: Scene) -> None:
    note = _promise(scene, text, "Giám đốc Sở Y tế")
    assert ("hạn: ……" in str(conclusions(scene.session.meeting, [note]).body)) == dots


@pytest.mark.parametrize("missing", ["office", "post"])
def test_of_a_speaker_without_an_office_the_post(missing: str, scene: Scene) -> None:
    scene.speaking()
    Speech.objects.update(office=None, post="" if missing == "post" else scene.mai.post)
    scene.mai.refresh_from_db()
    note = _promise(scene, CLINIC, "", scene.mai)
    owner = "Bí thư chi bộ" if missing == "office" else "Lê Thị Mai"
    assert f"Giao {owner} thực hiện" in _lines(conclusions(scene.session.meeting, [note]))[3][1]


def test_a_draft_once(promised: Meeting, specialist: User) -> None:
    made = draft_conclusions(actor=specialist, meeting=promised)
    assert draft_conclusions(actor=specialist, meeting=promised) == made
    assert made.kind == CONCLUSIONS
    assert newest(made).paper.doc_type == "Thông báo"
    assert Entry.objects.filter(verb="begin_draft").count() == 1


def test_who_signs_minutes_signs_no_conclusions(promised: Meeting, specialist: User) -> None:
    """Place and signer come from the office's last draft, but not from that of a minute."""
    secretary = Signing("NGƯỜI GHI BIÊN BẢN", "Kha Thị Nhài")
    signer = Signing("CHÁNH VĂN PHÒNG", "Lê Quốc Bảo")
    for doc_type, place, signing in (("Kế hoạch", "Hải Lam", signer), ("Biên bản", "Bến Thượng", secretary)):
        paper = conclusions(promised, promises_of(promised))
        paper = replace(paper, doc_type=doc_type, place=place, signings=(signing,))
        begin_draft(actor=specialist, new=NewDraft(promised.office, paper))
    made = newest(draft_conclusions(actor=specialist, meeting=promised)).paper
    assert (made.place, made.signings) == ("Hải Lam", (signer,))


@pytest.mark.parametrize(("role", "code"), [("specialist", "nothing-promised"), ("leader", "not-allowed")])
def test_refused(role: str, code: str, scene: Scene, province: Province) -> None:
    with pytest.raises(RuleBroken) as refused:
        draft_conclusions(actor=province.people[role], meeting=scene.session.meeting)
    assert refused.value.code == code
    assert not Draft.objects.exists()


def test_a_button_on_the_meeting_and_on_the_secretarys_page(promised: Meeting, province: Province) -> None:
    client, address = province.client("specialist"), f"/cuoc-hop/{promised.pk}/"
    page = client.get(address).content.decode()
    assert "Thông báo kết luận (3 việc đã hứa)" in page
    session = promised.sessions.order_by("-position")[0]
    secretary = f"/cuoc-hop/phien/{session.pk}/thu-ky/"
    assert f'action="{address}ket-luan/"' in client.get(secretary).content.decode()
    answer = client.post(f"{address}ket-luan/")
    assert answer.headers["Location"].endswith(f"/{Draft.objects.get().pk}/")
    assert "ket-luan" not in province.client("reader").get(address).content.decode()
