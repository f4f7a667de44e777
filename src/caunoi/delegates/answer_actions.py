"""Delegates answer by their link, without an account; who goes instead is decided by the office."""

from __future__ import annotations

from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.bus_locking import bus_again, held_bus
from caunoi.delegates.models import AnswerLink, Delegate, SeatPlace, Substitute
from caunoi.delegates.rules import ANSWERING, Standing, digest_of, refuse_closed, refuse_over
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def make_answer_link(*, actor: User, delegate: Delegate) -> str:
    """Makes the address at which a delegate answers; one made before ends. Returns the secret, shown once.

    Raises RuleBroken: not-allowed, meeting-closed, not-awaited.
    """
    row = _locked(delegate)
    demand(actor, Verb.KEEP_DELEGATES, row.meeting.office)
    _refuse_gone(row)
    AnswerLink.objects.filter(delegate=row).delete()
    secret = token_urlsafe(24)
    AnswerLink.objects.create(delegate=row, digest=digest_of(secret), made_by=actor)
    record(
        actor=actor, verb="make_answer_link", about=row,
        said=f"{actor} lập liên kết trả lời cho đại biểu {row}.",
    )  # fmt: skip
    return secret


@transaction.atomic
def answer_coming(*, link: AnswerLink) -> Delegate:
    """The delegate will come, on the bus he had where it still has a seat.

    Raises RuleBroken: meeting-closed, meeting-over, not-awaited, no-change.
    """
    bus = held_bus(link.delegate.meeting, link.delegate.bus)
    row = _answering(link)
    if row.stands is Standing.COMING:
        raise RuleBroken("no-change", "Đồng chí đã trả lời là sẽ dự; không cần trả lời lại.")
    Substitute.objects.filter(delegate=row, granted=None).delete()
    was, row.bus = row.bus, bus_again(bus, row)
    lost = f"; {was} đã đủ người nên chờ xếp xe khác" if row.bus != was else ""
    return _answered(row, Standing.COMING, "", f"Đại biểu {row} trả lời: sẽ dự{lost}.")


@transaction.atomic
def answer_declined(*, link: AnswerLink, reason: str) -> Delegate:
    """The delegate cannot come, and says why.

    Raises RuleBroken: meeting-closed, meeting-over, not-awaited, nothing-stated, too-long.
    """
    row = _answering(link)
    why = stated(reason, what="lý do vắng", most=400)
    Substitute.objects.filter(delegate=row, granted=None).delete()
    return _answered(row, Standing.DECLINED, why, f"Đại biểu {row} trả lời: không dự được, lý do: {why}.")


@transaction.atomic
def ask_substitute(*, link: AnswerLink, full_name: str, post: str, reason: str) -> Substitute:
    """The delegate would send somebody else; nobody is on the list before the office has agreed.

    Raises RuleBroken: meeting-closed, meeting-over, not-awaited, asked-already, nothing-stated, too-long.
    """
    row = _answering(link)
    if Substitute.objects.filter(delegate=row, granted=None).exists():
        raise RuleBroken("asked-already", "Đã có một đề nghị đi thay đang chờ quyết định.")
    asked = Substitute.objects.create(
        delegate=row, full_name=" ".join(stated(full_name, what="họ và tên", most=120).split()),
        post=post.replace("\0", "").strip()[:200], reason=stated(reason, what="lý do", most=400),
    )  # fmt: skip
    record(
        actor=None, verb="ask_substitute", about=row, after=str(asked),
        said=f"Đại biểu {row} đề nghị {asked} đi thay, lý do: {asked.reason}.",
    )  # fmt: skip
    return asked


