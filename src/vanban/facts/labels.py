"""Labelled fields of invitations and plans: "Thời gian: ...", or "II. ĐỊA ĐIỂM" and what it heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from vanban.model import Block, Kind
from vanban.stages import marks
from vanban.stages.outline import Node
from vanban.text.keys import plain
from vanban.text.patterns import pattern_of


class Label(Enum):
    """What a label announces."""

    TIME = "thời gian"
    PLACE = "địa điểm"
    CHAIR = "chủ trì"
    WHO = "thành phần"
    FORM = "hình thức"
    AGENDA = "chương trình"
    CONTENT = "nội dung"


_MEETING_WORD_LIST = (
    "ban bat bieu bo buoi cac can cau chi chinh chuc chung chuong cu cua cuoc dai dam dan dau day diem "
    "dien dieu doi dong du gap giao gio hanh hoi hop huan ket khai khoa kien lam le lop luc mac mat moi "
    "ngay nghi nhu noi phien ra sau su tai tap tham thao the thoai thuc tien tiet to toa trieu trinh truc "
    "trung tuyen va vao ve viec khong thay giu nguyen nay"
)
_MEETING_WORDS = frozenset(_MEETING_WORD_LIST.split())
_STARTS: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (Label.TIME, pattern_of(r"(?:ve )?(?:thoi gian|thoi diem|ngay,? gio|"
                            r"(?:ngay|gio) (?:hop|to chuc|khai mac))\b")),
    (Label.PLACE, pattern_of(r"(?:ve )?(?:tai )?(?:dia diem|noi hop|noi to chuc)\b|(?:den )?tai$")),
    (Label.CHAIR, pattern_of(r"(?:ve |nguoi |dong chi |kinh moi |moi )?(?:chu tri|chu toa)\b|chu toa doan")),
    (Label.WHO, pattern_of(r"(?:ve )?thanh phan\b|(?:tran trong )?kinh moi\b|(?:cac )?dai bieu\b|khach moi\b|"
                           r"so luong\b|doi tuong\b|moi (?:tham )?du\b|"
                           r"(?:cung )?(?:tham )?du (?:hop|hoi nghi|le)\b|trieu tap\b|thanh vien du\b")),
    (Label.FORM, pattern_of(r"hinh thuc\b")),
    (Label.AGENDA, pattern_of(r"(?:noi dung,? (?:va )?)?(?:du kien )?(?:chuong trinh|tien trinh)\b|"
                              r"noi dung (?:va )?chuong trinh\b|trinh tu\b")),
    (Label.CONTENT, pattern_of(r"(?:ve )?noi dung\b|(?:de|ve viec|v/v|(?:toi |den )?(?:tham )?du)$")),
)  # fmt: skip
_LABEL = pattern_of(
    r"(?:(?:ve )?thoi (?:gian|diem)|ngay,? gio|(?:ngay|gio) (?:hop|to chuc|khai mac)"
    r"|(?:ve )?(?:tai )?dia diem|"
    r"noi (?:hop|to chuc)|(?:ve |kinh moi |moi |nguoi |dong chi )?chu (?:tri|toa)|(?:ve )?thanh phan"
    r"|hinh thuc|"
    r"(?:tran trong )?kinh moi|dai bieu|khach moi|so luong|doi tuong|moi (?:tham )?du|trieu tap|noi dung|"
    r"chuong trinh|tien trinh|du kien chuong trinh)"
    r"(?P<rest>[^:.;\n]{0,60}?)\s*:(?!\d)|^(?:\W*)(?:den tai|tai|de|ve viec|v/v|(?:toi |"
    r"den )?(?:tham )?du)\s*:"
)
_LABELLING = pattern_of(
    r"thoi |ngay|gio |dia diem|noi |chu t|thanh phan|hinh thuc|kinh moi|dai bieu|khach moi|so luong"
    r"|doi tuong|"
    r"moi |trieu tap|chuong trinh|tien trinh|(?<!\w)(?:tai|de|ve viec|v/v|du)\s*:"
)
"""What every label has."""
_LOOSE = pattern_of(
    r"(?:thoi gian|dia diem)(?: (?:to chuc|hop|khai mac|du kien))?\s*,?\s+(?=\d{1,2}\s*(?:gio|h|g|:)|tu\b|"
    r"vao\b|luc\b|bat dau|sang\b|chieu\b|ngay \d|tai\b|du kien|01 |mot )"
)
_LOOSE_STARTS = frozenset("tTdDđĐðÐ")
_OTHER_PARTS = pattern_of(
    r"\b(?:ho so|doan (?:kiem|giam|cong|khao)|to cong tac|to giup viec|ban chi dao|ban to chuc|ban soan|"
    r"kinh te|dan toc|xep loai|kiem diem|ap dung)\b"
)
_LISTED = ({Label.WHO}, {Label.AGENDA}, {Label.CONTENT})
"""Labels behind which numbered items may stand as their list."""
_BULLETS = frozenset({"dash", "star"})
_PARTED = pattern_of(r"\s*(?:[,;/&+]|\bva\b|\s-\s)\s*")
_LETTERED = pattern_of(r"^[a-h]\s?[.)/-]\s+")
"""The letter before a heading in capitals: "A. THỜI GIAN"."""
_BRACKET = pattern_of(r"\([^()]{0,60}\)")
_BOUNDARY = pattern_of(r"(?:^|[.;,:)\]\-–+*•”\"]|[a-zà-ỹđ0-9])\s*$")
_MEMBERS = pattern_of(r"\b(?:tổ|đoàn|nhóm|ban)\s+$", re.I)
"""With these before it, "đại biểu" names a body: "Tổ đại biểu số 1:" heads no list of guests."""
_HEADING_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one block: `text` begins at character `start` of the whole text."""

    text: str
    start: int
    at: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value: the words behind it, or else the blocks under it.

    `at` numbers the labelled block in the body; `owner` is the number of the nearest heading above that is no
    label itself, None at the top; `leads` where the label opens its block. `pieces` are empty where the
    label only heads other labels.
    """

    labels: frozenset[Label]
    said: str
    at: int
    inline: Piece | None
    below: tuple[Piece, ...]
    owner: int | None
    leads: bool = True

    @property
    def is_section(self) -> bool:
        """A heading of several labels over a whole section ("NỘI DUNG, THỜI GIAN"), not over one answer."""
        return len(self.labels) > 1 and self.inline is None and len(self.below) > 3

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Inline value first, then what stands below."""
        return (*([self.inline] if self.inline else []), *self.below)


