"""check(data) → Findings: the only door to the check of a document's form."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date

from vanban.answers import DocumentReading, SourceNote
from vanban.checks.body import check_body
from vanban.checks.chain import check_chain
from vanban.checks.closing import check_closing
from vanban.checks.components import check_components
from vanban.checks.days import check_days
from vanban.checks.duties import check_duties, check_names
from vanban.checks.layout import check_layout
from vanban.checks.numbers import check_numbers
from vanban.checks.records import records, weighed
from vanban.checks.sheet import Sheet, read_sheet
from vanban.checks.signing import check_signing
from vanban.checks.view import Hit, KnownOffices, View
from vanban.checks.wording import check_wording
from vanban.dates.clocks import SHIPPED_CLOCKS, load_clocks
from vanban.dates.weekdays import short
from vanban.dates.working_days import WorkingDays, load
from vanban.facts.context import Context
from vanban.facts.header import read_header
from vanban.facts.letterhead import ZONE, date_line
from vanban.findings import Checked, Finding, Findings, Place
from vanban.model import Document, Span
from vanban.paper import System
from vanban.profiles import Profile, profile_for
from vanban.reading import arrange, read_arranged
from vanban.sources import open_source
from vanban.sources.docx import MEDIA_TYPE as DOCX
from vanban.stages import marks
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

CHECKS: tuple[Callable[[View], Iterator[Hit]], ...] = (
    check_components,
    check_numbers,
    check_days,
    check_wording,
    check_body,
    check_signing,
    check_closing,
    check_layout,
    check_chain,
    check_duties,
    check_names,
)
_YOUTH = pattern_of(r"ĐOÀN\s+(?:TNCS|THANH\s+NIÊN\s+CỘNG\s+SẢN)\s+HỒ\s+CHÍ\s+MINH")
_ORGANISATIONS = pattern_of(r"\b(?:mat tran|mttq|hoi (?!dong)|lien doan|cong doan|lhpn|ccb)")
_LONGEST = 240


def check(
    data: bytes,
    *,
    name: str,
    today: date,
    on: date | None = None,
    days: WorkingDays | None = None,
    known_offices: KnownOffices | None = None,
) -> Findings:
    """Hold every document of a file against the form of its system and day, and against itself.

    `on` stands in for the date of a document that has none (else `today`, and the answer says so); `days` is
    the office's calendar, `known_offices` its register. Raises `vanban.sources.NotReadable` for a file that
    cannot be opened, nothing else.
    """
    source = open_source(data, name=name)
    note = SourceNote(name, source.media_type, hashlib.sha256(data).hexdigest(), source.pages, source.scanned)
    arranged = arrange(source)
    reading = read_arranged(source, note, arranged, today=today)
    sheet = read_sheet(data) if source.media_type == DOCX else None
    desk = _Desk(sheet, today, on, days or load(), known_offices)
    documents = tuple(
        desk.checked(document, found) for document, found in zip(arranged[1], reading.documents, strict=True)
    )
    return Findings(reading.text, documents)


class _Desk:
    """What the documents of one file have in common while they are checked."""

    def __init__(
        self,
        sheet: Sheet | None,
        today: date,
        on: date | None,
        days: WorkingDays,
        known_offices: KnownOffices | None,
    ) -> None:
        self._sheet, self._today, self._on = sheet, today, on
        self._days, self._known = days, known_offices
        self._clocks = load_clocks(SHIPPED_CLOCKS)

    def checked(self, document: Document, reading: DocumentReading) -> Checked:
        """One document with its findings, each rule's once a place."""
        context = Context.of(document, today=self._today)
        context = context.headed(read_header(context))
        profile, day, note = self._profile(document, reading)
        office = (self._days, self._clocks, self._known)
        view = View(reading, context, profile, day, self._today, *office, self._sheet)
        hits = dict.fromkeys(hit for one in CHECKS for hit in one(view))
        findings = [finding for hit in hits if (finding := self._finding(view, hit)) is not None]
        return Checked(
            document.span,
            view.doc_type,
            profile.id if profile else None,
            profile.name if profile else "",
            note,
            day,
            tuple(sorted(findings, key=_in_order)),
        )

    def _profile(self, document: Document, reading: DocumentReading) -> tuple[Profile | None, date, str]:
        """The profile by system and day (R1), and a sentence where one of the two had to be guessed at."""
        day, said = self._day(document, reading)
        own = _own_form(document, reading)
        if own:
            return None, day, f"{own} chỉ đối chiếu ngày tháng, nội dung."
        system = reading.system.value if reading.system else _leaning(reading)
        if system is None:
            return (
                None,
                day,
                "Không rõ văn bản của Đảng hay của Nhà nước; chỉ đối chiếu ngày tháng, nội dung.",
            )
        if reading.system is None:
            side = "của Đảng" if system == "party" else "nhà nước"
            said = f"{said} Không thấy tiêu đề; xét theo thể thức văn bản {side}.".strip()
        profile = profile_for(day, system)
        if not profile.in_force(day):
            said = f"{said} Văn bản ngày {short(day)} ra trước {profile.source}; chỉ để tham khảo.".strip()
        return profile, day, said

    def _day(self, document: Document, reading: DocumentReading) -> tuple[date, str]:
        """The day that the document is judged by: its own, what its date line leaves of it, the one asked
        for, its meeting's, today.
        """
        if reading.issue_date is not None:
            return reading.issue_date.value, ""
        line = date_line(document.blocks, min(len(document.blocks), ZONE))
        meetings = [meeting.date for meeting in reading.meetings if meeting.date is not None]
        if line is not None and line.year is not None:
            day, why = date(line.year, line.month or 12, 28), "tháng, năm ghi ở đầu văn bản"
            return day, f"Văn bản để trống ngày; xét theo {why}."
        if self._on is not None:
            day, why = self._on, "ngày được chọn"
        elif meetings:
            day, why = max(meetings), "ngày họp"
        else:
            day, why = self._today, "ngày kiểm tra"
        return day, f"Văn bản không có ngày; xét theo {why} {short(day)}."

    def _finding(self, view: View, hit: Hit) -> Finding | None:
        record = records()[hit.rule]
        clause = record.stands(view.profile, hit.form)
        if clause is None:
            return None
        said = record.says.replace("{found}", _cut(hit.found)).replace("{wanted}", _cut(hit.wanted))
        reason = record.reason(view.profile, hit.form)
        message = (f"{said} {reason}" if reason not in said else said).replace("….", "…").strip()
        in_force = view.profile is None or view.profile.in_force(view.day)
        level = weighed(record.level, clause.confidence if in_force else "")
        return Finding(level, hit.rule, message, clause, self._place(view, hit.span), hit.repair, hit.subject)

    def _place(self, view: View, span: Span | None) -> Place:
        if span is None:
            return Place(None, "", view.blocks[0].page if view.blocks else 1)
        starts = [block.start for block in view.blocks]
        block = view.blocks[max(bisect_right(starts, span.start) - 1, 0)]
        return Place(span, _cut(" ".join(view.text[span.start : span.end].split())), block.page)


