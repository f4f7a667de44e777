"""Papers for tests of programmes and plans: a letterhead, a title, what the test is about, and a foot."""

from __future__ import annotations

from tests.vanban.reading_of import document_of
from vanban.answers import DocumentReading

FOOT = """Nơi nhận:
- Thường trực Huyện ủy,
- Lưu Văn phòng.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Phan Đình Khoa
"""


def paper(
    body: str, *, kind: str = "CHƯƠNG TRÌNH", title: str, issued: str = "ngày 28 tháng 12 năm 2023"
) -> str:
    """A Party paper of the kind and title with the body."""
    symbol = {"CHƯƠNG TRÌNH": "CTr", "KẾ HOẠCH": "KH", "THÔNG BÁO": "TB", "BÁO CÁO": "BC"}.get(kind, "CV")
    head = f"HUYỆN ỦY MINH SƠN\n*\nSố 15-{symbol}/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nMinh Sơn, {issued}\n"
    return f"{head}{kind}\n{title}\n-----\n{body.strip()}\n{FOOT}"


def programme(body: str, title: str = "công tác năm 2024 của Ban Chấp hành Đảng bộ huyện") -> DocumentReading:
    """The reading of a programme of work."""
    return document_of(paper(body, title=title))


def plan(body: str, title: str = "triển khai Nghị quyết về chuyển đổi số năm 2024") -> DocumentReading:
    """The reading of a plan."""
    return document_of(paper(body, kind="KẾ HOẠCH", title=title, issued="ngày 12 tháng 01 năm 2024"))
