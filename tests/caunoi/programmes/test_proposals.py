"""Units propose for a month and take back: done, refused, raced."""

from __future__ import annotations

from datetime import date

import pytest

from caunoi.people.models import Office, OfficeParameter, Role, User
from caunoi.programmes.actions import Matter
from caunoi.programmes.item_actions import drop_item
from caunoi.programmes.models import MonthProgramme, ProgrammeItem
from caunoi.programmes.month_actions import approve_month, keep_line, propose_month
from caunoi.programmes.month_rules import PROPOSALS_DAY
from caunoi.programmes.proposal_actions import propose_matter, withdraw_matter
from caunoi.programmes.proposals import next_open_month, proposals_seen
from caunoi.programmes.rules import Month, Origin, State
from tests.caunoi.programmes.conftest import JULY, Make, line_of, shown, told
from tests.caunoi.programmes.test_by_hand import refusal
from tests.conftest import Province

LAST = date(2023, 6, 20)
NEW = Matter(content="Sáp nhập thôn")


@pytest.fixture
def proposal(province: Province, committee: Office, contact: User) -> ProgrammeItem:
    return propose_matter(
        actor=contact, unit=province.commune, office=committee, month=JULY, new=NEW, ground="Đề án 02",
        today=LAST,
    )  # fmt: skip


def test_done(proposal: ProgrammeItem, province: Province, committee: Office) -> None:
    assert (proposal.origin, proposal.proposed_by, proposal.office) == (
        Origin.PROPOSAL, province.commune, committee,
    )  # fmt: skip
    assert (proposal.until, proposal.ground, list(proposal.leads.all())) == (
        JULY,
        "Đề án 02",
        [province.commune],
    )
    assert told(proposal) == [
        "Người Đầu mối đơn vị thay mặt Xã Bến Thượng đề xuất việc “Sáp nhập thôn” vào chương trình "
        "tháng 7/2023 của Tỉnh ủy."
    ]


def test_done_by_the_office_for_a_unit_that_telephoned(
    province: Province, committee: Office, specialist: User
) -> None:
    new = Matter(
        "Việc", leads=(province.board,), coordinating=(province.board, province.commune), product=" ĐA "
    )
    item = propose_matter(
        actor=specialist, unit=province.neighbour, office=committee, month=JULY, new=new, ground="Điện thoại",
        today=LAST,
    )  # fmt: skip
    assert (list(item.leads.all()), list(item.coordinating.all()), item.product) == (
        [province.board], [province.commune], "ĐA",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"today": date(2023, 6, 21)}, "too-late"),
        ({"new": Matter(content=" ")}, "nothing-stated"),
        ({"ground": ""}, "nothing-stated"),
        ({"unit": "neighbour"}, "not-allowed"),
        ({"actor": Role.LEADER}, "not-allowed"),
        ({"actor": Role.READER}, "not-allowed"),
    ],
)
def test_refused(province: Province, committee: Office, change: dict[str, object], code: str) -> None:
    asked: dict[str, object] = {
        "actor": Role.UNIT_CONTACT, "unit": "commune", "month": JULY, "new": NEW, "ground": "Đề án 02",
        "today": LAST, **change,
    }  # fmt: skip
    asked["actor"] = province.people[str(asked["actor"])]
    asked["unit"] = getattr(province, str(asked["unit"]))
    assert refusal(propose_matter, office=committee, **asked) == code
    assert not ProgrammeItem.objects.exists()


def test_the_office_has_its_own_day(province: Province, committee: Office, contact: User) -> None:
    OfficeParameter.objects.create(key=PROPOSALS_DAY, value=10, basis="Quy chế 01-QC/TU")
    asked = {"actor": contact, "unit": province.commune, "office": committee, "month": JULY, "new": NEW}
    late = {"ground": "Đề án", "today": date(2023, 6, 10)}  # the 10th is a Saturday
    assert refusal(propose_matter, **asked, **late) == "too-late"


def test_the_month_takes_it_up(proposal: ProgrammeItem, committee: Office, specialist: User) -> None:
    assert shown(propose_month(actor=specialist, office=committee, month=JULY)) == ["Sáp nhập thôn"]


