"""The paper made of all floors of a meeting: what was said, asked and promised in each session and forum."""

from __future__ import annotations

from typing import Final

from caunoi.issuing.draft_making import made_paper
from caunoi.meetings.floor_reads import held_sessions
from caunoi.meetings.floor_rules import NOTE_NAMES, NoteKind
from caunoi.meetings.models import Meeting, Note, Session
from vanban.paper import Paper, words

SYNTHESIS: Final = "bao-cao-tong-hop-dien-dan"


def synthesis(meeting: Meeting, *, sender: str) -> Paper:
    """The notes of each session in the order of the agenda, and once more what was promised."""
    sessions = held_sessions(meeting)
    promised = [
        note for session in sessions for note in session.notes.all() if note.kind == NoteKind.PROMISED
    ]
    values = {
        "meeting": meeting.title, "organiser": sender, "meets_on": meeting.starts_on,
        "forums": [_forum(session) for session in sessions],
        "promises": [words(f"{note.whose}: {note.text}") for note in promised],
        "recipients": [{"text": "Đại biểu dự họp"}, {"text": f"Lưu {sender}"}],
    }  # fmt: skip
    return made_paper(SYNTHESIS, office=meeting.office, values=values)


def _forum(session: Session) -> dict[str, object]:
    return {
        "name": session.name, "chair": session.chair, "held": len(session.speeches.all()),
        "notes": [_line(note) for note in session.notes.all()],
    }  # fmt: skip


def _line(note: Note) -> dict[str, object]:
    return {"kind": NOTE_NAMES[NoteKind(note.kind)], "whose": note.whose, "content": words(note.text)}
