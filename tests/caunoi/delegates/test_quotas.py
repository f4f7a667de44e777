"""Quotas: set for many offices at once, filled place by place until the hour, given back, reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.delegates.answer_actions import ask_substitute, grant_substitute, make_answer_link
from caunoi.delegates.guest_actions import strike_delegate
from caunoi.delegates.models import AnswerLink, Delegate, Quota, Registration
from caunoi.delegates.quota_actions import (
    Place,
    QuotaSaid,
    register_place,
    remove_quota,
    set_quotas,
    settle_quotas,
    withdraw_registration,
)
from caunoi.delegates.quota_reads import office_quotas, quotas_of, sums
from caunoi.delegates.quota_rules import WHAT_NAMES, What, late_reason, range_words, refuse_bad_range
from caunoi.delegates.rules import Standing, digest_of
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

DAO = Place("Nguyễn Thị  Đào", "Bí thư chi bộ")
AN = Place("Vũ An", "Trưởng thôn")


@pytest.fixture
def three(meeting: Meeting, specialist: User, province: Province) -> QuotaSaid:
    return QuotaSaid([province.commune, province.neighbour], What.DELEGATES, 2, 3, due=_in(1))


@pytest.fixture
def quota(meeting: Meeting, specialist: User, three: QuotaSaid, province: Province) -> Quota:
    set_quotas(actor=specialist, meeting=meeting, said=three)
    return Quota.objects.get(office=province.commune)


def _in(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def _refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(RuleBroken) as refused:
        act()
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("least", "most", "words", "fine"),
    [
        (3, 3, "3", True),
        (120, 150, "từ 120 đến 150", True),
        (2, None, "ít nhất 2", True),
        (0, 1, "từ 0 đến 1", True),
        (0, 0, "0", False),
        (3, 2, "từ 3 đến 2", False),
        (1, 2001, "từ 1 đến 2001", False),
        (-1, 2, "từ -1 đến 2", False),
    ],
)
def test_ranges(least: int, most: int | None, words: str, fine: bool) -> None:
    assert range_words(least, most) == words
    if fine:
        refuse_bad_range(least, most)
    else:
        with pytest.raises(RuleBroken, match=r"không nhỏ hơn số từ, và không số nào quá 2\.000") as refused:
            refuse_bad_range(least, most)
        assert refused.value.code == "bad-range"


@pytest.mark.parametrize(
    ("due", "reason", "said"),
    [
        (None, "", ""),
        (1, "đi công tác", ""),
        (-1, " xã  sáp nhập ", "xã  sáp nhập"),
        (0, "xe hỏng", "xe hỏng"),
    ],
)
def test_the_hour_closes_the_door(due: int | None, reason: str, said: str) -> None:
    now = timezone.now()
    hour = None if due is None else now + timedelta(hours=due)
    assert late_reason(hour, now, reason).split() == said.split()
    if said:
        _refused("after-the-hour", lambda: late_reason(hour, now, " "))
    assert set(WHAT_NAMES) == set(What)


def test_each_office_gets_its_quota_and_sees_the_meeting(
    meeting: Meeting, specialist: User, three: QuotaSaid, province: Province
) -> None:
    made = set_quotas(actor=specialist, meeting=meeting, said=three)
    assert {one.office for one in made} == {province.commune, province.neighbour}
    assert [str(one) for one in made] == ["từ 2 đến 3 đại biểu"] * 2
    assert set(meeting.offices.all()) == {province.commune, province.neighbour}
    said = Entry.objects.filter(verb="set_quotas").first()
    assert said is not None
    assert f"{specialist} phân bổ cho " in said.said
    assert (said.before, said.after) == ("", "từ 2 đến 3")


def test_again_it_changes_and_never_doubles(meeting: Meeting, specialist: User, three: QuotaSaid) -> None:
    set_quotas(actor=specialist, meeting=meeting, said=three)
    set_quotas(actor=specialist, meeting=meeting, said=replace(three, least=4, most=4))
    assert [(one.least, one.most) for one in Quota.objects.all()] == [(4, 4)] * 2
    set_quotas(actor=specialist, meeting=meeting, said=replace(three, category="phường"))
    assert Quota.objects.count() == 4
    last = Entry.objects.filter(verb="set_quotas", before="từ 2 đến 3").values_list("after", flat=True)
    assert set(last) == {"4"}


def test_quotas_refused(
    meeting: Meeting, specialist: User, contact: User, three: QuotaSaid, quota: Quota
) -> None:
    for place in (DAO, AN):
        register_place(actor=contact, quota=quota, place=place)
    for actor, said, code in (
        (contact, three, "not-allowed"),
        (specialist, replace(three, offices=[]), "no-office"),
        (specialist, replace(three, least=5), "bad-range"),
        (specialist, replace(three, least=1, most=1), "below-registered"),
    ):
        _refused(code, lambda actor=actor, said=said: set_quotas(actor=actor, meeting=meeting, said=said))  # type: ignore[misc]  # bound now
    quota.refresh_from_db()
    assert (quota.least, quota.most) == (2, 3)


def test_a_quota_nobody_filled_is_taken_back(specialist: User, contact: User, quota: Quota) -> None:
    _refused("not-allowed", lambda: remove_quota(actor=contact, quota=quota))
    made = register_place(actor=contact, quota=quota, place=DAO)
    withdraw_registration(actor=contact, registration=made, reason="ốm")
    _refused("has-registrations", lambda: remove_quota(actor=specialist, quota=quota))
    other = Quota.objects.exclude(pk=quota.pk).get()
    other_pk = other.pk
    remove_quota(actor=specialist, quota=other)
    _refused("gone", lambda: remove_quota(actor=specialist, quota=Quota(pk=other_pk)))
    _refused("gone", lambda: register_place(actor=specialist, quota=Quota(pk=other_pk), place=DAO))
    assert list(Quota.objects.all()) == [quota]
    assert Entry.objects.get(verb="remove_quota").before == "từ 2 đến 3 đại biểu"


def test_a_place_brings_the_delegate_onto_the_list(contact: User, quota: Quota, meeting: Meeting) -> None:
    made = register_place(actor=contact, quota=quota, place=DAO)
    delegate = meeting.delegates.get()
    assert made.delegate == delegate
    assert (delegate.full_name, delegate.post) == ("Nguyễn Thị Đào", "Bí thư chi bộ")
    assert (delegate.office, delegate.stands) == (quota.office, Standing.COMING)
    assert delegate.why == "Đơn vị đăng ký theo chỉ tiêu"
    assert (made.late_reason, made.by) == ("", contact)
    line = Entry.objects.get(verb="register_place")
    assert line.said == f"{contact} đăng ký Nguyễn Thị Đào, Bí thư chi bộ cho {quota.office.name} (đại biểu)."


def test_the_last_place_is_the_last(contact: User, quota: Quota) -> None:
    for number in range(3):
        register_place(actor=contact, quota=quota, place=Place(f"Lê Văn {number}"))
    _refused("quota-full", lambda: register_place(actor=contact, quota=quota, place=DAO))
    assert (Registration.objects.count(), Delegate.objects.count()) == (3, 3)
    first = Registration.objects.order_by("pk")[0]
    withdraw_registration(actor=contact, registration=first, reason="bận")
    register_place(actor=contact, quota=quota, place=DAO)
    assert Registration.objects.filter(withdrawn_at=None).count() == 3


def test_after_the_hour_only_with_a_reason(contact: User, quota: Quota) -> None:
    Quota.objects.update(due=_in(-1))
    _refused("after-the-hour", lambda: register_place(actor=contact, quota=quota, place=DAO))
    late = replace(DAO, late_reason="họp chi bộ muộn")
    assert register_place(actor=contact, quota=quota, place=late).late_reason == "họp chi bộ muộn"
    assert Entry.objects.get(verb="register_place").said.endswith("sau hạn, lý do: họp chi bộ muộn.")
    [row] = office_quotas(quota.meeting, quota.office)
    assert (row.held, row.late, row.missing, row.full, row.closed(timezone.now())) == (1, 1, 1, False, True)


@pytest.mark.parametrize(
    ("what", "place", "code"),
    [
        (What.DELEGATES, Place("  "), "nothing-stated"),
        (What.DELEGATES, Place("A" * 121), "too-long"),
        (What.SPEECHES, Place("Vũ An"), "nothing-stated"),
        (What.SPEECHES, Place("Vũ An", topic="x" * 401), "too-long"),
        (What.VEHICLES, Place(""), "nothing-stated"),
    ],
)
def test_a_place_refused(what: What, place: Place, code: str, contact: User, quota: Quota) -> None:
    Quota.objects.filter(pk=quota.pk).update(what=what)
    _refused(code, lambda: register_place(actor=contact, quota=quota, place=place))
    assert (Registration.objects.exists(), Delegate.objects.exists()) == (False, False)


def test_nobody_is_registered_twice_nor_for_another_office(
    contact: User, quota: Quota, province: Province
) -> None:
    register_place(actor=contact, quota=quota, place=DAO)
    _refused("registered-twice", lambda: register_place(actor=contact, quota=quota, place=DAO))
    other = Quota.objects.get(office=province.neighbour)
    _refused("not-allowed", lambda: register_place(actor=contact, quota=other, place=AN))


def test_speeches_and_vehicles_are_no_delegates(contact: User, quota: Quota) -> None:
    Quota.objects.filter(pk=quota.pk).update(what=What.SPEECHES)
    speech = register_place(actor=contact, quota=quota, place=replace(AN, topic="Xây dựng nông thôn mới"))
    assert (speech.topic, speech.delegate) == ("Xây dựng nông thôn mới", None)
    Quota.objects.filter(pk=quota.pk).update(what=What.VEHICLES)
    assert str(register_place(actor=contact, quota=quota, place=Place("Xe 29 chỗ 00A-123.45"))) == (
        "Xe 29 chỗ 00A-123.45"
    )
    assert not Delegate.objects.exists()


def test_a_place_is_given_back(contact: User, quota: Quota, meeting: Meeting) -> None:
    made = register_place(actor=contact, quota=quota, place=DAO)
    _refused("nothing-stated", lambda: withdraw_registration(actor=contact, registration=made, reason=""))
    gone = withdraw_registration(actor=contact, registration=made, reason="ốm")
    assert (gone.withdrawn_why, gone.withdrawn_at is not None) == ("ốm", True)
    delegate = meeting.delegates.get()
    assert (delegate.stands, delegate.reason) == (Standing.STRUCK, "ốm")
    _refused("withdrawn", lambda: withdraw_registration(actor=contact, registration=made, reason="ốm"))


@pytest.fixture
def stand_in(contact: User, quota: Quota, specialist: User) -> Delegate:
    """Somebody goes in place of whom the unit had registered for its only place; the count is reported."""
    Quota.objects.update(least=1, most=1)
    made = register_place(actor=contact, quota=quota, place=DAO)
    settle_quotas(actor=contact, meeting=quota.meeting, office=quota.office)
    assert made.delegate is not None
    secret = make_answer_link(actor=specialist, delegate=made.delegate)
    link = AnswerLink.objects.get(digest=digest_of(secret))
    asked = ask_substitute(link=link, full_name="Vũ An", post="Trưởng thôn", reason="ốm")
    return grant_substitute(actor=contact, asked=asked)


def test_who_goes_instead_goes_off_the_list_with_the_place(stand_in: Delegate, contact: User) -> None:
    withdraw_registration(actor=contact, registration=Registration.objects.get(), reason="thôi không cử")
    rows = Delegate.objects.values_list("standing", "reason")
    assert list(rows) == [(Standing.STRUCK, "thôi không cử")] * 2


@pytest.mark.parametrize(("struck", "free"), [("Vũ An", True), ("Nguyễn Thị Đào", False)])
def test_who_is_struck_off_frees_the_place(
    struck: str, free: bool, stand_in: Delegate, specialist: User, contact: User, quota: Quota
) -> None:
    """Whom somebody stands in for holds no place any more: it is the other's."""
    delegate = Delegate.objects.get(full_name=struck)
    strike_delegate(actor=specialist, delegate=delegate, reason="sai đối tượng")
    quota.refresh_from_db()
    made = Registration.objects.get()
    assert (made.withdrawn_at is not None, quota.settled_at is None) == (free, free)
    assert made.withdrawn_why == ("sai đối tượng" if free else "")
    if free:
        register_place(actor=contact, quota=quota, place=AN)
    else:
        _refused("quota-full", lambda: register_place(actor=contact, quota=quota, place=AN))


