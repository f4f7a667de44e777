"""How many must be present: as people write it, as it is kept, and how many persons that is."""

from __future__ import annotations

import pytest
from django.urls import reverse

from caunoi.ledger.models import Entry
from caunoi.meetings.agenda_change_actions import cancel_meeting
from caunoi.meetings.models import Meeting
from caunoi.meetings.quorum_actions import set_quorum
from caunoi.meetings.quorum_rules import quorum_of
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

WRITTEN = [
    ("120", "120", "120 người"),
    (" 05 người ", "5", "05 người"),
    ("ít nhất 80 đại biểu", "80", "80 người"),
    ("2/3", "2/3", "2/3 số được triệu tập"),
    ("Hai phần ba", "2/3", "2/3 số được triệu tập"),
    ("≥ 70%", "7/10", "7/10 số được triệu tập"),
    ("4 / 6", "2/3", "2/3 số được triệu tập"),
    ("100%", "1/1", "1/1 số được triệu tập"),
    ("quá nửa", ">1/2", "quá 1/2 số được triệu tập"),
    ("Trên 50%", ">1/2", "quá 1/2 số được triệu tập"),
    ("quá hai phần ba", ">2/3", "quá 2/3 số được triệu tập"),
    (">1/2", ">1/2", "quá 1/2 số được triệu tập"),
]


@pytest.mark.parametrize(("written", "kept", "words"), WRITTEN)
def test_as_people_write_it(written: str, kept: str, words: str) -> None:
    found = quorum_of(written, "Quy chế")
    assert found is not None
    assert (found.kept, found.words, found.basis) == (kept, words, "Quy chế")
    assert quorum_of(found.kept, "Quy chế") == found


@pytest.mark.parametrize(
    "written", ["đông đủ", "0", "3/2", "0/3", "2/0", "101%", "-5", "1.5", "quá 100%", "²", "2/3/4", "quá 50"]
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(RuleBroken, match="Chưa hiểu") as refused:
        quorum_of(written)
    assert refused.value.code == "bad-quorum"


@pytest.mark.parametrize("nothing", ["", "   ", "\n"])
def test_nothing_is_not_said(nothing: str) -> None:
    assert quorum_of(nothing) is None


PERSONS = [
    ("2/3", 6, 4),
    ("2/3", 7, 5),
    ("2/3", 8, 6),
    ("1/2", 10, 5),
    ("1/2", 11, 6),
    (">1/2", 10, 6),
    (">1/2", 11, 6),
    ("70%", 120, 84),
    ("1/1", 9, 9),
    ("120", 9, 120),
    ("2/3", 0, 1),
    (">1/2", 0, 1),
]


@pytest.mark.parametrize(("kept", "summoned", "needed"), PERSONS)
def test_in_persons(kept: str, summoned: int, needed: int) -> None:
    found = quorum_of(kept)
    assert found is not None
    assert found.needed(summoned) == needed


def test_said_changed_and_taken_back(specialist: User, meeting: Meeting) -> None:
    set_quorum(actor=specialist, meeting=meeting, least="hai phần ba", basis=" Quy chế làm việc ")
    meeting.refresh_from_db()
    assert (meeting.quorum, meeting.quorum_basis) == ("2/3", "Quy chế làm việc")
    line = Entry.objects.latest("pk")
    assert line.said.endswith(": 2/3 số được triệu tập (theo Quy chế làm việc).")
    set_quorum(actor=specialist, meeting=meeting, least="80")
    line = Entry.objects.latest("pk")
    assert (line.before, line.after) == ("2/3 số được triệu tập (theo Quy chế làm việc)", "80 người")
    set_quorum(actor=specialist, meeting=meeting, least="", basis="không còn")
    meeting.refresh_from_db()
    assert (meeting.quorum, meeting.quorum_basis, meeting.quorum_words) == ("", "", "")
    assert Entry.objects.latest("pk").said.endswith(": không nêu.")


def test_refused(specialist: User, contact: User, meeting: Meeting) -> None:
    for actor, least, basis, code in (
        (contact, "2/3", "", "not-allowed"),
        (specialist, "nhiều", "", "bad-quorum"),
        (specialist, "2/3", "x" * 201, "too-long"),
    ):
        with pytest.raises(RuleBroken) as refused:
            set_quorum(actor=actor, meeting=meeting, least=least, basis=basis)
        assert refused.value.code == code
    cancel_meeting(actor=specialist, meeting=meeting, reason="Thôi", seen=meeting.when.words)
    with pytest.raises(RuleBroken) as refused:
        set_quorum(actor=specialist, meeting=meeting, least="2/3")
    assert refused.value.code == "meeting-closed"
    meeting.refresh_from_db()
    assert meeting.must_be_here is None


def test_on_its_page_and_on_the_meetings(province: Province, meeting: Meeting) -> None:
    client = province.client("specialist")
    address, whole = (reverse(f"meetings:{name}", args=[meeting.pk]) for name in ("quorum", "meeting"))
    assert "Phải có mặt" not in client.get(whole).content.decode()
    refused = client.post(address, {"least": "đông đủ"})
    assert refused.status_code == 422
    assert "Chưa hiểu “đông đủ”" in refused.content.decode()
    page = client.post(address, {"least": "quá nửa", "basis": "Quy chế"}, follow=True).content.decode()
    assert "<dd>quá 1/2 số được triệu tập (theo Quy chế)</dd>" in page
    assert 'value="quá 1/2"' in client.get(address).content.decode()
    assert province.client("unit_contact").get(address).status_code == 422
