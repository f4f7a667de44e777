"""The texts of a kind with their places to fill: `{field}`, `{field:form}`, `[only if given {field}]`.

Emphasis is written as in `markup`; a backslash makes the next character plain. A place whose field need not
have a value stands in square brackets or under `when`, which is checked when the text is read: a kind that
loads can be filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from vanban.dates.weekdays import weekday_name
from vanban.kinds.fields import Field, Record, Value, words_of
from vanban.kinds.markup import joined
from vanban.kinds.problems import at
from vanban.paper import Run, Words, plain

GAP: Final = "……"
FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("", "lower", "upper", "capital"),
    "choice": ("", "lower", "upper", "capital"),
    "words": ("",),
    "number": ("", "plain"),
    "date": ("", "long", "weekday", "capital", "month", "day"),
    "time": ("", "short"),
}
_TOKEN: Final = re.compile(
    r"\\(?P<plain>.)|(?P<stars>\*{1,3})|\{(?P<slot>[a-z_]+)(?::(?P<form>[a-z]+))?\}"
    r"|(?P<opens>\[)|(?P<closes>\])|(?P<text>[^\\*{}\[\]]+)|(?P<stray>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a field's value in one of its forms."""

    name: str
    form: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Maybe:
    """Pieces that stand only where every field in them has a value; one in another is asked on its own."""

    pieces: tuple[Piece, ...]