def test_offices_of_one_name_are_each_told_apart(
    meeting: Meeting, specialist: User, three: QuotaSaid, province: Province
) -> None:
    province.neighbour.name = province.commune.name
    province.neighbour.save()
    for what in What:
        set_quotas(actor=specialist, meeting=meeting, said=replace(three, what=what))
    assert [(one.office.pk, len(one.rows)) for one in quotas_of(meeting)] == [
        (province.commune.pk, 3), (province.neighbour.pk, 3)
    ]  # fmt: skip


def test_the_count_is_reported(contact: User, quota: Quota, meeting: Meeting, province: Province) -> None:
    register_place(actor=contact, quota=quota, place=DAO)
    assert settle_quotas(actor=contact, meeting=meeting, office=province.commune) == 1
    quota.refresh_from_db()
    assert (quota.settled_by, quota.settled_at is not None) == (contact, True)
    assert Entry.objects.get(verb="settle_quotas").after == "từ 2 đến 3 đại biểu: 1"
    register_place(actor=contact, quota=quota, place=AN)
    quota.refresh_from_db()
    assert quota.settled_at is None
    _refused("not-allowed", lambda: settle_quotas(actor=contact, meeting=meeting, office=province.neighbour))
    Quota.objects.filter(office=province.neighbour).delete()
    _refused(
        "no-quota",
        lambda: settle_quotas(
            actor=province.people["specialist"], meeting=meeting, office=province.neighbour
        ),
    )


