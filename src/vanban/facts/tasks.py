"""Tasks: who is to do what, by when, for whom (needs no. 2).

A task is a stretch of prose in which an office is told something, or what stands below the name of an office in a
section that assigns. Which sections do is said in `task_zones`, where a stretch begins in `task_clauses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vanban.answers import Deadline, Task
from vanban.facts import task_parts
from vanban.facts.assignees import is_office, subject_at
from vanban.facts.context import Context
from vanban.facts.deadlines import STRONG, Calendar, Candidate, find_deadlines
from vanban.facts.predicates import key, starts_with_verb
from vanban.facts.task_clauses import Stretch, bracketed, is_forbidding, label_end, masked, stretches
from vanban.facts.task_zones import Zone, zones
from vanban.facts.task_fields import Fields, find_fields
from vanban.facts.task_press import read_press_tasks
from vanban.facts.task_tables import read_task_rows
from vanban.model import Block, Kind, Span
from vanban.stages import marks
from vanban.stages.outline import Node
from vanban.text.keys import fold


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of an office that heads what stands below; `content` is where words of its own begin."""

    who: str
    content: int | None


@dataclass(slots=True)
class Lead:
    """ "... yêu cầu các đơn vị thực hiện một số nội dung sau:": who is meant by what follows, if anyone is named.

    `task` where it is a duty itself and the list only its details; `general` where it says nothing but "do these";
    `unbroken` until a paragraph follows that is no duty.
    """

    who: str | None
    at: int
    task: bool
    general: bool = False
    unbroken: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A task with where it stands, so that later lines can add to it."""

    task: Task
    parent: int
    own: bool = True


@dataclass(slots=True)
class _Desk:
    """What was read so far."""

    context: Context
    calendar: Calendar
    headings: dict[int, Heading | None] = field(default_factory=dict)
    children: frozenset[int] = frozenset()
    drafts: list[Draft] = field(default_factory=list)
    lead: Lead | None = None
    inviting: bool = False
    taken: set[int] = field(default_factory=set)


_PREFIX = re.compile(
    r"(?:(?:kính )?đề nghị|giao(?: cho)?|yêu cầu|đối với|trách nhiệm của|nhiệm vụ của|về phía|phân công|công tác của|riêng)\s*:? ",
    re.I,
)
_GENERAL_LEAD = re.compile(
    r"(?:thực hiện|triển khai|hoàn thành|làm tốt|tập trung|quan tâm|chỉ đạo|phối hợp|lưu ý)[^.;:]{0,110}(?:nội dung|nhiệm vụ|công việc|vấn đề|yêu cầu|việc|giải pháp|biện pháp)[^.;:]{0,60}$",
    re.I,
)
_TIME_LINE = re.compile(
    r"(?:thời gian|thời hạn|hạn|tiến độ)(?: (?:hoàn thành|thực hiện|báo cáo|gửi|xong))*\s*:",
    re.I,
)
_DUE_LINE = re.compile(
    r"(?:(?:thời )?hạn|tiến độ|thời gian (?:hoàn|thực|báo|gửi|xong))|[^:]*:\s*(?:xong )?(?:trước|chậm|trong|hoàn|đến|quý|tháng)",
    re.I,
)
_HANDED_IN = re.compile(
    r"(?:(?:bản|các|toàn bộ|mọi) )?(?:báo cáo|văn bản|danh sách|hồ sơ|tài liệu|kết quả|ý kiến|nội dung|số liệu|phiếu|đăng ký|thời gian|thời hạn)(?!\w)[^.;]{0,160}?(?:gửi|nhận|:|là|trước|chậm nhất)",
    re.I,
)
_BARE_LEAD = re.compile(
    r"(?<!\w)(?:đề nghị|yêu cầu|giao nhiệm vụ|phân công(?: nhiệm vụ)?|chỉ đạo|kết luận|lưu ý|nhấn mạnh|có ý kiến)"
    r"(?: (?:như sau|sau|sau đây|cụ thể|thêm|(?:các|một số) (?:nội dung|nhiệm vụ|vấn đề|việc|điểm)(?: (?:trọng tâm|cụ thể|chủ yếu))?(?: như)?(?: sau)?(?: đây)?))*$",
    re.I,
)
_ANNOUNCING = re.compile(r"(?<!\w)(?:như sau|sau đây|sau|cụ thể)\s*:\W*$", re.I)
_INVITATION = re.compile(
    r"(?<!\w)mời(?: (?:đến|tới|tham))?(?: dự)?(?: (?:họp|hội nghị|cuộc họp|làm việc|các đồng chí|gồm|đồng chí))*\s*[:*_]+\s*$",
    re.I,
)
_ASKED = re.compile(r"(?<!\w)(?:đề nghị|yêu cầu|giao(?: cho)?) ", re.I)
_ANYONE = frozenset(
    "các cơ quan đơn vị địa phương ban ngành đoàn thể thành viên liên quan đồng chí cấp ủy sở phòng tổ chức cá nhân và có từng tiểu".split()
)
_NOMINAL = re.compile(
    r"(?:công tác|việc|về|kiến nghị (?:của|về)|phản ánh (?:của|về)|ý kiến|nội dung|danh mục|tỷ lệ|bản|các|những|số|kết quả|tình hình|thực trạng|đối với|thời gian|địa điểm|thành phần|hồ sơ|mẫu|một|chỉ tiêu|mức|quy mô)(?!\w)(?![^.;]{0,60}:\s*\S)",
    re.I,
)
_CLOSING = re.compile(
    r"(?:trong quá trình|quá trình|trên đây|(?:căn cứ|nhận được|thực hiện) [^.;]{0,80} (?:này|trên)|(?:thông tin|mọi chi tiết|mọi thông tin|mọi vướng)|kính mong|rất mong|"
    r"trân trọng|(?:sau|quá|hết) thời hạn|(?:kế hoạch|chương trình|thông báo|hướng dẫn|quyết định|công văn|chỉ thị) này|ngoài (?:các )?nhiệm vụ)",
    re.I,
)
_OPENING_LABEL = re.compile(r"(?:kính )?(?:đề nghị|yêu cầu|phân công)\s*:", re.I)
_PURPOSE = re.compile(
    r"\s*(?:để|nhằm|căn cứ|thực hiện|trên cơ sở|theo|xét|nhận được|do|qua|tiếp theo)(?!\w)", re.I
)
_INVITING = re.compile(r"(?:tin )?mời|triệu tập|thông báo|cử|chọn", re.I)
_STRONG_PREDICATE = re.compile(
    r"chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp với|là (?:cơ quan|đầu mối)|theo dõi, đôn đốc|làm đầu mối|có nhiệm vụ"
)
_SELF = re.compile(
    r"(?:trân trọng|phối hợp|kính|xin|sẽ|thông báo|báo cáo|hướng dẫn|gửi|ban hành|xây dựng|tổ chức|triển khai|đề nghị)",
    re.I,
)
_NAMED_BY_ADDRESS = "Văn bản không nêu tên cơ quan trong câu; hiểu là các nơi ở mục Kính gửi."
_NAMED_BY_LEAD = "Cơ quan thực hiện được hiểu theo câu dẫn ở trên."
_UNNAMED = "Văn bản không nêu rõ cơ quan, đơn vị thực hiện."
_SHORTEST = 8


def read_tasks(context: Context) -> tuple[Task, ...]:
    """Every task of the document in the order of the text; general exhortations and self-descriptions are none."""
    issued = context.head.issue_date.value if context.head.issue_date else None
    calendar = Calendar(context.year, issued)
    if context.doc_type == "Tin bài":
        return read_press_tasks(context, calendar)
    desk = _Desk(context, calendar)
    desk.children = frozenset(
        node.above[-1].block.start for node in context.prose if node.above and node.style
    )
    placed = list(zones(context))
    for fields in find_fields([node for node, _ in placed]):
        desk.drafts += _from_fields(desk, fields)
        desk.taken.update(fields.blocks, (node.block.start for node, _ in fields.works))
    for node, zone in placed:
        if node.block.start not in desk.taken:
            _read_block(desk, node, zone)
    found = [*(draft.task for draft in desk.drafts), *read_task_rows(context)]
    return tuple(sorted(found, key=lambda task: task.span))


def _from_fields(desk: _Desk, fields: Fields) -> Iterator[Draft]:
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


def _read_block(desk: _Desk, node: Node, zone: Zone) -> None:
    block = node.block
    if marks.is_letterhead(block.text) or marks.ADDRESSEES.match(block.text):
        return
    zone = _raised(desk, node, _invited(desk, node, zone))
    if _adds_deadline(desk, node):
        return
    desk.drafts += _in_brackets(desk, node)
    if _INVITATION.search(node.block.text):
        return
    if zone is Zone.CLOSED and not _opens_list(desk, node):
        desk.drafts += _requests(desk, node)
        return
    zone = _raised(desk, node, zone)
    head = _heading(desk, node, zone)
    if head is not None and head.content is None:
        return
    if _leads(desk, node, zone):
        return
    inherited = _inherited(desk, node, zone) if head is None else head.who
    start = (
        head.content if head and head.content is not None else label_end(block.text, block.body - block.start)
    )
    labelled = start > block.body - block.start and head is None
    if labelled:
        _opens_list(desk, node)
    found = list(_duties(desk, node, Zone.ASSIGNED if labelled else zone, inherited, start))
    desk.drafts += _sharing_deadline(found)


def _invited(desk: _Desk, node: Node, zone: Zone) -> Zone:
    """The zone of a list of people behind "trân trọng kính mời:": whatever they do, they are guests."""
    if node.style in {"", "colon"}:
        desk.inviting = bool(_INVITATION.search(node.block.text))
        return zone
    return min(zone, Zone.CLOSED) if desk.inviting else zone


def _raised(desk: _Desk, node: Node, zone: Zone) -> Zone:
    """The zone after a sentence such as "Đề nghị:" has opened a list of duties; a telling heading ends that."""
    if desk.lead is None:
        return zone
    telling = [one.block.start for one in (node, *node.above) if _telling(one)]
    if telling and max(telling) > desk.lead.at:
        desk.lead = None
        return zone
    return max(zone, Zone.ASSIGNED) if zone is not Zone.SILENT else zone


def _requests(desk: _Desk, node: Node) -> Iterator[Draft]:
    """Where nothing is assigned, still what a plain paragraph asks of someone, or anything asked by a date."""
    text = node.block.text
    if text.rstrip().endswith(":"):
        return
    for one in stretches(text, node.block.body - node.block.start):
        if one.how != "directive" or one.who is None:
            continue
        dated = any(
            c.strength == STRONG and c.deadline.due
            for c in find_deadlines(_searched(text, one), desk.calendar)
        )
        if dated or not node.style:
            yield from _drafts(desk, node, one, text[one.who[0] : one.who[1]], "")


def _opens_list(desk: _Desk, node: Node) -> bool:
    """Whether a paragraph begins with "Đề nghị:" or the like, wherever it stands; what follows are duties then."""
    if not _OPENING_LABEL.match(node.block.words) or node.style not in {"", "colon"}:
        return False
    desk.lead = Lead(None, node.block.start, task=False)
    return True


def _telling(node: Node) -> bool:
    from vanban.facts.task_zones import zone_named

    return zone_named(node) is not None


def _bare(block: Block) -> tuple[str, int]:
    """The words behind marker and "Đề nghị", "Đối với", and where they begin in the block."""
    at = block.body - block.start
    match = _PREFIX.match(block.text, at)
    at = match.end() if match else at
    return block.text[at:], at


def _heading(desk: _Desk, node: Node, zone: Zone) -> Heading | None:
    """The office that this block names as the head of what follows, kept for the blocks below it."""
    block = node.block
    found: Heading | None = None
    if zone >= Zone.OPEN or (zone is Zone.EXPLICIT and _PREFIX.match(block.text, block.body - block.start)):
        words, at = _bare(block)
        colon = words.find(":")
        prefixed = at > block.body - block.start
        if prefixed and (not block.marker or set(re.findall(r"\w+", key(words))) <= _ANYONE):
            found = None
        elif is_office(words) and (node.style or words.rstrip().endswith(":")):
            found = Heading(words.strip(" :.,;"), None)
        elif 0 < colon < 260 and is_office(words[:colon]) and words[colon + 1 :].strip():
            found = Heading(words[:colon].strip(), at + colon + 1)
        if found is None and node.block.start in desk.children:
            found = _heading_with_verb(block.text, at)
        if (
            found
            and found.content is None
            and block.start not in desk.children
            and zone < Zone.ASSIGNED
            and node.style in {"dash", "plus", "star"}
        ):
            found = None
    desk.headings[block.start] = found
    return found


def _heading_with_verb(text: str, at: int) -> Heading | None:
    """ "Ban cán sự đảng UBND tỉnh lãnh đạo UBND tỉnh:" heads what follows although it has a verb."""
    subject = subject_at(text, at)
    if subject is None or not text.rstrip().endswith(":") or len(text) - subject.predicate > 120:
        return None
    return Heading(text[subject.start : subject.end], None)


def _inherited(desk: _Desk, node: Node, zone: Zone) -> str | None:
    """The office under whose name the block stands."""
    for above in reversed(node.above):
        head = desk.headings.get(above.block.start)
        if head is not None:
            plain = not node.style and head.content is None and not _CLOSING.match(node.block.text)
            return head.who if node.style or plain and _follows(desk, node, above) else None
    return None


def _follows(desk: _Desk, node: Node, head: Node) -> bool:
    """Whether only plain paragraphs stand between a heading and this paragraph: then it is still the heading's."""
    blocks = desk.context.document.blocks
    at = next((i for i, block in enumerate(blocks) if block.start == head.block.start), 0)
    for block in blocks[at + 1 :]:
        if block.start >= node.block.start:
            return True
        if block.marker or block.kind is Kind.ROW:
            return False
    return False


