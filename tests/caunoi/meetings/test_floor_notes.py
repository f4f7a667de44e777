"""The secretary's notes: said, asked, promised, by whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from caunoi.meetings.floor_note_actions import NewNote, strike_note, write_note
from caunoi.meetings.floor_rules import NoteKind
from caunoi.meetings.models import Asker, Note, Question
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.floor_scene import Scene, told

PROMISE = NewNote(NoteKind.PROMISED, "Xong đường trước 30/6", "Chủ tịch Ủy ban nhân dân xã")


def _write(scene: Scene, new: NewNote) -> Note:
    return write_note(actor=scene.actor, session=scene.session, new=new)


def test_promised_by_somebody(scene: Scene) -> None:
    version = scene.floor.version
    note = _write(scene, PROMISE)
    assert (note.kind, note.whose, note.speech, note.by) == (
        "promised", PROMISE.whose, None, scene.actor,
    )  # fmt: skip
    assert scene.floor.version == version + 1
    assert "ghi hứa, nhận việc của Chủ tịch Ủy ban nhân dân xã tại phiên" in told("write_note")


def test_of_a_speech_it_is_the_speakers(scene: Scene) -> None:
    assert _write(scene, NewNote(NoteKind.SAID, "Thiếu nước", speech=scene.mai)).whose == str(scene.mai)


def test_struck_it_stays(scene: Scene) -> None:
    note = strike_note(actor=scene.actor, note=_write(scene, PROMISE))
    assert Note.objects.get() == note
    assert note.struck
    assert "bỏ một ghi chép của Chủ tịch" in told("strike_note")


def _elsewhere(scene: Scene) -> None:
    forum = scene.session.meeting.sessions.get(position=1)
    write_note(actor=scene.actor, session=forum, new=NewNote(NoteKind.SAID, "x", speech=scene.mai))


REFUSED: list[tuple[str, Callable[[Scene], object]]] = [
    ("nothing-stated", lambda s: _write(s, NewNote(NoteKind.SAID, "Đường hỏng"))),
    ("nothing-stated", lambda s: _write(s, NewNote(NoteKind.SAID, "…", "Nam"))),
    ("too-long", lambda s: _write(s, NewNote(NoteKind.SAID, "x" * 4001, "Nam"))),
    ("other-session", _elsewhere),
]


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_refused(scene: Scene, code: str, act: Callable[[Scene], object]) -> None:
    with pytest.raises(RuleBroken) as refused:
        act(scene)
    assert refused.value.code == code
    assert not Note.objects.exists()


def test_struck_once(scene: Scene, contact: User) -> None:
    note = _write(scene, PROMISE)
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        strike_note(actor=contact, note=note)
    strike_note(actor=scene.actor, note=note)
    with pytest.raises(RuleBroken, match="đã bỏ rồi"):
        strike_note(actor=scene.actor, note=note)


@pytest.mark.parametrize("nothing", [{"text": ""}, {"whose": ""}])
def test_no_note_says_nothing(scene: Scene, nothing: dict[str, str]) -> None:
    _write(scene, PROMISE)
    with pytest.raises(IntegrityError, match="note_says_what_of_whom"), transaction.atomic():
        Note.objects.update(**nothing)


@pytest.mark.parametrize(
    ("text", "words"),
    [("Thiếu nước", "Thiếu nước"), ("x" * 90, "x" * 90), ("x" * 91, "x" * 89 + "…")],
)
def test_long_words_are_cut_for_lists(scene: Scene, text: str, words: str) -> None:
    assert str(_write(scene, NewNote(NoteKind.SAID, text, "Nam"))) == words
    question = Question(text=text)
    assert str(question) == words
    assert str(Asker(full_name="", place="thôn Trung")) == "thôn Trung"
    assert str(scene.nam) == "Hà Văn Nam"
    assert str(scene.mai) == "Lê Thị Mai, Bí thư chi bộ"
