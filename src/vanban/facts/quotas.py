"""How many of what: "mỗi thôn 05 người", "120 - 150 đại biểu", "phát biểu không quá 10 phút".

Only what is asked of somebody or planned; counts in reports and of what is done are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vanban.answers import Quota
from vanban.facts.context import Context
from vanban.facts.labels import Label, labels_of
from vanban.facts.quota_tables import read_quota_rows
from vanban.facts.sentences import Sentence
from vanban.model import Span
from vanban.stages.outline import Node
from vanban.text.keys import holds, plain
from vanban.text.patterns import pattern_of

_N = r"\d{1,3}(?:\.\d{3})+|\d{1,4}"
_NUMBER = rf"(?P<low>{_N})(?:\s*(?:[-–]|đến)\s*(?P<high>{_N}))?"
_BOUND = r"(?P<bound>không quá|tối đa|ít nhất|tối thiểu|từ|khoảng|dự kiến|trên|hơn|không dưới|gần)?\s*"
_WHAT = r"(?P<what>[^\W\d_]+(?:[ /][^\W\d_]+){0,4})"
_VERB = (
    r"(?:lựa chọn|chọn|cử|giới thiệu|đăng ký|bố trí|mời|tin mời|triệu tập|chuẩn bị|phân công|đề cử|lập|có|"
    r"gồm|tham gia|do|thành lập|tổ chức|"
    r"lựa chọn và tin mời|đề nghị|gửi|huy động|phát biểu|xây dựng|viết|trình bày|tham dự|là)"
)
_EACH = pattern_of(
    rf"(?<![^\W\d_])(?P<unit>mỗi\s+[^\d.;:()]{{2,70}}?)\s*[:,]?\s+(?:{_BOUND})(?:từ\s+)?{_NUMBER}\s+{_WHAT}",
    re.I,
)
_NEXT = pattern_of(
    rf"^\s*(?:,|và|;)\s*(?P<unit>[^\W\d_][^\d.;:(),]{{2,40}}?\s+)??{_BOUND}{_NUMBER}\s+{_WHAT}", re.I
)
_PEOPLE = r"(?:đại biểu|người dự|người tham dự|khách mời|học viên|thí sinh|vận động viên|lượt đại biểu)"
_COUNT = pattern_of(
    rf"(?:(?P<cue>dự kiến|khoảng|số lượng[^\d.;]{{0,30}}|tổng số[^\d.;]{{0,20}}|gồm|với|triệu tập|"
    rf"mời)\s*:?\s+)?(?P<bound>không quá|tối đa|ít nhất|tối thiểu|khoảng|dự kiến|trên|hơn|không dưới|gần|"
    rf"từ)?\s*"
    rf"(?<![\d/.,]){_NUMBER}\s+(?P<what>{_PEOPLE}(?:\s+(?:tham dự|chính thức|dự khuyết|"
    rf"đương nhiên))?)(?![^\W\d_])",
    re.I,
)
_MINUTES = pattern_of(
    rf"(?P<unit>(?:mỗi\s+[^\d.;:()]{{2,40}}?|thời lượng[^\d.;()]{{0,40}}?|thời gian (?:phát biểu|trình bày|"
    rf"tham luận|thảo luận)[^\d.;()]{{0,40}}?"
    rf"|thời gian(?=\s+(?:từ|không quá|tối đa)\s+\d+)|phát biểu[^\d.;()]{{0,40}}?"
    rf"|trình bày[^\d.;()]{{0,30}}?|tham luận[^\d.;()]{{0,30}}?)\s*:?\s*)?"
    rf"(?P<bound>không quá|tối đa|không vượt quá|khoảng|từ|ít nhất|tối thiểu|"
    rf"dưới)?\s*(?<![\d:/.]){_NUMBER}\s+phút(?:\s*/\s*(?P<per>[^\W\d_]+(?: [^\W\d_]+){{0,2}}))?",
    re.I,
)
_SPEECHES = pattern_of(
    rf"(?P<unit>)(?:{_VERB})\s+(?P<bound>ít nhất|tối thiểu|tối đa|không quá|khoảng|"
    rf"từ)?\s*{_NUMBER}\s+(?P<what>(?:ý kiến|bài|lượt)\s+(?:phát biểu|tham luận)|tham luận|ý kiến)",
    re.I,
)
_SENT = pattern_of(
    rf"(?P<unit>)(?<![^\W\d_])(?:cử|mời|triệu tập|lựa chọn|giới thiệu|bố trí|đăng ký|huy động|đại diện|"
    rf"tin mời)\s+(?:[^\d.;:,()]{{3,40}}?\s(?:và|cùng)\s+)?"
    rf"(?P<bound>ít nhất|tối thiểu|tối đa|không quá|khoảng|từ)?\s*{_NUMBER}\s+"
    r"(?P<what>(?:đồng chí|đại biểu|cán bộ|người|lãnh đạo|phóng viên|chuyên viên|đảng viên|đại diện|"
    r"thành viên|nông dân|doanh nghiệp|hợp tác xã|hộ dân|cá nhân|tập thể|đoàn viên|hội viên|thanh niên|"
    r"cử tri|học viên)"
    r"(?: [^\W\d_]+){0,3})",
    re.I,
)
_AMONG = pattern_of(
    rf"(?P<unit>)(?<![^\W\d_])(?P<bound>ít nhất|tối thiểu|tối đa|không quá|từ(?=\s+\d+\s*(?:-|–|đến)\s*\d))"
    rf"\s+{_NUMBER}\s+"
    r"(?P<what>(?:hộ|thành viên|hội viên|đoàn viên|cử tri|đảng viên|cán bộ nữ|đại biểu nữ|nông dân"
    r"|thanh niên|đồng chí)(?: [^\W\d_]+){0,3})",
    re.I,
)
"""How many of those taking part are to be such: "trong đó có ít nhất 02 hộ sản xuất giỏi"."""
_BOUNDED = pattern_of(
    rf"(?P<unit>(?:(?:mỗi|từng) )?(?:đội(?: thi)?|đoàn|lớp|tổ|nhóm|đơn vị|điểm cầu)(?: thi| dự thi)?\s+)?"
    rf"(?P<cue>tổng số|gồm|có)?\s*(?P<bound>không quá|tối đa|ít nhất|tối thiểu|từ|khoảng)?\s*"
    rf"(?<![\d/.,]){_NUMBER}\s+(?P<what>người)"
    rf"(?:\s*/\s*(?P<per>[^\W\d_]+(?: [^\W\d_]+){{0,2}}))?(?=\s*(?:[;,.)(]|$))",
    re.I,
)
"""A bare number of people is meant where it is bounded, told for each unit, or stands under "Thành phần"."""
_HEADED = pattern_of(
    rf"(?P<unit>)^\W*(?P<bound>khoảng|dự kiến|không quá|ít nhất)?\s*{_NUMBER}\s+"
    r"(?P<what>(?:thanh niên|đoàn viên|hội viên|nông dân|cử tri|công nhân|học sinh|sinh viên|giáo viên|phụ nữ"
    r"|đảng viên|đồng chí|cán bộ|hộ|cá nhân|tập thể|doanh nghiệp|chủ trang trại|già làng|đại diện)"
    r"(?: [^\W\d_]+){0,3})",
    re.I,
)
"""An item under "Thành phần" that opens with how many: "150 thanh niên, gồm ..."."""
_ONES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_IN_WORDS = pattern_of(
    rf"(?P<unit>)(?<![^\W\d_])(?:cử|mời|triệu tập|chọn|giới thiệu|bố trí|đăng ký)\s+"
    rf"(?P<bound>ít nhất|tối thiểu|tối đa|không quá|khoảng)?\s*"
    rf"(?P<low>(?:{'|'.join(_ONES[1:])}) mươi(?: (?:mốt|tư|lăm|{'|'.join(_ONES)}))?"
    rf"|mười(?: (?:lăm|{'|'.join(_ONES)}))?|{'|'.join(_ONES)})(?P<high>)\s+"
    r"(?P<what>(?:đồng chí|đại biểu|cán bộ|người|học viên|phóng viên|chuyên viên|đảng viên|thành viên"
    r"|đại diện)(?: [^\W\d_]+){0,3})",
    re.I,
)
"""How many are to be sent, the number written in words ("cử hai đại biểu")."""
_SESSIONS = pattern_of(
    rf"(?P<unit>)\btổ chức\s+(?P<bound>khoảng)?\s*{_NUMBER}\s+(?P<what>(?:diễn đàn|phiên|hội thảo|tọa đàm|"
    rf"toạ đàm)(?: [^\W\d_]+){{0,4}})",
    re.I,
)
_COUNTED = pattern_of(
    r"\d\s+(?:ý kiến|bài\b|lượt\b|tham luận|đồng chí|đại\b|cán bộ|người|lãnh đạo|phóng viên|chuyên viên"
    r"|đảng viên|thành viên|nông dân|doanh nghiệp|hộ\b|cá nhân|tập thể|khách mời|học viên|thí sinh"
    r"|đoàn viên|hội viên|thanh niên|cử tri"
    r"|vận động viên|diễn đàn|phiên|hội thảo|tọa đàm|toạ đàm)"
)
"""A figure and what is counted: what each of the patterns below needs, found at little cost."""
_SENDING = (
    "đại diện ",
    "cử ",
    "huy động ",
    "mời ",
    "triệu tập ",
    "chọn ",
    "giới thiệu ",
    "bố trí ",
    "đăng ký ",
)
_CUES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_SPEECHES, ("ý kiến", "tham luận", "phát biểu")),
    (_SENT, _SENDING),
    (_SESSIONS, ("tổ chức ",)),
    (_BOUNDED, ("người",)),
    (_AMONG, ("ít nhất", "tối thiểu", "tối đa", "không quá", "từ ")),
    (_COUNT, ("đại biểu", "người", "khách mời", "học viên", "thí sinh", "vận động viên")),
)
"""Which words a sentence must have for a pattern to be worth trying."""
_NO_QUOTA = pattern_of(
    r"^(?:đồng(?! chí)|triệu|tỷ|nghìn|ha|km|m2|m|mét|kg|tấn|tháng|năm|ngày|giờ|lần|tuần|quý|%|phần|trăm|"
    r"buổi|phút|hộ gia đình|giường)\b",
    re.I,
)
_DAYS, _DAYS_OF_ONE = (
    pattern_of(r"(?:ngày|buổi|lần)\b"),
    pattern_of(r"mỗi (?:đồng chí|cán bộ|đảng viên|đại biểu)", re.I),
)
"""How many days each person is to give is a quota, unlike the days that a campaign lasts."""
_CUT = pattern_of(
    r"\s+(?:tại|do|để|và|cho|tham dự|tham(?! luận)|vào|phụ trách|theo dõi|phục vụ|chuyên trách|thuộc|của|"
    r"trong|với|theo|"
    r"tham gia|gửi|là|từ|về|trước|có|đề nghị|làm|dự|tiêu biểu)\b.*$",
    re.I,
)
_QUIET = frozenset({"Báo cáo", "Chương trình", "Tờ trình", "Đề án", "Lịch công tác"})
_MINIMUM = frozenset({"ít nhất", "tối thiểu", "không dưới", "trên", "hơn"})
_MAXIMUM = frozenset({"không quá", "tối đa", "không vượt quá", "dưới"})


def read_quotas(context: Context) -> tuple[Quota, ...]:
    """Every quota of the document, each once: numbers for each unit, of delegates, of speeches, of minutes.

    "không quá" gives `max`, "ít nhất" `min`, "15-20" both; else `count`.
    """
    if context.doc_type in _QUIET:
        return ()
    press = context.doc_type in ("", "Tin bài")
    found: list[Quota] = []
    for node, told in context.figured:
        for sentence in told:
            found += _of_sentence(node, sentence, press=press)
    for node in context.prose:
        for match in _IN_WORDS.finditer(node.block.text) if holds(node.block.text, _SENDING) else ():
            found.append(_quota(node, Sentence(node.block.text, 0), match, "", match["what"]))
    return tuple(_without_vaguer([*found, *read_quota_rows(context)]))


def _of_sentence(node: Node, sentence: Sentence, *, press: bool) -> Iterator[Quota]:
    text = sentence.text
    taken: list[tuple[int, int]] = []

    def free(match: re.Match[str]) -> bool:
        return not any(start < match.end() and match.start() < end for start, end in taken)

    lower = text.lower()
    for quota, start, end in _minutes(node, sentence) if "phút" in lower else ():
        taken.append((start, end))
        yield quota
    for match in _EACH.finditer(text) if "mỗi" in lower else ():
        if free(match):
            for quota, start, end in _each(node, sentence, match):
                taken.append((start, end))
                yield quota
    patterns = _worth_trying(node, text, lower, press=press)
    for by, match in ((pattern, match) for pattern in patterns for match in pattern.finditer(text)):
        if free(match) and _is_meant(by, match, node):
            taken.append(match.span())
            unit = (match["per"] or match["unit"] or "") if by is _BOUNDED else ""
            yield _quota(node, sentence, match, unit, match["what"])


def _worth_trying(node: Node, text: str, lower: str, *, press: bool) -> list[re.Pattern[str]]:
    """The patterns whose words the sentence has; an item of those taking part may open with its number."""
    counted = _COUNTED.search(lower) is not None
    patterns = [
        pattern
        for pattern, cues in (_CUES if counted else ())
        if holds(lower, cues) and (press or pattern is not _SESSIONS)
    ]
    headed = not patterns and _HEADED.match(text) is not None and _is_about_participants(node)
    return [_HEADED] if headed else patterns


def _is_meant(by: re.Pattern[str], match: re.Match[str], node: Node) -> bool:
    """A bare number of delegates is a quota only with a cue before it, or under "Thành phần"."""
    if by is _BOUNDED:
        told = bool(match["per"] or (match["unit"] and (match["bound"] or match["high"])))
        return told or _is_about_participants(node)
    if by is not _COUNT:
        return True
    return bool(match["cue"] or match["bound"]) or _is_about_participants(node)


def _is_about_participants(node: Node) -> bool:
    """Under "Thành phần" a bare "150 đại biểu" is meant as a quota."""
    return any(
        Label.WHO in labels_of(n.block.words.split(":")[0])
        for n in (*node.above, node)
        if len(n.block.words) < 400
    )


def _value(words: str) -> int:
    """A number in figures ("1.121") or in words ("hai mươi lăm")."""
    if words[0].isdigit():
        return int(words.replace(".", ""))
    spoken = {"mốt": 1, "tư": 4, "lăm": 5} | {word: at for at, word in enumerate(_ONES, 1)}
    tens, ten, ones = words.lower().rpartition("mươi")
    if not ten:
        tens, ten, ones = words.lower().rpartition("mười")
        return 10 + spoken.get(ones.strip(), 0) if ten else spoken[ones.strip()]
    return 10 * spoken[tens.strip()] + spoken.get(ones.strip(), 0)


def _numbers(match: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    """(count, min, max) of a match."""
    low, high = _value(match["low"]), match["high"]
    bound = (match["bound"] or "").lower()
    if high:
        return None, low, _value(high)
    if bound in _MAXIMUM:
        return None, None, low
    if bound in _MINIMUM:
        return None, low, None
    return low, None, None


def _quota(node: Node, sentence: Sentence, match: re.Match[str], unit: str, what: str) -> Quota:
    count, least, most = _numbers(match)
    start = match.start()
    while start < match.end() and sentence.text[start] in " ,;":
        start += 1
    kept = _CUT.sub("", what).strip()
    text = sentence.text[start : match.end()].rstrip()
    text = text.removesuffix(what[len(kept) :]) if what != kept else text
    at = node.block.start + sentence.start + start
    return Quota(unit.strip(" ,"), kept, count, least, most, text, Span(at, at + len(text)))


def _each(node: Node, sentence: Sentence, match: re.Match[str]) -> Iterator[tuple[Quota, int, int]]:
    """ "Mỗi đơn vị giới thiệu 01 tập thể, 02 cá nhân" is two quotas of each; "không quá" holds for both."""
    days = match["bound"] and _DAYS_OF_ONE.match(match["unit"]) and _DAYS.match(match["what"])
    if (_NO_QUOTA.match(match["what"]) and not days) or re.match(
        r"\s*phút", sentence.text[match.end("low") :]
    ):
        return
    unit = re.sub(rf"\s+(?:{_VERB})\b.*$", "", match["unit"], flags=re.I)
    yield _quota(node, sentence, match, unit, match["what"]), match.start(), match.end()
    at = match.end() - len(match["what"]) + len(_CUT.sub("", match["what"]))
    while (following := _NEXT.match(sentence.text[at:])) is not None and not _NO_QUOTA.match(
        following["what"]
    ):
        own = following["unit"]
        if own and plain(following["what"]).split()[0] != plain(match["what"]).split()[0]:
            return
        shifted = Sentence(sentence.text[at:], sentence.start + at)
        quota = _quota(node, shifted, following, own or unit, following["what"])
        if (match["bound"] or "").lower() in _MAXIMUM and not own and quota.count is not None:
            quota = replace(quota, count=None, max=quota.count)
        yield quota, at, at + following.end()
        at += following.end() - len(following["what"]) + len(_CUT.sub("", following["what"]))


def _minutes(node: Node, sentence: Sentence) -> Iterator[tuple[Quota, int, int]]:
    """How long one may speak or show: needs a bound, or a word for what takes so long."""
    for match in _MINUTES.finditer(sentence.text):
        before = sentence.text[max(0, match.start("low") - 8) : match.start("low")]
        if re.search(r"\d\s*(?:giờ|h|g|:)\s*$", before) or not (
            match["bound"] or match["per"] or (match["unit"] and "thời" in match["unit"].lower())
        ):
            continue
        if match["bound"] and match["bound"].lower() in ("khoảng", "từ") and not match["unit"]:
            continue
        unit = (match["unit"] or match["per"] or "").strip(" :,")
        yield _quota(node, sentence, match, unit, "thời lượng (phút)"), match.start(), match.end()


def _without_vaguer(found: list[Quota]) -> Iterator[Quota]:
    """Each number once; "hơn 1.100 đại biểu" of a headline gives way to "khoảng 1.121 đại biểu"."""
    seen: set[tuple[str, str, int | None, int | None, int | None]] = set()
    counts: dict[str, set[int]] = {}
    for quota in found:
        if quota.count is not None:
            counts.setdefault(plain(quota.what)[:8], set()).add(quota.count)
    for quota in found:
        what = plain(quota.what)
        exact = counts.get(what[:8], set())
        if (
            quota.count is None
            and quota.min
            and quota.max is None
            and any(quota.min <= n <= quota.min * 1.1 for n in exact)
        ):
            continue
        key = (plain(quota.unit), what, quota.count, quota.min, quota.max)
        if key not in seen:
            seen.add(key)
            yield quota
