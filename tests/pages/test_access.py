"""Every address as every role and as a stranger. An address without a row here fails a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from caunoi.people.models import Role
from caunoi.tasks.forms import due_initial
from tests.pages.conftest import Matters

EVERYBODY = "ASCLUWTR"
LETTERS = dict(zip(EVERYBODY, Role.values, strict=True))
OFFICE = "SC"
NOT_ALLOWED = "không thuộc quyền của"


@dataclass(frozen=True)
class Row:
    """One address: who gets in. U is the contact of the commune, whose task and file it is; the document is
    the party office's. `stranger`: what happens to whoever has not signed in."""

    name: str
    admitted: str
    method: str = "get"
    about: Callable[[Matters], tuple[object, ...]] = lambda matters: ()
    sent: Callable[[Matters], Mapping[str, object]] = field(default=lambda matters: {})
    stranger: str = "to sign in"


def _incoming(matters: Matters) -> tuple[object, ...]:
    return (matters.incoming.pk,)


def _document(matters: Matters) -> tuple[object, ...]:
    return (matters.document.pk,)


def _fact(matters: Matters) -> tuple[object, ...]:
    return (matters.document.pk, matters.fact.pk)


def _task(matters: Matters) -> tuple[object, ...]:
    return (matters.task.pk,)


def _reason(matters: Matters) -> Mapping[str, object]:
    return {"reason": "Thiếu phụ lục"}


def _person(matters: Matters) -> tuple[object, ...]:
    return (matters.province.people["reader"].pk,)


def _office(matters: Matters) -> Mapping[str, object]:
    return {"name": "Sở A", "short_name": "Sở A", "kind": "other", "level": "province"}


ROWS = (
    Row("site:today", EVERYBODY),
    Row("site:ledger", "ASCL"),
    Row("site:health", EVERYBODY, stranger="in"),
    Row("account_login", EVERYBODY, stranger="in"),
    Row("account_logout", EVERYBODY, "post", stranger="in"),
    Row("mfa_authenticate", EVERYBODY, stranger="in"),
    Row("mfa_login_webauthn", EVERYBODY, stranger="in"),
    Row("mfa_index", EVERYBODY),
    Row("people:own_account", EVERYBODY, "post", sent=lambda m: {"email": "moi@hailam.example"}),
    Row("site:rights", EVERYBODY),
    Row("people:own_password", EVERYBODY),
    Row("people:accounts", "A"),
    Row(
        "people:new_account",
        "A",
        "post",
        sent=lambda m: {"username": "moi", "full_name": "Mới", "role": "reader"},
    ),
    Row("people:account", "A", "post", about=_person, sent=lambda m: {"full_name": "Mới", "role": "reader"}),
    Row("people:reset_password", "A", "post", about=_person),
    Row("people:reset_second_factor", "A", "post", about=_person),
    Row("people:offices", "A"),
    Row("people:new_office", "A", "post", sent=_office),
    Row("people:office", "A", "post", about=lambda m: (m.province.cell.pk,), sent=_office),
    Row("people:parameters", "C"),
    Row("ui:patterns", EVERYBODY),
    Row("documents:list", "SCLUR"),
    Row("documents:reading", "SCLUR"),
    Row("documents:receive", OFFICE),
    Row("documents:file", "SCLR", about=_incoming),
    Row("documents:original", "SCLR", about=_incoming),
    Row("documents:read_again", OFFICE, "post", about=_incoming),
    Row("documents:discard", OFFICE, "post", about=_incoming),
    Row("documents:stubs", OFFICE),
    Row(
        "documents:new_stub",
        OFFICE,
        "post",
        sent=lambda m: {"number_text": "07-BC/TU", "dated_on": "2026-03-03"},
    ),
    Row(
        "documents:finish_stub",
        OFFICE,
        "post",
        about=lambda m: (m.stub.pk,),
        sent=lambda m: {"number_text": "07-BC/TU", "dated_on": "2026-03-03"},
    ),
    Row("documents:document", "SCLR", about=_document),
    Row("documents:review", "SCLR", about=_document),
    Row("documents:review_fact", OFFICE, "post", about=_fact, sent=lambda m: {"viec": "loai"}),
    Row("documents:review_group", OFFICE, "post", about=lambda m: (m.document.pk, "tieu-de")),
    Row("documents:review_add", "SCLR", about=_document),
    Row("documents:finish_review", OFFICE, "post", about=_document),
    Row("documents:reopen_review", OFFICE, "post", about=_document),
    Row("tasks:board", "SCLUWTR"),
    Row("tasks:list", "SCLUWTR"),
    Row("tasks:timeline", "SCLUWTR"),
    Row("tasks:offices", "SCLUWTR"),
    Row("tasks:export", "SCLU"),
    Row("tasks:unit", "SCLUWTR"),
    Row("tasks:urging", "SCL"),
    Row("tasks:urge", "SCL", about=lambda m: (m.province.commune.pk,)),
    Row("tasks:executor", "SCU", "post", about=_task, sent=lambda m: {"name": "Trần Thị Hòa"}),
    Row("tasks:extend", "SCU", "post", about=_task),
    Row("tasks:withdraw_extension", "SCU", "post", about=_task),
    Row("tasks:answer_extension", "SCL", "post", about=_task),
    Row("tasks:new", OFFICE),
    Row("tasks:open_from", OFFICE, "post", about=_document),
    Row("tasks:detail", "SCLU", about=_task),
    Row("tasks:evidence_file", "SCLU", about=lambda m: (m.task.pk, m.evidence.pk)),
    Row("tasks:start", "SCU", "post", about=_task),
    Row("tasks:progress", "SCU", "post", about=_task, sent=lambda m: {"percent": 20}),
    Row(
        "tasks:hand_in", "SCU", "post", about=_task, sent=lambda m: {"result": "Đã gửi", "paper": "12-BC/ĐU"}
    ),
    Row("tasks:accept", "CL", "post", about=_task),
    Row("tasks:return", "SCL", "post", about=_task, sent=_reason),
    Row("tasks:cancel", "SCL", "post", about=_task, sent=_reason),
    Row(
        "tasks:change_due",
        "SCL",
        "post",
        about=_task,
        sent=lambda m: {
            "operator": "before",
            "due_on": "2026-04-01",
            "seen": due_initial(m.task)["seen"],
            "reason": "Hoãn",
        },
    ),
    Row("tasks:assign", "SCL", "post", about=_task, sent=lambda m: {"owner": m.province.neighbour.pk}),
    Row("tasks:note", "SCLU", "post", about=_task, sent=lambda m: {"text": "Đã gọi điện"}),
    Row("tasks:calendar", "SCLUWTR"),
    Row("tasks:remove_day", OFFICE, "post", about=lambda m: (m.office_day.pk,)),
    Row("tasks:evidence", "SCU", "post", about=_task, sent=lambda m: {"paper": "12-BC/ĐU"}),
)
# The picture of a page is drawn in a child process; its own tests ask for it as each role. What changes how
# an account is protected wants the password once more, which nobody has here (people/test_attacks).
ELSEWHERE = {
    "documents:review_page",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
}


