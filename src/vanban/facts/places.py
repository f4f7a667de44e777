"""Where something takes place: "tại Hội trường tầng 2, trụ sở Đảng ủy xã"."""

from __future__ import annotations

import re

from vanban.text.patterns import pattern_of

_NOT_A_PLACE = (
    r"(?!(?:các|những|mỗi|từng|cuộc|hội nghị|buổi|phiên|kỳ họp|đại hội|lễ|diễn đàn|thông báo|công văn|"
    r"kế hoạch|nghị quyết|quyết định|giấy mời|tờ trình|báo cáo|"
    r"mục|điểm \d|điểm [a-hđ]\b|khoản|điều|thời điểm|chương trình|quy định|quy chế|kết luận|chỉ thị|đề án|"
    r"hướng dẫn|văn bản|phần|đó|đây|chỗ|chương|phụ lục|"
    r"tọa đàm|toạ đàm|hội thảo|địa phương|cơ sở\b(?! \d)|\d{1,3} (?!đường|phố|ngõ))\b)"
)
_AT = pattern_of(
    rf"(?<!hiện )(?<!tồn )(?<!thực )(?<!chỗ )\b(?:tổ chức\s+)?(?:tại|"
    rf"ở)\s+(?:địa điểm\s*:?\s*)?(?P<place>{_NOT_A_PLACE}[^\W\d_\s]|số\s+\d|"
    rf"\d+\s+(?:đường|phố))",
    re.I,
)
_STOP = pattern_of(
    r"[;:\n]|\.(?=\s+[A-ZĐÀ-Ỹ“\"(*-]|\s*$|/)|\s(?=(?:do|với|để|nhằm|vào|lúc|từ ngày|từ \d|ngày \d|bắt đầu|"
    r"gồm|theo|khi|trong|trước|sau|dưới|có nội dung|có \d|và thông qua|"
    r"đến (?:các |\d+ )?điểm cầu|"
    r"được|sẽ|đã|diễn ra|tổ chức|gửi|báo cáo|nghe|triển khai|chủ trì|dự kiến|thay cho|thay vì)\b)|"
    r",\s*(?=(?:thời gian|vào|lúc|do|với|đồng chí|các đồng chí|đ/c|ông|bà|ban|thường trực|tỉnh ủy đã|dưới|"
    r"nội dung|thành phần|có|dự kiến|bắt đầu|từ|ngày|gồm|chủ trì|để|"
    r"huyện ủy đã|sẽ|đã|cùng|trong|nhằm|trân trọng|đề nghị|yêu cầu|tham dự|dự|ubnd .{0,30} (?:tổ chức|họp)|"
    r"đảng ủy .{0,30} (?:tổ chức|họp))\b)",
    re.I,
)
_FROM_POINT = pattern_of(
    r"\btừ điểm cầu (?:chính |trung tâm )?(?=(?:hội trường|phòng|trung tâm|trụ sở|nhà)\b)", re.I
)
"""Where an online conference is led from: "từ điểm cầu chính Hội trường Đảng ủy đến 12 điểm cầu"."""
_ABBREVIATED = pattern_of(r"\b(?:TP|Tp|TX|Tx|TT|Tt|P|Q|H|T|số|Số|ĐC|Đ/c)\.$")
_NOTE = pattern_of(
    r"\s*[(\[](?:thay|có|nếu|sẽ|gửi|theo|dự kiến|đề nghị|riêng|lưu ý|kèm|xe|xuất phát|"
    r"ghi chú)[^()\[\]]{0,160}[)\]]",
    re.I,
)
_LEADING = pattern_of(r"^(?:[-–+*:\s]|(?:tổ chức\s+)?(?:tại|ở)\s+(?!điểm cầu))+", re.I)
_LABELLED = pattern_of(r"\bđịa điểm\s*:\s*(?:tại\s+)?", re.I)
_MOVED_TO = pattern_of(
    r"\b(?:sang|về|thành)\s+(?=(?:hội trường|phòng|trung tâm|nhà|trụ sở|sân|quảng trường|ubnd)\b)", re.I
)
_INSTEAD_AT = pattern_of(
    r"\b(?:chuyển|đổi|dời)\s+(?:địa điểm\s+)?(?:từ\s.{4,120}?\s)??(?:sang|về|đến|thành)\s+(?:tại\s+)?"
    r"(?=[^\W\d_])",
    re.I,
)
_UNCHANGED = pattern_of(
    r"^(?:vẫn\s+|được\s+)?(?:không (?:thay )?đổi|giữ nguyên|như (?:cũ|đã|giấy|thông báo|kế hoạch|"
    r"lịch))\b(?!\s*:)",
    re.I,
)
PLACE_CELL = pattern_of(
    r"(?:tại\b|p\.|phòng|hội trường|trung tâm|trụ sở|nhà|sân|ubnd|quảng trường|khách sạn|thị trấn|xã|"
    r"phường|huyện|điểm cầu|thôn|tầng|hiện trường|thực địa)(?:\s|$)",
    re.I,
)
"""How a cell begins that says where something takes place."""
_CELL_PARTS = pattern_of(
    r"(?<![A-Z])[.;]\s+|\n|\s[-–]\s+|,\s+(?=(?:tại|[Hh]ội trường|[Pp]hòng họp|[Tt]rụ sở|[Đđ]iểm cầu)\b)"
)
_NO_ROOM = pattern_of(r"phòng\s(?!họp|khách|làm việc|hội|số|trực|\d|[a-z]\b)", re.I)
_LONGEST = 240


