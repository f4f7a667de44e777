"""Lines of "Thành phần" become delegates by the register of the day; again they bring up to date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.graph_reads import Expander, Expansion, Meant, unread
from caunoi.delegates.graph_rules import LONGEST_WORDS
from caunoi.delegates.models import Delegate, Invitee
from caunoi.delegates.rules import Part, Standing, refuse_closed
from caunoi.ledger.actions import record
from caunoi.meetings.actions import take_part
from caunoi.meetings.models import Meeting, Point, Session
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

# What expanding writes, and knows its own by: in why somebody is invited, and why somebody was struck off.
_BY_LINE: Final = " (thành phần: "
_GONE: Final = "Theo sổ cán bộ không còn giữ chức vụ vào ngày họp"
_TAKEN_BACK: Final = "Bỏ dòng thành phần: "


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
    lines = []
    for words, fact in unread(meeting).items():
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

    Who answered or was struck off by a person stays as he is. Raises RuleBroken: not-allowed, meeting-closed.
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
    """Takes a line back; whom only it brought and who has not answered goes off the list. Returns how many.

    Raises RuleBroken: not-allowed, meeting-closed, nothing-stated, too-long, gone.
    """
    meeting = _held(actor, invitee.meeting)
    reason = stated(reason, what="lý do bỏ dòng", most=400)
    line = Invitee.objects.select_for_update(of=("self",)).filter(pk=invitee.pk).first()
    if line is None:
        raise RuleBroken("gone", "Dòng này đã được bỏ trước đó; tải lại trang để xem thành phần hiện có.")
    gone = _strike(line, set(), f"{_TAKEN_BACK}{reason}"[:400])
    record(
        actor=actor, verb="remove_invitee", about=meeting, before=line.words, after=reason,
        said=f"{actor} bỏ thành phần mời “{line}” của cuộc họp “{meeting}”, lý do: {reason}.",
    )  # fmt: skip
    line.delete()
    return gone


def _held(actor: User, meeting: Meeting) -> Meeting:
    # no_key: who answers holds a delegate and only then refers to the meeting.
    held = Meeting.objects.select_for_update(of=("self",), no_key=True)
    row = held.select_related("office").get(pk=meeting.pk)
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
    """Whom the line means: who is on the list already, struck off by a person or not, else a new row; whom
    expanding had struck off comes back.
    """
    row = _known(line.meeting, one)
    if row is not None and not _struck_by_expanding(row):
        if row.person_id is None and one.person is not None:
            row.person = one.person
            row.save(update_fields=["person"])
        return row, False
    inviter = f"; {line.inviter} tin mời" if line.inviter else ""
    row = row or Delegate(meeting=line.meeting, added_by=actor)
    row.full_name, row.post, row.office, row.person = one.full_name, one.post[:200], one.office, one.person
    row.part, row.point, row.forum = line.part, line.point, line.forum
    row.why = f"{one.why[:200]}{_BY_LINE}{line}{inviter})"[:400]
    row.standing, row.reason = Standing.INVITED, ""
    row.save()
    return row, True


def _known(meeting: Meeting, one: Meant) -> Delegate | None:
    """Who is on the list already; of several rows one that stands, then the latest."""
    rows = meeting.delegates.order_by("-pk")
    same = list(rows.filter(person=one.person)) if one.person else []
    if not same:
        named = rows.filter(full_name__iexact=one.full_name, office=one.office)
        same = [row for row in named if row.person_id is None or one.person is None]
    return min(same, key=lambda row: row.stands is Standing.STRUCK, default=None)


def _struck_by_expanding(row: Delegate) -> bool:
    return row.stands is Standing.STRUCK and (row.reason == _GONE or row.reason.startswith(_TAKEN_BACK))


def _strike(line: Invitee, stay: set[int], reason: str) -> int:
    """Takes off whom only this line brought, who no longer belongs to it and has not answered."""
    rows = line.delegates.exclude(pk__in=stay)
    mine = rows.filter(standing=Standing.INVITED, why__contains=_BY_LINE)
    lone = [row.pk for row in mine if row.invitees.count() == 1]
    still = Delegate.objects.filter(pk__in=lone, standing=Standing.INVITED)
    gone = still.update(standing=Standing.STRUCK, reason=reason)
    line.delegates.remove(*rows)
    return gone