@pytest.mark.parametrize("state", [State.ENDED, State.CANCELLED])
def test_what_is_over_is_closed(
    state: State, contact: User, specialist: User, quota: Quota, three: QuotaSaid, meeting: Meeting
) -> None:
    made = register_place(actor=contact, quota=quota, place=DAO)
    Meeting.objects.update(state=state)
    meeting.refresh_from_db()
    acts: list[Callable[[], object]] = [
        lambda: set_quotas(actor=specialist, meeting=meeting, said=three),
        lambda: register_place(actor=contact, quota=quota, place=AN),
        lambda: withdraw_registration(actor=contact, registration=made, reason="ốm"),
        lambda: settle_quotas(actor=contact, meeting=meeting, office=quota.office),
        lambda: remove_quota(actor=specialist, quota=quota),
    ]
    for act in acts:
        _refused("meeting-closed", act)


def test_what_each_office_lacks(
    contact: User, specialist: User, quota: Quota, meeting: Meeting, province: Province
) -> None:
    for place in (DAO, AN):
        register_place(actor=contact, quota=quota, place=place)
    speeches = QuotaSaid([province.commune], What.SPEECHES, 2, 2)
    set_quotas(actor=specialist, meeting=meeting, said=speeches)
    offices = quotas_of(meeting)
    assert [(one.office, one.missing, len(one.rows)) for one in offices] == [
        (province.commune, 2, 2),
        (province.neighbour, 2, 1),
    ]
    assert sums(offices) == [("Đại biểu", 4, 2, 2), ("Ý kiến phát biểu", 2, 0, 2)]
    mine = office_quotas(meeting, province.commune)
    assert [(row.range, row.held, len(row.registrations)) for row in mine] == [
        ("từ 2 đến 3", 2, 2),
        ("2", 0, 0),
    ]


BROKEN: list[tuple[str, Callable[[Quota], object]]] = [
    ("quota_in_order", lambda quota: Quota.objects.filter(pk=quota.pk).update(most=1)),
    ("quota_settled_by_somebody", lambda quota: Quota.objects.update(settled_at=timezone.now())),
    ("registration_has_name", lambda quota: Registration.objects.update(name="")),
    ("registration_withdrawn_with_reason", lambda quota: Registration.objects.update(withdrawn_why="ốm")),
    ("quota_once|UNIQUE", lambda quota: Quota.objects.update(office=quota.office)),
]


@pytest.mark.parametrize(("name", "breaks"), BROKEN, ids=[name for name, _ in BROKEN])
def test_what_the_database_keeps_in_order(
    name: str, breaks: Callable[[Quota], object], contact: User, quota: Quota
) -> None:
    register_place(actor=contact, quota=quota, place=DAO)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks(quota)
