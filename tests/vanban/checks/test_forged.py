"""Forged defects: a right paper, one change, and the rule that must name it with its clause."""

from __future__ import annotations

import pytest

from tests.vanban.checks.papers import ALL, TODAY
from vanban.checking import check
from vanban.findings import Finding

# paper, what is replaced, by what, the rule, its level, words of its source or clause, the repair ("": any)
Forged = tuple[str, str, str, str, str, str, str]
HD36, HD05, ND30 = "36-HD/VPTW", "05-HD/VPTW", "30/2020/NĐ-CP"
FORGED: tuple[Forged, ...] = (
    # number and symbol
    ("plan-36", "Số 45-KH/HU", "Số: 45-KH/HU", "number-colon", "error", HD36, "Số 45-KH/HU"),
    ("plan-36", "Số 45-KH/HU", "Số 45/KH-HU", "number-mark", "error", HD36, "Số 45-KH/HU"),
    ("plan-36", "Số 45-KH/HU", "Số 5-KH/HU", "number-zero", "error", HD36, "Số 05-KH/HU"),
    ("plan-36", "Số 45-KH/HU", "Số 45-TB/HU", "symbol-kind", "error", "399-QĐ/TW", "Số 45-KH/HU"),
    ("plan-36", "Số 45-KH/HU", "Số 45-KH/TU", "symbol-organ", "warning", HD36, "Số 45-KH/HU"),
    ("notice-05", "Số 39-TB/ĐU", "Số: 39-TB/ĐU", "number-colon", "error", HD05, "Số 39-TB/ĐU"),
    ("notice-05", "Số 39-TB/ĐU", "Số 39-QĐi/ĐU", "symbol-qdi", "warning", "399-QĐ/TW", "Số 39-QĐ/ĐU"),
    ("submission-05", "Số 21-TTr/", "Số 21-TT/", "symbol-kind", "error", "399-QĐ/TW", "Số 21-TTr/BDVTU"),
    ("submission-05", "Số 21-TTr/", "Số 21-TTR/", "symbol-case", "warning", "399-QĐ/TW", "Số 21-TTr/BDVTU"),
    ("invitation-05", "-GM/", "-CV/", "symbol-kind-unsure", "warning", "399-QĐ/TW", "Số 112-GM/TU"),
    ("plan-state", "Số: 08/", "Số 08/", "number-colon", "warning", ND30, "Số: 08/KH-UBND"),
    ("plan-state", "Số: 08/KH-UBND", "Số: 08-KH/UBND", "number-mark", "warning", ND30, "Số: 08/KH-UBND"),
    ("plan-state", "Số: 08/", "Số: 8/", "number-zero", "warning", ND30, "Số: 08/KH-UBND"),
    ("letter-state", "2051/SNV-XDCQ", "2051/CV-SNV", "symbol-letter", "warning", "Phụ lục III", ""),
    # date line and dates
    ("plan-36", "ngày 05 tháng 02 năm", "ngày 5 tháng 02 năm", "date-day-zero", "error", HD36,
     "Phú Khê, ngày 05 tháng 02 năm 2024"),
    ("plan-36", "ngày 05 tháng 02 năm", "ngày 05 tháng 2 năm", "date-month-zero", "error", HD36,
     "Phú Khê, ngày 05 tháng 02 năm 2024"),
    ("letter-36", "ngày 01 tháng 3 năm", "ngày 01 tháng 03 năm", "date-extra-zero", "taste", HD36,
     "Hải Lam, ngày 01 tháng 3 năm 2023"),
    ("notice-05", "Vân Khê, ngày 11 tháng 8 năm 2026", "Vân Khê, ngày 11/8/2026", "date-form", "error", HD05,
     "Vân Khê, ngày 11 tháng 8 năm 2026"),
    ("plan-state", "ngày 09 tháng 01", "ngày 9 tháng 01", "date-day-zero", "warning", ND30,
     "Tân Thịnh, ngày 09 tháng 01 năm 2025"),
    ("letter-36", "Hải Lam, ngày 01 tháng 3", "ngày 01 tháng 3", "place-missing", "error", HD36, ""),
    ("invitation-05", "ngày 02 tháng 11", "ngày 22 tháng 11", "date-after-meeting", "warning", "", ""),
    ("letter-36", "năm 2023\n", "năm 2032\n", "date-range", "warning", "", ""),
    ("plan-36", "trước ngày 05/4/2024", "trước ngày 31/4/2024", "date-impossible", "error", "lịch", ""),
    ("invitation-05", "thứ Năm, ngày", "thứ Sáu, ngày", "weekday", "error", "lịch", ""),
    ("plan-36", "thứ Sáu, ngày 29/3/2024", "thứ Bảy, ngày 29/3/2024", "weekday", "error", "lịch", ""),
    ("notice-05", "trước ngày 20/8/2026", "trước thứ Sáu, ngày 20/8", "weekday-year", "warning", "lịch", ""),
    # signature
    ("plan-36", "PHÓ BÍ THƯ\n", "BÍ THƯ THƯỜNG TRỰC\n",
     "signature-title", "error", "Điều lệ", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
    ("plan-36", "T/M BAN", "TM. BAN", "signature-sign", "warning", HD36, "T/M BAN THƯỜNG VỤ"),
    ("plan-36", "T/M BAN THƯỜNG VỤ", "K/T BÍ THƯ", "signature-deputy", "warning", HD36, ""),
    ("notice-05", "T/L BAN THƯỜNG VỤ", "K/T BAN THƯỜNG VỤ", "signature-deputy", "warning", HD05, ""),
    ("notice-05", "T/L BAN", "T/M BAN", "signature-committee", "warning", "quyền hạn ký", ""),
    ("letter-36", "K/T CHÁNH", "T/M CHÁNH", "signature-body", "error", "thẩm quyền ký", ""),
    ("letter-36", "\nPHÓ CHÁNH VĂN PHÒNG", "\nCHÁNH VĂN PHÒNG",
     "signature-deputy-post", "warning", HD36, ""),
    ("plan-36", "T/M BAN", "T/L BAN", "signature-order-by-head", "warning", "quyền hạn ký", ""),
    ("letter-36", "Mạc Thị", "ThS. Mạc Thị", "signer-rank", "warning", "họ tên",
     "Mạc Thị Thanh Vân"),
    ("plan-state", "TM. ỦY", "T/M ỦY", "signature-sign", "warning", ND30, "TM. ỦY BAN NHÂN DÂN"),
    ("letter-state", "KT. GIÁM ĐỐC", "KT. ỦY BAN NHÂN DÂN", "signature-head", "warning", "Điều 13", ""),
    # recipients
    ("plan-36", "(báo cáo),", "(báo cáo);", "recipients-separator", "warning", HD36,
     "- Thường trực Tỉnh ủy (báo cáo),"),
    ("notice-05", "trực thuộc;", "trực thuộc,", "recipients-separator", "warning", HD05,
     "- Các chi bộ trực thuộc;"),
    ("letter-state", "- Như trên;\n- Lưu", "- Như trên,\n- Lưu", "recipients-separator", "warning", ND30,
     "- Như trên;"),
    ("plan-36", "Lưu Văn phòng Huyện ủy.", "Lưu Văn phòng Huyện ủy", "recipients-end", "warning", HD36,
     "- Lưu Văn phòng Huyện ủy."),
    ("plan-36", "\n- Lưu Văn phòng Huyện ủy.", "", "filing-missing", "warning", HD36, ""),
    ("letter-36", "Lưu Văn", "Lưu: Văn", "filing-colon", "warning", HD36, "- Lưu Văn phòng Tỉnh ủy."),
    ("letter-36", "Lưu Văn phòng Tỉnh ủy.", "Lưu VT, TH.", "filing-clerks", "warning", HD36, ""),
    ("plan-state", "Lưu: VT, VP.", "Lưu: PKT.", "filing-no-clerks", "taste", ND30, ""),
    # signs and words
    ("plan-36", "05/4/2024.", "05/4/2024./.", "end-mark", "warning", HD36, "."),
    ("letter-36", "về việc chuẩn", "V/v chuẩn", "subject-prefix", "error", HD36,
     "Về việc chuẩn bị tài liệu hội nghị"),
    ("letter-state", "V/v lấy", "Lấy", "subject-no-prefix", "warning", ND30,
     "V/v Lấy ý kiến góp ý dự thảo Đề án"),
    ("submission-05", "Kính trình: Ban", "Kính gửi: Ban", "addressees", "warning", HD05,
     "Kính trình: Ban Thường vụ Tỉnh ủy."),
    ("letter-36", "gửi tài liệu", "gửi tài liệu về TTKNX", "abbreviations", "taste", ND30, ""),
    ("plan-36", "05/4/2024.", "05/4/2024/.", "end-mark", "warning", HD36, "."),
    ("plan-36", "05/4/2024.", "05/4/2024", "end-none", "taste", HD36, "05/4/2024."),
    ("letter-36", "hợp của các đồng chí.", "hợp của các đồng chí", "end-none", "taste", HD36, "chí."),
    ("plan-36", "KNND tại hội nghị.", "KNND tại hội nghị./.", "end-mark-inside", "warning", HD36, "."),
    ("plan-36", "150 đại biểu.", "150 đại biểu/.", "end-mark-inside", "warning", HD36, "."),
    # the order of the body
    ("plan-36", "III. TỔ", "IV. TỔ", "heading-gap", "warning", "Trình tự", ""),
    ("plan-36", "II. THỜI", "III. THỜI", "heading-gap", "warning", "Trình tự", ""),
    ("plan-36", "2. Văn phòng", "3. Văn phòng", "heading-gap", "warning", "Trình tự", ""),
    ("invitation-05", "trường Tỉnh ủy", "trường Huyện ủy Phú Khê",
     "district-ended", "taste", "203/2025/QH15", ""),
    # components
    ("plan-36", "ĐẢNG CỘNG SẢN VIỆT NAM\n", "",
     "national-head-missing", "error", HD36, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("plan-state", "Độc lập - Tự do - Hạnh phúc\n", "", "motto-missing", "warning", ND30, ""),
    ("letter-36", "\nTỈNH ỦY HẢI LAM\nVĂN PHÒNG\n*", "\n", "issuer-missing", "error", "bắt buộc", ""),
    ("plan-36", "Số 45-KH/HU\n", "", "number-missing", "error", "bắt buộc", ""),
    ("invitation-05", "Số 112-GM/TU\n", "", "number-missing-invitation", "warning", "hành chính", ""),
    ("plan-36", "Số 45-KH/HU", "Số ....-KH/HU", "number-blank", "taste", "II.1.3", ""),
    ("plan-36", "ngày 05 tháng 02 năm", "ngày ... tháng ... năm", "date-blank", "taste", HD36, ""),
    ("notice-05", "Vân Khê, ngày 11 tháng 8 năm 2026\n", "", "date-missing", "error", HD05, ""),
    ("plan-36", "\n*\n", "\n", "star-missing", "warning", HD36, ""),
    ("plan-36", "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nNguyễn Văn Bình\n", "",
     "signature-missing", "error", "bắt buộc", ""),
    ("plan-36", "Nguyễn Văn Bình\n", "", "signer-missing", "warning", HD36, ""),
    # time, seats, tasks
    ("plan-36", "trước ngày 22/3/2024", "trước ngày 18/3/2024", "slack", "warning", "đối thoại", ""),
    ("plan-36", "ngày 05 tháng 02", "ngày 25 tháng 3",
     "announcement", "warning", "chính quyền địa phương", ""),
    ("plan-36", "loa trước ngày 20/3/2024", "loa trước ngày 27/3/2024",
     "announcement", "warning", "Điều 125", ""),
    ("plan-36", "sức chứa 200 chỗ", "sức chứa 100 chỗ", "capacity", "warning", "", ""),
    ("notice-05", ", hoàn thành trước ngày 31/8/2026", "", "task-due", "taste", "5 rõ", ""),
)  # fmt: skip


def _found(text: str) -> list[Finding]:
    return list(check(text.encode(), name="van-ban.txt", today=TODAY).all)


@pytest.mark.parametrize("forged", FORGED, ids=lambda row: f"{row[0]}:{row[3]}")
def test_one_defect_is_found_with_its_clause(forged: Forged) -> None:
    paper, old, new, rule, level, source, repair = forged
    right = "\n" + ALL[paper]
    assert right.count(old) == 1, f"the change must touch one place of {paper}"
    found = {finding.rule: finding for finding in _found(right.replace(old, new))}
    assert rule in found
    finding = found[rule]
    assert finding.level == level
    assert not repair or finding.repair == repair
    assert source in finding.clause.citation
    assert finding.message.endswith((".", "…"))
    assert "{" not in finding.message
    if finding.place.span is not None:
        assert finding.place.line


@pytest.mark.parametrize("paper", ALL)
def test_a_right_paper_has_no_finding(paper: str) -> None:
    assert _found(ALL[paper]) == []


@pytest.mark.parametrize(
    ("paper", "old", "new"),
    [
        ("invitation-05", "quý III năm 2026.", "quý III theo Kế hoạch số 12-KH/HU của Huyện ủy Phú Khê."),
        ("invitation-05", "trường Tỉnh ủy.", "trường Huyện ủy Phú Khê cũ."),
        ("invitation-05", "trường Tỉnh ủy.", "trụ sở nguyên là của huyện Phú Khê."),
        ("invitation-05", "quý III năm 2026.", "sau khi kết thúc hoạt động của cấp huyện."),
        ("invitation-05", "quý III năm 2026.", "thành tích huyện Phú Khê đạt được năm 2024."),
        ("plan-36", "Hội trường Huyện ủy, sức", "Hội trường huyện, sức"),
        ("plan-36", "3. Trung tâm", "1. Trung tâm"),
        ("notice-05", "trước ngày 20/8", "trước 20/8"),
    ],
)
def test_what_only_looks_like_a_defect_of_the_body_is_none(paper: str, old: str, new: str) -> None:
    assert ALL[paper].count(old) == 1
    mine = {"district-ended", "heading-gap", "end-none", "end-mark", "end-mark-inside", "body-italic"}
    assert mine & {finding.rule for finding in _found(ALL[paper].replace(old, new))} == set()


def test_there_are_forty_defects_and_more() -> None:
    assert len(FORGED) >= 40
    assert len({row[3] for row in FORGED}) >= 40