def _leads(desk: _Desk, node: Node, zone: Zone) -> bool:
    """Whether the block only opens a list of duties; remembers for whom."""
    text = node.block.text
    if not text.rstrip(" *_").endswith(":") or zone < Zone.EXPLICIT:
        return False
    body = node.block.body - node.block.start
    bare = text[body:].strip(" :*_")
    words, _ = _bare(node.block)
    if re.fullmatch(r"(?:kính )?(?:đề nghị|yêu cầu|giao|phân công)", bare, re.I) or (
        _PREFIX.match(text, body) and is_office(words)
    ):
        desk.lead = Lead(words.strip(" :") if is_office(words) else None, node.block.start, task=False)
        return True
    if _BARE_LEAD.search(bare):
        desk.lead = Lead(None, node.block.start, task=False)
        return True
    if (named := _asked_last(text, body)) is not None:
        desk.lead = Lead(named, node.block.start, task=False)
        return True
    last = next(reversed(list(stretches(text, body))), None)
    if last is None or last.how not in {"directive", "subject"}:
        return False
    who = text[last.who[0] : last.who[1]] if last.who else None
    general = bool(_GENERAL_LEAD.match(text[last.action :].strip(" :*_")))
    if last.how == "directive" and (general or last.who):
        desk.lead = Lead(who, node.block.start, task=not general, general=general)
        return general
    return False