@lru_cache(maxsize=2048)
def labels_of(words: str) -> frozenset[Label]:
    """The labels that a heading or the words before a colon consist of; empty where there are other words."""
    found: set[Label] = set()
    said = _BRACKET.sub("", plain(words)).strip(" .:*_-")
    if (lettered := _LETTERED.match(said)) is not None and not _PARTED.search(said, lettered.end()):
        said = said[lettered.end() :]
    for part in _PARTED.split(said):
        label = _label_of(part)
        if label is None:
            return frozenset()
        found.add(label)
    return frozenset(found)


def _label_of(part: str) -> Label | None:
    for label, start in _STARTS:
        match = start.match(part)
        if match is None:
            continue
        if label is Label.WHO and _OTHER_PARTS.search(part):
            return None
        rest = part[match.end() :].split()
        if len(rest) <= 8 and (label is Label.WHO or all(word in _MEETING_WORDS for word in rest)):
            return label
    return None


def is_label(block: Block) -> bool:
    """Whether the block is nothing but a label, with or without a colon."""
    return len(block.words) <= _HEADING_LENGTH and bool(labels_of(block.words))


@lru_cache(maxsize=1024)
def _marks_of(block: Block) -> tuple[tuple[frozenset[Label], int, int], ...]:
    return tuple(_marks_in(block))


def _marks_in(block: Block) -> Iterator[tuple[frozenset[Label], int, int]]:
    """(labels, start, start of the value) of every label in a block, offsets in its text."""
    text = block.text
    body = block.body - block.start
    if len(text) > 4000:
        return
    if ":" not in text:
        loose = (
            _LOOSE.match(plain(text[body : body + 80])) if text[body : body + 1] in _LOOSE_STARTS else None
        )
        if loose is not None:
            yield labels_of(loose[0].strip(" ,")), body, body + loose.end()
        elif _heads(block) and is_label(block):
            yield labels_of(block.words), body, len(text)
        return
    flat = plain(text[: text.rindex(":") + 2])
    if not _LABELLING.search(flat):
        return
    for match in _LABEL.finditer(flat):
        labels = labels_of(match[0][:-1])
        at_head = match.start() <= body + 2
        capital = text[match.start()].isupper() and bool(_BOUNDARY.search(text[: match.start()]))
        lower = bool(re.search(r"[;,.]\s*$", text[: match.start()])) and not match["rest"]
        if labels and (at_head or capital or lower or (labels == {Label.WHO} and _asks(match, text))):
            yield labels, match.start(), match.end()


def _heads(block: Block) -> bool:
    """A label without a colon must look like a heading: numbered, in capitals or bold, and no bullet."""
    return block.level < 4 and bool(block.marker or block.kind is Kind.HEADING or block.bold)


def _asks(match: re.Match[str], text: str) -> bool:
    """A line that ends in "Kính mời:" announces the list below, "Ủy ban xã kính mời: Ông A" goes on."""
    if _MEMBERS.search(text[: match.start()]):
        return False
    return match.end() >= len(text.rstrip()) or "kinh moi" in match[0]


