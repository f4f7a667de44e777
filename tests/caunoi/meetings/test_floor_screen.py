"""What the screens follow: one query for all of them, drawn once a version, and nothing kept that is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caunoi.meetings import floor_following
from caunoi.meetings.floor_actions import close_floor, let_ask, renew_code
from caunoi.meetings.floor_clock_actions import call_speech, run_clock
from caunoi.meetings.floor_note_actions import NewNote, write_note
from caunoi.meetings.floor_rules import NoteKind
from caunoi.meetings.floor_screen import Drawn, Screens
from tests.caunoi.meetings.floor_scene import NOON, Scene


@dataclass
class Watch:
    """A clock that a test moves."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def screens(watch: Watch) -> Screens:
    return Screens(pause=0.1, clock=watch)


@contextmanager
def asking(number: int) -> Iterator[None]:
    with CaptureQueriesContext(connection) as caught:
        yield
    assert len(caught) == number, [query["sql"][:80] for query in caught]


def _drawn(screens: Screens, scene: Scene) -> Drawn:
    found = screens.drawn(scene.floor.screen_code)
    assert found is not None
    return found


def test_many_who_follow_cost_one_query_a_pause(scene: Scene, screens: Screens, watch: Watch) -> None:
    code, hall = scene.floor.screen_code, scene.floor.ask_code
    with asking(1 + 2):
        screens.drawn(code)
    with asking(0):
        for _ in range(20):
            screens.drawn(code)
    with asking(2):
        screens.drawn(hall)
    watch.now = 0.11
    with asking(1):
        for _ in range(20):
            screens.drawn(code)
            screens.drawn(hall)


def test_a_change_is_seen_after_the_pause(scene: Scene, screens: Screens, watch: Watch) -> None:
    before = _drawn(screens, scene)
    call_speech(actor=scene.actor, speech=scene.mai, after=None, now=NOON)
    assert _drawn(screens, scene) == before
    watch.now = 0.1
    after = _drawn(screens, scene)
    assert after.tag != before.tag
    assert "Lê Thị Mai" in after.html
    assert f"?v={after.tag}" in after.html


def test_what_the_hall_does_not_see_changes_no_tag(scene: Scene, screens: Screens, watch: Watch) -> None:
    before = _drawn(screens, scene)
    write_note(actor=scene.actor, session=scene.session, new=NewNote(NoteKind.SAID, "Thiếu nước", "Mai"))
    watch.now = 1.0
    assert _drawn(screens, scene).tag == before.tag


def test_the_clock_that_runs_is_drawn_once(scene: Scene, screens: Screens, watch: Watch) -> None:
    call_speech(actor=scene.actor, speech=scene.mai, after=None, now=NOON)
    run_clock(actor=scene.actor, speech=scene.mai, now=NOON)
    tag = _drawn(screens, scene).tag
    assert f'data-since="{int(NOON.timestamp()) * 1000}"' in _drawn(screens, scene).html
    watch.now, code = 60.0, scene.floor.screen_code
    with asking(1):
        later = screens.drawn(code)
    assert later is not None
    assert later.tag == tag


def test_an_old_code_is_not_told_the_new_one(scene: Scene, screens: Screens, watch: Watch) -> None:
    old = scene.floor
    assert screens.drawn(old.screen_code) is not None
    for asks in (True, False):
        renew_code(actor=scene.actor, session=scene.session, asks=asks)
    assert screens.drawn(old.ask_code) is None  # known since the last look, not yet drawn
    kept = screens.drawn(old.screen_code)
    assert kept is not None
    assert scene.floor.screen_code not in kept.html
    watch.now = 0.1
    assert screens.drawn(old.screen_code) is None
    assert f"/theo/{scene.floor.screen_code}/" in _drawn(screens, scene).html


