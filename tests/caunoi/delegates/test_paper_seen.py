"""Who has opened which version by the link, what the link opens, and the pages of papers."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caunoi.delegates.models import AnswerLink, Delegate, PaperSeen, Quota
from caunoi.delegates.paper_seen_actions import open_paper
from caunoi.delegates.paper_seen_reads import tallies, unread
from caunoi.delegates.rules import Standing, digest_of
from caunoi.documents.models import StoredFile
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting, Paper, PaperVersion
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.paper_scene import version_of
from tests.conftest import Province

SECRET = "mot-lien-ket"


@pytest.fixture
def one(meeting: Meeting, province: Province, specialist: User) -> Delegate:
    """Of the second forum, with a link."""
    made = Delegate.objects.create(
        meeting=meeting, full_name="Nguyễn Thị Đào", why="Tiêu biểu", office=province.commune,
        forum=meeting.sessions.get(position=2),
    )  # fmt: skip
    AnswerLink.objects.create(delegate=made, digest=digest_of(SECRET), made_by=specialist)
    return made


@pytest.fixture
def link(one: Delegate) -> AnswerLink:
    return AnswerLink.objects.get(delegate=one)


@pytest.fixture
def version(meeting: Meeting, specialist: User) -> PaperVersion:
    return version_of(Paper.objects.create(meeting=meeting, title="Báo cáo tổng kết"), specialist)


def _of_forum(meeting: Meeting, position: int, by: User) -> PaperVersion:
    forum = meeting.sessions.get(position=position)
    paper = Paper.objects.create(meeting=meeting, title=f"Đề dẫn {position}", session=forum)
    return version_of(paper, by)


def _address(version: PaperVersion, secret: str = SECRET) -> str:
    return f"/tra-loi/{secret}/tai-lieu/{version.pk}/"


def _page(client: Client | None = None) -> str:
    return (client or Client()).get(f"/tra-loi/{SECRET}/").content.decode()


def test_a_press_opens_and_is_noted_once(one: Delegate, version: PaperVersion) -> None:
    client = Client()
    assert client.get(_address(version)).headers["Location"] == f"/tra-loi/{SECRET}/"
    assert not PaperSeen.objects.exists()
    for _ in range(2):
        assert client.post(_address(version)).headers["Location"] == _address(version)
    seen = PaperSeen.objects.get()
    assert str(seen) == "Nguyễn Thị Đào đã xem Báo cáo tổng kết, bản 1"
    assert not Entry.objects.filter(said__contains="Đào").exists()
    answer = client.get(_address(version))
    assert b"".join(answer).decode().endswith("Báo cáo tổng kết, bản 1")
    assert answer["Content-Disposition"] == 'attachment; filename="ban-1.txt"'
    assert ("sandbox" in answer["Content-Security-Policy"], answer["X-Robots-Tag"]) == (True, "noindex")
    answer.close()


def test_the_page_lists_ones_own_papers_with_versions(
    one: Delegate, version: PaperVersion, specialist: User, meeting: Meeting
) -> None:
    for position in (1, 2):
        _of_forum(meeting, position, specialist)
    version_of(version.paper, specialist)
    page = _page()
    for words in ("Báo cáo tổng kết", "Đề dẫn 2", "bản 2", "Bản cũ, đã có bản mới thay", "đã xem bản đó"):
        assert words in page
    assert "Đề dẫn 1" not in page
    assert page.count("/tai-lieu/") == 3


@pytest.mark.parametrize(
    "change",
    [
        {"standing": Standing.STRUCK, "reason": "thôi"},
        {"standing": Standing.REPLACED, "reason": "ốm"},
        {"standing": Standing.DECLINED, "reason": "ốm"},
        {"state": State.ENDED},
        {"state": State.CANCELLED},
        {"starts_on": date(2020, 1, 2), "ends_on": date(2020, 1, 3)},
        {"withdrawn": "nhầm tệp"},
        {"session": 1},
    ],
)
def test_what_a_link_does_not_open(
    change: dict[str, object], link: AnswerLink, version: PaperVersion, meeting: Meeting
) -> None:
    """Neither to somebody who has opened it before."""
    open_paper(link=link, version=version)
    if "session" in change:
        change = {"session": meeting.sessions.get(position=1)}
    table = next(one for one in (Delegate, Meeting, Paper) if hasattr(one, next(iter(change))))
    table.objects.update(**change)
    for answer in (Client().get(_address(version)), Client().post(_address(version))):
        assert answer.status_code == 404
    assert "Báo cáo tổng kết" not in _page()
    with pytest.raises(RuleBroken, match="không còn mở được"):
        open_paper(link=AnswerLink.objects.select_related("delegate__meeting").get(), version=version)


def test_nor_what_is_of_another_meeting_or_behind_another_link(
    one: Delegate, version: PaperVersion, specialist: User, meeting: Meeting
) -> None:
    other = Meeting.objects.create(
        office=meeting.office, kind="meeting", title="Họp kín", created_by=specialist
    )
    elsewhere = version_of(Paper.objects.create(meeting=other, title="Tài liệu kín"), specialist)
    for address in (_address(elsewhere), _address(version, "khong-co"), _address(version, one.code)):
        assert Client().get(address).status_code == Client().post(address).status_code == 404
    assert not PaperSeen.objects.exists()


@pytest.fixture
def hundred(meeting: Meeting, province: Province, one: Delegate) -> list[Delegate]:
    """Besides the one: six of two offices and of none, in three forums, one of them struck."""
    offices = (province.commune, province.neighbour, None)
    made = [
        Delegate(
            meeting=meeting, full_name=f"Lê Văn {number}", why="Tiêu biểu", office=offices[number % 3],
            forum=meeting.sessions.get(position=number % 3 + 1), code=f"ma-{number}",
            order_key=str(number), search_folded="",
        )
        for number in range(6)
    ]  # fmt: skip
    made[5].standing, made[5].reason = Standing.STRUCK, "thôi"
    return Delegate.objects.bulk_create(made)


def _opened(version: PaperVersion, *people: Delegate) -> None:
    PaperSeen.objects.bulk_create(PaperSeen(version=version, delegate=who) for who in people)


def test_counted_among_those_awaited_by_the_version_in_force(
    meeting: Meeting, version: PaperVersion, one: Delegate, hundred: list[Delegate], specialist: User
) -> None:
    forum = _of_forum(meeting, 2, specialist)
    _opened(version, one, *hundred)
    _opened(forum, one)
    assert [(tally.seen, tally.of, tally.unseen) for tally in tallies(meeting)] == [(6, 6, 0), (1, 3, 2)]
    newer = version_of(version.paper, specialist)
    _opened(newer, hundred[0])
    assert [(tally.seen, tally.of) for tally in tallies(meeting)] == [(1, 6), (1, 3)]
    left = [
        (group.office, [(who.full_name, older) for who, older in group.people])
        for group in unread(version.paper)
    ]
    assert left == [
        ("Chưa ghi đơn vị", [("Lê Văn 2", 1)]),
        ("Đảng ủy xã Bến Thượng", [("Lê Văn 3", 1), ("Nguyễn Thị Đào", 1)]),
        ("Đảng ủy xã Tân Thịnh", [("Lê Văn 1", 1), ("Lê Văn 4", 1)]),
    ]
    assert [len(group.people) for group in unread(forum.paper)] == [2]


def test_the_organisers_page_counts_and_names_who_has_not(
    meeting: Meeting, version: PaperVersion, one: Delegate, hundred: list[Delegate], province: Province
) -> None:
    _opened(version, hundred[0], hundred[1])
    client, home = province.client("specialist"), f"/cuoc-hop/{meeting.pk}/tai-lieu/"
    page = client.get(home).content.decode()
    assert "đã xem 2/6, chưa xem 4" in page
    page = client.get(f"{home}{version.paper_id}/").content.decode()
    assert "đã xem <b>2/6</b>, chưa xem <b>4</b>" in page
    assert "Đảng ủy xã Bến Thượng (2)" in page
    assert "Lê Văn 0" not in page
    assert "Lê Văn 5" not in page
    assert client.get(f"{home}{version.paper_id + 99}/").status_code == 404


def test_a_paper_is_put_renewed_and_withdrawn_on_the_pages(
    meeting: Meeting, province: Province, one: Delegate
) -> None:
    client, home = province.client("specialist"), f"/cuoc-hop/{meeting.pk}/tai-lieu/"
    assert "Chưa gửi tài liệu nào" in client.get(home).content.decode()
    secret = SimpleUploadedFile("a.txt", "TỐI MẬT\nBÁO CÁO".encode())
    refused = client.post(home, {"title": "Báo cáo", "file": secret})
    assert refused.status_code == 422
    assert "Báo cáo" in refused.content.decode()
    assert not StoredFile.objects.exists()
    asks = SimpleUploadedFile("a.txt", "Công tác nhân sự".encode())
    refused = client.post(home, {"title": "Báo cáo", "file": asks})
    assert (refused.status_code, "hãy xác nhận để tiếp tục" in refused.content.decode()) == (422, True)
    forum = meeting.sessions.get(position=2)
    sent = {"title": "Đề dẫn", "session": forum.pk, "file": SimpleUploadedFile("a.txt", b"De dan")}
    assert client.post(home, sent).headers["Location"] == home
    paper = Paper.objects.get()
    assert (paper.session, "Đề dẫn" in _page()) == (forum, True)
    own = f"{home}{paper.pk}/"
    again = {"file": SimpleUploadedFile("b.txt", b"De dan sua"), "note": "sửa số liệu"}
    assert client.post(own, again).headers["Location"] == own
    page = client.get(own).content.decode()
    for words in ("Thay đổi: sửa số liệu", "đã có bản mới", "Người Chuyên viên"):
        assert words in page
    assert client.post(own, {}).status_code == 422
    Meeting.objects.update(state=State.ENDED)
    page = client.get(own).content.decode()
    assert ("Rút tài liệu này" in page, "Gửi bản mới" in page) == (True, False)
    Meeting.objects.update(state=State.PREPARING)
    assert client.post(f"{own}rut/", {"reason": "nhầm", "secret": "on"}).headers["Location"] == home
    assert "xóa hẳn 2 tệp" in Entry.objects.get(verb="withdraw_paper").said
    assert "Đề dẫn" not in _page()
    assert "đã rút" in client.get(home).content.decode()
    assert "Lý do: nhầm" in client.get(own).content.decode()


def test_offices_open_it_on_the_meetings_page_and_on_their_own(
    meeting: Meeting, province: Province, version: PaperVersion
) -> None:
    unit, file = province.client("unit_contact"), f"/cuoc-hop/{meeting.pk}/tai-lieu/{version.pk}/tep/"
    assert unit.get(file).status_code == 404
    meeting.offices.add(province.commune)
    Quota.objects.create(meeting=meeting, office=province.commune, what="delegates", least=1)
    for address in (f"/cuoc-hop/{meeting.pk}/", f"/cuoc-hop/{meeting.pk}/dang-ky/{province.commune.pk}/"):
        page = unit.get(address).content.decode()
        assert file in page
        assert "xem ai đã mở" not in page
    answer = unit.get(file)
    assert answer.status_code == 200
    answer.close()
    Paper.objects.update(withdrawn="nhầm")
    assert unit.get(file).status_code == 404
    assert not PaperSeen.objects.exists()


def test_bytes_that_are_gone_are_not_there(version: PaperVersion, meeting: Meeting, chief: User) -> None:
    StoredFile.objects.update(sha256="0" * 64)
    client = Client()
    client.force_login(chief)
    assert client.get(f"/cuoc-hop/{meeting.pk}/tai-lieu/{version.pk}/tep/").status_code == 404


def test_as_many_questions_for_many_papers_as_for_one(
    meeting: Meeting, version: PaperVersion, one: Delegate, hundred: list[Delegate], province: Province
) -> None:
    client, by = province.client("specialist"), province.people["specialist"]
    pages = (f"/cuoc-hop/{meeting.pk}/tai-lieu/", f"/tra-loi/{SECRET}/", f"/cuoc-hop/{meeting.pk}/")
    counts: list[list[int]] = []
    for _ in range(2):
        counts.append([])
        for address in pages:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts[-1].append(len(asked))
        for position in (1, 2, 3):
            version_of(_of_forum(meeting, position, by).paper, by)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 30