def _own_form(document: Document, reading: DocumentReading) -> str:
    """Why neither profile rules the document, "" where one does."""
    if reading.doc_type is not None and reading.doc_type.value == "Tin bài":
        return "Đây là tin bài, không phải văn bản hành chính;"
    top = document.blocks[:12]
    if any(_YOUTH.search(block.text) for block in top):
        return "Văn bản của Đoàn Thanh niên có thể thức riêng;"
    issuers = " ".join(found.value for found in (reading.parent_issuer, reading.issuer) if found)
    headed = any(marks.opens_letterhead(block.text) for block in top)
    if not headed and _ORGANISATIONS.search(fold(issuers)):
        return "Văn bản của Mặt trận, đoàn thể không có Quốc hiệu theo quy định riêng;"
    return ""


def _leaning(reading: DocumentReading) -> System | None:
    """The system by the signature alone: a slash is the Party's, a dot the State's."""
    authority = (reading.signature.authority or "") if reading.signature else ""
    if "/" in authority:
        return "party"
    return "state" if authority.endswith(".") and authority != "Q." else None


def _cut(text: str) -> str:
    flat = " ".join(text.split()) if "\n" not in text else text
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _in_order(finding: Finding) -> tuple[int, str]:
    return (finding.place.span.start if finding.place.span else -1, finding.rule)