def _below(nodes: Sequence[Node], at: int, labels: frozenset[Label]) -> tuple[Piece, ...]:
    """The blocks that stand under the labelled block and carry no label themselves."""
    head = nodes[at]
    pieces: list[Piece] = []
    for number in range(at + 1, len(nodes)):
        node = nodes[number]
        if node.block.text.strip().isdigit() or node.block.kind is Kind.RULE:
            continue
        if head not in node.above and not (_numbered_under(head, node, labels) and not _labelled(node.block)):
            if not pieces and _is_answer(head, node):
                pieces.append(Piece(node.block.words, node.block.body, number))
            break
        pieces.append(Piece(node.block.words, node.block.body, number))
    return tuple(pieces)


def _numbered_under(head: Node, node: Node, labels: frozenset[Label]) -> bool:
    """Numbered items right behind an unnumbered "Thành phần:" or "... trân trọng kính mời:" are its list."""
    bullet = head.style in _BULLETS and head.block.text.endswith(":") and is_label(head.block)
    opened = head.style == "colon" or bullet
    if (
        not opened
        or node.style == head.style
        or node.style not in ("arabic", "letter", "dotted", "dash", "plus")
    ):
        return False
    above = [one for one in head.above if one.style != "colon"]
    return labels in _LISTED and list(node.above[: len(head.above)]) in (list(head.above), above)


def _is_answer(head: Node, node: Node) -> bool:
    """A plain paragraph right under a label that ends in a colon is its value."""
    return node.block.kind is Kind.PARAGRAPH and head.block.text.rstrip().endswith(":") and node.style == ""


def _owner(nodes: Sequence[Node], at: int, numbers: dict[int, int]) -> int | None:
    for above in reversed(nodes[at].above):
        if not is_label(above.block) and not _is_inline_label(above.block):
            return numbers.get(above.block.start)
    return None


def _is_inline_label(block: Block) -> bool:
    return bool(_marks_of(block))


def find_fields(nodes: Sequence[Node]) -> tuple[Field, ...]:
    """Every labelled field of a body, in order; table rows of two cells count as label and value."""
    numbers = {node.block.start: at for at, node in enumerate(nodes)}
    fields: list[Field] = []
    for at, node in enumerate(nodes):
        block = node.block
        if block.kind is Kind.RULE or len(block.text) > 4000:
            continue
        if block.kind is Kind.ROW:
            fields += _row_field(block, at)
            continue
        found = _marks_of(block)
        for order, (labels, start, value) in enumerate(found):
            end = found[order + 1][1] if order + 1 < len(found) else len(block.text)
            fields.append(
                _field(nodes, at, labels, (start, value, end), numbers, last=order + 1 == len(found))
            )
    return tuple(fields)


def _field(
    nodes: Sequence[Node],
    at: int,
    labels: frozenset[Label],
    ends: tuple[int, int, int],
    numbers: dict[int, int],
    *,
    last: bool,
) -> Field:
    block = nodes[at].block
    start, value, end = ends
    text = block.text[value:end]
    lead = len(text) - len(text.lstrip(" :"))
    words = text.strip(" :")
    inline = Piece(words, block.start + value + lead, at) if len(words) > 1 else None
    below = _below(nodes, at, labels) if last else ()
    if inline is not None and not block.text.rstrip().endswith(":"):
        below = tuple(
            piece for piece in below if nodes[at] in nodes[piece.at].above and nodes[piece.at].block.marker
        )
        below = below if Label.TIME in labels or Label.WHO in labels else ()
    below = tuple(piece for piece in below if not _labelled(nodes[piece.at].block))
    leads = start <= block.body - block.start + 2
    return Field(
        labels, block.text[start:value].strip(" :"), at, inline, below, _owner(nodes, at, numbers), leads
    )


def _labelled(block: Block) -> bool:
    """A block that opens with a label of its own; "Kính mời" inside a bullet is part of the bullet."""
    body = block.body - block.start
    return any(start <= body + 2 and not labels <= {Label.WHO} for labels, start, _ in _marks_of(block))


def _row_field(block: Block, at: int) -> list[Field]:
    """A row "Thời gian | 8 giờ ngày ..." as a field."""
    cells = [cell for cell in block.cells if cell.end > cell.start]
    if len(cells) != 2 or marks.is_letterhead(block.text):
        return []
    words = block.text[cells[0].start - block.start : cells[0].end - block.start]
    labels = labels_of(words) if len(words) < 60 else frozenset()
    if not labels:
        return []
    value = Piece(block.text[cells[1].start - block.start : cells[1].end - block.start], cells[1].start, at)
    return [Field(labels, words, at, value, (), None)]
