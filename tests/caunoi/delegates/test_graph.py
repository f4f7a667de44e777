"""Lines of "Thành phần": what they say, whom they mean on the day, again, without, twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from caunoi.delegates.actions import NewDelegate, invite_delegate
from caunoi.delegates.graph_actions import (
    LineSaid,
    add_invitee,
    add_invitees_from,
    expand_invitees,
    remove_invitee,
)
from caunoi.delegates.graph_reads import Expander, doubles, lines_of, unread
from caunoi.delegates.graph_rules import holds
from caunoi.delegates.guest_actions import strike_delegate
from caunoi.delegates.models import Delegate, Invitee
from caunoi.delegates.rules import Part, Standing
from caunoi.documents.models import Document, Fact
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting, Point
from caunoi.meetings.rules import State
from caunoi.people.models import Collective, Office, Person, Post, User
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province
from tests.house.measures import TESTS
from tests.pages.conftest import Matters, matters

__all__ = ["matters"]

CASES = json.loads((TESTS / "gold" / "delegates" / "lines.json").read_text(encoding="utf-8"))["cases"]


def _post(name: str, title: str, office: Office, **days: date) -> Post:
    person, _ = Person.objects.get_or_create(full_name=name)
    return Post.objects.create(person=person, office=office, title=title, **days)


@pytest.fixture
def posts(province: Province) -> dict[str, Post]:
    """Two secretaries, a chairman right below the commune, who left before the day, who comes after."""
    together = Collective.objects.create(name="các đảng ủy xã", scope="listed", source="Quy chế")
    together.include.add(province.commune, province.neighbour)
    ubnd = Office.objects.create(
        name="Ủy ban nhân dân xã Bến Thượng", short_name="UBND xã Bến Thượng", kind="government",
        level="commune", parent=province.commune,
    )  # fmt: skip
    return {
        "dao": _post("Nguyễn Thị Đào", "Bí thư", province.commune),
        "ha": _post("Trần Thu Hà", "Bí thư", province.neighbour),
        "duc": _post("Lê Văn Đức", "Chủ tịch", ubnd),
        "gone": _post("Vũ Văn Cũ", "Bí thư", province.neighbour, valid_to=date(2027, 3, 21)),
        "later": _post("Vũ Văn Mới", "Bí thư", province.neighbour, valid_from=date(2027, 3, 23)),
    }


Line = Callable[..., Invitee]


@pytest.fixture
def line(meeting: Meeting, specialist: User, posts: dict[str, Post]) -> Line:
    def add(words: str, **said: Any) -> Invitee:
        return add_invitee(actor=specialist, meeting=meeting, said=LineSaid(words, **said))

    return add


def _names(meeting: Meeting) -> list[str]:
    return [one.full_name for one in meeting.delegates.exclude(standing=Standing.STRUCK)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"])
def test_what_a_line_says(case: dict[str, Any], meeting: Meeting, posts: dict[str, Post]) -> None:
    said = asdict(Expander(meeting).expanded(case["words"]).said)
    assert said | {"titles": list(said["titles"])} == case["means"]


@pytest.mark.parametrize(
    ("title", "post", "office", "fits"),
    [
        ("Bí thư", "Bí thư", "Đảng ủy xã Vân Khê", True),
        ("bí thư", "Bí thư", "Đảng ủy xã Vân Khê", True),
        ("Bí thư", "Phó Bí thư", "Đảng ủy xã Vân Khê", False),
        ("Phó Bí thư", "Phó Bí thư Thường trực", "Đảng ủy xã Vân Khê", False),
        ("Chủ tịch UBND", "Chủ tịch", "UBND xã Vân Khê", True),
        ("Chủ tịch UBND", "Chủ tịch UBND", "UBND xã Vân Khê", True),
        ("Chủ tịch UBND", "Chủ tịch", "MTTQ xã Vân Khê", False),
        ("Chủ tịch UBND", "Phó Chủ tịch", "UBND xã Vân Khê", False),
        ("", "Bí thư", "Đảng ủy xã Vân Khê", False),
    ],
)
def test_which_post_a_title_means(title: str, post: str, office: str, fits: bool) -> None:
    assert holds(title, post, office) is fits


def test_a_set_expands_by_the_register_of_the_day(
    line: Line, meeting: Meeting, posts: dict[str, Post], province: Province
) -> None:
    made = line("Bí thư, Chủ tịch UBND các đảng ủy xã")
    assert _names(meeting) == ["Nguyễn Thị Đào", "Lê Văn Đức", "Trần Thu Hà"]
    dao = meeting.delegates.get(full_name="Nguyễn Thị Đào")
    assert (dao.person, dao.post, dao.office) == (posts["dao"].person, "Bí thư", province.commune)
    assert dao.why.startswith("Bí thư, Đảng ủy xã Bến Thượng (thành phần: Bí thư, Chủ tịch UBND")
    assert made.waits == (
        "Chủ tịch UBND của Đảng ủy xã Tân Thịnh: sổ cán bộ chưa ghi ai giữ vào ngày 22/03/2027."
    )
    assert {province.commune, province.neighbour} <= set(meeting.offices.all())
    assert [(one.pk, one.size) for one in lines_of(meeting)] == [(made.pk, 3)]  # type: ignore[attr-defined]  # annotated
    assert Entry.objects.get(verb="add_invitee").after == "Bí thư, Chủ tịch UBND các đảng ủy xã"


@pytest.mark.parametrize(
    ("words", "excepts", "names"),
    [
        ("Bí thư các đảng ủy xã (trừ Đảng ủy xã Tân Thịnh)", "", ["Nguyễn Thị Đào"]),
        ("Bí thư các đảng ủy xã", "Đảng ủy xã Bến Thượng", ["Trần Thu Hà"]),
        ("Bí thư các đảng ủy xã", "đồng chí Nguyễn Thị Đào", ["Trần Thu Hà"]),
        ("Bí thư các đảng ủy xã, ngoài xã Tân Thịnh", "Nguyễn Thị Đào", []),
    ],
)
def test_except_clauses(words: str, excepts: str, names: list[str], line: Line, meeting: Meeting) -> None:
    assert line(words, excepts=excepts).waits == ""
    assert _names(meeting) == names


@pytest.mark.parametrize(
    ("excepts", "left", "told"),
    [
        ("Nguyễn Thị Đào Anh", ["Nguyễn Thị Đào", "Trần Thu Hà"], ["Nguyễn Thị Đào Anh"]),
        ("Hội quán; đồng chí Trần Thu Hà", ["Nguyễn Thị Đào"], ["Hội quán"]),
        ("xã Bến Thượng; đồng chí Vũ Văn Cũ", ["Trần Thu Hà"], ["đồng chí Vũ Văn Cũ"]),
        ("xã Bến Thượng và đồng chí Trần Thu Hà", [], []),
    ],
)
def test_an_exception_is_a_whole_name_and_one_that_fits_nobody_is_told(
    excepts: str, left: list[str], told: list[str], line: Line, meeting: Meeting
) -> None:
    made = line("Bí thư các đảng ủy xã", excepts=excepts)
    assert _names(meeting) == left
    assert [one.split("”")[0] for one in made.waits.splitlines()] == [f"Trừ “{words}" for words in told]


@pytest.mark.parametrize(
    ("words", "name", "in_register"),
    [
        ("Đồng chí Nguyễn Thị Đào, Bí thư Đảng ủy xã Bến Thượng", "Nguyễn Thị Đào", True),
        ("đồng chí Trần Thu Hà", "Trần Thu Hà", True),
        ("đồng chí Trần Thu Hà, Tỉnh ủy viên, Bí thư Đảng ủy xã Tân Thịnh", "Trần Thu Hà", True),
        ("ông Lê Văn Đức, Chủ tịch UBND xã Bến Thượng", "Lê Văn Đức", True),
        ("bà Ngô Kim Chi, nghệ nhân ca trù", "Ngô Kim Chi", False),
    ],
)
def test_a_person_by_name(words: str, name: str, in_register: bool, line: Line, meeting: Meeting) -> None:
    line(words)
    one = meeting.delegates.get()
    assert (one.full_name, one.person is not None) == (name, in_register)


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("Các nhà hảo tâm", "Chưa hiểu mời ai"),
        ("Đảng ủy xã Bến Thượng", "Mời đơn vị, chưa rõ ai: phân bổ chỉ tiêu"),
        ("Trưởng ban Ban Tuyên giáo và Dân vận Tỉnh ủy", "sổ cán bộ chưa ghi ai giữ"),
        ("Chủ tịch Đảng ủy xã Bến Thượng", "có ở Hội Nông dân xã, Ủy ban nhân dân xã Bến Thượng"),
        ("đồng chí Phạm Văn Hai", "Sổ cán bộ có 2 người tên Phạm Văn Hai"),
        (
            "đồng chí Trần Thu Hà, Chủ tịch UBND xã Bến Thượng",
            "Sổ cán bộ ghi Trần Thu Hà là Bí thư, Đảng ủy xã Tân Thịnh, không khớp “Chủ tịch",
        ),
        ("đồng chí Trần Thu Hà, Bí thư Đảng ủy xã Bến Thượng", "không khớp “Bí thư Đảng ủy xã Bến Thượng”"),
        (f"đồng chí {'N' * 60} {'M' * 60}, Bí thư", "Chưa hiểu mời ai"),
    ],
)
def test_what_cannot_be_expanded_says_what_is_missing(
    words: str, waits: str, line: Line, meeting: Meeting, province: Province
) -> None:
    farmers = Office.objects.create(
        name="Hội Nông dân xã", kind="front", level="commune", parent=province.commune
    )
    _post("Bùi Thị Yến", "Chủ tịch", farmers)
    for office in (province.board, province.cell):
        twin = Person.objects.create(full_name="Phạm Văn Hai")
        Post.objects.create(person=twin, office=office, title="Ủy viên")
    assert waits in line(words).waits
    assert _names(meeting) == []


def test_again_it_follows_the_register_and_never_doubles(
    line: Line, meeting: Meeting, specialist: User, posts: dict[str, Post], province: Province
) -> None:
    line("Bí thư các đảng ủy xã")
    posts["ha"].valid_to = date(2027, 2, 1)
    posts["ha"].save()
    _post("Hồ Quốc Khánh", "Bí thư", province.neighbour, valid_from=date(2027, 2, 2))
    done = expand_invitees(actor=specialist, meeting=meeting)
    assert (done.added, done.gone, done.waiting) == (1, 1, 0)
    assert _names(meeting) == ["Nguyễn Thị Đào", "Hồ Quốc Khánh"]
    gone = meeting.delegates.get(full_name="Trần Thu Hà")
    assert "không còn giữ chức vụ vào ngày họp" in gone.reason
    done = expand_invitees(actor=specialist, meeting=meeting)
    assert (done.added, done.gone) == (0, 0)
    assert Entry.objects.filter(verb="expand_invitees").count() == 2


def test_who_answered_or_was_struck_off_stays_as_he_is(
    line: Line, meeting: Meeting, specialist: User, posts: dict[str, Post]
) -> None:
    line("Bí thư các đảng ủy xã")
    Delegate.objects.filter(full_name="Trần Thu Hà").update(standing=Standing.COMING)
    Delegate.objects.filter(full_name="Nguyễn Thị Đào").update(standing=Standing.STRUCK, reason="ốm")
    Post.objects.filter(pk=posts["ha"].pk).update(valid_to=date(2027, 2, 1))
    done = expand_invitees(actor=specialist, meeting=meeting)
    assert (done.added, done.gone) == (0, 0)
    assert _names(meeting) == ["Trần Thu Hà"]


def test_whom_the_register_took_off_it_brings_back(
    line: Line, meeting: Meeting, specialist: User, posts: dict[str, Post]
) -> None:
    """The same row with its code, once the post is held again or the line is back; not one struck by hand."""
    made, ha = line("Bí thư các đảng ủy xã"), posts["ha"].pk
    codes = {one.full_name: one.code for one in meeting.delegates.all()}
    Post.objects.filter(pk=ha).update(valid_to=date(2027, 2, 1))
    assert expand_invitees(actor=specialist, meeting=meeting).gone == 1
    Post.objects.filter(pk=ha).update(valid_to=None)
    assert expand_invitees(actor=specialist, meeting=meeting).added == 1
    assert remove_invitee(actor=specialist, invitee=made, reason="ghi lại") == 2
    strike = meeting.delegates.get(full_name="Nguyễn Thị Đào")
    assert (strike.stands, strike.reason) == (Standing.STRUCK, "Bỏ dòng thành phần: ghi lại")
    line("Bí thư các đảng ủy xã")
    back = meeting.delegates.exclude(standing=Standing.STRUCK)
    assert {one.full_name: one.code for one in back} == codes
    assert [(one.stands, one.reason) for one in back] == [(Standing.INVITED, "")] * 2
    strike_delegate(actor=specialist, delegate=back[0], reason="chuyển công tác")
    assert expand_invitees(actor=specialist, meeting=meeting).added == 0
    assert _names(meeting) == ["Trần Thu Hà"]


def test_a_line_takes_back_only_whom_it_brought(
    line: Line, meeting: Meeting, specialist: User, posts: dict[str, Post], province: Province
) -> None:
    new = NewDelegate("Nguyễn Thị Đào", "Theo danh sách", office=province.commune)
    by_hand = invite_delegate(actor=specialist, meeting=meeting, new=new)
    made = line("Bí thư các đảng ủy xã")
    assert made.delegates.count() == 2
    Post.objects.filter(pk=posts["dao"].pk).update(valid_to=date(2027, 2, 1))
    assert expand_invitees(actor=specialist, meeting=meeting).gone == 0
    assert remove_invitee(actor=specialist, invitee=made, reason="thu hẹp") == 1
    assert list(meeting.delegates.exclude(standing=Standing.STRUCK)) == [by_hand]
    with pytest.raises(RuleBroken, match="đã được bỏ trước đó") as twice:
        remove_invitee(actor=specialist, invitee=made, reason="thu hẹp")
    assert twice.value.code == "gone"


def test_double_invitations_are_found(line: Line, meeting: Meeting) -> None:
    main, other = (Point.objects.create(meeting=meeting, level="province", name=name) for name in ("A", "B"))
    line("Bí thư các đảng ủy xã", point=main)
    assert doubles(meeting) == []
    line("đồng chí Trần Thu Hà", point=other)
    line("Bí thư Đảng ủy xã Bến Thượng", point=main)
    assert [(one.delegate.full_name, one.apart, len(one.lines)) for one in doubles(meeting)] == [
        ("Nguyễn Thị Đào", False, 2),
        ("Trần Thu Hà", True, 2),
    ]
    assert len(_names(meeting)) == 2


def test_who_was_on_the_list_by_hand_is_not_doubled(
    line: Line, meeting: Meeting, posts: dict[str, Post], province: Province
) -> None:
    by_hand = Delegate.objects.create(
        meeting=meeting, full_name="Nguyễn Thị Đào", office=province.commune, why="Theo danh sách"
    )
    line("Bí thư Đảng ủy xã Bến Thượng (giao Ban Tổ chức Tỉnh ủy tin mời)")
    by_hand.refresh_from_db()
    assert (by_hand.person, by_hand.why) == (posts["dao"].person, "Theo danh sách")
    assert _names(meeting) == ["Nguyễn Thị Đào"]
    assert Invitee.objects.get().inviter == "Ban Tổ chức Tỉnh ủy"


def test_the_lines_part_and_place_go_to_its_delegates(line: Line, meeting: Meeting) -> None:
    forum = meeting.sessions.get(position=2)
    line("Bí thư Đảng ủy xã Bến Thượng (mời chủ trì)", forum=forum)
    line("Bí thư Đảng ủy xã Tân Thịnh", part=Part.REPORT)
    dao, ha = meeting.delegates.order_by("pk")
    assert (dao.part, dao.forum, ha.part, ha.forum) == (Part.CHAIR, forum, Part.REPORT, None)


def test_a_line_is_taken_back(line: Line, meeting: Meeting, specialist: User) -> None:
    both, one = line("Bí thư các đảng ủy xã"), line("đồng chí Trần Thu Hà")
    with pytest.raises(RuleBroken, match="nothing-stated"):
        remove_invitee(actor=specialist, invitee=both, reason=" ")
    assert remove_invitee(actor=specialist, invitee=both, reason="thu hẹp") == 1
    assert _names(meeting) == ["Trần Thu Hà"]
    assert list(Invitee.objects.all()) == [one]
    assert Entry.objects.get(verb="remove_invitee").after == "thu hẹp"


def test_refused(line: Line, meeting: Meeting, specialist: User, contact: User) -> None:
    made = line("Bí thư các đảng ủy xã")
    acts: list[tuple[str, Callable[[User], object]]] = [
        ("line-twice", lambda actor: add_invitee(actor=actor, meeting=meeting, said=LineSaid(made.words))),
        ("nothing-stated", lambda actor: add_invitee(actor=actor, meeting=meeting, said=LineSaid(" "))),
        ("nothing-to-take", lambda actor: add_invitees_from(actor=actor, meeting=meeting)),
    ]
    for code, act in acts:
        with pytest.raises(RuleBroken, match=code):
            act(specialist)
        with pytest.raises(RuleBroken, match="not-allowed"):
            act(contact)
    Meeting.objects.update(state=State.CANCELLED)
    with pytest.raises(RuleBroken, match="meeting-closed"):
        expand_invitees(actor=specialist, meeting=meeting)
    with pytest.raises(RuleBroken, match="meeting-closed"):
        remove_invitee(actor=specialist, invitee=made, reason="bỏ")
    assert Invitee.objects.count() == 1


def _read(matters: Matters, meeting: Meeting, *texts: str, state: str = "confirmed") -> None:
    document, by = Document.objects.first(), matters.province.people["specialist"]
    assert document is not None
    decided = {} if state == "proposed" else {"decided_by": by, "decided_at": meeting.created_at}
    for number, text in enumerate(texts):
        Fact.objects.create(
            document=document, kind="participants", value={"group": None, "text": text}, state=state,
            position=800 + number + (100 if state == "proposed" else 0), span_start=0, span_end=1, **decided,
        )  # fmt: skip
    meeting.document = document
    meeting.save()


def test_the_documents_lines_come_in_with_one_confirmation(
    meeting: Meeting, specialist: User, posts: dict[str, Post], matters: Matters
) -> None:
    _read(matters, meeting, "Bí thư các đảng ủy xã", "Các nhà hảo tâm")
    _read(matters, meeting, "Chưa ai duyệt", state="proposed")
    done = add_invitees_from(actor=specialist, meeting=meeting)
    assert (done.added, done.waiting) == (2, 1)
    assert [one.fact is not None for one in Invitee.objects.all()] == [True, True]
    with pytest.raises(RuleBroken, match="nothing-to-take"):
        add_invitees_from(actor=specialist, meeting=meeting)


def test_words_that_are_a_line_already_are_not_offered(
    line: Line, meeting: Meeting, specialist: User, matters: Matters
) -> None:
    line("Các nhà hảo tâm")
    _read(matters, meeting, "Các  nhà hảo tâm", "Bí thư các đảng ủy xã", "Bí thư các đảng ủy xã")
    assert list(unread(meeting)) == ["Bí thư các đảng ủy xã"]
    assert add_invitees_from(actor=specialist, meeting=meeting).added == 2
    assert unread(meeting) == {}


def test_the_page(meeting: Meeting, posts: dict[str, Post], matters: Matters) -> None:
    client, home = matters.province.client("specialist"), f"/cuoc-hop/{meeting.pk}/thanh-phan/"
    assert "Chưa ghi thành phần" in client.get(home).content.decode()
    _read(matters, meeting, "Các nhà hảo tâm")
    assert "Lấy cả 1 dòng" in client.get(home).content.decode()
    assert client.post(f"{home}lay/").status_code == 302
    assert client.post(home, {"words": "Bí thư các đảng ủy xã"}).status_code == 302
    assert client.post(home, {"words": "đồng chí Trần Thu Hà"}).status_code == 302
    assert client.post(home, {"words": "đồng chí Trần Thu Hà"}).status_code == 422
    page = client.get(home).content.decode()
    for words in ("2 người", "Được mời hai lần", "Chưa hiểu mời ai", "theo văn bản", "còn chờ"):
        assert words in page
    assert "Thêm 0 người" in client.post(f"{home}mo-rong/", follow=True).content.decode()
    line = Invitee.objects.get(words="Các nhà hảo tâm")
    assert client.post(f"{home}{line.pk}/bo/", {"reason": "gửi thư riêng"}).status_code == 302
    assert "nhà hảo tâm" not in client.get(home).content.decode()


BROKEN: list[tuple[str, Callable[[], object]]] = [
    ("invitee_says_who", lambda: Invitee.objects.update(words="")),
    ("invitee_once|UNIQUE", lambda: Invitee.objects.update(words="như nhau")),
]


@pytest.mark.parametrize(("name", "breaks"), BROKEN, ids=[name for name, _ in BROKEN])
def test_what_the_database_keeps_in_order(name: str, breaks: Callable[[], object], line: Line) -> None:
    line("Bí thư các đảng ủy xã")
    line("đồng chí Trần Thu Hà")
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks()
