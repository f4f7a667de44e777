"""Asking for more time and answering: done, refused. Races are in races.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.people.models import Role, User
from caunoi.tasks.actions import cancel_task, change_due
from caunoi.tasks.models import ExtensionRequest, Task
from caunoi.tasks.rules import Due, State, due_words
from caunoi.tasks.unit_actions import (
    ask_extension,
    grant_extension,
    refuse_extension,
    withdraw_extension,
)
from caunoi.tasks.unit_rules import Asked, refuse_bad_wish
from caunoi.tasks.urging import extensions_waiting
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, by, said
from tests.conftest import Province

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 25, 9, tzinfo=HANOI)
TODAY = timezone.localdate()
OLD, WISH = by(TODAY + timedelta(days=3)), by(TODAY + timedelta(days=9))


@pytest.fixture
def asked(open_task: Open, contact: User) -> ExtensionRequest:
    return ask_extension(actor=contact, task=open_task(due=OLD), wish=WISH, reason="Hai thôn gửi chậm")


class TestRule:
    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            (Due(), by(date(2026, 12, 1)), "no-due"),
            (by(date(2026, 11, 20)), by(date(2026, 11, 24)), "wish-past"),
            (by(date(2026, 11, 20)), Due(date(2026, 11, 25), NOW - timedelta(hours=1)), "wish-past"),
            (by(date(2026, 11, 30)), by(date(2026, 11, 30)), "wish-not-later"),
            (
                by(date(2026, 11, 30)),
                Due(date(2026, 11, 30), datetime(2026, 11, 30, 16, tzinfo=HANOI)),
                "wish-not-later",
            ),
        ],
    )
    def test_refused(self, old: Due, new: Due, code: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            refuse_bad_wish(old, new, now=NOW)
        assert refused.value.code == code

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (by(date(2026, 11, 20)), by(date(2026, 11, 25))),
            (Due(date(2026, 11, 30), datetime(2026, 11, 30, 16, tzinfo=HANOI)), by(date(2026, 11, 30))),
        ],
    )
    def test_a_late_task_and_a_later_hour_of_the_day_may_be_asked_for(self, old: Due, new: Due) -> None:
        assert refuse_bad_wish(old, new, now=NOW) == new.on


class TestDone:
    def test_the_deadline_stands_until_somebody_answers(
        self, asked: ExtensionRequest, specialist: User
    ) -> None:
        task = Task.objects.get(pk=asked.task_id)
        assert task.due == OLD.on
        assert list(extensions_waiting(specialist)) == [asked]
        assert said(task)[-1].startswith("Người Đầu mối đơn vị đề nghị lùi hạn nhiệm vụ")

    def test_granted_the_deadline_moves_with_the_units_reason(
        self, asked: ExtensionRequest, chief: User
    ) -> None:
        until = by(TODAY + timedelta(days=7))
        grant_extension(
            actor=chief, request=asked, until=until, seen=due_words(OLD), answer="Cố gắng xong sớm"
        )
        asked.refresh_from_db()
        assert (asked.state, asked.answer, asked.answered_by) == (Asked.GRANTED, "Cố gắng xong sớm", chief)
        task = asked.task
        task.refresh_from_db()
        assert task.due == until.on
        assert task.due_changes.get().reason == "Đơn vị đề nghị: Hai thôn gửi chậm"
        assert not extensions_waiting(chief)

    def test_refused_with_a_reason_the_deadline_stands(self, asked: ExtensionRequest, chief: User) -> None:
        refuse_extension(actor=chief, request=asked, answer="Hội nghị không lùi được")
        task = Task.objects.get(pk=asked.task_id)
        assert (task.due, task.due_changes.count()) == (OLD.on, 0)
        assert said(task)[-1].endswith("Hội nghị không lùi được")

    def test_after_an_answer_the_unit_may_ask_again(self, asked: ExtensionRequest, contact: User) -> None:
        withdraw_extension(actor=contact, request=asked)
        again = ask_extension(actor=contact, task=asked.task, wish=WISH, reason="Vẫn chưa kịp")
        assert [one.state for one in asked.task.extension_requests.all()] == [Asked.WITHDRAWN, Asked.WAITING]
        assert again.due_then == due_words(OLD)

    def test_a_task_no_longer_owed_waits_for_no_answer(
        self, asked: ExtensionRequest, specialist: User
    ) -> None:
        cancel_task(actor=specialist, task=asked.task, reason="Không còn cần")
        assert not extensions_waiting(specialist)


class TestRefused:
    def test_one_question_at_a_time(self, asked: ExtensionRequest, contact: User) -> None:
        with pytest.raises(RuleBroken) as refused:
            ask_extension(actor=contact, task=asked.task, wish=WISH, reason="Nhắc lại")
        assert refused.value.code == "asked-already"
        with pytest.raises(IntegrityError), transaction.atomic():
            ExtensionRequest.objects.create(
                task=asked.task, reason="x", wished=TODAY, due_then="x", asked_by=contact
            )

    @pytest.mark.parametrize("state", [State.HANDED_IN, State.ACCEPTED, State.CANCELLED])
    def test_what_is_not_owed(self, open_task: Open, contact: User, state: State) -> None:
        with pytest.raises(RuleBroken) as refused:
            ask_extension(actor=contact, task=open_task(state=state), wish=WISH, reason="Chưa kịp")
        assert refused.value.code == "wrong-state"

    @pytest.mark.parametrize("reason", ["", " … "])
    def test_without_a_reason(self, open_task: Open, contact: User, reason: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            ask_extension(actor=contact, task=open_task(due=OLD), wish=WISH, reason=reason)
        assert refused.value.code == "nothing-stated"
        assert not ExtensionRequest.objects.exists()

    def test_of_another_unit(self, open_task: Open, stranger: User) -> None:
        with pytest.raises(RuleBroken) as refused:
            ask_extension(actor=stranger, task=open_task(due=OLD), wish=WISH, reason="Chưa kịp")
        assert refused.value.code == "not-allowed"

    @pytest.mark.parametrize("role", [Role.UNIT_CONTACT, Role.READER, Role.ADMIN])
    def test_who_may_not_change_a_deadline_answers_nothing(
        self, asked: ExtensionRequest, province: Province, role: Role
    ) -> None:
        person = province.people[role]
        acts: list[Callable[[], object]] = [
            lambda: grant_extension(actor=person, request=asked, until=WISH, seen=due_words(OLD)),
            lambda: refuse_extension(actor=person, request=asked, answer="Không"),
        ]
        for act in acts:
            with pytest.raises(RuleBroken) as refused:
                act()
            assert refused.value.code == "not-allowed"
        asked.refresh_from_db()
        assert asked.state == Asked.WAITING

    def test_answered_once(self, asked: ExtensionRequest, chief: User, contact: User) -> None:
        refuse_extension(actor=chief, request=asked, answer="Không lùi được")
        acts: list[Callable[[], object]] = [
            lambda: grant_extension(actor=chief, request=asked, until=WISH, seen=due_words(OLD)),
            lambda: withdraw_extension(actor=contact, request=asked),
        ]
        for act in acts:
            with pytest.raises(RuleBroken, match="không đồng ý") as refused:
                act()
            assert refused.value.code == "answered-already"

    def test_a_deadline_that_moved_meanwhile_is_looked_at_first(
        self, asked: ExtensionRequest, chief: User
    ) -> None:
        change_due(
            actor=chief, task=asked.task, new=by(TODAY + timedelta(days=5)), reason="Lùi", seen=due_words(OLD)
        )
        with pytest.raises(RuleBroken) as refused:
            grant_extension(actor=chief, request=asked, until=WISH, seen=due_words(OLD))
        assert refused.value.code == "due-moved"
        asked.refresh_from_db()
        assert asked.state == Asked.WAITING
