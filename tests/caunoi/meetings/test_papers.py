"""Papers for delegates: put behind the gate, put anew as versions, withdrawn; which came late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from caunoi.documents import store
from caunoi.documents.models import IncomingFile, StoredFile
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting, Paper, PaperVersion
from caunoi.meetings.paper_actions import NewPaper, PaperFile, add_paper, renew_paper, withdraw_paper
from caunoi.meetings.paper_reads import papers_of
from caunoi.meetings.paper_rules import late_words, refuse_no_paper, still_read
from caunoi.meetings.rules import State
from caunoi.people.models import OfficeParameter, User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents import papers
from tests.caunoi.meetings.floor_scene import told
from tests.caunoi.meetings.paper_scene import version_of
from tests.conftest import Province
from vanban.dates.working_days import SHIPPED, load

MEETS = date(2027, 3, 22)
"""A Monday; the seventh working day before is Thursday 11/3."""
FILE = PaperFile("Bao cao.txt", "BÁO CÁO\nkết quả năm".encode())
SECRET = PaperFile("bao-cao.txt", "MẬT\nBÁO CÁO\nkết quả năm".encode())

LATE = [
    (date(2027, 3, 1), MEETS, ""),
    (date(2027, 3, 11), MEETS, ""),
    (date(2027, 3, 12), MEETS, "trước ngày họp 06 ngày làm việc, cần 07"),
    (date(2027, 3, 13), MEETS, "trước ngày họp 05 ngày làm việc, cần 07"),
    (date(2027, 3, 19), MEETS, "trước ngày họp 01 ngày làm việc, cần 07"),
    (date(2027, 3, 20), MEETS, "không còn ngày làm việc nào trước ngày họp, cần 07"),
    (MEETS, MEETS, "không còn ngày làm việc nào trước ngày họp, cần 07"),
    (date(2027, 3, 30), MEETS, "không còn ngày làm việc nào trước ngày họp, cần 07"),
    (MEETS, None, ""),
    (MEETS, date(2199, 1, 1), ""),
    # Over the turn of the year: 02/01/2026 is off and Saturday 10/01/2026 is worked (12729/VPCP-KGVX).
    (date(2025, 12, 29), date(2026, 1, 9), ""),
    (date(2025, 12, 30), date(2026, 1, 9), "trước ngày họp 06 ngày làm việc, cần 07"),
    (date(2025, 12, 31), date(2026, 1, 12), ""),
    (date(2026, 1, 10), date(2026, 1, 12), "trước ngày họp 01 ngày làm việc, cần 07"),
]


@pytest.mark.parametrize(("sent_on", "held_on", "words"), LATE)
def test_late_by_the_calendar_of_working_days(sent_on: date, held_on: date | None, words: str) -> None:
    assert late_words(sent_on, held_on, 7, load(SHIPPED)) == words


@pytest.mark.parametrize(
    ("state", "last", "opens"),
    [
        (State.PREPARING, MEETS, True),
        (State.POSTPONED, None, True),
        (State.PREPARING, date(2027, 3, 21), False),
        (State.CANCELLED, None, False),
        (State.ENDED, MEETS, False),
    ],
)
def test_until_when_it_is_opened(state: State, last: date | None, opens: bool) -> None:
    assert still_read(state, last, MEETS) is opens


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.exe", "khong-duoi", "bao-cao.pdf.js"])
def test_what_is_no_paper(name: str) -> None:
    with pytest.raises(RuleBroken, match="làm tài liệu họp"):
        refuse_no_paper(name)


@pytest.fixture
def paper(meeting: Meeting, specialist: User) -> Paper:
    made = Paper.objects.create(meeting=meeting, title="Báo cáo tổng kết")
    version_of(made, specialist, at=datetime(2027, 3, 1, 1, tzinfo=UTC))
    return made


def test_put_and_put_anew_the_old_one_stays(meeting: Meeting, specialist: User) -> None:
    first = add_paper(actor=specialist, meeting=meeting, new=NewPaper("  Báo cáo   tổng kết ", FILE))
    assert (str(first), first.name, first.by) == ("Báo cáo tổng kết, bản 1", "Bao cao.txt", specialist)
    assert store.get(first.file.sha256) == FILE.data
    assert f"gửi tài liệu số {first.paper_id}, bản 1, tới đại biểu của “Gặp mặt" in told("add_paper")
    with pytest.raises(RuleBroken, match="giống hệt bản 1"):
        renew_paper(actor=specialist, paper=first.paper, file=FILE)
    changed = PaperFile("/tmp/../moi.txt", b"BAO CAO sua", " sửa   số liệu ")
    second = renew_paper(actor=specialist, paper=first.paper, file=changed)
    assert (second.number, second.name, second.note) == (2, "moi.txt", "sửa   số liệu")
    line = Entry.objects.get(verb="renew_paper")
    assert ("bản 2, tới" in line.said, line.after) == (True, "")
    assert not Entry.objects.filter(said__contains="Báo cáo").exists()
    (view,) = papers_of(meeting)
    assert [one.version for one in (view.last, *view.old)] == [second, first]


def test_what_is_secret_is_never_stored(meeting: Meeting, specialist: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        add_paper(actor=specialist, meeting=meeting, new=NewPaper("Báo cáo", SECRET))
    assert refused.value.code == "secret"
    assert (Paper.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert not store.root().exists()


def test_a_mark_on_a_later_page_is_seen_before_a_byte_is_stored(meeting: Meeting, specialist: User) -> None:
    """No reading follows that would find it, as with documents."""
    marked = PaperFile("a.txt", papers.data("\f".join([papers.PLAN, papers.PLAN, papers.SECRET])))
    with pytest.raises(RuleBroken) as refused:
        add_paper(actor=specialist, meeting=meeting, new=NewPaper("Báo cáo", marked))
    assert refused.value.code == "secret"
    open_one = add_paper(actor=specialist, meeting=meeting, new=NewPaper("Báo cáo", FILE))
    with pytest.raises(RuleBroken, match="có dấu chỉ độ mật MẬT"):
        renew_paper(actor=specialist, paper=open_one.paper, file=marked)
    assert (PaperVersion.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_what_cannot_be_looked_at_to_its_end_is_not_taken(
    meeting: Meeting, specialist: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caunoi.documents.gate.OPENING_SECONDS", 0)
    with pytest.raises(RuleBroken, match=r"Không xem được hết các trang.*tách thành từng tệp ít trang"):
        add_paper(actor=specialist, meeting=meeting, new=NewPaper("Báo cáo", FILE))
    assert not StoredFile.objects.exists()


def test_what_names_a_sensitive_topic_is_looked_at_again(meeting: Meeting, specialist: User) -> None:
    data = "TỜ TRÌNH\nvề công tác nhân sự khóa mới".encode()
    new = NewPaper("Tờ trình", PaperFile("to-trinh.txt", data))
    with pytest.raises(RuleBroken, match="nhắc tới “nhân sự”") as refused:
        add_paper(actor=specialist, meeting=meeting, new=new)
    assert (refused.value.code, StoredFile.objects.count()) == ("confirm-topic", 0)
    assert not store.root().exists()
    made = add_paper(
        actor=specialist, meeting=meeting, new=replace(new, file=replace(new.file, confirmed=True))
    )
    assert told("add_paper").endswith("đã xác nhận không thuộc bí mật nhà nước.")
    changed = PaperFile("to-trinh.txt", data + b" sua")
    with pytest.raises(RuleBroken, match="nhắc tới “nhân sự”"):
        renew_paper(actor=specialist, paper=made.paper, file=changed)
    assert PaperVersion.objects.count() == 1


def test_pressed_twice_it_is_one_paper(meeting: Meeting, specialist: User) -> None:
    new = NewPaper("Báo cáo", FILE)
    first = add_paper(actor=specialist, meeting=meeting, new=new)
    with pytest.raises(RuleBroken, match="đã gửi tới đại biểu rồi"):
        add_paper(actor=specialist, meeting=meeting, new=new)
    forum = meeting.sessions.get(position=1)
    for other in (replace(new, title="Báo cáo khác"), replace(new, session=forum)):
        add_paper(actor=specialist, meeting=meeting, new=other)
    withdraw_paper(actor=specialist, paper=first.paper, reason="nhầm")
    add_paper(actor=specialist, meeting=meeting, new=new)
    assert Paper.objects.count() == 4


def test_taken_back_also_when_the_meeting_is_over(meeting: Meeting, specialist: User, paper: Paper) -> None:
    Meeting.objects.update(state=State.ENDED)
    assert withdraw_paper(actor=specialist, paper=paper, reason="có nội dung mật").withdrawn
    assert papers_of(meeting) == []


def test_of_what_is_found_secret_the_bytes_go(
    meeting: Meeting, specialist: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    """But for those that the office has as a document of its own."""
    first = add_paper(actor=specialist, meeting=meeting, new=NewPaper("Báo cáo", FILE))
    other = PaperFile("b.txt", b"Bao cao sua")
    second = renew_paper(actor=specialist, paper=first.paper, file=other)
    IncomingFile.objects.create(file=second.file, office=meeting.office, name="b.txt", received_by=specialist)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_paper(actor=specialist, paper=first.paper, reason="có phụ lục mật", secret=True)
    assert [store.path_of(one.file.sha256).exists() for one in (first, second)] == [False, True]
    assert told("withdraw_paper").endswith("vì có nội dung mật, xóa hẳn 1 tệp, 1 tệp còn giữ ở mục khác.")
    assert "phụ lục" not in told("withdraw_paper")
    assert PaperVersion.objects.count() == StoredFile.objects.count() == 2


def test_withdrawn_for_another_reason_the_bytes_stay(
    meeting: Meeting, specialist: User, paper: Paper, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_paper(actor=specialist, paper=paper, reason="nhầm")
    assert store.path_of(paper.versions.get().file.sha256).exists()


def test_late_papers_are_marked_by_the_offices_own_figure(
    meeting: Meeting, specialist: User, paper: Paper
) -> None:
    version_of(paper, specialist, at=datetime(2027, 3, 18, 1, tzinfo=UTC))
    (view,) = papers_of(meeting)
    assert (view.last.late, view.old[0].late) == ("trước ngày họp 02 ngày làm việc, cần 07", "")
    OfficeParameter.objects.create(key="paper_lead", value=2, basis="Quy chế")
    assert papers_of(meeting)[0].last.late == ""


def test_withdrawn_it_is_the_organisers_alone(meeting: Meeting, specialist: User, paper: Paper) -> None:
    withdraw_paper(actor=specialist, paper=paper, reason="nhầm tệp")
    assert papers_of(meeting) == []
    assert [view.paper.withdrawn for view in papers_of(meeting, withdrawn=True)] == ["nhầm tệp"]
    assert told("withdraw_paper").endswith(f"rút tài liệu số {paper.pk} của “{meeting}”.")
    with pytest.raises(RuleBroken, match="đã rút"):
        withdraw_paper(actor=specialist, paper=paper, reason="lại")
    assert PaperVersion.objects.count() == 1


def test_of_a_session_only_for_those_of_it(meeting: Meeting, specialist: User, paper: Paper) -> None:
    forum = meeting.sessions.get(position=1)
    version_of(Paper.objects.create(meeting=meeting, session=forum, title="Của diễn đàn"), specialist)
    shown = {
        sessions: [view.paper.title for view in papers_of(meeting, sessions=sessions)]
        for sessions in (frozenset[int](), frozenset({forum.pk}), frozenset({forum.pk + 1}))
    }
    assert list(shown.values()) == [
        ["Báo cáo tổng kết"],
        ["Báo cáo tổng kết", "Của diễn đàn"],
        ["Báo cáo tổng kết"],
    ]


Act = Callable[[User, Meeting, Paper], object]


def _add(title: str = "Báo cáo", name: str = "a.txt") -> Act:
    return lambda actor, meeting, paper: add_paper(
        actor=actor, meeting=meeting, new=NewPaper(title, PaperFile(name, b"x"))
    )


def _over(act: Act) -> Act:
    def done(actor: User, meeting: Meeting, paper: Paper) -> object:
        Meeting.objects.update(state=State.ENDED)
        return act(actor, meeting, paper)

    return done


def _renew(actor: User, meeting: Meeting, paper: Paper) -> object:
    return renew_paper(actor=actor, paper=paper, file=FILE)


def _withdraw(reason: str) -> Act:
    return lambda actor, meeting, paper: withdraw_paper(actor=actor, paper=paper, reason=reason)


def _elsewhere(actor: User, meeting: Meeting, paper: Paper) -> object:
    other = Meeting.objects.create(office=meeting.office, kind="meeting", title="Họp khác", created_by=actor)
    session = meeting.sessions.get(position=1)
    return add_paper(actor=actor, meeting=other, new=NewPaper("Báo cáo", FILE, session))


REFUSED: list[tuple[str, Act]] = [
    ("nothing-stated", _add(title=" … ")),
    ("too-long", _add(title="x" * 301)),
    ("not-paper", _add(name="a.html")),
    ("other-meeting", _elsewhere),
    ("meeting-closed", _over(_add())),
    ("meeting-closed", _over(_renew)),
    ("nothing-stated", _withdraw(" ")),
    ("too-long", _withdraw("x" * 401)),
]


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_refused(code: str, act: Act, meeting: Meeting, specialist: User, paper: Paper) -> None:
    with pytest.raises(RuleBroken) as refused:
        act(specialist, meeting, paper)
    assert refused.value.code == code
    assert (Paper.objects.count(), PaperVersion.objects.count()) == (1, 1)
    assert Paper.objects.get().withdrawn == ""


@pytest.mark.parametrize("act", [_add(), _renew, _withdraw("nhầm")])
@pytest.mark.parametrize("role", ["leader", "unit_contact", "steward"])
def test_who_may_not(act: Act, role: str, meeting: Meeting, province: Province, paper: Paper) -> None:
    with pytest.raises(RuleBroken) as refused:
        act(province.people[role], meeting, paper)
    assert refused.value.code == "not-allowed"


@pytest.mark.parametrize(
    ("name", "breaks"),
    [
        ("paper_has_title", lambda: Paper.objects.update(title="")),
        ("paper_version_from_one", lambda: PaperVersion.objects.update(number=0)),
    ],
)
def test_what_the_database_keeps_in_order(name: str, breaks: Callable[[], object], paper: Paper) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks()