def _asked_last(text: str, body: int) -> str | None:
    """ "... Sở Tài chính đề nghị các sở, ban, ngành:": the offices that a list of duties is for."""
    asked = next(reversed(list(_ASKED.finditer(text, max(body, len(text) - 400)))), None)
    words = text[asked.end() :].strip(" :*_-") if asked else ""
    return words if is_office(words) else None


def _adds_deadline(desk: _Desk, node: Node) -> bool:
    """ "Thời gian hoàn thành: trước 30/6", "Ý kiến gửi về ... trước ngày ...": the deadline of what stands above."""
    text = node.block.words
    line = _TIME_LINE.match(text)
    if line is None and not (_HANDED_IN.match(text) and not node.style):
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


def _at(candidate: Candidate, block: Block, offset: int) -> Deadline:
    """The deadline with its span in the whole text; `offset` is where the searched words begin in the block."""
    start = block.start + offset
    return replace(candidate.deadline, span=Span(start + candidate.start, start + candidate.end))


def _duties(desk: _Desk, node: Node, zone: Zone, inherited: str | None, start: int) -> Iterator[Draft]:
    """The tasks of one block."""
    text = node.block.text
    found = [one for one in stretches(text, start)]
    if inherited is not None:
        yield from _under_heading(desk, node, inherited, start, found)
        return
    if not found and _led(desk, node, text[start:]):
        who = desk.lead.who if desk.lead else None
        yield from _drafts(desk, node, Stretch(start, len(text), start, None, "verb"), who, _NAMED_BY_LEAD)
    for one in found:
        if not _counts(desk, node, zone, one):
            continue
        named = text[one.who[0] : one.who[1]] if one.who else None
        yield from _drafts(desk, node, one, named, "")


