"""A stretch of prose as tasks: action, deadline, to whom, with whom; and the deadlines that later lines
add.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from vanban.answers import Deadline, Task
from vanban.facts import task_parts
from vanban.facts.assignees import subject_at
from vanban.facts.deadline_words import MEDIUM
from vanban.facts.deadlines import STRONG, Calendar, Candidate, find_deadlines, may_be_timed
from vanban.facts.predicates import starts_with_verb
from vanban.facts.task_brackets import masked
from vanban.facts.task_clauses import Stretch, clauses, is_forbidding, sentences
from vanban.facts.task_desk import Desk, Draft
from vanban.facts.task_fields import Fields
from vanban.model import Block, Span
from vanban.stages import marks
from vanban.stages.outline import Node
from vanban.text.keys import holds
from vanban.text.patterns import pattern_of

_TIME_LINE = pattern_of(
    r"(?:thời gian|thời hạn|hạn|tiến độ)(?: (?:hoàn thành|thực hiện|báo cáo|gửi|xong))*\s*:",
    re.I,
)
_DUE_LINE = pattern_of(
    r"(?:(?:thời )?hạn|tiến độ|thời gian (?:hoàn|thực|báo|gửi|xong))|[^:]*:\s*(?:xong )?(?:trước|chậm|trong"
    r"|hoàn|đến|quý|tháng)",
    re.I,
)
HANDED_IN = pattern_of(
    r"(?:(?:bản|các|toàn bộ|mọi) )?(?:báo cáo|văn bản|danh sách|hồ sơ|tài liệu|kết quả|ý kiến|nội dung"
    r"|số liệu|phiếu|đăng ký|thời gian|thời hạn)(?!\w)[^.;]{0,160}?(?:gửi|nhận|:|là|trước|chậm nhất)",
    re.I,
)
_DIFFERENT = pattern_of(
    r"[^.;]{0,60}(?:của )?các (?:cơ quan|đơn vị|nội dung|báo cáo|địa phương|ngành|cấp)", re.I
)
"""What all are to hand in is no deadline of the last one alone."""
_PURPOSE = pattern_of(
    r"\s*(?:để|nhằm|căn cứ|thực hiện|trên cơ sở|theo|xét|nhận được|do|qua|tiếp theo)(?!\w)", re.I
)
_IF_ANY = pattern_of(
    r"[;,.] (?:trong quá trình|nếu có|nếu|trường hợp|quá trình|có (?:khó khăn|vướng mắc))(?!\w).*$",
    re.I | re.S,
)
_SAID = pattern_of(r"\w{3}")
_INVITING = pattern_of(r"(?:tin )?mời|triệu tập|thông báo|cử|chọn", re.I)
_NAMED_BY_ADDRESS = "Văn bản không nêu tên cơ quan trong câu; hiểu là các nơi ở mục Kính gửi."
_UNNAMED = "Văn bản không nêu rõ cơ quan, đơn vị thực hiện."
NAMED_BY_LEAD = "Cơ quan thực hiện được hiểu theo câu dẫn ở trên."
_SHORTEST = 8


def drafts_of(desk: Desk, node: Node, one: Stretch, who: str | None, doubt: str) -> Iterator[Draft]:
    """A stretch as one task, or as several where its parts are numbered or have deadlines of their own."""
    text = node.block.text
    parts = _listed(text, one)
    if len(parts) > 1:
        for begin, end in parts:
            yield from drafts_of(desk, node, one._replace(begin=begin, action=begin, end=end), who, doubt)
        return
    action = text[one.action : one.end]
    before = text[max(text.rfind(". ", 0, one.begin), one.begin - 200, 0) : one.action]
    dated = find_deadlines(searched(text, one), desk.calendar)
    if _idle(action, before, dated):
        return
    if who is None:
        who, doubt = _addressees(desk)
    for begin, end, at, deadline in _split(text, one, dated, desk.calendar):
        yield _draft(desk, node, (begin, end), at, who, deadline, doubt)


def _listed(text: str, one: Stretch) -> list[tuple[int, int]]:
    """The items of a list within a paragraph: "...: (1) rà soát; (2) báo cáo", "... . - Phối hợp ..."."""
    marks = list(_INLINE.finditer(text, one.action, one.end))
    if not marks:
        return []
    numbered = [mark for mark in marks if mark["number"]]
    if numbered:
        ahead = text[one.action : numbered[0].start()].strip()
        if not _counts_up(numbered) or (ahead and not ahead.endswith(":")):
            return []
    cuts = numbered or marks
    begins = [mark.end() for mark in cuts] if numbered else [one.action, *(mark.end() for mark in cuts)]
    ends = [*(mark.start() for mark in cuts[len(numbered) > 0 :]), one.end]
    parts = [(a, b) for a, b in zip(begins, ends, strict=True) if text[a:b].strip(" -–+")]
    return parts if all(starts_with_verb(text, a, b) for a, b in parts) else []


def _counts_up(marks: list[re.Match[str]]) -> bool:
    return [int(mark["number"]) for mark in marks] == list(range(1, len(marks) + 1))


def searched(text: str, one: Stretch) -> str:
    """The words in which the deadline of a stretch is sought."""
    begin = one.action if _PURPOSE.match(text[one.begin :]) else one.begin
    words = " " * (begin - one.begin) + text[begin : one.end]
    if "(" not in words:
        return words
    return words if text[: one.begin].count("(") > text[: one.begin].count(")") else masked(words)


def _idle(action: str, before: str, dated: list[Candidate]) -> bool:
    words = action.strip(' .;,:/-–*_"”')
    if (len(words) < _SHORTEST and not dated and not _INVITING.match(words)) or not words:
        return True
    if (
        task_parts.is_help_line(before, words)
        or task_parts.is_enforcement(words)
        or (is_forbidding(words) and _SAID.search(before))
    ):
        return True
    if any(one.strength == STRONG for one in dated):
        return False
    if holds(words.lower(), ("quá trình", "nếu", "trường hợp", "vướng mắc", "khó khăn")):
        words = _IF_ANY.sub("", words)
    return task_parts.is_general(words) or task_parts.is_attendance(words) or task_parts.is_petition(words)


def _addressees(desk: Desk) -> tuple[str | None, str]:
    """Who is meant where the sentence names no one: the lead's office, then those the letter is
    addressed to.
    """
    if desk.lead is not None and desk.lead.who:
        return desk.lead.who, NAMED_BY_LEAD
    blocks = desk.context.document.blocks
    for at, block in enumerate(blocks[:60]):
        match = marks.ADDRESSEES.match(block.text)
        if match is None:
            continue
        named = [block.text[match.end() :].strip(" :-–;,.*_")]
        for following in blocks[at + 1 : at + 12]:
            if following.marker not in {"-", "–", "+", "•"} or len(following.text) > 200:
                break
            named.append(following.words.strip(" ;,.*_"))
        who = "; ".join(name for name in named if name)
        return (who, _NAMED_BY_ADDRESS) if who and not set(who) <= set(".…_ ") else (None, _UNNAMED)
    return None, _UNNAMED


_Part = tuple[int, int, int, Candidate | None]


def _split(text: str, one: Stretch, dated: list[Candidate], calendar: Calendar) -> Iterator[_Part]:
    """(action begins, ends, where `dated` counts from, deadline) of every part with a deadline of its own."""
    firm = [c for c in dated if c.strength == STRONG]
    cuts: list[tuple[int, Candidate]] = []
    for first, second in pairwise(firm):
        cut = _boundary(text, one.begin + first.end, one.begin + second.start)
        told_apart = (
            first.deadline.due != second.deadline.due or first.deadline.every != second.deadline.every
        )
        if cut is not None and told_apart:
            cuts.append((cut, second))
    begin, deadline = one.action, firm[0] if firm else dated[0] if dated else None
    if dated and not cuts and len(parts := _parts_timed(text, one, calendar)) > 1:
        yield from ((start, stop, start, timed) for start, stop, timed in parts)
        return
    for cut, following in cuts:
        yield begin, cut, one.begin, deadline
        begin, deadline = cut, following
    yield begin, one.end, one.begin, deadline


def _parts_timed(text: str, one: Stretch, calendar: Calendar) -> list[tuple[int, int, Candidate | None]]:
    """The duties that semicolons or full stops part, each with its own time; what has none goes with the
    one before it. None where fewer than two of them could have a time.
    """
    parts: list[tuple[int, int, Candidate | None]] = []
    pieces = [piece for a, b in sentences(text[: one.end], one.action) for piece in clauses(text, a, b)]
    if len(pieces) < 2 or sum(may_be_timed(text[begin:end]) for begin, end in pieces) < 2:
        return []
    for begin, end in pieces:
        found = find_deadlines(masked(text[begin:end]), calendar)
        timed = (
            found[0] if found and (found[0].strength >= MEDIUM or _on_a_day(text, found[0], parts)) else None
        )
        if parts and (timed is None or parts[-1][2] is None or not starts_with_verb(text[begin:end])):
            parts[-1] = (parts[-1][0], end, parts[-1][2] or timed)
        else:
            parts.append((begin, end, timed))
    return parts


def _on_a_day(text: str, one: Candidate, parts: list[tuple[int, int, Candidate | None]]) -> bool:
    """Whether a further duty has its own day ("...; tổ chức Lễ giao quân vào ngày 07/02")."""
    return bool(parts) and parts[-1][2] is not None and one.deadline.text.lower().startswith("vào ngày")


_INLINE = pattern_of(
    r"[-–+(](?:(?<=[.;:] .)|(?<=^.))(?:(?<=\()(?P<number>\d{1,2})\) |(?<=[-–+]) (?=[A-ZĐÀ-Ỹ]))"
)
_BOUNDARY = pattern_of(r"[;.] |, (?:đồng thời )?(?=\w)| và (?=\w)")


def _boundary(text: str, start: int, end: int) -> int | None:
    """Where between two deadlines the words of the second duty begin."""
    weak: int | None = None
    for match in _BOUNDARY.finditer(text, start, end):
        if match[0][0] in ";.":
            return match.end()
        if weak is None and starts_with_verb(text, match.end(), end):
            weak = match.end()
    return weak


def _draft(
    desk: Desk,
    node: Node,
    part: tuple[int, int],
    origin: int,
    who: str | None,
    deadline: Candidate | None,
    doubt: str,
) -> Draft:
    text, block = node.block.text, node.block
    start, end = part
    while start < end and text[start] in ' -–+*:;,."“_':
        start += 1
    end = start + len(text[start:end].rstrip(' .;,:/*_-–("'))
    action = text[start:end]
    due = _at(deadline, block, origin) if deadline else None
    near = due.span.start - block.start - start if due else None
    task = Task(
        assignee=who,
        action=action,
        deadline=due,
        report_to=task_parts.report_to(action, near),
        section=_section(node),
        span=Span(block.start + start, block.start + end),
        coordination=task_parts.coordination(action),
        doubt=doubt or ("" if who else _UNNAMED),
    )
    return Draft(task, node.above[-1].block.start if node.above else -1, own=node.style == "")


_OWN = pattern_of(r"[IVX]+|\d+(?:\.\d+)*|[a-hđ](?=[).])")


def _section(node: Node) -> str | None:
    """The path of numbers, with the block's own number where it has one: "IV.1.2"."""
    own, section = _OWN.search(node.block.marker), node.section
    if own is None:
        return section
    if section and own[0].startswith(section.rpartition(".")[2] + "."):
        section = section.rpartition(".")[0]
    return f"{section}.{own[0]}" if section else own[0]


