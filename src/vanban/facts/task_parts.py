"""What a task's words say besides the duty itself: to whom, with whom; and whether they are a duty at all."""

from __future__ import annotations

import re

from vanban.facts.assignees import office_head, subject_at
from vanban.facts.predicates import key

_TO = re.compile(
    r"(?<!\w)(?:gửi(?:\s+(?:báo\s+cáo|hồ\s+sơ|danh\s+sách|văn\s+bản|kết\s+quả|tài\s+liệu|ý\s+kiến))?|nộp|báo\s+cáo|trình|chuyển|phản\s+ánh|đăng\s+ký|cung\s+cấp|về|đến|tới|cho)\s+(?:kết\s+quả\s+)?(?:về\s+|cho\s+|đến\s+|tới\s+|lại\s+về\s+)?(?=[A-ZĐÀ-Ỹ]|ủy\s+ban|đồng\s+chí)"
)
_TO_END = re.compile(
    r"\s*(?:[,;.(:]|(?<!\w)(?:trước|chậm|muộn|để|xem\s+xét|qua|vào|trong|theo|tổng\s+hợp|ban\s+hành|ngày|quyết\s+định|cho\s+ý|định\s+kỳ|hằng|hàng|phê\s+duyệt|ký|kết\s+quả|tại|thẩm\s+định|xây\s+dựng|đồng\s+thời|"
    r"hướng|khi|sau|phục\s+vụ|bố\s+trí|thông\s+qua|góp\s+ý|nhằm|duyệt|về\s+(?:việc|kết|tình)|đề\s+xuất|hoàn|và\s+(?:tổ\s+chức|triển|báo|gửi|chịu)|bằng|từ|cùng|lần|chỉ\s+đạo|cử|phát|đăng|năm\s+\d|thuộc|gồm|nghiên\s+cứu)(?!\w))"
)
_WITH = re.compile(r"(?<!\w)(?:phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))?|cùng\s+(?:với\s+)?)\s+", re.I)
_GENERAL = frozenset(
    "nghiêm túc khẩn trương chủ động tích cực kịp thời phối hợp chặt chẽ chỉ đạo tổ chức triển khai thực hiện thi hành chấp hành quán triệt nghiên cứu quan tâm có hiệu quả tốt đầy đủ đúng quy định "
    "các những nội dung nhiệm vụ trên này nêu kế hoạch thông báo công văn chương trình hướng dẫn quyết định kết luận chỉ thị nghị quyết văn bản giấy mời tại của và để nhằm với theo chức năng được giao phân công "
    "căn cứ bảo đảm đảm yêu cầu tiến độ chất lượng thời gian đạt kết quả cao nhất cùng nhau tinh thần trách nhiệm chịu phải cần một số sau đây dưới như việc tập trung biết phổ biến thành công hội nghị đề ra ý "
    "phục hiện hành pháp luật nghiêm chỉnh khai nói quy chế quy tắc đến toàn thể cán bộ đảng viên vướng mắc trong quá trình gì khó khăn hoàn thành quá hạn các vấn".split()
)
_EXHORTING = frozenset("thực triển thi chấp quán phối biết hoàn".split())
_ATTENDANCE = re.compile(
    r"(?:(?:sắp\s+xếp|bố\s+trí|thu\s+xếp)\s+(?:thời\s+gian|công\s+việc|lịch)|(?:đến\s+|tham\s+|về\s+)?dự(?!\s+(?:thảo|trù|toán|kiến|án|và\s+chỉ))|có\s+mặt|tham\s+gia\s+(?:đầy\s+đủ|đúng)|đến\s+dự|chấp\s+hành\s+(?:nội\s+quy|nghiêm)|mang\s+theo|ổn\s+định\s+chỗ)(?!\w)",
    re.I,
)
_DIFFICULTY = re.compile(r"(?:(?:trường\s+hợp|nếu|nào)[^.;]{0,40}(?:vắng|không\s+(?:thể\s+)?(?:tham\s+)?dự|không\s+tham\s+gia|bận)|khó\s+khăn|vướng\s+mắc|phát\s+sinh|chưa\s+rõ|bất\s+cập)[^.;]{0,90}$", re.I)
_RESPONDING = re.compile(r"(?:phải\s+|cần\s+|thì\s+|kịp\s+thời\s+|đề\s+nghị\s+|trao\s+đổi\s+|trực\s+tiếp\s+|sớm\s+)*(?:phản\s+ánh|báo\s+cáo|liên\s+hệ|trao\s+đổi|thông\s+tin|phản\s+hồi|có\s+ý\s+kiến|thông\s+báo|gửi|đề\s+xuất|kiến\s+nghị)(?!\w)", re.I)
_ENFORCING = re.compile(r"(?:chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|căn\s+cứ)\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện|triển\s+khai\s+thực\s+hiện)\s+(?:các\s+nội\s+dung\s+)?(?:của\s+)?(?:quyết\s+định|nghị\s+quyết|quy\s+định|quy\s+chế)", re.I)
_STATING = re.compile(
    r"(?:thống\s+nhất|đánh\s+giá\s+cao|ghi\s+nhận|biểu\s+dương|kết\s+luận|thông\s+báo\s+(?:kết\s+luận|hoãn|ý\s+kiến|tới|để|đến|như)|cho\s+ý\s+kiến|nhất\s+trí|cơ\s+bản|họp|trân\s+trọng|kính|xin|mời|nhận\s+(?:được|thấy)|xét\s+thấy|triệu\s+tập\s+(?:hội|cuộc|họp)|chủ\s+trì(?:\s+(?:cuộc|hội|phiên|buổi|làm|tại|điểm\s+cầu)|\W*$)|tổ\s+chức\s+(?:hội\s+nghị|cuộc\s+họp|buổi|lễ|phiên|họp|gặp\s+mặt|đối\s+thoại)[^:]*$|làm\s+việc\s+với|tiếp\s+công\s+dân|sẽ\s)",
    re.I,
)
_WORDS = re.compile(r"[^\W\d_]+")


def is_general(action: str) -> bool:
    """Whether it is the exhortation that closes a document ("nghiêm túc thực hiện Kế hoạch này"): no word in it says what to do."""
    words = _WORDS.findall(key(action))
    return len(words) <= 60 and all(word in _GENERAL for word in words) and not _EXHORTING.isdisjoint(words)


def is_attendance(action: str) -> bool:
    """Whether it only asks people to come ("sắp xếp thời gian, đến dự đầy đủ, đúng giờ")."""
    return bool(_ATTENDANCE.match(action.strip())) and not re.search(r"(?<!\w)(?:gửi|báo cáo|đăng ký)(?!\w)", key(action))


def is_help_line(before: str, action: str) -> bool:
    """Whether it tells where to turn with difficulties, the sentence with which documents end."""
    return bool(_DIFFICULTY.search(before)) and bool(_RESPONDING.match(action.strip()))


def is_enforcement(action: str) -> bool:
    """Whether it is the last article of a decision ("chịu trách nhiệm thi hành Quyết định này")."""
    return bool(_ENFORCING.match(action.strip()))


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
    match = _WITH.search(action)
    if match is None or not office_head(action, match.end()):
        return None
    subject = subject_at(action, match.end())
    if subject is not None:
        return action[subject.start : subject.end]
    end = re.search(r"[;.(:]", action[match.end() :])
    name = action[match.end() : match.end() + end.start() if end else len(action)].strip(" ,")
    return name if len(name) <= 200 else None
