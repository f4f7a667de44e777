"""The table of rights: what must never be in it, and what `demand` makes of it."""

from __future__ import annotations

import pytest

from caunoi.documents import access as documents
from caunoi.people.actions import demand
from caunoi.people.models import Role, User
from caunoi.people.reads import reach, rights
from caunoi.people.rights import ROLE_DUTIES, Needs, role_may
from caunoi.people.rules import GRANTS, REACH_NAMES, VERB_NAMES, Reach, Verb, may
from caunoi.programmes import access as programmes
from caunoi.tasks import access as tasks
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province


def test_every_role_has_a_row_and_every_verb_a_name() -> None:
    assert set(GRANTS) == set(Role.values)
    assert set(VERB_NAMES) == set(Verb)
    assert set(REACH_NAMES) == set(Reach)


def test_every_verb_is_somebodys() -> None:
    assert all(any(may(role, verb) for role in Role.values) for verb in Verb)


def test_nobody_holds_every_right() -> None:
    assert all(set(granted) != set(Verb) for granted in GRANTS.values())


# What a role's sentence on the page of rights says it never does, and what it says it does.
NEVER = {
    "admin": {Verb.SEE_DOCUMENT, Verb.SEE_TASK, Verb.ASSIGN_TASK, Verb.ACCEPT_TASK, Verb.APPROVE_PROGRAMME},
    "specialist": {Verb.ACCEPT_TASK},
    "chief": {Verb.MANAGE_PEOPLE},
    "leader": {Verb.UPLOAD_DOCUMENT, Verb.REVIEW_READING},
    "unit_contact": {Verb.CHANGE_DUE, Verb.ACCEPT_TASK},
    "steward": {Verb.SEE_DOCUMENT, Verb.EXPORT},
    "technician": {Verb.SEE_DOCUMENT, Verb.EXPORT},
    "reader": {Verb.EXPORT},
}
ALWAYS = {
    "admin": {Verb.MANAGE_PEOPLE, Verb.KEEP_REGISTER, Verb.KEEP_ROOTS, Verb.SEE_LEDGER},
    "specialist": {Verb.UPLOAD_DOCUMENT, Verb.REVIEW_READING, Verb.OPEN_TASK, Verb.URGE},
    "chief": {Verb.ACCEPT_TASK, Verb.APPROVE_PROGRAMME, Verb.SET_PARAMETER},
    "leader": {Verb.ASSIGN_TASK, Verb.CHANGE_DUE, Verb.ACCEPT_TASK, Verb.RETURN_TASK, Verb.SEE_LEDGER},
    "unit_contact": {Verb.REPORT_DONE, Verb.ADD_EVIDENCE, Verb.ASK_EXTENSION, Verb.PROPOSE_MATTER},
    "steward": {Verb.SEE_TASK, Verb.CHECK_IN},
    "technician": {Verb.SEE_TASK, Verb.REPORT_POINT},
    "reader": {Verb.SEE_DOCUMENT, Verb.SEE_TASK, Verb.SEE_PROGRAMME},
}


@pytest.mark.parametrize("role", Role.values)
def test_the_sentence_of_a_role_is_true(role: str) -> None:
    granted = set(GRANTS[role])
    assert (granted & NEVER[role], ALWAYS[role] - granted) == (set(), set())
    assert ROLE_DUTIES[role].endswith(".")


@pytest.mark.parametrize("role", ["steward", "technician", "reader"])
def test_who_has_one_duty_only_looks_besides_and_only_at_home(role: str) -> None:
    duties = {"steward": {Verb.CHECK_IN}, "technician": {Verb.REPORT_POINT}}.get(role, set())
    assert all(verb.startswith("see_") or verb in duties for verb in GRANTS[role])
    assert set(GRANTS[role].values()) == {Reach.OWN}


