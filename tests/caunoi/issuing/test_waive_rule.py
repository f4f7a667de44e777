"""A rule of the check is switched off with a reason and on again, each with its line in the ledger."""

from __future__ import annotations

import pytest

from caunoi.issuing.check_actions import restore_rule, waive_rule
from caunoi.issuing.check_reads import GROUP_NAMES, rule_rows
from caunoi.issuing.models import CheckWaiver
from caunoi.ledger.models import Entry
from caunoi.people.models import Role, User
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province
from vanban.checks.records import records


def test_a_rule_is_switched_off_with_its_reason(chief: User) -> None:
    waiver = waive_rule(actor=chief, rule="end-mark", reason="  Tỉnh ủy cho dùng  ")
    assert (waiver.office, waiver.rule, waiver.reason) == (chief.office, "end-mark", "Tỉnh ủy cho dùng")
    line = Entry.objects.get(verb="waive_rule")
    assert line.said.endswith(f"cho {chief.office}, lý do: Tỉnh ủy cho dùng")
    assert records()["end-mark"].title in line.said


@pytest.mark.parametrize(
    ("rule", "reason", "code"),
    [
        ("khong-co", "lý do", "no-such-rule"),
        ("end-mark", "  ", "nothing-stated"),
        ("slack", "lý do", "waived-already"),
    ],
)
def test_what_cannot_be_switched_off(chief: User, rule: str, reason: str, code: str) -> None:
    waive_rule(actor=chief, rule="slack", reason="đã có")
    with pytest.raises(RuleBroken, match=code):
        waive_rule(actor=chief, rule=rule, reason=reason)
    assert list(CheckWaiver.objects.values_list("rule", flat=True)) == ["slack"]
    assert Entry.objects.filter(verb="waive_rule").count() == 1


def test_only_who_sets_the_offices_figures_decides(chief: User, specialist: User) -> None:
    waiver = waive_rule(actor=chief, rule="slack", reason="lý do")
    with pytest.raises(RuleBroken, match="not-allowed"):
        waive_rule(actor=specialist, rule="end-mark", reason="lý do")
    with pytest.raises(RuleBroken, match="not-allowed"):
        restore_rule(actor=specialist, waiver=waiver)
    assert CheckWaiver.objects.count() == 1


def test_it_is_switched_on_again_and_the_ledger_keeps_why_it_was_off(chief: User) -> None:
    waiver = waive_rule(actor=chief, rule="slack", reason="Kế hoạch rút gọn")
    restore_rule(actor=chief, waiver=waiver)
    assert not CheckWaiver.objects.exists()
    line = Entry.objects.get(verb="restore_rule")
    assert line.before == "Kế hoạch rút gọn"
    with pytest.raises(RuleBroken, match="not-waived"):
        restore_rule(actor=chief, waiver=CheckWaiver(pk=10_000, office=chief.office, rule="slack"))
    assert waive_rule(actor=chief, rule="slack", reason="lại").rule == "slack"


def test_rules_are_listed_by_group_and_only_ones_own_office_is_told(chief: User, province: Province) -> None:
    waive_rule(actor=chief, rule="slack", reason="lý do")
    groups = rule_rows(chief)
    assert {name for name, _ in groups} == set(GROUP_NAMES.values())
    assert sum(len(rows) for _, rows in groups) == len(records())
    assert [row.record.key for _, rows in groups for row in rows if row.waiver] == ["slack"]
    outside = province.people[Role.UNIT_CONTACT]
    assert not any(row.waiver for _, rows in rule_rows(outside) for row in rows)
