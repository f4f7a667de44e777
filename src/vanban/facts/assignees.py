"""Who is named at the head of a sentence or of a section, and where what they are to do begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vanban.facts.predicates import PREDICATE, key, keyed, words_of
from vanban.text.alternation import any_of
from vanban.text.keys import holds
from vanban.text.patterns import pattern_of

LONGEST = 420
"""Characters within which a sentence must come to its predicate."""

_COLLECTIVE = (
    r"(?:(?:tất cả|toàn thể|toàn bộ|một số|đại diện) )?(?:(?:các|những|từng|mỗi|mọi|hai|ba"
    r"|\d{1,2}) )?(?:(?:đồng chí|đ/c|ông|bà|quý) )?"
)
_ANY_CASE = (
    "ủy ban|công đoàn|nghiệp đoàn|chi đoàn|chi hội|khoa"
    "|ban thường vụ|ban thường trực|ban chấp hành|ban chỉ đạo|ban tổ chức|ban cán sự|ban quản lý"
    "|ban chỉ huy|ban công tác|ban giám đốc|ban giám hiệu|ban giám khảo|"
    "ban tuyên giáo|ban dân vận|ban nội chính|ban xây dựng|ban kinh tế|ban pháp chế|ban văn hóa"
    "|ban biên tập|ban điều hành|ban chuyên môn|ban đảng|ban của|ban đảng ủy|văn phòng|vp|đảng ủy|đảng đoàn"
    "|đảng bộ|tỉnh ủy|huyện ủy|thành ủy|"
    "thị ủy|quận ủy|chi bộ|chi, đảng bộ|đảng bộ, chi bộ|chi ủy|cấp ủy|thường trực|thường vụ|mặt trận"
    "|hội đồng|công an|quân sự|bộ chỉ huy"
    "|bộ đội|bộ tư lệnh|tòa án|viện kiểm sát|thanh tra|chi cục|"
    "kho bạc|bảo hiểm xã hội|trung tâm|bệnh viện|công ty|tập đoàn|doanh nghiệp|viễn thông|điện lực|bưu điện"
    "|cơ quan|đơn vị|địa phương|phòng ban|phòng chuyên môn|phòng, ban|sở, ban|sở, ngành|ban, ngành|ban, sở"
    "|phòng, đơn vị|"
    "ngành chức năng|cấp|thôn, |xã, phường|phường, xã|xã, thị trấn|huyện, th|thị trấn|thị xã|thành phố"
    "|khu phố|tổ dân phố|tổ chức đảng|tổ chức cơ sở|tổ chức chính trị|tổ chức hội|tổ chức đoàn|đoàn thể"
    "|chủ tịch|phó chủ tịch|"
    "bí thư|phó bí thư|trưởng ban|trưởng phòng|trưởng đoàn|trưởng thôn|trưởng các|trưởng tiểu ban"
    "|phó trưởng|giám đốc|thủ trưởng|chánh văn phòng|phó chánh|chánh thanh tra|chánh án|viện trưởng|"
    "người đứng đầu|cán bộ|công chức|viên chức|thành viên|ủy viên|tổ trưởng|thư ký|kế toán|chuyên viên"
    "|bộ phận|tiểu ban|tổ giúp việc|tổ công tác|tổ thư ký|tổ biên tập|tổ phục vụ|tổ chuyên viên"
    "|đoàn công tác|đội ngũ báo cáo viên|đoàn kiểm tra|đoàn giám sát|hợp tác xã|htx|hiệu trưởng|"
    "chính quyền|ubnd|ubmttq|ub mttq|ubkt|hđnd|mttq|bcđ|btv|btg|btc|vptu|vpđu|cqđt|tandtc|lđlđ|hiệp hội"
    "|liên hiệp|hội doanh nghiệp|liên đoàn lao động|liên đoàn|liên minh hợp tác xã|hội nông dân"
    "|hội liên hiệp|hội cựu chiến binh|hội chữ thập đỏ|hội khuyến học|hội người cao tuổi|hội luật gia"
    "|hội, đoàn thể|hội đặc thù|hội quần chúng|hội viên|"
    "đoàn thanh niên|tỉnh đoàn|huyện đoàn|thành đoàn|thị đoàn|đoàn tncs|đài|tạp chí|cổng thông tin"
    "|trạm y tế|trạm|nhà văn hóa|nhà trường|trường|khối|hạt|đội|đảng viên|đại biểu|đồng chí|đ/c|ông|bà|anh"
    "|thượng tá|đại tá|trung tá|phòng|sở|ban|báo|hội|đoàn|tổ|cục|vụ|bộ|viện|thuế|kiểm lâm|vnpt|viettel"
    "|mobifone|evn|ngân hàng|liên minh|xã|phường|huyện|thôn|xóm|bản|tỉnh|chủ đầu tư"
    "|chủ rừng|chủ hồ|chủ đập|chủ cơ sở|chủ phương tiện|chủ hộ|chủ tàu|nhà thầu|ngành|lãnh đạo"
    "|chủ nhiệm|lực lượng|đối tượng được|đặc khu ủy|đặc khu|bên|tập thể|hộ"
    "|chi hội|chi đoàn|công đoàn|liên đội|thư viện|bảo tàng|học viện|quỹ|đồn|hải quan|cảng vụ|vườn quốc gia"
    "|lâm trường|nông trường|tổng công ty|xí nghiệp|cụm thi đua|câu lạc bộ|clb|tổ hợp tác|phụ huynh|giáo viên"
    "|già làng|người có uy tín|văn thư|địa chính|dân quân|phân hiệu|nhà máy|ban nhân dân|ấp|khóm|buôn|làng"
    "|điểm trường|ban liên lạc|trung đoàn|sư đoàn|lữ đoàn|tiểu đoàn|đại đội|tổng biên tập"
    "|khu|nhóm|thường trực|cựu chiến binh|phụ nữ|nông dân"
)
_OFFICE = pattern_of(rf"{_COLLECTIVE}(?P<noun>{any_of(_ANY_CASE.split('|'))})(?!\w)")
_SHORT = words_of(
    "đội báo hội đoàn tổ cục vụ bộ viện sở ban phòng trạm đài thuế trường bản hạt khối anh ông bà "
    "cấp tỉnh xã phường huyện thôn xóm ngành bên hộ khu nhóm phụ khoa quỹ đồn ấp khóm buôn làng"
)
_NOT_OFFICE = pattern_of(
    r"(?:báo cáo(?! viên)|khoa học|ban hành|tổ chức(?! (?:đảng|cơ sở|chính trị"
    r"|hội (?!nghị|thảo|thi|chợ|báo|ý|đồng|diễn)|đoàn thể|đoàn|kinh tế))"
    r"|phòng,? chống|phòng ngừa|hội nghị|hội thảo|hội trường|hội họp|hội ý"
    r"|đội ngũ(?! báo cáo viên)"
    r"|đoàn kết|trường hợp|bộ máy|bộ phim|sở hữu|cục bộ|vụ việc|"
    r"ngành nghề|khối lượng|cấp phát|cấp kinh phí|cấp ủy, chính quyền (?:đã|luôn)|bản tin|bản kiểm|bản đồ"
    r"|xã hội|tổ quốc|hộ tịch|hộ khẩu|khu vực|nhóm|viện trợ|cấp thẩm quyền|cấp độ|trường quay|trạm biến"
    r"|báo chí (?!tỉnh)|bên cạnh|bản thân|"
    r"cấp giấy|cấp đổi|cấp thẻ|thành phố|thuế thu|hạt nhân|đài phát sóng|phòng họp|ban đầu|bộ hồ sơ"
    r"|bộ tài liệu|bộ tiêu chí|bộ chỉ số|lãnh đạo, chỉ đạo|phòng trưng|đại biểu dự|thành phần|tổ quốc"
    r"|tập thể(?=\s*:|$|, cá nhân\s*:)|khối đại đoàn kết|đoàn viên, hội viên|trường học)(?!\w)"
)
_INSIDE = pattern_of(
    r"(?:(?:đã )?được (?:mời|cử|chọn|phân bổ|khen thưởng|kiểm tra|giám sát|thanh tra|khảo sát|tặng"
    r"|triệu tập)|(?:đã )?được (?:giao|phân công|ủy quyền|chỉ định)(?: (?:chủ trì|nhiệm vụ)(?!\w))*"
    r"(?: (?:theo dõi|phụ trách|tham luận|phát biểu|báo cáo|chỉ đạo|tham mưu|chuẩn bị|trình bày|thực hiện"
    r"|quản lý|làm)(?!\w))?(?: tại (?:mục|điểm|khoản|kế hoạch)[^,;]{0,30})?"
    r"|(?:chuyên trách )?tham mưu, giúp việc|giúp việc|có tên(?: tại)?|có liên quan|liên quan"
    r"|có chức năng(?: quản lý)?|được giao|đã nêu|theo phân công(?= phụ trách)"
    r"|(?<=ủy ban )kiểm tra|(?<=đoàn )(?:kiểm tra|giám sát|khảo sát|thẩm định)|(?<=ban )(?:chỉ đạo|tổ chức"
    r"|quản lý|kiểm tra|kiểm soát|điều hành|biên tập|vận động|tuyên truyền|thanh tra|xây dựng|giải phóng"
    r"|chỉ huy)"
    r"|(?<=tổ )(?:chức|công tác|giúp việc|biên tập|biên soạn|thẩm định|kiểm tra|phục vụ|tuyên truyền"
    r"|tư vấn)|(?<=các )(?:tổ chức|hội|lãnh đạo)|(?<=phận )(?:tiếp nhận(?: và trả kết quả)?|phục vụ"
    r"|giúp việc|tham mưu)"
    r"|(?<=đơn vị )tư vấn(?: \w+){0,2}?(?= (?:chuẩn|lập|báo|gửi|hoàn|trình|chỉnh|tiếp|khẩn|có|thực))"
    r"|(?<=dịch vụ )tổng hợp|(?<=hình )trưng bày|(?<=gian )trưng bày|(?<=phẩm )trưng bày"
    r"|(?<=tâm )(?:phục vụ|phát triển|điều hành|hỗ trợ|bồi dưỡng|giám sát|kiểm soát|xúc tiến|đào tạo)"
    r"|(?<=đồng )(?:bồi thường(?:, hỗ trợ(?: và tái định cư)?)?|thẩm định|thi đua)"
    r"|(?<=chưa )(?:gửi|nộp|báo cáo|hoàn thành|thực hiện|triển khai|ban hành|có)"
    r"(?: (?:báo cáo|kế hoạch|kết quả|danh sách|văn bản|hồ sơ))*|nêu (?:trên|tại|ở)|(?<=an toàn )vệ sinh"
    r"|vệ sinh (?:an toàn"
    r"|thực phẩm|môi trường|dịch tễ)|(?<=phòng )(?:quản lý|thanh tra|giao dịch|tài chính)"
    r"|(?<=sở )giao dịch|(?<=, )lãnh đạo(?= (?:các|ủy"
    r"|ubnd|hđnd|sở|phòng|ban|đảng|huyện|xã|phường|văn|ngành|chi|cơ|đơn))|(?<=và )lãnh đạo(?= (?:các|ủy"
    r"|ubnd|hđnd|phòng|ban|đảng))"
    r"|(?<=thể )lãnh đạo|(?<=diện )lãnh đạo|(?<=chí )lãnh đạo|(?<=bộ )(?:lãnh đạo|quản lý|kiểm tra)"
    r"|lãnh đạo, quản lý|quản lý(?= (?:hoàn thành|báo cáo|gửi|nộp|thực hiện|tổ chức|kê khai|tự|kiểm điểm))"
    r"|phụ trách (?:địa bàn|ấp|thôn|xóm|bản|khu|tổ|kinh tế|văn hóa|văn xã|nội chính"
    r"|nông nghiệp|khối|đoàn thể"
    r"|chung|lĩnh vực|công tác|xã|phường|huyện)|theo dõi (?:địa bàn|lĩnh vực|đảng bộ|huyện|xã|chi bộ)"
    r"|công tác tại|không chuyên trách|không là"
    r"|(?<=bằng )giao|(?<=lực lượng )(?:tham gia|phục vụ|bảo vệ)|(?<=được )\w+|(?<=huyện, )thị(?=,)"
    r"|(?:báo cáo|tuyên truyền|giám sát|kiểm tra|điều tra) viên|thu nhập|thông tin(?= (?:và|điện|truyền|,))"
    r"|(?<=nghệ )thông tin"
    r"|đầu tư xây dựng|(?<=đầu tư )xây dựng|phát thanh"
    r"|giao (?:thông|dịch|lưu|nhận)|truyền hình|truyền thông|quản lý (?:dự án|nhà nước|khu|thị trường"
    r"|đường bộ|đô thị|di tích|rừng)"
    r"|xây dựng đảng|xây dựng(?= (?:huyện|tỉnh|thành|xã|phường|số|và phát triển))|bảo vệ (?:thực vật"
    r"|môi trường|rừng|trẻ)|phát triển (?:nông thôn|quỹ đất|công nghiệp|hạ tầng|cụm)|hỗ trợ (?:nông dân"
    r"|phụ nữ|nhân dân|doanh nghiệp)|cấp (?:ủy|xã|huyện|tỉnh|trên|dưới|phòng|nước|cơ sở|thành phố|trưởng"
    r"|phó|sở|thôn)|mời dự|tổ chức (?:đảng|cơ sở|chính trị|hội(?=\s*[,;]| quần)|đoàn(?: thể)?|xã hội"
    r"|kinh tế)|hội viên|vào cuộc(?=x))(?!\w)"
)
_COMPOUND = {
    "trình": "công chương quy lịch hành tiến lộ giáo quá tờ",
    "ký": "thư nhật chữ học",
    "lập": "độc công thiết sáng xác",
    "thu": "tổng nguồn",
    "phát": "xuất tái tự",
    "cấp": "các sơ trung cao cung đẳng nâng hai ba mọi",
    "nhận": "cảm xác ghi",
    "trực ban": "thường",
    "trực lãnh đạo": "thường",
    "xuất": "sản đề",
    "mời": "giấy kính khách thư",
    "làm": "việc",
    "tự": "trật tuần thứ",
    "đăng": "hải",
    "in": "bản",
    "viết": "bài",
    "chọn": "lựa",
    "trả": "chi",
    "giao": "bàn",
    "tính": "mang có",
    "cần": "hậu",
    "chỉ": "địa",
    "cử": "bầu đề",
}
"""Words that make another word together with the verb behind them: "công trình", "thư ký", "độc lập"."""
_TIMED = pattern_of(r"\d/\d|(?<!\w)(?:ngày|giờ) \d")
_CALLS = (
    *(" điện", " quyết định", " yêu cầu", " đề nghị", " kết luận", " thông báo"),
    *(" nhấn mạnh", " khẳng định", " nhận định", " nêu rõ", " lưu ý"),
)
"""Ends of the line with which a telegram or a decision begins ("CHỦ TỊCH UBND HUYỆN ĐIỆN:")."""
_LEADING = pattern_of(r"(?:chủ trì|phối hợp|soạn thảo|thẩm định) (?=\w)")
_LEAD_NOUN = pattern_of(r"(?:cơ quan|đơn vị|ngành|bên|đồng chí) $")
_BARRED = pattern_of(
    r"(?<!\w)(?:sự|của|về|cho|để|do|việc|(?<!tổ )(?<!đoàn )công tác|bị|được|trong việc|nhằm|và|hoặc"
    r"|người|vừa|đang|từng|giữa|(?<!trực )thuộc|bởi|tại|với) $"
)
_BARRING = (
    *("sự ", "của ", "về ", "cho ", "để ", "do ", "việc ", "công tác ", "bị ", "được ", "nhằm ", "và "),
    *("hoặc ", "người ", "vừa ", "đang ", "từng ", "giữa ", "thuộc ", "bởi ", "tại ", "với "),
)
_RELATING = (" đã ", " nhưng ", " chưa ", " đang ")
"""Behind a verb that belongs to a clause about the past: "nhiệm vụ UBND tỉnh giao đã quá hạn"."""
_DONE = pattern_of(r"(?<!\w)(?:đã|đang|vừa|được|bị|luôn|cơ bản|từng|chưa) $")
_BAD_WORDS = (
    *("đang", "nếu", "để", "mặc dù", "tuy nhiên", "vì", "bởi", "trên địa bàn trong", "diễn ra"),
    *("đạt", "tăng", "giảm", "bằng", "so với"),
)
_BAD_SUBJECT = pattern_of(
    r"[.;:!?]\s|\t|“|\bnhư sau\b"
    rf"|(?<!\w)(?:đã(?! được (?:mời|giao|phân|cử))|(?<!đơn vị )(?<!địa phương )(?<!cơ quan )(?<!xã )"
    rf"(?<!phường )chưa|{'|'.join(_BAD_WORDS)})(?!\w)"
)
_BAD_SIGNS = (". ", "; ", ": ", "! ", "? ", "\t", "“", "như sau", "đã", "chưa", *_BAD_WORDS)
"""One of these is in whatever `_BAD_SUBJECT` finds."""
BEHIND_DASH = pattern_of(
    r" [-–] (?=(?:Báo cáo|Chuẩn bị|Tham mưu|Chủ trì|Phối hợp|Trình bày|Dự thảo|Bố trí|Đón tiếp|Rà soát|Lập"
    r"|Thực hiện|Cung cấp|Đảm bảo|Bảo đảm|Phát biểu|Tham luận|Trang trí|Gửi|Cử|In) (?!Đảng)[a-zđà-ỹ])"
)
"""A duty that only a dash parts from its office; words that also end names of offices are not among them."""
QUALIFIED = pattern_of(
    r"(?:đối với )?(?:các|những) (?:xã|phường|thị trấn|huyện|thôn|sở|phòng|cơ quan|đơn vị"
    r"|địa phương|chi bộ|đảng bộ"
    r"|trường|chủ đầu tư|nhà thầu)[^:;.]{0,60}? (?:đăng ký|chưa|còn|có|đã|đạt|nằm|tham gia|thuộc"
    r"|phấn đấu|được"
    r"|chậm|đang|trong diện|hoàn thành)(?!\w)"
)
"""Offices told apart by what they have done or lack: "Các xã đăng ký đạt chuẩn năm 2019: Rà soát ..."."""
_TRAIL = ",;:.-–" + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_ADVERBS = ("hãy", "cũng", "tiếp tục", "và", " tự")
_ADVERBS_END = pattern_of(r"(?:\s|,)+(?:hãy|cũng|tiếp tục|và|tự)$", re.I)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who (`start:end`) and where the predicate begins, as characters of the text searched."""

    start: int
    end: int
    predicate: int