def _stop(text: str, start: int, *, field: bool = False) -> int:
    """Where the words of a place that begin at `start` end."""
    depth = 0
    for match in re.finditer(r"[()]|" + _STOP.pattern, text[start : start + _LONGEST], re.I):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
            if depth < 0:
                return start + match.start()
        elif depth <= 0 and not (match[0] == "." and _ABBREVIATED.search(text[start : start + match.end()])):
            if field and (match[0] == ":" or match[0] == ";" or not match[0].strip()):
                continue
            return start + match.start()
    return min(len(text), start + _LONGEST)


def find_place(text: str, start: int = 0, end: int | None = None) -> tuple[str, int, int] | None:
    """The first place named by "tại ..." in `text[start:end]`, with where it stands; None where none is."""
    until = len(text) if end is None else end
    match = _AT.search(text, start, until)
    point = _FROM_POINT.search(text, start, until) if match is None and "điểm cầu" in text else None
    if match is None and point is None:
        return None
    at = match.start("place") if match else point.end() if point else 0
    stop = _stop(text, at)
    words = clean_place(text[at:stop])
    return (words, at, stop) if words else None


def clean_place(words: str) -> str:
    """A place without "tại" before it and remarks in brackets behind it; an address in brackets stays."""
    words = _LEADING.sub("", _NOTE.sub("", words)).strip()
    return words.strip(" .,;:*-–/") if words.count("(") == words.count(")") else words.strip(" .,;:*-–/(")


def place_of_field(value: str) -> str:
    """The place that the value of a field "Địa điểm: ..." names: its first sentence, cleaned.

    Where the value tells of a move ("không họp tại A; chuyển sang B") the new place counts; "không thay đổi"
    names none.
    """
    value = _LEADING.sub("", value)
    moved = _INSTEAD_AT.search(value)
    value = value[moved.end() :] if moved else value
    if _UNCHANGED.match(value):
        return ""
    return clean_place(value[: _stop(value, 0, field=True)])


def place_moved_to(text: str) -> tuple[str, int, int] | None:
    """The place in "địa điểm: Hội trường B" within a sentence, or in "đổi địa điểm ... sang Hội trường B"."""
    match = _LABELLED.search(text) or (_MOVED_TO.search(text) if "địa điểm" in text.lower() else None)
    if match is None:
        return None
    at = match.end()
    stop = _stop(text, at)
    words = clean_place(text[at:stop])
    return (words, at, stop) if len(words) > 3 else None


def place_among(cell: str) -> str | None:
    """The place in a cell that names those taking part too: "Thường trực; Văn phòng. Phòng họp tầng 2"."""
    for part in reversed(_CELL_PARTS.split(cell)):
        words = re.sub(r"^\W*địa điểm\s*:\s*", "", part.strip(), flags=re.I)
        if words != part.strip() or (PLACE_CELL.match(words) and not _NO_ROOM.match(words)):
            return place_of_field(words) or None
    return None
