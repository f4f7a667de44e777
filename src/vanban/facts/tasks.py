"""Tasks: who is to do what, by when, for whom (needs no. 2).

A task is a stretch of prose in which an office is told something, or what stands below the name of an
office in a
section that assigns. Which sections do is said in `task_zones`, where a stretch begins in `task_clauses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.answers import Task
from vanban.dates.periods import find_periods
from vanban.facts import task_parts
from vanban.facts.assignees import is_office
from vanban.facts.context import Context
from vanban.facts.deadline_words import MEDIUM
from vanban.facts.deadlines import STRONG, Calendar, find_deadlines
from vanban.facts.plan_times import planned_year
from vanban.facts.predicates import key, starts_with_verb
from vanban.facts.task_brackets import bracketed
from vanban.facts.task_clauses import Stretch, label_end, loosely_opened, sentences, stretches
from vanban.facts.task_desk import Desk, Draft
from vanban.facts.task_drafts import (
    HANDED_IN,
    NAMED_BY_LEAD,
    adds_deadline,
    drafts_of,
    from_fields,
    searched,
    sharing_deadline,
)
from vanban.facts.task_fields import find_fields
from vanban.facts.task_headings import CLOSING, headed_by, heading_of
from vanban.facts.task_leads import invited, invites, leads, opens_list, raised
from vanban.facts.task_press import read_press_tasks
from vanban.facts.task_tables import read_task_rows
from vanban.facts.task_zones import Zone, Zones
from vanban.stages import marks
from vanban.stages.joining import is_stamp
from vanban.stages.outline import Node
from vanban.text.keys import fold, holds, lowered
from vanban.text.patterns import pattern_of

_ANNOUNCING = pattern_of(r"(?<!\w)(?:(?:như sau|sau đây)|(?:sau|cụ thể)\s*:)\W*$", re.I)
_NOMINAL = pattern_of(
    r"(?:công tác|việc|về|kiến nghị (?:của|về)|phản ánh (?:của|về)|ý kiến|nội dung|danh mục|tỷ lệ|bản|các"
    r"|những|số|kết quả|tình hình|thực trạng|đối với|thời gian|địa điểm|thành phần|hồ sơ|mẫu|một|chỉ tiêu"
    r"|mức|quy mô)(?!\w)(?![^.;]{0,60}:\s*\S)",
    re.I,
)
_DELIVERED = pattern_of(
    r"(?:(?:bản|các|toàn bộ|mọi) )?(?:báo cáo|văn bản|danh sách|hồ sơ|tài liệu|kết quả|ý kiến|số liệu"
    r"|phiếu)(?!\w)"
    r"[^.;]{0,120}?(?<!\w)(?:gửi|nộp|báo cáo) (?:về|cho)",
    re.I,
)
_TOLD = pattern_of(
    r"(?:tính (?:đến|từ)|đến nay|đến thời điểm|hiện nay|hiện (?:còn|có)|thời gian qua|nhìn chung"
    r"|qua (?:báo cáo"
    r"|kiểm tra|theo dõi|rà soát)|trong (?:thời gian|tháng|quý|năm|tuần) [^.;]{0,60}(?<!\w)đã"
    r"|ghi nhận|đánh giá cao|biểu dương|hoan nghênh|phê bình"
    r"|(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí)(?! giao))(?!\w)",
    re.I,
)
_REVIEWING = pattern_of(r"(?:về )?(?:kết quả|ưu điểm|đánh giá|những việc đã|công tác đã)(?!\w)")
"""Headings of sections that tell what was done, where a sentence with an office is no duty by itself."""
_GOING_ON = pattern_of(
    r"(?:hoàn thành|xong|gửi|báo cáo|trình|kịp thời|thường xuyên|định kỳ|đồng thời|trong đó|trước mắt|khi|sau"
    r"|không|nếu|căn cứ|bảo đảm|đảm bảo|phấn đấu)(?!\w)",
    re.I,
)
_EACH, _GATHERS = pattern_of(r"\W*(?:mỗi|từng|các) "), pattern_of(r"tổ chức ")
_DELIVERS = pattern_of(r"(?<!\w)(?:gửi|trình|nộp|hoàn thiện|hoàn thành|chuẩn bị)(?!\w)")
_BESIDE = "Gạch đầu dòng không nêu tên cơ quan; hiểu là cơ quan nêu ở gạch đầu dòng ngay trên."
_HALF_KNOWN = "Chưa chắc tên cơ quan dừng ở đâu trong câu; cần đối chiếu với văn bản."
_BY_PAPER = pattern_of(r"\W*(?:theo|tại|thực hiện) [^.;]{0,60}?\bsố:? ?\d")
_NUMBER = pattern_of(r"\d\s*/\s*\d")
_ASKING = ("đề nghị", "yêu cầu", "giao", "quyền", "phân công", "chỉ đạo", "lưu ý")
_QUARTER = 93
_NO_DUTY = pattern_of(
    rf"(?:{marks.ADDRESSEES.pattern}|\W*(?:[^\W\d_]+ ){{0,4}}"
    r"(?:liên hệ\s*(?:\([^)]*\)\s*)?:|(?:mặc )?trang phục\b[^:.]{0,30}:))",
    re.I,
)
"""To whom a letter goes, whom to ask about it, what to wear."""
_STRONG_PREDICATE = pattern_of(
    r"chủ trì|có trách nhiệm|chịu trách nhiệm|là (?:cơ quan|đầu mối)|theo dõi, đôn đốc|làm đầu mối"
    r"|có nhiệm vụ"
)
_JOINING = pattern_of(r"phối hợp với")
_SELF = pattern_of(
    r"(?:trân trọng|phối hợp|kính|xin|sẽ|thông báo|báo cáo|hướng dẫn|gửi|ban hành|xây dựng|tổ chức"
    r"|triển khai|đề nghị|mở (?:lớp|hội|đợt|cuộc))",
    re.I,
)


def read_tasks(context: Context) -> tuple[Task, ...]:
    """Every task of the document in the order of the text; general exhortations and self-descriptions
    are none.
    """
    calendar = _calendar_of(context)
    if context.doc_type == "Tin bài":
        return read_press_tasks(context, calendar)
    desk = Desk(context, calendar, Zones.of(context))
    rows = read_task_rows(context)
    if desk.zones.default is Zone.SILENT and not desk.zones.told:
        return rows
    _read_prose(desk)
    return tuple(sorted([*(draft.task for draft in desk.drafts), *rows], key=lambda task: task.span))


def _calendar_of(context: Context) -> Calendar:
    """The year, the day of issue and the month that the title is about ("Chương trình công tác tháng
    10/2022").
    """
    issued = context.head.issue_date.value if context.head.issue_date else None
    title = context.head.title.value if context.head.title else ""
    periods = [
        one for one in find_periods(title, year=context.year) if (one.last - one.first).days < _QUARTER
    ]
    until = periods[0].last if len(periods) == 1 else None
    return Calendar(context.year, issued, until, planned_year(title, issued))


def _read_prose(desk: Desk) -> None:
    """The tasks of everything but table rows, laid on the desk."""
    prose = desk.context.prose
    if desk.zones.told:
        prose = tuple(node for node in prose if desk.zones.zone(node) is not Zone.SILENT)
    desk.children = frozenset(node.above[-1].block.start for node in prose if node.above and node.style)
    for fields in find_fields(prose):
        desk.drafts += from_fields(desk, fields)
        desk.taken.update(fields.blocks, (node.block.start for node, _ in fields.works))
    for node in prose:
        if node.block.start not in desk.taken:
            _read_block(desk, node, desk.zones.zone(node))


def _read_block(desk: Desk, node: Node, zone: Zone) -> None:
    block = node.block
    if marks.is_letterhead(block.text) or is_stamp(block.text) or _NO_DUTY.match(block.text):
        return
    zone = raised(desk, node, invited(desk, node, zone))
    if adds_deadline(desk, node):
        return
    desk.drafts += _in_brackets(desk, node)
    if invites(node.block.text):
        return
    if zone is Zone.CLOSED and not opens_list(desk, node):
        desk.drafts += _requests(desk, node)
        return
    zone = raised(desk, node, zone)
    head = heading_of(desk, node, zone)
    if head is not None and head.content is None:
        return
    if leads(desk, node, zone):
        return
    inherited = headed_by(desk, node, zone) if head is None else head.who
    start = (
        head.content if head and head.content is not None else label_end(block.text, block.body - block.start)
    )
    labelled = start > block.body - block.start and head is None
    if labelled:
        opens_list(desk, node)
    found = list(_duties(desk, node, Zone.ASSIGNED if labelled else zone, inherited, start))
    desk.drafts += sharing_deadline(found)


def _requests(desk: Desk, node: Node) -> Iterator[Draft]:
    """Where nothing is assigned, still what a plain paragraph asks of someone, or anything asked by a date.

    In a letter or an invitation a plain paragraph in which one office is told a date assigns all it names.
    """
    text = node.block.text
    plain = not node.style
    by_date = plain and desk.zones.default is Zone.OPEN and _NUMBER.search(text) is not None
    if text.rstrip().endswith(":") or not (by_date or holds(lowered(text), _ASKING)):
        return
    found = stretches(text, node.block.body - node.block.start)
    assigns = by_date and any(_dated(desk, text, one) for one in found)
    for one in found:
        if one.who is None or one.how == "case":
            continue
        asked = one.how == "directive" and (plain or _dated(desk, text, one))
        if asked or (assigns and _counts(desk, node, Zone.OPEN, one)):
            yield from drafts_of(desk, node, one, text[one.who[0] : one.who[1]], "")


def _dated(desk: Desk, text: str, one: Stretch) -> bool:
    """Whether a stretch has a deadline that names a date."""
    found = find_deadlines(searched(text, one), desk.calendar)
    return any(candidate.strength == STRONG and candidate.deadline.due for candidate in found)


def _in_brackets(desk: Desk, node: Node) -> Iterator[Draft]:
    """What a bracket asks of an office that is named there."""
    text = node.block.text
    for one in bracketed(text) if "(" in text else ():
        if one.who is not None and one.how == "directive":
            yield from drafts_of(desk, node, one, text[one.who[0] : one.who[1]], "")


def _duties(desk: Desk, node: Node, zone: Zone, inherited: str | None, start: int) -> Iterator[Draft]:
    """The tasks of one block."""
    text = node.block.text
    found = stretches(text, start)
    if inherited is not None:
        yield from _under_heading(desk, node, inherited, start, found)
        return
    if not found:
        yield from _unnamed(desk, node, zone, start)
    elif found[0].begin > start and desk.lead is not None and _led(desk, node, text[start : found[0].begin]):
        ahead = Stretch(start, found[0].begin, start, None, "verb")
        yield from drafts_of(desk, node, ahead, desk.lead.who, NAMED_BY_LEAD)
    elif found[0].begin > start:
        yield from _delivered(desk, node, zone, Stretch(start, found[0].begin, start, None, "verb"))
    for one in found:
        if not _counts(desk, node, zone, one):
            continue
        named = text[one.who[0] : one.who[1]] if one.who else None
        yield from drafts_of(desk, node, one, named, "")


def _unnamed(desk: Desk, node: Node, zone: Zone, start: int) -> Iterator[Draft]:
    """What names no one: an item of a list that a lead opened, or "Kết quả gửi về ... trước ngày ..."."""
    text = node.block.text
    whole = Stretch(start, len(text), start, None, "verb")
    if _led(desk, node, text[start:]):
        yield from drafts_of(desk, node, whole, desk.lead.who if desk.lead else None, NAMED_BY_LEAD)
    elif (before := _named_beside(desk, node, zone, text[start:])) is not None:
        yield from drafts_of(desk, node, whole, before, _BESIDE)
    elif node.style and zone >= Zone.ASSIGNED and (named := loosely_opened(text, start)) and named.who:
        yield from drafts_of(desk, node, named, text[named.who[0] : named.who[1]], _HALF_KNOWN)
    else:
        yield from _delivered(desk, node, zone, whole)


def _named_beside(desk: Desk, node: Node, zone: Zone, words: str) -> str | None:
    """Who the bullet above named, where this one goes on with a verb under a heading that is no office."""
    if (
        zone < Zone.ASSIGNED
        or node.style not in {"dash", "plus"}
        or not desk.drafts
        or not words[:1].isupper()
    ):
        return None
    last, parent = desk.drafts[-1], node.above[-1].block.start if node.above else -1
    beside = last.parent == parent and not last.own and parent not in desk.taken
    return last.task.assignee if beside and starts_with_verb(words) and not CLOSING.match(words) else None


def _delivered(desk: Desk, node: Node, zone: Zone, one: Stretch) -> Iterator[Draft]:
    """ "Kết quả gửi về ... trước ngày ...", of those the letter is addressed to."""
    text = node.block.text
    if not node.style and zone >= Zone.OPEN and _DELIVERED.match(text) and _dated(desk, text, one):
        yield from drafts_of(desk, node, one, None, "")


def _led(desk: Desk, node: Node, words: str) -> bool:
    """Whether a block that names no one belongs to the list that a lead opened."""
    if (
        _announces(words)
        or desk.lead is None
        or desk.lead.task
        or node.block.start in desk.children
        or CLOSING.match(words)
    ):
        return False
    if not node.style and HANDED_IN.match(words):
        return False
    if not node.style and not (desk.lead.unbroken and starts_with_verb(words)):
        desk.lead.unbroken = False
        return False
    if _NOMINAL.match(words) or _TOLD.match(words):
        return False
    return starts_with_verb(words) or desk.lead.general


def _announces(words: str) -> bool:
    """Whether the words end in "như sau:", which only says that something follows."""
    return holds(lowered(words), ("sau", "cụ thể")) and _ANNOUNCING.search(words) is not None


def _under_heading(desk: Desk, node: Node, head: str, start: int, found: list[Stretch]) -> Iterator[Draft]:
    """One task of the heading's office; a stretch that names another office by name is that one's."""
    text = node.block.text
    own = [
        one
        for one in found
        if one.how == "subject" and one.who and _other(text[one.who[0] : one.who[1]], head)
    ]
    if node.style in {"", "arabic"} and (directives := [one for one in found if _addressed(text, one)]):
        own = sorted({*own, *directives}, key=lambda one: one.begin)
    end = own[0].begin if own else len(text)
    if node.block.start in desk.children and text.rstrip().endswith(":"):
        return
    words = text[start:end].strip(" .;-")
    if words and not is_office(words):
        for begin, stop in _sentences_apart(desk, node, start, end):
            yield from drafts_of(desk, node, Stretch(begin, stop, begin, None, "verb"), head, "")
    for one in own:
        assert one.who is not None
        yield from drafts_of(desk, node, one, text[one.who[0] : one.who[1]], "")


def _sentences_apart(desk: Desk, node: Node, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A further paragraph without a mark, parted where a sentence begins with another duty ("Tổng hợp ...").

    What only goes on ("Hoàn thành trước ...", "Gửi ...", "Báo cáo ...") stays with the duty before it.
    """
    text, begin = node.block.text, start
    headed = start <= node.block.body - node.block.start
    beside = headed and desk.drafts and node.above and desk.drafts[-1].parent == node.above[-1].block.start
    for at, _ in sentences(text[:end], start) if beside and not node.style else ():
        if (
            at > begin
            and text[at].isupper()
            and starts_with_verb(text, at, end)
            and not _GOING_ON.match(text, at)
        ):
            yield begin, at
            begin = at
    yield begin, end


def _addressed(text: str, one: Stretch) -> bool:
    """Whether a sentence of its own turns to an office: not the heading's office sending its own people."""
    words = key(text[one.begin :]).lstrip(" ;,")
    return (
        one.how == "directive"
        and one.who is not None
        and not words.startswith(("phân công", "chỉ đạo", "giao cán bộ", "giao chuyên viên"))
    )


def _other(who: str, head: str) -> bool:
    """Whether a subject is another office than the heading's; one in lower case or part of its name is
    the same.
    """
    if not who[0].isupper() or re.match(
        r"(?:lãnh đạo|mỗi|từng|các (?:đơn vị|địa phương|cơ quan|huyện|xã|đồng chí)(?!\w)|đơn vị|cơ quan)",
        key(who),
    ):
        return False
    a, b = fold(who), fold(head)
    return a not in b and b not in a


def _counts(desk: Desk, node: Node, zone: Zone, one: Stretch) -> bool:
    """Whether a stretch is a task where it stands."""
    text = node.block.text
    action = text[one.action : one.end]
    if one.how == "directive":
        return True
    if one.how == "case":
        return bool(desk.drafts)
    if (
        (
            task_parts.is_statement(action)
            and not (_EACH.match(key(text[one.begin :])) and _GATHERS.match(key(action)))
        )
        or _announces(action)
        or ((zone < Zone.ASSIGNED or not node.style) and _is_issuer(desk, text, one))
    ):
        return False
    if _is_earlier(desk, text, one):
        return False
    reviewed = _REVIEWING.match(desk.zones.label(node)) is not None
    if zone >= Zone.OPEN and not reviewed:
        return True
    due = find_deadlines(searched(text, one), desk.calendar)
    counted = any(c.deadline.offset for c in due) and _DELIVERS.search(key(action)) is not None
    dated = counted or any(c.strength == STRONG or (c.strength == MEDIUM and c.deadline.due) for c in due)
    predicate = key(action)
    first = one.begin <= node.block.body - node.block.start + 1 and bool(node.style)
    strong = bool(_STRONG_PREDICATE.match(predicate)) or (first and bool(_JOINING.match(predicate)))
    return (dated or strong) and not action.rstrip().endswith(":")


def _is_earlier(desk: Desk, text: str, one: Stretch) -> bool:
    """ "Theo Công văn số 655-CV/..., các xã gửi báo cáo trước 08/9": what an earlier paper asked, its day
    gone by when this one was issued.
    """
    issued = desk.calendar.issued
    if issued is None or not _BY_PAPER.match(key(text[one.begin : one.action])):
        return False
    dues = [found.deadline.due for found in find_deadlines(text[one.action : one.end], desk.calendar)]
    return bool(dues) and all(due is not None and due[:10] < issued.isoformat() for due in dues)


def _is_issuer(desk: Desk, text: str, one: Stretch) -> bool:
    """Whether the subject is the office that writes, telling what it does itself."""
    issuer = desk.context.head.issuer
    if one.who is None or issuer is None:
        return False
    who, own = fold(text[one.who[0] : one.who[1]]), fold(issuer.value)
    return (who in own or (own in who and len(who) < len(own) + 12)) and bool(_SELF.match(text[one.action :]))
