"""Papers that use every component, in the invented province Hải Lam."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from vanban.paper import Appendix, Column, Paper, Paragraph, Recipient, Run, Signing, Table, words
from vanban.profiles import Profile, profile_for

TASKS = Table(
    (Column("TT", 1, "centre"), Column("Nội dung", 5), Column("Đơn vị", 3), Column("Hạn", 2, "centre")),
    (
        (words("1"), words("Tổng hợp kiến nghị của cơ sở"), words("Văn phòng Tỉnh ủy"), words("07/12/2026")),
        (words("2"), words("Chuẩn bị báo cáo tình hình"), words("Ban Tổ chức"), words("10/12/2026")),
    ),
)
PLAN = Paper(
    system="party",
    doc_type="Kế hoạch",
    title="tổ chức gặp mặt cán bộ chủ chốt cấp xã năm 2026",
    issuer="TỈNH ỦY HẢI LAM",
    place="Hải Lam",
    body=(
        Paragraph(words("Ban Thường vụ Tỉnh ủy ban hành Kế hoạch tổ chức gặp mặt, cụ thể như sau:")),
        Paragraph(words("MỤC ĐÍCH, YÊU CẦU", bold=True), "I."),
        Paragraph(words("Nghe cán bộ cơ sở phản ánh khó khăn, kiến nghị."), "1."),
        Paragraph(words("Ý kiến ngắn gọn, có đề xuất cụ thể."), "-"),
        Paragraph(words("TỔ CHỨC THỰC HIỆN", bold=True), "II."),
        Paragraph(
            (Run("Ban Tổ chức Tỉnh ủy gửi danh sách đại biểu về Văn phòng Tỉnh ủy "),
             Run("trước ngày 09/12/2026", bold=True, italic=True), Run(".")),
            "1.",
        ),
        TASKS,
        Paragraph(words("Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện Kế hoạch này.")),
    ),
    signings=(Signing("CHÁNH VĂN PHÒNG", "Lê Quốc Bảo", "T/L", "BAN THƯỜNG VỤ"),),
    number=5,
    symbol="KH/TU",
    issue_date=date(2026, 11, 28),
    grounds=(
        "Căn cứ Chương trình công tác số 07-CTr/TU, ngày 29/12/2025 của Ban Thường vụ Tỉnh ủy",
        "Theo đề nghị của Văn phòng Tỉnh ủy",
    ),
    recipients=(
        Recipient("Thường trực Tỉnh ủy", "để báo cáo"),
        Recipient("Đảng ủy các xã, phường"),
        Recipient("Lưu Văn phòng Tỉnh ủy"),
    ),
)  # fmt: skip
LETTER = Paper(
    system="state",
    doc_type="Công văn",
    title="chuẩn bị nội dung đối thoại",
    issuer="ỦY BAN NHÂN DÂN XÃ BẾN CHÂU",
    place="Bến Châu",
    body=(Paragraph(words("Ủy ban nhân dân xã đề nghị các thôn gửi ý kiến trước ngày 05/02/2026./.")),),
    signings=(Signing("PHÓ CHỦ TỊCH", "Trần Thị Thúy", "TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),),
    number=12,
    symbol="UBND-VP",
    issue_date=date(2026, 2, 3),
    addressees=("Trưởng các thôn Hòa Bình, Yên Hòa", "Mặt trận Tổ quốc xã"),
    recipients=(Recipient("Như trên"), Recipient("Lưu: VT, VP")),
    urgency="HỎA TỐC",
)
MINUTES = Paper(
    system="party",
    doc_type="Biên bản",
    title="hội nghị Ban Chấp hành",
    issuer="ĐẢNG ỦY XÃ BẾN CHÂU",
    place="Bến Châu",
    body=(Paragraph(words("Hội nghị thống nhất các nội dung sau:")), Paragraph(words("Thông qua."), "1.")),
    signings=(Signing("NGƯỜI GHI BIÊN BẢN", "Ngô Thị Hoa"), Signing("CHỦ TRÌ HỘI NGHỊ", "Đỗ Văn Hải")),
    parent_issuer="ĐẢNG BỘ TỈNH HẢI LAM",
    number=2,
    symbol="BB/ĐU",
    issue_date=date(2023, 2, 14),
)
FULL = replace(
    PLAN,
    draft="DỰ THẢO LẦN 2",
    urgency="KHẨN",
    circulation="LƯU HÀNH NỘI BỘ",
    copies=15,
    typist="Lan",
    contact="Văn phòng Tỉnh ủy, số 1 đường Bến Châu; điện thoại nội bộ 101",
    code="HL-KH-0005",
    appendices=(
        Appendix("Phân công nhiệm vụ", (Paragraph(words("Danh mục kèm theo Kế hoạch:")), TASKS), "PHỤ LỤC 1"),
        Appendix("Mẫu tổng hợp", (Paragraph(words("Gửi trước ngày hội nghị."), "-"),), "PHỤ LỤC 2"),
    ),
)
SUBMISSION = replace(PLAN, doc_type="Tờ trình", symbol="TTr/TU", addressees=("Ban Bí thư",), grounds=())
ALL = {"plan": PLAN, "letter": LETTER, "minutes": MINUTES, "full": FULL, "submission": SUBMISSION}


def profile_of(paper: Paper) -> Profile:
    """The profile of the paper's own day."""
    assert paper.issue_date is not None
    return profile_for(paper.issue_date, paper.system)
