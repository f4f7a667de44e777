"""The signatures of a file as its page shows them, and the list of trusted roots."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from caunoi.documents.intake import Json
from caunoi.documents.models import CheckState, SignatureCheck, TrustedRoot

_TONES: Final = {"good": "done", "doubt": "soon", "bad": "late"}
_ANSWERS: Final = (
    ("who", "Người ký"),
    ("when", "Thời điểm"),
    ("intact", "Nội dung"),
    ("trusted", "Chứng thư"),
    ("revocation", "Thu hồi"),
)


@dataclass(frozen=True, slots=True)
class SignatureSeen:
    """One signature: its conclusion in words and tone, and each answer under its name."""

    conclusion: str
    summary: str
    tone: str
    stamp: bool
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SignaturesSeen:
    """What is known of the signatures of a file. `anew`: it is being checked, what stands here may be old."""

    anew: bool
    problem: str
    checked_at: datetime | None
    signatures: tuple[SignatureSeen, ...]


def signatures_of(file_id: int) -> SignaturesSeen | None:
    """The signatures of a stored file; None where it is no PDF. One query."""
    check = SignatureCheck.objects.filter(file=file_id).first()
    if check is None:
        return None
    return SignaturesSeen(
        anew=check.state in {CheckState.WAITING, CheckState.RUNNING},
        problem=check.problem,
        checked_at=check.checked_at,
        signatures=tuple(map(_seen, found_in(check.found))),
    )


def found_in(found: Json) -> list[dict[str, Json]]:
    """The signatures in the JSON of a check."""
    said = found.get("signatures") if isinstance(found, dict) else None
    return [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []


def _seen(said: dict[str, Json]) -> SignatureSeen:
    conclusion = str(said.get("conclusion"))
    answers = tuple((name, _sentence(said.get(key))) for key, name in _ANSWERS)
    tone = _TONES.get(conclusion, "soon")
    return SignatureSeen(conclusion, str(said.get("summary")), tone, said.get("kind") == "timestamp", answers)


def _sentence(said: Json) -> str:
    return str(said.get("sentence", "")) if isinstance(said, dict) else ""


@dataclass(frozen=True, slots=True)
class RootList:
    """The certificates (DER) that stand, and the digest that names the list."""

    ders: tuple[bytes, ...]
    digest: str


def root_list() -> RootList:
    """The office's list as it stands. One query."""
    standing = TrustedRoot.objects.filter(removed_at=None).order_by("sha256")
    rows = list(standing.values_list("sha256", "der"))
    return RootList(tuple(bytes(der) for _, der in rows), _digest(sha256 for sha256, _ in rows))


def _digest(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()
