"""Every address and every deed has a row in the table of rights, and the table has no other."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.urls.resolvers import RegexPattern

from caunoi.people.rights import MEASURE_NAMES, OPEN_NAMES, Address, Deed, Measure, Needs, Open, role_may
from caunoi.people.rules import GRANTS, Reach, Verb
from caunoi.site import permissions
from caunoi.site.access import ADDRESSES, DEEDS
from caunoi.site.permissions import Route, coverage


def test_every_address_and_every_deed_has_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    found = coverage()
    with capsys.disabled():
        print(f"\n  table of rights: {found.addresses} addresses, {found.deeds} deeds")
    assert found.faults == (), "\n".join(found.faults)


def _needs() -> list[Needs]:
    asked = [asked for row in ADDRESSES for asked in (row.get, row.post)] + [row.asks for row in DEEDS]
    return [one for one in asked if isinstance(one, Needs)]


def test_what_concerns_everybody_is_granted_over_everything_or_not_at_all() -> None:
    """A verb measured on nothing must not be held for one office: it would reach past that office."""
    whole = {needs.verb for needs in _needs() if needs.of is Measure.WHOLE}
    assert {GRANTS[role].get(verb) for role in GRANTS for verb in whole} <= {None, Reach.ALL}


def test_every_word_of_the_table_has_its_vietnamese() -> None:
    assert (set(MEASURE_NAMES), set(OPEN_NAMES)) == (set(Measure), set(Open))


_FAULTS: dict[str, tuple[Callable[[tuple[Address, ...]], tuple[Address, ...]], str]] = {
    "no row": (
        lambda rows: tuple(row for row in rows if row.name != "tasks:detail"),
        "Địa chỉ tasks:detail chưa có",
    ),
    "two rows": (lambda rows: (*rows, rows[0]), "có hơn một hàng"),
    "a row for nothing": (
        lambda rows: (*rows, Address("tasks:gone", get=Open.SIGNED_IN)),
        "cho địa chỉ tasks:gone",
    ),
    "nobody's": (lambda rows: (replace(rows[0], post=Open.MACHINE), *rows[1:]), "không thể chỉ dành cho máy"),
}


def _new_faults(rows: tuple[Address, ...] = ADDRESSES, deed_rows: tuple[Deed, ...] = DEEDS) -> list[str]:
    """What is said of these rows beyond what is said of the real ones, of which the first test complains."""
    known = coverage().faults
    return [told for told in coverage(rows=rows, deed_rows=deed_rows).faults if told not in known]


@pytest.mark.parametrize("fault", _FAULTS)
def test_a_fault_among_the_addresses_is_named(fault: str) -> None:
    change, sentence = _FAULTS[fault]
    (told,) = _new_faults(rows=change(ADDRESSES))
    assert sentence in told


def test_a_deed_without_a_row_is_named() -> None:
    (told,) = _new_faults(deed_rows=tuple(row for row in DEEDS if row.name != "tasks.accept_task"))
    assert told.startswith("Việc tasks.accept_task chưa có hàng")
    (told,) = _new_faults(deed_rows=(*DEEDS, Deed("tasks.dream", Open.STEP)))
    assert "cho việc tasks.dream" in told


def test_deeds_that_a_module_passes_on_are_counted_and_its_imports_are_not() -> None:
    found = set(permissions.deeds())
    assert {"tasks.open_tasks_from", "people.add_account", "documents.confirm_group"} <= found
    assert not {"tasks.record", "tasks.demand", "tasks.preview", "tasks.proof_of"} & found


def _said(*arguments: str) -> str:
    out = io.StringIO()
    call_command("permissions", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_counts() -> None:
    found = coverage()
    assert f"{found.addresses} địa chỉ, {found.deeds} việc" in _said()


def test_the_command_fails_on_an_address_of_a_package_without_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses of included packages have no room of ours around them; they are found all the same."""
    there = [*permissions.routes(), Route("account_elsewhere", "/konto/", ())]
    monkeypatch.setattr(permissions, "routes", lambda: there)
    with pytest.raises(CommandError, match=r"còn \d+ chỗ") as failed:
        _said("--check")
    assert failed.value.returncode == 1
    assert "account_elsewhere chưa có hàng" in _said()


def _nameless(request: HttpRequest) -> HttpResponse:
    raise AssertionError("only its name is asked")


@pytest.mark.parametrize(
    ("patterns", "route"),
    [
        ([path("x/", _nameless)], Route(f"{__name__}._nameless", "/x/", ())),
        ([path("x/<int:pk>/", _nameless, name="x")], Route("x", "/x/<int:pk>/", ("pk",))),
        ([re_path(r"^x/(?P<key>\w+)/$", _nameless, name="x")], Route("x", r"/x/(?P<key>\w+)/", ("key",))),
        (
            [path("a/<int:of>/", include(([path("b/<slug:to>/", _nameless, name="b")], "room")))],
            Route("room:b", "/a/<int:of>/b/<slug:to>/", ("of", "to")),
        ),
    ],
)
def test_how_addresses_are_told(patterns: list[URLPattern], route: Route) -> None:
    resolver = URLResolver(RegexPattern("^/"), patterns)
    assert list(permissions.routes(resolver)) == [route]


@pytest.mark.parametrize(
    ("role", "needs", "may"),
    [
        ("chief", Needs(Verb.ACCEPT_TASK, Measure.OFFICE), True),
        ("admin", Needs(Verb.ACCEPT_TASK, Measure.OFFICE), False),
        ("unit_contact", Needs(Verb.EXPORT), True),
        ("unit_contact", Needs(Verb.EXPORT, Measure.WHOLE), False),
        ("chief", Needs(Verb.EXPORT, Measure.WHOLE), True),
        ("emperor", Needs(Verb.SEE_TASK), False),
    ],
)
def test_who_gets_past_the_gate(role: str, needs: Needs, may: bool) -> None:
    assert role_may(role, needs) is may
