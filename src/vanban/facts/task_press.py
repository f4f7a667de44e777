"""What an article says was asked for at a meeting: in the words of the one who concluded it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vanban.answers import Task
from vanban.facts import task_parts
from vanban.facts.context import Context
from vanban.facts.deadlines import STRONG, Calendar, find_deadlines
from vanban.facts.predicates import key, starts_with_verb
from vanban.facts.task_clauses import Stretch, clauses, directive_at, opening, sentences
from vanban.model import Block, Span
from vanban.stages.outline import Node
from vanban.text.patterns import pattern_of

_CONCLUDING = pattern_of(
    r"(?:kết thúc (?:buổi|cuộc|hội nghị|phần)[^.;]{0,60}?,|kết luận(?: (?:nội dung|buổi|cuộc|hội nghị|tại"
    r"|phiên|chương trình))?[^.;]{0,60}?,|(?:phát biểu"
    r"|ý kiến|trao đổi) (?:kết luận|chỉ đạo)|kết luận (?:tại )?(?:buổi|cuộc|hội nghị|nội dung))",
    re.I,
)
_BOUND = pattern_of(r"(?:cần|phải|có trách nhiệm|khẩn trương|tập trung|tiếp tục)(?!\w)\s*(?:phải )?")
_SEES_TO = pattern_of(
    r"(?:theo dõi|đôn đốc|chủ trì, phối hợp|tham mưu|phối hợp|rà soát|tập trung|khẩn trương|chủ động"
    r"|tăng cường|đẩy nhanh|đẩy mạnh|cắt giảm|kịp thời|sớm)(?!\w)"
)
"""With these a further sentence goes on with what was asked; a report of what is done begins otherwise."""
_ELSEWHERE = pattern_of(r"^\W*(?:tin liên quan|tin (?:cùng|mới)|xem thêm|bài liên quan|đọc thêm)", re.I)
_UNNAMED = "Bài báo không nêu rõ ai thực hiện."
_SHORTEST = 50
_BESIDES = pattern_of(
    r", (?:(?:đồng thời|và|cùng với đó|qua đó|từ đó),? )?"
    r"(?=(?:yêu cầu|giao|đề nghị) (?:các |đồng chí |[A-ZĐÀ-Ỹ]))"
)


def read_press_tasks(context: Context, calendar: Calendar) -> tuple[Task, ...]:
    """The demands of an article: from the paragraph that tells the conclusion on; all of it where none
    does.
    """
    paragraphs: list[Node] = []
    for node in context.prose:
        if _ELSEWHERE.match(node.block.text):
            break
        if not node.style and len(node.block.text) >= _SHORTEST:
            paragraphs.append(node)
    start = next((at for at, node in enumerate(paragraphs) if _CONCLUDING.search(node.block.text)), None)
    found = [
        task
        for node in paragraphs[start or 0 :]
        for task in _demands(node.block, calendar, told=start is not None)
    ]
    return tuple(found)


def _demands(block: Block, calendar: Calendar, *, told: bool) -> Iterator[Task]:
    text = block.text
    asks = False
    for begin, end in sentences(text):
        asked = False
        for a, b in clauses(text, begin, end):
            found = _asked_besides(text, a, b) or opening(text, a, b)
            if found is None:
                continue
            further = asks and (_dated(text[a:b], calendar) or _SEES_TO.match(key(text[found.action : b])))
            goes_on = found.how == "subject" and (asked or further)
            if not (goes_on or _asks(text, found, told=told)):
                continue
            asked = asks = True
            yield from _task(block, found, calendar)


def _asked_besides(text: str, begin: int, end: int) -> Stretch | None:
    """ "Bí thư Tỉnh ủy nhấn mạnh ..., đồng thời yêu cầu Sở Y tế ...": what is asked behind what was said."""
    for match in _BESIDES.finditer(text, begin, end):
        found = directive_at(text, match.end(), end)
        if found is not None and found.who is not None:
            return found
    return None


def _dated(words: str, calendar: Calendar) -> bool:
    """Whether the clause gives a date to be done by: then it goes on with what was asked before it."""
    return any(one.strength == STRONG for one in find_deadlines(words, calendar))


def _asks(text: str, one: Stretch, *, told: bool) -> bool:
    """Whether the clause demands something; outside a conclusion only "yêu cầu" and "giao" do."""
    action = key(text[one.action : one.end])
    if one.how == "directive":
        return told or bool(re.search(r"(?<!\w)(?:yêu cầu|giao)(?!\w)", key(text[one.begin : one.action])))
    return (
        told
        and one.how == "subject"
        and bool(_BOUND.match(action))
        and starts_with_verb(_BOUND.sub("", action, count=1))
    )


def _task(block: Block, one: Stretch, calendar: Calendar) -> Iterator[Task]:
    text = block.text
    action = text[one.action : one.end]
    bound = _BOUND.match(key(action))
    start = one.action + (bound.end() if bound and key(bound[0]).startswith(("cần", "phải")) else 0)
    end = start + len(text[start : one.end].rstrip(" .;,:/*_-–…"))
    words = text[start:end]
    dated = find_deadlines(text[one.begin : one.end], calendar)
    if task_parts.is_general(words) or len(words) < 12:
        return
    due = None
    if dated:
        span = Span(block.start + one.begin + dated[0].start, block.start + one.begin + dated[0].end)
        due = replace(dated[0].deadline, span=span)
    who = text[one.who[0] : one.who[1]] if one.who else None
    yield Task(
        assignee=who,
        action=words,
        deadline=due,
        report_to=task_parts.report_to(words),
        section=None,
        span=Span(block.start + start, block.start + end),
        coordination=task_parts.coordination(words),
        doubt="" if who else _UNNAMED,
    )