def test_who_runs_the_machine_has_no_part_in_papers_and_work() -> None:
    """Separation of duties: no page and no deed of a room of work opens for the administrator.

    The list of trusted roots is no paper: whom the machine believes is kept by who keeps the machine.
    """
    rooms = [documents.ADDRESSES, tasks.ADDRESSES, programmes.ADDRESSES]
    opened = [asked for rows in rooms for row in rows for asked in (row.get, row.post)]
    opened += [row.asks for deeds in (documents.DEEDS, tasks.DEEDS, programmes.DEEDS) for row in deeds]
    needs = [asked for asked in opened if isinstance(asked, Needs) and asked.verb is not Verb.KEEP_ROOTS]
    assert len(needs) > 50
    assert [asked for asked in needs if role_may("admin", asked)] == []


def test_who_keeps_accounts_is_nobody_of_those_who_decide() -> None:
    keepers = {role for role in Role.values if may(role, Verb.MANAGE_PEOPLE)}
    deciders = {
        role for role in Role.values if may(role, Verb.ACCEPT_TASK) or may(role, Verb.APPROVE_PROGRAMME)
    }
    assert (keepers, keepers & deciders) == ({"admin"}, set())


@pytest.mark.parametrize("role", ["specialist", "unit_contact", "steward", "technician", "reader", "admin"])
def test_only_chief_and_leaders_accept(role: str) -> None:
    assert may(role, Verb.ACCEPT_TASK) is None


@pytest.mark.parametrize(
    "verb", [Verb.UPLOAD_DOCUMENT, Verb.REVIEW_READING, Verb.CHANGE_DUE, Verb.SEE_LEDGER]
)
@pytest.mark.parametrize("role", ["unit_contact", "steward", "technician", "reader"])
def test_units_do_not_do_the_offices_work(role: str, verb: Verb) -> None:
    assert may(role, verb) is None


def test_an_unknown_role_may_nothing() -> None:
    assert all(may("emperor", verb) is None for verb in Verb)


def test_the_shown_table_is_the_deciding_one() -> None:
    shown = {verb: dict(zip(Role.values, reaches, strict=True)) for verb, reaches in rights()}
    assert all(shown[verb][role] == may(role, verb) for verb in Verb for role in Role.values)


def test_a_right_for_all_reaches_all(province: Province) -> None:
    demand(province.people["specialist"], Verb.SEE_TASK, province.cell)
    assert reach(province.people["specialist"], Verb.SEE_TASK).count() == 6


def test_a_right_below_reaches_down_but_not_aside(province: Province) -> None:
    contact = province.people["unit_contact"]
    assert set(reach(contact, Verb.SEE_TASK)) == {province.commune, province.cell}
    demand(contact, Verb.SEE_TASK, province.cell)
    with pytest.raises(RuleBroken, match="ngoài phạm vi"):
        demand(contact, Verb.SEE_TASK, province.neighbour)


def test_a_right_of_ones_own_does_not_reach_down(province: Province) -> None:
    contact = province.people["unit_contact"]
    demand(contact, Verb.REPORT_DONE, province.commune)
    with pytest.raises(RuleBroken) as refused:
        demand(contact, Verb.REPORT_DONE, province.cell)
    assert refused.value.code == "not-allowed"


def test_without_the_right_the_sentence_names_it(province: Province) -> None:
    with pytest.raises(RuleBroken) as refused:
        demand(province.people["reader"], Verb.ACCEPT_TASK)
    assert "Nghiệm thu" in refused.value.sentence
    assert "Người xem" in refused.value.sentence


def test_a_closed_account_may_nothing(province: Province) -> None:
    chief = province.people["chief"]
    chief.is_active = False
    assert not reach(chief, Verb.SEE_TASK).exists()
    with pytest.raises(RuleBroken):
        demand(chief, Verb.SEE_TASK)


def test_a_person_without_an_office_reaches_nothing_of_ones_own(db: None) -> None:
    nobody = User.objects.create_user("ai", full_name="Ai", role=Role.UNIT_CONTACT)
    assert not reach(nobody, Verb.SEE_TASK).exists()


def test_a_ring_of_offices_does_not_hang(province: Province) -> None:
    province.commune.parent = province.cell
    province.commune.save()
    assert set(reach(province.people["unit_contact"], Verb.SEE_TASK)) == {province.commune, province.cell}
