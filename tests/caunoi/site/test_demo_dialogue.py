"""`caunoi demo dialogue`: the commune's dialogue of 120 people with one command, through the verbs, once."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from caunoi.delegates.models import Delegate, PaperSeen
from caunoi.delegates.paper_seen_reads import tallies, unread
from caunoi.ledger.models import Entry
from caunoi.ledger.reads import verdict
from caunoi.meetings.models import Meeting, PublicPage, PublicQuestion
from caunoi.people.models import User
from caunoi.site.demo_dialogue import ADDRESS, PEOPLE, PLACE, READERS
from caunoi.tasks.models import Task
from tests.caunoi.site.prepared import Prepared, prepared


def test_it_loads_with_one_command_and_only_once(db: None) -> None:
    out = StringIO()
    call_command("demo", "dialogue", stdout=out)
    meeting = Meeting.objects.get()
    assert (meeting.kind, meeting.place, meeting.delegates.count()) == ("dialogue", PLACE, PEOPLE)
    assert meeting.starts_on is not None
    assert meeting.starts_on > timezone.localdate()
    assert len(set(meeting.delegates.values_list("full_name", flat=True))) == PEOPLE
    assert Task.objects.filter(anchor=meeting.anchor).count() >= 11
    assert meeting.releases.count() == 1
    assert prepared(meeting) == Prepared(6, 4, "100 người (theo Kế hoạch đối thoại)", [2, 1], 3)
    owners = Task.objects.filter(anchor=meeting.anchor).values_list("owner__code", flat=True)
    assert {"hl.vankhe", "hl.vankhe-vp", "hl.vankhe-ubnd", "hl.thontrung"} >= set(owners) != {"hl.vankhe"}
    _papers(meeting)
    _questions(out.getvalue())
    assert verdict().fault == ""
    assert not Entry.objects.filter(said__contains="chia đất").exists()
    lines, again = Entry.objects.count(), StringIO()
    call_command("demo", "dialogue", stdout=again)
    assert (Meeting.objects.count(), Delegate.objects.count()) == (1, PEOPLE)
    assert (PublicQuestion.objects.count(), Entry.objects.count()) == (6, lines)
    assert "/tra-loi/" not in again.getvalue()


def _papers(meeting: Meeting) -> None:
    """One paper in two versions, in time, the new one opened by some."""
    [tally] = tallies(meeting)
    assert (tally.seen, tally.of, tally.view.last.late) == (READERS, PEOPLE, "")
    assert PaperSeen.objects.count() == READERS
    left = unread(tally.view.paper)
    assert [group.office for group in left][:2] == ["Thôn Bến Đá", "Thôn Hạ"]
    assert sum(len(group.people) for group in left) == PEOPLE - READERS


def _questions(said: str) -> None:
    """The public page is open to all, the inbox sorted in part; the printed link is a delegate's."""
    page = PublicPage.objects.get()
    states = sorted(page.questions.values_list("state", flat=True))
    assert states == ["handed_over", "merged", "new", "new", "new", "taken"]
    text = Client().get(f"/doi-thoai/{ADDRESS}/").content.decode()
    assert "Khai mạc, nêu nguyên tắc đối thoại" in text
    assert f"/doi-thoai/{ADDRESS}/" in said
    link = re.search(r"/tra-loi/\S+/", said)
    assert link is not None
    assert "Báo cáo kết quả giải quyết kiến nghị kỳ trước" in Client().get(link.group()).content.decode()


def test_not_where_people_work(db: None) -> None:
    User.objects.create_user("that", full_name="Người thật")
    with pytest.raises(CommandError, match="tài khoản thật"):
        call_command("demo", "dialogue", stdout=StringIO())
    assert not Meeting.objects.exists()
