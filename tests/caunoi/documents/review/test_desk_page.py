"""The desk as a page: with and without HTMX, for those who may review and those who may only look."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from caunoi.documents import store
from caunoi.documents.models import Document, DocumentState, FactState
from caunoi.documents.review_rules import token
from tests.caunoi.documents.review.papers import TEXT, fact_of, paper, settle
from tests.conftest import Province


@pytest.fixture
def document(province: Province) -> Document:
    return paper(province.people["specialist"])


@pytest.fixture
def client(province: Province) -> Client:
    return province.client("specialist")


HTMX = {"HX-Request": "true"}


def home(document: Document) -> str:
    return f"/van-ban/{document.pk}/duyet/"


def of(document: Document, kind: str, position: int = 0) -> str:
    return f"{home(document)}muc/{fact_of(document, kind, position).pk}/"


def seen(document: Document, kind: str, position: int = 0) -> str:
    fact = fact_of(document, kind, position)
    return token(fact.state, fact.decided_at)


def body(client: Client, address: str, headers: dict[str, str] | None = None) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


# The page.


def test_the_desk_shows_the_text_with_every_fact_lit_and_linked(client: Client, document: Document) -> None:
    page = body(client, home(document))
    lit = set(re.findall(r'href="#muc-(\d+)"', page))
    for fact in document.facts.all():
        assert f'id="muc-{fact.pk}"' in page
        assert f'id="cho-{fact.pk}"' in page
        assert f'#cho-{fact.pk}"' in page
    assert len(lit) >= 12
    shown = re.sub(r"<[^>]+>", "", page)
    for line in TEXT.splitlines():
        for cell in line.split("\t"):
            assert cell in shown


def test_doubtful_facts_stand_first_with_their_reason(client: Client, document: Document) -> None:
    page = body(client, home(document))
    order = [
        page.index(f'id="nhom-{slug}"') for slug in ("can-xem-ky", "dau-van-ban", "cuoc-hop", "nhiem-vu")
    ]
    assert order == sorted(order)
    assert "Hạn tính theo ngày họp; hãy kiểm tra ngày họp." in page
    assert "2 dữ kiện cần xem kỹ" in page
    assert ">0/14</strong>" in page


def test_the_readers_problems_are_shown_and_settled_by_a_fact(client: Client, document: Document) -> None:
    problem = {"code": "no-number", "message": "Văn bản không nêu số.", "span": [0, 5]}
    far = {"code": "bad-weekday", "message": "Thứ không khớp ngày.", "span": [10**6, 10**6 + 4]}
    document.reading.contract = {"problems": [problem, far]}
    document.reading.save()
    assert "Văn bản không nêu số." not in body(client, home(document))
    fact_of(document, "number").delete()
    page = body(client, home(document))
    assert "Văn bản không nêu số." in page
    assert "them/?loai=number" in page
    assert "Thứ không khớp ngày." not in page


def test_words_of_the_document_cannot_become_markup(client: Client, document: Document) -> None:
    evil = TEXT.replace("KẾ HOẠCH", "<script>x</script>", 1)
    document.reading.text = evil
    document.reading.save()
    document.facts.filter(kind="title").update(value="<img src=x>", original="<b>")
    page = body(client, home(document))
    assert "<script>x" not in page
    assert "<img src=x>" not in page


def test_no_style_attribute_or_inline_script_on_the_page(client: Client, document: Document) -> None:
    page = body(client, home(document))
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r"\son\w+=", page)


def test_the_desk_asks_a_bounded_number_of_queries(
    client: Client, document: Document, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(14):
        body(client, home(document))


def test_a_long_text_is_shown_in_windows(client: Client, document: Document) -> None:
    line = "Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện. " * 20 + "\n"
    document.reading.text = TEXT + line * 120 + "Cuối văn bản.\n"
    document.reading.save()
    document.span_end = len(document.reading.text)
    document.save()
    last = document.facts.create(
        kind="topics",
        value={"content": "Cuối"},
        original={"content": "Cuối"},
        span_start=len(document.reading.text) - 14,
        span_end=len(document.reading.text) - 2,
    )
    first = body(client, home(document))
    assert "đoạn 1/3" in first
    assert f"?doan=3#cho-{last.pk}" in first
    assert f'id="cho-{last.pk}"' not in first
    third = body(client, home(document) + "?doan=3", {**HTMX, "HX-Target": "to-van-ban"})
    assert f'id="cho-{last.pk}"' in third
    assert "<html" not in third
    assert "đoạn 3/3" in body(client, home(document) + "?doan=99")


def test_of_many_notes_a_few_are_shown_and_the_rest_folded(client: Client, document: Document) -> None:
    problems = [{"code": "page-unreadable", "message": f"Không đọc được trang {n}."} for n in range(1, 8)]
    document.reading.contract = {"problems": [*problems, problems[0], "odd", {"code": "x"}]}
    document.reading.save()
    page = body(client, home(document))
    assert page.count("Không đọc được trang") == 7
    assert "3 lưu ý khác" in page


# Who may.


@pytest.mark.parametrize(
    ("role", "status"), [("leader", 200), ("chief", 200), ("reader", 200), ("steward", 422)]
)
def test_who_may_look(province: Province, document: Document, role: str, status: int) -> None:
    assert province.client(role).get(home(document)).status_code == status


def test_who_may_only_look_sees_no_buttons(province: Province, document: Document) -> None:
    page = body(province.client("leader"), home(document))
    assert 'value="xac-nhan"' not in page
    assert "Hoàn tất duyệt" not in page
    assert f'id="muc-{fact_of(document, "number").pk}"' in page


def test_a_post_without_the_right_is_refused_on_the_card(province: Province, document: Document) -> None:
    answer = province.client("leader").post(
        of(document, "number"), {"viec": "xac-nhan", "thay": seen(document, "number")}, headers=HTMX
    )
    assert answer.status_code == 422
    assert f"không thuộc quyền của {province.people['leader']}" in answer.content.decode()
    assert fact_of(document, "number").state == FactState.PROPOSED


def test_strangers_are_sent_to_sign_in(client: Client, document: Document) -> None:
    assert Client().get(home(document)).status_code == 302


# Decisions without JavaScript.


def test_without_javascript_a_decision_leads_to_the_next_open_fact(
    client: Client, document: Document
) -> None:
    answer = client.post(
        of(document, "doc_type") + "?doan=1", {"viec": "xac-nhan", "thay": seen(document, "doc_type")}
    )
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{home(document)}?doan=1#muc-{fact_of(document, 'number').pk}"
    assert fact_of(document, "doc_type").state == FactState.CONFIRMED


def test_without_javascript_a_form_opens_in_the_page_and_keeps_mistakes(
    client: Client, document: Document
) -> None:
    page = body(client, of(document, "tasks") + "?sua=1")
    assert 'name="deadline.due" value="09/03/2023"' in page
    assert "<html" in page
    answer = client.post(
        of(document, "tasks"),
        {"viec": "sua", "thay": seen(document, "tasks"), "action": "Báo cáo", "deadline.due": "31/2/2023"},
    )
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Ngày 31/02/2023 không có trong lịch" in shown
    assert 'value="31/2/2023"' in shown
    assert "<html" in shown


def test_opening_a_fact_by_its_address_leads_to_its_card(client: Client, document: Document) -> None:
    answer = client.get(of(document, "number"))
    assert answer.headers["Location"] == f"{home(document)}#muc-{fact_of(document, 'number').pk}"


# Decisions as fragments.


def test_a_decision_answers_the_card_the_bar_and_the_group_heads(client: Client, document: Document) -> None:
    answer = client.post(
        of(document, "number"), {"viec": "xac-nhan", "thay": seen(document, "number")}, headers=HTMX
    )
    fragment = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in fragment
    assert fragment.count("<article") == 1
    assert 'class="fact fact-done' in fragment
    assert 'id="thanh-duyet" class="review-bar" hx-swap-oob="true"' in fragment
    assert ">1/14</strong>" in fragment
    assert 'id="dau-nhom-dau-van-ban" hx-swap-oob="true"' in fragment


def test_the_second_person_is_told_on_the_card(
    province: Province, client: Client, document: Document
) -> None:
    before = seen(document, "number")
    province.client("chief").post(of(document, "number"), {"viec": "loai", "thay": before}, headers=HTMX)
    answer = client.post(of(document, "number"), {"viec": "xac-nhan", "thay": before}, headers=HTMX)
    fragment = answer.content.decode()
    assert answer.status_code == 422
    assert f"Đồng chí {province.people['chief']} đã loại dữ kiện này" in fragment
    assert 'data-tone="gone"' in fragment
    assert 'value="hoan-lai"' in fragment


def test_the_form_comes_and_goes_as_a_fragment(client: Client, document: Document) -> None:
    form = body(client, of(document, "meetings") + "?sua=1", HTMX)
    assert "fact-editing" in form
    assert 'name="time" value="07:30"' in form
    assert "<html" not in form
    assert "fact-editing" not in body(client, of(document, "meetings"), HTMX)


def test_an_unknown_act_is_refused(client: Client, document: Document) -> None:
    answer = client.post(of(document, "number"), {"viec": "xoa-het", "thay": seen(document, "number")})
    assert answer.status_code == 422
    assert fact_of(document, "number").state == FactState.PROPOSED


def test_a_fact_of_another_document_is_not_found(
    client: Client, document: Document, province: Province
) -> None:
    other = paper(province.people["chief"], sha256="cd" * 32)
    wrong = f"{home(document)}muc/{fact_of(other, 'number').pk}/"
    assert client.post(wrong, {"viec": "loai", "thay": "proposed.0"}).status_code == 404


# Groups, adding, finishing.


def test_a_group_is_confirmed_as_it_was_seen(client: Client, document: Document) -> None:
    seen_on_page = re.findall(r'name="muc" value="([^"]+)"', body(client, home(document)))
    answer = client.post(f"{home(document)}nhom/dau-van-ban/", {"muc": seen_on_page}, headers=HTMX)
    assert "Đã xác nhận 7 dữ kiện." in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert document.facts.filter(state=FactState.CONFIRMED).count() == 7
    again = client.post(
        f"{home(document)}nhom/dau-van-ban/", {"muc": [*seen_on_page, "x", "9:z:"]}, follow=True
    )
    assert "Đã xác nhận 0 dữ kiện." in again.content.decode()


def test_a_piece_of_text_becomes_a_task(client: Client, document: Document) -> None:
    start = TEXT.index("Trang trí hội trường") - 1
    place = {"tu": str(start), "den": str(start + 21)}
    first = body(client, f"{home(document)}them/?tu={start}&den={start + 21}", HTMX)
    assert "chọn loại" in first
    assert "Trang trí hội trường</p>" in first
    form = body(client, f"{home(document)}them/?loai=tasks&tu={start}&den={start + 21}", HTMX)
    assert ">Trang trí hội trường</textarea>" in form
    answer = client.post(
        f"{home(document)}them/", {"loai": "tasks", "action": "Trang trí hội trường", **place}, headers=HTMX
    )
    made = fact_of(document, "tasks", 3)
    assert TEXT[made.span_start : made.span_end] == "Trang trí hội trường"
    assert f'data-fresh="{made.pk}"' in answer.content.decode()


def test_a_fact_added_by_hand_finds_its_place_by_the_copied_words(client: Client, document: Document) -> None:
    typed = {"loai": "place", "value": "Hải Lam", "doan_van": "Hải  Lam, ngày 01 tháng 3"}
    answer = client.post(f"{home(document)}them/", typed)
    made = fact_of(document, "place")
    assert answer.headers["Location"].endswith(f"#muc-{made.pk}")
    assert TEXT[made.span_start : made.span_end] == "Hải Lam, ngày 01 tháng 3"
    client.post(
        f"{home(document)}them/", {"loai": "topics", "content": "Đất đai", "doan_van": "Văn phòng Tỉnh ủy"}
    )
    assert fact_of(document, "topics").span_start is None


def test_mistakes_of_a_new_fact_come_back_with_the_form(client: Client, document: Document) -> None:
    wrong = {"loai": "contacts", "name": "Đ/c Hạnh", "phone": "máy lẻ"}
    plain = client.post(f"{home(document)}them/", wrong)
    assert plain.status_code == 422
    assert "không phải số điện thoại" in plain.content.decode()
    fragment = client.post(f"{home(document)}them/", wrong, headers=HTMX)
    assert fragment.headers["HX-Retarget"] == "#them"
    assert 'value="Đ/c Hạnh"' in fragment.content.decode()


def test_only_kinds_that_may_still_be_added_are_offered(client: Client, document: Document) -> None:
    page = body(client, f"{home(document)}them/", HTMX)
    assert '<option value="tasks"' in page
    assert '<option value="number"' not in page
    assert '<option value="place"' in page


def test_finishing_early_is_refused_in_a_sentence(client: Client, document: Document) -> None:
    answer = client.post(f"{home(document)}hoan-tat/")
    assert answer.status_code == 422
    assert "Còn 14 dữ kiện chưa duyệt" in answer.content.decode()


def test_a_finished_review_leads_on_and_can_be_reopened(
    client: Client, document: Document, province: Province
) -> None:
    settle(document, province.people["specialist"])
    page = client.post(f"{home(document)}hoan-tat/", follow=True).content.decode()
    assert "Đã hoàn tất duyệt" in page
    assert f"/nhiem-vu/tu-van-ban/{document.pk}/" in page
    assert 'value="hoan-lai"' not in page
    assert "Đưa 3 nhiệm vụ lên bảng" in page
    client.post(f"{home(document)}mo-lai/")
    document.refresh_from_db()
    assert document.state == DocumentState.REVIEW


@pytest.mark.parametrize("address", ["hoan-tat/", "mo-lai/", "nhom/nhiem-vu/"])
def test_deciding_needs_a_post(client: Client, document: Document, address: str) -> None:
    assert client.get(home(document) + address).status_code == 405


# Pages as pictures.


@pytest.fixture
def scanned(province: Province, own_data_folder: Path) -> Document:
    out = io.BytesIO()
    Image.new("RGB", (620, 877), (250, 250, 250)).save(out, "PNG")
    document = paper(province.people["specialist"], media_type="image/png", sha256=store.put(out.getvalue()))
    document.facts.filter(kind="number").update(
        page=1, boxes=[[1, 0.1, 0.05, 0.2, 0.07], [1, 0.205, 0.05, 0.3, 0.07]]
    )
    return document


def test_the_pages_are_shown_with_the_boxes_of_the_facts_over_them(client: Client, scanned: Document) -> None:
    page = body(client, home(scanned) + "?xem=anh")
    number = fact_of(scanned, "number")
    assert f'<img src="{home(scanned)}trang/1.webp" width="1000" height="1415"' in page
    place = 'x="98.0" y="48.0" width="204.0" height="24.0"'
    assert f'<rect class="lamp lamp-open" data-facts="{number.pk}" {place}/>' in page
    assert f'href="#muc-{number.pk}"' in page
    assert " style=" not in page


def test_of_a_scan_the_picture_comes_first_and_the_text_is_one_click_away(
    client: Client, scanned: Document
) -> None:
    assert 'class="paper"' in body(client, home(scanned))
    scanned.reading.contract = {"source": {"scanned": True}}
    scanned.reading.save()
    first = body(client, home(scanned))
    assert 'class="page-picture"' in first
    assert 'class="paper"' not in first
    assert f'href="{home(scanned)}?xem=chu"' in first
    assert 'class="paper"' in body(client, home(scanned) + "?xem=chu")


def test_a_page_picture_is_for_those_who_may_see_the_document(
    client: Client, scanned: Document, province: Province
) -> None:
    answer = client.get(f"{home(scanned)}trang/1.webp")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/webp"
    assert "private" in answer.headers["Cache-Control"]
    assert b"".join(answer)[8:12] == b"WEBP"
    assert province.client("steward").get(f"{home(scanned)}trang/1.webp").status_code == 422
    assert Client().get(f"{home(scanned)}trang/1.webp").status_code == 302


def test_a_page_that_cannot_be_drawn_says_so(client: Client, scanned: Document) -> None:
    answer = client.get(f"{home(scanned)}trang/9.webp")
    assert answer.status_code == 404
    assert "Tệp không có trang 9" in answer.content.decode()


def test_a_file_whose_bytes_are_gone_still_has_its_text(client: Client, scanned: Document) -> None:
    store.erase(scanned.reading.file.sha256)
    assert "Không dựng được ảnh trang" in body(client, home(scanned) + "?xem=anh")
    assert "TỈNH ỦY HẢI LAM" in body(client, home(scanned))


def test_a_plain_text_has_no_pages_to_look_at(client: Client, document: Document) -> None:
    page = body(client, home(document) + "?xem=anh")
    assert "Ảnh trang" not in page
    assert "TỈNH ỦY HẢI LAM" in page


# What a browser, or somebody with a keyboard, may send.


@pytest.mark.parametrize(
    "question",
    ["?doan=-1", "?doan=abc", "?doan=99999999999999999999", "?xem=anh&trang=x", "?xem=gi-do", "?doan=²"],
)
def test_odd_questions_get_the_desk(client: Client, document: Document, question: str) -> None:
    assert 'id="to-van-ban"' in body(client, home(document) + question)


@pytest.mark.parametrize(
    "question",
    [
        "?tu=5&den=2",
        "?tu=-3&den=9",
        "?tu=1",
        "?tu=a&den=b",
        "?tu=0&den=99999999",
        "?loai=vehicles&tu=1&den=4",
    ],
)
def test_an_odd_place_is_no_place(client: Client, document: Document, question: str) -> None:
    page = body(client, f"{home(document)}them/{question}", HTMX)
    assert 'id="loai-muc"' in page
    assert 'class="fact-form"' not in page


@pytest.mark.parametrize("sent", [{}, {"viec": "xac-nhan"}, {"viec": "xac-nhan", "thay": "proposed"}])
def test_a_decision_without_what_was_seen_is_refused(
    client: Client, document: Document, sent: dict[str, str]
) -> None:
    assert client.post(of(document, "number"), sent, headers=HTMX).status_code == 422
    assert fact_of(document, "number").state == FactState.PROPOSED


def test_an_unknown_group_is_refused_in_a_sentence(client: Client, document: Document) -> None:
    answer = client.post(f"{home(document)}nhom/khong-co/", {"muc": []}, headers=HTMX)
    assert answer.status_code == 422
    assert "Không có nhóm này" in answer.content.decode()


def test_a_kind_that_is_there_once_is_refused_a_second_time(client: Client, document: Document) -> None:
    answer = client.post(f"{home(document)}them/", {"loai": "number", "value": "153"}, headers=HTMX)
    assert answer.status_code == 422
    assert "Văn bản đã có số “152”" in answer.content.decode()


def test_the_way_of_looking_is_kept_through_a_decision(client: Client, scanned: Document) -> None:
    look = "?xem=anh&trang=1"
    card = body(client, of(scanned, "number") + look, HTMX)
    assert f'action="{of(scanned, "number")}?xem=anh&amp;trang=1"' in card
    assert "sua=1&amp;xem=anh&amp;trang=1" in card
    assert f'href="/van-ban/{scanned.pk}/duyet/?xem=anh" aria-current="true"' in card
    answer = client.post(of(scanned, "number") + look, {"viec": "loai", "thay": seen(scanned, "number")})
    assert answer.headers["Location"].startswith(f"{home(scanned)}?xem=anh&trang=1#muc-")


def test_a_finished_review_refuses_a_late_decision_on_the_card(
    client: Client, document: Document, province: Province
) -> None:
    before = seen(document, "number")
    settle(document, province.people["specialist"])
    client.post(f"{home(document)}hoan-tat/")
    answer = client.post(of(document, "number"), {"viec": "loai", "thay": before}, headers=HTMX)
    assert answer.status_code == 422
    assert "đã hoàn tất duyệt" in answer.content.decode()


def test_corrections_keep_a_task_whole_through_the_form(client: Client, document: Document) -> None:
    form = body(client, of(document, "tasks", 2) + "?sua=1", HTMX)
    typed = dict(re.findall(r'<input type="text"[^>]*name="([^"]+)" value="([^"]*)"', form))
    selects = re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S)
    chosen = {name: found[1] for name, inner in selects if (found := re.search(r'"(\w+)" selected', inner))}
    words = dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', form))
    assert typed["deadline.anchor"] == "ngày họp"
    assert chosen["deadline.operator"] == "before"
    sent = {**typed, **chosen, **words, "viec": "sua", "thay": seen(document, "tasks", 2)}
    assert client.post(of(document, "tasks", 2), sent, headers=HTMX).status_code == 200
    task = fact_of(document, "tasks", 2)
    assert (task.state, task.value) == (FactState.CONFIRMED, task.original)
