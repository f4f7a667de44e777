"""Loading a set of offices into the register: what is there already stays as the office has it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.datasets import CollectiveRow, DataSet, EventRow, OfficeRow
from caunoi.people.holding import hold_register
from caunoi.people.models import Collective, CollectiveName, Office, OfficeAlias, OfficeEvent, User
from caunoi.people.naming import name_key
from caunoi.people.rules import Verb
from caunoi.people.succession import refuse_misshapen
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were new."""

    offices: int
    events: int
    collectives: int

    @property
    def nothing(self) -> bool:
        return not (self.offices or self.events or self.collectives)


@transaction.atomic
def load_offices(*, actor: User | None, data: DataSet) -> Loaded:
    """Enters what a data set has and the register has not, by code; run again it adds nothing.

    `actor` None: the machine's keeper at the command line.
    Raises RuleBroken "not-allowed", "unknown-office" (a row names a code that nobody bears), "bad-row",
    "misshapen-event".
    """
    if actor is not None:
        demand(actor, Verb.MANAGE_PEOPLE)
    hold_register()
    known = {office.code: office for office in Office.objects.select_for_update()}
    new = [_add(row, known) for row in data.offices if row.code not in known]
    # A row stands in the file where a person looks for it, perhaps before the one above it.
    for row in data.offices:
        _hang(row, known, new)
    events = sum(_note(row, known) for row in data.events)
    collectives = [_gather(row) for row in data.collectives if not _gathered(row)]
    loaded = Loaded(len(new), events, len(collectives))
    about = next(iter([*new, *collectives]), None)
    if about is not None:
        record(
            actor=actor, verb="load_offices", about=about,
            said=f"{actor or 'Người quản trị máy chủ'} nạp bộ dữ liệu “{data.title}”: "
            f"{loaded.offices} đơn vị, {loaded.events} biến động, {loaded.collectives} tên gọi chung.",
        )  # fmt: skip
    return loaded


def _add(row: OfficeRow, known: dict[str, Office]) -> Office:
    office = Office(
        code=row.code, name=row.name, short_name=row.short_name, kind=row.kind, level=row.level,
        symbol=row.symbol, valid_from=row.valid_from, valid_to=row.valid_to, source=row.source,
        confidence=row.confidence,
    )  # fmt: skip
    try:
        office.full_clean(exclude=["parent"], validate_unique=False)
    except ValidationError as wrong:
        raise RuleBroken("bad-row", f"Đơn vị {row.code}: {'; '.join(wrong.messages)}") from wrong
    office.save()
    for alias in row.aliases:
        OfficeAlias.objects.create(office=office, name=alias)
    for former in row.former:
        OfficeAlias.objects.create(office=office, name=former.name, official=True, valid_to=former.valid_to)
    known[row.code] = office
    return office


def _hang(row: OfficeRow, known: dict[str, Office], new: list[Office]) -> None:
    office = known[row.code]
    if row.parent and office in new:
        office.parent = _of(row.parent, known)
        office.save(update_fields=["parent"])


def _note(row: EventRow, known: dict[str, Office]) -> bool:
    before, after = ([_of(code, known) for code in side] for side in (row.before, row.after))
    refuse_misshapen(row.kind, before=len(before), after=len(after))
    for event in OfficeEvent.objects.filter(kind=row.kind, on=row.on).prefetch_related("before", "after"):
        if set(event.before.all()) == set(before) and set(event.after.all()) == set(after):
            return False
    event = OfficeEvent.objects.create(
        kind=row.kind, on=row.on, legal_basis=row.legal_basis, source=row.source, confidence=row.confidence,
        note=row.note,
    )  # fmt: skip
    event.before.set(before)
    event.after.set(after)
    return True


def _of(code: str, known: dict[str, Office]) -> Office:
    if code not in known:
        raise RuleBroken(
            "unknown-office", f"Chưa nạp được: sổ đơn vị chưa có mã {code}. Nạp đơn vị đó trước, hoặc sửa mã."
        )
    return known[code]


def _gathered(row: CollectiveRow) -> bool:
    return Collective.objects.filter(code=row.code).exists()


def _gather(row: CollectiveRow) -> Collective:
    collective = Collective.objects.create(
        code=row.code, name=row.name, scope=row.scope, kinds=list(row.kinds), levels=list(row.levels),
        begins=row.begins, valid_from=row.valid_from, valid_to=row.valid_to, source=row.source,
    )  # fmt: skip
    for name in {name_key(name): name for name in row.names}.values():
        CollectiveName.objects.create(collective=collective, name=name)
    return collective