def _led(desk: _Desk, node: Node, words: str) -> bool:
    """Whether a block that names no one belongs to the list that a lead opened."""
    if desk.lead is None or desk.lead.task or node.block.start in desk.children or _CLOSING.match(words):
        return False
    if not node.style and _HANDED_IN.match(words):
        return False
    if not node.style and not (desk.lead.unbroken and starts_with_verb(words)):
        desk.lead.unbroken = False
        return False
    return not _NOMINAL.match(words) and (starts_with_verb(words) or desk.lead.general)


def _under_heading(desk: _Desk, node: Node, head: str, start: int, found: list[Stretch]) -> Iterator[Draft]:
    """One task of the heading's office; a stretch that names another office by name is that one's."""
    text = node.block.text
    own = [
        one
        for one in found
        if one.how == "subject" and one.who and _other(text[one.who[0] : one.who[1]], head)
    ]
    if node.style == "" and (directives := [one for one in found if _addressed(text, one)]):
        own = sorted({*own, *directives}, key=lambda one: one.begin)
    end = own[0].begin if own else len(text)
    if node.block.start in desk.children and text.rstrip().endswith(":"):
        return
    words = text[start:end].strip(" .;-")
    if words and not is_office(words):
        action = start
        yield from _drafts(desk, node, Stretch(start, end, action, None, "verb"), head, "")
    for one in own:
        assert one.who is not None
        yield from _drafts(desk, node, one, text[one.who[0] : one.who[1]], "")