Piece = Run | Slot | Maybe
Text = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The fields that a text may name, and those sure to have a value there."""

    fields: Mapping[str, Field]
    sure: frozenset[str] = frozenset()

    def under(self, fields: Iterable[Field], sure: Iterable[str] = ()) -> Names:
        """With the fields of one record of a list, its count `n`, and more that is sure."""
        inner = {one.key: one for one in fields}
        required = {key for key, one in inner.items() if one.required}
        return Names({**self.fields, **inner}, (self.sure - set(inner)) | required | set(sure))


@dataclass(frozen=True, slots=True)
class Scope:
    """The values at one place: those of the record, of the records around it, of the whole paper."""

    levels: tuple[Record, ...]
    gaps: bool = False

    def value(self, name: str) -> Value:
        """The nearest value, None for none."""
        return next((level[name] for level in self.levels if name in level), None)

    def within(self, record: Record) -> Scope:
        """The same with one more record around the place."""
        return Scope((record, *self.levels), self.gaps)


@dataclass
class _Reader:
    """One pass over the characters of a text."""

    where: str
    bold: bool = False
    italic: bool = False
    open: list[list[Piece]] = field(default_factory=lambda: [[]])

    def take(self, token: re.Match[str]) -> None:
        if stars := token["stars"]:
            self.bold ^= len(stars) >= 2
            self.italic ^= len(stars) != 2
        elif token["opens"]:
            self.open.append([])
        elif token["closes"] and len(self.open) > 1:
            self.open[-2].append(Maybe(tuple(self.open.pop())))
        elif token["slot"]:
            self.open[-1].append(Slot(token["slot"], token["form"] or "", self.bold, self.italic))
        elif words := token["plain"] or token["text"]:
            self.open[-1].append(Run(words, self.bold, self.italic))
        else:
            ways = f"{{tên_trường}}, [đoạn tùy chọn], hoặc \\{token[0]} nếu là chữ"
            raise at(self.where, f"dấu “{token[0]}” đứng lẻ; hãy viết {ways}.")


def text_of(written: object, names: Names, where: str) -> Text:
    """The text with its places, each checked against the fields. Raises KindError naming the place."""
    if not isinstance(written, str):
        raise at(where, "phải là chữ trong dấu nháy.")
    reader = _Reader(where)
    for token in _TOKEN.finditer(written):
        reader.take(token)
    if len(reader.open) > 1 or reader.bold or reader.italic:
        raise at(where, f"“{written[:40]}” có dấu [ hoặc * chưa đóng; hãy thêm dấu đóng.")
    made = tuple(reader.open[0])
    for slot in _slots(made, surely=False):
        _check_slot(slot, names, where)
    for slot in _slots(made, surely=True):
        if slot.name not in names.sure:
            ways = f'đặt trong [ ] hoặc dùng when = "{slot.name}"'
            raise at(where, f"trường “{slot.name}” có thể không có giá trị; hãy {ways}.")
    return made


def _slots(pieces: Iterable[Piece], *, surely: bool) -> Iterator[Slot]:
    for piece in pieces:
        if isinstance(piece, Slot):
            yield piece
        elif isinstance(piece, Maybe) and not surely:
            yield from _slots(piece.pieces, surely=False)


def _check_slot(slot: Slot, names: Names, where: str) -> None:
    known = names.fields.get(slot.name)
    if known is None:
        raise at(where, f"không có trường “{slot.name}”; các trường dùng được: {', '.join(names.fields)}.")
    forms = FORMS.get(known.type)
    if forms is None:
        raise at(where, f"“{slot.name}” là danh sách hoặc bảng; hãy dùng each, rows hoặc table.")
    if slot.form not in forms:
        shown = ", ".join(form for form in forms if form) or "không có"
        raise at(where, f"“{slot.name}” không có cách viết “{slot.form}”; các cách viết: {shown}.")


def filled(text: Text, scope: Scope) -> Words:
    """The words of a text for the values of a place."""
    return joined(_runs(text, scope))


def filled_plain(text: Text, scope: Scope) -> str:
    """The same as characters alone, without spaces at the ends."""
    return plain(filled(text, scope)).strip()


def _runs(pieces: Sequence[Piece], scope: Scope) -> Iterator[Run]:
    for n, piece in enumerate(pieces, start=1):
        if isinstance(piece, Run):
            yield piece
        elif isinstance(piece, Slot):
            yield from _shown(piece, scope.value(piece.name), last=n == len(pieces))
        elif all(scope.value(slot.name) is not None for slot in _slots(piece.pieces, surely=True)):
            yield from _runs(piece.pieces, scope)


def _shown(slot: Slot, value: Value, *, last: bool) -> Iterator[Run]:
    """The value's runs; where the text goes on, a stop at the value's end gives way to the text's own."""
    if isinstance(value, tuple):
        runs = words_of(value)
        for n, run in enumerate(runs, start=1):
            text = run.text if last or n < len(runs) else run.text.rstrip(" .;,")
            yield Run(text, run.bold or slot.bold, run.italic or slot.italic, run.underline)
    else:
        text = GAP if value is None else _written(value, slot.form)
        yield Run(text if last else text.rstrip(" .;,"), slot.bold, slot.italic)


def _written(value: Value, form: str) -> str:
    if isinstance(value, date):
        return _day(value, form)
    if isinstance(value, time):
        return f"{value:%Hh%M}" if form == "short" else f"{value:%H} giờ {value:%M}"
    if isinstance(value, int):
        return str(value) if form == "plain" else f"{value:02,}".replace(",", ".")
    return _cased(str(value), form)


def _day(day: date, form: str) -> str:
    """A day below 10 and a month below 3 take a zero (HD 36-HD/VPTW, HD 05-HD/VPTW, NĐ 30/2020)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    match form:
        case "long":
            return f"ngày {day.day:02} tháng {month} năm {day.year}"
        case "weekday":
            return weekday_name(day)
        case "capital":
            return _cased(weekday_name(day), form)
        case "month":
            return f"tháng {day.month} năm {day.year}"
        case "day":
            return f"{day.day:02}/{month}"
        case _:
            return f"{day.day:02}/{month}/{day.year}"


def _cased(text: str, form: str) -> str:
    match form:
        case "upper":
            return text.upper()
        case "lower":
            return text[:1].lower() + text[1:]
        case "capital":
            return text[:1].upper() + text[1:]
        case _:
            return text
