"""What a verdict on a signature says to a person: a Vietnamese sentence for each answer (ADR 0033)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

HANOI = timezone(timedelta(hours=7))

STATE_TOKENS = (
    "Ký bằng chứng thư chuyên dùng do cơ quan cơ yếu cấp thì làm trong công cụ ký của cơ quan cơ yếu, "
    "rồi đưa tệp đã ký vào đây để kiểm tra; Cầu Nối không thay công cụ đó."
)
"""What every page and help text that speaks of signing says."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: `code` for programs and tests, `sentence` for people."""

    code: str
    sentence: str


def moment(at: datetime) -> str:
    """ "08:15 ngày 03/3/2026", by the clock of Hà Nội."""
    local = at.astimezone(HANOI)
    month = f"{local.month:02d}" if local.month < 3 else str(local.month)
    return f"{local:%H:%M} ngày {local:%d}/{month}/{local.year}"


def day(at: datetime) -> str:
    """ "03/3/2026", by the clock of Hà Nội."""
    return moment(at).rpartition(" ")[2]


INTACT = {
    "whole": "Nội dung còn nguyên từ khi ký; chữ ký phủ toàn bộ tệp.",
    "kept": "Nội dung đã ký còn nguyên; sau đó tệp chỉ được bổ sung dữ liệu lưu trữ chữ ký (dấu thời gian, "
    "thông tin thu hồi).",
    "signed-after": "Nội dung đã ký còn nguyên; sau đó tệp chỉ được ký thêm hoặc điền ô mẫu "
    "mà chữ ký này cho phép.",
    "noted-after": "Nội dung đã ký còn nguyên; sau đó có người ghi chú thêm lên trang, "
    "chữ ký này cho phép ghi chú.",
    "changed-after": "Tệp bị sửa sau khi ký, ngoài những gì chữ ký cho phép; đừng dùng làm bản chính, "
    "hãy xin lại bản từ cơ quan ban hành.",
    "altered": "Nội dung không khớp chữ ký: có byte đã ký bị thay đổi; đừng dùng làm bản chính, "
    "hãy xin lại bản từ cơ quan ban hành.",
    "partial": "Chữ ký chỉ phủ một phần tệp theo cách không chuẩn "
    "nên không xác nhận được nội dung còn nguyên.",
    "unread": "Không kiểm tra được: dữ liệu chữ ký bị hỏng hoặc thuộc dạng phần mềm không biết. "
    "Hãy mở tệp bằng công cụ của cơ quan cấp chứng thư để kiểm tra.",
}


def intact(code: str) -> Said:
    """Whether what was signed is still what stands there."""
    return Said(code, INTACT[code])


def when(code: str, at: datetime | None, authority: str = "") -> Said:
    """When it was signed, and by whose clock: "stamped", "claimed", "future" or "unsaid"."""
    if at is None:
        return Said("unsaid", "Chữ ký không ghi thời điểm ký.")
    if code == "stamped":
        return Said(code, f"Ký lúc {moment(at)}, theo dấu thời gian của {authority}.")
    if code == "future":
        return Said(
            code,
            f"Người ký tự khai ký lúc {moment(at)}, muộn hơn giờ máy này; giờ của một trong hai máy sai.",
        )
    return Said(
        code, f"Ký lúc {moment(at)} theo giờ người ký tự khai; không có dấu thời gian đáng tin xác nhận."
    )


def trusted(
    code: str, *, root: str = "", since: datetime | None = None, until: datetime | None = None
) -> Said:
    """Whether the certificate leads to a root of the office's list and held when it signed."""
    spoken = {
        "trusted": f"Chứng thư nối tới “{root}” trong danh sách chứng thư gốc "
        "của cơ quan và có hiệu lực lúc ký.",
        "no-roots": "Chưa kết luận được: cơ quan chưa đưa chứng thư gốc nào vào danh sách tin cậy.",
        "unknown-root": "Chưa kết luận được: chứng thư không nối tới chứng thư gốc nào "
        "trong danh sách của cơ quan. "
        "Nếu tin tổ chức cấp, người quản trị đưa chứng thư gốc của họ vào danh sách.",
        "revoked": "Không tin được: chứng thư đã bị thu hồi.",
        "unfit": "Không tin được: chứng thư, hoặc một chứng thư ở trên nó, không được cấp để ký văn bản.",
        "weak": "Không tin được: chữ ký dùng thuật toán đã lỗi thời, có thể bị làm giả.",
        "unread": "Chưa kết luận được: không đọc được chữ ký này.",
        "broken": "Không kết luận được: chữ ký không đúng với chứng thư đi kèm.",
    }
    if code == "out-of-time" and since and until:
        held = f"chứng thư có hiệu lực từ {day(since)} đến {day(until)}"
        return Said(
            code, f"Không tin được: lúc ký chứng thư hoặc chứng thư ở trên nó không có hiệu lực ({held})."
        )
    return Said(code, spoken[code])


REVOCATION = {
    "good": "Theo thông tin thu hồi kèm trong tệp, chứng thư không bị thu hồi lúc ký.",
    "revoked": "Theo thông tin thu hồi kèm trong tệp, chứng thư đã bị thu hồi.",
    "unknown": "Chưa biết chứng thư có bị thu hồi hay không: tệp không kèm đủ thông tin, "
    "mà phần mềm không hỏi ra ngoài mạng.",
}


def revocation(code: str) -> Said:
    """Whether the certificate was taken back, as far as the file itself tells."""
    return Said(code, REVOCATION[code])


SUMMARIES = {
    "good": "Chữ ký hợp lệ",
    "doubt": "Chưa kết luận được",
    "bad": "Chữ ký không hợp lệ",
}
