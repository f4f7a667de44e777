"""Decisions of the review desk: in which groups and order facts stand, and what may become of each.

Pure. A fact goes further only when a person has confirmed, corrected or added it; doubtful ones come first
and are never confirmed in bulk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from caunoi.documents.review_fields import AROUND, HEADER, KindOfFact


class Standing(StrEnum):
    """What has become of a fact; the values are those of the table."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    ADDED = "added"
    REJECTED = "rejected"


class Decision(StrEnum):
    """What a person may do to a fact."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds of fact that are looked at together; `slug` is its name in addresses."""

    slug: str
    title: str
    kinds: tuple[str, ...]


def _keys(kinds: Iterable[KindOfFact]) -> tuple[str, ...]:
    return tuple(kind.key for kind in kinds)


GROUPS: tuple[Group, ...] = (
    Group("dau-van-ban", "Đầu văn bản và chữ ký", _keys(HEADER)),
    Group("cuoc-hop", "Cuộc họp, hội nghị", ("meetings", "milestones", "bridge_points")),
    Group("nhiem-vu", "Nhiệm vụ", ("tasks",)),
    Group("chuong-trinh", "Chương trình công tác", ("programme_items", "recurring_items")),
    Group("chuong-trinh-hop", "Chương trình hội nghị", ("agenda", "topics")),
    Group("thanh-phan", "Thành phần, chỉ tiêu", ("participants", "quotas")),
    Group("noi-nhan", "Nơi nhận, căn cứ, liên hệ", _keys(AROUND)),
)
DOUBTFUL = Group("can-xem-ky", "Cần xem kỹ", ())
"""Doubtful facts that nobody has decided yet, of every kind."""


def group_of(kind: str) -> Group:
    """The group a kind of fact stands in; the last one for a key that came later than this program."""
    return next((group for group in GROUPS if kind in group.kinds), GROUPS[-1])


def group_named(slug: str) -> Group | None:
    """The group with this name in addresses."""
    return next((group for group in GROUPS if group.slug == slug), None)


class Reviewed(Protocol):
    """What the rules ask of a fact."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def position(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def doubt(self) -> str: ...


F = TypeVar("F", bound=Reviewed)


def is_doubtful(fact: Reviewed) -> bool:
    """The reader was unsure and nobody has decided yet."""
    return fact.state == Standing.PROPOSED and bool(fact.doubt)


def is_waiting(fact: Reviewed) -> bool:
    """Nobody has decided on it yet."""
    return fact.state == Standing.PROPOSED


def stands(fact: Reviewed) -> bool:
    """A person stands behind it."""
    return fact.state in (Standing.CONFIRMED, Standing.CORRECTED, Standing.ADDED)


def arranged(facts: Sequence[F]) -> tuple[tuple[Group, tuple[F, ...]], ...]:
    """The groups that have facts, doubtful ones first of all, then in the order of the groups.

    Within a group the order is that of the kinds and then of the document: a person compares it line by line.
    """
    doubtful = [fact for fact in facts if is_doubtful(fact)]
    rest = [fact for fact in facts if not is_doubtful(fact)]
    parts = [(DOUBTFUL, doubtful)]
    parts += [(group, [fact for fact in rest if group_of(fact.kind) is group]) for group in GROUPS]
    return tuple((group, tuple(sorted(some, key=_place))) for group, some in parts if some)


def _place(fact: Reviewed) -> tuple[int, int, int, int]:
    group = group_of(fact.kind)
    kind = group.kinds.index(fact.kind) if fact.kind in group.kinds else len(group.kinds)
    return GROUPS.index(group), kind, fact.position, fact.id


@dataclass(frozen=True, slots=True)
class Progress:
    """`decided` of `total` facts; `doubtful` of those left are doubtful."""

    decided: int
    total: int
    doubtful: int

    @property
    def left(self) -> int:
        return self.total - self.decided

    @property
    def is_complete(self) -> bool:
        return self.left == 0


def progress_of(facts: Sequence[Reviewed]) -> Progress:
    """How far the review has come."""
    waiting = sum(map(is_waiting, facts))
    return Progress(len(facts) - waiting, len(facts), sum(map(is_doubtful, facts)))


def bulk(facts: Iterable[F]) -> tuple[F, ...]:
    """What "xác nhận cả nhóm" covers: undecided facts that the reader was sure of, never doubtful ones."""
    return tuple(fact for fact in facts if is_waiting(fact) and not fact.doubt)


_MAY: dict[Decision, tuple[Standing, ...]] = {
    Decision.CONFIRM: (Standing.PROPOSED,),
    Decision.CORRECT: (Standing.PROPOSED, Standing.CONFIRMED, Standing.CORRECTED, Standing.ADDED),
    Decision.REJECT: (Standing.PROPOSED, Standing.CONFIRMED, Standing.CORRECTED, Standing.ADDED),
    Decision.RESTORE: (Standing.CONFIRMED, Standing.CORRECTED, Standing.REJECTED),
}


def may_become(state: str, decision: Decision) -> bool:
    """Whether a fact that stands so may be decided so."""
    return state in _MAY[decision]


def becomes(state: str, decision: Decision, *, added: bool) -> Standing:
    """How a fact stands after the decision; `added` says that a person, not the reader, brought it in.

    ValueError where `may_become` says no.
    """
    if not may_become(state, decision):
        raise ValueError(f"{state} cannot {decision}")
    if decision is Decision.REJECT:
        return Standing.REJECTED
    if decision is Decision.CONFIRM:
        return Standing.CONFIRMED
    if added:
        return Standing.ADDED
    return Standing.CORRECTED if decision is Decision.CORRECT else Standing.PROPOSED


def token(state: str, decided_at: datetime | None) -> str:
    """What a page shows of a fact's standing; it changes with every decision, so two people cannot cross."""
    stamp = int(decided_at.timestamp() * 1_000_000) if decided_at else 0
    return f"{state}.{stamp}"


def tone_of(fact: Reviewed) -> str:
    """How a fact is shown in the page: doubtful, open, done or gone."""
    if fact.state == Standing.REJECTED:
        return "gone"
    if not is_waiting(fact):
        return "done"
    return "doubtful" if fact.doubt else "open"


def state_label(state: str) -> str:
    """The state in a word or two."""
    return _LABELS.get(state, state)


_LABELS: dict[str, str] = {
    Standing.PROPOSED: "chưa duyệt",
    Standing.CONFIRMED: "đã xác nhận",
    Standing.CORRECTED: "đã sửa",
    Standing.ADDED: "thêm tay",
    Standing.REJECTED: "đã loại",
}
