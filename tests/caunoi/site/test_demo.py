from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from caunoi.documents.models import IncomingFile
from caunoi.people.models import Office, OfficeAlias, Role, User
from caunoi.site.demonstration import PASSWORD, show_province
from caunoi.ui.refusal import RuleBroken


def test_offices_and_one_account_of_each_role(db: None) -> None:
    shown = show_province(receive=False)
    assert {User.objects.get(username=account.username).role for account in shown.accounts} == set(
        Role.values
    )
    assert Office.objects.get(short_name="Văn phòng Tỉnh ủy").parent == Office.objects.get(
        short_name="Tỉnh ủy"
    )
    assert OfficeAlias.objects.filter(name="BTCTU").exists()


def test_the_printed_password_opens_the_door(db: None) -> None:
    show_province(receive=False)
    assert Client().login(username="chuyenvien", password=PASSWORD)


def test_run_again_it_adds_nothing(db: None) -> None:
    show_province(receive=False)
    before = (Office.objects.count(), OfficeAlias.objects.count(), User.objects.count())
    show_province(receive=False)
    assert (Office.objects.count(), OfficeAlias.objects.count(), User.objects.count()) == before


def test_run_again_it_leaves_what_people_changed(db: None) -> None:
    show_province(receive=False)
    person = User.objects.get(username="chuyenvien")
    person.set_password("mot mat khau khac 1")
    person.save()
    show_province(receive=False)
    assert Client().login(username="chuyenvien", password="mot mat khau khac 1")


def test_papers_are_received_once_and_none_is_refused(db: None) -> None:
    shown = show_province()
    assert shown.refused == ()
    assert shown.received == IncomingFile.objects.count() > 0
    assert show_province().received == 0


def test_a_real_office_is_left_alone(db: None) -> None:
    User.objects.create_user("an", full_name="Người thật", role=Role.CHIEF)
    with pytest.raises(RuleBroken, match="tài khoản thật"):
        show_province(receive=False)
    assert not Office.objects.exists()


def test_the_command_prints_accounts_and_password(db: None) -> None:
    out = StringIO()
    call_command("demo", "--no-papers", stdout=out)
    assert PASSWORD in out.getvalue()
    assert all(name in out.getvalue() for name in ("chuyenvien", "daumoi", "Chánh văn phòng"))


def test_the_command_refuses_in_a_sentence(db: None) -> None:
    User.objects.create_user("an", full_name="Người thật", role=Role.CHIEF)
    with pytest.raises(CommandError, match="CAUNOI_DATA"):
        call_command("demo", stdout=StringIO())
