"""Names of offices as headings of what is theirs to do."""

from __future__ import annotations

import re

from vanban.facts.assignees import is_office, subject_at
from vanban.facts.predicates import key, keyed, starts_with_verb
from vanban.facts.task_desk import Desk, Heading
from vanban.facts.task_leads import ANYONE, PREFIX, without_prefix
from vanban.facts.task_zones import Zone
from vanban.model import Block, Kind
from vanban.stages.outline import Node
from vanban.text.patterns import pattern_of

CLOSING = pattern_of(
    r"(?:kinh phí|trong quá trình|quá trình|trên đây|(?:căn cứ|nhận được|thực hiện) [^.;]{0,80} (?:này|trên)"
    r"(?!,? (?:(?:chủ động|khẩn trương|kịp thời) )?(?:xây dựng|tổ chức|ban hành|cụ thể|chỉ đạo|lập|rà soát))"
    r"|(?:thông tin|mọi chi tiết|mọi thông tin|mọi vướng)|kính mong|rất mong|"
    r"trân trọng|(?:sau|quá|hết) thời hạn|(?:kế hoạch|chương trình|thông báo|hướng dẫn|quyết định|công văn"
    r"|chỉ thị) này|ngoài (?:các )?nhiệm vụ)",
    re.I,
)


_LISTED = frozenset({"dash", "plus", "star", "paren"})
_TITLE = 120
_AS_FOLLOWS = pattern_of(r"(?<!\w)(?:như sau|sau đây)\s*:\W*$", re.I)


def heading_of(desk: Desk, node: Node, zone: Zone) -> Heading | None:
    """The office that this block names as the head of what follows, kept for the blocks below it."""
    block = node.block
    found: Heading | None = None
    prefixed = PREFIX.match(keyed(block.text), block.body - block.start) is not None
    if zone >= Zone.OPEN or (zone is Zone.EXPLICIT and prefixed):
        words, at = without_prefix(block)
        colon = words.find(":")
        if prefixed and (not block.marker or set(re.findall(r"\w+", key(words))) <= ANYONE):
            found = None
        elif (node.style or words.rstrip().endswith(":")) and is_office(words):
            found = Heading(words.strip(" :.,;"), None)
        elif 0 < colon < 260 and is_office(words[:colon]) and words[colon + 1 :].strip():
            found = Heading(words[:colon].strip(), at + colon + 1)
        if found is None and (node.block.start in desk.children or _leads_plain(desk, node)):
            found = _heading_with_verb(block, at)
        if (
            found
            and found.content is None
            and block.start not in desk.children
            and zone < Zone.ASSIGNED
            and node.style in {"dash", "plus", "star"}
        ):
            found = None
    desk.headings[block.start] = found
    return found or _title(desk, node, zone)


def _title(desk: Desk, node: Node, zone: Zone) -> Heading | None:
    """The name of an office in a line of its own, without number or colon; holds for the bullets below it."""
    text = node.block.text
    if node.style in _LISTED:
        return None
    if not node.style and starts_with_verb(text):
        return None
    told = zone is Zone.ASSIGNED or (zone >= Zone.EXPLICIT and _duty_follows(desk, node))
    alone = told and not node.style and len(text) <= _TITLE and not text.endswith(".")
    desk.title = text.strip(" *_") if alone and is_office(text) else None
    return Heading(desk.title, None) if desk.title else None


def _duty_follows(desk: Desk, node: Node) -> bool:
    """Whether right below the line a bullet opens with a verb: whose line it is they are to do it."""
    following = desk.context.following(node)
    while following is not None and following.style in _LISTED:
        if starts_with_verb(following.block.words):
            return True
        following = desk.context.following(following)
    return False


def _leads_plain(desk: Desk, node: Node) -> bool:
    """Whether a numbered heading has a paragraph of duties below it that names no one."""
    following = desk.context.following(node)
    return (
        node.block.kind is Kind.HEADING
        and following is not None
        and following.block.kind is Kind.PARAGRAPH
        and following.style == ""
        and starts_with_verb(following.block.text)
        and not CLOSING.match(following.block.text)
    )


def _heading_with_verb(block: Block, at: int) -> Heading | None:
    """ "Ban cán sự đảng UBND tỉnh lãnh đạo UBND tỉnh:" heads what follows although it has a verb."""
    text = block.text
    subject = subject_at(text, at)
    if (
        subject is None
        or not (text.rstrip().endswith(":") or (block.kind is Kind.HEADING and block.marker))
        or _AS_FOLLOWS.search(text)
        or len(text) - subject.predicate > 120
    ):
        return None
    return Heading(text[subject.start : subject.end], None)


def headed_by(desk: Desk, node: Node, zone: Zone) -> str | None:
    """The office under whose name the block stands."""
    if desk.title is not None and (node.style in _LISTED or starts_with_verb(node.block.text)):
        return desk.title
    for above in reversed(node.above):
        head = desk.headings.get(above.block.start)
        if head is not None:
            plain = not node.style and head.content is None and not CLOSING.match(node.block.text)
            return head.who if node.style or (plain and _follows(desk, node, above)) else None
    return None


def _follows(desk: Desk, node: Node, head: Node) -> bool:
    """Whether only plain paragraphs stand between a heading and this paragraph: then it is still the
    heading's.
    """
    blocks = desk.context.document.blocks
    at = next((i for i, block in enumerate(blocks) if block.start == head.block.start), 0)
    for block in blocks[at + 1 :]:
        if block.start >= node.block.start:
            return True
        if block.marker or block.kind is Kind.ROW:
            return False
    return False
