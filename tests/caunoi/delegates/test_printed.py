"""Invitations on paper: whose letter bears an old hour or place is known, and is invited anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

import pypdfium2
import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.delegates.letter_paper_actions import Whom, merge_invitations
from caunoi.delegates.letter_reads import letters_of
from caunoi.delegates.models import Delegate, PrintedInvitation
from caunoi.delegates.rules import Standing
from caunoi.issuing.merge_actions import forget_merges, remove_merge, start_merge
from caunoi.issuing.merge_reads import preview_file
from caunoi.issuing.models import Merge
from caunoi.meetings.models import Meeting, Session
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.letter_scene import HERE, Post
from tests.caunoi.issuing.guest_lists import VALUES
from tests.conftest import Province

OLD = "07:30, 22/03/2027, tại Nhà văn hóa tỉnh Hải Lam"


@pytest.fixture
def post(meeting: Meeting, specialist: User, settings: Settings) -> Post:
    """An is in the second forum, Bình has an address, Chi neither."""
    settings.CAUNOI_EMAIL_HOST = "127.0.0.1"
    Meeting.objects.update(starts_at=time(7, 30))
    made = Post(Meeting.objects.get(pk=meeting.pk), specialist)
    made.delegate("Vũ An", forum=2)
    made.delegate("Lê Bình", "binh@hailam.example")
    made.delegate("Hà Chi")
    return made


def _merged(post: Post, whom: Whom = Whom.ALL, **values: object) -> Merge:
    """Looked over, not begun. Hour and place are those of the meeting unless somebody typed others."""
    now = Meeting.objects.get(pk=post.meeting.pk)
    typed = {"meets_on": f"{now.starts_on}", "meets_at": f"{now.starts_at}", "venue": now.place, **values}
    return merge_invitations(actor=post.by, meeting=now, values={**VALUES, **typed}, address=HERE, whom=whom)


def _printed(post: Post, whom: Whom = Whom.ALL, **values: object) -> Merge:
    return start_merge(actor=post.by, merge=_merged(post, whom, **values))


def _old(post: Post) -> list[str]:
    found = letters_of(Meeting.objects.select_related("office").get(pk=post.meeting.pk))
    return [one.delegate.full_name for one in found.on_old_paper]


def _elsewhere(place: str = "Sân vận động") -> int:
    return Meeting.objects.update(place=place)


def test_whose_paper_is_old_and_who_is_invited_anew(post: Post) -> None:
    _printed(post)
    assert _old(post) == []
    _elsewhere()
    assert _old(post) == ["Vũ An", "Lê Bình", "Hà Chi"]
    Delegate.objects.filter(full_name="Hà Chi").update(standing=Standing.STRUCK, reason="nhầm")
    Delegate.objects.filter(full_name="Vũ An").update(standing=Standing.DECLINED, reason="bận ngày ấy")
    anew = _merged(post, Whom.ANEW, replaces="giấy mời đã gửi ngày 01/03/2027")
    assert [one.name for one in anew.listed] == ["Vũ An", "Lê Bình"]
    assert _old(post) == ["Vũ An", "Lê Bình"]  # looked over, not printed yet
    start_merge(actor=post.by, merge=anew)
    assert _old(post) == []
    text = pypdfium2.PdfDocument(preview_file(anew))[0].get_textpage().get_text_range().replace("\r\n", " ")
    assert "Giấy mời này thay thế giấy mời đã gửi ngày 01/03/2027." in text
    with pytest.raises(RuleBroken, match="Không còn ai cần giấy mời"):
        _merged(post, Whom.ANEW)


CHANGES: dict[str, tuple[Callable[[Post], object], list[str]]] = {
    "the day": (
        lambda post: Meeting.objects.update(ends_on=None, starts_on=post.meeting.ends_on),
        ["Vũ An", "Lê Bình", "Hà Chi"],
    ),
    "the hour": (lambda post: Meeting.objects.update(starts_at=time(8)), ["Vũ An", "Lê Bình", "Hà Chi"]),
    "the hall of a forum": (
        lambda post: Session.objects.filter(position=2).update(place="Hội trường 5"), ["Vũ An"],
    ),
    "a delegate's forum": (
        lambda post: Delegate.objects.filter(full_name="Vũ An").update(forum=None), ["Vũ An"],
    ),
    "an hour no paper bears": (lambda post: Session.objects.update(ends_at=None), []),
    "moved there and back": (lambda post: (_elsewhere(), _elsewhere(post.meeting.place)), []),
    "postponed": (
        lambda post: Meeting.objects.update(state=State.POSTPONED), ["Vũ An", "Lê Bình", "Hà Chi"],
    ),
    "cancelled": (lambda post: Meeting.objects.update(state=State.CANCELLED), []),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_makes_a_paper_old(change: str, post: Post) -> None:
    happen, old = CHANGES[change]
    _printed(post)
    happen(post)
    assert _old(post) == old


def test_a_letter_that_told_of_it_since(post: Post) -> None:
    post.note_sent()
    _printed(post)
    _elsewhere()
    assert _old(post) == ["Vũ An", "Lê Bình", "Hà Chi"]
    post.note_sent(anew=True)
    assert _old(post) == ["Vũ An", "Hà Chi"]
    _elsewhere("Nhà thi đấu")
    assert _old(post) == ["Vũ An", "Lê Bình", "Hà Chi"]


def test_who_made_them_knew_better(post: Post) -> None:
    """Printed with the new hall before the meeting was moved there: old neither before nor after."""
    _printed(post, venue="Sân vận động")
    assert _old(post) == []
    _elsewhere()
    assert _old(post) == []
    _elsewhere("Nhà thi đấu")
    assert len(_old(post)) == 3
    said = letters_of(Meeting.objects.get(pk=post.meeting.pk)).on_old_paper[0].printed_words
    assert said == "07:30, 22/03/2027, tại Sân vận động; Diễn đàn 2, Hội trường 2"


def test_a_merge_that_goes(post: Post) -> None:
    """Before its letters were made nobody holds one; afterwards they are in people's hands all the same."""
    remove_merge(actor=post.by, merge=_merged(post))
    assert not PrintedInvitation.objects.exists()
    made = _printed(post)
    _merged(post)
    forget_merges(today=made.expires_on + timedelta(days=1))
    assert list(PrintedInvitation.objects.values_list("merge", flat=True)) == [None] * 3
    _elsewhere()
    assert len(_old(post)) == 3


