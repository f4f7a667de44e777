"""The card as it is drawn: its parts in every state, and nothing of a text taken for markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from caunoi.tasks.reads import Button, Card
from caunoi.tasks.rules import State, Urgency
from caunoi.tasks.templatetags.tasks import options, task_card

CARD = Card(
    id=7, address="/nhiem-vu/7/", action="Chuẩn bị hội trường", owner="Đảng ủy xã Bến Thượng",
    unresolved=False, shared_by=(), paper="152-KH/TU", due="trước ngày 07/12/2026",
    due_brief="trước 07/12/2026",
    safe_on=date(2026, 12, 4), safe_differs=True, state=State.OPEN, state_name="Chưa làm",
    urgency=Urgency.SOON, badge="Sắp đến hạn", tone="soon", progress=0, handed_in_late=False,
)  # fmt: skip
START = Button("/nhiem-vu/7/bat-dau/", "Bắt đầu làm", "Bắt đầu", State.DOING, plain=True)
HAND_IN = Button("/nhiem-vu/7/bao-hoan-thanh/", "Báo hoàn thành", "Báo xong", State.HANDED_IN, plain=False)


class _Tags(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def drawn(card: Card, address: str = "/nhiem-vu/?han=late&tim=a") -> str:
    request = RequestFactory().get(address)
    return task_card(RequestContext(request, {"request": request, "csrf_token": "secret"}), card)


def test_what_a_card_says() -> None:
    page = drawn(CARD)
    for words in (
        "Chuẩn bị hội trường",
        "Đảng ủy xã Bến Thượng",
        "Sắp đến hạn",
        "trước 07/12/2026",
        "152-KH/TU",
    ):
        assert words in page
    assert "an toàn đến" in page
    assert 'title="Thứ Sáu, 04/12/2026"' in page
    assert 'class="card card-soon"' in page


def test_the_safe_day_is_said_only_where_it_differs() -> None:
    assert "an toàn" not in drawn(replace(CARD, safe_differs=False))


def test_an_office_that_is_not_known() -> None:
    assert "Chưa rõ đơn vị</span>: Các cơ quan" in drawn(replace(CARD, unresolved=True, owner="Các cơ quan"))
    assert "Chưa rõ đơn vị</span></p>" in drawn(replace(CARD, unresolved=True, owner=""))


def test_who_works_along_is_counted() -> None:
    assert "+2 phối hợp" in drawn(replace(CARD, shared_by=("Sở A", "Sở B")))
    assert "phối hợp" not in drawn(CARD)


@pytest.mark.parametrize(
    ("state", "progress", "shown"),
    [(State.DOING, 40, True), (State.DOING, 0, False), (State.OPEN, 40, False), (State.ACCEPTED, 100, False)],
)
def test_progress_is_drawn_while_the_work_is_going_on(state: State, progress: int, shown: bool) -> None:
    assert ("<progress" in drawn(replace(CARD, state=state, progress=progress))) is shown


def test_a_card_without_buttons_is_not_dragged() -> None:
    assert 'draggable="true"' not in drawn(CARD)
    assert 'draggable="true"' in drawn(replace(CARD, buttons=(START,)))


def test_a_plain_move_is_a_form_and_another_a_link_to_one() -> None:
    page = drawn(replace(CARD, buttons=(START, HAND_IN)))
    tags = _Tags(page)
    assert tags.names.count("form") == 1
    assert ("data-to", "doing") in tags.attributes
    assert ("data-to", "handed_in") in tags.attributes
    assert ("value", "secret") in tags.attributes
    assert ("href", "/nhiem-vu/7/bao-hoan-thanh/?next=/nhiem-vu/%3Fhan%3Dlate%26tim%3Da") in tags.attributes
    assert "Bắt đầu" in tags.text
    assert "Báo xong" in tags.text


@given(st.text(alphabet=st.sampled_from("<>&\"'/ =aâ\n"), max_size=40))
def test_no_text_becomes_markup(text: str) -> None:
    plain = _Tags(drawn(replace(CARD, buttons=(START,), shared_by=("A",)))).names
    wild = replace(
        CARD, action=text, owner=text, paper=text, due_brief=text, badge=text or "x", buttons=(START,),
        shared_by=(text,),
    )  # fmt: skip
    assert _Tags(drawn(wild)).names == plain


def test_the_options_of_a_select() -> None:
    page = options([(1, "Một"), (2, "Hai <b>"), ("x", "c" * 100)], 2)
    assert '<option value="2" selected title="Hai &lt;b&gt;">Hai &lt;b&gt;</option>' in page
    assert page.count("selected") == 1
    assert f">{'c' * 89}…</option>" in page
    assert f'title="{"c" * 100}"' in page


def test_the_tags_are_there_for_templates() -> None:
    page = Template("{% load tasks %}{% options choices chosen %}").render(
        Context({"choices": [("a", "A")], "chosen": "a"})
    )
    assert page == '<option value="a" selected title="A">A</option>'
