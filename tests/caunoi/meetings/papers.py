"""Reviewed documents of the invented province that tell of meetings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from caunoi.documents.models import Document, DocumentState, Fact, IncomingFile, Reading, StoredFile
from caunoi.people.models import User
from tests.caunoi.tasks.conftest import add_fact
from tests.conftest import Province

SAID: dict[str, object] = {
    "name": None, "date": None, "date_to": None, "time": None, "place": None, "chair": None,
    "tentative": False, "online": False, "text": "",
}  # fmt: skip
TEXT = "KẾ HOẠCH\nGặp mặt, đối thoại, dự kiến ngày 11/8/2027 tại Nhà văn hóa xã.\n"


def paper_of(province: Province, specialist: User, **said: Any) -> Document:
    """A reviewed plan of the commune's committee, without facts."""
    kept = StoredFile.objects.create(sha256="d" * 64, size=9, media_type="text/plain")
    incoming = IncomingFile.objects.create(
        file=kept, name="ke-hoach.txt", received_by=specialist, office=province.party_office
    )
    return _document(incoming, specialist, Reading.objects.create(file=kept, text=TEXT), **said)


def _document(incoming: IncomingFile, specialist: User, reading: Reading, **said: Any) -> Document:
    stated: dict[str, Any] = {
        "reading": reading, "incoming": incoming, "office": incoming.office, "doc_type": "Kế hoạch",
        "system": "party", "number": 7, "symbol": "KH/ĐU", "issued_on": date(2027, 7, 1),
        "issuer": "ĐẢNG ỦY XÃ BẾN THƯỢNG", "title": "tổ chức gặp mặt, đối thoại với Nhân dân năm 2027",
        "span_end": len(TEXT), "state": DocumentState.CONFIRMED, "confirmed_by": specialist,
        "confirmed_at": timezone.now(),
    }  # fmt: skip
    return Document.objects.create(**(stated | said))


def beside(document: Document, specialist: User) -> Document:
    """Another paper in the same file: the programme of the meeting."""
    return _document(
        document.incoming, specialist, document.reading, doc_type="Chương trình", no=2, number=None,
        symbol="",
        title="hội nghị đối thoại",
    )  # fmt: skip


def tells(document: Document, *meetings: dict[str, object]) -> list[Fact]:
    """The document tells these meetings."""
    return [
        add_fact(document, "meetings", number, SAID | said, (9, 40)) for number, said in enumerate(meetings)
    ]


def dialogue(province: Province, specialist: User) -> Document:
    """A commune's dialogue: one session, an agenda, quotas, milestones, two tasks."""
    document = paper_of(province, specialist)
    named: dict[str, object] = {
        "name": "gặp mặt, đối thoại với Nhân dân năm 2027",
        "chair": "Bí thư Đảng ủy xã",
    }
    held: dict[str, object] = {
        "date": "2027-08-11",
        "time": "14:00",
        "place": "Nhà văn hóa xã",
        "tentative": True,
    }
    tells(document, named | held)
    facts: dict[str, list[dict[str, object]]] = {
        "agenda": [
            {"start": "14:00", "content": "Khai mạc", "lead": "Bí thư Đảng ủy"},
            {"start": None, "content": "Nhân dân đối thoại", "lead": None},
        ],
        "quotas": [
            {"unit": "", "what": "đại biểu", "min": 120, "max": 150, "text": "120 - 150"},
            {"unit": "Mỗi thôn", "what": "đại biểu", "count": 5, "text": "mỗi thôn 05"},
        ],
        "milestones": [
            {"what": "chạy thử âm thanh", "at": "2027-08-10T15:00", "text": "15 giờ 00, ngày 10/8/2027"},
            {"what": "gửi ý kiến", "at": "2027-08-08", "text": "trước ngày 8/8/2027"},
        ],
        "tasks": [
            _task("tổng hợp ý kiến", {"text": "trước 8/8/2027", "due": "2027-08-08", "operator": "before"}),
            _task("thông báo kết luận", {
                "text": "sau hội nghị 05 ngày", "due": None, "operator": "within", "offset": 5, "unit": "day",
                "anchor": "hội nghị",
            }),
        ],
    }  # fmt: skip
    for kind, values in facts.items():
        for number, value in enumerate(values):
            add_fact(document, kind, number, value)
    return document


def _task(action: str, deadline: dict[str, object]) -> dict[str, object]:
    return {"assignee": "Chi bộ thôn Trung", "action": action, "deadline": deadline}


def two_days(province: Province, specialist: User) -> Document:
    """A gathering told by a newspaper: the whole, a talk about it, flowers without a day, a plenary."""
    document = paper_of(province, specialist, doc_type="Tin bài", title="", number=None, symbol="", issuer="")
    first, second = "2027-07-21", "2027-07-22"
    forums: list[dict[str, object]] = [
        {"name": f"Diễn đàn về {what}", "date": first, "time": "chiều", "chair": f"Đồng chí {who}"}
        for what, who in (("xây dựng Đảng", "A"), ("kinh tế", "B"), ("tâm tư Nhân dân", "C"))
    ]
    main: dict[str, object] = {"name": "đối thoại chính", "date": second, "time": "sáng"}
    tells(
        document,
        {"name": "cuộc làm việc", "chair": "Đồng chí C"},
        {"name": "Chương trình", "date": first, "date_to": second, "place": "thành phố", "tentative": True},
        {"name": "Lễ dâng hoa", "place": "Quảng trường"},
        *forums,
        main | {"place": "Nhà văn hóa", "chair": "Thường trực"},
    )
    add_fact(document, "quotas", 0, {"unit": "", "what": "đại biểu", "count": 1121, "text": "1.121 đại biểu"})
    return document


def online(province: Province, specialist: User) -> Document:
    """An invitation to a conference over bridge points of three levels."""
    title = "Hội nghị trực tuyến tổng kết công tác năm 2027"
    document = paper_of(province, specialist, doc_type="Giấy mời", title=title, issuer="TỈNH ỦY HẢI LAM")
    held: dict[str, object] = {"date": "2028-01-19", "time": "07:30", "online": True, "chair": "Thường trực"}
    tells(document, held | {"name": title})
    points: list[tuple[str, str, str | None, bool]] = [
        ("tỉnh", "Phòng họp trực tuyến (Tầng 3)", "Thường trực", False),
        ("tỉnh", "Hội trường Công an tỉnh", "Giám đốc", False),
        ("huyện", "điểm cầu tại Ban TG&DV", "Trưởng ban", False),
        ("xã", "Điểm cầu tại Đảng ủy xã Bến Thượng, Đảng ủy xã Tân Thịnh", None, True),
        ("xã", "điểm cầu Đảng ủy xã Tân Thịnh", "Bí thư xã", False),
        ("xã", "Điểm cầu tại các chi bộ vùng sâu", None, True),
    ]
    for number, (level, place, chair, plural) in enumerate(points):
        value: dict[str, object] = {"level": level, "place": place, "chair": chair, "plural": plural}
        add_fact(document, "bridge_points", number, value)
    return document
