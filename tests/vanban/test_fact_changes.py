from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from vanban.answers import Deadline, DocumentReading, Found, Meeting, Signature, Task
from vanban.fact_changes import FactChange, fact_changes
from vanban.model import Span

AT = Span(0, 9)


def _meeting(day: date | None, time: str = "07:30", place: str = "hội trường", **said: str | None) -> Meeting:
    whole = {"name": "gặp mặt cán bộ chủ chốt", "chair": None, **said}
    return Meeting(
        date=day,
        date_to=None,
        time=time,
        place=place,
        tentative=False,
        online=False,
        text="",
        span=AT,
        **whole,  # type: ignore[arg-type]  # the two of them
    )


def _task(action: str, due: str | None = None, owner: str | None = "Ban Tổ chức", text: str = "") -> Task:
    deadline = Deadline(text or f"trước {due}", due, None) if due or text else None
    return Task(owner, action, deadline, None, None, AT)


REPORT, LIST = _task("gửi báo cáo về Văn phòng", "2026-03-15"), _task("lập danh sách đại biểu")
PLAN = DocumentReading(
    AT,
    doc_type=Found("Kế hoạch", AT),
    title=Found("gặp mặt", AT),
    signature=Signature("T/M", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn An", AT),
    meetings=(_meeting(date(2026, 3, 22)),),
    tasks=(REPORT, LIST),
)


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        ({}, []),
        ({"meetings": (_meeting(date(2026, 3, 24)),)}, ["ngày họp: 22/03/2026 → 24/03/2026"]),
        ({"meetings": (_meeting(date(2026, 3, 22), "14:00", "phòng A", chair="Bí thư"),)},
         ["giờ họp: 07:30 → 14:00", "nơi họp: hội trường → phòng A", "chủ trì mới: Bí thư"]),
        ({"meetings": ()}, ["bỏ cuộc họp: gặp mặt cán bộ chủ chốt 07:30 22/03/2026 hội trường"]),
        ({"tasks": (REPORT, LIST, _task("bố trí xe", "2026-03-20"), _task("in tài liệu", owner=None))},
         ["nhiệm vụ mới: Ban Tổ chức: bố trí xe (20/03/2026)", "nhiệm vụ mới: in tài liệu"]),
        ({"tasks": (LIST,)}, ["bỏ nhiệm vụ: Ban Tổ chức: gửi báo cáo về Văn phòng (15/03/2026)"]),
        ({"tasks": (_task("gửi báo cáo về Văn phòng", "2026-03-17"), LIST)},
         ["hạn “gửi báo cáo về Văn phòng”: 15/03/2026 → 17/03/2026"]),
        ({"tasks": (_task("gửi báo cáo về Văn phòng", text="hằng tháng"),
                    _task("lập danh sách đại biểu", owner=None))},
         ["hạn “gửi báo cáo về Văn phòng”: 15/03/2026 → hằng tháng",
          "đơn vị làm “lập danh sách đại biểu”: Ban Tổ chức → chưa nêu"]),
        ({"tasks": (_task("gửi báo cáo về Ban Tổ chức", "2026-03-15"), LIST)},
         ["nội dung nhiệm vụ: gửi báo cáo về Văn phòng → gửi báo cáo về Ban Tổ chức"]),
        ({"signature": Signature("T/M", "BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Thị Hoa", AT)},
         ["người ký: PHÓ BÍ THƯ, Trần Văn An → BÍ THƯ, Lê Thị Hoa"]),
        ({"signature": None}, ["bỏ người ký: PHÓ BÍ THƯ, Trần Văn An"]),
        ({"title": Found("đối thoại", AT)}, ["trích yếu: gặp mặt → đối thoại"]),
    ],
)  # fmt: skip
def test_facts_that_differ_are_sentences(said: dict[str, object], sentences: list[str]) -> None:
    newer = replace(PLAN, **said)  # type: ignore[arg-type]  # fields of the reading
    assert [one.sentence for one in fact_changes(PLAN, newer)] == sentences


def test_a_moved_day_is_kept_for_what_follows() -> None:
    newer = replace(
        PLAN,
        meetings=(_meeting(date(2026, 3, 24)),),
        tasks=(_task("gửi báo cáo về Văn phòng", "2026-03-17"), LIST),
    )
    assert [(one.kind, one.day_before) for one in fact_changes(PLAN, newer)] == [
        ("meeting", date(2026, 3, 22)), ("deadline", date(2026, 3, 15)),
    ]  # fmt: skip
    assert FactChange("task", "nhiệm vụ", "", "x").sentence == "nhiệm vụ mới: x"
