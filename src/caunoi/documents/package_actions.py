"""The verb on edXML packages that come in: each file through the same gate, the header as proposals (R20)."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from caunoi.documents import processes, rules, unpacking
from caunoi.documents.actions import Receipt, receive_file
from caunoi.documents.intake import Json
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken

SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class FromPackage:
    """What became of one file of a package: a receipt, or why it was refused."""

    name: str
    receipt: Receipt | None
    refused: RuleBroken | None


def receive_package(
    *, actor: User, name: str, data: bytes, declared: str = "", topic_confirmed: bool = False
) -> list[FromPackage]:
    """Receive every file of an edXML package as `receive_file` does, each judged for itself.

    The header goes with the first file that is taken, as proposals of its first document; of a refused file
    nothing is kept, not even that. Raises RuleBroken "not-allowed", "secret", "too-large", "unreadable",
    "gate-failed" or "empty-package". Source: R20.
    """
    demand(actor, Verb.UPLOAD_DOCUMENT)
    shown = rules.display_name(name)
    if declared:
        refusal = rules.secret_refusal(shown, declared)
        raise RuleBroken(refusal.code, refusal.sentence)
    said, files = _unpacked(shown, data)
    outcomes: list[FromPackage] = []
    for inner, bytes_ in files:
        first = not any(outcome.receipt for outcome in outcomes)
        try:
            receipt = receive_file(
                actor=actor,
                name=inner,
                data=bytes_,
                topic_confirmed=topic_confirmed,
                package=said if first else None,
            )
            outcomes.append(FromPackage(inner, receipt, None))
        except RuleBroken as broken:
            outcomes.append(FromPackage(inner, None, broken))
    return outcomes


def _unpacked(name: str, data: bytes) -> tuple[Json, list[tuple[str, bytes]]]:
    if len(data) > settings.CAUNOI_MAX_UPLOAD_MB * processes.MiB:
        refusal = rules.too_large(name, settings.CAUNOI_MAX_UPLOAD_MB)
        raise RuleBroken(refusal.code, refusal.sentence)
    limits = processes.Limits(
        memory_mb=settings.CAUNOI_READING_MEMORY_MB,
        cpu_seconds=SECONDS,
        quiet_seconds=SECONDS,
        wall_seconds=SECONDS,
    )
    outcome = processes.run("caunoi.documents.unpacking", [], data, limits=limits)
    if outcome.code == unpacking.REFUSED and (sentence := outcome.said("refused:")):
        raise RuleBroken("unreadable", f"“{name}”: {sentence}")
    if outcome.code != 0:
        raise RuleBroken(
            "gate-failed",
            f"Không mở được gói “{name}” để kiểm tra nên không nhận; "
            "hãy đưa thẳng tệp văn bản trong gói vào.",
        )
    found = json.loads(outcome.answer.replace(b"\\u0000", b"\\ufffd"))
    files = [(str(one["name"]), base64.b64decode(one["data"])) for one in found["files"]]
    if not files:
        raise RuleBroken(
            "empty-package", f"Gói “{name}” không có tệp văn bản nào; hãy xin lại gói có tệp đính kèm."
        )
    return found["said"], files
