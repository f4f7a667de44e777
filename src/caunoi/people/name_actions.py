"""The verbs on names: another way papers write an office, and what they call together."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.collectives import CollectiveSaid, said_of
from caunoi.people.holding import hold_register
from caunoi.people.models import Collective, CollectiveName, Office, OfficeAlias, Scope, User
from caunoi.people.naming import name_key
from caunoi.people.rules import Verb
from caunoi.people.succession import Life
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def add_alias(
    *, actor: User, office: Office, name: str, valid_from: date | None = None, valid_to: date | None = None
) -> OfficeAlias:
    """Papers also write the office so, on those days where any are said.

    Raises RuleBroken "not-allowed", "no-name", "alias-twice", "ends-before-it-begins".
    """
    demand(actor, Verb.KEEP_REGISTER)
    hold_register()
    office = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    name = _stated(name)
    _refuse_backwards(valid_from, valid_to)
    borne = {name_key(one) for one in (office.name, office.short_name)}
    borne |= {name_key(alias.name) for alias in office.aliases.all()}
    if name_key(name) in borne:
        raise RuleBroken("alias-twice", f"Sổ đã ghi tên “{name}” của {office.name}.")
    alias = OfficeAlias.objects.create(office=office, name=name, valid_from=valid_from, valid_to=valid_to)
    days = _days(valid_from, valid_to)
    said = f"{actor} ghi tên gọi khác của {office.name}: “{name}”{days}."
    record(actor=actor, verb="add_alias", about=office, after=name, said=said)
    return alias


@transaction.atomic
def add_collective(*, actor: User, said: CollectiveSaid) -> Collective:
    """Papers call these offices together so; with Scope.NOBODY: nobody is meant, and it is not asked again.

    Raises RuleBroken "not-allowed", "no-name", "collective-twice", "nobody-listed", "ends-before-it-begins".
    """
    demand(actor, Verb.KEEP_REGISTER)
    hold_register()
    _check(said, None)
    collective = Collective()
    _write(collective, said)
    words = f"{actor} ghi tên gọi chung {_words(said)}."
    record(actor=actor, verb="add_collective", about=collective, after=said.name, said=words)
    return collective


@transaction.atomic
def change_collective(*, actor: User, collective: Collective, said: CollectiveSaid) -> Collective:
    """Puts right what papers call together; one that is used no more gets its last day.

    Raises RuleBroken as `add_collective` does.
    """
    demand(actor, Verb.KEEP_REGISTER)
    hold_register()
    collective = Collective.objects.select_for_update(of=("self",)).get(pk=collective.pk)
    _check(said, collective)
    before = _words(said_of(collective))
    _write(collective, said)
    after, words = _words(said), f"{actor} sửa tên gọi chung {_words(said)}."
    record(actor=actor, verb="change_collective", about=collective, before=before, after=after, said=words)
    return collective


def _write(collective: Collective, said: CollectiveSaid) -> None:
    for part in ("scope", "begins", "valid_from", "valid_to", "source"):
        setattr(collective, part, getattr(said, part))
    collective.name, collective.kinds, collective.levels = _stated(said.name), [*said.kinds], [*said.levels]
    collective.save()
    collective.include.set(said.include)
    collective.exclude.set(said.exclude)
    wanted = {name_key(name): " ".join(name.split()) for name in said.names if name.strip()}
    collective.names.exclude(key__in=wanted).delete()
    for key in sorted(wanted.keys() - set(collective.names.values_list("key", flat=True))):
        CollectiveName.objects.create(collective=collective, name=wanted[key])


def _check(said: CollectiveSaid, own: Collective | None) -> None:
    _refuse_backwards(said.valid_from, said.valid_to)
    if said.scope == Scope.LISTED and not said.include:
        raise RuleBroken("nobody-listed", "Tên gọi chung theo danh sách thì phải chọn ít nhất một đơn vị.")
    wanted = {name_key(name) for name in (_stated(said.name), *said.names)}
    life = Life(said.valid_from, said.valid_to)
    for other in Collective.objects.prefetch_related("names"):
        if own is not None and other.pk == own.pk:
            continue
        borne = {name_key(other.name), *(one.key for one in other.names.all())}
        if wanted & borne and life.meets(Life(other.valid_from, other.valid_to)):
            raise RuleBroken(
                "collective-twice", f"Cách viết này đã là của tên gọi chung “{other.name}”; sửa ở đó."
            )


def _stated(name: str) -> str:
    name = " ".join(name.split())
    if not name_key(name):
        raise RuleBroken("no-name", "Chưa ghi tên. Hãy ghi đúng cách văn bản viết.")
    return name


def _refuse_backwards(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise RuleBroken("ends-before-it-begins", "Ngày kết thúc đứng trước ngày bắt đầu; xem lại hai ngày.")


def _days(first: date | None, last: date | None) -> str:
    words = [f" {word} {day:%d/%m/%Y}" for word, day in (("từ", first), ("đến hết", last)) if day]
    return f",{''.join(words)}" if words else ""


def _words(said: CollectiveSaid) -> str:
    if said.scope == Scope.NOBODY:
        what = "không phải đơn vị"
    else:
        listed = ", ".join(office.name for office in said.include)
        what = Scope(said.scope).label.lower() + (f": {listed}" if listed else "")
    names = f" (còn viết: {'; '.join(said.names)})" if said.names else ""
    return f"“{said.name}”{names}: {what}{_days(said.valid_from, said.valid_to)}"
