"""A document becomes a programme: done, once, refused, raced."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caunoi.documents.models import Document, DocumentState, FactState
from caunoi.people.models import Office, Role, User
from caunoi.programmes.actions import Adopted, NewProgramme, adopt_programme_from
from caunoi.programmes.adopting import meant
from caunoi.programmes.models import Programme, ProgrammeItem, StandingItem
from caunoi.programmes.rules import Kind, Origin, Span, Standing
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.programmes.conftest import TEXT, told
from tests.caunoi.tasks.conftest import add_fact
from tests.conftest import Province


def adopt(actor: User, paper: Document, said: NewProgramme | None = None) -> Adopted:
    return adopt_programme_from(actor=actor, document=paper, said=said)


def test_done_the_programme(paper: Document, specialist: User, committee: Office) -> None:
    adopted = adopt(specialist, paper)
    programme = Programme.objects.get()
    assert (adopted.programme, adopted.items, adopted.standing) == (programme, 3, 2)
    assert (programme.span, programme.office) == (Span(Kind.YEAR, 2023), committee)
    assert programme.title == "Chương trình công tác trọng tâm năm 2023"
    assert (programme.state, programme.adopted_by, programme.document) == (
        Standing.ADOPTED,
        specialist,
        paper,
    )
    assert told(programme) == [
        "Người Chuyên viên văn phòng đưa “Chương trình công tác trọng tâm năm 2023” vào theo dõi: 3 việc, "
        "2 việc thường kỳ, theo văn bản 23-CTr/TU."
    ]


def test_done_the_items(paper: Document, specialist: User, province: Province) -> None:
    adopt(specialist, paper)
    april, june, quarter = ProgrammeItem.objects.filter(origin=Origin.PROGRAMME)
    assert (april.content, april.product, april.position) == ("Sơ kết công tác dân vận", "Báo cáo", 1)
    assert (april.from_on, april.until_on) == (date(2023, 4, 1), date(2023, 4, 1))
    assert (april.sentence, april.moved) == (TEXT[13:57], False)
    assert list(april.leads.all()) == [province.board]
    assert list(june.leads.all()) == [province.board, province.party_office]
    assert june.lead_text == "Ban TG&DV, VPTU, các huyện ủy"
    assert list(june.coordinating.all()) == [province.commune]
    assert (quarter.from_on, quarter.until_on) == (date(2023, 7, 1), date(2023, 9, 1))
    assert (quarter.written.name, quarter.year, quarter.lead_text) == ("quý III", 2023, "")


def test_done_what_comes_back_is_laid_out(paper: Document, specialist: User, province: Province) -> None:
    adopt(specialist, paper)
    quarterly, needed = StandingItem.objects.all()
    assert [item.month for item in quarterly.occurrences.all()] == [3, 6, 9, 12]
    assert {office for item in quarterly.occurrences.all() for office in item.leads.all()} == {
        province.party_office
    }
    assert (needed.every, needed.period, needed.occurrences.count()) == ("needed", "khi cần thiết", 0)


def test_a_fact_becomes_one_row_however_often_it_is_asked(paper: Document, specialist: User) -> None:
    adopt(specialist, paper)
    again = adopt(specialist, paper)
    assert (again.items, again.standing, Programme.objects.count()) == (0, 0, 1)
    assert len(told(again.programme)) == 1
    late = {"year": 2023, "month": 9, "content": "Bổ sung sau", "unit": None}
    add_fact(paper, "programme_items", 9, late, state=FactState.ADDED)
    assert adopt(specialist, paper).items == 1
    assert ProgrammeItem.objects.filter(origin=Origin.PROGRAMME).count() == 4


def test_what_nobody_stands_behind_or_says_nothing_is_left_out(paper: Document, specialist: User) -> None:
    paper.facts.filter(kind="programme_items", position=0).update(state=FactState.REJECTED)
    add_fact(paper, "programme_items", 9, {"month": 9, "content": "  "})
    assert adopt(specialist, paper).items == 2


def test_a_person_may_know_better(paper: Document, specialist: User, province: Province) -> None:
    said = NewProgramme(Span(Kind.TERM, 2021, 2025), province.commune, "Chương trình toàn khóa")
    programme = adopt(specialist, paper, said).programme
    assert (programme.office, programme.title, programme.year_to) == (
        province.commune, "Chương trình toàn khóa", 2025,
    )  # fmt: skip
    assert {item.office for item in programme.items.all()} == {province.commune}
    assert StandingItem.objects.filter(every="quarter").get().occurrences.count() == 20


def test_daily_and_weekly_matters_are_told_by_the_month(paper: Document, specialist: User) -> None:
    add_fact(paper, "recurring_items", 9, {"every": "week", "content": "Giao ban", "unit": "VPTU"})
    adopt(specialist, paper)
    assert StandingItem.objects.get(content="Giao ban").occurrences.count() == 12


@pytest.mark.parametrize(
    ("title", "years", "span"),
    [
        ("công tác năm 2023", [2023], Span(Kind.YEAR, 2023)),
        ("công tác quý III năm 2023", [2023], Span(Kind.QUARTER, 2023, quarter=3)),
        ("công tác quý 4/2023", [2023], Span(Kind.QUARTER, 2023, quarter=4)),
        ("toàn khóa", [2025, 2026, 2027, 2030], Span(Kind.TERM, 2025, 2030)),
        ("công tác", [2022, 2023], Span(Kind.YEAR, 2023)),
        ("công tác", [], Span(Kind.YEAR, 2022)),
        ("quý báu", [2023], Span(Kind.YEAR, 2023)),
    ],
)
def test_what_a_paper_seems_to_be(paper: Document, title: str, years: list[int], span: Span) -> None:
    paper.facts.filter(kind="programme_items").delete()
    for position, year in enumerate(years):
        add_fact(paper, "programme_items", position, {"year": year, "month": 1, "content": "Việc"})
    paper.title = title
    found = meant(paper)
    assert found.span == span
    assert found.office is not None


def test_refused_before_the_review_is_finished(paper: Document, specialist: User) -> None:
    Document.objects.update(state=DocumentState.REVIEW, confirmed_by=None, confirmed_at=None)
    with pytest.raises(RuleBroken) as refused:
        adopt(specialist, paper)
    assert refused.value.code == "not-reviewed"
    assert not Programme.objects.exists()


def test_refused_without_items_and_without_an_office(paper: Document, specialist: User) -> None:
    Document.objects.update(issuer="CƠ QUAN LẠ")
    with pytest.raises(RuleBroken) as refused:
        adopt(specialist, paper)
    assert refused.value.code == "no-office"
    paper.facts.update(state=FactState.REJECTED)
    with pytest.raises(RuleBroken) as refused:
        adopt(specialist, paper)
    assert refused.value.code == "no-items"
    assert not Programme.objects.exists()


@pytest.mark.parametrize("role", [Role.LEADER, Role.UNIT_CONTACT, Role.READER, Role.ADMIN])
def test_refused_to_who_may_not(paper: Document, province: Province, role: Role) -> None:
    with pytest.raises(RuleBroken) as refused:
        adopt(province.people[role], paper)
    assert refused.value.code == "not-allowed"


def test_raced_the_database_itself_keeps_a_fact_to_one_row(paper: Document, specialist: User) -> None:
    item = adopt(specialist, paper).programme.items.filter(fact__isnull=False)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeItem.objects.create(
            office=item.office, programme=item.programme, origin=Origin.PROGRAMME, content="hai lần",
            fact=item.fact, created_by=specialist,
        )  # fmt: skip
