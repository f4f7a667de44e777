"""What a draft is made from: papers, the month's sessions, last week, pasted text; each source once."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from caunoi.documents.models import Document, FactState
from caunoi.people.models import Office, Role, User
from caunoi.programmes.models import MonthProgramme, WeekSchedule
from caunoi.programmes.month_actions import keep_line, set_session
from caunoi.programmes.month_rules import Body
from caunoi.programmes.week_actions import add_entry, draft_week, draw_entries, paste_entries
from caunoi.programmes.week_page import week_page
from caunoi.programmes.week_reads import faults, sheet_of
from caunoi.programmes.week_rules import Half, Session, Source, Week
from caunoi.programmes.week_sources import candidates
from tests.caunoi.programmes.conftest import YEAR, Make, line_of, told
from tests.caunoi.programmes.test_by_hand import refusal
from tests.caunoi.tasks.conftest import add_fact
from tests.conftest import Province

TUESDAY = date(YEAR, 7, 25)
WEEK = Week.of(TUESDAY)


@pytest.fixture
def week(committee: Office, specialist: User) -> WeekSchedule:
    return draft_week(actor=specialist, office=committee, week=WEEK)


def offered(user: User, week: WeekSchedule) -> list[str]:
    return [f"{one.session.when}: {one.session.content}" for one in candidates(user, week)]


def _meeting(
    document: Document, position: int, state: FactState = FactState.CONFIRMED, **said: object
) -> None:
    value = {
        "name": "Hội nghị sơ kết",
        "date": str(TUESDAY),
        "time": "07:30",
        "place": "Hội trường",
        "chair": None,
    }
    add_fact(document, "meetings", position, {**value, **said}, (0, 12), state)


def test_confirmed_meetings_of_this_week(paper: Document, week: WeekSchedule, specialist: User) -> None:
    _meeting(paper, 0)
    _meeting(paper, 1, name=None, text="Họp chiều", time="chiều")
    _meeting(paper, 2, date=str(WEEK.plus(1).monday))
    _meeting(paper, 3, FactState.PROPOSED)
    _meeting(paper, 4, name="Không rõ ngày", date=None)
    assert offered(specialist, week) == [
        "7h30 thứ Ba 25/07: Hội nghị sơ kết",
        "chiều thứ Ba 25/07: Họp chiều",
    ]
    first = candidates(specialist, week)[0]
    [entry] = draw_entries(actor=specialist, schedule=week, keys=[first.key])
    assert (entry.place, entry.source, entry.fact, entry.written) == (
        "Hội trường",
        Source.MEETING,
        first.fact,
        "CHƯƠNG TRÌNH",
    )
    assert offered(specialist, week) == ["chiều thứ Ba 25/07: Họp chiều"]
    assert told(week)[-1].endswith("lấy 1 mục vào lịch tuần 30 (24/07 – 30/07/2023).")
    page = week_page(specialist, week.office, WEEK, TUESDAY, None)
    [line] = page.days[1].lines
    assert (line.document, line.source) == (paper.pk, "Từ văn bản")


def test_a_weekday_that_the_paper_got_wrong_is_named(
    paper: Document, week: WeekSchedule, specialist: User
) -> None:
    paper.reading.text = "Thứ Tư, ngày 25/7/2023 họp" + paper.reading.text
    paper.reading.save()
    _meeting(paper, 0)
    paper.facts.filter(kind="meetings").update(span_start=0, span_end=26)
    draw_entries(actor=specialist, schedule=week, keys=[one.key for one in candidates(specialist, week)])
    [fault] = faults(sheet_of(week))
    assert (fault.code, "là thứ Ba" in fault.sentence) == ("weekday", True)


def test_whose_papers_one_does_not_see(paper: Document, week: WeekSchedule, province: Province) -> None:
    _meeting(paper, 0)
    assert offered(province.people[Role.UNIT_CONTACT], week) == []


def test_sessions_of_the_month(
    july: MonthProgramme, make: Make, week: WeekSchedule, specialist: User
) -> None:
    for content, body in (("Một", Body.BUREAU), ("Hai", Body.BUREAU)):
        set_session(actor=specialist, line=line_of(july, content), on=TUESDAY, body=body)
    assert offered(specialist, week) == ["cả ngày thứ Ba 25/07: Phiên họp Ban Thường vụ: (1) Một; (2) Hai"]
    keep_line(actor=specialist, line=line_of(july, "Hai"), kept=False)
    assert offered(specialist, week) == ["cả ngày thứ Ba 25/07: Phiên họp Ban Thường vụ: Một"]
    draw_entries(actor=specialist, schedule=week, keys=["session:bureau:2023-07-25"])
    assert offered(specialist, week) == []
    again = partial(draw_entries, actor=specialist, schedule=week, keys=["session:bureau:2023-07-25"])
    assert refusal(again) == "nothing-chosen"


def test_what_comes_back_weekly(committee: Office, week: WeekSchedule, specialist: User) -> None:
    last = draft_week(actor=specialist, office=committee, week=WEEK.plus(-1))
    new = Session(date(YEAR, 7, 19), "Tiếp công dân", half=Half.AFTERNOON, chair="Đ/c An")
    first = add_entry(actor=specialist, schedule=last, new=new, weekly=True)
    add_entry(actor=specialist, schedule=last, new=Session(date(YEAR, 7, 19), "Một lần"))
    assert offered(specialist, week) == ["chiều thứ Tư 26/07: Tiếp công dân"]
    [entry] = draw_entries(actor=specialist, schedule=week, keys=[f"weekly:{first.pk}"])
    assert (entry.weekly, entry.chair, entry.uid == first.uid) == (True, "Đ/c An", False)
    following = draft_week(actor=specialist, office=committee, week=WEEK.plus(1))
    assert offered(specialist, following) == ["chiều thứ Tư 02/08: Tiếp công dân"]


def test_pasted_text(week: WeekSchedule, specialist: User) -> None:
    text = "Thứ Ba 25/7 | 7h30 | Giao ban | Đ/c An\nThứ Ba 1/8 | 8h | Tuần sau"
    read = paste_entries(actor=specialist, schedule=week, text=text)
    assert ([one.content for one in sheet_of(week).sessions], len(read.unread)) == (["Giao ban"], 1)
    assert week.entries.get().source == Source.PASTED
    assert told(week)[-1].endswith("dán 1 mục vào lịch tuần 30 (24/07 – 30/07/2023).")
    for wrong, code in (
        ("Thứ Ba 1/8 | 8h | Tuần sau", "nothing-read"),
        (" ", "nothing-stated"),
        ("x" * 20_001, "too-long"),
    ):
        assert refusal(partial(paste_entries, actor=specialist, schedule=week, text=wrong)) == code


def test_by_forms(committee: Office, week: WeekSchedule, province: Province, specialist: User) -> None:
    last = draft_week(actor=specialist, office=committee, week=WEEK.plus(-1))
    add_entry(actor=specialist, schedule=last, new=Session(date(YEAR, 7, 19), "Tiếp công dân"), weekly=True)
    client, page = province.client(Role.SPECIALIST), f"/chuong-trinh/tuan/{WEEK.key}/"
    key = candidates(specialist, week)[0].key
    assert f'value="{key}" checked' in client.get(page).content.decode()
    assert client.post(f"/chuong-trinh/tuan/{week.pk}/lay-vao/", {"muc": [key]}).status_code == 302
    paste = f"/chuong-trinh/tuan/{week.pk}/dan/"
    assert client.post(paste, {"text": "không có gì"}).status_code == 422
    done = client.post(
        paste, {"text": "Thứ Ba | 7h30 | Giao ban\n1/8 | 8h | Xa"}, follow=True
    ).content.decode()
    assert "Đã đưa 1 mục vào lịch." in done
    assert "không thuộc tuần 30" in done
    assert week.entries.count() == 2
