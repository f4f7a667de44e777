"""What a task's words say besides the duty itself: to whom, with whom; and whether they are a duty at all."""

from __future__ import annotations

import re

from vanban.facts.assignees import office_head, subject_at
from vanban.facts.predicates import key, words_of
from vanban.text.keys import holds, lowered
from vanban.text.patterns import pattern_of

_TO = pattern_of(
    r"(?:g(?<!\wg)ửi(?: (?:báo cáo|hồ sơ|danh sách|văn bản|kết quả|tài liệu|ý kiến))?|n(?<!\wn)ộp"
    r"|b(?<!\wb)áo cáo|t(?<!\wt)(?:rình|ới)|c(?<!\wc)(?:huyển|ung cấp|ho)|p(?<!\wp)hản ánh"
    r"|đ(?<!\wđ)(?:ăng ký|ến)|v(?<!\wv)ề) (?:kết quả )?(?:về |cho |đến |tới "
    r"|lại về )?(?=[A-ZĐÀ-Ỹ]|ủy ban|đồng chí)"
)
_TO_END = pattern_of(
    r"\s*(?:[,;.(:]|(?<!\w)(?:trước|chậm|muộn|để|xem xét|qua|vào|trong|theo|tổng hợp|ban hành|ngày"
    r"|quyết định|cho ý|định kỳ|hằng|hàng|phê duyệt|ký|kết quả|tại|thẩm định|xây dựng|đồng thời|"
    r"hướng|khi|sau|phục vụ|bố trí|thông qua|góp ý|nhằm|duyệt|về (?:việc|kết|tình)|đề xuất|hoàn"
    r"|và (?:tổ chức|triển|báo|gửi|chịu)|bằng|từ|cùng|lần|chỉ đạo|cử|phát|đăng|năm \d|thuộc|gồm"
    r"|nghiên cứu)(?!\w))"
)
_WITH = pattern_of(r"(?<!\w)(?:phối hợp(?: chặt chẽ)?(?: (?:với|cùng))?|cùng (?:với )?) ", re.I)
_ALONG = ("phối hợp", "cùng ")
_GENERAL = words_of(
    "thiết điện nghiêm túc khẩn trương chủ động tích cực kịp thời phối hợp chặt chẽ chỉ đạo tổ chức triển "
    "khai thực hiện thi hành chấp quán triệt nghiên cứu quan tâm có hiệu quả tốt đầy đủ đúng quy "
    "định các những nội dung nhiệm vụ trên này nêu kế hoạch thông báo công văn chương trình hướng "
    "dẫn quyết kết luận thị nghị bản giấy mời tại của và để nhằm với theo năng được giao phân căn "
    "cứ bảo đảm yêu cầu tiến độ chất lượng gian đạt cao nhất cùng nhau tinh thần trách chịu phải "
    "cần một số sau đây dưới như việc tập trung biết phổ biến thành hội đề ra ý phục pháp luật "
    "chỉnh nói đã chế tắc đến toàn thể cán bộ đảng viên vướng mắc trong quá gì khó khăn hoàn hạn vấn"
)
_EXHORTING = frozenset(["thực", "triển", "thi", "chấp", "quán", "phối", "biết", "hoàn"])
_ATTENDANCE = pattern_of(
    r"(?:(?:sắp xếp|thu xếp) (?:thời gian|công việc|lịch)|bố trí (?:thời gian|công việc"
    r"|lịch (?:để|dự|tham))|(?:đến |tham |về )?dự(?! (?:thảo|trù|toán"
    r"|kiến|án|và chỉ|sinh hoạt))|có mặt|tham gia (?:đầy đủ|đúng)|đến dự|chấp hành (?:nội quy|nghiêm)"
    r"|mang theo"
    r"|ổn định chỗ|quan tâm,? tạo điều kiện (?:cho|để) [^.;]{2,40} (?:tham gia|tham dự|dự))(?!\w)",
    re.I,
)
_READ_AND_COME = pattern_of(
    r"nghiên cứu (?:kỹ |trước )?(?:tài liệu|nội dung|chương trình)[^.;]{0,40}(?:có mặt|dự (?:họp"
    r"|hội|đầy|đúng)|đến dự"
    r"|tham dự)[^.;]{0,60}$",
    re.I,
)
_DIFFICULTY = pattern_of(
    r"(?:(?:trường hợp|nếu|nào)[^.;]{0,40}(?:vắng|không (?:thể )?(?:tham )?dự|không tham gia|bận)|khó khăn"
    r"|vướng mắc|phát sinh|chưa rõ|bất cập)[^.;]{0,90}$",
    re.I,
)
_RESPONDING = pattern_of(
    r"(?:phải |cần |thì |kịp thời |đề nghị |trao đổi |trực tiếp |sớm )*(?:phản ánh|báo cáo|liên hệ|trao đổi"
    r"|thông tin|phản hồi|có ý kiến|thông báo|gửi|đề xuất|kiến nghị)(?!\w)",
    re.I,
)
_ENFORCING = pattern_of(
    r"(?:chịu trách nhiệm|có trách nhiệm|căn cứ) (?:tổ chức )?(?:thi hành|thực hiện"
    r"|triển khai thực hiện) (?:các nội dung )?(?:của )?(?:quyết định|nghị quyết|quy định|quy chế)",
    re.I,
)
_STATING = pattern_of(
    r"(?:(?:tạm )?(?:hoãn|dời|lùi) (?:cuộc|hội nghị|buổi|phiên|lịch|thời gian|việc|tổ chức"
    r"|chương trình|lễ|đợt)"
    r"|(?:thay đổi|điều chỉnh) (?:lịch|thời gian|địa điểm) (?:họp|tổ chức|hội|cuộc|làm việc|buổi|phiên|tiếp)"
    r"|thống nhất|đánh giá cao|ghi nhận|biểu dương|kết luận(?= (?:như|các|nội dung|một số|hội|buổi"
    r"|cuộc họp|phiên)|[,:]|\W*$)|thông báo (?:kết luận|hoãn|ý kiến|tới|để|đến"
    r"|như)|cho ý kiến|nhất trí|cơ bản|họp|trân trọng|kính|xin"
    r"|mời(?! (?:báo cáo viên|giảng viên|chuyên gia|nghệ nhân|tư vấn))|ban hành (?:\w+ ){1,3}số \d"
    r"|nhận (?:được|thấy)|xét thấy"
    r"|triệu tập (?:hội|cuộc|họp)|chủ trì(?: (?:cuộc|hội|họp|giao ban|tiếp|phiên|buổi|làm|tại|điểm cầu)|\W*$)"
    r"|tổ chức (?:hội nghị|cuộc họp|buổi|lễ|phiên|họp|gặp mặt|đối thoại)[^:]*$|làm việc với|tiếp công dân"
    r"|sẽ\s|(?:gửi|nộp|báo cáo|thực hiện|hoàn thành) (?:chậm|không đúng|thiếu|sai)"
    r"[^.;]{0,80}(?<!\w)(?:sẽ|thì|coi)(?!\w))",
    re.I,
)
_FAVOUR = (
    r"(?:xem xét|cho ý kiến|cho chủ trương|phê duyệt|quyết định|chấp thuận|chỉ đạo|thống nhất|quan tâm"
    r"|ban hành|giúp đỡ"
    r"|tạo điều kiện|hỗ trợ)"
)
_PETITION = pattern_of(rf"{_FAVOUR}(?:,? (?:và )?{_FAVOUR})*\W*$", re.I)
_SPIRIT = pattern_of(r"(?:phát huy|nêu cao|đề cao) (?:tinh thần,? )?(?:ý thức,? )?trách nhiệm,?")
_WORDS = pattern_of(r"[^\W\d_]+")


