"""Evidence on its way in: files pass the same gate as every other file before a byte is stored (R15)."""

from __future__ import annotations

from dataclasses import dataclass

from caunoi.documents.actions import keep_file
from caunoi.documents.models import StoredFile
from caunoi.documents.rules import display_name
from caunoi.people.models import User


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence: a stored file under its name, or only the number of a paper."""

    name: str
    file: StoredFile | None = None


def proof_of(*, actor: User, name: str, data: bytes) -> Proof:
    """Looks at a file, keeps its bytes and returns the proof; call it outside any transaction, it takes seconds.

    Raises RuleBroken as the gate does: too-large, secret, unreadable, gate-failed. Nothing of a refused file
    is stored.
    """
    return Proof(display_name(name), keep_file(actor=actor, name=name, data=data))
