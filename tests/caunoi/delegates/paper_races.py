"""Races over papers between connections; they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from functools import partial

import pytest

from caunoi.delegates.models import AnswerLink, Delegate, PaperSeen
from caunoi.delegates.paper_seen_actions import open_paper
from caunoi.delegates.rules import digest_of
from caunoi.meetings.models import Meeting, Paper
from caunoi.meetings.paper_actions import PaperFile, renew_paper, withdraw_paper
from caunoi.people.models import User
from tests.caunoi.meetings.paper_scene import version_of
from tests.caunoi.tasks.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper(meeting: Meeting, specialist: User) -> Paper:
    made = Paper.objects.create(meeting=meeting, title="Báo cáo")
    version_of(made, specialist)
    return made


def test_two_versions_at_once_have_two_numbers(paper: Paper, specialist: User) -> None:
    files = [PaperFile(f"{number}.txt", f"Bao cao {number}".encode()) for number in range(3)]
    came_to = at_once([partial(renew_paper, actor=specialist, paper=paper, file=file) for file in files])
    assert came_to == ["done"] * 3
    assert sorted(paper.versions.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_it_is_withdrawn_once(paper: Paper, specialist: User) -> None:
    acts = [partial(withdraw_paper, actor=specialist, paper=paper, reason=f"lý do {n}") for n in range(3)]
    assert at_once(list(acts)) == ["done", "withdrawn", "withdrawn"]


def test_opened_on_two_devices_at_once_it_is_noted_once(paper: Paper, specialist: User) -> None:
    one = Delegate.objects.create(meeting=paper.meeting, full_name="Vũ An", why="Tiêu biểu")
    link = AnswerLink.objects.create(delegate=one, digest=digest_of("x"), made_by=specialist)
    version = paper.versions.get()
    assert at_once([partial(open_paper, link=link, version=version)] * 4) == ["done"] * 4
    assert PaperSeen.objects.count() == 1
