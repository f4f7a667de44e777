"""The desk as a page: with and without HTMX, for those who may review and those who may only look."""

from __future__ import annotations

import re

import pytest
from django.test import Client

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


def home(document: Document) -> str:
    return f"/van-ban/{document.pk}/duyet/"


def body(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_the_desk_shows_the_text_with_every_fact_lit_and_linked(client: Client, document: Document) -> None:
    page = body(client, home(document))
    for fact in document.facts.all():
        assert f'id="muc-{fact.pk}"' in page
        assert f'id="cho-{fact.pk}"' in page
        assert f'href="#muc-{fact.pk}"' in page or f'data-facts="{fact.pk}' in page or f" {fact.pk}" in page
    shown = re.sub(r"<[^>]+>", "", page)
    for line in TEXT.splitlines():
        for cell in line.split("\t"):
            assert cell in shown


def test_doubtful_facts_stand_first_with_their_reason(client: Client, document: Document) -> None:
    page = body(client, home(document))
    assert (
        page.index('id="nhom-can-xem-ky"')
        < page.index('id="nhom-dau-van-ban"')
        < page.index('id="nhom-nhiem-vu"')
    )
    assert "Hạn tính theo ngày họp; hãy kiểm tra ngày họp." in page
    assert "2 mục cần xem kỹ" in page
    assert ">0/14</strong>" in page
