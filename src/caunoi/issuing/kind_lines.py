"""Lists and groups of fields of a kind as lines that a person types, or pastes from Excel, and back.

A line is one item. The fields of a group stand between bars (or tabs), in their order; a list inside a group
stands below its line, each item behind "-", those of a second list behind "+".
The law: `typed(field, lines(field, value))` is the value again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Final

from vanban.kinds import Field
from vanban.light_text import NotLight, body_of, marked, text_of
from vanban.paper import Run, Table

_SIGNS: Final = "-+*"
_BAR: Final = re.compile(r"(?<!\\)[|\t]")
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_CLOCK: Final = re.compile(r"(\d{1,2})\s*(?:[:hg]|giờ)\s*(\d{2})?(?::00|\s*phút)?", re.I)


class NotTyped(ValueError):
    """A line that cannot be taken. `sentence` is Vietnamese and names the line."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = f"Dòng {line}: {sentence}"


def shape(field: Field) -> str:
    """How a line is typed, for the form: "Đơn vị | Việc | Hạn"; "" for a plain list."""
    plain, inner = _parts(field)
    below = [f"dưới mỗi dòng, sau dấu {sign}: {shape(one) or one.label}" for sign, one in inner.items()]
    return "; ".join((" | ".join(one.label for one in plain), *below)) if field.fields else ""


def typed(field: Field, text: str) -> object:
    """The value that the lines say, as `vanban.kinds.fill` takes it. Raises NotTyped."""
    if field.type == "table":
        return _table(text)
    found: list[tuple[int, str]] = [
        (number, _bare(field, line)) for number, line in enumerate(text.splitlines(), start=1) if line.strip()
    ]
    return _items(field, found)


def _bare(field: Field, line: str) -> str:
    """Without the blanks around it; tabs before several cells are empty ones, as Excel gives them."""
    plain, inner = _parts(field)
    whole = len(plain) < 2 or _sign(line.strip(), inner)
    return line.strip() if whole else line.rstrip().lstrip(" ")


def lines(field: Field, value: object) -> str:
    """The value as `typed` reads it; "" for None."""
    if isinstance(value, Table):
        return text_of((value,)).strip("\n")
    return "\n".join(_lines(field, value)) if isinstance(value, Sequence) else ""


def _parts(field: Field) -> tuple[list[Field], dict[str, Field]]:
    """The fields on a group's own line, and those below it by their sign; what fits neither is not asked."""
    plain = [one for one in field.fields if one.type not in ("list", "records", "table")]
    below = [one for one in field.fields if one.type in ("list", "records")]
    return plain, dict(zip(_SIGNS, below, strict=False))


def _table(text: str) -> object:
    """The one table that stands there, None for nothing; any other word is told, not lost."""
    before = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        if not line.strip().startswith("|") or number - 1 > before > 0:
            raise NotTyped(
                number,
                "ở đây chỉ ghi một bảng: các dòng liền nhau, đầu dòng là dấu |, như | Thứ | Việc |.",
            )
        before = number
    try:
        return next(iter(body_of(text)), None)
    except NotLight as refused:
        raise NotTyped(refused.line, refused.sentence) from refused


def _items(field: Field, found: Sequence[tuple[int, str]]) -> Sequence[object]:
    return list(_records(field, found)) if field.fields else [line for _, line in found]


def _records(field: Field, found: Sequence[tuple[int, str]]) -> Iterator[Mapping[str, object]]:
    """Each line without a sign opens a group; those with one belong to the group above."""
    plain, inner = _parts(field)
    at = 0
    while at < len(found):
        number, line = found[at]
        if _sign(line, inner):
            raise NotTyped(number, f"“{line[:40]}” cần đứng dưới một dòng {shape(field).partition(';')[0]}.")
        end = next((n for n in range(at + 1, len(found)) if not _sign(found[n][1], inner)), len(found))
        yield {**_cells(plain, number, line), **dict(_below(inner, found[at + 1 : end]))}
        at = end


def _sign(line: str, inner: Mapping[str, Field]) -> str:
    return line[0] if line[0] in inner and line[1:2] in (" ", "") else ""


def _below(inner: Mapping[str, Field], found: Sequence[tuple[int, str]]) -> Iterator[tuple[str, object]]:
    for sign, one in inner.items():
        own = [(number, line[1:].strip()) for number, line in found if line[0] == sign]
        if own:
            yield one.key, _items(one, own)


def _cells(fields: Sequence[Field], number: int, line: str) -> dict[str, object]:
    said = [" ".join(cell.replace("\\|", "|").split()) for cell in _BAR.split(line)]
    if len(said) > len(fields):
        names = " | ".join(one.label for one in fields)
        raise NotTyped(number, f"có {len(said)} ô, mỗi dòng chỉ gồm: {names}. Bỏ bớt dấu |.")
    for one, cell in zip(fields, said, strict=False):
        if one.required and not cell:
            raise NotTyped(number, f"thiếu “{one.label}”.")
    short = [one.label for one in fields[len(said) :] if one.required]
    if short:
        raise NotTyped(number, f"thiếu “{short[0]}”; các ô cách nhau bằng dấu |.")
    return {one.key: _cell(one, cell, number) for one, cell in zip(fields, said, strict=False) if cell}


def _cell(field: Field, cell: str, number: int) -> object:
    match field.type:
        case "date":
            return _day(field, cell, number)
        case "time":
            return _clock(field, cell, number)
        case "number" if not cell.isdecimal():
            raise NotTyped(number, f"“{field.label}” là một số, đang là “{cell[:40]}”.")
        case "choice" if cell not in field.choices:
            raise NotTyped(number, f"“{field.label}” là một trong: {', '.join(field.choices)}.")
        case _:
            return cell


def _day(field: Field, cell: str, number: int) -> date:
    match = _DAY.fullmatch(cell)
    try:
        if match and match[4]:
            return date.fromisoformat(cell)
        if match:
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        pass  # a day that the calendar does not have is refused like any other word
    raise NotTyped(number, f"“{field.label}” viết theo mẫu 15/3/2026, đang là “{cell[:40]}”.")


def _clock(field: Field, cell: str, number: int) -> time:
    match = _CLOCK.fullmatch(cell)
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
        return time(int(match[1]), int(match[2] or 0))
    raise NotTyped(number, f"“{field.label}” viết theo mẫu 7h30, đang là “{cell[:40]}”.")


def _lines(field: Field, value: Sequence[object]) -> Iterator[str]:
    plain, inner = _parts(field)
    for item in value:
        if not isinstance(item, Mapping):
            yield _shown(item)
            continue
        cells = [_shown(item.get(one.key)).replace("|", "\\|") for one in plain]
        last = max((n for n, cell in enumerate(cells) if cell), default=-1)
        yield " | ".join(cells[: last + 1])
        for sign, one in inner.items():
            below = item.get(one.key)
            yield from (f"{sign} {line}" for line in _lines(one, below if isinstance(below, tuple) else ()))


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case date():
            return f"{value.day}/{value.month}/{value.year}"
        case time():
            return f"{value.hour}h{value.minute:02}"
        case tuple():
            return (
                marked(run for run in value if isinstance(run, Run)).replace("\\|", "|").replace("\\_", "_")
            )
        case _:
            return str(value)
