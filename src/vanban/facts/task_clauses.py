"""One paragraph → the stretches of it in which one office is told one thing.

A stretch begins where an office is named as the one to act ("Giao X ...", "X chủ trì ...", "Căn cứ ..., X
...") and
runs to the next such place, over what still speaks of the same matter ("... Báo cáo gửi về Y trước ngày
...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vanban.facts.assignees import BEHIND_DASH, QUALIFIED, Subject, is_office, office_head, subject_at
from vanban.facts.predicates import key, keyed, starts_with_verb, words_of
from vanban.text.keys import holds
from vanban.text.patterns import pattern_of


class Stretch(NamedTuple):
    """`begin`–`end` of the paragraph; `who` is who acts, `action` where what they do begins.

    `how` is "directive", "subject", "verb" (no one is named) or "case" ("Khi ..., tham mưu ...").
    `sentence` numbers its sentence.
    """

    begin: int
    end: int
    action: int
    who: tuple[int, int] | None
    how: str
    sentence: int = 0


# Patterns of lower-case words are matched in the key form of the paragraph.
_SENTENCE = pattern_of(r"[.!?…] (?=(?:[-–+] )?[\"“(]?[A-ZĐÀ-Ỹ\d])")
_SHORT_FORM = pattern_of(
    r"(?:^|\s|[(/])(?:TP|Tp|TX|TT|Th|ThS|TS|PGS|GS|BS|KS|Đ/c|đ/c|P|Q|H|X|St|v\.v|VD|NXB|tr|[A-Z])\.$"
)
_LONGEST_FORM = 6
"""Characters of the longest short form with its full stop and what stands before it."""
_CONNECTIVE = pattern_of(
    r"(?:(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)"
    r"|riêng(?: đối với)?|đồng thời|bên cạnh đó|ngoài ra|trong đó|cùng với đó|theo đó|do đó|do vậy|vì vậy"
    r"|tuy nhiên|mặt khác|cụ thể|trước mắt|trong thời gian tới|thời gian tới|tiếp đó|"
    r"đặc biệt|và|nhất là|trên cơ sở đó|từ đó|để thực hiện tốt|qua đó|hội nghị|phiên họp|cuộc họp"
    r"|cụ thể như sau|sau đó|song song với đó)\s*[,:]?\s*)+"
)
_REQUEST = (
    r"(?:(?:kính|trân trọng|rất mong|xin) )?đề nghị|yêu cầu|(?:đồng ý|thống nhất|nhất trí|tiếp tục) giao"
    r"|(?:ủy|uỷ) quyền(?: cho)?|"
    r"giao(?: (?:nhiệm vụ|trách nhiệm))?(?: cho)?|phân công|chỉ đạo|lưu ý"
)
_DIRECTIVE = pattern_of(rf"(?P<verb>{_REQUEST})(?!\w)\s*:?\s*(?:[-–+] )?")
_NO_GIVING = pattern_of(r" (?:ban|lưu|thông|dịch|nhận|hữu)(?!\w)")
"""With these, in lower case, "giao" makes another word: "giao ban", "giao lưu"."""
_ASKING = pattern_of(
    r"(?P<verb>(?:kính |trân trọng )?đề nghị|yêu cầu|(?:thống nhất |đồng ý )?giao"
    r"|lưu ý)(?!\w)\s*:?\s*(?:[-–+] )?"
)
_ADVERBIAL = pattern_of(
    r"(?:hằng|hàng|định kỳ|khi|sau|trước|căn cứ|trên cơ sở|theo|trong|để|nhằm|đối với|ngay|từ|qua|tại|đến"
    r"|vào|nếu|trường hợp|thực hiện|tùy|với|bên cạnh|ngoài|tiếp theo|nhận được|xét|"
    r"năm|quý|tháng|ngày|chậm nhất|thường xuyên|riêng|về|do|nhân|chiều|sáng|kết luận|phát biểu|bên|cùng"
    r"|thời gian|cuối|đầu|thông qua|thừa|trên|nhất trí|thống nhất|đồng ý|cơ bản|giai đoạn|quán triệt"
    r"|hưởng ứng|chào mừng|kỷ niệm|phát huy|ý kiến"
    r"|kết thúc|kiến nghị|phản ánh|nội dung|vụ việc|việc|vấn đề|công tác|dự án)(?!\w)"
)
_GIVEN = pattern_of(r"(?<!được)(?<!đã)(?<!bị)(?<!đang)\s(?=giao (?:cho )?[A-ZĐÀ-Ỹ])")
_GIVEN_OR_ASKED = pattern_of(
    r"(?<!được)(?<!đã)(?<!xét)(?<!theo)\s(?=(?:giao|đề nghị|yêu cầu) (?:cho )?(?:các |[A-ZĐÀ-Ỹ]))"
)
_ON_RECEIPT = pattern_of(r"\W*(?:nhận được|căn cứ|trên cơ sở|sau khi)(?!\w)")
_PRESENT = pattern_of(
    r"(?:(?:cùng|tham) dự|dự (?:họp|cuộc|hội|buổi|làm|có)|thành phần|tham gia (?:cuộc|buổi|đoàn))(?!\w)"
)
_NARRATIVE = pattern_of(
    r"(?:(?:chiều|sáng|tối)?\s*(?:ngày|hôm) \d+|chiều|sáng|trước đó|nguyên nhân|tuy nhiên"
    r"|bên cạnh đó,? (?:vẫn|còn|thị|huyện|tỉnh|xã)|mặc dù|kết quả|đến nay|thời gian qua|trong thời gian qua"
    r"|"
    r"nhìn chung|trong những năm|những năm qua|năm \d{4},)(?!\w)"
)
_RECALLED = pattern_of(
    r"[^.;]*(?<!\w)(?:ban hành|có|theo|tại) (?:\w+ ){1,4}số \d[^.]{0,200}trong đó,? (?:có )?(?:yêu cầu"
    r"|giao|đề nghị)"
)
"""What an earlier paper asked is told here, and is no duty of this one."""
_DONE_IN = pattern_of(
    r"(?:riêng )?trong (?:tháng|quý|tuần|kỳ|năm|thời gian|đợt)(?: [^\W_]+){0,4},?(?: [^.;,]{1,40})? đã(?!\w)"
)
"""A sentence that opens so tells what was done, whatever it says was assigned."""
_THROUGH = pattern_of(r"(?:chỉ đạo|phân công|lãnh đạo)(?!\w)")
_CASE = pattern_of(r"(?:khi|nếu|trường hợp|trong trường hợp)(?!\w)")
_ABOUT = pattern_of(r"(?:đối với|với|về phía) ")
_PRODUCT = pattern_of(
    r"(?:(?:bản|các|toàn bộ|mọi) )?(?:báo cáo|văn bản|danh sách|hồ sơ|tài liệu|kết quả|ý kiến|nội dung"
    r"|số liệu|kế hoạch|biểu mẫu|phiếu|file|tham luận|bài|"
    r"thời gian|thời hạn|mỗi|việc|hoàn thành|sản phẩm|đăng ký|bản mềm|xong|hạn)(?!\w)"
)
_INNER = pattern_of(r", (?:và |đồng thời )?(?=(?:giao|đề nghị|yêu cầu) (?:[A-ZĐÀ-Ỹ]|các\s|đồng chí))", re.I)
_BESIDE = pattern_of(r", (?=đồng chí [A-ZĐÀ-Ỹ])")
"""Behind it another person has a part of his own ("Giao đồng chí A chỉ đạo, đồng chí B giúp theo dõi")."""
_AFTER_DATE = pattern_of(r",(?<=/\d{4},) (?=[A-ZĐÀ-Ỹ])")
"""A comma behind a date; it begins with the comma so that `re` can skip to it."""
_PURPOSE = pattern_of(r"\W*(?:căn cứ|theo|thực hiện|tiếp theo|xét|thi hành)(?!\w)")
_NEGATIVE = pattern_of(r"(?:không được|không để|nghiêm cấm|không)(?!\w)")
_LABEL = pattern_of(
    r"(?P<label>(?:chuẩn bị|công tác chuẩn bị|phân công(?: nhiệm vụ| chuẩn bị)?|tổ chức thực hiện|đề nghị"
    r"|yêu cầu|ghi chú|lưu ý)\s*:\s*)(?:[-–+]\s*)?"
)
_DASH = pattern_of(r" [-–] [A-ZĐ]")
_MARK = pattern_of(r"[();,:]")
_GIVING = ("giao ", "đề nghị ", "yêu cầu ")
_FAR = 700
_LONGEST_LABEL = 160


def sentences(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end; abbreviations ("TP. Vinh", "Th.S") end none."""
    found, at = [], start
    for match in _SENTENCE.finditer(text, max(start - 1, 0)):
        stop = match.start() + 1
        bracketed = text.count("(", at, stop) > text.count(")", at, stop)
        if bracketed or _SHORT_FORM.search(text[max(at, stop - _LONGEST_FORM) : stop]):
            continue
        found.append((at, stop))
        at = match.end()
    return [*found, (at, len(text))] if at < len(text) else found