_HEAD = 80
"""Characters within which the word for an office stands at the head of its name."""


def office_head(text: str, at: int = 0, end: int | None = None) -> bool:
    """Whether the name of an office, of a post or of a group of them begins at `at` and before `end`."""
    reach = at + _HEAD + 24
    return _heads(text[at : reach if end is None else min(reach, end)])


@lru_cache(maxsize=128)
def _heads(text: str) -> bool:
    """The same place is looked at as a heading, as a subject and as the one addressed."""
    lower = key(text[:_HEAD])
    match = _OFFICE.match(lower)
    if match is None or _NOT_OFFICE.match(lower) or _NOT_OFFICE.match(lower, match.start("noun")):
        return False
    noun = match["noun"].strip()
    collective = match.start("noun") > 0
    if noun == "lãnh đạo" and not collective:
        return (
            bool(
                re.match(
                    r"lãnh đạo (?:các|ủy ban|ubnd|hđnd|sở|phòng|ban|đảng|văn phòng|cơ quan|đơn vị|huyện|xã)",
                    lower,
                )
            )
            and text[0] == "L"
        )
    if noun == "khoa" and collective:
        return False
    if noun in _SHORT and not collective:
        return text[0].isupper() and _named(text, match.end())
    return True


_OF_PLACE = pattern_of(r"(?:xã|phường|thị trấn|huyện|thị xã)\s+[A-ZĐÀ-Ỹ]")
"""What an organisation belongs to: "Đoàn phường Vĩnh Thanh"."""


