"""The page of one's own account: what it shows, and the one thing that can be changed there."""

from __future__ import annotations

import pytest

from caunoi.ledger.reads import history
from caunoi.people.manage_actions import change_own_account
from caunoi.people.models import Role
from tests.conftest import Province

PAGE = "/tai-khoan-cua-toi/"


@pytest.mark.parametrize("role", Role.values)
def test_everybody_sees_who_they_are_here(province: Province, role: str) -> None:
    person = province.people[role]
    page = province.client(role).get(PAGE).content.decode()
    assert all(word in page for word in [person.full_name, person.username, Role(role).label, "Chưa bật"])


def test_the_address_is_changed_and_told_without_it(province: Province) -> None:
    reader = province.people["reader"]
    answer = province.client("reader").post(PAGE, {"email": "thu@hailam.example"})
    assert answer["Location"] == PAGE
    reader.refresh_from_db()
    assert reader.email == "thu@hailam.example"
    [line] = history(reader)
    assert line.said == f"{reader} đổi địa chỉ thư điện tử của mình."
    assert "@" not in line.before + line.after


def test_the_same_address_is_not_told(province: Province) -> None:
    change_own_account(actor=province.people["reader"], email="")
    assert history(province.people["reader"]) == []


def test_what_is_no_address_is_said(province: Province) -> None:
    answer = province.client("reader").post(PAGE, {"email": "không phải"})
    assert answer.status_code == 422
    assert 'id="id_email_error"' in answer.content.decode()


@pytest.mark.parametrize(
    "smuggled",
    [
        {"role": "admin"},
        {"is_active": ""},
        {"office": "1"},
        {"username": "admin"},
        {"full_name": "Bí thư"},
        {"password": "x", "last_login": "2026-01-01", "id": "1", "pk": "1"},
    ],
)
def test_nothing_else_can_be_slipped_in(province: Province, smuggled: dict[str, str]) -> None:
    """Mass assignment."""
    reader = province.people["reader"]
    before = {field: getattr(reader, field) for field in ("role", "is_active", "office_id", "username")}
    before |= {"full_name": reader.full_name, "password": reader.password, "pk": reader.pk}
    province.client("reader").post(PAGE, {"email": "thu@hailam.example", **smuggled})
    reader.refresh_from_db()
    assert reader.email == "thu@hailam.example"
    assert {field: getattr(reader, field) for field in before} == before