def _addressed(text: str, one: Stretch) -> bool:
    """Whether a sentence of its own turns to an office: not the heading's office sending its own people."""
    words = key(text[one.begin :]).lstrip(" ;,")
    return (
        one.how == "directive"
        and one.who is not None
        and not words.startswith(("phân công", "chỉ đạo", "giao cán bộ", "giao chuyên viên"))
    )


def _other(who: str, head: str) -> bool:
    """Whether a subject is another office than the heading's; one in lower case or part of its name is the same."""
    if not who[0].isupper() or re.match(
        r"(?:lãnh đạo|mỗi|từng|các (?:đơn vị|địa phương|cơ quan|huyện|xã|đồng chí)(?!\w)|đơn vị|cơ quan)",
        key(who),
    ):
        return False
    a, b = fold(who), fold(head)
    return a not in b and b not in a


def _counts(desk: _Desk, node: Node, zone: Zone, one: Stretch) -> bool:
    """Whether a stretch is a task where it stands."""
    text = node.block.text
    action = text[one.action : one.end]
    if one.how == "directive":
        return True
    if one.how == "case":
        return bool(desk.drafts)
    if (
        task_parts.is_statement(action)
        or _ANNOUNCING.search(action)
        or ((zone < Zone.ASSIGNED or not node.style) and _is_issuer(desk, text, one))
    ):
        return False
    if zone >= Zone.OPEN:
        return True
    dated = any(c.strength == STRONG for c in find_deadlines(_searched(text, one), desk.calendar))
    strong = (
        bool(_STRONG_PREDICATE.match(key(action))) and one.begin <= node.block.body - node.block.start + 1
    )
    return (dated or strong) and not action.rstrip().endswith(":")


