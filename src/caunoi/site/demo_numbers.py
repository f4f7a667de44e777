"""The book of outgoing documents of the demonstration: terms, past numbers, one of each fate."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from caunoi.issuing.models import Term
from caunoi.issuing.number_actions import cancel_number, reserve_number, take_number, take_secret_number
from caunoi.issuing.number_rules import Content
from caunoi.issuing.number_series import Asked
from caunoi.issuing.term_actions import TermSaid, add_term, continue_series
from caunoi.people.models import Office, User

_DEPUTY, _CHIEF = "Đặng Thị Hạnh, Phó Bí thư", "Lê Quốc Bảo, Chánh Văn phòng"
_TO_ALL: Final = "Thường trực Tỉnh ủy; các ban xây dựng Đảng; các đảng ủy trực thuộc"
# Office, type, days ago, title, signer, recipients, copies.
_LEFT: Final = (
    ("tu", "Kế hoạch", 33, "tổ chức hội nghị đối thoại với Nhân dân", _DEPUTY, _TO_ALL, 75),
    ("vptu", "Công văn", 31, "gửi báo cáo kết quả rà soát nhà văn hóa thôn", _CHIEF, "Các đảng ủy xã", 62),
    ("tu", "Quyết định", 27, "thành lập Tổ công tác chuyển đổi số", _DEPUTY, "Thành viên Tổ công tác", 12),
    ("tu", "Quy định", 26, "chế độ làm việc của Tổ công tác chuyển đổi số", _DEPUTY, _TO_ALL, 75),
    ("tu", "Thông báo", 20, "kết luận hội nghị giao ban tháng", _DEPUTY, _TO_ALL, 75),
    ("vptu", "Giấy mời", 12, "dự hội nghị báo cáo viên", _CHIEF, "Các báo cáo viên cấp tỉnh", 40),
    ("vptu", "Công văn", 9, "đôn đốc đăng ký điểm cầu", _CHIEF, "Các đảng ủy xã chưa đăng ký", 7),
    ("tu", "Kế hoạch", 5, "sơ kết công tác dân vận", _DEPUTY, _TO_ALL, 75),
)  # fmt: skip


def keep_numbers(today: date) -> None:
    """Two terms of the committee, the book of the second, with a cancelled, a secret and a kept number."""
    if Term.objects.exists():
        return
    specialist, chief = (User.objects.get(username=name) for name in ("chuyenvien", "chanhvp"))
    offices = {office.code.removeprefix("hl."): office for office in Office.objects.all()}
    _terms(chief, offices["tu"])
    plans = Asked(offices["tu"], "party", "Kế hoạch", today - timedelta(days=40))
    continue_series(actor=chief, asked=plans, last=117, basis="Sổ văn bản đi, quyển 3")
    for office, doc_type, ago, title, signer, to, copies in _LEFT:
        asked = Asked(offices[office], "party", doc_type, today - timedelta(days=ago))
        content = Content(title, signer, to, "Phòng Tổng hợp", copies)
        entry = take_number(actor=specialist, asked=asked, content=content)
    cancel_number(actor=chief, entry=entry, reason="Ban hành lại sau khi sửa thành phần dự")
    now = Asked(offices["tu"], "party", "Kế hoạch", today)
    take_secret_number(actor=specialist, asked=now)
    reserve_number(actor=specialist, asked=now, reason="Đ/c Hạnh, kế hoạch tiếp xúc cử tri")


def _terms(chief: User, committee: Office) -> None:
    basis = "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh"
    first, second = date(2020, 10, 17), date(2025, 10, 16)
    before = TermSaid(committee, "Nhiệm kỳ 2020–2025", first, basis, second - timedelta(days=1))
    for said in (before, TermSaid(committee, "Nhiệm kỳ 2025–2030", second, basis)):
        add_term(actor=chief, said=said)
