"""`paper.toml`: the components of a kind's paper, checked against its fields when they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from vanban.kinds.fields import Field
from vanban.kinds.problems import at
from vanban.kinds.texts import Names, Text, text_of
from vanban.paper import Align, System

SYSTEMS: Final[tuple[str, ...]] = get_args(System)
NUMBERINGS: Final = ("I.", "I-", "1.", "1-", "a)")
_COUNT: Final = Field("n", "number", "Thứ tự", required=True)
_PAPER: Final = ("title", "addressees", "grounds", "recipients", "body", "appendices")
_CONDITIONS: Final = ("each", "when", "unless")
_PART: Final = (*_CONDITIONS, "text", "marker", "numbered", "centred", "parts", "rows", "columns", "table")
_COLUMN: Final = ("title", "share", "align", "text", "once")


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether something stands, and for which records: `each` repeats it, `when` and `unless` ask a field."""

    each: str = ""
    when: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An addressee, a ground or a recipient with its note."""

    condition: Condition
    text: Text
    note: Text = ()


@dataclass(frozen=True, slots=True)
class ColumnPart:
    """`once` leaves a cell empty that says the same as the one above."""

    title: str
    share: float
    align: Align
    text: Text
    once: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One element of the body: a paragraph, a group of parts, or a table of records or of a table field."""

    condition: Condition
    text: Text = ()
    marker: str = ""
    numbered: str = ""
    centred: bool = False
    parts: tuple[Part, ...] = ()
    rows: str = ""
    columns: tuple[ColumnPart, ...] = ()
    table: str = ""


@dataclass(frozen=True, slots=True)
class AppendixPart:
    condition: Condition
    title: Text
    label: str
    body: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PaperText:
    """What `paper.toml` says. `recipients` None: those of the letterhead stand as they are."""

    title: Text
    addressees: tuple[Line, ...]
    grounds: tuple[Line, ...]
    recipients: tuple[Line, ...] | None
    body: tuple[Part, ...]
    appendices: tuple[AppendixPart, ...]


def paper_text(raw: Mapping[str, object], fields: Iterable[Field], where: str) -> PaperText:
    """The components, each text checked. Raises KindError naming folder, file and key."""
    names = Names({}).under(fields)
    keys(raw, _PAPER, where)
    if "title" not in raw or "body" not in raw:
        raise at(where, "thiếu title hoặc body; hãy viết trích yếu và nội dung.")
    recipients = _lines(raw, "recipients", names, where) if "recipients" in raw else None
    return PaperText(
        text_of(raw["title"], names, f"{where}, title"),
        _lines(raw, "addressees", names, where),
        _lines(raw, "grounds", names, where),
        recipients,
        _parts(raw["body"], names, f"{where}, body"),
        tuple(_appendices(raw.get("appendices", []), names, f"{where}, appendices")),
    )


def keys(raw: Mapping[str, object], known: Iterable[str], where: str) -> None:
    """Raises KindError for a key that is none of the known ones."""
    for key in raw:
        if key not in known:
            raise at(where, f"không có khóa “{key}”, có thể gõ nhầm; các khóa là: {', '.join(known)}.")