def _is_issuer(desk: _Desk, text: str, one: Stretch) -> bool:
    """Whether the subject is the office that writes, telling what it does itself."""
    issuer = desk.context.head.issuer
    if one.who is None or issuer is None:
        return False
    who, own = fold(text[one.who[0] : one.who[1]]), fold(issuer.value)
    return (who in own or own in who and len(who) < len(own) + 12) and bool(_SELF.match(text[one.action :]))


def _drafts(desk: _Desk, node: Node, one: Stretch, who: str | None, doubt: str) -> Iterator[Draft]:
    """A stretch as one task, or as several where its parts have deadlines of their own."""
    text = node.block.text
    action = text[one.action : one.end]
    before = text[max(text.rfind(". ", 0, one.begin), one.begin - 200, 0) : one.action]
    dated = find_deadlines(_searched(text, one), desk.calendar)
    if _idle(action, before, dated):
        return
    if who is None:
        who, doubt = _addressees(desk)
    for begin, end, at, deadline in _split(text, one, dated):
        yield _draft(desk, node, (begin, end), at, who, deadline, doubt)


def _searched(text: str, one: Stretch) -> str:
    """The words in which the deadline of a stretch is sought."""
    begin = one.action if _PURPOSE.match(text[one.begin :]) else one.begin
    words = " " * (begin - one.begin) + text[begin : one.end]
    return words if text[: one.begin].count("(") > text[: one.begin].count(")") else masked(words)


def _idle(action: str, before: str, dated: list[Candidate]) -> bool:
    words = action.strip(' .;,:/-–*_"”')
    if len(words) < _SHORTEST and not dated and not _INVITING.match(words) or not words:
        return True
    if task_parts.is_help_line(before, words) or task_parts.is_enforcement(words) or is_forbidding(words):
        return True
    firmly = any(one.strength == STRONG for one in dated)
    return not firmly and (task_parts.is_general(words) or task_parts.is_attendance(words))


def _addressees(desk: _Desk) -> tuple[str | None, str]:
    """Who is meant where the sentence names no one: the lead's office, then those the letter is addressed to."""
    if desk.lead is not None and desk.lead.who:
        return desk.lead.who, _NAMED_BY_LEAD
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


def _split(text: str, one: Stretch, dated: list[Candidate]) -> Iterator[_Part]:
    """(action begins, ends, where `dated` counts from, deadline) of every part with a deadline of its own."""
    firm = [c for c in dated if c.strength == STRONG]
    cuts: list[tuple[int, Candidate]] = []
    for first, second in zip(firm, firm[1:], strict=False):
        cut = _boundary(text, one.begin + first.end, one.begin + second.start)
        told_apart = (
            first.deadline.due != second.deadline.due or first.deadline.every != second.deadline.every
        )
        if cut is not None and told_apart:
            cuts.append((cut, second))
    begin, deadline = one.action, firm[0] if firm else dated[0] if dated else None
    for cut, following in cuts:
        yield begin, cut, one.begin, deadline
        begin, deadline = cut, following
    yield begin, one.end, one.begin, deadline


_BOUNDARY = re.compile(r"[;.] |, (?:đồng thời )?(?=\w)")


def _boundary(text: str, start: int, end: int) -> int | None:
    """Where between two deadlines the words of the second duty begin."""
    weak: int | None = None
    for match in _BOUNDARY.finditer(text, start, end):
        if match[0][0] in ";.":
            return match.end()
        if weak is None and starts_with_verb(text[match.end() : end]):
            weak = match.end()
    return weak


def _draft(
    desk: _Desk,
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


def _section(node: Node) -> str | None:
    """The path of numbers, with the block's own number where it has one: "IV.1.2"."""
    own = re.match(r"[IVX]+|\d+(?:\.\d+)*|[a-hđ](?=[).])", node.block.marker)
    parts = [part for part in (node.section, own[0] if own else None) if part]
    return ".".join(parts) or None


def _sharing_deadline(found: list[Draft]) -> list[Draft]:
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


def _in_brackets(desk: _Desk, node: Node) -> Iterator[Draft]:
    """What a bracket asks of an office that is named there."""
    text = node.block.text
    for one in bracketed(text):
        if one.who is not None and one.how == "directive":
            yield from _drafts(desk, node, one, text[one.who[0] : one.who[1]], "")
