"""What counts as a meeting, and what it is called: "Hội nghị sơ kết 05 năm ...", "họp Ban Thường vụ"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.text.keys import holds
from vanban.text.patterns import pattern_of

NOUN = (
    r"(?:(?:cuộc|buổi|phiên|chương trình|kỳ|hội nghị|chuỗi hoạt động|các hoạt động|đêm)\s+)?"
    r"(?:hội nghị|hội thảo|hội thi|hội diễn|hội báo|hội chợ|hội trại|ngày hội|đại hội|diễn đàn|tọa đàm|"
    r"toạ đàm|giao ban|gặp mặt|đối thoại|tiếp xúc cử tri|"
    r"tiếp công dân|tập huấn|mít tinh|míttinh|chào cờ|họp báo|kỳ họp|phiên họp|phiên trù bị|"
    r"phiên thảo luận|phiên chính thức|phiên khai mạc|phiên bế mạc|phiên toàn thể|"
    r"phiên thứ (?:nhất|hai|ba|tư)|"
    r"cuộc họp|buổi họp|họp|làm việc|tiếp xã giao|tiếp đoàn|tổng duyệt|sinh hoạt chuyên đề|"
    r"sinh hoạt chính trị|sinh hoạt dưới cờ|nói chuyện|bốc thăm|"
    r"vòng (?:sơ khảo|chung khảo|chung kết|bán kết|sơ loại|loại|thi)|cụm (?:thi )?số \d{1,2}|"
    r"lớp bồi dưỡng|lớp tập huấn|lớp học|ra quân|lễ(?=\s+[^\W\d_]))"
)
_NOUN = pattern_of(rf"(?=[bcdđghklmnprstv])(?<![^\W\d_]){NOUN}(?![^\W\d_])")
_FIRST_WORDS = (
    "hội", "họp", "lễ", "gặp mặt", "đối thoại", "giao ban", "diễn đàn", "đàm", "tiếp", "tập huấn", "mít",
    "chào cờ", "phiên", "làm việc", "tổng duyệt", "sinh hoạt", "nói chuyện", "bốc thăm", "lớp", "ra quân",
    "vòng", "cụm",
)  # fmt: skip
_NOT_NOUN = pattern_of(
    r"(?:phối|tổng|phù|trường|kết|(?<!triệu )tập|thích|đề|giấy mời|phòng|ghi|biên bản|thành phần|"
    r"dự thảo kết luận|kinh phí|nghị quyết|quy chế|điểm|liên đoàn|"
    r"nghỉ|ngày|dịp|quán|bàn)\s+$",
    re.I,
)
_NOT_AFTER = pattern_of(
    r"^\s+(?:trực tuyến tầng|không giấy|công báo|đồng nhân dân|tiếp theo tên|phép|tết|phục|vật|tân|nghĩa|"
    r"chế độ|theo chế độ|theo quy chế|theo mô hình|của cơ quan|"
    r"số \d+ tầng|đảng viên không|tại cơ quan$)\b",
    re.I,
)
_END = pattern_of(
    r"[.;:\n]|\s\((?=dự kiến|thời gian|\d)|,?\s+(?=(?:đúng \d|được (?:dời|chuyển|lùi|hoãn)|nay \w|"
    r"tại (?:giấy|công văn|thông báo)|trong (?:một|hai|\d+) (?:ngày|buổi))\b)|"
    r"\s[-–]\s(?=thời gian|địa điểm)|,?\s+(?=(?:vào|lúc|hồi|từ ngày|từ \d|ngày \d|sáng \d|chiều \d|"
    r"tối \d|sáng ngày|chiều ngày|tối ngày|với thời gian|thời gian|địa điểm|như sau|cụ thể|cụ thể như|"
    r"do đồng chí|do các đồng chí|do đ/c|do ông|do bà|dự kiến|được tổ chức|sẽ được|sẽ diễn ra|diễn ra|"
    r"(?<!phiên )khai mạc lúc|bắt đầu|dưới sự|theo chương trình|theo thời gian|chủ trì|"
    r"nhằm|có mặt|trước \d|trước ngày|để nghe\b))|,\s*(?=thời gian|vào|tại|địa điểm|thành phần)|"
    r"\s+(?=tại\s+(?:hội trường|phòng|trụ sở|nhà|trung tâm|sân|quảng trường|số|khách sạn|địa điểm|ubnd|"
    r"ủy ban|văn phòng|"
    r"tp|thành phố|thị xã|thị trấn|huyện|xã|phường|rạp|khu|thôn|xóm|trường|công ty|tỉnh|hà nội))",
    re.I,
)
_PROGRAMME = pattern_of(
    r"\bchương trình\b(?!\s+(?:công tác|mục tiêu|hành động|số|phối hợp|nghị sự))"
    r"(?=[^.;]{0,60}\b(?:được tổ chức|tổ chức|diễn ra)\b)|\blễ\s+[^\W\d_]",
    re.I,
)
_TRIM = pattern_of(
    r"^(?:dự|tham dự|tổ chức|mời họp|mời dự|v/v|về việc)\s*:?\s+|\s*[(\[][^()\[\]]{0,90}[)\]]?\s*$", re.I
)
_ABOUT = pattern_of(
    r"(?:\W*\b(?:v/v|về|việc|thông báo|thay đổi|điều chỉnh|hoãn|tạm|lùi|dời|chuyển|thời gian|địa điểm|lịch|"
    r"tổ chức|cử|cán bộ|công chức|viên chức|đại biểu|đại diện|người|tham gia|tham dự|dự|mời|"
    r"giấy mời|kính mời|trân trọng|triệu tập|kế hoạch|đăng ký|chuẩn bị|nội dung|các|danh sách|thành phần|"
    r"lại|phục vụ|quý|đồng chí|tới|đến|lãnh đạo)\b){1,14}\W*",
    re.I,
)
_TAIL = pattern_of(r",\s+tổ chức\s*$|\s+(?:trong|vào|từ|tại|do|với|và|được|sẽ|là)\s*$", re.I)
_LEADS = pattern_of(r"\b(?:tổ chức|tham dự|dự|triệu tập|mời|mở)\s+(?:các\s+)?$", re.I)
_VAGUE = pattern_of(
    r"(?:(?:các|cuộc|buổi|phiên)\s+)?(?:hội nghị|họp|cuộc họp|buổi làm việc|làm việc|lễ|đối thoại|hội thảo|"
    r"đại hội|gặp mặt|lớp tập huấn|tập huấn|tọa đàm|toạ đàm|diễn đàn|kỳ họp|phiên họp|"
    r"buổi lễ)(?:\s+(?:trên|nêu trên|này|nói trên|quan trọng))?",
    re.I,
)
_LONGEST = 260


@dataclass(frozen=True, slots=True)
class Named:
    """What a meeting is called, at `text[start:end]`."""

    name: str
    start: int
    end: int


def find_meeting_nouns(text: str) -> list[tuple[int, int]]:
    """Where a word for a meeting stands; "Phòng họp", "Giấy mời họp", "phối hợp" are none."""
    found: list[tuple[int, int]] = []
    lower = text.lower()
    if not holds(lower, _FIRST_WORDS):
        return found
    for match in _NOUN.finditer(lower):
        if _NOT_NOUN.search(text[max(0, match.start() - 24) : match.start()]) or _NOT_AFTER.match(
            text[match.end() : match.end() + 24]
        ):
            continue
        found.append(match.span())
    return found


def find_occasions(text: str) -> list[tuple[int, int]]:
    """Where a word for a meeting stands, ceremonies and a "chương trình" that is held among them."""
    nouns = find_meeting_nouns(text)
    if "hương trình" in text or "ễ " in text:
        nouns += [match.span() for match in _PROGRAMME.finditer(text)]
    return sorted(set(nouns))


def has_meeting_noun(text: str) -> bool:
    """Whether the text speaks of a meeting, ceremony or the like."""
    return bool(find_meeting_nouns(text))


def named_at(text: str, start: int) -> Named:
    """The name that begins at `start`: up to its hour, place, chair or the end of the clause."""
    stop = _END.search(text, start + 3, min(len(text), start + _LONGEST))
    end = stop.start() if stop else min(len(text), start + _LONGEST)
    words = _TAIL.sub("", text[start:end]).rstrip(" ,.;:-–(")
    return Named(words, start, start + len(words))


def find_name(text: str) -> Named | None:
    """The first meeting named in the text, None where none is."""
    nouns = find_meeting_nouns(text)
    return named_at(text, nouns[0][0]) if nouns else None


def is_vague(name: str | None) -> bool:
    """Whether a name says no more than that it is a meeting ("Hội nghị", "cuộc họp")."""
    return name is None or bool(_VAGUE.fullmatch(name.strip()))


def heading_name(words: str) -> str:
    """A heading or title as the name of a meeting: without "dự" before it and a remark behind it."""
    noun = find_meeting_nouns(words)
    if noun and (_ABOUT.fullmatch(words[: noun[0][0]]) or _LEADS.search(words[: noun[0][0]])):
        words = words[noun[0][0] :]
    before = ""
    while before != words:
        before, words = words, _TRIM.sub("", words.strip(' .:;,*_“”"'))
    return words
