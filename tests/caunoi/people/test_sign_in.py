from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history
from caunoi.people.actions import begin_try, end_try, forget_failures
from caunoi.people.models import Role, SignInFailure, User
from caunoi.people.reads import locked_out
from caunoi.people.rules import LOCK_AFTER, LOCK_NAME_AFTER, closes_door, locked_until, means_words
from caunoi.ui.refusal import RuleBroken

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
    answer = client.post("/dang-nhap/", {"username": "hang", "password": PASSWORD}, follow=True)
    assert "Tài khoản này đã khóa" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_that_an_account_is_closed_is_told_only_to_who_knows_its_password(
    person: User, client: Client
) -> None:
    person.is_active = False
    person.save()
    assert "đã khóa" not in _try(client, "sai")


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
    begin_try(username="HANG", address="10.0.0.1", at=NOW)
    assert SignInFailure.objects.get().username == "hang"
    forget_failures(username="Hang")
    assert not SignInFailure.objects.exists()


def test_old_failures_are_forgotten(db: None) -> None:
    begin_try(username="hang", address="10.0.0.1", at=NOW - timedelta(days=1, minutes=1))
    begin_try(username="hang", address="10.0.0.1", at=NOW)
    assert SignInFailure.objects.count() == 1


def test_the_door_opens_again_by_itself(db: None) -> None:
    for minute in range(LOCK_AFTER):
        begin_try(username="hang", address="10.0.0.1", at=NOW + timedelta(minutes=minute))
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


@pytest.mark.parametrize(
    ("places", "closing"),
    [
        (["10.0.0.1"] * (LOCK_AFTER - 1), False),
        (["10.0.0.1"] * LOCK_AFTER, True),
        (["10.0.0.1"] * (LOCK_AFTER + 1), False),
        (["10.0.0.2", *["10.0.0.1"] * LOCK_AFTER], True),
        ([*["10.0.0.1"] * LOCK_AFTER, "10.0.0.2"], False),
        ([f"10.0.1.{number}" for number in range(LOCK_NAME_AFTER)], True),
    ],
)
def test_the_rule_knows_the_failure_that_closes_the_door(places: list[str], closing: bool) -> None:
    failures = [(NOW, place) for place in places]
    assert closes_door(failures, address=places[-1], now=NOW) is closing


@pytest.mark.parametrize(
    ("methods", "words"),
    [
        (["password"], "mật khẩu"),
        (["password", "mfa"], "mật khẩu và xác thực hai lớp"),
        (["mfa", "mfa"], "xác thực hai lớp"),
        ([], "mật khẩu"),
    ],
)
def test_the_means_of_a_sign_in_in_words(methods: list[str], words: str) -> None:
    assert means_words(methods) == words


def test_a_sign_in_is_one_line_of_the_ledger(person: User, client: Client) -> None:
    client.post(
        "/dang-nhap/",
        {"username": "HANG", "password": PASSWORD},
        headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/109.0 Safari/537.36"},
        REMOTE_ADDR="10.0.0.7",
    )
    assert [line.said for line in history(person)] == [
        "Trần Minh Hằng đăng nhập bằng mật khẩu, từ Chrome trên Windows (10.0.0.7)."
    ]


def test_a_wrong_password_leaves_no_line(person: User, client: Client) -> None:
    _try(client, "sai")
    assert not Entry.objects.exists()


def test_a_door_that_closes_is_one_line_of_the_ledger(person: User, client: Client) -> None:
    for _ in range(LOCK_AFTER + 3):
        _try(client, "Sai-mot-cach-rieng")
    [line] = history(person)
    assert (line.verb, line.actor) == ("end_try", "Hệ thống")
    assert line.said == ("Tạm khóa đăng nhập tài khoản hang: nhập sai nhiều lần, lần cuối từ 127.0.0.1.")
    assert not Entry.objects.filter(said__contains="Sai-mot").exists()


def test_made_up_names_do_not_fill_the_book(db: None, client: Client) -> None:
    for _ in range(LOCK_AFTER):
        _try(client, "sai", "khong-co")
    assert not Entry.objects.exists()
    assert "Thử lại sau" in _try(client, "sai", "khong-co")


def test_a_right_try_is_taken_back_alone(person: User) -> None:
    """Whoever knows the password but not the second factor must not empty the count by it."""
    wrong = begin_try(username="hang", address="10.0.0.1", at=NOW)
    end_try(tried=wrong, right=False)
    end_try(tried=begin_try(username="hang", address="10.0.0.1", at=NOW), right=True)
    assert SignInFailure.objects.get() == wrong


def test_a_try_counts_before_it_is_judged(person: User) -> None:
    for _ in range(LOCK_AFTER):
        begin_try(username="hang", address="10.0.0.1", at=NOW)
    with pytest.raises(RuleBroken) as closed:
        begin_try(username="hang", address="10.0.0.1", at=NOW)
    assert (closed.value.code, SignInFailure.objects.count()) == ("locked", LOCK_AFTER)
    assert "08:15" in closed.value.sentence


def test_the_old_password_is_a_try_like_any_other(person: User, client: Client) -> None:
    """A session left open is no place to guess at the password."""
    client.force_login(person)
    sent = {"old_password": "sai", "new_password1": "Cau-khac-2027", "new_password2": "Cau-khac-2027"}
    for _ in range(LOCK_AFTER):
        assert "Thử lại sau" not in client.post("/mat-khau/", sent).content.decode()
    sent["old_password"] = PASSWORD
    assert "Thử lại sau" in client.post("/mat-khau/", sent).content.decode()
    assert person.check_password(PASSWORD)


def test_the_right_old_password_leaves_no_failure(person: User, client: Client) -> None:
    client.force_login(person)
    sent = {"old_password": PASSWORD, "new_password1": "Cau-khac-2027", "new_password2": "Cau-khac-2027"}
    assert client.post("/mat-khau/", sent).status_code == 302
    assert not SignInFailure.objects.exists()


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
