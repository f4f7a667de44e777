"""A Word file of a draft that came back: which draft it is of, its paper, what follows from its changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final, Protocol

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from caunoi.documents import processes
from caunoi.issuing.draft_files import drawn
from caunoi.issuing.draft_models import Draft, WordReturn
from caunoi.issuing.draft_reads import drafts_seen, newest
from caunoi.issuing.draft_rules import OPEN_STATES, OUT_STATES
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from vanban.differing import Change, differences
from vanban.docx_mark import mark_of
from vanban.fact_changes import FactChange
from vanban.paper_child import Answer, answer_of, packed
from vanban.text.keys import search_key

_SECONDS: Final = 120


class Follower(Protocol):
    """A room above that knows what else follows from changed facts of a draft, in sentences."""

    def __call__(self, draft: Draft, facts: Sequence[FactChange]) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file that came back, laid beside the version it is compared with."""

    changes: tuple[Change, ...]
    facts: tuple[FactChange, ...]
    follows: tuple[str, ...]


def read_word(draft: Draft, *, name: str, data: bytes, today: date) -> Answer:
    """The paper of a file, read in a child process that nothing in it can harm.

    Raises RuleBroken: unreadable, cannot-print.
    """
    version = newest(draft)
    ours = drawn(version.paper, "docx", today=today)
    limits = processes.Limits(settings.CAUNOI_READING_MEMORY_MB, _SECONDS, _SECONDS, _SECONDS)
    outcome = processes.run(
        "vanban.paper_child", [name, today.isoformat()], packed(version.paper_json, ours, data), limits=limits
    )
    if outcome.code != 0:
        why = outcome.said("refused:") or "trình đọc dừng giữa chừng."
        raise RuleBroken(
            "unreadable", f"Không đọc được “{name}”: {why} Mở tệp bằng Word, lưu lại rồi thả lại."
        )
    return answer_of(outcome.answer)


def draft_of(user: User, data: bytes, name: str) -> Draft | None:
    """Whose file it is: by the mark in it, else by number or title in its name; None for none or several."""
    drafts = drafts_seen(user)
    mark = mark_of(data)
    if mark:
        return next((draft for draft in drafts if str(draft.mark) == mark), None)
    words = search_key(name.rpartition(".")[0].replace("-", " ").replace("_", " "))
    likely = drafts.filter(Q(state__in=OPEN_STATES) | Q(state__in=OUT_STATES))[:500]
    named = [draft for draft in likely if _named(draft, words)]
    return named[0] if len(named) == 1 else None


def _named(draft: Draft, words: str) -> bool:
    title = search_key(draft.title).replace("-", " ")
    number = search_key(str(draft.entry)).replace("-", " ").replace("/", " ") if draft.entry else ""
    return bool((number and number in words) or (len(title) > 12 and title[:60].strip() in words))


def compared(back: WordReturn) -> Comparison:
    """What the file says otherwise, as places to be taken over, as facts, and what follows from them."""
    facts = facts_of(back)
    base = back.draft.versions.get(number=back.version).paper
    return Comparison(differences(base, back.paper), facts, tuple(follows(back.draft, facts)))


def follows(draft: Draft, facts: Sequence[FactChange]) -> list[str]:
    """What must be done once the changes are taken over."""
    found: list[str] = []
    if draft.stands in OUT_STATES:
        found.append(
            f"Văn bản số {draft.entry} đã phát hành và giữ nguyên. "
            "Nhận các chỗ sửa thì lập một dự thảo thay thế, đi lại từ bước soạn."
        )
        moved = [fact for fact in facts if fact.kind == "meeting"]
        if moved:
            found.append(f"Báo lại những nơi đã nhận văn bản, mời lại: {moved[0].sentence}.")
    for name in settings.CAUNOI_DRAFT_FOLLOWERS:
        follower: Follower = import_string(name)
        found += follower(draft, facts)
    return found


def kept_facts(facts: Sequence[FactChange]) -> list[dict[str, str]]:
    """The facts as the row keeps them."""
    return [{key: str(value or "") for key, value in asdict(fact).items()} for fact in facts]


def facts_of(back: WordReturn) -> tuple[FactChange, ...]:
    """The facts that the row kept."""
    return tuple(
        FactChange(
            one["kind"], one["what"], one["before"], one["after"],
            date.fromisoformat(one["day_before"]) if one["day_before"] else None,
        )
        for one in back.facts
    )  # fmt: skip