def maps(raw: object, where: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each table of a list of tables with its place."""
    if not isinstance(raw, list):
        raise at(where, "phải là danh sách các nhóm [[…]].")
    for n, item in enumerate(raw, start=1):
        if not isinstance(item, Mapping):
            raise at(f"{where} {n}", "phải là một nhóm khóa = giá trị.")
        yield f"{where} {n}", item


def _lines(raw: Mapping[str, object], key: str, names: Names, where: str) -> tuple[Line, ...]:
    written = raw.get(key, [])
    items = [
        {"text": item} if isinstance(item, str) else item for item in _listed(written, f"{where}, {key}")
    ]
    made = []
    for place, item in maps(items, f"{where}, {key}"):
        keys(item, (*_CONDITIONS, "text", "note"), place)
        condition, inner = _condition(item, names, place)
        note = text_of(item["note"], inner, place) if "note" in item else ()
        made.append(Line(condition, text_of(item.get("text"), inner, place), note))
    return tuple(made)


def _listed(raw: object, where: str) -> list[object]:
    if not isinstance(raw, list):
        raise at(where, "phải là danh sách trong dấu [ ].")
    return raw


def _condition(raw: Mapping[str, object], names: Names, where: str) -> tuple[Condition, Names]:
    """The condition, and the names inside what it stands before."""
    asked = {key: str(raw.get(key, "")) for key in _CONDITIONS}
    for key, name in asked.items():
        if name and name not in names.fields and not (key != "each" and name in SYSTEMS):
            raise at(
                where, f"{key} = “{name}” không phải là trường; các trường là: {', '.join(names.fields)}."
            )
    sure = Names(names.fields, names.sure | ({asked["when"]} if asked["when"] else set()))
    if asked["each"]:
        sure = records_of(asked["each"], sure, where)
    return Condition(**asked), sure


def records_of(name: str, names: Names, where: str) -> Names:
    """The names inside each record, or each item, of a list field."""
    listed = names.fields.get(name)
    if listed is None or listed.type not in ("records", "list"):
        raise at(where, f"“{name}” không phải trường kiểu list hoặc records, không lặp được.")
    item = Field("item", "words", listed.label, required=True)
    inner = listed.fields if listed.type == "records" else (item,)
    return names.under((*inner, _COUNT))


def _parts(raw: object, names: Names, where: str) -> tuple[Part, ...]:
    return tuple(_part(item, names, place) for place, item in maps(raw, where))


def _part(raw: Mapping[str, object], names: Names, where: str) -> Part:
    keys(raw, _PART, where)
    condition, inner = _condition(raw, names, where)
    shapes = [key for key in ("text", "parts", "rows", "table") if key in raw]
    if len(shapes) != 1:
        raise at(where, "phải có đúng một trong: text, parts, rows (kèm columns), table.")
    if "text" in raw:
        return _paragraph(raw, condition, inner, where)
    if "parts" in raw:
        return Part(condition, parts=_parts(raw["parts"], inner, f"{where}, parts"))
    if "rows" in raw:
        rows = str(raw["rows"])
        columns = tuple(_columns(raw.get("columns"), records_of(rows, inner, where), where))
        return Part(condition, rows=rows, columns=columns)
    table = inner.fields.get(str(raw["table"]))
    if table is None or table.type != "table":
        raise at(where, f"“{raw['table']}” không phải trường kiểu table.")
    return Part(condition, table=table.key)


def _paragraph(raw: Mapping[str, object], condition: Condition, names: Names, where: str) -> Part:
    numbered = str(raw.get("numbered", ""))
    if numbered and numbered not in NUMBERINGS:
        raise at(where, f"numbered = “{numbered}” không có; các kiểu đánh số: {', '.join(NUMBERINGS)}.")
    words = text_of(raw["text"], names, where)
    return Part(condition, words, str(raw.get("marker", "")), numbered, raw.get("centred") is True)


def _columns(raw: object, names: Names, where: str) -> Iterator[ColumnPart]:
    found = list(maps(raw, f"{where}, columns"))
    if not found:
        raise at(where, "bảng không có cột nào; hãy thêm columns.")
    for place, item in found:
        keys(item, _COLUMN, place)
        align = item.get("align", "left")
        share = item.get("share", 1.0)
        if align not in get_args(Align) or not isinstance(share, int | float) or share <= 0:
            raise at(place, f"align phải là {', '.join(get_args(Align))}; share phải là số lớn hơn 0.")
        shown: Align = "left" if align == "left" else "centre" if align == "centre" else "right"
        text = text_of(item.get("text"), names, place)
        yield ColumnPart(str(item.get("title", "")), float(share), shown, text, item.get("once") is True)


def _appendices(raw: object, names: Names, where: str) -> Iterator[AppendixPart]:
    for place, item in maps(raw, where):
        keys(item, (*_CONDITIONS, "title", "label", "body"), place)
        condition, inner = _condition(item, names, place)
        title = text_of(item.get("title", ""), inner, place)
        yield AppendixPart(
            condition, title, str(item.get("label", "PHỤ LỤC")), _parts(item.get("body"), inner, place)
        )
