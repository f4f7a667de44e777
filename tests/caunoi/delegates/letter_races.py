"""Many who send one meeting's letters at the same moment: each letter once (test_postgres runs it)."""

from __future__ import annotations

from functools import partial

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.delegates.letter_actions import Reviewed, mail_invitations
from caunoi.delegates.letter_leases import take
from caunoi.delegates.letter_reads import letters_of
from caunoi.delegates.letter_sending import send_mailing
from caunoi.delegates.models import InvitationLetter, Mailing
from caunoi.meetings.models import Meeting
from caunoi.people.models import User
from tests.caunoi.delegates.letter_scene import HERE, Post
from tests.caunoi.delegates.quota_races import AT_ONCE, at_once
from tests.caunoi.reminders.servers import mail_server

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_who_press_one_sends_and_of_many_senders_each_letter_has_one(
    meeting: Meeting, specialist: User, settings: Settings
) -> None:
    post = Post(meeting, specialist)
    for number in range(AT_ONCE):
        post.delegate(f"Đại biểu {number}", f"d{number}@hailam.example")
    found = letters_of(meeting)
    reviewed = Reviewed(found.seen(found.to_invite), HERE)
    settings.CAUNOI_EMAIL_HOST, settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", "127.0.0.1", 1
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    press = partial(mail_invitations, actor=specialist, meeting=meeting, reviewed=reviewed)
    assert sorted(at_once([press] * 4)) == ["done"] + ["nobody-to-tell"] * 3
    made = Mailing.objects.get()
    assert InvitationLetter.objects.count() == AT_ONCE
    InvitationLetter.objects.filter(state="waiting").update(next_try_at=timezone.now())
    with mail_server(settings) as mail:
        assert set(at_once([partial(send_mailing, made.pk)] * 4)) == {"done"}
    assert sorted(to for to, _ in mail.taken) == sorted(f"d{n}@hailam.example" for n in range(AT_ONCE))
    assert post.states() == ["sent"] * AT_ONCE
    assert take(made.pk, now=timezone.now()) is None
