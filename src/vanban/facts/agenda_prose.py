"""An agenda told in a paragraph: its steps parted by semicolons or by their hours, each with who takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.facts.assignees import subject_at
from vanban.facts.task_clauses import clauses
from vanban.stages.looks import PERSON, look_at
from vanban.text.patterns import pattern_of

LONGEST_LEAD = 140
_CLOCK = r"\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2})?(?:\s*(?:phút|’|'))?"
_HOURS = pattern_of(
    rf"(?:^|(?<=[.;,]\s))(?:từ\s+|lúc\s+)?{_CLOCK}(?:\s*(?:[-–]|đến)\s*{_CLOCK})?\s*[,:]?\s", re.I
)
_OPENING = pattern_of(
    r"\W*(?:(?:(?:sau|tiếp theo|tiếp đó|trước hết|cuối cùng|kết thúc)\s*,?\s*)?(?:sau (?:phần|khi)\s+|là\s+)?"
    r"(?:hội nghị|buổi (?:đối thoại|gặp mặt|làm việc|lễ)|đại biểu|đại hội|cuộc họp)\s+(?:sẽ\s+|được\s+)*"
    r"(?:nghe|xem|tiến hành|dành thời gian)\s+|(?:sau (?:phần|khi)|và|tiếp theo là|sau đó)\s+)",
    re.I,
)
_NEXT = pattern_of(
    r",\s+(?=(?:hội nghị|đại biểu|đại hội|buổi \w+(?: \w+)?)\s+(?:sẽ\s+)?(?:nghe|xem|tiến hành)\s)", re.I
)
_BY = pattern_of(
    r"[,\s–-]+do\s+(?P<lead>[^,;()]{4,90}?)\s+(?:trình bày|thực hiện|điều hành|phụ trách|báo cáo|chủ trì"
    r"|đảm nhiệm|đảm nhận|giới thiệu|phát biểu)\W*$",
    re.I,
)
_BRACKET = pattern_of(r"\s*\((?P<lead>[^()]{3,90})\)\W*$")
_FEWEST = 3
FLAT_HEADING = pattern_of(
    r"\W*(?:s?tt\s+)?(?:thời gian\s+)?nội dung(?: công việc| chương trình)?\s+(?:người |đơn vị |bộ phận )?"
    r"(?:thực hiện|chủ trì|điều hành|phụ trách|trình bày|dẫn chương trình)\W*$",
    re.I,
)
"""The heading row of a table whose cells stand side by side with one blank between them."""
_CAPITAL = pattern_of(r"(?<=[^\W\d_]|\)) (?=[A-ZĐÀ-Ỹ])")
_BOUND_WORD = pattern_of(r"\b(?:của|và|với|tại|cho|do|các|về|đến|từ|ở|trong|theo|là|cùng)$", re.I)
_TAIL_OF_OFFICE = pattern_of(r"(?:Tỉnh|Huyện|Thành|Thị|Quận|Đảng) [uủ]y\b|UBND|HĐND|Việt Nam|Nhân dân")
_OTHERS = pattern_of(
    r"(?:Đại biểu|Đoàn (?:Chủ tịch|Thư ký)|Chủ (?:tọa|trì|tịch đoàn)|Người dẫn|Thư ký|MC|Thí sinh)\b"
)


def steps_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the steps stand that a paragraph goes through; none where it has fewer than three."""
    hours = [match.start() for match in _HOURS.finditer(text)]
    if len(hours) >= 2:
        yield from zip(hours, [*hours[1:], len(text)], strict=True)
        return
    found = []
    for begin, end in clauses(text, 0, len(text)):
        parted = _NEXT.search(text, begin, end)
        found += [(begin, parted.start()), (parted.end(), end)] if parted else [(begin, end)]
    if len(found) < _FEWEST:
        return
    for begin, end in found:
        opening = _OPENING.match(text, begin, end)
        yield opening.end() if opening else begin, end


def is_who(words: str) -> bool:
    """Whether the words open like the name of an office, a post or a person."""
    look = look_at(words[:1].upper() + words[1:])
    return 2 < len(words) <= LONGEST_LEAD and (look.office or PERSON.match(words) is not None)


def led(words: str) -> tuple[str, str | None]:
    """A step without the words for who takes it, and these: behind a colon, in brackets, before its verb."""
    if (by := _BY.search(words)) is not None:
        return words[: by.start()], by["lead"]
    bracket = _BRACKET.search(words)
    if bracket is not None and is_who(bracket["lead"]):
        return words[: bracket.start()], bracket["lead"]
    for head, colon, rest in (words.partition(": "), words.rpartition(": ")):
        before, behind = head.strip(), rest.strip(" .;,")
        if not colon or len(before) < 4 or not 2 < len(behind) <= LONGEST_LEAD:
            continue
        if is_who(behind) and not is_who(before):
            return before, behind
        if is_who(before) and look_at(behind).work:
            return rest.strip(), before
    return words, None


def taken_by(words: str) -> tuple[str, str | None]:
    """ "đồng chí Bí thư phát biểu khai mạc" in a paragraph: the step and who takes it."""
    content, lead = led(words)
    subject = subject_at(content[:1].upper() + content[1:]) if lead is None else None
    if subject is None or subject.start > 0 or len(content) - subject.predicate < 5:
        return content, lead
    return content[subject.predicate :], content[subject.start : subject.end]


def side_by_side(words: str) -> tuple[str, str | None]:
    """ "Chào cờ, giới thiệu đại biểu Đ/c Chánh Văn phòng" of a flattened row: what is done, then who does it.

    A person is where the second cell begins; else the first office that no word binds to those before it.
    """
    places = [match.end() for match in _CAPITAL.finditer(words) if words[match.start() - 1 :][:1].islower()]
    persons = [at for at in places if PERSON.match(words[at:])]
    offices = [
        at
        for at in places
        if (is_who(words[at:]) or _OTHERS.match(words[at:]))
        and not _TAIL_OF_OFFICE.match(words[at:])
        and not _BOUND_WORD.search(words[: at - 1])
    ]
    at = next(iter(persons or offices), None)
    return (words[: at - 1].rstrip(" ,;"), words[at:].strip(" .;")) if at else (words, None)
