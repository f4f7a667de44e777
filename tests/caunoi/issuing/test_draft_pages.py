"""The pages of drafts: written in plain fields, handed from desk to desk, given back; nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.issuing.draft_actions import Pinned, give_back_draft, hand_over_draft, write_draft
from caunoi.issuing.draft_forms import PaperForm, initial_of
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.people.models import Office
from tests.caunoi.issuing.draft_scene import PAPER, Desk, desk, draft, to_approved, to_issued, to_submitted
from tests.conftest import Province
from tests.vanban.test_light_text import PARAGRAPHS, TABLES
from tests.vanban.test_paper import WHOLE
from vanban.paper import Appendix, Element, Paper, Paragraph, Recipient, Sheet, Signing, words

__all__ = ["desk", "draft"]

BASE = "/van-ban-di/du-thao/"


@pytest.fixture
def writer(province: Province) -> Client:
    return province.client("specialist")


def _read_back(paper: Paper) -> Paper:
    form = PaperForm({name: value for name, value in initial_of(paper, 1).items() if value is not False})
    assert form.is_valid(), form.errors
    return form.paper(paper)


WORD = st.text(st.sampled_from("Đảng ủy xã 1/,"), max_size=12).map(lambda text: " ".join(text.split()))
SOME = WORD.filter(bool)


@settings(max_examples=30)
@given(
    st.lists(PARAGRAPHS | TABLES, max_size=4).map(tuple), st.lists(PARAGRAPHS, max_size=2).map(tuple),
    st.lists(SOME, max_size=3).map(tuple), st.lists(st.tuples(SOME, st.none() | SOME), max_size=3),
    st.builds(Signing, SOME, WORD, st.none() | SOME, st.none() | SOME, st.none() | SOME),
)  # fmt: skip
def test_a_form_says_the_paper_it_was_made_of(
    body: tuple[Element, ...], more: tuple[Element, ...], lines: tuple[str, ...],
    recipients: list[tuple[str, str | None]], signing: Signing,
) -> None:  # fmt: skip
    paper = replace(
        WHOLE, body=body, grounds=lines, addressees=lines, signings=(signing,),
        recipients=tuple(Recipient(*one) for one in recipients),
        appendices=(Appendix("Danh sách mời", more, "PHỤ LỤC 1"), Appendix("", body, "PHỤ LỤC 2")),
    )  # fmt: skip
    assert _read_back(paper) == paper


@pytest.mark.parametrize("paper", [PAPER, WHOLE, replace(WHOLE, system="state", landscape=False, sheet="A4")])
def test_every_part_of_a_paper_goes_through_the_form(paper: Paper) -> None:
    assert _read_back(paper) == paper


def test_a_draft_begun_and_written(writer: Client, committee: Office) -> None:
    begun = writer.post(
        f"{BASE}moi/khong-mau/",
        {"office": committee.pk, "doc_type": "Công văn", "title": "đôn đốc báo cáo"},
        follow=True,
    )
    draft = Draft.objects.get()
    said = {
        **initial_of(newest(draft).paper, 1),
        "body": "Kính mong **sớm gửi**.\n| Việc | Hạn |\n| Báo cáo | 15/3 |",
        "addressees": "Đảng ủy xã Bến Thượng\nĐảng ủy xã Tân Thịnh",
        "role_1": "CHÁNH VĂN PHÒNG",
        "name_1": "Lê Văn Tám", "authority_1": "T/L", "on_behalf_of_1": "BAN THƯỜNG VỤ",
        "recipients": "Như trên\nLưu Văn phòng", "why": "viết xong",
    }  # fmt: skip
    del said["landscape"]
    seen = writer.post(f"{BASE}{draft.pk}/sua/", {**said, "preview": "1"})
    assert "<b>sớm gửi</b>" in seen.content.decode()
    assert Draft.objects.get().version == 1
    shown = writer.post(f"{BASE}{draft.pk}/sua/", said, follow=True).content.decode()
    assert begun.redirect_chain[-1][0] == f"{BASE}{draft.pk}/sua/"
    for line in (
        "TỈNH ỦY HẢI LAM", "đôn đốc báo cáo", "<b>sớm gửi</b>",
        "<td class=\"sp-left\">Báo cáo</td>", "T/L BAN THƯỜNG VỤ",
        "Lê Văn Tám", "- Đảng ủy xã Tân Thịnh", "Bản 2", "viết xong", "7 chỗ khác bản trước",
        "<ins>T/L BAN THƯỜNG VỤ, CHÁNH VĂN PHÒNG", "Chuyển kiểm tra thể thức",
    ):  # fmt: skip
        assert line in shown, line


def test_the_second_of_two_is_told_and_keeps_what_she_typed(writer: Client, draft: Draft, desk: Desk) -> None:
    write_draft(actor=desk.chief, draft=draft, paper=replace(PAPER, place="Bến Châu"), seen=1)
    said = {**initial_of(PAPER, 1), "title": "điều tôi vừa gõ"}
    answer = writer.post(f"{BASE}{draft.pk}/sua/", said)
    assert answer.status_code == 422
    assert "Người Chánh văn phòng vừa ghi bản 2" in answer.content.decode()
    assert "điều tôi vừa gõ</textarea>" in answer.content.decode()
    assert newest(Draft.objects.get()).paper.place == "Bến Châu"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"body": "| A | B |\n| 1 |"}, "Dòng 2 của bảng có 1 ô"),
        ({"appendices": "không có tên"}, "bắt đầu bằng một dòng # PHỤ LỤC"),
        ({"doc_type": ""}, "bắt buộc"),
        ({"copies": "0"}, "copies"),
        ({"title": PAPER.title}, "vẫn như cũ"),
    ],
)
def test_what_cannot_be_written_is_said_at_its_place(
    writer: Client, draft: Draft, said: dict[str, str], told: str
) -> None:
    answer = writer.post(f"{BASE}{draft.pk}/sua/", {**initial_of(PAPER, 1), **said})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert Draft.objects.get().version == 1


@pytest.mark.parametrize(
    ("sheet", "lines", "told"), [("A5", 2, ""), ("A5", 40, "In thành 2 trang A5."), ("A4", 90, "")]
)
def test_a_small_sheet_that_goes_on_is_told(
    writer: Client, draft: Draft, desk: Desk, sheet: Sheet, lines: int, told: str
) -> None:
    body = tuple(Paragraph(words(f"Nội dung thứ {n}."), "-") for n in range(lines))
    longer = replace(newest(draft).paper, sheet=sheet, body=body)
    write_draft(actor=desk.writer, draft=draft, paper=longer, seen=1, why="thêm")
    for address in (f"{BASE}{draft.pk}/", f"{BASE}{draft.pk}/sua/"):
        page = writer.get(address).content.decode()
        assert ("trang A5" in page) == bool(told)
        assert told in page


def test_a_small_sheet_that_cannot_be_set_is_shown_its_pdf_refused(
    writer: Client, draft: Draft, desk: Desk
) -> None:
    odd = replace(newest(draft).paper, sheet="A5", title="gặp mặt 🎉")
    write_draft(actor=desk.writer, draft=draft, paper=odd, seen=1, why="thêm")
    page = writer.get(f"{BASE}{draft.pk}/").content.decode()
    assert "gặp mặt 🎉" in page
    assert "trang A5" not in page
    refused = writer.get(f"{BASE}{draft.pk}/van-ban.pdf")
    assert refused.status_code == 422
    assert "mà phông chữ của văn bản không có" in refused.content.decode()


def test_each_desk_sees_its_own_step(province: Province, draft: Draft, desk: Desk) -> None:
    steps = {
        "hand_over": "kiem-tra",
        "submit": "trinh",
        "approve": "duyet",
        "issue": "phat-hanh",
        "send": "gui",
    }

    def offered(role: str) -> set[str]:
        page = province.client(role).get(f"{BASE}{draft.pk}/").content.decode()
        return {name for name, path in steps.items() if f"{BASE}{draft.pk}/{path}/" in page}

    assert (offered("specialist"), offered("leader")) == ({"hand_over"}, set())
    to_submitted(draft, desk)
    assert (offered("specialist"), offered("leader"), offered("chief")) == (set(), {"approve"}, {"approve"})
    waiting = province.client("leader").get(BASE).content.decode()
    assert waiting.index("Chờ đồng chí") < waiting.index("Kế hoạch gặp mặt")
    assert 'class="count count-soon"' in waiting


def test_approved_issued_and_sent_on_the_pages(
    province: Province, writer: Client, draft: Draft, desk: Desk
) -> None:
    to_approved(draft, desk)
    page = f"{BASE}{draft.pk}/"
    assert "Ngày ban hành" in writer.get(f"{page}phat-hanh/").content.decode()
    issued = writer.post(f"{page}phat-hanh/", {"seen": 1, "on": "2026-03-12"}, follow=True).content.decode()
    for line in ("Số 01-KH/TU", "Hải Lam, ngày 12 tháng 3 năm 2026", "phát hành"):
        assert line in issued
    assert "sp-framed" not in issued
    assert "Đã gửi" in writer.post(f"{page}gui/", {"seen": 2, "to": "các xã"}, follow=True).content.decode()
    first = writer.get(f"{page}ban/1/").content.decode()
    assert ("Số 01-KH/TU" in first, "Bản đang dùng là bản 2" in first, "sp-framed" in first) == (
        False,
        True,
        True,
    )
    assert writer.get(f"{page}ban/9/").status_code == 404
    assert writer.post(f"{page}duyet/", {"seen": 2}).status_code == 422


def test_given_back_at_a_place(province: Province, draft: Draft, desk: Desk) -> None:
    to_submitted(draft, desk)
    leader, page = province.client("leader"), f"{BASE}{draft.pk}/"
    asked = leader.get(f"{page}tra-lai/").content.decode()
    assert '<option value="body/1">Đoạn 2: 1. Thời gian: 7h30 ngày 22/3/2026' in asked
    assert leader.post(f"{page}tra-lai/", {"seen": 1, "text_1": ""}).status_code == 422
    answer = leader.post(
        f"{page}tra-lai/", {"seen": 1, "place_1": "body/1", "text_1": "Đổi sang 24/3"}, follow=True
    )
    assert answer.status_code == 200
    for address in (page, f"{page}sua/"):
        shown = province.client("specialist").get(address).content.decode()
        assert "<b>Đổi sang 24/3</b>" in shown
        assert '<span class="draft-quote">Đoạn 2: 1. Thời gian' in shown


def test_the_list_by_step(writer: Client, draft: Draft, desk: Desk, committee: Office) -> None:
    assert "Chưa có dự thảo nào" in writer.get(f"{BASE}?buoc=sent").content.decode()
    to_issued(draft, desk)
    assert "Số 01-KH/TU" in writer.get(f"{BASE}?buoc=issued&trang=x").content.decode()
    assert "gặp mặt" not in writer.get(f"{BASE}?buoc=writing").content.decode()


def test_who_looks_from_outside_sees_nothing(province: Province, draft: Draft) -> None:
    assert province.client("unit_contact").get(f"{BASE}{draft.pk}/").status_code == 422
    assert province.client("leader").get(f"{BASE}{draft.pk + 1}/").status_code == 404


def test_nothing_typed_becomes_markup(writer: Client, draft: Draft, desk: Desk) -> None:
    evil = '<script>alert("x")</script>'
    paper = replace(PAPER, title=evil, body=(*PAPER.body, *_read_back(replace(PAPER, grounds=(evil,))).body))
    write_draft(actor=desk.writer, draft=draft, paper=replace(paper, grounds=(evil,)), seen=1, why=evil)
    hand_over_draft(actor=desk.writer, draft=draft, seen=2)
    give_back_draft(actor=desk.writer, draft=draft, seen=2, notes=[Pinned(evil, "title", evil)])
    for address in (BASE, f"{BASE}{draft.pk}/", f"{BASE}{draft.pk}/sua/", f"{BASE}{draft.pk}/ban/2/"):
        assert "<script>alert" not in writer.get(address).content.decode()
