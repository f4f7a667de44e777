"""The sheet of offices: a row each, known by its code; what a file leaves out stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from caunoi.ledger.actions import Deed, record_all
from caunoi.people.models import Office, OfficeAlias, OfficeKind, OfficeLevel, User
from caunoi.people.naming import name_key
from caunoi.people.office_lines import COLUMNS, TITLE, LineReader, OfficeLine
from caunoi.people.workbook import Around, Cell, Change, Problem, Row, Tick
from vanban.text.keys import search_key

_BATCH: Final = 400
_PLAIN: Final = ("name", "short_name", "kind", "level", "symbol", "valid_from", "valid_to", "source")


def lines() -> dict[str, OfficeLine]:
    """The register as lines, by code; two queries."""
    offices = Office.objects.select_related("parent").prefetch_related("aliases")
    return {office.code: _line_of(office) for office in offices.order_by("code")}


def _line_of(office: Office) -> OfficeLine:
    names = sorted(office.aliases.all(), key=lambda alias: (alias.valid_to or date.min, alias.name))
    return OfficeLine(
        office.code, office.name, office.short_name, office.kind, office.level,
        office.parent.code if office.parent else "", office.symbol, office.valid_from, office.valid_to,
        tuple(alias.name for alias in names if not alias.official),
        tuple((alias.name, alias.valid_to) for alias in names if alias.official and alias.valid_to),
        office.source,
    )  # fmt: skip


class OfficeSheet:
    """Offices: entered where the code is new, changed where it is known; nobody is taken out."""

    title = TITLE
    columns = COLUMNS

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        for line in lines().values():
            former = "; ".join(f"{name} (đến {last:%d/%m/%Y})" for name, last in line.former)
            yield (
                line.code, line.name, line.short_name, OfficeKind(line.kind).label,
                OfficeLevel(line.level).label, line.parent, line.symbol, line.valid_from or "",
                line.valid_to or "", "; ".join(line.aliases), former, line.source,
            )  # fmt: skip

    def plan(self, rows: Sequence[Row], around: Around, tick: Tick) -> OfficePlan:
        return _Planner(lines(), around).plan(rows, tick)


@dataclass
class OfficePlan:
    """What the rows would change; `known` is the register before."""

    known: dict[str, OfficeLine]
    wanted: list[tuple[int, OfficeLine]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    same: int = 0

    @property
    def changes(self) -> list[Change]:
        return [
            Change(TITLE, row, line.name, old.words if (old := self.known.get(line.code)) else "", line.words)
            for row, line in self.wanted
        ]

    def write(self, *, actor: User | None, why: str, tick: Tick) -> None:
        offices = {office.code: office for office in Office.objects.all()}
        self._add(offices)
        self._change(offices)
        self._write_names(offices)
        tick("Đang ghi sổ nhật ký", 0, len(self.wanted))
        record_all(actor=actor, deeds=self._deeds(actor, offices, why))
        tick("Đã ghi đơn vị", len(self.wanted), len(self.wanted))

    def _add(self, offices: dict[str, Office]) -> None:
        """New offices, those above first: a child must know its parent's row."""
        waiting = [line for _, line in self.wanted if line.code not in self.known]
        while waiting:
            ready = [line for line in waiting if not line.parent or line.parent in offices]
            made = Office.objects.bulk_create(
                [Office(code=line.code, parent=offices.get(line.parent), **_plain(line)) for line in ready],
                batch_size=_BATCH,
            )
            offices.update({office.code: office for office in made})
            waiting = [line for line in waiting if line.code not in offices]

    def _change(self, offices: dict[str, Office]) -> None:
        changed = [line for _, line in self.wanted if line.code in self.known]
        for line in changed:
            office = offices[line.code]
            for name, value in _plain(line).items():
                setattr(office, name, value)
            office.parent = offices[line.parent] if line.parent else None
        touched = [offices[line.code] for line in changed]
        Office.objects.bulk_update(touched, [*_PLAIN, "parent"], batch_size=_BATCH)

    def _write_names(self, offices: dict[str, Office]) -> None:
        changed = [(offices[line.code], line) for _, line in self.wanted if self._renamed(line)]
        known = [office.pk for office, line in changed if line.code in self.known]
        for start in range(0, len(known), _BATCH):
            OfficeAlias.objects.filter(office__in=known[start : start + _BATCH]).delete()
        names = [alias for office, line in changed for alias in _names(office, line)]
        OfficeAlias.objects.bulk_create(names, batch_size=_BATCH)

    def _renamed(self, line: OfficeLine) -> bool:
        old = self.known.get(line.code, OfficeLine(line.code))
        return (old.aliases, old.former) != (line.aliases, line.former)

    def _deeds(self, actor: User | None, offices: dict[str, Office], why: str) -> Iterator[Deed]:
        who = actor or "Người quản trị máy chủ"
        for _, line in self.wanted:
            old = self.known.get(line.code)
            verb, word = ("change_office", "sửa") if old else ("add_office", "thêm")
            said = f"{who} {word} đơn vị {line.name}{why}."
            yield Deed(verb, offices[line.code], said, old.words if old else "", line.words)


