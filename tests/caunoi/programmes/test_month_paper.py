"""The document of a month is made of its lines."""

from __future__ import annotations

from functools import partial

from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.people.models import User
from caunoi.programmes.models import MonthProgramme
from caunoi.programmes.month_actions import approve_month, revise_month
from caunoi.programmes.month_paper_actions import draft_month_paper
from tests.caunoi.programmes.test_by_hand import refusal
from tests.conftest import Province
from vanban.differing import item_text
from vanban.paper import Table


def test_the_document_of_an_approved_month(
    july: MonthProgramme, province: Province, specialist: User, chief: User, leader: User
) -> None:
    assert refusal(partial(draft_month_paper, actor=specialist, month=july)) == "wrong-state"
    approve_month(actor=chief, month=july)
    july.refresh_from_db()
    assert refusal(partial(draft_month_paper, actor=leader, month=july)) == "not-allowed"
    draft = draft_month_paper(actor=specialist, month=july)
    paper = newest(draft).paper
    assert (paper.doc_type, paper.title, paper.issuer) == (
        "Chương trình", "công tác tháng 7 năm 2023 của Tỉnh ủy Hải Lam", "TỈNH ỦY HẢI LAM",
    )  # fmt: skip
    [table] = [one for one in paper.body if isinstance(one, Table)]
    assert item_text(table).splitlines()[1:] == [
        "Trong tháng | Một | Ban Tuyên giáo và Dân vận Tỉnh ủy | ",
        " | Hai | Ban Tuyên giáo và Dân vận Tỉnh ủy | ",
    ]
    assert draft_month_paper(actor=chief, month=july) == draft


def test_a_revision_is_a_document_of_its_own(
    issued: MonthProgramme, province: Province, specialist: User
) -> None:
    client, address = province.client("specialist"), f"/chuong-trinh/thang/{issued.pk}/van-ban/"
    page = client.get(f"/chuong-trinh/thang/2023-07/?co_quan={issued.office_id}").content.decode()
    assert address in page
    first = client.post(address).headers["Location"]
    assert "Trong" in item_text(newest(Draft.objects.get()).paper.body[-3]) or Draft.objects.count() == 1
    revise_month(actor=specialist, month=issued, reason="Đổi phiên họp")
    issued.refresh_from_db()
    assert refusal(partial(draft_month_paper, actor=specialist, month=issued)) == "wrong-state"
    assert first == f"/van-ban-di/du-thao/{Draft.objects.get().pk}/"
