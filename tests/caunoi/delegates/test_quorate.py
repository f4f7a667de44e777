"""Whether as many are here as must be: the summoned alone are counted, everywhere by the same rule."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.delegates.control_reads import control
from caunoi.delegates.door_actions import annul_check_in, check_in, let_in_guest
from caunoi.delegates.door_figures import quorate
from caunoi.delegates.door_rules import WHOLE, WalkIn
from caunoi.delegates.minute_paper import attendance_minute
from caunoi.delegates.models import CheckIn, Delegate
from caunoi.delegates.rules import Part, Standing
from caunoi.meetings.models import Meeting, Point
from caunoi.meetings.quorum_actions import set_quorum
from caunoi.meetings.rules import Level
from tests.caunoi.delegates.door_scene import AT, Hall, scan
from vanban.paper import Paper, Paragraph, plain


@pytest.fixture
def body(hall: Hall) -> Hall:
    """Seven are summoned: three are here, one excused, one has sent a substitute who is here, two missing.

    One who serves and a guest are here too; one came by the door of a forum alone.
    """
    names = ("Cửa chính", "Cửa diễn đàn", "Đến sau", "Ốm", "Bận", "Vắng", "Chưa tới", "Phục vụ", "Đã rút")
    people = {name: hall.invite(name) for name in names}
    for name, standing in (("Ốm", Standing.DECLINED), ("Đã rút", Standing.STRUCK)):
        Delegate.objects.filter(full_name=name).update(standing=standing, reason="đi công tác")
    Delegate.objects.filter(full_name="Phục vụ").update(part=Part.SERVE)
    door, forum = hall.door(), hall.door("Diễn đàn", f"s{hall.meeting.sessions.all()[0].pk}")
    for name in ("Cửa chính", "Đến sau", "Phục vụ"):
        check_in(door=door, scan=scan(people[name], name), now=AT)
    for name in ("Cửa diễn đàn", "Cửa chính"):
        check_in(door=forum, scan=scan(people[name], f"f{name}"), now=AT)
    for name, instead in (("Kha Thay", people["Bận"].pk), ("Kha Khách", None)):
        guest = WalkIn(name.ljust(16, "-"), AT, name, "mời tại chỗ", instead_of=instead)
        let_in_guest(actor=hall.by, meeting=hall.meeting, guest=guest)
    return hall


def _said(hall: Hall, least: str, basis: str = "") -> Meeting:
    return set_quorum(actor=hall.by, meeting=hall.meeting, least=least, basis=basis)


def _minute(meeting: Meeting, occasion: str) -> str:
    paper: Paper = attendance_minute(meeting, occasion, timezone.localtime())
    lines = [plain(one.words) for one in paper.body if isinstance(one, Paragraph)]
    [found] = [line for line in lines if line.startswith("Số đại biểu tối thiểu")]
    return found.removeprefix("Số đại biểu tối thiểu để tiến hành: ")


STATED = [
    ("2/3", 5, 1, "2/3 số được triệu tập, là 05/07 người"),
    ("quá nửa", 4, 0, "quá 1/2 số được triệu tập, là 04/07 người"),
    ("4", 4, 0, "04 người"),
    ("100%", 7, 3, "1/1 số được triệu tập, là 07/07 người"),
]


@pytest.mark.parametrize(("least", "needed", "lacking", "words"), STATED)
def test_the_summoned_alone_count(least: str, needed: int, lacking: int, words: str, body: Hall) -> None:
    found = quorate(_said(body, least), WHOLE)
    assert found is not None
    assert (found.summoned, found.here, found.needed, found.lacking) == (7, 4, needed, lacking)
    assert found.words == words


def test_said_alike_on_the_page_in_the_minute_and_in_the_control_room(body: Hall) -> None:
    meeting = _said(body, "2/3", "Quy chế làm việc")
    words = "2/3 số được triệu tập, là 05/07 người (theo Quy chế làm việc)"
    assert _minute(meeting, WHOLE) == f"{words}; có mặt 04, còn thiếu 01."
    client, address = body.province.client("leader"), f"/cuoc-hop/{meeting.pk}/diem-danh/"
    now = timezone.localtime()

    def shown() -> list[str]:
        room = render_to_string(
            "delegates/control_room.html#now", {"meeting": meeting, "room": control(meeting, now)}
        )
        return [client.get(address).content.decode(), room]

    for page in shown():
        assert f"Phải có mặt {words}; có mặt <b>4</b>" in page
        assert "còn thiếu 01" in page
    late = Delegate.objects.get(full_name="Vắng")
    entry = check_in(door=body.door("Cửa 2"), scan=scan(late, "v"), now=AT + timedelta(minutes=5))
    assert _minute(meeting, WHOLE) == f"{words}; có mặt 05, đủ."
    assert not any("còn thiếu" in page for page in shown())
    annul_check_in(actor=body.by, entry=entry, reason="quét nhầm")
    assert all("còn thiếu 01" in page for page in shown())


def test_a_guest_whose_entry_is_annulled_was_still_not_summoned(body: Hall) -> None:
    entry = CheckIn.objects.get(delegate__full_name="Kha Khách")
    annul_check_in(actor=body.by, entry=entry, reason="ghi nhầm")
    found = quorate(_said(body, "2/3"), WHOLE)
    assert found is not None
    assert (found.summoned, found.here) == (7, 4)


def test_of_the_whole_and_of_plenary_sessions(body: Hall) -> None:
    meeting = _said(body, "2/3")
    forum, *_, plenary = meeting.sessions.all()
    point = Point.objects.create(meeting=meeting, name="Xã Bến Thượng", level=Level.COMMUNE)
    for occasion in (f"s{forum.pk}", f"p{point.pk}"):
        assert quorate(meeting, occasion) is None
        assert _minute(meeting, occasion) == "không nêu."
    found = quorate(meeting, f"s{plenary.pk}")
    assert found is not None
    assert (found.summoned, found.here, found.state) == (7, 0, "còn thiếu 05")


def test_while_nobody_is_summoned_no_figure_is_shown(body: Hall) -> None:
    body.meeting.delegates.update(standing=Standing.STRUCK, reason="lập lại danh sách")
    assert quorate(_said(body, "2/3"), WHOLE) is None


def test_where_nobody_said_it_nothing_is_asked_or_shown(body: Hall) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert quorate(body.meeting, WHOLE) is None
    assert len(asked) == 0
    page = body.province.client("leader").get(f"/cuoc-hop/{body.meeting.pk}/diem-danh/").content.decode()
    assert "Phải có mặt" not in page
    assert _minute(body.meeting, WHOLE) == "không nêu."
    with CaptureQueriesContext(connection) as asked:
        quorate(_said(body, "2/3"), f"s{body.meeting.sessions.all()[0].pk}")
        before = len(asked)
        quorate(Meeting.objects.get(), WHOLE)
    assert len(asked) - before == 2
