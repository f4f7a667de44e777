"""The verbs on what numbers are counted in: terms of committees, and where the book on paper ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from caunoi.issuing.models import NumberEntry, Series, Term
from caunoi.issuing.number_models import TermKind
from caunoi.issuing.number_reads import committee_of, highest, keeper_of
from caunoi.issuing.number_rules import Tenure, overlapping
from caunoi.issuing.number_series import Asked, locked_series
from caunoi.issuing.number_types import numbered_type
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken

MOST: Final = 99_999


@dataclass(frozen=True, slots=True)
class TermSaid:
    """A term as a person states it; `basis` is the paper that says so."""

    office: Office
    name: str
    begins_on: date
    basis: str
    ends_on: date | None = None
    kind: str = TermKind.COMMITTEE

    @property
    def words(self) -> str:
        until = f" đến hết ngày {self.ends_on:%d/%m/%Y}" if self.ends_on else ""
        return f"{self.name.strip()}, từ ngày {self.begins_on:%d/%m/%Y}{until} ({self.basis.strip()})"


@transaction.atomic
def add_term(*, actor: User, said: TermSaid) -> Term:
    """Enters a term of a committee, or the days of a congress.

    Raises RuleBroken: not-allowed, not-a-committee, nothing-stated, wrong-order, terms-overlap.
    Source: 36-HD/VPTW II.1.3.
    """
    office = _held_office(actor, said.office)
    _check(said, among=office.terms.filter(kind=said.kind))
    term = Term.objects.create(
        office=office, kind=said.kind, name=said.name.strip(), begins_on=said.begins_on,
        ends_on=said.ends_on, basis=said.basis.strip(),
    )  # fmt: skip
    record(
        actor=actor, verb="add_term", about=term, after=said.words,
        said=f"{actor} ghi {term.get_kind_display().lower()} của {office}: {said.words}.",
    )  # fmt: skip
    return term


@transaction.atomic
def change_term(*, actor: User, term: Term, said: TermSaid) -> Term:
    """Changes a term's name, days or basis; the days of numbers already given must stay inside.

    Office and kind stay. Raises RuleBroken as `add_term`, no-change, and "numbers-outside".
    """
    office = _held_office(actor, term.office)
    term = Term.objects.get(pk=term.pk)
    term.office = office
    before = _said(term)
    if before.words == said.words:
        raise RuleBroken("no-change", f"{term} vẫn như cũ nên không có gì để ghi.")
    _check(said, among=office.terms.filter(kind=term.kind).exclude(pk=term.pk))
    _refuse_outside(term, Tenure(said.begins_on, said.ends_on))
    term.name, term.basis = said.name.strip(), said.basis.strip()
    term.begins_on, term.ends_on = said.begins_on, said.ends_on
    term.save()
    record(
        actor=actor, verb="change_term", about=term, before=before.words, after=said.words,
        said=f"{actor} sửa nhiệm kỳ của {office}: {said.words}.",
    )  # fmt: skip
    return term


@transaction.atomic
def continue_series(*, actor: User, asked: Asked, last: int, basis: str) -> Series:
    """States the last number of a series in the book on paper (of the day `asked.on`): ours follow it.

    Raises RuleBroken: not-allowed, nothing-stated, too-many, future-day, series-further (it has come as far
    here already), and what `take_number` raises about type and term.
    """
    office = keeper_of(asked.office)
    demand(actor, Verb.KEEP_NUMBERS, office)
    if not basis.strip():
        raise RuleBroken("nothing-stated", "Chưa ghi căn cứ. Ghi số này lấy từ sổ nào.")
    if not 0 < last <= MOST:
        raise RuleBroken("too-many", f"Số cuối trong sổ giấy phải từ 1 đến {MOST}.")
    if asked.on > timezone.localdate():
        raise RuleBroken("future-day", "Ngày của số cuối trong sổ giấy chưa đến; xem lại ngày.")
    series = locked_series(asked, numbered_type(asked.system, asked.doc_type).name)
    if (top := highest(series)) >= last:
        raise RuleBroken(
            "series-further",
            f"Dãy {series} của {office} đã đến số {top:02d}, không lùi về {last:02d} được. "
            "Nếu thiếu số cũ, nhập các số ấy từ Excel.",
        )
    before = f"{series.begun_after:02d}"
    series.begun_after, series.begun_on = last, asked.on
    series.save()
    record(
        actor=actor, verb="continue_series", about=series, before=before, after=f"{last:02d}",
        said=f"{actor} nối dãy {series} của {office} sau số {last:02d} ngày {asked.on:%d/%m/%Y} "
        f"của sổ giấy ({basis.strip()}).",
    )  # fmt: skip
    return series


def _held_office(actor: User, office: Office) -> Office:
    """The committee, locked: of two who enter terms at once the second sees the first's."""
    demand(actor, Verb.KEEP_NUMBERS, office)
    held = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    if committee_of(held) != held:
        raise RuleBroken(
            "not-a-committee",
            f"{held} không có nhiệm kỳ riêng; số văn bản đánh theo nhiệm kỳ của {committee_of(held)}.",
        )
    return held


def _check(said: TermSaid, *, among: models.QuerySet[Term]) -> None:
    if not (said.name.strip() and said.basis.strip()):
        raise RuleBroken("nothing-stated", "Chưa ghi tên hoặc căn cứ của nhiệm kỳ.")
    if said.ends_on is not None and said.ends_on < said.begins_on:
        raise RuleBroken("wrong-order", "Ngày kết thúc đứng trước ngày bắt đầu; xem lại hai ngày.")
    tenures = {term.tenure: term for term in among}
    other = overlapping(Tenure(said.begins_on, said.ends_on), tenures)
    if other is not None:
        raise RuleBroken(
            "terms-overlap",
            f"Khoảng ngày này trùng với {tenures[other]} (từ {other.begins_on:%d/%m/%Y}). "
            "Ghi ngày kết thúc của nhiệm kỳ trước rồi ghi nhiệm kỳ sau từ ngày kế tiếp.",
        )


def _refuse_outside(term: Term, tenure: Tenure) -> None:
    outside = Q(issued_on__lt=tenure.begins_on)
    if tenure.ends_on:
        outside |= Q(issued_on__gt=tenure.ends_on)
    lost = NumberEntry.objects.filter(outside, series__term=term).select_related("series").first()
    if lost is not None:
        raise RuleBroken(
            "numbers-outside",
            f"Số {lost} ngày {lost.issued_on:%d/%m/%Y} đã cấp trong nhiệm kỳ này sẽ nằm ngoài; "
            "chọn ngày khác.",
        )


def _said(term: Term) -> TermSaid:
    return TermSaid(term.office, term.name, term.begins_on, term.basis, term.ends_on, term.kind)
