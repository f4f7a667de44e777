"""Whose programmes a person sees, whole or in part; what waits to be adopted; the page of one matter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.people.models import Office, Role, User
from caunoi.programmes import actions
from caunoi.programmes.actions import Matter, NewProgramme, adopt_programme_from
from caunoi.programmes.item_actions import drop_item, finish_items, move_item
from caunoi.programmes.item_page import found_item, item_page
from caunoi.programmes.models import MonthProgramme, Programme, ProgrammeItem
from caunoi.programmes.proposal_actions import propose_matter
from caunoi.programmes.reads import (
    chosen,
    committees,
    covering,
    offices_with_programmes,
    sees_whole,
    to_adopt,
)
from caunoi.programmes.rules import Kind, Month, Period, Span
from caunoi.tasks import filters
from caunoi.tasks.office_days import working_days
from tests.caunoi.programmes.conftest import Make, line_of
from tests.caunoi.programmes.test_proposals import LAST
from tests.conftest import Province

EVERYWHERE = {Role.SPECIALIST, Role.CHIEF, Role.LEADER}


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_a_committees_programme_whole(programme: Programme, province: Province, role: Role) -> None:
    person = province.people[role]
    assert sees_whole(person, programme.office) is (role in EVERYWHERE)
    assert committees(person) == ([programme.office] if role in EVERYWHERE else [])
    own = role in EVERYWHERE or (
        role in {Role.UNIT_CONTACT, Role.READER} and person.office == province.commune
    )
    assert sees_whole(person, province.commune) is own


def test_a_closed_account_sees_nothing(make: Make, leader: User) -> None:
    item = make()
    leader.is_active = False
    assert not sees_whole(leader, item.office)
    assert committees(leader) == []
    assert found_item(leader, item.pk) is None


def test_a_unit_sees_a_committee_as_soon_as_it_has_something_in_its_programme(
    make: Make, province: Province, contact: User, committee: Office
) -> None:
    make()
    assert committees(contact) == []
    make(leads=(province.cell,))
    assert committees(contact) == [committee]
    assert not sees_whole(contact, committee)


def test_a_unit_sees_its_own_committees_programme_whole(
    province: Province, contact: User, specialist: User
) -> None:
    new = NewProgramme(Span(Kind.YEAR, 2023), province.commune, "Chương trình của xã")
    programme = actions.draft_programme(actor=specialist, new=new)
    item = actions.add_item(actor=specialist, programme=programme, new=Matter("Việc", Period(2023, month=3)))
    assert committees(contact) == [province.commune]
    assert found_item(contact, item.pk) == item


def test_drafts_are_not_for_units(
    draft: Programme, province: Province, contact: User, specialist: User
) -> None:
    new = Matter("Việc", Period(2023, month=3), leads=(province.commune,))
    item = actions.add_item(actor=specialist, programme=draft, new=new)
    assert committees(contact) == []
    assert found_item(contact, item.pk) is None
    actions.adopt_programme(actor=specialist, programme=draft)
    assert found_item(contact, item.pk) == item


def test_which_office_a_page_begins_with(province: Province, committee: Office, specialist: User) -> None:
    board, commune = province.board, province.commune
    assert chosen(specialist, None, []) is None
    assert chosen(specialist, commune.pk, [board, commune]) == commune
    assert chosen(specialist, 999_999, [board, commune]) == board
    assert chosen(specialist, None, [board, province.party_office]) == province.party_office
    assert chosen(specialist, None, [board, committee]) == committee  # the one above the person's own
    homeless = User.objects.create_user("khach", full_name="Khách", role=Role.LEADER)
    assert chosen(homeless, None, [board, committee]) == board


@pytest.mark.parametrize(
    ("span", "years"),
    [
        (Span(Kind.YEAR, 2023), {2023}),
        (Span(Kind.QUARTER, 2024, quarter=2), {2024}),
        (Span(Kind.TERM, 2023, 2025), {2023, 2024, 2025}),
    ],
)
def test_which_programmes_cover_a_year(
    committee: Office, specialist: User, span: Span, years: set[int]
) -> None:
    actions.draft_programme(actor=specialist, new=NewProgramme(span, committee, "Chương trình"))
    assert {year for year in range(2021, 2028) if covering(committee, year).exists()} == years


def test_only_adopted_programmes_have_months(draft: Programme, committee: Office, specialist: User) -> None:
    assert offices_with_programmes() == []
    actions.add_item(actor=specialist, programme=draft, new=Matter("Việc", Period(2023, month=3)))
    actions.adopt_programme(actor=specialist, programme=draft)
    assert offices_with_programmes() == [committee]


@pytest.mark.parametrize(
    ("change", "waits"),
    [
        ({}, True),
        ({"doc_type": "Kế hoạch"}, False),  # its table gives out work: that goes to the board
        ({"doc_type": "Chương trình hành động"}, True),
        ({"state": "review", "confirmed_by": None, "confirmed_at": None}, False),
    ],
)
def test_what_waits_to_be_adopted(
    paper: Document, specialist: User, change: dict[str, object], waits: bool
) -> None:
    Document.objects.filter(pk=paper.pk).update(**change)
    assert bool(to_adopt(specialist)) is waits


def test_what_nobody_stands_behind_does_not_wait(paper: Document, specialist: User) -> None:
    paper.facts.update(state="rejected")
    assert to_adopt(specialist) == []


# --- the page of one matter ---


def deeds(user: User, item: ProgrammeItem) -> tuple[str, ...]:
    found = found_item(user, item.pk)
    assert found is not None
    return item_page(user, found, filters.now()).deeds


def test_what_may_be_done_with_a_matter(make: Make, specialist: User, leader: User) -> None:
    placed, words = make(), make(period=Period(words="trước kỳ họp"))
    assert deeds(specialist, placed) == ("finish", "move", "change", "drop")
    assert deeds(specialist, words) == ("finish", "place", "change", "drop")
    assert deeds(leader, placed) == ()
    finish_items(actor=specialist, items=[placed])
    drop_item(actor=specialist, item=words, reason="Hoãn")
    assert deeds(specialist, placed) == deeds(specialist, words) == ("reopen",)


def test_what_may_be_done_in_a_draft_and_with_a_proposal(
    draft: Programme, province: Province, specialist: User, contact: User, committee: Office
) -> None:
    item = actions.add_item(actor=specialist, programme=draft, new=Matter("Việc", Period(2023, month=3)))
    assert deeds(specialist, item) == ("change", "remove")
    asked = {"unit": province.commune, "office": committee, "month": Month(2023, 7), "ground": "Đề án"}
    proposal = propose_matter(actor=contact, new=Matter("Đề xuất"), today=LAST, **asked)  # type: ignore[arg-type]  # one table
    assert deeds(contact, proposal) == ("withdraw",)
    assert deeds(specialist, proposal) == ("finish", "move", "change", "drop")
    drop_item(actor=specialist, item=proposal, reason="Chưa đủ căn cứ")
    assert deeds(contact, proposal) == ()


def test_the_page_leads_to_the_sentence_and_to_what_is_owed(
    paper: Document, specialist: User, committee: Office
) -> None:
    april, june, quarter = adopt_programme_from(actor=specialist, document=paper).programme.items.filter(
        standing=None
    )
    found = found_item(specialist, april.pk)
    assert found is not None
    page = item_page(specialist, found, filters.now())
    assert page.source == f"{reverse('documents:review', args=[paper.pk])}?span=13-57"
    assert (page.whole, page.papers, page.row.leads) == (True, (), "Ban Tuyên giáo và Dân vận Tỉnh ủy")
    assert item_page(specialist, quarter, filters.now()).source == ""
    move_item(actor=specialist, item=june, to=Month(2023, 9), reason="Lùi")
    again = found_item(specialist, june.pk)
    assert again is not None
    told = item_page(specialist, again, filters.now())
    assert told.history[0].said.endswith("lý do: Lùi.")
    assert told.row.notes[0].startswith("chuyển từ tháng 6: Lùi (")


def test_papers_stand_on_the_page_of_their_matter(issued: MonthProgramme, specialist: User) -> None:
    item = line_of(issued, "Một").item
    found = found_item(specialist, item.pk)
    assert found is not None
    (owed,) = item_page(specialist, found, filters.now()).papers
    assert (owed.office, owed.what, owed.tone) == ("Ban TG&DV", "tài liệu trình", "soon")
    assert owed.due == working_days().at_or_after(timezone.localdate())
    assert owed.address.startswith("/nhiem-vu/")


def test_replacing_a_matters_offices_keeps_its_words(
    make: Make, specialist: User, province: Province
) -> None:
    item = make()
    ProgrammeItem.objects.filter(pk=item.pk).update(lead_text="Ban TG&DV")
    new = replace(Matter(item.content), leads=(province.commune, province.board))
    changed = actions.change_item(actor=specialist, item=item, new=new)
    assert (set(changed.leads.all()), changed.lead_text) == ({province.commune, province.board}, "Ban TG&DV")
