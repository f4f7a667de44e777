"""A gathering of 1,121 delegates in the invented province: three forums, then everybody; some quotas filled.

Everything goes through the same verbs as in an office: the list comes in as an Excel file, looked over first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.bus_actions import make_buses_of_list
from caunoi.delegates.guest_file import DelegateTable, preview_guests
from caunoi.delegates.guest_file_actions import confirm_guests, offer_guests
from caunoi.delegates.models import Quota
from caunoi.delegates.quota_actions import Place, QuotaSaid, register_place, set_quotas
from caunoi.delegates.quota_rules import What
from caunoi.meetings.actions import NewMeeting, NewSession, plan_meeting
from caunoi.meetings.models import Meeting
from caunoi.meetings.quorum_actions import set_quorum
from caunoi.meetings.rules import Kind, SessionKind
from caunoi.people.models import Office, User
from caunoi.people.workbook import Cell, write_book
from caunoi.site.demo_meetings import PROVINCE, Speaker, form_committee, put_paper, register_speakers

TITLE: Final = "Gặp mặt cán bộ thôn, tổ dân phố tiêu biểu tỉnh Hải Lam"
DELEGATES: Final = 1_121
_FORUMS: Final = ("Xây dựng chi bộ thôn", "Nông thôn mới, đô thị văn minh", "Khối đại đoàn kết")
_FAMILY: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
_MIDDLE: Final = (
    *("Văn", "Thị", "Đình", "Xuân", "Ngọc", "Hữu", "Thanh"),
    *("Minh", "Quốc", "Thu", "Anh", "Hải", "Kim"),
)
_GIVEN: Final = (
    *("An", "Bình", "Chi", "Dũng", "Đào", "Giang", "Hà"),
    *("Khánh", "Lan", "Mai", "Nga", "Oanh", "Phúc"),
)
_POSTS: Final = ("Bí thư chi bộ", "Trưởng thôn", "Trưởng ban công tác Mặt trận", "Tổ trưởng tổ dân phố")
_TOPICS: Final = (
    ("vankhe", "Vận động Nhân dân hiến đất làm đường"),
    ("tanthinh", "Sinh hoạt chi bộ chuyên đề"),
    ("benchau", "Tổ dân phố không rác thải nhựa"),
)
_A_BUS: Final = 45


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was put in place."""

    meeting: Meeting
    delegates: int
    offices: int


class _Filled(DelegateTable):
    """The list as the office would fill it in."""

    def __init__(self, communes: list[Office], size: int) -> None:
        self.communes, self.size = communes, size

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        for number in range(self.size):
            yield self._row(number)

    def _row(self, number: int) -> tuple[Cell, ...]:
        office, forum = self.communes[number % len(self.communes)], number % len(_FORUMS)
        place = office.name.removeprefix("Đảng ủy ")
        seat = f"{chr(ord('A') + number // 60)}{number % 60 + 1}"
        post = f"{_POSTS[number % len(_POSTS)]} số {number // 20 + 1}"
        return (
            name_of(number), post, office.name, "Đại biểu dự", f"Đoàn {place}", "", str(forum + 1), seat,
            f"Xe {number // _A_BUS + 1}", "Cán bộ thôn, tổ dân phố tiêu biểu", "", "",
        )  # fmt: skip


def name_of(number: int) -> str:
    """The name of an invented person; 1,859 differ."""
    family, rest = _FAMILY[number % len(_FAMILY)], number // len(_FAMILY)
    return f"{family} {_MIDDLE[rest % len(_MIDDLE)]} {_GIVEN[rest // len(_MIDDLE) % len(_GIVEN)]}"


@transaction.atomic
def show_gathering(today: date) -> Gathered:
    """The gathering, some weeks from `today`; run again it changes nothing."""
    specialist = User.objects.get(username="chuyenvien")
    communes = _communes(today)
    meeting = Meeting.objects.filter(title=TITLE).first()
    if meeting is None:
        meeting = plan_meeting(actor=specialist, new=_new(specialist, today + timedelta(days=24)))
        registered = _register(specialist, meeting, communes)
        data = write_book([_Filled(communes, DELEGATES - registered)], filled=True)
        offered = offer_guests(actor=specialist, meeting=meeting, name="dai-bieu.xlsx", data=data)
        confirm_guests(actor=specialist, offered=offered, seen=preview_guests(meeting, data).seen)
        make_buses_of_list(actor=specialist, meeting=meeting, seats=_A_BUS)
        _prepare(specialist, meeting)
    return Gathered(meeting, meeting.delegates.count(), len(communes))


def _prepare(specialist: User, meeting: Meeting) -> None:
    """Who prepares it, what is read before, who speaks in which forum."""
    form_committee(specialist, meeting, PROVINCE)
    set_quorum(actor=specialist, meeting=meeting, least="1000", basis="Kế hoạch gặp mặt")
    put_paper(
        specialist, meeting, "Báo cáo về đội ngũ cán bộ thôn, tổ dân phố",
        "Toàn tỉnh có 1.890 thôn, tổ dân phố.", "Toàn tỉnh có 1.859 thôn, tổ dân phố sau sáp nhập.",
    )  # fmt: skip
    for at, session in enumerate(meeting.sessions.filter(kind=SessionKind.FORUM)):
        speakers = tuple(
            Speaker(name_of(at + 3 * number), f"{_POSTS[number]} số 1", office, topic)
            for number, (office, topic) in enumerate(_TOPICS)
        )
        register_speakers(specialist, session, speakers, (("xã", 3), ("phường", 2)))


def _communes(today: date) -> list[Office]:
    found = Office.objects.filter(code__startswith="hl.", kind="committee", level="commune")
    return [one for one in found.order_by("name") if one.stands_on(today)]


def _new(specialist: User, day: date) -> NewMeeting:
    assert specialist.office is not None  # every demonstration account has one
    forums = tuple(
        NewSession(
            f"Diễn đàn {number}: {name}", SessionKind.FORUM, day, time(14), time(17), f"Hội trường {number}"
        )
        for number, name in enumerate(_FORUMS, start=1)
    )
    plenary = NewSession(
        "Phiên toàn thể", on=day + timedelta(days=1), starts_at=time(7, 30), ends_at=time(11),
        place="Nhà văn hóa tỉnh", chair="Thường trực Tỉnh ủy",
    )  # fmt: skip
    return NewMeeting(
        specialist.office, Kind.GATHERING, TITLE, "Gần dân, vì dân", day, day + timedelta(days=1), time(14),
        "Nhà văn hóa tỉnh", "Thường trực Tỉnh ủy", sessions=(*forums, plenary),
    )  # fmt: skip


def _register(specialist: User, meeting: Meeting, communes: list[Office]) -> int:
    """Each commune owes three delegates, two speeches, a vehicle; of delegates some have registered all."""
    assert meeting.starts_on is not None  # it was planned with its day
    due = timezone.make_aware(datetime.combine(meeting.starts_on - timedelta(days=10), time(16)))
    source = "Kế hoạch gặp mặt"
    for what, size in ((What.DELEGATES, 3), (What.SPEECHES, 2), (What.VEHICLES, 1)):
        said = QuotaSaid(communes, what, size, size, due=due, source=source)
        set_quotas(actor=specialist, meeting=meeting, said=said)
    taken = 0
    for turn, quota in enumerate(
        Quota.objects.filter(meeting=meeting, what=What.DELEGATES).order_by("office__name")
    ):
        for at in range(turn % 4):
            taken += 1
            place = Place(name_of(1_200 + taken), _POSTS[at])
            register_place(actor=specialist, quota=quota, place=place)
    return taken
