"""Duties laid out as fields: a piece of work, then "Đơn vị chủ trì: ...", "Thời gian hoàn thành: ..."
in lines of their own or behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vanban.facts.assignees import is_office
from vanban.facts.predicates import key
from vanban.model import Block
from vanban.stages.outline import Node
from vanban.text.patterns import pattern_of

_UNIT = r"(?:đơn vị|cơ quan|bộ phận|phòng|ngành|người|cán bộ|đồng chí)"
_LABELS = pattern_of(
    rf"(?:^|(?<=[.;(\-–+])|(?<=\s))\s*(?:(?P<who>{_UNIT} (?:chủ trì|thực hiện|tham mưu|chịu trách nhiệm"
    rf"|phụ trách|được giao|đầu mối)(?: (?:thực hiện|chính|tham mưu|chủ trì|triển khai))*"
    r"|phân công(?: thực hiện)?|chủ trì(?: thực hiện)?|trách nhiệm(?: thực hiện)?)"
    rf"|(?P<along>(?:{_UNIT} )?phối hợp(?: thực hiện)?)|(?P<when>(?:thời gian|thời hạn|tiến độ"
    rf"|hạn)(?: (?:hoàn thành|thực hiện|triển khai|gửi|báo cáo|xong))*)"
    r"|(?P<product>sản phẩm(?: (?:đầu ra|dự kiến|hoàn thành))?|kết quả (?:đầu ra|dự kiến)))\s*:\s*",
    re.I,
)
_BLANKS = 8
"""How far white space goes on behind a label."""
_PLACE = pattern_of(r"\W*(?:địa điểm|thành phần|trang phục)(?!\w)[^:]{0,30}:", re.I)
_PERSON = pattern_of(r"(?:đồng chí|đ/c|ông|bà|các đồng chí)(?!\w)")
_DETAIL = pattern_of(
    r"(?:nội dung|mục đích|yêu cầu|hình thức|cách thức|đối tượng|phạm vi|quy mô)(?: thực hiện)?\s*:", re.I
)
"""What a line beside the fields says more of the work that its heading names."""
_NAMED_UNIT = pattern_of(rf"{_UNIT}\s", re.I)


@dataclass(frozen=True, slots=True)
class Value:
    """The words of a field at `start:end` of its block."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass(slots=True)
class Fields:
    """A duty's fields; `works` are the blocks that say what is to be done, each up to `stop` of its text."""

    works: list[tuple[Node, int]] = field(default_factory=list)
    who: Value | None = None
    along: Value | None = None
    when: Value | None = None
    product: Value | None = None
    blocks: list[int] = field(default_factory=list)


def find_fields(nodes: Sequence[Node]) -> list[Fields]:
    """Every duty that names who leads it in a field."""
    found: list[Fields] = []
    current: Fields | None = None
    for at, node in enumerate(nodes):
        labels = list(_labels(node.block))
        if not labels:
            current = None
            continue
        first = labels[0][1].start
        inline = _before(node.block, labels)
        if inline is not None:
            current = None
            found.append(_filled(Fields(works=[(node, inline)], blocks=[node.block.start]), labels))
            continue
        if current is None:
            beside = _works(nodes, at)
            details = [one.block.start for one in beside if _DETAIL.match(one.block.words)]
            if len(details) == len(beside) and node.above:
                beside = [node.above[-1]]
            current = Fields(works=[(work, len(work.block.text)) for work in beside], blocks=details)
            found.append(current)
        assert first >= 0
        _filled(current, labels)
        current.blocks.append(node.block.start)
    held = {node.above[-1].block.start for node in nodes if node.above and _PLACE.match(node.block.words)}
    return [one for one in found if one.works and _leads(one, held)]


def _labels(block: Block) -> Iterator[tuple[str, Value]]:
    if ":" not in block.text:
        return
    matches = list(_placed(block))
    for at, match in enumerate(matches):
        end = matches[at + 1].start() if at + 1 < len(matches) else len(block.text)
        words = block.text[match.end() : end]
        stop = match.end() + len(words.rstrip(" .;,()-–"))
        kind = next(name for name in ("who", "along", "when", "product") if match[name])
        yield kind, Value(block, match.end(), stop)


def _placed(block: Block) -> Iterator[re.Match[str]]:
    """The labels that stand where one may: at the start, or after a mark of punctuation."""
    start = block.body - block.start
    for match in _LABELS.finditer(block.text, start, block.text.rindex(":") + _BLANKS):
        before = block.text[start : match.start()].rstrip()
        if not before or before[-1] in ".;(-–,+" or match[0].lstrip()[:1].isupper():
            yield match


def _before(block: Block, labels: Sequence[tuple[str, Value]]) -> int | None:
    """Where the words of the duty end when the fields stand behind them in the same block."""
    match = next(_placed(block), None)
    if match is None or not labels:
        return None
    words = block.text[block.body - block.start : match.start()].strip(" .;,(-–+")
    return match.start() if len(words) >= 12 else None


def _filled(fields: Fields, labels: Sequence[tuple[str, Value]]) -> Fields:
    for kind, value in labels:
        if value.text and getattr(fields, kind) is None:
            setattr(fields, kind, value)
    return fields


def _works(nodes: Sequence[Node], at: int) -> list[Node]:
    """The work that fields in lines of their own belong to: the bullets beside them, else the heading
    above them.
    """
    node = nodes[at]
    parent = node.above[-1].block.start if node.above else -1
    beside: list[Node] = []
    for other in reversed(nodes[max(0, at - 12) : at]):
        if other.block.start == parent or not other.above or other.above[-1].block.start != parent:
            break
        if other.style != node.style or next(_labels(other.block), None):
            break
        beside.insert(0, other)
    if beside and node.style:
        return beside
    return (
        [node.above[-1]]
        if node.above and node.above[-1].style not in {"caps", "roman", "part", "colon"}
        else []
    )


def _leads(fields: Fields, held: set[int]) -> bool:
    """Whether the fields are those of a duty and not of a meeting ("Chủ trì: đồng chí ...; Địa điểm:
    ...").
    """
    if fields.who is None:
        return False
    label = fields.who.block.text[max(0, fields.who.start - 60) : fields.who.start]
    named = bool(_NAMED_UNIT.search(label.split(".")[-1]))
    who = key(fields.who.text)
    if _PERSON.match(who) and not named:
        return False
    parents = {node.above[-1].block.start for node, _ in fields.works if node.above}
    parents |= {node.block.start for node, _ in fields.works}
    return held.isdisjoint(parents) and (named or is_office(fields.who.text))