@pytest.mark.parametrize("gone", ["closed", "renewed"])
def test_what_is_gone_is_not_kept(scene: Scene, screens: Screens, watch: Watch, gone: str) -> None:
    codes = (scene.floor.screen_code, scene.floor.ask_code)
    for code in codes:
        assert screens.drawn(code) is not None
    if gone == "closed":
        close_floor(actor=scene.actor, session=scene.session)
    else:
        for asks in (True, False):
            renew_code(actor=scene.actor, session=scene.session, asks=asks)
    watch.now = 1.0
    assert [screens.drawn(code) for code in codes] == [None, None]


def test_a_screen_that_has_what_there_is_gets_nothing(scene: Scene) -> None:
    address = f"/theo/{scene.floor.screen_code}/"
    new = Client().get(address)
    tag = new.content.decode().split("?v=")[1][:16]
    same = Client().get(f"{address}?v={tag}")
    assert (new.status_code, same.status_code, same.content) == (200, 204, b"")
    assert "X-Now" in same.headers
    assert not same.cookies


@pytest.mark.parametrize("open_", [True, False])
def test_following_asks_for_no_account_and_no_session(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, open_: bool
) -> None:
    monkeypatch.setattr(floor_following, "screens", Screens(pause=0))
    client = Client()
    if not open_:
        close_floor(actor=scene.actor, session=scene.session)
    else:  # and who has one is not looked up
        client.force_login(scene.actor)
    for code in (scene.floor.screen_code, scene.floor.ask_code):
        with CaptureQueriesContext(connection) as caught:
            answer = client.get(f"/theo/{code}/")
        assert (answer.status_code, dict(answer.cookies)) == (200, {})
        assert "data-follows" in answer.content.decode()
        asked = " ".join(query["sql"] for query in caught)
        assert "meetings_floor" in asked
        assert "django_session" not in asked


CHANGES: list[tuple[Callable[[Scene], object], str, bool]] = [
    (lambda s: let_ask(actor=s.actor, session=s.session, asks=False), "no", False),
    (lambda s: close_floor(actor=s.actor, session=s.session), "no", False),
    (lambda s: renew_code(actor=s.actor, session=s.session, asks=True), "yes", True),
    (lambda s: call_speech(actor=s.actor, speech=s.mai, after=None, now=NOON), "yes", False),
]


@pytest.mark.parametrize(("change", "asks", "reloads"), CHANGES)
def test_the_wall_follows_what_its_square_leads_to(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, change: Callable[[Scene], object], asks: str, reloads: bool
) -> None:
    monkeypatch.setattr(floor_following, "screens", Screens(pause=0))
    client, address = Client(), f"/theo/{scene.floor.screen_code}/"
    first = client.get(address)
    assert "HX-Refresh" not in first.headers
    tag = first.content.decode().split("?v=")[1][:16]
    change(scene)
    answer = client.get(f"{address}?v={tag}")
    assert answer.status_code == 200
    assert f'data-asks="{asks}"' in answer.content.decode()
    assert ("HX-Refresh" in answer.headers) is reloads
    again = answer.content.decode().split("?v=")[1][:16]
    assert client.get(f"{address}?v={again}").status_code == 204


def test_a_telephone_that_is_typed_on_is_never_told_to_load_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(floor_following, "screens", Screens(pause=0))
    client, address = Client(), f"/theo/{scene.floor.ask_code}/"
    tag = client.get(address).content.decode().split("?v=")[1][:16]
    for change, _, reloads in CHANGES:
        if not reloads and scene.floor.open:
            change(scene)
            answer = client.get(f"{address}?v={tag}")
            assert (answer.status_code, "HX-Refresh" in answer.headers) == (200, False)


def test_the_hall_may_ask_or_not(scene: Scene) -> None:
    address = f"/theo/{scene.floor.ask_code}/"
    assert 'data-asks="yes"' in Client().get(address).content.decode()
    let_ask(actor=scene.actor, session=scene.session, asks=False)
    found = Client().get(f"/man-hinh/{scene.floor.screen_code}/").content.decode()
    assert 'data-asks="no"' in found