def _at(candidate: Candidate, block: Block, offset: int) -> Deadline:
    """The deadline with its span in the whole text; `offset` is where the searched words begin in the
    block.
    """
    start = block.start + offset
    return replace(candidate.deadline, span=Span(start + candidate.start, start + candidate.end))


def from_fields(desk: Desk, fields: Fields) -> Iterator[Draft]:
    """A piece of work with its fields as a task."""
    assert fields.who is not None
    due: Deadline | None = None
    if fields.when is not None:
        block, start = fields.when.block, max(0, fields.when.start - 30)
        start = max(start, block.text.rfind("hời", 0, fields.when.start) - 1)
        found = find_deadlines(block.text[start : fields.when.end], desk.calendar)
        due = _at(found[0], block, start) if found else None
    for node, stop in fields.works:
        drafted = _draft(desk, node, (node.block.body - node.block.start, stop), 0, fields.who.text, None, "")
        task = replace(
            drafted.task,
            deadline=due,
            coordination=fields.along.text if fields.along else drafted.task.coordination,
            product=fields.product.text if fields.product else None,
        )
        if len(task.action) >= _SHORTEST:
            yield replace(drafted, task=task)


def adds_deadline(desk: Desk, node: Node) -> bool:
    """ "Thời gian hoàn thành: trước 30/6", "Ý kiến gửi về ... trước ngày ...": the deadline of what
    stands above.
    """
    text = node.block.words
    line = _TIME_LINE.match(text)
    if line is None and not (HANDED_IN.match(text) and not node.style):
        return False
    if line is not None and subject_at(text, line.end() + (text[line.end() :][:1] == " ")) is not None:
        return False
    found = find_deadlines(text, desk.calendar)
    if line is not None and not _DUE_LINE.match(text):
        found = []
    parent = node.above[-1].block.start if node.above else -1
    open_ones = [
        i
        for i, draft in enumerate(desk.drafts)
        if draft.task.deadline is None and (draft.parent == parent or (line is None and draft.own))
    ]
    if (
        line is None
        and open_ones
        and _is_of_its_own(text, len(open_ones), desk.drafts[open_ones[-1]].task.action)
    ):
        return False
    if not found or found[0].strength < STRONG or not open_ones:
        return line is not None and bool(found) and found[0].strength == STRONG
    deadline = _at(found[0], node.block, node.block.body - node.block.start)
    for i in open_ones if line else open_ones[-1:]:
        task = desk.drafts[i].task
        desk.drafts[i] = replace(
            desk.drafts[i],
            task=replace(
                task,
                deadline=deadline,
                report_to=task_parts.report_to(text, found[0].start) or task.report_to,
            ),
        )
    return True


def _is_of_its_own(text: str, waiting: int, action: str) -> bool:
    """Whether what is to be handed in is not what the duty before it brings forth."""
    report = text[:7].lower()
    return (waiting > 1 and _DIFFERENT.match(text) is not None) or (
        report in {"báo cáo", "danh sá"} and report not in action.lower()
    )


def sharing_deadline(found: list[Draft]) -> list[Draft]:
    """ "A báo cáo ...; B báo cáo .... Tài liệu gửi ... trước ngày ...": one deadline for both."""
    if len(found) < 2 or found[-1].task.deadline is None:
        return found
    last = found[-1].task
    match = re.search(
        r"\. (?:tài liệu|báo cáo|văn bản|hồ sơ|nội dung|danh sách|các nội dung)\s[^.]{0,40}gửi",
        last.action,
        re.I,
    )
    if match is None or last.deadline is None or last.deadline.span.start < last.span.start + match.start():
        return found
    return [
        draft
        if draft.task.deadline
        else replace(
            draft,
            task=replace(
                draft.task, deadline=last.deadline, report_to=draft.task.report_to or last.report_to
            ),
        )
        for draft in found
    ]
