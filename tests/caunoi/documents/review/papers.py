"""A reading of one invented plan, written by hand, with facts of many kinds and two doubts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from caunoi.documents.models import (
    Document,
    Fact,
    FactState,
    IncomingFile,
    Reading,
    ReadingState,
    StoredFile,
)
from caunoi.documents.review_fields import Json
from caunoi.people.models import User

TEXT = """\
TỈNH ỦY HẢI LAM
Số 152-KH/TU
Hải Lam, ngày 01 tháng 3 năm 2023
KẾ HOẠCH
Tổ chức gặp mặt bí thư chi bộ, trưởng thôn tiêu biểu
I. Thời gian, địa điểm
Hội nghị gặp mặt, bắt đầu từ 07 giờ 30 ngày 22/3/2023 tại Hội trường lớn Tỉnh ủy.
II. Tổ chức thực hiện
1. Đảng ủy xã Bến Thượng
- Tổng hợp ý kiến của cơ sở, báo cáo Văn phòng Tỉnh ủy trước ngày 09/3/2023.
- Cử 03 đại biểu dự gặp mặt.
2. Ban Tuyên giáo và Dân vận Tỉnh ủy
- Chủ trì, phối hợp với Văn phòng Tỉnh ủy chuẩn bị nội dung gợi ý thảo luận, xong trước ngày họp.
Nội dung\tChủ trì\tHạn
Trang trí hội trường\tVăn phòng Tỉnh ủy\t20/3/2023
Nơi nhận:
- Thường trực Tỉnh ủy (để báo cáo),
- Các đơn vị có tên tại mục II.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Trịnh Hoàng Long
"""


@dataclass(frozen=True)
class _Read:
    kind: str
    value: Json
    words: str
    doubt: str = ""


_FACTS = (
    _Read("doc_type", "Kế hoạch", "KẾ HOẠCH"),
    _Read("number", 152, "152"),
    _Read("symbol", "KH/TU", "KH/TU"),
    _Read("issue_date", "2023-03-01", "ngày 01 tháng 3 năm 2023"),
    _Read("issuer", "TỈNH ỦY HẢI LAM", "TỈNH ỦY HẢI LAM"),
    _Read(
        "title",
        "Tổ chức gặp mặt bí thư chi bộ, trưởng thôn tiêu biểu",
        "Tổ chức gặp mặt bí thư chi bộ, trưởng thôn tiêu biểu",
    ),
    _Read(
        "signature",
        {"authority": "T/L", "for": "BAN THƯỜNG VỤ", "role": "CHÁNH VĂN PHÒNG", "name": "Trịnh Hoàng Long"},
        "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nTrịnh Hoàng Long",
    ),
    _Read(
        "meetings",
        {
            "name": "Hội nghị gặp mặt",
            "date": "2023-03-22",
            "date_to": None,
            "time": "07:30",
            "place": "Hội trường lớn Tỉnh ủy",
            "chair": None,
            "tentative": False,
            "online": False,
            "text": "Hội nghị gặp mặt, bắt đầu từ 07 giờ 30 ngày 22/3/2023",
        },
        "Hội nghị gặp mặt, bắt đầu từ 07 giờ 30 ngày 22/3/2023 tại Hội trường lớn Tỉnh ủy",
    ),
    _Read(
        "tasks",
        {
            "assignee": "Đảng ủy xã Bến Thượng",
            "action": "Tổng hợp ý kiến của cơ sở, báo cáo Văn phòng Tỉnh ủy",
            "deadline": {"text": "trước ngày 09/3/2023", "due": "2023-03-09", "operator": "before"},
            "report_to": "Văn phòng Tỉnh ủy",
            "section": "II.1",
        },
        "- Tổng hợp ý kiến của cơ sở, báo cáo Văn phòng Tỉnh ủy trước ngày 09/3/2023.",
    ),
    _Read(
        "tasks",
        {"assignee": "Đảng ủy xã Bến Thượng", "action": "Cử 03 đại biểu dự gặp mặt", "section": "II.1"},
        "- Cử 03 đại biểu dự gặp mặt.",
        "Không thấy thời hạn trong câu; hãy xem có hạn ở chỗ khác không.",
    ),
    _Read(
        "tasks",
        {
            "assignee": "Ban Tuyên giáo và Dân vận Tỉnh ủy",
            "action": "Chuẩn bị nội dung gợi ý thảo luận",
            "coordination": "Văn phòng Tỉnh ủy",
            "deadline": {"text": "trước ngày họp", "due": None, "operator": "before", "anchor": "ngày họp"},
            "section": "II.2",
        },
        "- Chủ trì, phối hợp với Văn phòng Tỉnh ủy chuẩn bị nội dung gợi ý thảo luận, xong trước ngày họp.",
        "Hạn tính theo ngày họp; hãy kiểm tra ngày họp.",
    ),
    _Read(
        "quotas", {"unit": "Đảng ủy xã", "what": "đại biểu", "count": 3, "text": "03 đại biểu"}, "03 đại biểu"
    ),
    _Read(
        "recipients",
        {"text": "Thường trực Tỉnh ủy", "note": "để báo cáo"},
        "Thường trực Tỉnh ủy (để báo cáo)",
    ),
    _Read(
        "recipients", {"text": "Các đơn vị có tên tại mục II", "note": None}, "Các đơn vị có tên tại mục II"
    ),
)


def paper(person: User, *, media_type: str = "text/plain", sha256: str = "ab" * 32) -> Document:
    """The plan, read and waiting for review in the person's office."""
    stored = StoredFile.objects.create(sha256=sha256, size=len(TEXT.encode()), media_type=media_type)
    assert person.office is not None
    incoming = IncomingFile.objects.create(
        file=stored, name="ke-hoach.txt", received_by=person, office=person.office
    )
    contract = {
        "schema": "vanban.reading/1",
        "problems": [{"code": "no-place", "message": "Văn bản không nêu nơi ban hành.", "span": [0, 10]}],
    }
    reading = Reading.objects.create(
        file=stored, state=ReadingState.DONE, text=TEXT, contract=contract, finished_at=timezone.now()
    )
    document = Document.objects.create(
        reading=reading,
        incoming=incoming,
        office=person.office,
        doc_type="Kế hoạch",
        system="party",
        number=152,
        symbol="KH/TU",
        title="Tổ chức gặp mặt bí thư chi bộ, trưởng thôn tiêu biểu",
        span_start=0,
        span_end=len(TEXT),
    )
    seen: dict[str, int] = {}
    for read in _FACTS:
        at = TEXT.index(read.words)
        Fact.objects.create(
            document=document,
            kind=read.kind,
            position=seen.setdefault(read.kind, 0),
            value=read.value,
            original=read.value,
            span_start=at,
            span_end=at + len(read.words),
            doubt=read.doubt,
        )
        seen[read.kind] += 1
    return document


def fact_of(document: Document, kind: str, position: int = 0) -> Fact:
    return document.facts.get(kind=kind, position=position)


def settle(document: Document, person: User) -> None:
    """Every fact confirmed, straight in the table."""
    document.facts.update(state=FactState.CONFIRMED, decided_by=person, decided_at=timezone.now())
