"""A letter between its row and the post: leases, killed senders, quiet hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from caunoi.people.models import User
from caunoi.reminders import leases
from caunoi.reminders.jobs import queue_letters, tick
from caunoi.reminders.leases import Lease, LeaseLost
from caunoi.reminders.models import Attempt, Letter
from caunoi.reminders.rules import LEASE, QUEUE_AGAIN, LetterState, Outcome
from caunoi.reminders.sending import send
from tests.caunoi.reminders.conftest import MORNING, THURSDAY, Dated, at, letters, run
from tests.caunoi.reminders.servers import MailServer

LATER = MORNING + LEASE + timedelta(seconds=1)


@pytest.fixture
def letter(mail: MailServer, dated: Dated) -> Letter:
    """A digest that was written and not sent yet."""
    dated(0)
    tick(MORNING)
    [found] = letters()
    return found


def take(letter: Letter, now: datetime = MORNING) -> Lease | None:
    return leases.take(letter.pk, to="d***@hailam.example", now=now)


def taken(letter: Letter, now: datetime = MORNING) -> Lease:
    lease = take(letter, now)
    assert lease is not None
    return lease


def tries() -> list[str]:
    return list(Attempt.objects.order_by("number").values_list("outcome", flat=True))


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def test_a_letter_is_written_before_anything_is_sent(letter: Letter, mail: MailServer) -> None:
    assert (letter.state, letter.attempts, mail.talks) == ("planned", 0, 0)
    assert letter.text.startswith("Kính gửi đồng chí")
    assert letter.lines.count() == 2


def test_one_takes_it(letter: Letter) -> None:
    assert take(letter) is not None
    assert take(letter) is None
    assert fresh(letter).state == LetterState.SENDING
    assert tries() == ["begun"]


def test_a_sender_killed_before_the_words_left_has_sent_nothing(letter: Letter, mail: MailServer) -> None:
    taken(letter)
    assert take(letter, MORNING + LEASE) is None
    run(LATER)
    assert tries() == ["failed", "sent"]
    assert len(mail.taken) == 1


def test_a_sender_killed_while_it_handed_over_leaves_us_unsure(letter: Letter, mail: MailServer) -> None:
    leases.note_handing(taken(letter))
    assert tries() == ["handing"]
    run(LATER)
    assert tries() == ["unsure", "sent"]
    assert Attempt.objects.get(number=1).said == leases.KILLED_WHILE
    assert mail.ids == [letter.reference]


def test_being_killed_is_no_failure_of_the_letter(letter: Letter) -> None:
    now = MORNING
    for _ in range(20):
        taken(letter, now)
        now += LEASE + timedelta(seconds=1)
    assert (fresh(letter).attempts, fresh(letter).failures) == (20, 0)


Settle = Callable[[Lease], None]
SETTLING: dict[str, Settle] = {
    "taken": lambda lease: leases.finish(lease, "250", now=LATER),
    "not taken": lambda lease: leases.put_back(lease, Outcome.FAILED, "x", now=LATER),
    "refused": lambda lease: leases.refuse(lease, "x"),
    "about to be handed over": leases.note_handing,
}


@pytest.mark.parametrize("settle", SETTLING.values(), ids=SETTLING)
def test_who_lost_the_lease_writes_nothing(letter: Letter, settle: Settle) -> None:
    lost = taken(letter)
    taken(letter, LATER)
    before = (fresh(letter).state, tries())
    with pytest.raises(LeaseLost):
        settle(lost)
    assert (fresh(letter).state, tries()) == before


def test_a_sent_letter_is_never_taken_again(letter: Letter, mail: MailServer) -> None:
    for minute in range(3):
        send(letter.pk, now=at(8, minute))
    assert len(mail.taken) == 1
    assert take(letter, at(12)) is None


@pytest.mark.parametrize(
    "now", [at(18), at(23), at(6, day=THURSDAY + timedelta(days=1)), at(9, day=THURSDAY + timedelta(days=2))]
)
def test_a_job_that_comes_late_does_not_send_at_night_or_on_a_day_off(
    letter: Letter, mail: MailServer, now: datetime
) -> None:
    Letter.objects.update(queued_at=MORNING)
    send(letter.pk, now=now)
    assert (mail.talks, fresh(letter).state, fresh(letter).queued_at) == (0, "planned", None)
    assert queue_letters(now) == 0
    monday = at(7, day=THURSDAY + timedelta(days=4))
    assert queue_letters(monday) == 1
    send(letter.pk, now=monday)
    assert mail.ids == [letter.reference]


def test_the_queue_is_asked_again_only_when_it_may_have_lost_the_job(letter: Letter) -> None:
    # The tick that wrote the letter has asked already.
    assert queue_letters(MORNING) == 0
    assert queue_letters(MORNING + QUEUE_AGAIN - timedelta(seconds=1)) == 0
    assert queue_letters(MORNING + QUEUE_AGAIN) == 1


def test_a_person_who_left_meanwhile_gets_no_letter(letter: Letter, mail: MailServer, contact: User) -> None:
    User.objects.filter(pk=contact.pk).update(is_active=False)
    send(letter.pk, now=MORNING)
    assert (mail.talks, fresh(letter).state, tries()) == (0, "given_up", ["refused"])


def test_an_address_put_right_is_used_at_the_next_try(
    letter: Letter, mail: MailServer, contact: User
) -> None:
    mail.busy = 1
    send(letter.pk, now=MORNING)
    User.objects.filter(pk=contact.pk).update(email="moi@hailam.example")
    send(letter.pk, now=at(7, 1))
    assert [recipient for recipient, _ in mail.taken] == ["moi@hailam.example"]
    assert list(Attempt.objects.values_list("to", flat=True)) == [
        "d***@hailam.example",
        "m***@hailam.example",
    ]


def test_a_letter_that_is_not_there(db: None) -> None:
    send(4711, now=MORNING)
    assert Attempt.objects.count() == 0
