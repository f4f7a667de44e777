"""The verbs on the table of remits: one body's words set, or taken away, or the whole table from Excel."""

from __future__ import annotations

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.tasks import remit_rules as rules
from caunoi.tasks.models import Remit
from caunoi.tasks.remit_sheet import rows_of
from caunoi.ui.refusal import RuleBroken

_SHOWN = 5


@transaction.atomic
def set_remit(*, actor: User, office: Office, phrases: str, note: str = "") -> Remit:
    """Writes down what a body answers for, over what stood there.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, too-many, no-change.
    """
    demand(actor, Verb.OPEN_TASK)
    office = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    kept = "\n".join(rules.phrases_of(phrases))
    row = Remit.objects.filter(office=office).first() or Remit(office=office)
    before = "; ".join(row.listed)
    if (row.phrases, row.note) == (kept, note.strip()[:300]):
        raise RuleBroken("no-change", f"Lĩnh vực của {office} vẫn như cũ nên không có gì để ghi.")
    row.phrases, row.note = kept, note.strip()[:300]
    row.save()
    after = "; ".join(row.listed)
    record(
        actor=actor, verb="set_remit", about=office, before=before, after=after,
        said=f"{actor} ghi lĩnh vực phụ trách của {office}: {after}.",
    )  # fmt: skip
    return row


@transaction.atomic
def remove_remit(*, actor: User, remit: Remit) -> None:
    """Takes a body off the table. Raises RuleBroken: not-allowed, gone-already."""
    demand(actor, Verb.OPEN_TASK)
    deleted, _ = Remit.objects.filter(pk=remit.pk).delete()
    if not deleted:
        raise RuleBroken("gone-already", "Dòng này vừa được người khác bỏ. Hãy tải lại trang.")
    record(
        actor=actor, verb="remove_remit", about=remit.office, before="; ".join(remit.listed),
        said=f"{actor} bỏ {remit.office} khỏi bảng lĩnh vực phụ trách.",
    )  # fmt: skip


@transaction.atomic
def import_remits(*, actor: User, data: bytes) -> int:
    """Takes the rows of an Excel file over the table, all or none; bodies the file leaves out stay.

    Returns how many rows have changed. Raises RuleBroken: not-allowed, rows-wrong (with the first rows),
    no-change, and what read_book raises where it is no workbook of ours.
    """
    demand(actor, Verb.OPEN_TASK)
    rows, problems = rows_of(data)
    changed = 0
    for row in rows:
        try:
            set_remit(actor=actor, office=row.office, phrases=row.phrases, note=row.note)
            changed += 1
        except RuleBroken as broken:
            problems += [] if broken.code == "no-change" else [f"dòng {row.number}: {broken.sentence}"]
    if problems:
        told = " ".join(problems[:_SHOWN])
        raise RuleBroken("rows-wrong", f"Chưa nhập gì vì tệp có {len(problems)} lỗi: {told}")
    if not changed:
        raise RuleBroken("no-change", "Tệp này khớp với bảng đang có nên không có gì để nhập.")
    return changed
