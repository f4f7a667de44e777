"""Tasks as they are laid down: who, what comes of it, until when; and names the register does not know
(rules R10, R19).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban.answers import Task
from vanban.checks.view import Hit, View
from vanban.model import Span
from vanban.text.patterns import pattern_of

_ASSIGNING = frozenset(
    {"Kế hoạch", "Chương trình", "Thông báo", "Công văn", "Kết luận", "Quyết định", "Chỉ thị", "Hướng dẫn"}
)
_STANDING = pattern_of(r"^\W*(?:thường xuyên\s+)?(?:theo dõi|đôn đốc)\b", re.I)
"""What goes on for as long as the document holds needs no day of its own."""
_SHOWN = 3


def check_duties(view: View) -> Iterator[Hit]:
    """Tasks without an owner, a product or a day, each kind named once with how many there are."""
    tasks = view.reading.tasks if view.doc_type in _ASSIGNING else ()
    for rule, lacking in (
        ("task-owner", [task for task in tasks if not task.assignee]),
        ("task-due", [task for task in tasks if task.deadline is None and not _STANDING.match(task.action)]),
        ("task-product", [task for task in tasks if not task.product]),
    ):
        if lacking and (rule != "task-product" or len(lacking) < len(tasks)):
            yield Hit(rule, lacking[0].span, _named(lacking))


def _named(tasks: Sequence[Task]) -> str:
    first = "; ".join(f"“{_short(task.action)}”" for task in tasks[:_SHOWN])
    more = f" và {len(tasks) - _SHOWN} việc khác" if len(tasks) > _SHOWN else ""
    return f"{len(tasks)} việc: {first}{more}"


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:49].rsplit(" ", 1)[0] + "…"


def check_names(view: View) -> Iterator[Hit]:
    """Owners of tasks that the register does not know on the document's day; nothing without a register."""
    if view.known_offices is None:
        return
    unknown: dict[str, Span] = {}
    for task in view.reading.tasks:
        name = task.assignee
        if name and name not in unknown and not view.known_offices(name, view.day):
            unknown[name] = task.span
    for name, span in unknown.items():
        yield Hit("office-unknown", span, name, subject=name)
