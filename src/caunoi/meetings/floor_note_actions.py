"""The secretary's verbs: what was said, asked, promised, by whom."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.meetings.floor_hold import moved, run
from caunoi.meetings.floor_rules import NOTE_NAMES, NoteKind
from caunoi.meetings.models import Note, Session, Speech
from caunoi.people.models import User
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note as the secretary writes it; of a `speech` it is that speaker's where nobody else is named."""

    kind: NoteKind
    text: str
    whose: str = ""
    speech: Speech | None = None


@transaction.atomic
def write_note(*, actor: User, session: Session, new: NewNote) -> Note:
    """Writes down what was said, asked or promised. Raises RuleBroken: not-allowed, nothing-stated, too-long,
    other-session."""
    session = run(actor, session)
    if new.speech is not None and new.speech.session_id != session.pk:
        raise RuleBroken("other-session", "Phát biểu này thuộc phiên khác.")
    whose = new.whose or (str(new.speech)[:200] if new.speech else "")
    note = Note.objects.create(
        session=session, speech=new.speech, kind=new.kind, by=actor,
        whose=stated(whose, what="của ai", most=200), text=stated(new.text, what="nội dung", most=4000),
    )  # fmt: skip
    moved(session)
    record(
        actor=actor, verb="write_note", about=session.meeting,
        said=f"{actor} ghi {NOTE_NAMES[new.kind].lower()} của {note.whose} tại phiên “{session}”: {note}",
    )  # fmt: skip
    return note


@transaction.atomic
def strike_note(*, actor: User, note: Note) -> Note:
    """Takes a note out of what the session came to; it stays, struck. Raises RuleBroken: not-allowed,
    already-struck."""
    session = run(actor, note.session)
    note = Note.objects.get(pk=note.pk)
    if note.struck:
        raise RuleBroken("already-struck", "Ghi chép này đã bỏ rồi.")
    note.struck = True
    note.save()
    moved(session)
    record(
        actor=actor, verb="strike_note", about=session.meeting,
        said=f"{actor} bỏ một ghi chép của {note.whose} tại phiên “{session}”: {note}",
    )  # fmt: skip
    return note
