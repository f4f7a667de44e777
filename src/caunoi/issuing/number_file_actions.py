"""Taking past numbers in: a file looked over first, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.documents.actions import register_stub
from caunoi.issuing.models import NumberEntry, NumberImport, Series
from caunoi.issuing.number_file import NumberPreview, Past, preview_numbers, told_of
from caunoi.issuing.number_rules import State
from caunoi.ledger.actions import Deed, record, record_all
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken

_KEPT: Final = timedelta(days=1)


def offer_numbers(*, actor: User, name: str, data: bytes) -> NumberImport:
    """Keeps a file of past numbers to be looked over and confirmed or dropped.

    Raises RuleBroken "not-allowed", and what `preview_numbers` raises where it is no workbook of ours.
    """
    demand(actor, Verb.KEEP_NUMBERS)
    preview_numbers(data)
    digest = sha256(data).hexdigest()
    return NumberImport.objects.create(name=name[:200], sha256=digest, data=data, by=actor)


def drop_numbers(*, actor: User, offered: NumberImport) -> None:
    """Forgets a file that was not taken in. Raises RuleBroken "not-allowed"."""
    demand(actor, Verb.KEEP_NUMBERS)
    NumberImport.objects.filter(pk=offered.pk, done_at=None).delete()


def forget_number_files(*, now: datetime) -> int:
    """Drops files that nobody decided on within a day; run by the tick. Returns how many."""
    return NumberImport.objects.filter(done_at=None, at__lt=now - _KEPT).delete()[0]


@transaction.atomic
def confirm_numbers(*, actor: User, offered: NumberImport, seen: str) -> NumberImport:
    """Takes an offered file in as it was shown: new numbers entered, known ones brought up to date.

    `seen` stands for what the person saw (NumberPreview.seen). Raises RuleBroken "not-allowed",
    "already-decided", "rows-wrong", "book-moved" (it would change other things now); nothing is written then.
    """
    demand(actor, Verb.KEEP_NUMBERS)
    kept = NumberImport.objects.select_for_update(of=("self",)).filter(pk=offered.pk, done_at=None).first()
    if kept is None or kept.data is None:
        raise RuleBroken("already-decided", "Tệp này đã được nhập hoặc đã bỏ; xem lại sổ văn bản đi.")
    data = bytes(kept.data)
    series = _locked(preview_numbers(data))
    found = preview_numbers(data)  # once more, now that nobody else can give a number in these series
    if found.problems:
        raise RuleBroken("rows-wrong", f"Chưa nhập gì vì tệp có {len(found.problems)} lỗi; xem từng dòng.")
    if seen != found.seen:
        raise RuleBroken("book-moved", "Sổ đã thay đổi từ lúc xem trước; xem lại tệp sẽ thay đổi gì.")
    deeds = list(_written(actor, found, series, kept.name))
    kept.data, kept.done_at, kept.added, kept.changed = None, timezone.now(), found.added, found.changed
    kept.save()
    record(
        actor=actor, verb="confirm_numbers", about=kept, after=kept.sha256,
        said=f"{actor} nhập số văn bản đi từ tệp {kept.name}: thêm {found.added}, sửa {found.changed}, "
        f"giữ nguyên {found.same} số.",
    )  # fmt: skip
    record_all(actor=actor, deeds=deeds)
    return kept


def _locked(found: NumberPreview) -> dict[tuple[object, ...], Series]:
    """The series of the rows, made where they are new, locked in the order of their keys."""
    made = {}
    for place in {one.place.key: one.place for one in found.past}.values():
        series, _ = Series.objects.get_or_create(
            office=place.office,
            system=place.system,
            doc_type=place.doc_type,
            term=place.term,
            year=place.year,
        )
        made[place.key] = series.pk
    rows = Series.objects.select_for_update(of=("self",)).filter(pk__in=made.values()).order_by("pk")
    held = {one.pk: one for one in rows}
    return {key: held[pk] for key, pk in made.items()}


def _written(
    actor: User, found: NumberPreview, series: dict[tuple[object, ...], Series], file: str
) -> Iterator[Deed]:
    for past in found.past:
        before = told_of(past.known) if past.known else ""
        entry = past.known or NumberEntry(
            series=series[past.place.key], number=past.number, doc_type=past.place.doc_type
        )
        _fill(actor, entry, past)
        deed = "sửa" if past.known else "ghi"
        yield Deed(
            "confirm_numbers", entry, f"{actor} {deed} số {entry} trong sổ văn bản đi, theo tệp {file}.",
            before, told_of(entry),
        )  # fmt: skip


def _fill(actor: User, entry: NumberEntry, past: Past) -> None:
    entry.symbol, entry.issued_on, entry.state = past.symbol, past.on, past.state
    if past.state is State.SECRET and entry.stub_id is None:
        entry.stub = register_stub(actor=actor, number_text=entry.number_text, dated_on=past.on)
    entry.tell(past.content)
    entry.reason = past.reason or (entry.reason if entry.pk else "")
    entry.by, entry.at = actor, timezone.now()
    entry.save()
