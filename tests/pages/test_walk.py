"""The walk: every address and every deed as every role, inside and outside its reach.

What must happen follows from the table of rights; nothing is copied here. An address or deed that the table
or `tests/pages/things.py` does not know fails, so that the walk covers all of them or does not pass.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from caunoi.people.models import Role, User
from caunoi.people.rights import Address, Asked, Deed, Measure, Needs, Open, role_may
from caunoi.people.rules import Reach, may
from caunoi.site import permissions
from caunoi.site.access import ADDRESSES, DEEDS
from caunoi.site.gate import asked_by
from caunoi.ui.refusal import RuleBroken
from tests.pages.things import At, Position, Scene, within
from tests.pages.walked import IN_ADDRESS, SENT, WITH

ROUTES = {route.name: route for route in permissions.routes()}
DONE = permissions.deeds()
METHODS = ("GET", "POST")
REFUSALS = re.compile(
    "không thuộc quyền của|ngoài phạm vi của|chưa rõ đơn vị chủ trì nên đồng chí chưa làm được"
)
# Sessions are no deed: that one was here is noted whatever one looks at.
WRITES = re.compile(
    r'^(INSERT (OR IGNORE )?INTO|UPDATE|DELETE FROM)\s+(?!"?(django_session|usersessions_))', re.IGNORECASE
)


@dataclass
class Walk:
    """The scene, a session of each role, and what was written meanwhile."""

    scene: Scene
    folder: Path
    sessions: dict[str, str]
    browser: Client = field(default_factory=Client)
    written: list[str] = field(default_factory=list)

    def client(self, role: str) -> Client:
        """As somebody just signed in would be: without what an earlier step did to the cookies."""
        self.browser.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: self.sessions[role]})
        return self.browser

    @contextmanager
    def step(self) -> Iterator[None]:
        """What happens in here is undone; what it wrote stands in `written`."""

        def watch(execute: Callable[..., object], sql: str, *rest: object) -> object:
            if WRITES.match(sql):
                self.written.append(sql)
            return execute(sql, *rest)

        self.written.clear()
        with transaction.atomic():
            with connection.execute_wrapper(watch):
                yield
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def scene(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    """Built once: whatever is done in it is undone step by step, and all of it at the end."""
    folder = tmp_path_factory.mktemp("walk")
    with django_db_blocker.unblock(), transaction.atomic():
        built = Scene.build()
        yield Walk(built, folder, {role: _signed_in(person) for role, person in built.walkers.items()})
        transaction.set_rollback(True)


def _signed_in(person: User) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def walk(scene: Walk, db: None, own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Walk:
    monkeypatch.setattr(settings, "CAUNOI_DATA", scene.folder)
    monkeypatch.setattr(settings, "CAUNOI_SIGN_KEY", "")  # things name a key file, for one test
    monkeypatch.setattr(settings, "CAUNOI_SIGN_PASSWORD", "")
    monkeypatch.setattr(settings, "CAUNOI_EMAIL_HOST", "127.0.0.1")  # where nobody listens
    return scene


def _positions(role: str, *asked: Asked | None) -> tuple[Position, ...]:
    """Where things must stand so that the role meets every answer that the table has for it."""
    needs = [one for one in asked if isinstance(one, Needs) and one.of in {Measure.OFFICE, Measure.SHARED}]
    reaches = {may(role, one.verb) for one in needs}
    if reaches <= {None}:
        return (Position.OWN,)
    if reaches <= {None, Reach.ALL}:
        return (Position.OWN, Position.OTHER)
    return tuple(Position)


def _may(role: str, asked: Asked, position: Position) -> bool:
    """What the table says of a role and a thing in that position."""
    if not isinstance(asked, Needs):
        return True
    if asked.of in {Measure.WHOLE, Measure.ROLE}:
        return role_may(role, asked)
    return within(may(role, asked.verb), position, shared=asked.of is Measure.SHARED)


def place(name: str, at: At) -> str:
    """The address with the things of a position in it."""
    room = name.partition(":")[0] if ":" in name else "packages"
    found: dict[str, object] = {}
    for held in ROUTES[name].holds:
        make = IN_ADDRESS.get(f"{name}.{held}") or IN_ADDRESS.get(f"{room}.{held}")
        if make is None:
            pytest.fail(
                f"the walk does not know what <{held}> of {name} is: "
                f'add "{room}.{held}" or "{name}.{held}" to IN_ADDRESS in tests/pages/things.py'
            )
        found[held] = make(at)
    return reverse(name, kwargs=found)


def _outcome(response: HttpResponseBase) -> str:
    """'in', or how the request was stopped at the door."""
    if isinstance(response, StreamingHttpResponse):
        response.close()
        return "in" if response.status_code == 200 else str(response.status_code)
    assert isinstance(response, HttpResponse)
    if response.status_code == 422 and REFUSALS.search(response.content.decode()):
        return "refused"
    if response.status_code in {200, 204, 302, 422}:
        to_gate = response.status_code == 302 and response.headers["Location"].startswith("/dang-nhap/?next=")
        return "to sign in" if to_gate else "in"
    return str(response.status_code)


def _ask(client: Client, method: str, address: str, sent: dict[str, object], **headers: str) -> str:
    if method == "GET":
        return _outcome(client.get(address, headers=headers))
    return _outcome(client.post(address, sent, headers=headers))


def _expected(role: str, method: str, asked: Asked | None, position: Position) -> set[str]:
    if asked is None:
        return {"405"}
    if isinstance(asked, Needs) and not role_may(role, asked):
        return {"refused"}
    if _may(role, asked, position):
        return {"in"}
    # Who merely looks does not even learn that the thing exists.
    return {"404"} if method == "GET" else {"404", "refused"}


def _faults_at(
    walk: Walk, row: Address, position: Position, address: str, sent: dict[str, object]
) -> Iterator[str]:
    for role in Role.values:
        for method in METHODS if position in _positions(role, row.get, row.post) else ():
            expected = _expected(role, method, asked_by(row, method), position)
            client = walk.client(role)
            # Whoever will be refused asks for the bare sentence: the page around it is always the same.
            headers = {"HX-Request": "true"} if expected == {"refused"} else {}
            with walk.step():
                outcome = _ask(client, method, address, sent, **headers)
            if outcome not in expected:
                yield f"{role} {method} {position}: {outcome}, by the table {' or '.join(sorted(expected))}"
            if walk.written and (method == "GET" or outcome != "in"):
                yield f"{role} {method} {position} wrote: {walk.written[0][:90]}"


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_every_address_as_every_role(name: str, walk: Walk) -> None:
    row = permissions.address_row(name)
    assert row is not None, f"{name} has no row; see `caunoi permissions --check`"
    faults: list[str] = []
    for position in Position:
        at = At(walk.scene, position)
        address = place(name, at)
        sent = SENT[name](at) if name in SENT else {}
        faults += _faults_at(walk, row, position, address, sent)
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_every_address_as_a_stranger(name: str, walk: Walk) -> None:
    row = permissions.address_row(name)
    assert row is not None
    at = At(walk.scene, Position.OWN)
    address, sent = place(name, at), SENT[name](at) if name in SENT else {}
    for method in METHODS:
        with walk.step():
            outcome = _ask(Client(), method, address, sent)
        open_to_all = row.get is Open.STRANGER or row.post is Open.STRANGER
        closed = {"405"} if open_to_all else {"to sign in"}
        asked = asked_by(row, method)
        assert outcome in ({"in"} if asked is Open.STRANGER else closed), f"{method} {name}"
        assert open_to_all or walk.written == []


def _arguments(deed: Deed, at: At, actor: User) -> dict[str, object]:
    room, _, name = deed.name.partition(".")
    found: dict[str, object] = {}
    for argument in inspect.signature(DONE[deed.name]).parameters.values():
        make = WITH.get(f"{deed.name}:{argument.name}") or WITH.get(f"{room}:{argument.name}")
        if argument.name == "actor":
            found["actor"] = actor
        elif make is not None:
            found[argument.name] = make(at)
        elif argument.default is inspect.Parameter.empty:
            pytest.fail(
                f"the walk does not know what to call {name} with: add "
                f'"{room}:{argument.name}" or "{deed.name}:{argument.name}" to WITH in tests/pages/things.py'
            )
    return found


def _do(deed: Deed, arguments: dict[str, object]) -> str:
    """'done', or the code of the refusal."""
    try:
        DONE[deed.name](**arguments)
    except RuleBroken as broken:
        return broken.code
    return "done"


ASKED_DEEDS = [row for row in DEEDS if isinstance(row.asks, Needs)]


@pytest.mark.parametrize("deed", ASKED_DEEDS, ids=lambda deed: deed.name)
def test_every_deed_as_every_role(deed: Deed, walk: Walk) -> None:
    """Who may does it; who may not is told so and nothing is written."""
    faults = []
    for role, actor in walk.scene.walkers.items():
        for position in _positions(role, deed.asks):
            with transaction.atomic():
                arguments = _arguments(deed, At(walk.scene, position), actor)
                with walk.step():
                    outcome = _do(deed, arguments)
                transaction.set_rollback(True)
            expected = "done" if _may(role, deed.asks, position) else "not-allowed"
            if outcome != expected:
                faults.append(f"{role} {position}: {outcome}, by the table {expected}")
            if (outcome == "done") != bool(walk.written):
                faults.append(f"{role} {position}: {outcome}, {len(walk.written)} writes")
    assert faults == [], "\n".join(faults)


def test_a_deed_that_asks_nobody_is_nobodys() -> None:
    """What a machine does has no actor whose rights one could forget to ask."""
    machine = [row.name for row in DEEDS if row.asks is Open.MACHINE]
    assert [name for name in machine if "actor" in inspect.signature(DONE[name]).parameters] == []


def test_the_walk_leaves_nothing_out(capsys: pytest.CaptureFixture[str]) -> None:
    requests = sum(len(_positions(role, row.get, row.post)) for row in ADDRESSES for role in Role.values)
    calls = sum(len(_positions(role, row.asks)) for row in ASKED_DEEDS for role in Role.values)
    with capsys.disabled():
        print(
            f"\n  walked: {len(ROUTES)} addresses in {requests * len(METHODS)} requests, "
            f"{len(ASKED_DEEDS)} of {len(DEEDS)} deeds in {calls} calls, {len(Role)} roles"
        )
    assert set(ROUTES) == {row.name for row in ADDRESSES}
    assert set(DONE) == {row.name for row in DEEDS}
