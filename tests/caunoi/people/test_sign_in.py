from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from caunoi.people.actions import forget_failures, note_failure
from caunoi.people.models import Role, SignInFailure, User
from caunoi.people.reads import locked_out
from caunoi.people.rules import LOCK_AFTER, LOCK_NAME_AFTER, locked_until

NOW = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
PASSWORD = "Mot-cau-dai-2026"


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create_user("hang", PASSWORD, full_name="Trần Minh Hằng", role=Role.SPECIALIST)


def _try(client: Client, password: str, username: str = "hang") -> str:
    response = client.post("/dang-nhap/", {"username": username, "password": password})
    return "in" if response.status_code == 302 else response.content.decode()


def test_the_right_password_opens_the_desk(person: User, client: Client) -> None:
    response = client.post("/dang-nhap/", {"username": "hang", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_passwords_are_kept_with_argon2(person: User) -> None:
    assert identify_hasher(person.password).algorithm == "argon2"


def test_one_goes_where_one_wanted_to(person: User, client: Client) -> None:
    response = client.post(
        "/dang-nhap/?next=/mau/", {"username": "hang", "password": PASSWORD, "next": "/mau/"}
    )
    assert response["Location"] == "/mau/"


def test_but_never_to_a_strange_site(person: User, client: Client) -> None:
    response = client.post(
        "/dang-nhap/", {"username": "hang", "password": PASSWORD, "next": "//strange.example/"}
    )
    assert response["Location"] == "/"


def test_a_wrong_password_says_what_to_do(person: User, client: Client) -> None:
    assert "Caps Lock" in _try(client, "sai")


def test_an_unknown_name_reads_the_same_as_a_wrong_password(person: User, client: Client) -> None:
    wrong, unknown = _try(client, "sai"), _try(client, "sai", "khong-co")
    assert "chưa đúng" in wrong
    assert "chưa đúng" in unknown
    assert SignInFailure.objects.count() == 2


def test_a_closed_account_stays_out(person: User, client: Client) -> None:
    person.is_active = False
    person.save()
    assert _try(client, PASSWORD) != "in"


def test_too_many_wrong_passwords_close_the_door_even_to_the_right_one(person: User, client: Client) -> None:
    for _ in range(LOCK_AFTER):
        _try(client, "sai")
    assert "Thử lại sau" in _try(client, PASSWORD)


def test_another_machine_is_not_shut_out(person: User, client: Client) -> None:
    for _ in range(LOCK_AFTER):
        _try(client, "sai")
    assert _try(Client(REMOTE_ADDR="10.0.0.9"), PASSWORD) == "in"


def test_a_closed_door_does_not_count_further(person: User, client: Client) -> None:
    for _ in range(LOCK_AFTER + 3):
        _try(client, "sai")
    assert SignInFailure.objects.count() == LOCK_AFTER


def test_the_right_password_ends_the_count(person: User, client: Client) -> None:
    for _ in range(LOCK_AFTER - 1):
        _try(client, "sai")
    assert _try(client, PASSWORD) == "in"
    assert not SignInFailure.objects.exists()


def test_the_case_of_the_name_does_not_open_a_second_count(db: None) -> None:
    note_failure(username="HANG", address="10.0.0.1", at=NOW)
    assert SignInFailure.objects.get().username == "hang"
    forget_failures(username="Hang")
    assert not SignInFailure.objects.exists()


def test_old_failures_are_forgotten(db: None) -> None:
    note_failure(username="hang", address="10.0.0.1", at=NOW - timedelta(days=1, minutes=1))
    note_failure(username="hang", address="10.0.0.1", at=NOW)
    assert SignInFailure.objects.count() == 1


def test_the_door_opens_again_by_itself(db: None) -> None:
    for minute in range(LOCK_AFTER):
        note_failure(username="hang", address="10.0.0.1", at=NOW + timedelta(minutes=minute))
    last = NOW + timedelta(minutes=LOCK_AFTER - 1)
    assert locked_out("hang", "10.0.0.1", last) == NOW + timedelta(minutes=15)
    assert locked_out("hang", "10.0.0.1", NOW + timedelta(minutes=15)) is None


@pytest.mark.parametrize(
    ("failures", "closed"), [(0, False), (LOCK_AFTER - 1, False), (LOCK_AFTER, True), (LOCK_AFTER + 1, True)]
)
def test_the_rule_counts_one_machine(failures: int, closed: bool) -> None:
    moments = [(NOW - timedelta(seconds=number), "10.0.0.1") for number in range(failures)]
    assert (locked_until(moments, address="10.0.0.1", now=NOW) is not None) is closed
    assert locked_until(moments, address="10.0.0.2", now=NOW) is None


def test_the_rule_counts_a_name_from_many_machines() -> None:
    moments = [(NOW, f"10.0.1.{number}") for number in range(LOCK_NAME_AFTER)]
    assert locked_until(moments, address="10.0.2.1", now=NOW) is not None
    assert locked_until(moments[1:], address="10.0.2.1", now=NOW) is None


def test_signing_out_needs_a_button_not_a_link(person: User, client: Client) -> None:
    client.force_login(person)
    assert client.get("/dang-xuat/").status_code == 405
    assert client.post("/dang-xuat/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_session_ends_with_the_working_day(person: User, client: Client) -> None:
    client.force_login(person)
    assert client.session.get_expiry_date() <= timezone.now() + timedelta(hours=12)


@pytest.mark.parametrize("password", ["ngan", "12345678901", "password123"])
def test_weak_passwords_are_refused(password: str) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        validate_password(password)


def test_the_command_that_operations_names_makes_the_first_administrator(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", "--noinput", username="goc", full_name="Quản trị", verbosity=0)
    client = Client()
    assert _try(client, PASSWORD, "goc") == "in"
    assert client.get("/tai-khoan/").status_code == 200


def test_the_first_administrator_can_be_made_from_the_command_line(db: None) -> None:
    assert User.objects.create_superuser("goc", PASSWORD, full_name="Quản trị").role == Role.ADMIN


def test_a_person_is_shown_by_name() -> None:
    assert str(User(username="hang", full_name="Trần Minh Hằng")) == "Trần Minh Hằng"
    assert str(User(username="hang")) == "hang"