def _named(text: str, at: int) -> bool:
    """Whether a name follows: a capital or a number, or one of the words that go with offices."""
    rest = text[at : at + 24].lstrip()
    if _OF_PLACE.match(rest):
        return True
    return bool(rest) and (
        rest[0].isupper()
        or rest[0].isdigit()
        or rest.lower().startswith(
            (
                "và ",
                "truyền",
                "phát",
                "tiếng",
                "kinh",
                "tài",
                "nội",
                "văn",
                "dân",
                "chuyên",
                "giúp",
                "công",
                "quân",
                "y tế",
                "thường",
                "tư",
                "của",
                "các",
                "khối",
                "cơ sở",
                "huyện và tương",
                "tỉnh và tương",
                "an ninh",
                "hậu cần",
                "lễ tân",
                "bảo vệ",
            )
        )
    )


def subject_at(text: str, at: int = 0, end: int | None = None) -> Subject | None:
    """The office named at `at` with the predicate that follows it before `end`; None where there is none of
    the two.
    """
    return _acting(text, at, len(text) if end is None else end) if office_head(text, at, end) else None


def _acting(text: str, at: int, end: int) -> Subject | None:
    """`subject_at` where the name of an office is known to begin at `at`."""
    lower, stop = keyed(text), min(at + LONGEST, end)
    position = at + 1
    while (match := PREDICATE.search(lower, position, stop)) is not None:
        start = match.start()
        inside = _INSIDE.match(lower, start, stop) or _inside_before(lower, at, start, stop)
        if inside is not None:
            position = max(inside.end(), start + 1)
            continue
        if not _opens(text, at, lower, match):
            position = match.end()
            continue
        return _subject(text, at, lower, start)
    return None