def _addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}"


def _let_in(response: HttpResponseBase) -> bool:
    """Not stopped at the door: what a rule says afterwards about the thing itself is another matter."""
    if response.status_code in {403, 404}:
        return False
    if isinstance(response, StreamingHttpResponse):
        response.close()
        return True
    assert isinstance(response, HttpResponse)
    return not (response.status_code == 422 and NOT_ALLOWED in response.content.decode())


def _ask(client: Client, row: Row, matters: Matters) -> HttpResponseBase:
    address = reverse(row.name, args=row.about(matters))
    if row.method == "get":
        return client.get(address)
    return client.post(address, row.sent(matters))


def test_every_address_has_a_row() -> None:
    assert sorted(_addresses(get_resolver())) == sorted({row.name for row in ROWS} | ELSEWHERE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_who_gets_in(row: Row, matters: Matters) -> None:
    admitted = ""
    for letter, role in LETTERS.items():
        with transaction.atomic():
            if _let_in(_ask(matters.province.client(role), row, matters)):
                admitted += letter
            transaction.set_rollback(True)
    assert admitted == row.admitted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_happens_to_a_stranger(row: Row, matters: Matters) -> None:
    response = _ask(Client(), row, matters)
    to_sign_in = response.status_code == 302 and response.headers["Location"].startswith("/dang-nhap/?next=")
    assert ("to sign in" if to_sign_in else "in") == row.stranger


@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "post"], ids=lambda row: row.name)
def test_a_form_from_elsewhere_is_not_taken(row: Row, matters: Matters) -> None:
    """Without the token of the form nothing is done for a signed-in person either."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(matters.province.people["chief"])
    assert _ask(client, row, matters).status_code == 403


@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "post"], ids=lambda row: row.name)
def test_looking_changes_nothing(row: Row, matters: Matters) -> None:
    """A link, a preview or a crawler must not be able to act: GET shows a form or is refused."""
    from caunoi.ledger.models import Entry

    matters.province.client("chief").get(reverse(row.name, args=row.about(matters)))
    assert Entry.objects.count() == 0
