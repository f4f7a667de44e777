"""The check as the pages need it: a file held against its form in a child process, nothing kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from caunoi.documents import page_images, processes, store
from caunoi.documents.models import Document
from caunoi.documents.review_panes import PagePane, page_pane
from caunoi.issuing.check_models import CheckWaiver
from caunoi.issuing.check_rules import Line, Sheet, counts, for_office, lines_of, sheets_of
from caunoi.people.models import User
from caunoi.people.office_reads import Registers
from caunoi.ui.refusal import RuleBroken
from vanban.checks.records import Record, records

_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """One document with what was found, ready for the page: its lines, or its pages where it has pictures."""

    sheet: Sheet
    counts: tuple[tuple[str, str, int], ...]
    lines: tuple[Line, ...]
    pages: PagePane | None = None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule of the check and whether the office has switched it off."""

    record: Record
    waiver: CheckWaiver | None


def checked(user: User, *, name: str, data: bytes) -> list[Shown]:
    """Every document of a file as the person's office sees it. At most six queries, one child process.

    Raises RuleBroken "unreadable" or "check-failed".
    """
    answer = _answer(name, data)
    waived = set(CheckWaiver.objects.filter(office=user.office_id).values_list("rule", flat=True))
    known = _register()
    shown = [for_office(sheet, waived, known) for sheet in sheets_of(answer)]
    return [Shown(sheet, counts(sheet.found), lines_of(answer["text"], sheet)) for sheet in shown]


def checked_document(user: User, document: Document) -> Shown | None:
    """A document of the documents room beside its pages; None where its bytes or itself are gone.

    Raises RuleBroken as `checked` does.
    """
    try:
        data = store.get(document.reading.file.sha256)
    except FileNotFoundError:
        return None
    found = checked(user, name=document.incoming.name, data=data)
    if not 0 < document.no <= len(found):
        return None
    own = found[document.no - 1]
    if not page_images.has_pages(document.reading.file.media_type):
        return own
    return Shown(own.sheet, own.counts, own.lines, page_pane(document, 1))


def rule_rows(user: User) -> list[tuple[str, list[RuleRow]]]:
    """Every rule by its group, in the order of the file. One query."""
    waivers = {one.rule: one for one in CheckWaiver.objects.filter(office=user.office_id)}
    groups: dict[str, list[RuleRow]] = {}
    for record in records().values():
        groups.setdefault(GROUP_NAMES[record.group], []).append(RuleRow(record, waivers.get(record.key)))
    return list(groups.items())


GROUP_NAMES: Final = {
    "components": "Thành phần thể thức",
    "number": "Số, ký hiệu",
    "days": "Ngày tháng",
    "signing": "Quyền hạn ký",
    "closing": "Nơi nhận",
    "wording": "Chữ và dấu",
    "layout": "Trang và chữ (tệp Word)",
    "chain": "Thời gian",
    "duties": "Nhiệm vụ",
}


def _answer(name: str, data: bytes) -> dict[str, Any]:
    limits = processes.Limits(settings.CAUNOI_READING_MEMORY_MB, _SECONDS, _SECONDS, _SECONDS)
    today = timezone.localdate().isoformat()
    outcome = processes.run("caunoi.issuing.check_child", [name, today], data, limits=limits)
    if outcome.code == 2 and (sentence := outcome.said("refused:")):
        raise RuleBroken("unreadable", f"“{name}”: {sentence}")
    if outcome.code != 0:
        raise RuleBroken(
            "check-failed",
            f"Chưa kiểm tra được “{name}” trong {_SECONDS} giây: tệp quá dài, là bản quét nhiều trang "
            "hoặc bị hỏng. Hãy kiểm tra bản Word, hoặc tách tệp rồi thử lại.",
        )
    answer: dict[str, Any] = json.loads(outcome.answer)
    return answer


def _register() -> Callable[[str, date | None], bool]:
    """Whether a name means somebody on a day; the register is loaded when the first name is asked for."""
    loaded: list[Registers] = []

    def known(name: str, day: date | None) -> bool:
        if not loaded:
            loaded.append(Registers())
        return bool(loaded[0].on(day or timezone.localdate()).listed(name))

    return known