def _inside_before(lower: str, at: int, start: int, stop: int) -> re.Match[str] | None:
    """The relative clause ("được giao ...") that the word at `start` belongs to."""
    floor = max(at, start - 60)
    begun = max(
        lower.rfind("được ", floor, start),
        lower.rfind("tham mưu, ", floor, start + 1),
        lower.rfind("chuyên trách ", floor, start),
    )
    match = _INSIDE.match(lower, begun, stop) if begun >= 0 else None
    return match if match and match.end() > start else None


def _opens(text: str, at: int, lower: str, match: re.Match[str]) -> bool:
    """Whether the word found begins the predicate rather than standing within the name at `at`."""
    start, stop = match.start(), match.endpos
    if text[start].isupper():
        return False
    if lower.count("(", at, start) > lower.count(")", at, start):
        return False
    if lower.startswith(_RELATING, match.end(), stop):
        return False
    before = lower[max(at, start - 24) : start]
    if match[0] in _COMPOUND and before.split()[-1:] and before.split()[-1] in _COMPOUND[match[0]].split():
        return False
    if before.endswith(_BARRING) and _BARRED.search(before):
        return False
    led = _LEADING.match(lower, start, stop)
    if led and _LEAD_NOUN.search(before):
        following = PREDICATE.match(lower, led.end(), stop)
        return following is None or match[0].startswith("phối hợp")
    return True


def _subject(text: str, at: int, lower: str, found: int) -> Subject | None:
    name = lower[at:found]
    if (name.endswith(" ") and _DONE.search(name[-12:])) or _is_bad(name):
        return None
    words = text[at:found].rstrip(_TRAIL)
    if words.lower().endswith(_ADVERBS):
        words = _ADVERBS_END.sub("", words)
    end = at + len(words)
    return Subject(at, end, found) if end > at else None


def _is_bad(name: str) -> bool:
    """Whether the words before a predicate hold what no name of an office does."""
    return holds(name, _BAD_SIGNS) and _BAD_SUBJECT.search(name) is not None


def is_office(text: str) -> bool:
    """Whether the whole text is the name of one or several offices or persons and nothing more."""
    bare = text.strip().rstrip(_TRAIL)
    if not bare or len(bare) > 300 or not office_head(bare):
        return False
    lower = keyed(bare)
    if lower.endswith(_CALLS) or (" - " in bare and BEHIND_DASH.search(bare)):
        return False
    return (
        _acting(bare, 0, len(bare)) is None
        and not _is_bad(lower.replace("; ", ", "))
        and not _TIMED.search(lower)
    )
