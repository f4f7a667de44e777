"""Setting, moving and taking out items of an agenda; releasing it; what others see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest

from caunoi.ledger.models import Entry
from caunoi.meetings.actions import NewItem
from caunoi.meetings.agenda_item_actions import (
    move_agenda_item,
    release_agenda,
    remove_agenda_item,
    set_agenda_item,
)
from caunoi.meetings.agenda_reads import agendas, pending
from caunoi.meetings.models import AgendaItem, AgendaRelease, Floor, Meeting, Session
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken

OPENING = NewItem("Khai mạc", "Bí thư", minutes=15)


@pytest.fixture
def plenary(meeting: Meeting) -> Session:
    return meeting.sessions.get(position=4)


@pytest.fixture
def items(plenary: Session, specialist: User) -> list[AgendaItem]:
    new = (OPENING, NewItem("Đối thoại", minutes=90), NewItem("Bế mạc", starts_at=time(9, 15), minutes=5))
    return [set_agenda_item(actor=specialist, session=plenary, new=one) for one in new]


def _contents(session: Session) -> list[str]:
    return list(session.agenda.values_list("content", flat=True))


def _refused(code: str, act: Callable[[], object]) -> None:
    lines = Entry.objects.count()
    with pytest.raises(RuleBroken) as refused:
        act()
    assert refused.value.code == code
    assert Entry.objects.count() == lines


def test_items_stand_in_the_order_they_were_added(items: list[AgendaItem], plenary: Session) -> None:
    assert _contents(plenary) == ["Khai mạc", "Đối thoại", "Bế mạc"]
    said = Entry.objects.filter(verb="set_agenda_item").order_by("number").values_list("said", flat=True)[0]
    assert said.endswith(
        "thêm mục “Khai mạc” trong chương trình “Phiên toàn thể” của “Gặp mặt cán bộ thôn tiêu biểu”."
    )


FOLLOWED: list[tuple[str, Callable[[User, list[AgendaItem]], object]]] = [
    ("added", lambda who, items: set_agenda_item(actor=who, session=items[0].session, new=OPENING)),
    (
        "changed",
        lambda who, items: set_agenda_item(
            actor=who, session=items[1].session, item=items[1], seen=items[1].words, new=OPENING
        ),
    ),
    ("moved", lambda who, items: move_agenda_item(actor=who, item=items[1], up=True)),
    ("removed", lambda who, items: remove_agenda_item(actor=who, item=items[1])),
]


@pytest.mark.parametrize("act", [act for _, act in FOLLOWED], ids=[name for name, _ in FOLLOWED])
def test_who_follows_the_floor_sees_the_agenda_change(
    items: list[AgendaItem], specialist: User, act: Callable[[User, list[AgendaItem]], object]
) -> None:
    session = items[0].session
    floor = Floor.objects.create(session=session, minutes=10, warn_minutes=8, item=items[1])
    act(specialist, items)
    now = Floor.objects.get()
    assert now.version == floor.version + 1
    assert now.item == AgendaItem.objects.filter(pk=items[1].pk).first()


def test_an_item_is_put_right(items: list[AgendaItem], plenary: Session, specialist: User) -> None:
    first = items[0]
    set_agenda_item(
        actor=specialist, session=plenary, item=first, seen=first.words,
        new=replace(OPENING, content=" Chào cờ ", minutes=20),
    )  # fmt: skip
    first.refresh_from_db()
    assert (first.content, first.minutes, first.position) == ("Chào cờ", 20, 1)
    entry = Entry.objects.filter(verb="set_agenda_item").latest("number")
    assert (entry.before, entry.after) == ("Khai mạc · Bí thư · 15 phút", "Chào cờ · Bí thư · 20 phút")


def test_nobody_writes_over_what_was_not_seen(
    items: list[AgendaItem], plenary: Session, specialist: User, chief: User
) -> None:
    first, seen = items[0], items[0].words
    set_agenda_item(
        actor=chief, session=plenary, item=first, seen=seen, new=replace(OPENING, content="Chào cờ")
    )
    _refused(
        "item-changed",
        lambda: set_agenda_item(actor=specialist, session=plenary, item=first, seen=seen, new=OPENING),
    )
    assert _contents(plenary)[0] == "Chào cờ"


@pytest.mark.parametrize(
    ("which", "up", "order"),
    [
        (1, True, ["Đối thoại", "Khai mạc", "Bế mạc"]),
        (1, False, ["Khai mạc", "Bế mạc", "Đối thoại"]),
        (0, True, ["Khai mạc", "Đối thoại", "Bế mạc"]),
        (2, False, ["Khai mạc", "Đối thoại", "Bế mạc"]),
    ],
)
def test_an_item_moves(
    items: list[AgendaItem], plenary: Session, specialist: User, which: int, up: bool, order: list[str]
) -> None:
    move_agenda_item(actor=specialist, item=items[which], up=up)
    assert _contents(plenary) == order
    moved = order != ["Khai mạc", "Đối thoại", "Bế mạc"]
    assert Entry.objects.filter(verb="move_agenda_item").exists() is moved


def test_an_item_is_taken_out_and_the_next_still_finds_a_place(
    items: list[AgendaItem], plenary: Session, specialist: User
) -> None:
    remove_agenda_item(actor=specialist, item=items[1])
    set_agenda_item(actor=specialist, session=plenary, new=NewItem("Chụp ảnh"))
    assert _contents(plenary) == ["Khai mạc", "Bế mạc", "Chụp ảnh"]
    assert "bỏ mục “Đối thoại”" in Entry.objects.get(verb="remove_agenda_item").said


def test_an_item_taken_out_meanwhile_is_told(
    items: list[AgendaItem], plenary: Session, specialist: User
) -> None:
    gone = items[1]
    remove_agenda_item(actor=specialist, item=AgendaItem.objects.get(pk=gone.pk))
    deeds: list[Callable[[], object]] = [
        lambda: set_agenda_item(actor=specialist, session=plenary, item=gone, seen=gone.words, new=OPENING),
        lambda: move_agenda_item(actor=specialist, item=gone, up=True),
        lambda: remove_agenda_item(actor=specialist, item=gone),
    ]
    for deed in deeds:
        _refused("item-changed", deed)
    assert _contents(plenary) == ["Khai mạc", "Bế mạc"]


def test_others_see_what_was_released(items: list[AgendaItem], meeting: Meeting, specialist: User) -> None:
    assert not any(view.lines for view in agendas(meeting, draft=False))
    release = release_agenda(actor=specialist, meeting=meeting, note="Bản đầu")
    assert (release.number, release.log, release.note) == (1, [], "Bản đầu")
    remove_agenda_item(actor=specialist, item=items[0])
    given = agendas(meeting, draft=False)[3]
    assert [line.hours for line in given.lines] == ["07:30–07:45", "07:45–09:15", "09:15–09:20"]
    assert pending(meeting).log == (
        "Bỏ: Khai mạc (Phiên toàn thể).", "Đổi ở mục Đối thoại: giờ “07:45–09:15” thành “07:30–09:00”.",
    )  # fmt: skip
    second = release_agenda(actor=specialist, meeting=meeting)
    assert (second.number, len(second.log)) == (2, 2)
    assert [line.content for line in agendas(meeting, draft=False)[3].lines] == ["Đối thoại", "Bế mạc"]
    assert pending(meeting).releases == (second, release)


def test_what_is_not_released(items: list[AgendaItem], meeting: Meeting, specialist: User) -> None:
    release_agenda(actor=specialist, meeting=meeting)
    _refused("no-change", lambda: release_agenda(actor=specialist, meeting=meeting))
    AgendaItem.objects.all().delete()
    _refused("no-agenda", lambda: release_agenda(actor=specialist, meeting=meeting))
    assert AgendaRelease.objects.count() == 1


def test_refused(
    items: list[AgendaItem], plenary: Session, meeting: Meeting, contact: User, specialist: User
) -> None:
    def deeds(actor: User) -> list[Callable[[], object]]:
        return [
            lambda: set_agenda_item(actor=actor, session=plenary, new=OPENING),
            lambda: move_agenda_item(actor=actor, item=items[0], up=False),
            lambda: remove_agenda_item(actor=actor, item=items[0]),
            lambda: release_agenda(actor=actor, meeting=meeting),
        ]

    for deed in deeds(contact):
        _refused("not-allowed", deed)
    for content, code in ((" . ", "nothing-stated"), ("x" * 2001, "too-long")):
        new = NewItem(content)
        _refused(code, lambda new=new: set_agenda_item(actor=specialist, session=plenary, new=new))  # type: ignore[misc]  # the loop's own
    Meeting.objects.update(state=State.CANCELLED)
    for deed in deeds(specialist):
        _refused("meeting-closed", deed)
    assert _contents(plenary) == ["Khai mạc", "Đối thoại", "Bế mạc"]