@transaction.atomic
def withdraw_substitute(*, link: AnswerLink) -> None:
    """The delegate no longer asks for somebody else, before it was decided; the answer given before stands.

    Raises RuleBroken: meeting-closed, meeting-over, not-awaited, nothing-asked.
    """
    row = _answering(link)
    asked = Substitute.objects.filter(delegate=row, granted=None).first()
    if asked is None:
        raise RuleBroken("nothing-asked", "Không còn đề nghị đi thay nào đang chờ; tải lại trang để xem.")
    asked.delete()
    record(
        actor=None, verb="withdraw_substitute", about=row, before=str(asked),
        said=f"Đại biểu {row} rút đề nghị để {asked} đi thay.",
    )  # fmt: skip


@transaction.atomic
def grant_substitute(*, actor: User, asked: Substitute) -> Delegate:
    """The substitute comes onto the list in the other's place, with a code of his own.

    Raises RuleBroken: not-allowed, meeting-closed, decided, not-awaited.
    """
    bus = held_bus(asked.delegate.meeting, asked.delegate.bus)
    row, asked = _deciding(actor, asked)
    _refuse_gone(row)
    made = Delegate.objects.create(
        meeting=row.meeting, full_name=asked.full_name, post=asked.post, office=row.office,
        office_text=row.office_text, part=row.part, point=row.point, forum=row.forum, group=row.group,
        seat=row.seat, bus=bus_again(bus, row), standing=Standing.COMING, stands_in_for=row, added_by=actor,
        why=f"Đi thay {row.full_name}"[:400],
    )  # fmt: skip
    _decide(actor, asked, granted=True)
    row.standing, row.reason = Standing.REPLACED, asked.reason
    row.save()
    SeatPlace.objects.filter(delegate=row).update(delegate=made)
    record(
        actor=actor, verb="grant_substitute", about=row, after=str(made),
        said=f"{actor} đồng ý để {made} đi thay {row}.",
    )  # fmt: skip
    return made


@transaction.atomic
def refuse_substitute(*, actor: User, asked: Substitute, reason: str) -> Substitute:
    """The office does not agree; the delegate answers again.

    Raises RuleBroken: not-allowed, meeting-closed, decided, nothing-stated, too-long.
    """
    row, asked = _deciding(actor, asked)
    asked.why_not = stated(reason, what="lý do không đồng ý", most=400)
    _decide(actor, asked, granted=False)
    record(
        actor=actor, verb="refuse_substitute", about=row, after=asked.why_not,
        said=f"{actor} không đồng ý để {asked} đi thay {row}, lý do: {asked.why_not}.",
    )  # fmt: skip
    return asked


def _deciding(actor: User, asked: Substitute) -> tuple[Delegate, Substitute]:
    row = _locked(asked.delegate)
    demand(actor, Verb.REGISTER_DELEGATES, row.office or row.meeting.office)
    refuse_closed(row.meeting.stands)
    kept = Substitute.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if kept.granted is not None:
        raise RuleBroken("decided", "Đề nghị đi thay này đã được quyết định.")
    return row, kept


def _decide(actor: User, asked: Substitute, *, granted: bool) -> None:
    asked.granted, asked.decided_by, asked.decided_at = granted, actor, timezone.now()
    asked.save()


def _answered(row: Delegate, standing: Standing, reason: str, said: str) -> Delegate:
    before = row.get_standing_display()
    row.standing, row.reason = standing, reason
    row.save()
    record(actor=None, verb="answer", about=row, said=said, before=before, after=row.get_standing_display())
    return row


def _answering(link: AnswerLink) -> Delegate:
    row = _locked(link.delegate)
    _refuse_gone(row)
    refuse_over(row.meeting.last_day, timezone.localdate())
    return row


def _refuse_gone(row: Delegate) -> None:
    refuse_closed(row.meeting.stands)
    if row.stands not in ANSWERING:
        raise RuleBroken(
            "not-awaited",
            f"{row.full_name} không còn trong danh sách dự ({row.get_standing_display().lower()}). "
            "Có gì chưa đúng, đề nghị liên hệ văn phòng.",
        )


def _locked(delegate: Delegate) -> Delegate:
    found = Delegate.objects.select_for_update(of=("self",))
    return found.select_related("meeting__office", "office", "point", "forum").get(pk=delegate.pk)
