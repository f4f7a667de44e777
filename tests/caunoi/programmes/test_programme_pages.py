"""The pages of a programme: adopted from a document, typed by hand, its parts."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.documents.models import Document, DocumentState
from caunoi.people.models import Office, Role, User
from caunoi.programmes import actions
from caunoi.programmes.actions import adopt_programme_from
from caunoi.programmes.models import Programme, ProgrammeItem, StandingItem
from caunoi.programmes.reads import to_adopt
from caunoi.programmes.rules import Period
from tests.caunoi.programmes.conftest import Make
from tests.caunoi.tasks.conftest import add_fact
from tests.conftest import Province


@pytest.fixture
def office(province: Province) -> Client:
    return province.client(Role.SPECIALIST)


def test_a_document_waits_on_the_page_of_the_year_until_it_is_adopted(
    paper: Document, office: Client, specialist: User, leader: User
) -> None:
    assert [(one.document, one.name, one.matters) for one in to_adopt(specialist)] == [
        (paper.pk, "23-CTr/TU", 5)
    ]
    assert to_adopt(leader) == []
    assert "23-CTr/TU" in office.get("/chuong-trinh/").content.decode()
    address = reverse("programmes:adopt_from", args=[paper.pk])
    page = office.get(address).content.decode()
    for words in ("Sơ kết công tác dân vận", "quý III", "khi cần thiết", "Đưa 5 việc vào theo dõi"):
        assert words in page
    sent = {"title": "Chương trình năm 2023", "kind": "year", "year": 2023, "office": _committee()}
    answer = office.post(address, sent, follow=True)
    assert "Đã đưa 3 việc và 2 việc thường kỳ vào theo dõi." in answer.content.decode()
    assert to_adopt(specialist) == []
    assert "Mọi việc của văn bản đã ở trong" in office.get(address).content.decode()


def _committee() -> int:
    return Office.objects.get(short_name="Tỉnh ủy").pk


def test_what_was_confirmed_later_comes_in_by_one_button(
    paper: Document, office: Client, specialist: User
) -> None:
    adopt_programme_from(actor=specialist, document=paper)
    add_fact(paper, "programme_items", 9, {"year": 2023, "month": 9, "content": "Bổ sung sau"})
    address = reverse("programmes:adopt_from", args=[paper.pk])
    assert "1 việc mới" in office.get(address).content.decode()
    office.post(address)
    assert ProgrammeItem.objects.filter(content="Bổ sung sau").exists()


def test_a_document_that_is_not_reviewed_or_says_nothing(paper: Document, office: Client) -> None:
    address = reverse("programmes:adopt_from", args=[paper.pk])
    paper.facts.all().delete()
    assert "không có việc nào của chương trình" in office.get(address).content.decode()
    Document.objects.update(state=DocumentState.REVIEW, confirmed_by=None, confirmed_at=None)
    assert "Văn bản chưa duyệt xong" in office.get(address).content.decode()


def test_a_wrong_span_is_told_on_the_form(paper: Document, office: Client) -> None:
    sent = {"title": "Chương trình", "kind": "quarter", "year": 2023, "office": _committee()}
    answer = office.post(reverse("programmes:adopt_from", args=[paper.pk]), sent)
    assert (answer.status_code, Programme.objects.count()) == (422, 0)
    assert "cần ghi rõ quý" in answer.content.decode()


def test_typed_by_hand_from_the_first_line_to_its_adoption(
    committee: Office, office: Client, province: Province
) -> None:
    assert office.get("/chuong-trinh/moi/").status_code == 200
    sent = {"title": "Chương trình năm 2023", "kind": "year", "year": 2023, "office": committee.pk}
    answer = office.post("/chuong-trinh/moi/", sent, follow=True)
    assert "Chưa có việc nào" in answer.content.decode()
    programme = Programme.objects.get()
    page = reverse("programmes:programme", args=[programme.pk])
    new = {"content": "Sơ kết", "year": 2023, "month": 4, "leads": [province.board.pk]}
    assert office.get(f"{page}viec-moi/").status_code == 200
    office.post(f"{page}viec-moi/", new)
    office.post(f"{page}viec-moi/", {"content": "Quý", "year": 2023, "quarter": 2})
    office.post(f"{page}thuong-ky-moi/", {"content": "Giao ban", "every": "quarter"})
    shown = office.get(page).content.decode()
    for words in ("Sơ kết", "tháng 4", "quý II", "Giao ban", "Chưa rõ đơn vị", "Ghi đã ban hành"):
        assert words in shown
    office.post(f"{page}ban-hanh/")
    assert ProgrammeItem.objects.filter(standing__content="Giao ban").count() == 4
    assert "Ghi đã ban hành" not in office.get(page).content.decode()


def test_a_draft_is_put_right_and_thrown_away(draft: Programme, office: Client, specialist: User) -> None:
    new = actions.Matter("Sơ kết", Period(2023, month=4))
    item = actions.add_item(actor=specialist, programme=draft, new=new)
    page = reverse("programmes:item", args=[item.pk])
    office.post(f"{page}sua/", {"content": "Tổng kết", "year": 2023, "month": 6})
    item.refresh_from_db()
    assert (item.content, item.month) == ("Tổng kết", 6)
    office.post(f"{page}xoa/")
    assert not ProgrammeItem.objects.exists()
    office.post(reverse("programmes:discard", args=[draft.pk]))
    assert not Programme.objects.exists()


def test_a_standing_item_is_put_right_and_taken_out(programme: Programme, office: Client) -> None:
    standing = programme.standing_items.get()
    page = reverse("programmes:standing", args=[standing.pk])
    assert "Làm việc với các xã" in office.get(page).content.decode()
    office.post(page, {"content": "Làm việc với các xã", "every": "half-year", "first": 5})
    assert [item.month for item in standing.occurrences.all()] == [5, 11]
    wrong = office.post(page, {"content": "Làm việc", "every": "month", "first": 9})
    assert "trong khoảng 1 đến 1" in wrong.content.decode()
    office.post(f"{page}xoa/")
    assert not StandingItem.objects.exists()


def test_offices_of_earlier_days_stay_chosen(make: Make, office: Client, province: Province) -> None:
    item = make()
    Office.objects.filter(pk=province.board.pk).update(valid_to="2025-06-30")
    page = office.get(reverse("programmes:item_change", args=[item.pk])).content.decode()
    assert f'value="{province.board.pk}"' in page
