"""The floor as a whole: opened, closed, where the agenda is, secret addresses, shares of the groups."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from caunoi.ledger.models import Entry
from caunoi.meetings.floor_actions import (
    FloorTerms,
    close_floor,
    let_ask,
    open_floor,
    renew_code,
    set_speech_quotas,
    turn_to,
)
from caunoi.meetings.models import AgendaItem, Floor, Meeting, Speech, SpeechQuota
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.floor_scene import Scene, told


def _item(scene: Scene, *, forum: bool = False) -> AgendaItem:
    session = scene.session.meeting.sessions.get(position=1) if forum else scene.session
    return AgendaItem.objects.create(session=session, position=1, content="Đối thoại")


def test_opened_with_its_times(scene: Scene) -> None:
    floor = scene.floor
    assert (floor.open, floor.minutes, floor.warn_minutes, floor.speech, floor.asks) == (
        True, 10, 8, None, True,
    )  # fmt: skip
    assert floor.screen_code != floor.ask_code
    assert "mở điều hành phiên “Phiên toàn thể”: mỗi phát biểu 10 phút, báo trước ở phút thứ 8" in told(
        "open_floor"
    )


def test_each_forum_has_a_floor_of_its_own(scene: Scene) -> None:
    forum = scene.session.meeting.sessions.get(position=1)
    other = open_floor(actor=scene.actor, session=forum, terms=FloorTerms(5, 4))
    assert other != scene.floor
    assert (scene.floor.minutes, other.minutes) == (10, 5)


def test_opened_again_it_keeps_its_addresses_and_takes_new_times(scene: Scene) -> None:
    before = scene.floor
    close_floor(actor=scene.actor, session=scene.session)
    assert not scene.floor.open
    again = open_floor(actor=scene.actor, session=scene.session, terms=FloorTerms(7, 5))
    assert (again.pk, again.open, again.minutes, again.screen_code) == (
        before.pk, True, 7, before.screen_code,
    )  # fmt: skip
    assert again.version > before.version


def test_the_agenda_is_at_an_item(scene: Scene) -> None:
    item, before = _item(scene), scene.floor.version
    turn_to(actor=scene.actor, session=scene.session, item=item)
    assert (scene.floor.item, scene.floor.version) == (item, before + 1)
    assert "chuyển phiên “Phiên toàn thể” sang mục “Đối thoại”" in told("turn_to")
    item.delete()
    assert scene.floor.item is None


@pytest.mark.parametrize("asks", [True, False])
def test_a_new_address_closes_the_old_one(scene: Scene, asks: bool) -> None:
    before = scene.floor
    renew_code(actor=scene.actor, session=scene.session, asks=asks)
    after = scene.floor
    assert (after.ask_code != before.ask_code, after.screen_code != before.screen_code) == (asks, not asks)
    assert before.screen_code not in told("renew_code")
    assert before.ask_code not in told("renew_code")


def test_questions_are_let_in_or_not(scene: Scene) -> None:
    let_ask(actor=scene.actor, session=scene.session, asks=False)
    assert not scene.floor.asks
    assert "thôi nhận câu hỏi" in told("let_ask")


def test_shares_are_set_anew(scene: Scene) -> None:
    set_speech_quotas(actor=scene.actor, session=scene.session, quotas=[("đặc khu", 2), ("xã", 3)])
    assert list(map(str, scene.session.speech_quotas.all())) == ["02 đặc khu", "03 xã"]
    assert told("set_speech_quotas").endswith("02 đặc khu, 03 xã.")
    set_speech_quotas(actor=scene.actor, session=scene.session, quotas=[("xã", 999)])
    assert list(map(str, scene.session.speech_quotas.all())) == ["999 xã"]
    set_speech_quotas(actor=scene.actor, session=scene.session, quotas=())
    assert told("set_speech_quotas").endswith("không đặt.")


def _quotas(scene: Scene, *quotas: tuple[str, int]) -> None:
    set_speech_quotas(actor=scene.actor, session=scene.session, quotas=quotas)


def _twice_closed(scene: Scene) -> None:
    for _ in range(2):
        close_floor(actor=scene.actor, session=scene.session)


def _while_speaking(scene: Scene) -> None:
    scene.speaking()
    close_floor(actor=scene.actor, session=scene.session)


REFUSED: list[tuple[str, Callable[[Scene], object]]] = [
    ("minutes-refused", lambda s: open_floor(actor=s.actor, session=s.session, terms=FloorTerms(5, 6))),
    ("other-session", lambda s: turn_to(actor=s.actor, session=s.session, item=_item(s, forum=True))),
    ("quota-refused", lambda s: _quotas(s, ("xã", 1), ("Xã ", 2))),
    ("quota-refused", lambda s: _quotas(s, ("xã", 0))),
    ("quota-refused", lambda s: _quotas(s, ("xã", 1000))),
    ("quota-refused", lambda s: _quotas(s, ("xã", 10**30))),
    ("nothing-stated", lambda s: _quotas(s, ("  ", 1))),
    ("speech-runs", _while_speaking),
    ("floor-closed", _twice_closed),
]


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_refused(scene: Scene, code: str, act: Callable[[Scene], object]) -> None:
    with pytest.raises(RuleBroken) as refused:
        act(scene)
    assert refused.value.code == code
    assert SpeechQuota.objects.count() == 2


def test_a_meeting_that_is_over_is_not_run(scene: Scene) -> None:
    Meeting.objects.update(state="cancelled")
    with pytest.raises(RuleBroken, match="không mở điều hành phiên được nữa"):
        open_floor(actor=scene.actor, session=scene.session, terms=FloorTerms(10, 8))


def test_who_may_not(scene: Scene, contact: User) -> None:
    lines = Entry.objects.count()
    for act in (close_floor, renew_code):
        with pytest.raises(RuleBroken, match="không thuộc quyền"):
            act(actor=contact, session=scene.session)
    assert (scene.floor.open, Entry.objects.count()) == (True, lines)


BROKEN: list[tuple[str, Callable[[Scene], object]]] = [
    ("floor_warns_in_time", lambda s: Floor.objects.update(warn_minutes=11)),
    ("floor_clock_of_somebody", lambda s: Floor.objects.update(since="2027-03-23T05:00Z")),
    ("speech_has_name", lambda s: Speech.objects.update(full_name="")),
    ("(?i)one_at_the_rostrum|session_id", lambda s: Speech.objects.update(state="called")),
    ("speech_quota_of_group", lambda s: SpeechQuota.objects.update(most=0)),
]


@pytest.mark.parametrize(("name", "breaks"), BROKEN)
def test_what_the_database_keeps_in_order(scene: Scene, name: str, breaks: Callable[[Scene], object]) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks(scene)
