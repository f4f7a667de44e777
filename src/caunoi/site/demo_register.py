"""The register of the demonstration in use: posts, and an office that was merged, with its work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from caunoi.people.models import EventKind, Office, Person, User
from caunoi.people.office_actions import EventSaid, reorganise_offices
from caunoi.people.person_actions import PostSaid, add_person
from caunoi.tasks.actions import NewTask, open_task
from caunoi.tasks.handover import handover
from caunoi.tasks.handover_actions import Given, hand_over_office
from caunoi.tasks.rules import Due

_POSTS: Final = (
    ("Lê Quốc Bảo", "vptu", "Chánh Văn phòng"),
    ("Trần Thị Minh Hằng", "vptu", "Chuyên viên"),
    ("Phạm Văn Lâm", "btv", "Phó Bí thư Thường trực"),
    ("Nguyễn Thị Thu", "btgdv", "Trưởng phòng Tổng hợp"),
    ("Hoàng Đức Thịnh", "vankhe", "Phó Bí thư"),
    ("Đinh Thị Lụa", "thontrung", "Bí thư"),
)
_WORK: Final = ("Rà soát đảng viên sinh hoạt tạm thời", "Báo cáo kết quả sửa nhà văn hóa thôn")
_MERGED_AGO: Final = timedelta(days=20)


def keep_register(specialist: User, today: date) -> None:
    """Persons and posts, and a Party cell that was merged: one task handed over, one still left."""
    if Person.objects.exists():
        return
    offices = {office.code.removeprefix("hl."): office for office in Office.objects.all()}
    for name, office, title in _POSTS:
        add_person(actor=specialist, full_name=name, post=PostSaid(offices[office], title))
    gone, heir = offices["thondoai"], offices["thontrung"]
    due = Due(today + timedelta(days=12))
    first, _ = [open_task(actor=specialist, new=NewTask(action, gone, due=due)) for action in _WORK]
    basis = "Quyết định số 47-QĐ/ĐU của Đảng ủy xã Vân Khê"
    merged = EventSaid(EventKind.MERGE, today - _MERGED_AGO, (gone,), (heir,), basis)
    reorganise_offices(actor=specialist, said=merged)
    gone.refresh_from_db()
    seen = handover(gone, today).seen
    hand_over_office(actor=specialist, office=gone, on=today, given=[Given(first.pk, heir.pk)], seen=seen)
