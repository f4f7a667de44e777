"""Past numbers as an Excel file: what each row says, and what it would change, without changing anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Final

from django.utils import timezone

from caunoi.issuing.models import NumberEntry, Term
from caunoi.issuing.number_reads import keeper_of, system_of, term_on
from caunoi.issuing.number_rules import STATE_NAMES, Content, State, symbol_of
from caunoi.issuing.number_types import SYSTEM_KEYS, numbered_type, signs
from caunoi.people.models import Office
from caunoi.people.reads import DayRegister, register
from caunoi.people.workbook import Cell, Change, Column, Problem, Row, RowReader, read_book, write_book
from caunoi.ui.refusal import RuleBroken
from vanban.paper import System

_OFFICE, _TYPE, _NUMBER, _SYMBOL, _DAY = "Cơ quan", "Loại văn bản", "Số", "Ký hiệu", "Ngày"
_TITLE, _SIGNER, _TO, _KEEPER = "Trích yếu", "Người ký", "Nơi nhận", "Bản lưu"
_COPIES, _NOTE, _STATE, _WHY = "Số bản", "Ghi chú", "Trạng thái", "Lý do hủy"
_STATES: Final = {"": State.GIVEN, "Đã cấp": State.GIVEN, "Đã hủy": State.CANCELLED, "Mật": State.SECRET}
_LONGEST: Final = {_SYMBOL: 80, _WHY: 500}
_MOST: Final = 99_999


class NumberTable:
    """A row for each past number."""

    title: Final = "Sổ văn bản đi"
    columns: Final = (
        Column(_OFFICE, 30, "Tên hoặc ký hiệu của cơ quan như trong sổ đơn vị: TU, Tỉnh ủy.", required=True),
        Column(
            _TYPE, 18, "Tên loại, không ghi ký hiệu: Quyết định và Quy định là hai dãy.", required=True,
            choices=tuple(sorted({one.name for key in SYSTEM_KEYS for one in signs(key).types})),
        ),
        Column(_NUMBER, 8, "Chỉ ghi số: 152.", required=True),
        Column(_SYMBOL, 14, "Như trên văn bản, ví dụ KH/TU; để trống thì theo quy định."),
        Column(_DAY, 12, "Ngày ban hành, dạng 01/7/2025.", required=True),
        Column(_TITLE, 60, "Bắt buộc, trừ văn bản mật và số đã hủy.", required=True),
        Column(_SIGNER, 24, "Không bắt buộc."),
        Column(_TO, 40, "Không bắt buộc."),
        Column(_KEEPER, 20, "Đơn vị, người nhận bản lưu."),
        Column(_COPIES, 8, "Số bản đã phát hành."),
        Column(_NOTE, 24, "Không bắt buộc."),
        Column(_STATE, 12, "Để trống là đã cấp.", choices=("Đã cấp", "Đã hủy", "Mật")),
        Column(_WHY, 24, "Bắt buộc với số đã hủy."),
    )  # fmt: skip

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        yield from ()


@dataclass(frozen=True, slots=True)
class Place:
    """Which series a row belongs to."""

    office: Office
    system: System
    doc_type: str
    term: Term | None
    year: int | None

    @property
    def key(self) -> tuple[int, str, int | None, int | None]:
        return self.office.pk, self.doc_type, self.term.pk if self.term else None, self.year


@dataclass(frozen=True, slots=True)
class Past:
    """One past number as a row states it; `known` is its line where the book has it already."""

    row: int
    place: Place
    number: int
    symbol: str
    on: date
    state: State
    content: Content
    reason: str
    known: NumberEntry | None = None

    @property
    def told(self) -> str:
        parts = (
            f"ngày {self.on:%d/%m/%Y}", STATE_NAMES[self.state], self.reason, *_words(self.content)
        )  # fmt: skip
        return "; ".join(part for part in parts if part)

    @property
    def name(self) -> str:
        return f"{self.place.doc_type} {self.number:02d}, {self.symbol}"


def _words(content: Content) -> tuple[str, ...]:
    copies = f"{content.copies} bản" if content.copies else ""
    return content.title, content.signer, content.recipients, content.keeper, copies, content.note


def told_of(entry: NumberEntry) -> str:
    """A line of the book in the same words as a row of a file."""
    day = f"ngày {entry.issued_on:%d/%m/%Y}" if entry.issued_on else ""
    why = entry.reason if entry.stands is State.CANCELLED else ""
    parts = (day, STATE_NAMES[entry.stands], why, *_words(entry.content))
    return "; ".join(part for part in parts if part)


@dataclass
class NumberPreview:
    """What a file would change; nothing is written while there is a problem."""

    past: list[Past] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    same: int = 0

    @cached_property
    def changes(self) -> Sequence[Change]:
        return [
            Change(NumberTable.title, one.row, one.name, told_of(one.known) if one.known else "", one.told)
            for one in self.past
        ]

    @property
    def added(self) -> int:
        return sum(one.known is None for one in self.past)

    @property
    def changed(self) -> int:
        return len(self.past) - self.added

    @property
    def seen(self) -> str:
        """What stands for all of it: whoever confirms has seen this and nothing else."""
        return sha256("\n".join(map(repr, self.changes)).encode()).hexdigest()


def preview_numbers(data: bytes) -> NumberPreview:
    """The changes and problems of a file. Raises RuleBroken where it is no workbook of ours (read_book)."""
    reader, found = _Reader(), NumberPreview()
    seen: dict[tuple[object, ...], int] = {}
    for row in read_book(data, [NumberTable()])[NumberTable.title]:
        try:
            past = reader.past(row)
            _refuse_double(seen, past)
        except RuleBroken as refused:
            found.problems.append(Problem(NumberTable.title, row.number, refused.sentence))
        else:
            same = past.known is not None and (told_of(past.known), past.known.symbol) == (
                past.told, past.symbol
            )  # fmt: skip
            found.same += same
            found.past += [] if same else [past]
    return found


def _refuse_double(seen: dict[tuple[object, ...], int], past: Past) -> None:
    first = seen.setdefault((*past.place.key, past.number), past.row)
    if first != past.row:
        raise RuleBroken("twice", f"Số này đã có ở dòng {first}.")


class _Reader:
    """Reads rows over what the register of offices and the book know."""

    def __init__(self) -> None:
        self.today: DayRegister = register(timezone.localdate())
        self.by_symbol: dict[str, list[Office]] = {}
        for office in Office.objects.exclude(symbol="").select_related("parent__parent"):
            self.by_symbol.setdefault(office.symbol, []).append(office)
        self.terms: dict[tuple[int, date], Term] = {}
        self.books: dict[int, dict[tuple[object, ...], NumberEntry]] = {}

    def past(self, row: Row) -> Past:
        """The row. Raises RuleBroken with the first that is wrong with it."""
        cells = RowReader(row)
        cells.refuse_long(_LONGEST)
        on, number, state = cells.day(_DAY), _number(row), _STATES.get(row.text(_STATE))
        if state is None:
            cells.wrong.append(f"Trạng thái “{row.text(_STATE)}” không có; ghi Đã cấp, Đã hủy hoặc Mật.")
        if cells.wrong:
            raise RuleBroken("row-wrong", " ".join(cells.wrong))
        if on is None or on > timezone.localdate():
            raise RuleBroken("row-wrong", "Ngày để trống hoặc chưa đến.")
        place = self._place(row, on)
        symbol = row.text(_SYMBOL) or symbol_of(place.system, place.doc_type, place.office.symbol)
        known = self._known(place, number)
        past = Past(row.number, place, number, symbol, on, state or State.GIVEN, *_said(row, state), known)
        _refuse_state(past)
        return past

    def _place(self, row: Row, on: date) -> Place:
        office = keeper_of(self._office(row.text(_OFFICE)))
        system = system_of(office)
        doc_type = numbered_type(system, row.text(_TYPE)).name
        if system == "state":
            return Place(office, system, doc_type, None, on.year)
        if (office.pk, on) not in self.terms:
            self.terms[office.pk, on] = term_on(office, on)
        return Place(office, system, doc_type, self.terms[office.pk, on], None)

    def _office(self, said: str) -> Office:
        with_sign = self.by_symbol.get(said, [])
        # A standing committee bears its committee's sign and writes into the same book.
        books = {keeper_of(one) for one in with_sign}
        office = books.pop() if len(books) == 1 else self.today.office(said)
        if office is None:
            raise RuleBroken("row-wrong", f"Không rõ cơ quan “{said}”; ghi đúng tên trong sổ đơn vị.")
        return office

    def _known(self, place: Place, number: int) -> NumberEntry | None:
        office = place.office.pk
        if office not in self.books:
            held = NumberEntry.objects.filter(series__office=office).select_related("series")
            self.books[office] = {
                (one.series.doc_type, one.series.term_id, one.series.year, one.number): one for one in held
            }
        return self.books[office].get((*place.key[1:], number))


def _number(row: Row) -> int:
    said = row.text(_NUMBER)
    if not (said.isascii() and said.isdigit() and 0 < int(said) <= _MOST):
        raise RuleBroken("row-wrong", f"Số “{said[:20]}” không phải số từ 1 đến {_MOST}.")
    return int(said)


def _said(row: Row, state: State | None) -> tuple[Content, str]:
    """What the row says of the document, and the reason of a cancelled number."""
    copies, reason = row.text(_COPIES), row.text(_WHY)
    if copies and not (copies.isascii() and copies.isdigit() and len(copies) < 7):
        raise RuleBroken("row-wrong", f"Số bản “{copies[:20]}” không phải số.")
    content = Content(
        row.text(_TITLE), row.text(_SIGNER), row.text(_TO), row.text(_KEEPER),
        int(copies) if copies else None, row.text(_NOTE),
    )  # fmt: skip
    if state is State.SECRET:
        if not content.bare or reason:
            raise RuleBroken("row-wrong", "Văn bản mật chỉ ghi số và ngày; xóa các cột khác của dòng này.")
        return content, ""
    if state is State.CANCELLED and not reason:
        raise RuleBroken("row-wrong", "Số đã hủy phải có lý do hủy.")
    cancelled_blank = state is State.CANCELLED and not content.title
    return (content if cancelled_blank else content.cleaned()), reason if state is State.CANCELLED else ""


def _refuse_state(past: Past) -> None:
    """A file updates what the book says of a number, not what became of it."""
    if past.known is not None and past.known.stands is not past.state:
        raise RuleBroken(
            "row-wrong",
            f"Trong sổ số này đang “{STATE_NAMES[past.known.stands]}”, tệp ghi “{STATE_NAMES[past.state]}”; "
            "đổi trạng thái trên trang của số ấy.",
        )
    if past.known is not None and past.state is State.SECRET and past.on != past.known.issued_on:
        raise RuleBroken("row-wrong", "Số mật này đã có trong sổ với ngày khác; đối chiếu với bản giấy.")


def number_template() -> bytes:
    """An empty file to fill in, with how to do it."""
    return write_book([NumberTable()], filled=False)
