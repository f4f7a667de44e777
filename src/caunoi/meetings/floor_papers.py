"""The papers made of all floors of a meeting: what was said, asked and promised in each session and forum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from caunoi.issuing.draft_making import made_paper
from caunoi.meetings.agenda_papers import in_sentence
from caunoi.meetings.floor_reads import held_sessions
from caunoi.meetings.floor_rules import NOTE_NAMES, NoteKind
from caunoi.meetings.models import Meeting, Note, Session
from vanban.facts.deadlines import Calendar, first_deadline
from vanban.kinds.texts import GAP
from vanban.paper import Paper, words

SYNTHESIS: Final = "bao-cao-tong-hop-dien-dan"
CONCLUSIONS: Final = "thong-bao-ket-luan"


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


def conclusions(meeting: Meeting, notes: Sequence[Note]) -> Paper:
    """What was promised as numbered points of a notice of conclusions, to be read again as tasks (R14).

    `notes` in the order of the sessions, as `promises_of` gives them. Raises RuleBroken("kind-refused").
    """
    values = {
        "concluded_by": meeting.chair, "meeting": in_sentence(meeting.title), "held_on": meeting.starts_on,
        "venue": meeting.place, "chair": meeting.chair, "follow_up": meeting.office.name,
        "conclusions": [_point(note) for note in notes],
        "recipients": [{"text": f"Lưu {meeting.office.short_name or meeting.office.name}"}],
    }  # fmt: skip
    known = {key: said for key, said in values.items() if said}
    return made_paper(CONCLUSIONS, office=meeting.office, values=known)


def _point(note: Note) -> dict[str, object]:
    """The promise quoted; a day that nobody said stands as dots."""
    session, promise = note.session, note.text.rstrip(" .;\n")
    on = session.on or session.meeting.starts_on
    task = {"owner": _owner(note), "action": words(f"thực hiện việc đã nhận: “{promise}”")}
    if first_deadline(promise, Calendar(on.year if on else None, on)) is None:
        task["due_words"] = f"(hạn: {GAP})"
    return {"heading": f"{note.whose} đã hứa, nhận tại {in_sentence(session.name)}", "tasks": [task]}


def _owner(note: Note) -> str:
    """The speaker's office, which the board knows, or post; of another, the words of the secretary."""
    speech = note.speech
    if speech is None or note.whose != str(speech)[:200]:
        return note.whose
    return speech.office.name if speech.office else speech.post or note.whose
