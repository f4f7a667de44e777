from __future__ import annotations

import pytest

from caunoi.documents import search
from caunoi.documents.models import Document
from tests.caunoi.documents import papers
from tests.caunoi.documents.conftest import Write


def names(query: str) -> list[str]:
    return [document.number_text for document in search.found(Document.objects.all(), query)]


@pytest.fixture(autouse=True)
def two_documents(write: Write) -> None:
    write(papers.PLAN, number=52, symbol="KH/TU", title="tổ chức hội nghị gặp mặt", signer="Trần Văn Minh")
    write(papers.LETTER, number=12, symbol="UBND-VP")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("hội trường", "52-KH/TU"),
        ("hoi truong", "52-KH/TU"),
        ("HỘI TRƯỜNG", "52-KH/TU"),
        ("hòa bình", "52-KH/TU"),
        ("hoà bình", "52-KH/TU"),
        ("hoa binh", "52-KH/TU"),
        ("ho\u0300a bi\u0300nh", "52-KH/TU"),
        ("ủy quyền", "12/UBND-VP"),
        ("uy quyen", "12/UBND-VP"),
        ("Trần Văn Minh", "52-KH/TU"),
        ("gặp mặt cán b", "52-KH/TU"),
        ("152", ""),
        ("không có chữ này", ""),
        ("hội trường uỷ quyền", ""),
    ],
)
def test_finds_without_diacritics_tone_placement_and_case(query: str, number: str) -> None:
    assert names(query) == ([number] if number else [])


@pytest.mark.parametrize("query", ["52-KH/TU", "52 - kh/tu", "số 52-KH/TU", "Số: 52", "52-kh", "52 kh tu"])
def test_finds_by_number(query: str) -> None:
    assert names(query) == ["52-KH/TU"]


@pytest.mark.parametrize("query", ["12/UBND-VP", "12", "12/ubnd"])
def test_finds_by_number_in_state_form(query: str) -> None:
    assert names(query)[0] == "12/UBND-VP"


def test_the_number_itself_comes_before_texts_that_mention_it(write: Write) -> None:
    write(papers.LETTER + "\nThực hiện Kế hoạch số 52-KH/TU.", number=77, symbol="UBND-VP")

    assert names("52-KH/TU") == ["52-KH/TU", "77/UBND-VP"]


def test_what_is_typed_with_diacritics_comes_first(write: Write) -> None:
    write(papers.LETTER.replace("uỷ quyền", "hóa bính"), number=78, symbol="UBND-VP")

    assert names("hoa binh") == ["78/UBND-VP", "52-KH/TU"]
    assert names("hòa bình") == ["52-KH/TU", "78/UBND-VP"]


@pytest.mark.parametrize(
    "query", ['"', "'", "-", "*", "a OR b", "NEAR(", "x' | y", ":*", "(", "\x00", "  ", "%"]
)
def test_signs_of_a_query_language_are_only_signs(query: str) -> None:
    assert names(query) == []


def test_a_change_of_the_header_is_found_at_once() -> None:
    from caunoi.documents.header import rewrite_header

    document = Document.objects.get(number=52)
    title = document.facts.get(kind="title")
    title.value = "tổ chức lễ khánh thành nhà văn hóa"
    title.save()

    rewrite_header(document)

    assert names("le khanh thanh") == ["52-KH/TU"]


def test_a_document_that_is_gone_is_not_found() -> None:
    Document.objects.get(number=52).delete()

    assert names("hội trường") == []


def test_ten_thousand_different_words_are_indexed() -> None:
    document = Document.objects.get(number=52)
    document.search_raw, document.search_folded = search.indexed(" ".join(f"tu{n}" for n in range(120_000)))

    document.save()

    assert names("tu11999") != []


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ("hoi truong", "hội trường"),
        ("HOÀ BÌNH và", "Hòa Bình và"),
        ("tong hop y kien", "Tổng hợp ý kiến"),
        ("hội trường 15/3", "hội"),
    ],
)
def test_the_list_shows_where_the_words_stand(query: str, hit: str) -> None:
    shown = search.snippet(Document.objects.get(number=52), query)

    assert shown.hit == hit


def test_the_words_around_are_those_of_the_paper() -> None:
    shown = search.snippet(Document.objects.get(number=52), "hoi truong")

    assert shown.before.endswith("- Chuẩn bị ")
    assert shown.after.startswith(" Hòa Bình và tài liệu hội nghị, hoàn")


def test_what_is_nowhere_in_the_text_is_not_shown() -> None:
    assert search.snippet(Document.objects.get(number=52), "không có") == search.Snippet()
