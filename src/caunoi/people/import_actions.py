"""Taking a register file in: looked over first, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.holding import hold_register
from caunoi.people.import_reads import Preview, preview
from caunoi.people.models import Office, RegisterImport, User
from caunoi.people.rules import Verb
from caunoi.people.workbook import Problem, Tick, silent
from caunoi.ui.refusal import RuleBroken

_KEPT: Final = timedelta(days=1)
_SHOWN: Final = 5


def offer_import(*, actor: User, name: str, data: bytes) -> RegisterImport:
    """Keeps a file to be looked over and confirmed or dropped.

    Raises RuleBroken "not-allowed", and what `preview` raises where it is no workbook of ours.
    """
    demand(actor, Verb.MANAGE_PEOPLE)
    preview(data)
    digest = sha256(data).hexdigest()
    return RegisterImport.objects.create(name=name[:200], sha256=digest, data=data, by=actor)


def drop_import(*, actor: User, offered: RegisterImport) -> None:
    """Forgets a file that was not taken in. Raises RuleBroken "not-allowed"."""
    demand(actor, Verb.MANAGE_PEOPLE)
    RegisterImport.objects.filter(pk=offered.pk, done_at=None).delete()


def forget_offers(*, now: datetime) -> int:
    """Drops files that nobody decided on within a day: they may hold contact details. Returns how many.

    Run by the tick, any number of times.
    """
    return RegisterImport.objects.filter(done_at=None, at__lt=now - _KEPT).delete()[0]


@transaction.atomic
def confirm_import(*, actor: User, offered: RegisterImport, seen: str) -> RegisterImport:
    """Takes an offered file in as it was shown; `seen` stands for what the person saw (Preview.seen).

    Raises RuleBroken "not-allowed", "already-decided", "register-moved" (it would change other things now),
    "rows-wrong" (nothing is written).
    """
    demand(actor, Verb.MANAGE_PEOPLE)
    kept = RegisterImport.objects.select_for_update(of=("self",)).filter(pk=offered.pk, done_at=None).first()
    if kept is None or kept.data is None:
        raise RuleBroken("already-decided", "Tệp này đã được nhập hoặc đã bỏ; xem lại sổ đơn vị.")
    return _take_in(actor, kept, bytes(kept.data), seen=seen, tick=silent)


@transaction.atomic
def import_register(
    *, actor: User | None, name: str, data: bytes, tick: Tick | None = None
) -> RegisterImport:
    """Takes a file in at once; `actor` None: the machine's keeper at the command line.

    `tick` is told the phase, how many rows are done and how many there are.
    Raises RuleBroken "not-allowed", "rows-wrong" (with the first rows; nothing is written), and what
    `preview` raises.
    """
    if actor is not None:
        demand(actor, Verb.MANAGE_PEOPLE)
    kept = RegisterImport(name=name[:200], sha256=sha256(data).hexdigest(), by=actor)
    return _take_in(actor, kept, data, seen=None, tick=tick or silent)


def _take_in(
    actor: User | None, kept: RegisterImport, data: bytes, *, seen: str | None, tick: Tick
) -> RegisterImport:
    hold_register()
    # Whoever gives a post in an office meanwhile waits; on SQLite there is one writer anyway.
    list(Office.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    found = preview(data, tick=tick)
    _refuse_wrong(found.problems)
    if seen is not None and seen != found.seen:
        raise RuleBroken(
            "register-moved", "Sổ đơn vị đã thay đổi từ lúc xem trước; xem lại những gì tệp này sẽ thay đổi."
        )
    kept.data, kept.done_at, kept.added, kept.changed = None, timezone.now(), found.added, found.changed
    kept.save()
    _write(actor, kept, found, tick)
    return kept


def _write(actor: User | None, kept: RegisterImport, found: Preview, tick: Tick) -> None:
    record(
        actor=actor, verb="import_register", about=kept, after=kept.sha256,
        said=f"{actor or 'Người quản trị máy chủ'} nhập sổ đơn vị, cán bộ từ tệp {kept.name}: "
        f"thêm {found.added}, sửa {found.changed}, giữ nguyên {found.same} dòng.",
    )  # fmt: skip
    for plan in found.plans:
        plan.write(actor=actor, why=f", theo tệp {kept.name}", tick=tick)


def _refuse_wrong(problems: Sequence[Problem]) -> None:
    if problems:
        told = [f"{one.sheet}, dòng {one.row}: {one.sentence.rstrip('.')}" for one in problems[:_SHOWN]]
        more = f"; và {len(problems) - _SHOWN} lỗi nữa" if len(problems) > _SHOWN else ""
        raise RuleBroken(
            "rows-wrong", f"Chưa nhập gì vì tệp có {len(problems)} lỗi. {'; '.join(told)}{more}."
        )
