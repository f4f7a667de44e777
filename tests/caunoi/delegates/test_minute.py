"""The attendance minute: its figures are those of the doors at its moment, and it begins once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.delegates.door_actions import annul_check_in, check_in, let_in_guest
from caunoi.delegates.door_rules import WHOLE, WalkIn
from caunoi.delegates.minute_actions import draft_attendance_minute
from caunoi.delegates.minute_paper import MINUTE, attendance_minute
from caunoi.delegates.models import CheckIn, Delegate
from caunoi.delegates.rules import Standing
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting, Point
from caunoi.meetings.rules import Level
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.door_scene import AT, Hall, scan
from vanban import reading
from vanban.paper import Paper, Paragraph, Table, plain
from vanban.profiles import profile_for
from vanban.writing import write

NOW = timezone.make_aware(datetime.combine(date(2027, 3, 22), time(14, 30, 20)))


@pytest.fixture
def counted(hall: Hall) -> Hall:
    """Five invited: here, missing, excused, replaced, struck; a guest and a substitute came in."""
    people = {name: hall.invite(name) for name in ("Lê Đến", "Lê Vắng", "Lê Ốm", "Lê Bận", "Lê Rút")}
    for name, standing in (("Lê Ốm", Standing.DECLINED), ("Lê Rút", Standing.STRUCK)):
        Delegate.objects.filter(full_name=name).update(standing=standing, reason="đi *công tác*")
    door = hall.door()
    check_in(door=door, scan=scan(people["Lê Đến"]), now=AT)
    instead = people["Lê Bận"].pk
    for name, office, whom in (("Kha Thay", "", instead), ("Kha Khách", "Báo Hải Lam", None)):
        guest = WalkIn(name.ljust(16, "-"), AT, name, "mời tại chỗ", office, instead_of=whom)
        let_in_guest(actor=hall.by, meeting=hall.meeting, guest=guest)
    return hall


def _lines(paper: Paper) -> list[str]:
    return [plain(one.words) for one in paper.body if isinstance(one, Paragraph)]


def _tables(paper: Paper) -> list[list[tuple[str, ...]]]:
    tables = [one for one in paper.body if isinstance(one, Table)]
    return [[tuple(map(plain, row)) for row in table.rows] for table in tables]


def test_figures_and_names(counted: Hall) -> None:
    paper = attendance_minute(counted.meeting, WHOLE, NOW)
    assert paper.title == "điểm danh gặp mặt cán bộ thôn tiêu biểu"
    said = _lines(paper)
    assert "Thời gian: từ 14 giờ 00, ngày 22/3/2027 (thứ Hai) đến ngày 23/3/2027 (thứ Ba)." in said
    at = said.index("Tính đến 14 giờ 30, ngày 22/3/2027:")
    assert said[at + 1 : at + 5] == [
        "Được mời: 05 đại biểu.",
        "Có mặt: 03 đại biểu, đạt 60%.",
        "Vắng có lý do: 01; vắng chưa rõ lý do: 01.",
        "Số đại biểu tối thiểu để tiến hành: không nêu.",
    ]
    offices, absent = _tables(paper)
    assert [row[1:] for row in offices] == [
        ("Đảng ủy xã Bến Thượng", "4", "2", "1", "1"),
        ("Báo Hải Lam", "1", "1", "0", "0"),
    ]
    assert [(row[1], row[3]) for row in absent] == [("Lê Ốm", "đi *công tác*"), ("Lê Vắng", "chưa rõ")]
    assert "Kha Thay, Đảng ủy xã Bến Thượng, thay cho Lê Bận." in said
    assert "Kha Khách, Báo Hải Lam: mời tại chỗ." in said
    assert not any("Lê Rút" in words for words in (*said, str(_tables(paper))))


def test_the_sums_come_out(counted: Hall) -> None:
    """Called is who is here and who is absent, in every row."""
    for row in _tables(attendance_minute(counted.meeting, WHOLE, NOW))[0]:
        called, *parts = map(int, row[2:])
        assert called == sum(parts)


def test_expected_is_no_quorum(counted: Hall) -> None:
    Meeting.objects.update(expected_min=1000, expected_max=1121)
    counted.meeting.refresh_from_db()
    said = _lines(attendance_minute(counted.meeting, WHOLE, NOW))
    assert "Số đại biểu dự kiến: 1.000 - 1.121." in said
    assert "Số đại biểu tối thiểu để tiến hành: không nêu." in said


def test_of_a_session_and_of_a_point(counted: Hall) -> None:
    session = counted.meeting.sessions.all()[0]
    said = _lines(attendance_minute(counted.meeting, f"s{session.pk}", NOW))
    assert "Thời gian: từ 14 giờ 00 đến 17 giờ 00, ngày 22/3/2027 (thứ Hai)." in said
    assert "Địa điểm: Hội trường 1." in said
    Meeting.objects.update(online=True)
    counted.meeting.refresh_from_db()
    point = Point.objects.create(
        meeting=counted.meeting, name="Xã Bến Thượng", level=Level.COMMUNE, place="Phòng họp tầng 2",
        chair="Bí thư Đảng ủy xã",
    )  # fmt: skip
    Delegate.objects.filter(full_name="Lê Vắng").update(point=point)
    paper = attendance_minute(counted.meeting, f"p{point.pk}", NOW)
    assert "Được mời: 01 đại biểu." in _lines(paper)
    assert paper.title.endswith(", điểm cầu Xã Bến Thượng")
    assert {"Địa điểm: Phòng họp tầng 2.", "Chủ trì: Bí thư Đảng ủy xã."} <= {*_lines(paper)}
    assert "Theo điểm cầu" in _lines(attendance_minute(counted.meeting, WHOLE, NOW))


def test_here_is_who_came_in_by_any_door(counted: Hall) -> None:
    forum = counted.meeting.sessions.all()[0]
    Delegate.objects.filter(full_name__in=("Lê Vắng", "Lê Ốm")).update(forum=forum)
    missing = Delegate.objects.get(full_name="Lê Vắng")
    check_in(door=counted.door("Diễn đàn", f"s{forum.pk}"), scan=scan(missing, "v"), now=AT)
    whole, part = (_lines(attendance_minute(counted.meeting, at, NOW)) for at in (WHOLE, f"s{forum.pk}"))
    assert "Có mặt: 04 đại biểu, đạt 80%." in whole
    assert {"Được mời: 02 đại biểu.", "Có mặt: 01 đại biểu, đạt 50%."} <= {*part}


def test_a_guest_whose_check_in_was_annulled_was_no_guest(counted: Hall) -> None:
    """Nor a substitute; each stays on the list of those who are awaited."""
    for name in ("Kha Khách", "Kha Thay"):
        entry = CheckIn.objects.get(delegate__full_name=name)
        annul_check_in(actor=counted.by, entry=entry, reason="ghi nhầm")
    paper = attendance_minute(counted.meeting, WHOLE, NOW)
    said = _lines(paper)
    assert "Có mặt: 01 đại biểu, đạt 20%." in said
    assert not any(words in line for words in ("đi thay", "Khách đến") for line in said)
    assert len(_tables(paper)[1]) == 4


def test_what_nobody_said_stands_as_dots_or_not_at_all(counted: Hall) -> None:
    Meeting.objects.update(starts_on=None, ends_on=None, starts_at=None, place="", chair="")
    counted.meeting.refresh_from_db()
    said = _lines(attendance_minute(counted.meeting, WHOLE, NOW))
    assert said[:3] == ["THỜI GIAN, ĐỊA ĐIỂM", "Thời gian: ngày …… (……).", "KẾT QUẢ ĐIỂM DANH"]


def test_two_sign_and_it_can_be_read_again(counted: Hall) -> None:
    paper = attendance_minute(counted.meeting, WHOLE, NOW)
    assert [one.role for one in paper.signings] == ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"]
    data = write(paper, profile=profile_for(date(2027, 3, 22), paper.system), format="docx")
    said = reading.read(data, name="minute.docx", today=date(2027, 3, 22)).documents[0]
    assert said.doc_type is not None
    assert said.doc_type.value == "Biên bản"
    assert said.tasks == ()
    assert [(str(one.date), one.time) for one in said.meetings] == [("2027-03-22", "14:00")]


def test_a_draft_once_with_its_own_figures(counted: Hall, specialist: User) -> None:
    made = draft_attendance_minute(actor=specialist, meeting=counted.meeting)
    check_in(door=counted.door("Cửa 2"), scan=scan(Delegate.objects.get(full_name="Lê Vắng"), "v"), now=AT)
    assert draft_attendance_minute(actor=specialist, meeting=counted.meeting) == made
    assert made.kind == MINUTE
    assert "Có mặt: 03 đại biểu, đạt 60%." in _lines(newest(made).paper)
    assert Entry.objects.filter(verb="begin_draft").count() == 1
    session = counted.meeting.sessions.all()[0]
    other = draft_attendance_minute(actor=specialist, meeting=counted.meeting, occasion=f"s{session.pk}")
    assert other != made


@pytest.mark.parametrize(
    ("role", "occasion", "code"),
    [("specialist", "s0", "unknown-occasion"), ("specialist", "x", "unknown-occasion"),
     ("unit_contact", WHOLE, "not-allowed")],
)  # fmt: skip
def test_refused(role: str, occasion: str, code: str, counted: Hall) -> None:
    with pytest.raises(RuleBroken) as refused:
        draft_attendance_minute(
            actor=counted.province.people[role], meeting=counted.meeting, occasion=occasion
        )
    assert refused.value.code == code
    assert not Draft.objects.exists()


def test_nobody_called_is_nothing_to_count(hall: Hall, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="chưa có gì để lập"):
        draft_attendance_minute(actor=specialist, meeting=hall.meeting)


def test_one_button_on_the_table(counted: Hall) -> None:
    address = f"/cuoc-hop/{counted.meeting.pk}/diem-danh/"
    button = f'action="{address}bien-ban/"'
    assert button in counted.province.client("specialist").get(address).content.decode()
    assert button not in counted.province.client("steward").get(address).content.decode()
    answer = counted.province.client("specialist").post(f"{address}bien-ban/", {"vao": WHOLE})
    assert answer.headers["Location"].endswith(f"/{Draft.objects.get().pk}/")
    now = timezone.localtime()
    hours = {f"{moment:%H giờ %M}" for moment in (now, now - timedelta(minutes=1))}
    assert any(hour in line for hour in hours for line in _lines(newest(Draft.objects.get()).paper))


def test_as_many_questions_for_many_as_for_few(counted: Hall) -> None:
    counts = []
    for last in (2, 14):
        for number in range(last):
            counted.invite(f"Đại biểu {last}.{number}")
        with CaptureQueriesContext(connection) as asked:
            attendance_minute(counted.meeting, WHOLE, NOW)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
