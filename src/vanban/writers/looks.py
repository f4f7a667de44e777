"""The looks of a profile: every size, weight and space that its rules set, by the name of the paragraph."""

from __future__ import annotations

from functools import lru_cache

from vanban.profiles import Profile
from vanban.writers.pieces import Look


@lru_cache(maxsize=16)
def looks_of(profile: Profile) -> dict[str, Look]:
    """Every look by its key; names are those that Word lists as styles."""
    return {**_head(profile), **_body(profile), **_foot(profile)}


def _head(p: Profile) -> dict[str, Look]:
    n, f = p.number, p.flag
    return {
        "head.title": Look(
            "Tiêu đề đầu trang", n("header.title.size"), f("header.title.bold"), align="centre"
        ),
        "head.motto": Look("Tiêu ngữ", n("header.motto.size"), f("header.motto.bold"), align="centre"),
        "head.parent": Look(
            "Cơ quan cấp trên", n("header.parent.size"), f("header.parent.bold"), align="centre"
        ),
        "head.issuer": Look(
            "Cơ quan ban hành", n("header.issuer.size"), f("header.issuer.bold"), align="centre"
        ),
        "head.star": Look("Dấu sao", n("header.issuer.size"), align="centre"),
        "head.number": Look("Số ký hiệu", n("number.size"), align="centre"),
        "head.subject": Look(
            "Trích yếu công văn", n("subject.size"), italic=f("subject.italic"), align="centre"
        ),
        "head.date": Look(
            "Địa danh ngày tháng", n("place_date.size"), italic=f("place_date.italic"), align="centre"
        ),
        "mark.urgency": _mark(p, "Độ khẩn", "urgency"),
        "mark.draft": _mark(p, "Dự thảo", "draft"),
        "mark.circulation": _mark(p, "Phạm vi lưu hành", "circulation"),
        "title.type": Look(
            "Tên loại", n("title.type.size"), f("title.type.bold"), align="centre", before=12, keep=True
        ),
        "title.abstract": Look(
            "Trích yếu", n("title.abstract.size"), f("title.abstract.bold"), align="centre", keep=True
        ),
        "title.rule": Look("Gạch dưới trích yếu", n("title.abstract.size"), align="centre", after=6),
        "blank": Look("Dòng trống", 6.0),
    }


def _mark(p: Profile, name: str, key: str) -> Look:
    size, bold, framed = p.number(f"{key}.size"), p.flag(f"{key}.bold"), p.flag(f"{key}.framed")
    return Look(name, size, bold, align="centre", before=6, framed=framed)


def _body(p: Profile) -> dict[str, Look]:
    n, f = p.number, p.flag
    size, space, line, first = n("body.size"), n("body.space"), n("body.line"), n("body.indent")
    table = n("table.size")
    return {
        "body": Look("Nội dung", size, align="justify", first=first, after=space, line=line),
        "heading": Look(
            "Đề mục", n("heading.size"), align="justify", first=first, after=space, line=line, keep=True
        ),
        "centred": Look("Nội dung giữa", size, align="centre", after=space, line=line),
        "ground": Look(
            "Căn cứ", size, italic=f("grounds.italic"), align="justify", first=first, after=space, line=line
        ),
        "cell": Look("Ô bảng", table, before=2, after=2),
        "cell.centre": Look("Ô bảng giữa", table, align="centre", before=2, after=2),
        "cell.right": Look("Ô bảng phải", table, align="right", before=2, after=2),
        "cell.head": Look("Đầu bảng", table, bold=True, align="centre", before=2, after=2),
        "addressed": Look("Kính gửi", n("addressees.size"), left=20, before=12, after=space),
        "addressee": Look("Nơi kính gửi", n("addressees.size"), left=30, after=4),
        "appendix.label": Look(
            "Phụ lục", n("appendix.label.size"), bold=True, align="centre", after=space, keep=True
        ),
        "appendix.title": Look(
            "Tên phụ lục", n("appendix.title.size"), bold=True, align="centre", after=12, keep=True
        ),
    }


def _foot(p: Profile) -> dict[str, Look]:
    n, f = p.number, p.flag
    return {
        "signed.authority": Look(
            "Quyền hạn",
            n("signature.authority.size"),
            f("signature.authority.bold"),
            align="centre",
            keep=True,
        ),
        "signed.role": Look("Chức vụ", n("role.size"), f("role.bold"), align="centre", keep=True),
        "signed.gap": Look("Khoảng ký", n("role.size"), align="centre", keep=True),
        "signed.name": Look("Họ tên", n("signer.size"), f("signer.bold"), align="centre"),
        "recipients": Look(
            "Nơi nhận",
            n("recipients.heading.size"),
            f("recipients.heading.bold"),
            f("recipients.heading.italic"),
            f("recipients.heading.underline"),
            keep=True,
        ),
        "recipient": Look("Danh sách nơi nhận", n("recipients.size")),
        "copies": Look("Số bản", n("copies.size"), before=4),
        "contact": Look("Liên hệ", n("contact.size"), align="centre", before=4),
        "code": Look("Mã QR", n("contact.size"), before=6),
        "page": Look("Số trang", n("page_number.size"), align="centre"),
    }
