"""fill(kind, values) → Paper: the kind's texts with a person's values in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final, cast

from vanban.kinds.fields import Field, Record, Value, missing, values_of
from vanban.kinds.loading import Kind
from vanban.kinds.parts import ColumnPart, Condition, Line, Part
from vanban.kinds.problems import at
from vanban.kinds.texts import GAP, Scope, filled, filled_plain
from vanban.paper import (
    Appendix,
    Column,
    Element,
    Paper,
    Paragraph,
    Recipient,
    Sheet,
    Signing,
    System,
    Table,
    Urgency,
    Words,
    plain,
    words,
)

_LETTER: Final = "Công văn"
_ROMAN: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_DEPTH: Final = {"I": 0, "1": 1, "a": 2}


def fill(kind: Kind, values: Mapping[str, object], *, gaps: bool = False) -> Paper:
    """The paper of these values. With `gaps` what is missing is printed as dots, for a person to fill in.

    Raises KindError for an unknown field, a wrong type, a hidden character, and, without `gaps`, for a field
    that must have a value and has none.
    """
    known = values_of(kind.fields, values, kind.slug)
    lacking = missing(kind.fields, known)
    if lacking and not gaps:
        named = ", ".join(f"“{one.label}” ({one.key})" for one in lacking)
        raise at(kind.slug, f"thiếu {named}; hãy điền rồi tạo lại văn bản.")
    system = str(known.get("system", kind.systems[0]))
    if system not in kind.systems:
        raise at(kind.slug, f"mẫu này chỉ dùng cho hệ: {', '.join(kind.systems)}; hãy chọn lại hệ thể thức.")
    scope = Scope((known | {system: system} | _dotted(lacking),), gaps)
    return _paper(kind, "state" if system == "state" else "party", scope)


def _dotted(lacking: Iterable[Field]) -> dict[str, Value]:
    """A list that must not be empty and is, as one line of dots."""
    return {one.key: (words(GAP),) for one in lacking if one.type == "list"}


def _paper(kind: Kind, system: System, scope: Scope) -> Paper:
    def said(name: str) -> str | None:
        value = scope.value(name)
        return None if value is None else str(value)

    text = kind.text
    number, day, copies = scope.value("number"), scope.value("issue_date"), scope.value("copies")
    sheet = said("sheet") or kind.sheet
    return Paper(
        system=system,
        doc_type=kind.doc_type,
        title=filled_plain(text.title, scope),
        issuer=said("issuer") or GAP,
        place=said("place") or GAP,
        body=tuple(_elements(text.body, scope)),
        signings=tuple(_signing(record) for record in _records(scope.value("signings"))),
        parent_issuer=said("parent_issuer"),
        number=number if isinstance(number, int) and kind.symbol else None,
        symbol=_symbol(kind, system, said("office_sign"), said("unit_sign")),
        issue_date=day if isinstance(day, date) else None,
        addressees=tuple(plain(words) for words, _ in _said(text.addressees, scope)),
        grounds=tuple(plain(words) for words, _ in _said(text.grounds, scope)),
        recipients=tuple(_recipients(text.recipients, scope)),
        urgency=cast("Urgency | None", said("urgency")),  # a choice of the letterhead's fields
        draft=said("draft"),
        circulation=said("circulation"),
        copies=copies if isinstance(copies, int) else None,
        typist=said("typist"),
        contact=said("contact"),
        sheet=cast("Sheet", sheet),  # a choice too, or checked when the kind was loaded
        landscape=kind.landscape,
        appendices=tuple(_appendices(kind, scope)),
        code=said("code"),
    )


def _symbol(kind: Kind, system: System, office: str | None, unit: str | None) -> str | None:
    """ "KH/TU" in the Party; "KH-UBND" in the State, where a letter has "UBND-VP" (domain study 1.5, 3)."""
    if not kind.symbol or not office:
        return None
    if system == "party":
        return f"{kind.symbol}/{office}"
    if kind.doc_type == _LETTER:
        return f"{office}-{unit}" if unit else office
    return f"{kind.symbol}-{office}"


def _records(value: Value) -> Sequence[Record]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, tuple) else []


def _signing(record: Record) -> Signing:
    return Signing(**{key: str(value) for key, value in record.items()})


def _recipients(lines: Sequence[Line] | None, scope: Scope) -> Iterator[Recipient]:
    if lines is None:
        for record in _records(scope.value("recipients")):
            yield Recipient(**{key: str(value) for key, value in record.items()})
    else:
        for words, note in _said(lines, scope):
            yield Recipient(plain(words), plain(note) or None)


def _said(lines: Iterable[Line], scope: Scope) -> Iterator[tuple[Words, Words]]:
    for line in lines:
        for inner in _standing(line.condition, scope):
            yield filled(line.text, inner), filled(line.note, inner)


def _standing(condition: Condition, scope: Scope) -> Iterator[Scope]:
    """The places where something stands: none, one, or one for each record."""
    if condition.when and scope.value(condition.when) is None:
        return
    if condition.unless and scope.value(condition.unless) is not None:
        return
    if condition.each:
        yield from _repeated(scope.value(condition.each), scope)
    else:
        yield scope


def _repeated(value: Value, scope: Scope) -> Iterator[Scope]:
    for n, item in enumerate(value if isinstance(value, tuple) else (), start=1):
        record = item if isinstance(item, Mapping) else {"item": item}
        yield scope.within({**record, "n": n})


@dataclass
class _Numbering:
    """How far the numbered headings have come; a higher one starts the lower ones anew."""

    counts: list[int] = field(default_factory=lambda: [0, 0, 0])

    def next(self, style: str) -> str:
        depth = _DEPTH[style[0]]
        self.counts[depth] += 1
        self.counts[depth + 1 :] = [0] * (len(self.counts) - depth - 1)
        n = self.counts[depth]
        label = (_roman(n), str(n), chr(ord("a") + (n - 1) % 26))[depth]
        return label + style[1:]


def _roman(n: int) -> str:
    return "X" * (n // 10) + _ROMAN[n % 10]


def _elements(parts: Iterable[Part], scope: Scope, numbering: _Numbering | None = None) -> Iterator[Element]:
    numbering = numbering or _Numbering()
    for part in parts:
        for inner in _standing(part.condition, scope):
            yield from _element(part, inner, numbering)


def _element(part: Part, scope: Scope, numbering: _Numbering) -> Iterator[Element]:
    if part.parts:
        yield from _elements(part.parts, scope, numbering)
    elif part.rows:
        yield _table(part.columns, list(_repeated(scope.value(part.rows), scope)))
    elif part.table:
        table = scope.value(part.table)
        if isinstance(table, Table):
            yield table
    else:
        marker = numbering.next(part.numbered) if part.numbered else part.marker
        yield Paragraph(filled(part.text, scope), marker, part.centred)


def _table(columns: Sequence[ColumnPart], places: Sequence[Scope]) -> Table:
    full = [tuple(filled(column.text, place) for column in columns) for place in places]
    rows = [full[0], *(_shortened(columns, row, above) for above, row in pairwise(full))] if full else []
    return Table(tuple(Column(one.title, one.share, one.align) for one in columns), tuple(rows))


def _shortened(
    columns: Sequence[ColumnPart], row: tuple[Words, ...], above: tuple[Words, ...]
) -> tuple[Words, ...]:
    """The row without what its `once` columns share with the row above, from the left as far as they do."""
    cells, same = [], True
    for column, cell, upper in zip(columns, row, above, strict=True):
        same = same and (cell == upper or not column.once)
        cells.append(() if column.once and same else cell)
    return tuple(cells)


def _appendices(kind: Kind, scope: Scope) -> Iterator[Appendix]:
    for part in kind.text.appendices:
        for inner in _standing(part.condition, scope):
            yield Appendix(filled_plain(part.title, inner), tuple(_elements(part.body, inner)), part.label)
