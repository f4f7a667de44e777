"""Two weeks for the demonstration: this one issued, the next a draft with a clash that waits to be found."""

from __future__ import annotations

from datetime import date, time

from caunoi.people.models import Office, User
from caunoi.programmes.week_actions import (
    add_entry,
    approve_week,
    draft_week,
    issue_week,
    set_roster,
    submit_week,
    waive_finding,
)
from caunoi.programmes.week_reads import faults, open_faults, sheet_of
from caunoi.programmes.week_rules import Duty, Half, Session, Week

_SECRETARY, _DEPUTY = "Đ/c Lương Quốc Thái", "Đ/c Đặng Thị Hạnh"
_ROOM, _HALL, _CAR = "Phòng họp A, Tỉnh ủy", "Hội trường Tỉnh ủy", "xe số 02"


def _usual(week: Week) -> tuple[tuple[Session, bool], ...]:
    """What every week has, and whether it is offered again next week."""
    monday, tuesday, wednesday, thursday, friday, *_ = week.days
    return (
        (_line(monday, time(7, 30), "Giao ban các ban xây dựng Đảng, Văn phòng", _DEPUTY, _ROOM), True),
        (_line(monday, time(14), "Làm việc với Ban Tổ chức về công tác cán bộ", _SECRETARY, _ROOM), False),
        (_line(tuesday, time(8), "Hội nghị báo cáo viên tháng", _DEPUTY, _HALL), False),
        (_line(wednesday, time(8), "Tiếp công dân định kỳ", _SECRETARY, "Trụ sở Tiếp công dân tỉnh"), True),
        (_line(wednesday, time(14), "Cho ý kiến tài liệu trình Ban Thường vụ", _DEPUTY, _ROOM), False),
        (_away(thursday, "Kiểm tra công tác xây dựng Đảng tại xã Tân Thịnh", _DEPUTY), False),
        (_line(friday, time(8), "Họp Thường trực Tỉnh ủy", _SECRETARY, _ROOM), True),
        (_line(friday, time(15), "Sinh hoạt chi bộ Văn phòng", "Đ/c Chánh Văn phòng", _ROOM), False),
    )  # fmt: skip


def _line(on: date, at: time, content: str, chair: str, place: str) -> Session:
    return Session(
        on, content, start=at, chair=chair, place=place, attendees="Các ban xây dựng Đảng; Văn phòng Tỉnh ủy"
    )


def _away(on: date, content: str, chair: str) -> Session:
    return Session(
        on, content, half=Half.DAY, chair=chair, place="Xã Tân Thịnh", vehicle=_CAR, note="Xuất phát 6h45",
        attendees="Ủy ban Kiểm tra Tỉnh ủy; Đảng ủy xã Tân Thịnh",
    )  # fmt: skip


def live_through_two_weeks(office: Office, today: date) -> None:
    """This week goes out as it would; of the next one the secretary is in two places on Monday."""
    specialist, chief = (User.objects.get(username=name) for name in ("chuyenvien", "chanhvp"))
    now = Week.of(today)
    made = draft_week(actor=specialist, office=office, week=now)
    for session, weekly in _usual(now):
        add_entry(actor=specialist, schedule=made, new=session, weekly=weekly)
    duties = tuple(Duty(on, _DEPUTY, "Phòng Tổng hợp", "Lái xe số 02") for on in now.days)
    set_roster(actor=specialist, schedule=made, duties=duties)
    submit_week(actor=specialist, schedule=made)
    for fault in open_faults(made, faults(sheet_of(made))):
        waive_finding(actor=chief, schedule=made, key=fault.key, reason="Theo lịch của Thường trực")
    approve_week(actor=chief, schedule=made)
    issue_week(actor=specialist, schedule=made)
    _coming(office, now.plus(1), specialist)


def _coming(office: Office, week: Week, specialist: User) -> None:
    """Next week's draft, without what comes back weekly: that is offered on its page."""
    made = draft_week(actor=specialist, office=office, week=week)
    for session, weekly in _usual(week):
        if not weekly:
            add_entry(actor=specialist, schedule=made, new=session)
    clash = _line(week.days[0], time(14, 30), "Tiếp đoàn công tác của Trung ương", _SECRETARY, "Phòng khách")
    add_entry(actor=specialist, schedule=made, new=clash)