def clauses(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence parted at semicolons outside brackets."""
    at = begin
    for position in _outside_brackets(text, begin, end, ";") if text.find(";", begin, end) >= 0 else ():
        yield at, position
        at = position + 1
    if at < end:
        yield at, end


def _outside_brackets(text: str, begin: int, end: int, marks: str) -> Iterator[int]:
    """Where one of the marks stands outside brackets."""
    for mark in marks:
        if text.find(mark, begin, end) >= 0:
            break
    else:
        return
    depth = 0
    for match in _MARK.finditer(text, begin, end):
        mark = match[0]
        depth += (mark == "(") - (mark == ")")
        if depth <= 0 and mark in marks:
            yield match.start()


def label_end(text: str, at: int = 0) -> int:
    """Behind a label such as "Chuẩn bị:" or "Đề nghị: -" that opens a list of duties, else `at`."""
    match = _LABEL.match(keyed(text), at)
    return match.end() if match and text[match.end() : match.end() + 1] else at


def _skip(text: str, at: int, end: int) -> int:
    at = _past(text, at, end)
    match = _CONNECTIVE.match(keyed(text), at, end)
    return _past(text, match.end(), end) if match and match.end() < end else at


def _past(text: str, at: int, end: int) -> int:
    while at < end and text[at] in ' "“*_-–+\t':
        at += 1
    return at


def _named(text: str, at: int, end: int) -> Subject | None:
    """The office at `at` with its predicate, or with a colon in its place ("Văn phòng: chuẩn bị ...")."""
    colon = text.find(":", at, min(end, at + 260))
    if colon > 0 and is_office(text[at:colon]) and text[colon + 1 : end].strip():
        return Subject(at, colon, colon + 1 + (len(text[colon + 1 :]) - len(text[colon + 1 :].lstrip())))
    near = min(end, at + 160)
    dash = BEHIND_DASH.search(text, at, near) if _DASH.search(text, at, near) else None
    if dash and is_office(text[at : dash.start()]):
        return Subject(at, dash.start(), dash.end())
    if colon > 0 and QUALIFIED.match(keyed(text), at, colon) and _follows_verb(text, colon + 1, end):
        return Subject(at, colon, colon + 2)
    return subject_at(text, at, end)


def _follows_verb(text: str, at: int, end: int) -> bool:
    """Whether behind a label a duty begins, in capitals as after a heading."""
    return text[at:end].lstrip()[:1].isupper() and starts_with_verb(text, at, end)


def directive_at(text: str, at: int, end: int) -> Stretch | None:
    """ "Giao X ...", "Kính đề nghị X ..." at `at`; "Đề nghị gửi ..." names no one."""
    lower = keyed(text)
    match = _DIRECTIVE.match(lower, at, end)
    if match is None or (match["verb"] == "giao" and _NO_GIVING.match(text, match.end("verb"))):
        return None
    about = _ABOUT.match(lower, match.end(), end)
    after = about.end() if about else match.end()
    if (found := _named(text, after, end)) is not None:
        again = _ASKING.match(lower, found.predicate, end) if about else None
        return Stretch(
            at, end, again.end() if again else found.predicate, (found.start, found.end), "directive"
        )
    if office_head(text, after):
        if is_office(text[after:end]):
            return None
        return _loosely_named(text, at, after, end)
    if starts_with_verb(text, after, end) and not match["verb"].startswith(("giao", "chỉ", "phân")):
        return Stretch(at, end, after, None, "directive")
    return None


_SENTENCE_WORDS = 3
_LONGEST_NAME = 400
_TOKEN = pattern_of(r"(?P<word>[\w/.&]+)(?P<after>[,–-]? |,| [-–&] )")
_NAME_WORDS = words_of(
    "các và của tỉnh huyện xã phường thành thị trấn phố ủy uỷ ban cấp đảng ngành sở phòng cơ quan đơn vị "
    "địa phương đồng "
    "chí trực thuộc liên chính trị nhân dân đoàn thể tổ chức hội thường vụ bí thư chủ tịch phó trưởng giám "
    "đốc thủ lãnh "
    "đạo thôn xóm chi bộ viên trên bàn nhà trường doanh nghiệp tập toàn từng mỗi những công an quân sự "
    "khối cán có nêu"
)
_RELATION = pattern_of(
    r"(?:đã|được|bị|gồm|là|như|theo|từ|thuộc|tại|trong|do|với|mà|khi|nếu|để|cùng|dự|ở|kiêm|nguyên"
    r"|phụ trách)(?!\w)"
)


def _name_end(text: str, at: int, end: int) -> int:
    """Where a name ends: it runs over capitals, the second syllable of what begins with one, and words
    of office.
    """
    open_compound = False
    position = at
    for match in _TOKEN.finditer(text, at, end):
        word = match["word"]
        if match.start() != position:
            break
        capital = word[0].isupper() or word[0].isdigit()
        if not capital and not open_compound and word.lower() not in _NAME_WORDS:
            break
        open_compound = capital and not (word.isupper() and len(word) > 1) and "," not in match["after"]
        position = match.end()
    return position


def _loosely_named(text: str, begin: int, at: int, end: int) -> Stretch | None:
    """After "giao" or "đề nghị" an office whose verb is not a known one."""
    position = _name_end(text, at, min(end, at + _LONGEST_NAME))
    name = text[at:position].rstrip(" ,;:-–")
    if not name or position >= end or not text[position].islower() or _RELATION.match(text, position):
        return None
    return Stretch(begin, end, position, (at, at + len(name)), "directive")


def loosely_opened(text: str, at: int) -> Stretch | None:
    """The office that opens a duty whose verb is not a known one; only for places where duties stand
    anyhow.
    """
    if not office_head(text, at) or not text[at].isupper() or not text.rstrip().endswith((".", ";")):
        return None
    found = _loosely_named(text, at, at, len(text))
    if found is None or len(text[found.action :].split()) < _SENTENCE_WORDS:
        return None
    return found._replace(how="subject")


def _asked(text: str, found: Subject, end: int) -> Stretch | None:
    """ "Sở Nội vụ đề nghị các cơ quan ...": who is asked, not who asks; None where the subject itself
    is to act.
    """
    match = _ASKING.match(keyed(text), found.predicate, end)
    if match is None:
        return None
    return directive_at(text, match.start(), end)


def _from(found: Stretch, begin: int) -> Stretch:
    """The stretch with the words before its office, a copy only where there are any."""
    return found if found.begin == begin else found._replace(begin=begin)


def opening(text: str, begin: int, end: int) -> Stretch | None:
    """What a clause opens with, None where it neither names an office that acts nor asks for anything."""
    at = _skip(text, begin, end)
    if at >= end:
        return None
    found = _opening_at(text, at, end)
    if found is not None and found.who is None and (named := _labelled(text, at, begin, end)) is not None:
        return named
    if found is not None:
        return _from(found, begin)
    about = _ABOUT.match(keyed(text), at, end)
    if about and (stretch := _concerned(text, about.end(), end)):
        return _from(stretch, begin)
    if _ADVERBIAL.match(keyed(text), at, min(at + 24, end)):
        for comma in _commas(text, at, end, marks=",:"):
            after = _skip(text, comma + 1, end)
            if (found := _opening_at(text, after, end)) is not None:
                return _from(found, begin)
    return _handed_over(text, begin, end) or _labelled(text, at, begin, end)


def _labelled(text: str, at: int, begin: int, end: int) -> Stretch | None:
    """ "Ngập ngõ 12: Phòng Kinh tế nạo vét ...": what it is about, then who is to see to it."""
    colon = next(_outside_brackets(text, at, min(end, at + _LONGEST_LABEL), ":"), None)
    if colon is None:
        return None
    found = _opening_at(text, _skip(text, colon + 1, end), end)
    if found is None or found.who is None:
        return None
    named = text[found.who[0] : found.who[0] + 12]
    own = (
        named[0].isupper()
        or named.lower().startswith(("đồng chí", "các ", "đ/c"))
        or found.how == "directive"
    )
    return _from(found, begin) if own else None


def _handed_over(text: str, begin: int, end: int) -> Stretch | None:
    """ "Các nội dung khác giao Văn phòng theo dõi"; "Nhận được Công văn này yêu cầu các đơn vị ..."."""
    if not holds(text[begin:end], _GIVING):
        return None
    asked = _ON_RECEIPT.match(keyed(text), begin, end)
    pattern = _GIVEN_OR_ASKED if asked else _GIVEN
    for match in pattern.finditer(text, begin, min(end, begin + _FAR)):
        if (found := directive_at(text, match.end(), end)) is not None and found.who is not None:
            return _from(found, begin)
    return None


def _opening_at(text: str, at: int, end: int) -> Stretch | None:
    if (stretch := directive_at(text, at, end)) is not None:
        return stretch
    found = _named(text, at, end)
    if found is None:
        return None
    return _asked(text, found, end) or Stretch(at, end, found.predicate, (found.start, found.end), "subject")


def _concerned(text: str, at: int, end: int) -> Stretch | None:
    """ "Đối với X, đồng chí đề nghị ...", "Đối với X: ..."."""
    for comma in _commas(text, at, min(end, at + 300), marks=",:"):
        if not is_office(text[at:comma]):
            continue
        after = _skip(text, comma + 1, end)
        asker = subject_at(text, after, end)
        asking = _ASKING.match(keyed(text), asker.predicate if asker else after, end)
        if asking or text[comma] == ":" or starts_with_verb(text, after, end):
            return Stretch(at, end, asking.end() if asking else after, (at, comma), "directive")
    return None


def _commas(text: str, begin: int, end: int, marks: str = ",") -> Iterator[int]:
    """Where an adverbial may end, not too far into the sentence."""
    return _outside_brackets(text, begin, min(end, begin + _FAR), marks)


def stretches(text: str, start: int) -> list[Stretch]:
    """The stretches of a paragraph from `start` on, each with all that belongs to it."""
    found: list[Stretch] = []
    open_ended = False
    lower = keyed(text)
    for number, (begin, end) in enumerate(sentences(text, start)):
        opens = _past(text, begin, end)
        if _PRESENT.match(lower, opens) or _recalled(lower, opens, end):
            open_ended = False
            continue
        told = _NARRATIVE.match(lower, opens) is not None
        for piece, (a, b) in enumerate(_pieces(text, begin, end)):
            current = found[-1] if open_ended else None
            begun = _begun(text, a, b, current, new_sentence=piece == 0)
            if begun is not None and not (told and begun.how == "subject"):
                found.append(begun._replace(sentence=number) if number else begun)
                open_ended = True
            elif current is not None:
                open_ended = piece > 0 or _goes_on(text, a, b)
                found[-1] = current._replace(end=b if open_ended else current.end)
    return found


def _recalled(lower: str, at: int, end: int) -> bool:
    """Whether the sentence tells what an earlier paper asked or what was done in the time gone by."""
    if lower.startswith(("trong ", "riêng "), at) and _DONE_IN.match(lower, at, end):
        return True
    return lower.find("trong đó", at, end) >= 0 and _RECALLED.match(lower, at, end) is not None


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Clauses, also parted before ", giao X ..."."""
    given = holds(keyed(text), _GIVING)
    dated = "/" in text
    for a, b in clauses(text, begin, end):
        at = a
        for match in _INNER.finditer(text, a, b) if given else ():
            if (stretch := directive_at(text, match.end(), b)) and stretch.who:
                yield at, match.start()
                at = match.end()
        for match in _BESIDE.finditer(text, at, b) if given else ():
            before = directive_at(text, _skip(text, at, match.start()), match.start())
            if before is not None and before.who is not None and subject_at(text, match.end(), b) is not None:
                yield at, match.start()
                at = match.end()
        for match in _AFTER_DATE.finditer(text, at, b) if dated else ():
            if _turns(text, at, match.end(), b):
                yield at, match.start()
                at = match.end()
        yield at, b


def _turns(text: str, begin: int, at: int, end: int) -> bool:
    """Whether behind a date another office is named that acts, where one was told something before."""
    return (
        subject_at(text, at, end) is not None
        and (opened := opening(text, begin, at)) is not None
        and (opened.who is not None and not _PURPOSE.match(keyed(text), begin))
    )


def _begun(text: str, a: int, b: int, current: Stretch | None, *, new_sentence: bool) -> Stretch | None:
    """The stretch that this clause begins, None where it goes on with the one before."""
    found = opening(text, a, b)
    if found is None:
        return _case(text, a, b, current) if new_sentence else None
    if found.who is None and current is not None:
        return None
    if current is not None and not new_sentence and _THROUGH.match(keyed(text), _skip(text, a, b), b):
        return None
    if found.how == "subject" and not new_sentence and current is not None and found.who:
        named = text[found.who[0] : found.who[0] + 12].lower()
        if text[found.who[0]].islower() and not named.startswith(("đồng chí", "các ", "đ/c")):
            return None
    return found


def _case(text: str, a: int, b: int, current: Stretch | None) -> Stretch | None:
    """ "Khi phát sinh nhiệm vụ đột xuất, tham mưu ...": another duty of the same office."""
    if current is None or current.who is None or not _CASE.match(keyed(text), a, b):
        return None
    for comma in _commas(text, a, b):
        after = _skip(text, comma + 1, b)
        if starts_with_verb(text, after, b) and text[after].islower():
            return Stretch(a, b, after, current.who, "case")
    return None


def _goes_on(text: str, a: int, b: int) -> bool:
    """Whether a further sentence still speaks of the same duty."""
    at = _skip(text, a, b)
    return (
        starts_with_verb(text, at, b)
        or bool(_PRODUCT.match(keyed(text), at))
        or (bool(_DIRECTIVE.match(keyed(text), at)) and not office_head(text, at))
    )


def is_forbidding(text: str) -> bool:
    """Whether the words only say what must not be done ("không được chủ quan")."""
    return bool(_NEGATIVE.match(key(text.strip())))
