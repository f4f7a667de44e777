"""The demonstration's online conference: seventy bridge points on three levels, on the day itself."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.meetings.actions import NewItem, NewMeeting, NewSession, plan_meeting
from caunoi.meetings.floor_actions import FloorTerms, open_floor, turn_to
from caunoi.meetings.floor_note_actions import NewNote, write_note
from caunoi.meetings.floor_question_actions import admit_question, ask_from_point
from caunoi.meetings.floor_rules import NoteKind
from caunoi.meetings.models import Meeting, Point
from caunoi.meetings.point_actions import PointSaid, add_points, call_points, register_point
from caunoi.meetings.point_checks import checks
from caunoi.meetings.point_day_actions import record_test, report_count, report_incident, resolve_incident
from caunoi.meetings.point_rules import Registered, Wanted
from caunoi.meetings.quorum_actions import set_quorum
from caunoi.meetings.rules import Kind, Level, SessionKind
from caunoi.people.models import Office, OfficeKind, OfficeLevel, User
from caunoi.site.demo_meetings import PROVINCE, Speaker, form_committee, put_paper, register_speakers

TITLE: Final = "Hội nghị trực tuyến ba cấp tổng kết công tác năm"
POINTS: Final = 70
_ROOMS: Final = ("Phòng họp trực tuyến Tỉnh ủy Hải Lam", "Hội trường Bộ Chỉ huy Quân sự tỉnh Hải Lam")
_VILLAGES: Final = (
    *("Trung", "Đoài", "Đông", "Thượng", "Hạ", "Bắc Sơn", "Nam Lĩnh"),
    *("Vĩnh An", "Phú Lộc", "Tân Tiến", "Hòa Bình", "Yên Trung", "Bến Đá"),
)
_AGENDA: Final = (
    ("Ổn định tổ chức, kiểm tra đường truyền", "Văn phòng Tỉnh ủy", 15),
    ("Tuyên bố lý do, giới thiệu đại biểu", "Chánh Văn phòng Tỉnh ủy", 10),
    ("Báo cáo tổng kết năm", "Phó Bí thư Thường trực Tỉnh ủy", 30),
    ("Thảo luận tại các điểm cầu", "Thường trực Tỉnh ủy", 90),
    ("Khen thưởng", "Ban Tổ chức Tỉnh ủy", 20),
    ("Kết luận, bế mạc", "Bí thư Tỉnh ủy", 20),
)

_SPEAKERS: Final = (
    Speaker("Đinh Văn Thắng", "Bí thư Đảng ủy", "tanthinh", "Sắp xếp bộ máy sau hợp nhất xã"),
    Speaker("Lê Thị Hồng", "Bí thư Đảng ủy", "benchau", "Chuyển đổi số ở phường"),
    Speaker("Ngô Xuân Hải", "Phó Bí thư Thường trực", "yenloc", "Phát triển đảng viên ở thôn"),
    Speaker("Vũ Quốc Anh", "Giám đốc", "snnmt", "Tích tụ đất đai, nông nghiệp hữu cơ"),
)
_ASKED: Final = "Khi nào xã được cấp máy phát điện dự phòng cho điểm cầu?"


@transaction.atomic
def show_conference(today: date) -> Meeting:
    """The conference of today with its points: registered, tested, with heads and incidents, some not yet.

    The province must be there (`show_province`). Run again, it adds nothing.
    """
    there = Meeting.objects.filter(title=TITLE).first()
    if there is not None:
        return there
    specialist = User.objects.get(username="chuyenvien")
    office = Office.objects.get(code="hl.vptu")
    agenda = tuple(NewItem(content, lead, None, minutes) for content, lead, minutes in _AGENDA)
    hours = (time(7, 30), time(11))
    plenary = NewSession("Phiên toàn thể", SessionKind.PLENARY, today, *hours, agenda=agenda)
    new = NewMeeting(
        office, Kind.ONLINE, TITLE, "Kỷ cương, hành động, gần dân", today, None, time(7, 30), _ROOMS[0],
        "Thường trực Tỉnh ủy", online=True, sessions=(plenary,),
    )  # fmt: skip
    meeting = plan_meeting(actor=specialist, new=new)
    add_points(actor=specialist, meeting=meeting, wanted=_wanted(today))
    for number, point in enumerate(meeting.points.order_by("pk")):
        _live_through(specialist, number, point)
    opening = timezone.make_aware(datetime.combine(today, time(7, 30)))
    call_points(
        actor=specialist, meeting=meeting, due=opening - timedelta(hours=39),
        tests_at=opening - timedelta(hours=16),
    )  # fmt: skip
    _prepare(specialist, meeting)
    return meeting


def _prepare(specialist: User, meeting: Meeting) -> None:
    """Who prepares it, what is read before, who speaks; the session is run and has come to the discussion."""
    form_committee(specialist, meeting, PROVINCE)
    set_quorum(actor=specialist, meeting=meeting, least="2/3", basis="Quy chế làm việc")
    put_paper(
        specialist, meeting, "Báo cáo tổng kết công tác năm",
        "Toàn tỉnh hoàn thành 18 trên 20 chỉ tiêu.", "Toàn tỉnh hoàn thành 19 trên 20 chỉ tiêu.",
    )  # fmt: skip
    session = meeting.sessions.get()
    open_floor(actor=specialist, session=session, terms=FloorTerms(10, 8))
    quotas = (("xã", 2), ("phường", 1))
    register_speakers(specialist, session, _SPEAKERS, quotas)
    turn_to(actor=specialist, session=session, item=session.agenda.all()[3])
    point = meeting.points.filter(office__code="hl.tanthinh").first()
    assert point is not None  # each commune has one
    asked = ask_from_point(actor=specialist, session=session, point=point, text=_ASKED)
    admit_question(actor=specialist, question=asked)
    promised = NewNote(NoteKind.PROMISED, "Cấp kinh phí đường truyền dự phòng trong quý tới", "Sở Tài chính")
    write_note(actor=specialist, session=session, new=promised)


def _wanted(today: date) -> list[Wanted]:
    """Two rooms of the province, each commune of the register, and halls of villages below the communes."""
    wanted = [Wanted(Level.PROVINCE, name, name, main=True) for name in _ROOMS]
    committees = Office.objects.standing_on(today).filter(kind=OfficeKind.COMMITTEE)
    communes = list(committees.filter(level=OfficeLevel.COMMUNE, code__startswith="hl."))
    wanted += [Wanted(Level.COMMUNE, one.name, office=one.pk, parent=0) for one in communes]
    for number in range(POINTS - len(wanted)):
        village, place = divmod(number, len(communes))
        commune = communes[place].name.removeprefix("Đảng ủy ")
        name = f"Nhà văn hóa thôn {_VILLAGES[village]}, {commune}"
        wanted.append(Wanted(Level.COMMUNE, name, parent=len(_ROOMS) + place))
    return wanted


def _live_through(actor: User, number: int, point: Point) -> None:
    """What has become of the point by now; the number alone decides, so that it is the same every time."""
    if number % 14 == 13:
        return
    if number % 33 == 32:
        none = PointSaid(Registered.DECLINED, reason="Dự chung tại điểm cầu cấp xã")
        register_point(actor=actor, point=point, said=none, seen=0)
        return
    expected = 120 if point.main else 80 if point.office else 35 + number % 5
    said = PointSaid(
        place=point.place or f"Hội trường {point.name.removeprefix('Đảng ủy ')}"[:400], expected=expected,
        capacity=expected + 20, chair=point.chair, equipment="Màn hình, camera, 2 micro",
        line="Viễn thông Hải Lam", backup="4G", technician="Cán bộ trực kỹ thuật",
    )  # fmt: skip
    register_point(actor=actor, point=point, said=said, seen=0)
    if number % 9 != 8:
        _tested(actor, number, point)
    if number % 7 != 6:
        report_count(actor=actor, point=point, present=expected - number % 6)
    if number in {11, 25, 40}:
        incident = report_incident(actor=actor, point=point, what="Mất tiếng từ điểm cầu tỉnh")
        if number == 25:
            resolve_incident(
                actor=actor, incident=incident, how="Khởi động lại thiết bị, chuyển đường dự phòng"
            )


def _tested(actor: User, number: int, point: Point) -> None:
    results = {one.key: "ok" for one in checks()}
    if number % 17 == 16:
        results[checks()[-1].key] = "bad"
        record_test(actor=actor, point=point, said=results, note="Chưa có máy phát điện")
        return
    record_test(actor=actor, point=point, said=results)
