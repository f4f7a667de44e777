"""Who takes part: lists under "Thành phần", "Kính mời", fields of one line, and "Cùng dự có ..." in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban.answers import Participant
from vanban.facts.bridge_points import read_bridge_points
from vanban.facts.context import Context
from vanban.facts.labels import Field, Label, Piece, is_label, labels_of
from vanban.facts.meeting_names import has_meeting_noun
from vanban.facts.sentences import sentences
from vanban.facts.table_columns import Column, column_words, columns_of
from vanban.facts.task_clauses import clauses
from vanban.model import Kind, Span
from vanban.stages import marks
from vanban.stages.outline import Node
from vanban.text.keys import plain
from vanban.text.patterns import pattern_of

_NOTE = pattern_of(r"\s*[(\[][^()\[\]]{0,400}[)\]]\s*(?=[.;,]?\s*$)")
_ASKED = pattern_of(r"^(?:-\s*)?(?:trân trọng\s+)?(?:kính\s+)?mời\s*:?\s+(?=\S)", re.I)
_ASKS_ONLY = pattern_of(r"(?:trân trọng\s+)?(?:kính\s+)?mời(?:\s+(?:tham\s+)?dự)?", re.I)
_GROUP = pattern_of(
    r"^(?:cấp|về phía|phía|ở|tại|khối|đại biểu|khách mời|đối với|trung ương|tỉnh|huyện|xã|thành phố|dự|"
    r"tham dự|thành phần|triệu tập|mời|đơn vị|các cơ quan|"
    r"lãnh đạo (?:tỉnh|huyện|xã|thành phố)|cơ quan|kính mời|ban tổ chức|báo cáo viên|phóng viên|chủ trì|"
    r"trân trọng|điểm cầu|thường trực)\b",
    re.I,
)
_AT_POINT = pattern_of(r"^\W*(?:tại|ở|điểm cầu|cấp|khối|về phía|đại biểu|phía|dự)\b", re.I)
_LIST_BEHIND = pattern_of(
    r"^(?:đại diện lãnh đạo|các đồng chí|đồng chí|lãnh đạo|trưởng|giám đốc|thủ trưởng|đại diện|chủ tịch|"
    r"bí thư|các|phó|hộ)\b",
    re.I,
)
_COUNT_ONLY = pattern_of(
    r"^\W*(?:có mặt|vắng(?: mặt)?)\W+\d.*$|^\W*(?:dự kiến|khoảng|tổng số|gồm|số lượng|tổng cộng|trên|hơn|"
    r"không quá)?\s*:?\s*(?:khoảng\s+)?[\d…][\d.… ]*(?:\s*[-–]\s*\d+)?\s*(?:đại biểu|người|đồng chí|đ/c|"
    r"thành viên)[^,;]{0,30}$",
    re.I,
)
_COUNTED_LIST = pattern_of(
    r"\W*(?:[^\W\d_]+\s+){0,4}\d[\d.]*(?:\s*[-–]\s*\d+)?\s+(?:đại biểu|người|đồng chí|khách mời)"
    r"[^:;]{0,40}?,?\s+(?:bao )?gồm(?: có)?\s*:?\s+(?=[^;]{4,160};\s[^;]{4,160};)",
    re.I,
)
_EACH_COUNTED = pattern_of(r"mỗi\b[^.;]{2,50}\d", re.I)
_COUNTED_SAID = pattern_of(r"\bgom(?: co)?\W*$")
_QUOTA_ONLY = pattern_of(
    r"\s*(?:mỗi\b[^;:]{2,60}?\s)?(?:cử\s|mời\s|chọn\s|có\s|gồm\s)?(?:(?:từ|không quá|tối đa|ít nhất|tối thiểu"
    r"|khoảng|dự kiến)\s+)*\d[^,;]{0,50}$",
    re.I,
)
"""Behind the words for a group of delegates: how many they are to be."""
_PRESENT = pattern_of(
    r"^\W*(?:cùng\s+)?(?:(?:tham\s+)?dự|tham gia|có mặt)\b(?P<what>[^.;:]{0,70}?)\s+(?:có|gồm có|"
    r"gồm)\s*:?\s+(?P<who>.{6,})$",
    re.I,
)
_SUMMONED = pattern_of(
    r"\b(?:triệu tập|kính mời|mời)\s+(?P<who>(?:(?:các|toàn thể)\s+)?(?:đồng chí|đ/c|ông|bà|vị)\s"
    r"[^.;:\n]{4,200}?)\s+(?:tới\s+|đến\s+|về\s+)?(?:tham\s+)?dự\b",
    re.I,
)
_AND_INVITES = pattern_of(r",?\s+(?:và|đồng thời)\s+(?:kính\s+)?mời\s+")
_PERSONS_LED = pattern_of(r"^(?:có\s+)?(?:các )?đồng chí\s*(?P<rank>[^:;]{3,80})?:\s*", re.I)
_REST = pattern_of(r"^(?:và\s+|cùng\s+|cùng\s+với\s+)(?:các|một số|đại diện|lãnh đạo|toàn thể)?", re.I)
_PRESS_LIKE = frozenset({"", "Tin bài", "Thông báo", "Kết luận", "Biên bản"})
_SENTENCE_OF_ORDER = pattern_of(
    r"^\W*(?:đề nghị|yêu cầu|giao|giữ nguyên|không thay đổi|"
    r"như (?:cũ|đã|giấy mời)|theo (?:giấy mời|kế hoạch|thông báo)|lưu ý|ghi chú|tùy|"
    r"tuỳ|trường hợp|các (?:đồng chí|đơn vị|"
    r"cơ quan) .{0,60}\b(?:có trách nhiệm|chịu trách nhiệm|sắp xếp|bố trí))",
    re.I,
)


def read_participants(context: Context) -> tuple[Participant, ...]:
    """Each bullet of a list of those taking part, or the words of a one-line field, with its group.

    Remarks in brackets behind the words are left out ("(giao Sở Nội vụ mời)"); `group` is the sub-heading.
    """
    found: list[Participant] = []
    done: set[int] = set()
    spans: set[Span] = set()
    meeting = context.head.title is not None and has_meeting_noun(context.head.title.value)
    for field in context.fields:
        if (
            Label.WHO not in field.labels
            or field.at in done
            or (plain(field.said).startswith("doi tuong") and not meeting)
        ):
            continue
        for participant, at in _of_field(context, field):
            if at not in done or participant.span not in spans:
                found.append(participant)
                spans.add(participant.span)
        done |= {field.at, *(piece.at for piece in field.below)}
    found += _at_points(context, found)
    if not found and context.doc_type == "Giấy mời":
        found += _in_rows(context)
    if context.doc_type in _PRESS_LIKE:
        found += [one for node in context.prose for one in _present(node)]
    if not found and context.doc_type == "Giấy mời":
        found += [one for node in context.prose[:4] for one in _summoned(node)] or list(_addressees(context))
    return tuple(found)


def _in_rows(context: Context) -> Iterator[Participant]:
    """Those whom a table of meetings names in its column "Thành phần"; the meeting is their group."""
    columns: tuple[Column | None, ...] = ()
    for node in context.body:
        if node.block.kind is not Kind.ROW:
            continue
        if heading := columns_of(node.block):
            columns = heading
        elif who := column_words(node.block, columns, Column.WHO):
            content = column_words(node.block, columns, Column.CONTENT)
            one = _participant(Piece(who[0], who[1].start, 0), content[0] if content else None)
            if one is not None:
                yield one


def _at_points(context: Context, found: Sequence[Participant]) -> list[Participant]:
    """Those who sit at bridge points whose lists stand under no label of their own."""
    known = {plain(one.text) for one in found}
    text = context.document.text
    more: list[Participant] = []
    for point in read_bridge_points(context):
        at = point.span.end
        for words in point.participants:
            start = text.find(words, at)
            kept = words.rstrip(" .;,/")
            if start < 0 or plain(kept) in known:
                continue
            at = start + len(kept)
            more.append(Participant(point.place, kept, Span(start, at)))
    return more


def _summoned(node: Node) -> Iterator[Participant]:
    """ "... triệu tập các đồng chí Ủy viên Ban Chấp hành dự Hội nghị": who it is, where more is said than
    "các đồng chí".
    """
    match = _SUMMONED.search(node.block.text)
    if match is None or len(match["who"].split()) < 5:
        return
    start = node.block.start + match.start("who")
    for part in _AND_INVITES.split(match["who"]):
        at = start + match["who"].index(part)
        yield Participant(None, part, Span(at, at + len(part)))


def _addressees(context: Context) -> Iterator[Participant]:
    """An invitation that lists nobody else invites those it is addressed to."""
    top = context.blocks[: context.head.body]
    first = next((at for at, block in enumerate(top) if marks.ADDRESSEES.match(block.text)), None)
    for block in top[first:] if first is not None else ():
        match = marks.ADDRESSEES.match(block.text)
        start = match.end() if match else block.body - block.start
        piece = Piece(block.text[start:].strip(" :"), block.start + start, 0)
        lead = len(piece.text) - len(piece.text.lstrip("-–+ "))
        shift = block.text.find(piece.text, start) - start
        if (one := _participant(Piece(piece.text[lead:], piece.start + shift + lead, 0), None)) is not None:
            yield one


def _of_field(context: Context, field: Field) -> Iterator[tuple[Participant, int]]:
    group = _group_of(context, field)
    if field.inline is not None:
        for piece in _lines(field.inline, listed=_COUNTED_SAID.search(plain(field.said)) is not None):
            if (one := _participant(piece, group)) is not None:
                yield one, field.at
    below = _relevant(context, field)
    for at, piece in enumerate(below):
        node = context.body[piece.at]
        if _heads_group(node, below[at + 1 :], context):
            group = _clean_group(piece.text)
            continue
        own, piece = _split_group(_unlabelled(piece))
        for part in [piece] if node.block.marker else _lines(piece):
            if (one := _participant(part, own or _above(node, field, context) or group)) is not None:
                yield one, piece.at


def _unlabelled(piece: Piece) -> Piece:
    """ "Số lượng, thành phần: 120 đại biểu" in a list without its label."""
    head, colon, rest = piece.text.partition(":")
    if (
        not colon
        or not plain(head).startswith(("thanh phan", "so luong", "doi tuong"))
        or not labels_of(head) <= {Label.WHO}
    ):
        return piece
    return Piece(rest.lstrip(), piece.start + len(piece.text) - len(rest.lstrip()), piece.at)


def _lines(piece: Piece, *, listed: bool = False) -> list[Piece]:
    """An inline value; "- A; - B" glued on one line, and what "gồm: A; B; C" lists, are parted."""
    counted = _COUNTED_LIST.match(piece.text)
    if counted is not None or (listed and piece.text.count(";") > 1):
        groups = list(clauses(piece.text, counted.end() if counted else 0, len(piece.text)))
        starts = [end - len(piece.text[begin:end].lstrip()) for begin, end in groups]
        return [
            Piece(piece.text[start:end].rstrip(), piece.start + start, piece.at)
            for start, (_, end) in zip(starts, groups, strict=True)
        ]
    if not re.match(r"[-–+]\s", piece.text):
        return [piece]
    parts: list[Piece] = []
    at = 0
    for part in re.split(r"(?<=[;.])\s+(?=[-–+]\s)", piece.text):
        offset = piece.text.find(part, at)
        lead = len(part) - len(part.lstrip("-–+ "))
        parts.append(Piece(part[lead:], piece.start + offset + lead, piece.at))
        at = offset + len(part)
    return parts


def _relevant(context: Context, field: Field) -> Sequence[Piece]:
    """The list under the label; where it has bullets, notes between them are left out."""
    nodes = context.body
    below = [piece for piece in field.below if nodes[piece.at].block.kind not in (Kind.ROW, Kind.RULE)]
    pure = field.labels <= {Label.WHO}
    if not pure:
        below = [piece for piece in below if _who_above(nodes[piece.at])]
    if any(nodes[piece.at].block.marker for piece in below):
        below = [
            piece for piece in below if nodes[piece.at].block.marker or piece.text.rstrip().endswith(":")
        ]
    return below


def _who_above(node: Node) -> bool:
    """Under a heading of several labels only what stands under its part about those taking part counts."""
    inner = [labels_of(above.block.words.split(":")[0]) for above in node.above]
    said = [labels for labels in inner if labels]
    own = labels_of(node.block.words.split(":")[0])
    return bool(said and said[-1] <= {Label.WHO}) or bool(own and own <= {Label.WHO})


def _heads_group(node: Node, rest: Sequence[Piece], context: Context) -> bool:
    """A bullet that opens a list of its own: "- Cấp xã:" or "3.1. Dự Lễ dâng hương:"."""
    words = node.block.words.rstrip()
    if (is_label(node.block) and node.block.level < 4) or (words.endswith(":") and len(words) < 160):
        return True
    return (
        bool(rest)
        and node in context.body[rest[0].at].above
        and len(words) < 90
        and not words.endswith((".", ";"))
    )


def _clean_group(words: str) -> str | None:
    words = _NOTE.sub("", words.rstrip(" :")).strip(" :*.")
    words = re.sub(r",?\s*(?:trân trọng\s+)?kính mời$|,?\s*gồm(?: có)?$", "", words, flags=re.I)
    if plain(words).startswith(("thanh phan", "kinh moi", "so luong")) and labels_of(words) == {Label.WHO}:
        return None
    return words.rstrip(" ,") or None


def _group_of(context: Context, field: Field) -> str | None:
    """The words before "Kính mời:" in the same line, or the bridge point or meeting the list stands under."""
    block = context.body[field.at].block
    lead = block.text[block.body - block.start : block.text.find(field.said)] if field.said else ""
    if len(lead.strip(" ,*:")) > 3:
        return _clean_group(lead) if _AT_POINT.match(lead) else None
    if plain(field.said).startswith(("dai bieu", "khach moi")):
        return field.said
    return _clean_group(context.body[field.owner].block.words) if field.owner is not None else None


def _above(node: Node, field: Field, context: Context) -> str | None:
    """The nearest heading between the label and the bullet."""
    label = context.body[field.at]
    for above in reversed(node.above):
        if above is label or label not in above.above:
            return None
        return _clean_group(above.block.words.split(":")[0])
    return None


def _split_group(piece: Piece) -> tuple[str | None, Piece]:
    """A bullet "Cấp xã: Kính mời ..." is a group and its people; "Đại diện lãnh đạo: A" is whole."""
    head, colon, rest = piece.text.partition(":")
    asked = _ASKED.match(rest.lstrip())
    if not colon or not rest.strip() or len(head.split()) > 9 or _LIST_BEHIND.match(head):
        return None, piece
    if _QUOTA_ONLY.match(rest):
        return None, piece
    if asked is None and not _GROUP.match(head):
        return None, piece
    lead = len(rest) - len(rest.lstrip()) + (asked.end() if asked else 0)
    group = None if _ASKS_ONLY.fullmatch(head.strip()) else _clean_group(head)
    return group, Piece(rest[lead:], piece.start + len(head) + 1 + lead, piece.at)


def _participant(piece: Piece, group: str | None) -> Participant | None:
    asked = _ASKED.match(piece.text)
    lead = asked.end() if asked else 0
    words = piece.text[lead:]
    first = next(sentences(words), None)
    if (
        first is not None
        and len(first.text) < len(words)
        and (_SENTENCE_OF_ORDER.match(rest := words[first.end :].lstrip()) or _EACH_COUNTED.match(rest))
    ):
        words = first.text
    kept = _NOTE.sub("", words.rstrip(" .;,"))
    kept = kept.rstrip(" .;,/")
    if (
        len(kept) < 3
        or _ASKS_ONLY.fullmatch(kept)
        or _COUNT_ONLY.match(kept)
        or _SENTENCE_OF_ORDER.match(kept)
        or kept.startswith("(")
    ):
        return None
    start = piece.start + lead
    return Participant(group, kept, Span(start, start + len(kept)))


def _present(node: Node) -> Iterator[Participant]:
    """ "Cùng dự có các đồng chí ...: A - Trưởng ban ...; B - ...; cùng các thành viên"."""
    if node.block.marker:
        return
    for sentence in sentences(node.block.text):
        match = _PRESENT.match(sentence.text)
        if match is None:
            continue
        start = match.start("who")
        led = _PERSONS_LED.match(match["who"])
        start += led.end() if led else 0
        for part in re.finditer(r"[^;]+", sentence.text[start:]):
            words = part[0].strip(" .,")
            if led and _REST.match(words):
                continue
            words = re.sub(
                r"^(?:có\s+)?(?:và\s+|cùng\s+(?:với\s+)?)?(?:đồng chí|đ/c)\s+", "", words, flags=re.I
            )
            at = node.block.start + sentence.start + sentence.text.find(words, start + part.start())
            if len(words) > 3:
                yield Participant(
                    "Cùng dự" if led or match["who"] else None, words, Span(at, at + len(words))
                )
