"""Lines tested, incidents, heads counted, with an account or by a link: done, refused, told in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.ledger.models import Entry
from caunoi.meetings import point_day_actions as actions
from caunoi.meetings.models import HeadCount, Incident, LineTest, Meeting, Point, PointLink
from caunoi.meetings.point_day_reads import alive_link, board, link_of, point_day
from caunoi.meetings.point_day_rules import Outcome, State, digest_of
from caunoi.meetings.point_rules import Total
from caunoi.meetings.rules import State as MeetingState
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.point_scene import conference, point_of, registered
from tests.conftest import Province

GOOD = dict.fromkeys(("picture", "sound", "delay", "backup", "power"), "ok")


@pytest.fixture
def held(specialist: User, province: Province) -> Meeting:
    return conference(specialist, province)


@pytest.fixture
def point(held: Meeting, contact: User, province: Province) -> Point:
    return registered(contact, point_of(held, province))


def _refused(code: str, act: Callable[[], object]) -> None:
    before = Entry.objects.count()
    with pytest.raises(RuleBroken) as refused:
        act()
    assert refused.value.code == code
    assert Entry.objects.count() == before


def _state(held: Meeting, point: Point) -> State:
    return next(one.state for one in board(held).points if one.point == point)


def test_rounds_of_the_line_test(held: Meeting, point: Point, contact: User) -> None:
    first = actions.record_test(actor=contact, point=point, said=GOOD | {"sound": "bad"}, note=" rè  tiếng ")
    assert (first.round, first.note, first.by_words) == (1, "rè tiếng", str(contact))
    assert [one.outcome for one in first.outcomes][:2] == [Outcome.OK, Outcome.BAD]
    assert _state(held, point) is State.FAULTY
    [lit] = [one for one in board(held).points if one.point == point]
    assert (lit.faults, lit.words, lit.tone) == (("Tiếng",), "Thử chưa đạt", "late")
    assert actions.record_test(actor=contact, point=point, said=GOOD).round == 2
    assert _state(held, point) is State.READY
    assert "lần 1, điểm cầu" in Entry.objects.filter(verb="record_test").order_by("pk")[0].said


def test_an_incident_and_its_end(held: Meeting, point: Point, contact: User) -> None:
    incident = actions.report_incident(actor=contact, point=point, what="Mất tiếng")
    assert _state(held, point) is State.INCIDENT
    assert [one.what for one in board(held).incidents] == ["Mất tiếng"]
    Incident.objects.update(since=timezone.now() - timedelta(minutes=12, seconds=5))
    over = actions.resolve_incident(actor=contact, incident=incident, how="thay dây")
    assert over.resolved_at is not None
    assert board(held).incidents == ()
    assert "sau 12 phút: thay dây" in Entry.objects.get(verb="resolve_incident").said
    _refused("resolved-already", lambda: actions.resolve_incident(actor=contact, incident=incident, how="x"))


def test_the_last_count_goes_up_the_tree(
    held: Meeting, point: Point, contact: User, specialist: User, province: Province
) -> None:
    top, other = held.points.get(main=True), held.points.get(office=province.neighbour)
    for present in (40, 58):
        actions.report_count(actor=contact, point=point, present=present)
    actions.report_count(actor=specialist, point=top, present=100)
    actions.report_count(actor=specialist, point=other, present=7)
    found = board(held)
    assert found.total == Total(3, 1, 2, 60, 165)
    sums = {one.point: (one.count and one.count.present, one.total.present) for one in found.points}
    assert sums == {top: (100, 165), point: (58, 58), other: (7, 7)}
    assert found.by_state == [("Chưa đăng ký", "soon", 2), ("Chưa thử đủ", "soon", 1)]
    assert "có mặt 58 người" in Entry.objects.filter(verb="report_count").order_by("pk")[1].said


def test_by_the_link_without_an_account(held: Meeting, point: Point, contact: User) -> None:
    link, secret = actions.share_point(actor=contact, point=point)
    assert link.digest == digest_of(secret)
    assert link_of(secret) == alive_link(point) == link
    count = actions.report_count(actor=None, link=link, point=point, present=33)
    actions.record_test(actor=None, link=link, point=point, said=GOOD)
    incident = actions.report_incident(actor=None, link=link, point=point, what="Mất điện")
    actions.resolve_incident(actor=None, link=link, incident=incident, how="chạy máy nổ")
    assert count.by_words == "người trực điểm cầu"
    assert Entry.objects.get(verb="report_count").said.startswith("Người trực (qua liên kết) báo điểm cầu")
    shown = point_day(point, timezone.now())
    assert (len(shown.tests), len(shown.incidents), shown.counts) == (1, 1, (count,))


def test_a_link_is_for_its_own_point_while_it_lives(
    held: Meeting, point: Point, contact: User, specialist: User, province: Province
) -> None:
    old, secret = actions.share_point(actor=contact, point=point)
    new, _ = actions.share_point(actor=specialist, point=point)
    assert link_of(secret) is None
    other = held.points.get(office=province.neighbour)

    def count(link: PointLink | None, whose: Point) -> Callable[[], object]:
        return lambda: actions.report_count(actor=None, link=link, point=whose, present=1)

    for link, whose in ((old, point), (new, other), (None, point)):
        _refused("link-revoked", count(link, whose))
    actions.revoke_point_link(actor=contact, point=point)
    assert alive_link(point) is None
    _refused("link-revoked", count(new, point))
    _refused("already-revoked", lambda: actions.revoke_point_link(actor=contact, point=point))
    assert "thu hồi liên kết" in Entry.objects.get(verb="revoke_point_link").said


def _acts(actor: User, point: Point) -> dict[str, Callable[[], object]]:
    incident = Incident.objects.create(point=point, what="Mất hình")
    return {
        "count": lambda: actions.report_count(actor=actor, point=point, present=1),
        "test": lambda: actions.record_test(actor=actor, point=point, said=GOOD),
        "incident": lambda: actions.report_incident(actor=actor, point=point, what="Mất điện"),
        "resolve": lambda: actions.resolve_incident(actor=actor, incident=incident, how="xong"),
        "share": lambda: actions.share_point(actor=actor, point=point),
        "revoke": lambda: actions.revoke_point_link(actor=actor, point=point),
    }


@pytest.mark.parametrize("name", ["count", "test", "incident", "resolve", "share", "revoke"])
def test_who_may_not_and_when_it_is_over(
    name: str, held: Meeting, point: Point, contact: User, leader: User, province: Province
) -> None:
    other = held.points.get(office=province.neighbour)
    _refused("not-allowed", _acts(leader, point)[name])
    _refused("not-allowed", _acts(contact, other)[name])
    Meeting.objects.update(state=MeetingState.ENDED)
    _refused("meeting-closed", _acts(contact, point)[name])


def test_what_says_nothing_is_refused(point: Point, contact: User) -> None:
    incident = actions.report_incident(actor=contact, point=point, what="Mất tiếng")
    _refused("nothing-stated", lambda: actions.report_incident(actor=contact, point=point, what=" "))
    _refused("too-long", lambda: actions.report_incident(actor=contact, point=point, what="x" * 401))
    _refused("nothing-stated", lambda: actions.resolve_incident(actor=contact, incident=incident, how="."))
    _refused("nothing-tested", lambda: actions.record_test(actor=contact, point=point, said={}))
    _refused("bad-count", lambda: actions.report_count(actor=contact, point=point, present=20_001))
    assert not LineTest.objects.exists()


def test_an_old_round_keeps_the_names_of_its_checklist(point: Point, contact: User) -> None:
    actions.record_test(actor=contact, point=point, said=GOOD)
    LineTest.objects.update(results=[["maket", "Maket", "bad"]])
    assert [one.name for one in LineTest.objects.get().outcomes] == ["Maket"]


BROKEN: list[tuple[str, Callable[[Point, User], object]]] = [
    ("line_?test", lambda point, by: [
        LineTest.objects.create(point=point, round=1, results=[]) for _ in "ab"
    ]),
    ("line_test_round_from_one", lambda point, by: LineTest.objects.create(point=point, round=0, results=[])),
    ("incident_says_what", lambda point, by: Incident.objects.create(point=point, what="")),
    ("incident_resolved_somehow", lambda point, by: Incident.objects.create(point=point, what="x", how="y")),
    ("head_count_in_a_room", lambda point, by: HeadCount.objects.create(point=point, present=20_001)),
    ("point_link_revoked_by_someone", lambda point, by: PointLink.objects.create(
        point=point, digest="x", created_by=by, revoked_at=timezone.now()
    )),
    ("point_link|point_id", lambda point, by: [
        PointLink.objects.create(point=point, digest=one, created_by=by) for one in "ab"
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "breaks"), BROKEN)
def test_what_the_database_keeps_in_order(
    name: str, breaks: Callable[[Point, User], object], point: Point, contact: User
) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks(point, contact)
