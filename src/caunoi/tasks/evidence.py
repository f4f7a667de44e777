"""Evidence on its way in: files pass the same gate as every other file before a byte is stored (R15)."""

from __future__ import annotations

from dataclasses import dataclass

from caunoi.documents.actions import keep_file
from caunoi.documents.models import StoredFile
from caunoi.documents.rules import display_name
from caunoi.people.models import User
from caunoi.tasks.rules import refuse_ending


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence: a stored file under its name, or only the number of a paper."""

    name: str
    file: StoredFile | None = None


def proof_of(*, actor: User, name: str, data: bytes) -> Proof:
    """Looks at a file, keeps its bytes and returns the proof; it takes seconds, so outside any transaction.

    Raises RuleBroken: not-evidence (by its ending), or as the gate does: too-large, secret, unreadable,
    gate-failed. Nothing of a refused file is stored.
    """
    shown = display_name(name)
    refuse_ending(shown)
    return Proof(shown, keep_file(actor=actor, name=name, data=data))
