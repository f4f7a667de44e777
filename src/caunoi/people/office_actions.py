"""The verbs of whoever keeps the register of offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.holding import hold_register
from caunoi.people.models import Confidence, EventKind, Office, OfficeAlias, OfficeEvent, User
from caunoi.people.rules import Verb
from caunoi.people.succession import Life, refuse_misshapen
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class OfficeSaid:
    """What is known of an office; without a code it is given one."""

    name: str
    short_name: str
    kind: str
    level: str
    parent: Office | None = None
    symbol: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    confidence: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class EventSaid:
    """What became of offices on a day; `before` gave way to `after`, who survives stands in both."""

    kind: str
    on: date
    before: tuple[Office, ...] = ()
    after: tuple[Office, ...] = ()
    legal_basis: str = ""
    source: str = ""
    confidence: str = Confidence.HIGH
    note: str = ""


@transaction.atomic
def add_office(*, actor: User, said: OfficeSaid, aliases: Sequence[str] = ()) -> Office:
    """Enters an office with the other ways papers write its name.

    Raises RuleBroken "not-allowed", "name-taken", "code-taken", "ends-before-it-begins".
    """
    demand(actor, Verb.KEEP_REGISTER)
    hold_register()
    _check(said, None)
    office = Office.objects.create(**_parts(said))
    _set_aliases(office, aliases)
    record(actor=actor, verb="add_office", about=office, said=f"{actor} thêm đơn vị {office.name}.")
    return office


@transaction.atomic
def establish_office(
    *, actor: User, said: OfficeSaid, aliases: Sequence[str] = (), legal_basis: str = ""
) -> Office:
    """Enters an office and, where its first day is known, that it was set up then.

    Raises RuleBroken as `add_office` does.
    """
    office = add_office(actor=actor, said=said, aliases=aliases)
    if said.valid_from:
        begun = EventSaid(EventKind.CREATE, said.valid_from, after=(office,), legal_basis=legal_basis)
        record_event(actor=actor, said=begun)
    return office


@transaction.atomic
def change_office(*, actor: User, office: Office, said: OfficeSaid, aliases: Sequence[str] = ()) -> Office:
    """Puts right what is written of an office; one that ended keeps its row, with the day on which it ended.

    A slip in the name is put right here; a new name from a day on is `rename_office`.
    Raises RuleBroken "not-allowed", "name-taken", "code-taken", "ends-before-it-begins", "own-parent".
    """
    demand(actor, Verb.KEEP_REGISTER)
    hold_register()
    office = Office.objects.select_for_update().get(pk=office.pk)
    said = replace(said, code=said.code or office.code)
    _check(said, office)
    before = _office_words(office)
    for name, value in _parts(said).items():
        setattr(office, name, value)
    office.save()
    _set_aliases(office, aliases)
    after, sentence = _office_words(office), f"{actor} sửa đơn vị {office.name}."
    record(actor=actor, verb="change_office", about=office, said=sentence, before=before, after=after)
    return office


@transaction.atomic
def rename_office(
    *, actor: User, office: Office, name: str, short_name: str, on: date, legal_basis: str = ""
) -> OfficeEvent:
    """The same office is called otherwise from a day on; papers of earlier days still find it (ADR 0015).

    Raises RuleBroken "not-allowed", "same-name", "name-taken", "renamed-twice" (a later name is known).
    """
    demand(actor, Verb.KEEP_REGISTER)
    hold_register()
    office = Office.objects.select_for_update().get(pk=office.pk)
    name, short_name = " ".join(name.split()), " ".join(short_name.split())
    if name == office.name:
        raise RuleBroken("same-name", f"Tên vẫn là {name} nên không có gì để đổi.")
    said = replace(_said_of(office), name=name)
    _check(said, office)
    last_day = on - timedelta(days=1)
    former = office.aliases.filter(official=True).order_by("-valid_to").first()
    if former and former.valid_to and former.valid_to >= last_day:
        raise RuleBroken(
            "renamed-twice",
            f"Đã ghi lần đổi tên sau ngày {former.valid_to:%d/%m/%Y}; chỉ ghi thêm được lần muộn hơn.",
        )
    begun = former.valid_to + timedelta(days=1) if former and former.valid_to else None
    for old in dict.fromkeys((office.name, office.short_name)):
        office.aliases.update_or_create(
            name=old, defaults={"official": True, "valid_from": begun, "valid_to": last_day}
        )
    event = OfficeEvent.objects.create(kind=EventKind.RENAME, on=on, legal_basis=legal_basis)
    event.before.set([office])
    event.after.set([office])
    before, office.name, office.short_name = office.name, name, short_name or name
    office.save()
    basis = f" theo {legal_basis}" if legal_basis else ""
    record(
        actor=actor, verb="rename_office", about=office, before=before, after=name,
        said=f"{actor} ghi đổi tên {before} thành {name} từ ngày {on:%d/%m/%Y}{basis}.",
    )  # fmt: skip
    return event


@transaction.atomic
def record_event(*, actor: User, said: EventSaid) -> OfficeEvent:
    """Notes what became of offices: those who gave way end on the day before, unless the event is doubtful.

    An end that is already noted earlier stays. A rename is `rename_office`.
    Raises RuleBroken "not-allowed", "misshapen-event", "event-twice", "event-before-it-began" (an office
    would end before its first day).
    """
    demand(actor, Verb.KEEP_REGISTER)
    hold_register()
    refuse_misshapen(said.kind, before=len(said.before), after=len(said.after))
    _hold((*said.before, *said.after))
    _refuse_twice(said)
    event = OfficeEvent.objects.create(
        kind=said.kind, on=said.on, legal_basis=said.legal_basis, source=said.source,
        confidence=said.confidence, note=said.note,
    )  # fmt: skip
    event.before.set(said.before)
    event.after.set(said.after)
    if said.confidence != Confidence.LOW:
        _end([office for office in said.before if office not in said.after], said.on)
    sentence = f"{actor} ghi biến động: {_event_words(said)}."
    for office in dict.fromkeys((*said.before, *said.after)):
        record(actor=actor, verb="record_event", about=office, said=sentence)
    return event


@transaction.atomic
def reorganise_offices(*, actor: User, said: EventSaid, founded: Sequence[OfficeSaid] = ()) -> OfficeEvent:
    """Notes an event together with the offices that it brings about, which come after.

    Raises RuleBroken as `add_office` and `record_event` do.
    """
    demand(actor, Verb.KEEP_REGISTER)
    hold_register()
    _hold((*said.before, *said.after))
    new = [add_office(actor=actor, said=one) for one in founded]
    return record_event(actor=actor, said=replace(said, after=(*said.after, *new)))


def _hold(offices: Sequence[Office]) -> None:
    """The rows until the transaction ends, in one order: of two events at once the second sees the first."""
    rows = Office.objects.select_for_update(of=("self",)).filter(pk__in=[office.pk for office in offices])
    list(rows.order_by("pk").values_list("pk", flat=True))


def _refuse_twice(said: EventSaid) -> None:
    same = OfficeEvent.objects.filter(kind=said.kind, on=said.on).prefetch_related("before", "after")
    for event in same:
        if set(event.before.all()) == set(said.before) and set(event.after.all()) == set(said.after):
            raise RuleBroken(
                "event-twice", f"Sổ đã ghi biến động này ({event}, {event.legal_basis or 'chưa ghi căn cứ'})."
            )


def _end(offices: Sequence[Office], on: date) -> None:
    last_day = on - timedelta(days=1)
    for office in Office.objects.select_for_update().filter(pk__in=[one.pk for one in offices]):
        if office.valid_from and office.valid_from > last_day:
            raise RuleBroken(
                "event-before-it-began",
                f"{office} có từ {office.valid_from:%d/%m/%Y}, không thể kết thúc từ {on:%d/%m/%Y}.",
            )
        if office.valid_to is None or office.valid_to > last_day:
            office.valid_to = last_day
            office.save(update_fields=["valid_to"])


def _event_words(said: EventSaid) -> str:
    before, after = (", ".join(office.name for office in side) for side in (said.before, said.after))
    words = [EventKind(said.kind).label.lower(), before, f"→ {after}" if before and after else after]
    basis = f" theo {said.legal_basis}" if said.legal_basis else ""
    doubt = ", chưa chắc" if said.confidence == Confidence.LOW else ""
    return f"{' '.join(filter(None, words))}, từ ngày {said.on:%d/%m/%Y}{basis}{doubt}"


def _parts(said: OfficeSaid) -> dict[str, object]:
    parts = {part.name: getattr(said, part.name) for part in fields(said)}
    return parts if said.code else {name: value for name, value in parts.items() if name != "code"}


def _said_of(office: Office) -> OfficeSaid:
    return OfficeSaid(**{part.name: getattr(office, part.name) for part in fields(OfficeSaid)})


def _office_words(office: Office) -> str:
    days = [
        f"{word} {day:%d/%m/%Y}" for word, day in (("từ", office.valid_from), ("đến", office.valid_to)) if day
    ]
    aliases = "; ".join(office.aliases.order_by("name").values_list("name", flat=True))
    words = [office.name, office.short_name, str(office.parent or ""), office.symbol, *days]
    return ", ".join(filter(None, words)) + (f" (còn gọi: {aliases})" if aliases else "")


def _check(said: OfficeSaid, office: Office | None) -> None:
    if said.valid_from and said.valid_to and said.valid_to < said.valid_from:
        raise RuleBroken("ends-before-it-begins", "Ngày kết thúc đứng trước ngày bắt đầu; xem lại hai ngày.")
    others = Office.objects.exclude(pk=office.pk) if office else Office.objects.all()
    if said.code and others.filter(code=said.code).exists():
        raise RuleBroken("code-taken", f"Mã {said.code} đã là của đơn vị khác; đặt mã khác.")
    # Names repeat over places and times; twice in one place at one time is the same office entered twice.
    life = Life(said.valid_from, said.valid_to)
    for other in others.filter(name=said.name, parent=said.parent):
        if life.meets(Life(other.valid_from, other.valid_to)):
            raise RuleBroken("name-taken", f"Đã có đơn vị tên {said.name}; sửa đơn vị đó thay vì thêm mới.")
    above, steps = said.parent, 0
    while above is not None and office is not None and steps < 50:
        if above.pk == office.pk:
            raise RuleBroken("own-parent", "Đơn vị không thể trực thuộc chính nó hay cấp dưới của nó.")
        above, steps = above.parent, steps + 1


def _set_aliases(office: Office, aliases: Sequence[str]) -> None:
    """The ways of writing as given; names the office bore itself stay."""
    wanted = {" ".join(alias.split()) for alias in aliases if alias.strip()}
    office.aliases.filter(official=False).exclude(name__in=wanted).delete()
    for name in sorted(wanted - set(office.aliases.values_list("name", flat=True))):
        OfficeAlias.objects.create(office=office, name=name)
