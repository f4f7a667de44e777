"""The fields of a kind: what a person fills in, of which type, and whether a value is right for one.

Values are what TOML and forms give: text, whole numbers, dates, times, lists and tables. Dates and times may
also be ISO text, as drafts keep them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final, Literal, get_args

from vanban.kinds.markup import runs_of
from vanban.kinds.problems import KindError, at
from vanban.paper import Column, Run, Table, Words

FieldType = Literal["text", "words", "number", "date", "time", "choice", "list", "records", "table"]
TYPES: Final[Mapping[str, FieldType]] = {name: name for name in get_args(FieldType)}

Value = object
"""str, int, date, time, Words, tuple of Words, tuple of Record, or Table: as the field's type says."""
Record = Mapping[str, Value]

_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Field:
    """`label` and `help` are shown on the form; `fields` are those of each record, `choices` of a choice."""

    key: str
    type: FieldType
    label: str
    required: bool = False
    help: str = ""
    fields: tuple[Field, ...] = ()
    choices: tuple[str, ...] = ()


def values_of(fields: Sequence[Field], raw: Mapping[str, object], where: str) -> dict[str, Value]:
    """The given values, each made right for its field; what is empty is left out. Raises KindError."""
    known = {field.key: field for field in fields}
    for key in raw:
        if key not in known:
            raise at(where, f"không có trường “{key}”; các trường là: {', '.join(known)}.")
    given = {key: _value(known[key], value, f"{where}, {key}") for key, value in raw.items()}
    return {key: value for key, value in given.items() if value not in (None, "", ())}


def missing(fields: Sequence[Field], values: Record) -> list[Field]:
    """The fields that must have a value and have none."""
    return [field for field in fields if field.required and field.key not in values]


def clean(text: str, where: str) -> str:
    """The text in NFC, line breaks made spaces. Raises KindError for what would hide or turn other text."""
    return " ".join(checked(text, where).split())


@lru_cache(maxsize=4096)
def checked(text: str, where: str) -> str:
    """The text in NFC on one line, its spaces kept. Raises KindError as `clean` does."""
    plain = " ".join(unicodedata.normalize("NFC", text).splitlines()).replace("\t", " ")
    for character in plain:
        if character in _OVERRIDES or unicodedata.category(character) in ("Cc", "Cs"):
            said = (
                f"có ký tự điều khiển ẩn U+{ord(character):04X}, chữ in ra có thể đảo hoặc mất; hãy gõ lại."
            )
            raise at(where, said)
    return plain


def _value(field: Field, raw: object, where: str) -> Value:
    if raw is None or raw == "":
        return None
    return _READ[field.type](field, raw, where)


def _wrong(field: Field, raw: object, where: str, wanted: str) -> KindError:
    return at(where, f"“{field.label}” phải là {wanted}, đang là “{str(raw)[:40]}”; hãy sửa lại giá trị này.")


def _text(field: Field, raw: object, where: str) -> Value:
    if not isinstance(raw, str):
        raise _wrong(field, raw, where, "chữ")
    return clean(raw, where)


def _words(field: Field, raw: object, where: str) -> Value:
    if isinstance(raw, tuple) and all(isinstance(run, Run) for run in raw):
        return tuple(Run(checked(run.text, where), run.bold, run.italic, run.underline) for run in raw)
    if not isinstance(raw, str):
        raise _wrong(field, raw, where, "chữ")
    return runs_of(clean(raw, where))


def _number(field: Field, raw: object, where: str) -> Value:
    if isinstance(raw, str) and raw.strip().isdecimal():
        return int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise _wrong(field, raw, where, "số nguyên không âm")
    return raw


def _date(field: Field, raw: object, where: str) -> Value:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        raise _wrong(field, raw, where, "ngày, viết theo mẫu 2026-11-28") from None


def _time(field: Field, raw: object, where: str) -> Value:
    if isinstance(raw, time):
        return raw
    try:
        return time.fromisoformat(str(raw))
    except ValueError:
        raise _wrong(field, raw, where, "giờ, viết theo mẫu 07:30") from None


def _choice(field: Field, raw: object, where: str) -> Value:
    if raw not in field.choices:
        raise _wrong(field, raw, where, f"một trong: {', '.join(field.choices)}")
    return raw


def _items(field: Field, raw: object, where: str) -> Sequence[object]:
    if not isinstance(raw, list | tuple):
        raise _wrong(field, raw, where, "danh sách")
    return raw


def _list(field: Field, raw: object, where: str) -> Value:
    items = _items(field, raw, where)
    return tuple(_words(field, item, f"{where} {n}") for n, item in enumerate(items, start=1) if item)


def _records(field: Field, raw: object, where: str) -> Value:
    made = []
    for n, item in enumerate(_items(field, raw, where), start=1):
        if not isinstance(item, Mapping):
            raise _wrong(
                field, item, f"{where} {n}", f"nhóm trường ({', '.join(f.key for f in field.fields)})"
            )
        values = values_of(field.fields, item, f"{where} {n}")
        for lacking in missing(field.fields, values):
            raise at(f"{where} {n}", f"thiếu “{lacking.label}” ({lacking.key}); hãy điền.")
        made.append(values)
    return tuple(made)


def _table(field: Field, raw: object, where: str) -> Value:
    if isinstance(raw, Table):
        return raw
    if not isinstance(raw, Mapping) or set(raw) != {"columns", "rows"}:
        raise _wrong(field, raw, where, "bảng gồm columns và rows")
    titles = [clean(str(title), where) for title in _items(field, raw["columns"], where)]
    rows = [
        [clean(str(cell), where) for cell in _items(field, row, where)]
        for row in _items(field, raw["rows"], where)
    ]
    for n, row in enumerate(rows, start=1):
        if len(row) != len(titles):
            raise at(
                f"{where}, dòng {n}", f"có {len(row)} ô, bảng có {len(titles)} cột; hãy thêm hoặc bớt ô."
            )
    return Table(tuple(map(Column, titles)), tuple(tuple(map(runs_of, row)) for row in rows))


_READ: Final[Mapping[str, Callable[[Field, object, str], Value]]] = {
    "text": _text,
    "words": _words,
    "number": _number,
    "date": _date,
    "time": _time,
    "choice": _choice,
    "list": _list,
    "records": _records,
    "table": _table,
}


def words_of(value: Value) -> Words:
    """A value of type words, or text without emphasis, as words."""
    if isinstance(value, tuple):
        return tuple(run for run in value if isinstance(run, Run))
    return (Run(str(value)),)
