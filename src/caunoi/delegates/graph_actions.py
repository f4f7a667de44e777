"""Lines of "Thành phần" become delegates by the register of the day; again they bring up to date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.graph_reads import Expander, Expansion, Meant, unread
from caunoi.delegates.graph_rules import LONGEST_WORDS
from caunoi.delegates.models import Delegate, Invitee
from caunoi.delegates.rules import Part, Standing, refuse_closed
from caunoi.documents.models import Fact
from caunoi.ledger.actions import record
from caunoi.meetings.actions import take_part
from caunoi.meetings.models import Meeting, Point, Session
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

_GONE = "Theo sổ cán bộ không còn giữ chức vụ vào ngày họp"


@dataclass(frozen=True, slots=True)
class LineSaid:
    """A line as a person states it; `part` None: as the words say."""

    words: str
    excepts: str = ""
    part: Part | None = None
    point: Point | None = None
    forum: Session | None = None


@dataclass(frozen=True, slots=True)
class Expanded:
    """What expanding came to: how many came onto the list, left it, and lines that wait."""

    added: int
    gone: int
    waiting: int


@transaction.atomic
def add_invitee(*, actor: User, meeting: Meeting, said: LineSaid) -> Invitee:
    """Puts a line of who is invited down and expands it.

    Raises RuleBroken: not-allowed, meeting-closed, nothing-stated, too-long, line-twice.
    """
    meeting = _held(actor, meeting)
    words = " ".join(stated(said.words, what="thành phần", most=LONGEST_WORDS).split())
    if meeting.invitees.filter(words=words, point=said.point).exists():
        raise RuleBroken("line-twice", "Thành phần này đã có. Hãy sửa hoặc bỏ dòng đã có.")
    line = _line(actor, meeting, words, said)
    record(
        actor=actor, verb="add_invitee", about=line, after=line.words,
        said=f"{actor} ghi thành phần mời của cuộc họp “{meeting}”: {line}.",
    )  # fmt: skip
    _expand(actor, meeting, [line])
    line.refresh_from_db()
    return line


@transaction.atomic
def add_invitees_from(*, actor: User, meeting: Meeting) -> Expanded:
    """Takes every confirmed line of the meeting's document that is none yet, in one confirmation.

    Raises RuleBroken: not-allowed, meeting-closed, nothing-to-take.
    """
    meeting = _held(actor, meeting)
    facts = {_words(fact): fact for fact in unread(meeting)}
    there = set(meeting.invitees.filter(point=None).values_list("words", flat=True))
    lines = []
    for words, fact in facts.items():
        if words and words not in there:
            line = _line(actor, meeting, words, LineSaid(words))
            line.fact = fact
            line.save(update_fields=["fact"])
            lines.append(line)
    if not lines:
        raise RuleBroken(
            "nothing-to-take", "Văn bản của cuộc họp không còn thành phần nào đã duyệt mà chưa đưa vào."
        )
    record(
        actor=actor, verb="add_invitees_from", about=meeting, after=str(len(lines)),
        said=f"{actor} lấy {len(lines)} dòng thành phần từ văn bản của cuộc họp “{meeting}”.",
    )  # fmt: skip
    return _expand(actor, meeting, lines)


@transaction.atomic
def expand_invitees(*, actor: User, meeting: Meeting) -> Expanded:
    """Expands every line again by the register of the meeting's day: updates, never doubles.

    Who answered or was struck off stays as he is. Raises RuleBroken: not-allowed, meeting-closed.
    """
    meeting = _held(actor, meeting)
    lines = list(meeting.invitees.select_related("point", "forum"))
    done = _expand(actor, meeting, lines)
    record(
        actor=actor, verb="expand_invitees", about=meeting,
        after=f"thêm {done.added}, rút {done.gone}, chờ {done.waiting}",
        said=f"{actor} mở rộng thành phần mời của cuộc họp “{meeting}” theo sổ đơn vị: "
        f"thêm {done.added} người, rút {done.gone} người, {done.waiting} dòng còn chờ.",
    )  # fmt: skip
    return done


@transaction.atomic
def remove_invitee(*, actor: User, invitee: Invitee, reason: str) -> int:
    """Takes a line back; whom only it invited and who has not answered goes off the list. Returns how many.

    Raises RuleBroken: not-allowed, meeting-closed, nothing-stated, too-long.
    """
    meeting = _held(actor, invitee.meeting)
    reason = stated(reason, what="lý do bỏ dòng", most=400)
    line = Invitee.objects.select_for_update(of=("self",)).get(pk=invitee.pk)
    gone = _strike(line, set(), reason)
    record(
        actor=actor, verb="remove_invitee", about=meeting, before=line.words, after=reason,
        said=f"{actor} bỏ thành phần mời “{line}” của cuộc họp “{meeting}”, lý do: {reason}.",
    )  # fmt: skip
    line.delete()
    return gone


def _words(fact: Fact) -> str:
    said = fact.value if isinstance(fact.value, dict) else {}
    return " ".join(str(said.get("text", "")).split())[:LONGEST_WORDS]


def _held(actor: User, meeting: Meeting) -> Meeting:
    row = Meeting.objects.select_for_update(of=("self",)).select_related("office").get(pk=meeting.pk)
    demand(actor, Verb.KEEP_DELEGATES, row.office)
    refuse_closed(row.stands)
    return row


def _line(actor: User, meeting: Meeting, words: str, said: LineSaid) -> Invitee:
    return Invitee.objects.create(
        meeting=meeting, words=words, excepts=" ".join(said.excepts.split())[:400], part=said.part or "",
        point=said.point, forum=said.forum, added_by=actor,
    )  # fmt: skip


def _expand(actor: User, meeting: Meeting, lines: Iterable[Invitee]) -> Expanded:
    expander, added, gone, waiting = Expander(meeting), 0, 0, 0
    for line in lines:
        found = expander.expanded(line.words, line.excepts)
        line.inviter, line.part = found.said.inviter[:300], line.part or found.said.part
        line.waits, line.expanded_at = "\n".join(found.missing), timezone.now()
        line.save()
        rows = [_delegate(actor, line, one) for one in found.people]
        added += sum(fresh for _, fresh in rows)
        line.delegates.add(*(row for row, _ in rows))
        gone += _strike(line, {row.pk for row, _ in rows}, _GONE)
        waiting += bool(line.waits)
        _share(meeting, found)
    return Expanded(added, gone, waiting)


def _share(meeting: Meeting, found: Expansion) -> None:
    take_part(meeting=meeting, offices={one.office for one in found.people if one.office})


def _delegate(actor: User, line: Invitee, one: Meant) -> tuple[Delegate, bool]:
    """Whom the line means: who is on the list already, struck off or not, else a new row."""
    there = line.meeting.delegates
    known = there.filter(person=one.person).order_by("-pk").first() if one.person else None
    if known is None:
        same = there.filter(full_name__iexact=one.full_name, office=one.office).order_by("-pk").first()
        known = same if same and (same.person_id is None or one.person is None) else None
    if known is not None:
        if known.person_id is None and one.person is not None:
            known.person = one.person
            known.save(update_fields=["person"])
        return known, False
    inviter = f"; {line.inviter} tin mời" if line.inviter else ""
    return Delegate.objects.create(
        meeting=line.meeting, full_name=one.full_name, post=one.post[:200], office=one.office,
        person=one.person, part=line.part, point=line.point, forum=line.forum, added_by=actor,
        why=f"{one.why} (thành phần: {line}{inviter})"[:400],
    ), True  # fmt: skip


def _strike(line: Invitee, stay: set[int], reason: str) -> int:
    """Takes off whom only this line invited, who no longer belongs to it and has not answered."""
    rows = line.delegates.exclude(pk__in=stay)
    lone = [row for row in rows.filter(standing=Standing.INVITED) if row.invitees.count() == 1]
    Delegate.objects.filter(pk__in=[row.pk for row in lone]).update(standing=Standing.STRUCK, reason=reason)
    line.delegates.remove(*rows)
    return len(lone)
