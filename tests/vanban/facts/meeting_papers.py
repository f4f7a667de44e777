"""Papers for tests of meetings: an invitation, a plan, a letter, a schedule, with letterhead and foot."""

from __future__ import annotations

from tests.vanban.reading_of import context_of
from vanban.facts.context import Context
from vanban.facts.meetings import read_meetings

_FOOT = """Nơi nhận:
- Như thành phần mời,
- Lưu Văn phòng.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Lương Đình Phúc
"""
_HEAD = (
    "HUYỆN ỦY MINH SƠN\n*\nSố 15-{symbol}/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nMinh Sơn, ngày 02 tháng 5 năm 2024\n"
)
_SYMBOLS = {
    "GIẤY MỜI": "GM",
    "KẾ HOẠCH": "KH",
    "THÔNG BÁO": "TB",
    "BÁO CÁO": "BC",
    "CHƯƠNG TRÌNH": "CTr",
    "QUYẾT ĐỊNH": "QĐ",
}

Told = tuple[str | None, str | None, str | None, str | None]
"""(day or "first..last", hour, place, chair) of a meeting."""


def paper(kind: str, body: str, *, title: str = "") -> Context:
    """A Party paper of the kind with the body; the title stands on a line of its own, over a rule."""
    head = _HEAD.format(symbol=_SYMBOLS[kind])
    named = f"{title}\n-----\n" if title else ""
    return context_of(f"{head}{kind}\n{named}{body.strip()}\n{_FOOT}")


def invitation(body: str, *, title: str = "") -> Context:
    """A Giấy mời of 02/5/2024."""
    return paper("GIẤY MỜI", body, title=title)


def plan(body: str, *, title: str = "tổ chức Hội nghị tổng kết phong trào thi đua") -> Context:
    """A Kế hoạch of 02/5/2024."""
    return paper("KẾ HOẠCH", body, title=title)


def letter(body: str, *, about: str = "triển khai nhiệm vụ") -> Context:
    """A Công văn of 02/5/2024."""
    head = "UBND HUYỆN MINH SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    number = f"Số: 512/UBND-VP\nV/v {about}\nMinh Sơn, ngày 02 tháng 5 năm 2024\n"
    addressed = "Kính gửi:\n- Các phòng, ban, ngành huyện;\n- UBND các xã, thị trấn.\n"
    return context_of(
        f"{head}{number}{addressed}{body.strip()}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nĐỗ Thị Mai\n"
    )


def schedule(body: str, *, week: str = "(Từ ngày 11/3/2024 đến ngày 17/3/2024)") -> Context:
    """A week's schedule."""
    return context_of(f"HUYỆN ỦY MINH SƠN\nVĂN PHÒNG\nLỊCH CÔNG TÁC TUẦN\n{week}\n{body.strip()}\n")


def press(body: str) -> Context:
    """A press text, without any letterhead."""
    return context_of(body.strip())


def told(context: Context) -> list[Told]:
    """The meetings of a paper in short."""
    return [
        (
            _days(str(m.date) if m.date else None, str(m.date_to) if m.date_to else None),
            m.time,
            m.place,
            m.chair,
        )
        for m in read_meetings(context)
    ]


def _days(first: str | None, last: str | None) -> str | None:
    return f"{first}..{last}" if last else first


def said(context: Context) -> list[str]:
    """The words of the whole text that each meeting was read from."""
    return [context.document.text[m.span.start : m.span.end] for m in read_meetings(context)]
