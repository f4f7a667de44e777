"""The history of one thing on a page of its own: for who sees the thing, and for who reads the ledger."""

from __future__ import annotations

import pytest
from django.db import models, transaction

from caunoi.ledger.actions import record
from caunoi.people.models import Person
from caunoi.site.histories import thing
from tests.conftest import Province
from tests.pages.conftest import Matters

READERS = {"admin", "specialist", "chief", "leader"}


def _told(matters: Matters) -> dict[str, models.Model]:
    """One thing of each kind, each with a line of its own; the task and its office are the commune's."""
    people = matters.province.people
    things: dict[str, models.Model] = {
        "nhiem-vu": matters.task,
        "van-ban": matters.document,
        "don-vi": matters.province.commune,
        "tai-khoan": people["reader"],
        "can-bo": Person.objects.create(full_name="Trần Thị Hòa"),
    }
    with transaction.atomic():
        for kind, about in things.items():
            record(actor=people["chief"], verb="note", about=about, said=f"Một việc với {kind}.", before="a")
    return things


@pytest.mark.parametrize(
    ("kind", "others"),
    [
        ("nhiem-vu", {"unit_contact"}),
        ("van-ban", {"reader"}),  # the reader sits in the party office, whose document it is
        ("don-vi", set()),
        ("tai-khoan", {"reader"}),
        ("can-bo", set()),
    ],
)
def test_who_reads_the_history(matters: Matters, kind: str, others: set[str]) -> None:
    address = f"/so-nhat-ky/ve/{kind}/{_told(matters)[kind].pk}/"
    answers = {role: matters.province.client(role).get(address) for role in matters.province.people}
    assert {role for role, answer in answers.items() if answer.status_code == 200} == READERS | others
    assert {answer.status_code for answer in answers.values()} == {200, 404}
    page = answers["chief"].content.decode()
    assert f"Một việc với {kind}." in page
    assert "<del>a</del>" in page


@pytest.mark.parametrize("address", ["khac/1/", "nhiem-vu/999999/", "entry/1/", "van-ban/0/"])
def test_what_is_not_there_is_not_found(province: Province, address: str) -> None:
    assert province.client("chief").get(f"/so-nhat-ky/ve/{address}").status_code == 404


def test_a_closed_account_reads_nothing(matters: Matters) -> None:
    chief = matters.province.people["chief"]
    chief.is_active = False
    assert thing(chief, "nhiem-vu", matters.task.pk) is None


@pytest.mark.parametrize(
    ("role", "page", "kind"),
    [
        ("chief", "/nhiem-vu/{task}/", "nhiem-vu/{task}"),
        ("chief", "/van-ban/{document}/", "van-ban/{document}"),
        ("admin", "/don-vi/{office}/", "don-vi/{office}"),
        ("admin", "/tai-khoan/{account}/", "tai-khoan/{account}"),
    ],
)
def test_the_page_of_the_thing_leads_there(matters: Matters, role: str, page: str, kind: str) -> None:
    keys = {
        "task": matters.task.pk,
        "document": matters.document.pk,
        "office": matters.province.commune.pk,
        "account": matters.province.people["reader"].pk,
    }
    shown = matters.province.client(role).get(page.format(**keys)).content.decode()
    assert f'href="/so-nhat-ky/ve/{kind.format(**keys)}/"' in shown