def test_taken_back(proposal: ProgrammeItem, contact: User, committee: Office, specialist: User) -> None:
    month = propose_month(actor=specialist, office=committee, month=JULY)
    item = withdraw_matter(actor=contact, item=proposal)
    assert (item.stands, item.said, item.closed_by) == (State.DROPPED, "Đơn vị rút đề xuất", contact)
    assert shown(month) == []
    assert told(item)[-1] == "Người Đầu mối đơn vị rút đề xuất “Sáp nhập thôn”."
    assert refusal(withdraw_matter, actor=contact, item=item) == "closed"


def test_not_taken_back_once_it_is_approved(
    proposal: ProgrammeItem, contact: User, committee: Office, specialist: User, chief: User
) -> None:
    month = propose_month(actor=specialist, office=committee, month=JULY)
    approve_month(actor=chief, month=month)
    assert refusal(withdraw_matter, actor=contact, item=proposal) == "in-programme"


def test_taken_back_where_the_approved_month_left_it_out(
    proposal: ProgrammeItem, make: Make, contact: User, committee: Office, specialist: User, chief: User
) -> None:
    make("Khác")
    month = propose_month(actor=specialist, office=committee, month=JULY)
    keep_line(actor=specialist, line=line_of(month, "Sáp nhập thôn"), kept=False)
    approve_month(actor=chief, month=month)
    assert withdraw_matter(actor=contact, item=proposal).stands is State.DROPPED


def test_nobody_takes_back_what_is_not_theirs(
    proposal: ProgrammeItem, make: Make, province: Province, contact: User
) -> None:
    stranger = User.objects.create_user(
        "la", full_name="Xã bên", role="unit_contact", office=province.neighbour
    )
    assert refusal(withdraw_matter, actor=stranger, item=proposal) == "not-allowed"
    assert refusal(withdraw_matter, actor=contact, item=make()) == "not-a-proposal"


def test_raced_declined_by_the_office_while_the_unit_takes_it_back(
    proposal: ProgrammeItem, contact: User, specialist: User
) -> None:
    seen_before = ProgrammeItem.objects.get(pk=proposal.pk)
    drop_item(actor=specialist, item=proposal, reason="Chưa đủ căn cứ")
    assert refusal(withdraw_matter, actor=contact, item=seen_before) == "closed"
    assert MonthProgramme.objects.count() == 0


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (date(2023, 6, 1), JULY),
        (LAST, JULY),
        (date(2023, 6, 21), Month(2023, 8)),
        (date(2023, 5, 19), Month(2023, 6)),  # the 20th is a Saturday, so the day is Friday the 19th
        (date(2023, 5, 20), JULY),
        (date(2023, 12, 20), Month(2024, 1)),
        (date(2023, 12, 21), Month(2024, 2)),
    ],
)
def test_for_which_month_one_may_still_propose(db: None, today: date, month: Month) -> None:
    assert next_open_month(today) == month


def test_what_became_of_a_proposal_is_seen_by_its_unit_and_the_office(
    proposal: ProgrammeItem,
    province: Province,
    committee: Office,
    contact: User,
    specialist: User,
    chief: User,
) -> None:
    stranger = User.objects.create_user(
        "la", full_name="Xã bên", role="unit_contact", office=province.neighbour
    )
    assert proposals_seen(stranger, LAST) == []
    [seen] = proposals_seen(contact, LAST)
    assert proposals_seen(specialist, LAST) == [seen]
    assert (seen.month, seen.unit, seen.ground) == ("tháng 7/2023", "Xã Bến Thượng", "Đề án 02")
    assert seen.withdrawable
    month = propose_month(actor=specialist, office=committee, month=JULY)
    assert proposals_seen(contact, LAST)[0].withdrawable  # nobody has approved it yet
    approve_month(actor=chief, month=month)
    assert not proposals_seen(contact, LAST)[0].withdrawable
    drop_item(actor=specialist, item=proposal, reason="Chưa đủ căn cứ")
    [dropped] = proposals_seen(contact, LAST)
    assert (dropped.row.badge, dropped.withdrawable) == ("Đã rút", False)