def is_general(action: str) -> bool:
    """Whether it is the exhortation that closes a document ("nghiêm túc thực hiện Kế hoạch này"): no
    word in it says what to do.
    """
    words: list[str] = []
    for match in _WORDS.finditer(_SPIRIT.sub("", key(action))):
        if match[0] not in _GENERAL or len(words) == 60:
            return False
        words.append(match[0])
    return not _EXHORTING.isdisjoint(words)


def is_attendance(action: str) -> bool:
    """Whether it only asks people to come ("sắp xếp thời gian, đến dự đầy đủ, đúng giờ")."""
    words = action.strip()
    return bool(_ATTENDANCE.match(words) or _READ_AND_COME.match(words)) and not re.search(
        r"(?<!\w)(?:gửi|báo cáo|đăng ký)(?!\w)", key(action)
    )


def is_help_line(before: str, action: str) -> bool:
    """Whether it tells where to turn with difficulties, the sentence with which documents end."""
    return bool(_RESPONDING.match(action.strip())) and bool(_DIFFICULTY.search(before))


def is_enforcement(action: str) -> bool:
    """Whether it is the last article of a decision ("chịu trách nhiệm thi hành Quyết định này")."""
    return bool(_ENFORCING.match(action.strip()))


def is_petition(action: str) -> bool:
    """Whether it only asks a superior for a decision ("xem xét, cho ý kiến"): nothing to be put on a
    board.
    """
    return bool(_PETITION.match(action.strip()))


def is_statement(action: str) -> bool:
    """Whether it tells what a body found or held rather than what it is to do."""
    return bool(_STATING.match(action.strip()))


def report_to(action: str, before: int | None = None) -> str | None:
    """To whom it is handed in; where a deadline stands at `before`, the one named closest ahead of it."""
    found: list[tuple[int, str]] = []
    for match in _TO.finditer(action):
        if not office_head(action, match.end()) or action.startswith(("đại biểu", "từng"), match.end()):
            continue
        end = _TO_END.search(action, match.end())
        name = action[match.end() : end.start() if end else min(len(action), match.end() + 90)].strip(" ,;.-")
        if 3 < len(name) <= 120:
            found.append((match.start(), name))
    if before is not None and (ahead := [name for at, name in found if at < before]):
        return ahead[-1]
    return found[-1][1] if found else None


def coordination(action: str) -> str | None:
    """Who works along: the offices named behind "phối hợp với"."""
    match = _WITH.search(action) if holds(lowered(action), _ALONG) else None
    if match is None or not office_head(action, match.end()):
        return None
    subject = subject_at(action, match.end())
    if subject is not None:
        return action[subject.start : subject.end]
    end = re.search(r"[;.(:]", action[match.end() :])
    name = action[match.end() : match.end() + end.start() if end else len(action)].strip(" ,")
    return name if len(name) <= 200 else None
