"""The verbs of the number register: a number given at issue, kept, used, cancelled; a line put right.

A number is given with the row of its series locked, within the caller's transaction: it is there when the
issue is, and not when it is not (ADR 0031). Series first, then the ledger, which has a lock of its own: who
takes a number within a larger act does so before the act's own line, or two may wait for each other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from caunoi.documents.actions import register_stub
from caunoi.documents.models import Document
from caunoi.issuing.models import NumberEntry, Series
from caunoi.issuing.number_reads import highest, keeper_of, neighbours
from caunoi.issuing.number_rules import STATE_NAMES, Content, State, check_day, symbol_of
from caunoi.issuing.number_series import Asked, locked_series
from caunoi.issuing.number_types import numbered_type
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def take_number(
    *, actor: User, asked: Asked, content: Content, draft_key: str = "", document: Document | None = None,
    reason: str = "",
) -> NumberEntry:  # fmt: skip
    """Gives the next number of a series to a document that is issued now; commits with the caller.

    `draft_key` names the draft, which gets a number once; `reason` lets a day pass that lies before the last
    number's. Raises RuleBroken: not-allowed, type-unknown, no-symbol, no-term, number-given, no-title,
    too-long, too-many, future-day, out-of-order. Sources: R3, 36-HD/VPTW II.1.3, ND 30/2020/ND-CP.
    """
    content = content.cleaned()
    entry = _next(actor, asked, reason)
    _refuse_second(draft_key)
    entry.tell(content)
    entry.state, entry.draft_key, entry.document = State.GIVEN, draft_key, document
    return _give(actor, entry, asked.on, f"{entry.doc_type} {content.title}")


@transaction.atomic
def take_secret_number(*, actor: User, asked: Asked, reason: str = "") -> NumberEntry:
    """Gives the next number to a secret document: the book and a stub hold number and day, nothing else.

    Raises RuleBroken as `take_number`, and as documents' `register_stub`. Sources: R3, R15.
    """
    entry = _next(actor, asked, reason)
    stub = register_stub(actor=actor, number_text=entry.number_text, dated_on=asked.on)
    entry.state, entry.stub = State.SECRET, stub
    return _give(actor, entry, asked.on, f"{entry.doc_type} (mật, lưu riêng)")


@transaction.atomic
def reserve_number(*, actor: User, asked: Asked, reason: str) -> NumberEntry:
    """Keeps the next number of a series for a document to come, with the reason and for whom.

    Raises RuleBroken: not-allowed, type-unknown, no-symbol, no-term, no-reason, future-day.
    """
    why = _reason(reason)
    entry = _next(actor, asked, why)
    entry.state = State.RESERVED
    entry.save()
    record(
        actor=actor, verb="reserve_number", about=entry, after=entry.number_text,
        said=f"{actor} giữ số {entry} cho {entry.doc_type}: {why}.",
    )  # fmt: skip
    return entry


@transaction.atomic
def use_number(
    *, actor: User, entry: NumberEntry, on: date, content: Content, draft_key: str = "", reason: str = ""
) -> NumberEntry:
    """Gives a kept number to the document that is issued now.

    Raises RuleBroken: not-allowed, wrong-state, number-given, future-day, out-of-order, and what
    `Content.cleaned` raises.
    """
    content = content.cleaned()
    entry = _held(actor, entry, State.RESERVED)
    _refuse_second(draft_key)
    _check_span(entry.series, on)
    check_day(
        on, today=timezone.localdate(), around=neighbours(entry.series, entry.number), reason=reason.strip()
    )
    entry.tell(content)
    entry.state, entry.draft_key, entry.reason = State.GIVEN, draft_key, reason.strip()[:500]
    return _give(actor, entry, on, f"{entry.doc_type} {content.title}", verb="use_number")


@transaction.atomic
def cancel_number(*, actor: User, entry: NumberEntry, reason: str) -> NumberEntry:
    """Strikes a number out, with the reason: it stays in the book and is never given again.

    Raises RuleBroken: not-allowed, wrong-state, no-reason.
    """
    why = _reason(reason)
    entry = _held(actor, entry, State.GIVEN, State.RESERVED, State.SECRET)
    before = STATE_NAMES[entry.stands]
    entry.state, entry.reason, entry.by, entry.at = State.CANCELLED, why, actor, timezone.now()
    entry.save()
    record(
        actor=actor, verb="cancel_number", about=entry, before=before, after=STATE_NAMES[State.CANCELLED],
        said=f"{actor} hủy số {entry}: {why}.",
    )  # fmt: skip
    return entry


@transaction.atomic
def correct_number(*, actor: User, entry: NumberEntry, content: Content, reason: str) -> NumberEntry:
    """Puts right what the book says of a given number; number, type and day stay.

    Raises RuleBroken: not-allowed, wrong-state, no-reason, no-change, and what `Content.cleaned` raises.
    """
    why, content = _reason(reason), content.cleaned()
    entry = _held(actor, entry, State.GIVEN)
    before = entry.content
    if content == before:
        raise RuleBroken("no-change", f"Dòng số {entry} vẫn như cũ nên không có gì để ghi.")
    entry.tell(content)
    entry.save()
    record(
        actor=actor, verb="correct_number", about=entry, before=_told(before), after=_told(content),
        said=f"{actor} sửa dòng số {entry} trong sổ văn bản đi: {why}.",
    )  # fmt: skip
    return entry


def _refuse_second(draft_key: str) -> None:
    if draft_key and NumberEntry.objects.filter(draft_key=draft_key, state=State.GIVEN).exists():
        raise RuleBroken("number-given", "Dự thảo này đã được cấp số rồi; tải lại trang để xem số đã cấp.")


def _told(content: Content) -> str:
    parts = (content.title, content.signer, content.recipients, content.keeper, content.note)
    return "; ".join(part for part in (*parts, f"{content.copies or 0} bản") if part)


def _reason(reason: str) -> str:
    why = " ".join(reason.split())[:500]
    if not why:
        raise RuleBroken("no-reason", "Chưa ghi lý do. Việc giữ, hủy, sửa số phải có lý do trong sổ.")
    return why


def _next(actor: User, asked: Asked, reason: str) -> NumberEntry:
    """The next line of a series, not yet kept, with the series locked until the transaction ends."""
    asked = replace(asked, office=keeper_of(asked.office))
    demand(actor, Verb.ISSUE_NUMBER, asked.office)
    kind = numbered_type(asked.system, asked.doc_type)
    symbol = symbol_of(
        asked.system, kind.name, asked.office.symbol, congress=asked.congress, unit=asked.unit.strip()
    )
    series, why = locked_series(asked, kind.name), " ".join(reason.split())[:500]
    number = highest(series) + 1
    check_day(asked.on, today=timezone.localdate(), around=neighbours(series, number), reason=why)
    return NumberEntry(
        series=series,
        number=number,
        symbol=symbol,
        doc_type=kind.name,
        reason=why,
        by=actor,
        at=timezone.now(),
    )


def _held(actor: User, entry: NumberEntry, *states: State) -> NumberEntry:
    """The line as it stands now, its series locked. Raises RuleBroken: not-allowed, wrong-state."""
    demand(actor, Verb.ISSUE_NUMBER, entry.series.office)
    rows = Series.objects.select_for_update(of=("self",)).select_related("office", "term")
    series = rows.get(pk=entry.series_id)
    held = NumberEntry.objects.get(pk=entry.pk)  # only now: what stood before the lock may be over
    held.series = series
    if held.stands not in states:
        raise RuleBroken(
            "wrong-state",
            f"Số {held} đang ở trạng thái “{STATE_NAMES[held.stands]}” nên chưa làm được việc này; "
            "tải lại trang để xem ai vừa làm gì.",
        )
    return held


def _check_span(series: Series, on: date) -> None:
    """A kept number may not be used on a day outside its term or year."""
    inside = series.term.tenure.holds(on) if series.term else series.year == on.year
    if not inside:
        raise RuleBroken(
            "out-of-span",
            f"Ngày {on:%d/%m/%Y} không thuộc {series.span}, mà số này của {series.span}. "
            "Hủy số đang giữ rồi cấp số mới.",
        )


def _give(actor: User, entry: NumberEntry, on: date, what: str, *, verb: str = "take_number") -> NumberEntry:
    entry.issued_on, entry.by, entry.at = on, actor, timezone.now()
    entry.save()
    why = f", lý do: {entry.reason}" if entry.reason else ""
    record(
        actor=actor, verb=verb, about=entry, after=entry.number_text,
        said=f"{actor} cấp số {entry}, ngày {on:%d/%m/%Y}, cho {what}{why}.",
    )  # fmt: skip
    return entry
