"""Delegates with and without addresses, and letters to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage

from django.utils import timezone

from caunoi.delegates.letter_actions import Reviewed, mail_changes, mail_invitations, mail_withdrawals
from caunoi.delegates.letter_reads import letters_of
from caunoi.delegates.letter_rules import LetterState
from caunoi.delegates.letter_sending import send_mailing
from caunoi.delegates.models import Delegate, DelegateContact, InvitationLetter, Mailing
from caunoi.meetings.models import Meeting
from caunoi.people.models import User

HERE = "https://cau-noi.hailam.example"


@dataclass
class Post:
    """A meeting whose letters are sent by `by`."""

    meeting: Meeting
    by: User

    def delegate(self, name: str, mail: str = "", forum: int = 0) -> Delegate:
        """Somebody on the list, in a forum, with an address or without."""
        at = self.meeting.sessions.get(position=forum) if forum else None
        made = Delegate.objects.create(meeting=self.meeting, full_name=name, why="tiêu biểu", forum=at)
        if mail:
            DelegateContact.objects.create(
                delegate=made, kind="email", value=mail, purpose="mời",
                expires_on=timezone.localdate() + timedelta(days=999),
            )  # fmt: skip
        return made

    def take_back(self, note: str = "") -> Mailing:
        """Whoever was struck off is to hear of it."""
        found = letters_of(Meeting.objects.select_related("office").get(pk=self.meeting.pk))
        reviewed = Reviewed(found.seen(found.to_withdraw), HERE, note)
        return mail_withdrawals(actor=self.by, meeting=self.meeting, reviewed=reviewed)

    def plan(self, *, anew: bool = False, note: str = "") -> Mailing:
        """What somebody who looks at the page lets go."""
        self.meeting = Meeting.objects.select_related("office").get(pk=self.meeting.pk)
        found, act = letters_of(self.meeting), mail_changes if anew else mail_invitations
        reviewed = Reviewed(found.seen(found.to_tell if anew else found.to_invite), HERE, note)
        return act(actor=self.by, meeting=self.meeting, reviewed=reviewed)

    def send(self, *, anew: bool = False, note: str = "") -> Mailing:
        made = self.plan(anew=anew, note=note)
        send_mailing(made.pk)
        return made

    def note_sent(self, *, anew: bool = False) -> None:
        """As the sender leaves it, without a mail server."""
        self.plan(anew=anew)
        for one in letters_of(self.meeting).rows:
            if one.last is not None and one.under_way:
                one.last.told = [entry.kept() for entry in one.entries]
                one.last.state, one.last.sent_at = LetterState.SENT, timezone.now()
                one.last.save()

    def states(self) -> list[str]:
        return list(InvitationLetter.objects.order_by("pk").values_list("state", flat=True))


def parts(letter: EmailMessage) -> dict[str, bytes]:
    """What a letter holds, by type."""
    found = {}
    for one in letter.walk():
        if not one.is_multipart():
            data = one.get_payload(decode=True)
            assert isinstance(data, bytes)
            found[one.get_content_type()] = data
    return found


def link_in(letter: EmailMessage) -> str:
    """The path of the delegate's link."""
    [found] = re.findall(rf"{HERE}(/tra-loi/[^/\s]+/)\s", parts(letter)["text/plain"].decode())
    return str(found)