def test_without_a_day_none_is_made(post: Post) -> None:
    _printed(post)
    for state, on in ((State.POSTPONED, post.meeting.starts_on), (State.PREPARING, None)):
        Meeting.objects.update(state=state, starts_on=on, ends_on=None)
        with pytest.raises(RuleBroken, match="chưa có ngày nên chưa lập giấy mời"):
            _merged(post, Whom.ANEW, meets_on="2027-04-01")


def test_from_the_page(post: Post, province: Province) -> None:
    client, home = province.client("specialist"), f"/cuoc-hop/{post.meeting.pk}/thu-moi/"
    _printed(post)
    assert "Giấy mời đã in ghi giờ, nơi cũ" not in client.get(home).content.decode()
    _elsewhere()
    page, today = client.get(home).content.decode(), timezone.localdate()
    for said in (
        f"giấy lập ngày {today:%d/%m/%Y} ghi {OLD}; Diễn đàn 2, Hội trường 2", "Lập giấy mời lại cho 3 người",
        f'href="{home}giay/?cho=anew"',
    ):  # fmt: skip
        assert said in page, said
    form = client.get(f"{home}giay/?cho=anew").content.decode()
    for said in ('value="anew" selected', 'value="Sân vận động"', 'value="giấy mời đã gửi trước"'):
        assert said in form, said
    assert 'value="giấy mời đã gửi trước"' not in client.get(f"{home}giay/?cho=all").content.decode()
    Meeting.objects.update(state=State.POSTPONED)
    page = client.get(home).content.decode()
    assert ("báo hoãn bằng điện thoại" in page, "cho=anew" in page) == (True, False)


def test_the_next_form_does_not_say_what_the_last_replaced(post: Post, province: Province) -> None:
    _printed(post, replaces="giấy mời số 12")
    page = province.client("specialist").get(f"/cuoc-hop/{post.meeting.pk}/thu-moi/giay/").content.decode()
    assert ("Lê Quốc Bảo" in page, "giấy mời số 12" in page) == (True, False)