def _plain(line: OfficeLine) -> dict[str, object]:
    return {name: getattr(line, name) for name in _PLAIN}


def _names(office: Office, line: OfficeLine) -> Iterator[OfficeAlias]:
    for name in line.aliases:
        yield OfficeAlias(office=office, name=name, folded=search_key(name))
    for name, last in line.former:
        yield OfficeAlias(office=office, name=name, folded=search_key(name), official=True, valid_to=last)


class _Planner:
    """Reads the rows against the register: a problem where one cannot be taken, else what it would change."""

    def __init__(self, known: dict[str, OfficeLine], around: Around) -> None:
        self._plan = OfficePlan(known)
        self._known = known
        self._around = around
        self._rows: dict[str, int] = {}

    def plan(self, rows: Sequence[Row], tick: Tick) -> OfficePlan:
        after = dict(self._known)
        for number, row in enumerate(rows, start=1):
            line = self._read(row)
            if line:
                after[line.code] = line
            tick("Đang kiểm tra đơn vị", number, len(rows))
        names: dict[str, list[str]] = {}
        for code, line in after.items():
            names.setdefault(name_key(line.name), []).append(code)
        self._hang(after, names)
        self._refuse_twice(after, names)
        self._refuse_circles(after)
        for code, number in self._rows.items():
            if self._known.get(code) == after[code]:
                self._plan.same += 1
            else:
                self._plan.wanted.append((number, after[code]))
        self._around.offices.update((code, line.name) for code, line in after.items())
        return self._plan

    def _say(self, row: int, sentence: str) -> None:
        self._plan.problems.append(Problem(TITLE, row, sentence))

    def _read(self, row: Row) -> OfficeLine | None:
        reader = LineReader(row)
        if reader.code in self._rows:
            first = self._rows[reader.code]
            self._say(row.number, f"Trùng với dòng {first} (mã {reader.code}); mỗi đơn vị một dòng, một mã.")
            return None
        line = reader.line(self._known.get(reader.code))
        for sentence in reader.wrong:
            self._say(row.number, sentence)
        if reader.wrong:
            return None
        self._rows[line.code] = row.number
        return line

    def _hang(self, after: dict[str, OfficeLine], names: dict[str, list[str]]) -> None:
        """A superior office may be told by its name where only one is called so."""
        for code, number in self._rows.items():
            parent = after[code].parent
            if not parent or parent in after:
                continue
            called = names.get(name_key(parent), [])
            if len(called) == 1:
                after[code] = replace(after[code], parent=called[0])
            elif called:
                self._say(number, f"Trực thuộc “{parent}”: có {len(called)} đơn vị cùng tên, hãy ghi mã.")
            else:
                self._say(number, f"Trực thuộc “{parent}”: không có trong tệp này và trong sổ đơn vị.")

    def _refuse_twice(self, after: dict[str, OfficeLine], names: dict[str, list[str]]) -> None:
        """Twice one name in one place at one time is one office entered twice."""
        for codes in names.values():
            for at, code in enumerate(codes):
                for other in codes[:at]:
                    line, twin = after[code], after[other]
                    if line.parent == twin.parent and line.life.meets(twin.life):
                        self._say_twice(line, other)

    def _say_twice(self, line: OfficeLine, other: str) -> None:
        number = self._rows.get(line.code) or self._rows.get(other)
        if number:
            self._say(number, f"Đã có đơn vị {line.name} cùng trực thuộc (mã {other}); ghi mã đó để sửa.")

    def _refuse_circles(self, after: dict[str, OfficeLine]) -> None:
        for code, number in self._rows.items():
            above, steps = after[code].parent, 0
            while above in after and above != code and steps < 50:
                above, steps = after[above].parent, steps + 1
            if above == code or steps == 50:
                self._say(number, "Đơn vị trực thuộc chính nó hoặc cấp dưới của nó.")
