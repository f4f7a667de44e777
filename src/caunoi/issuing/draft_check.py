"""The form of a draft held against the rules before it is submitted, as if issued today (ADR 0030)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from caunoi.issuing.check_models import CheckWaiver
from caunoi.issuing.draft_files import drawn
from caunoi.issuing.draft_models import Draft, DraftWaiver
from caunoi.issuing.draft_reads import newest, version_of
from caunoi.issuing.number_rules import symbol_of
from caunoi.ui.refusal import RuleBroken
from vanban.checking import check
from vanban.findings import Finding
from vanban.paper import Paper


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding on a draft. `key` is the same as long as the finding is; `waiver` let it pass."""

    key: str
    finding: Finding
    waiver: DraftWaiver | None = None

    @property
    def holds(self) -> bool:
        """Whether it keeps the draft from being submitted."""
        return self.finding.level == "error" and self.waiver is None


def faults(draft: Draft, *, today: date, number: int | None = None) -> tuple[Fault, ...]:
    """What is not right in the form of the newest version, or of another, errors first; rules that the office
    has switched off say nothing.

    Raises RuleBroken("cannot-print") for what no page can show.
    """
    paper = (newest(draft) if number is None else version_of(draft, number)).paper
    waived = {one.key: one for one in draft.waivers.select_related("by")}
    found = check(
        drawn(_as_issued(paper, draft, today), "docx", today=today), name="du-thao.docx", today=today
    )
    off = _switched_off(draft)
    levels = ("error", "warning", "taste")
    told = (finding for finding in found.all if finding.rule not in off)
    ordered = sorted(told, key=lambda finding: levels.index(finding.level))
    return tuple(Fault(key := key_of(finding), finding, waived.get(key)) for finding in ordered)


def _switched_off(draft: Draft) -> set[str]:
    """The rules that the organ or the office that writes for it does not want to be told of."""
    offices = [draft.office_id, draft.created_by.office_id]
    return set(CheckWaiver.objects.filter(office__in=offices).values_list("rule", flat=True))


def refuse_faults(found: tuple[Fault, ...]) -> None:
    """Raises RuleBroken("faults-left") where an error has neither been mended nor let pass."""
    left = [fault.finding for fault in found if fault.holds]
    if left:
        raise RuleBroken(
            "faults-left",
            f"Chưa trình được: còn {len(left)} lỗi thể thức, trước hết: {left[0].message} "
            "Trả lại để sửa, hoặc cho qua từng lỗi có lý do.",
        )


def key_of(finding: Finding) -> str:
    """By what a finding is known again: its rule, its words and what it says."""
    said = "\n".join((finding.rule, finding.place.line, finding.message))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _as_issued(paper: Paper, draft: Draft, today: date) -> Paper:
    """With a number and a day, which no draft has yet: their absence is no fault of its form."""
    if paper.number is not None:
        return paper
    try:
        symbol = symbol_of(paper.system, paper.doc_type, draft.office.symbol)
    except RuleBroken:
        symbol = paper.symbol or ""
    return replace(paper, number=1, symbol=symbol or None, issue_date=today, draft=None)
