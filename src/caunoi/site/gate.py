"""The gate: no view runs before the table of rights has been asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed

from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rights import Address, Asked, Needs, role_may
from caunoi.site.permissions import address_row
from caunoi.ui.middleware import refused
from caunoi.ui.refusal import RuleBroken

_LOOKING: Final = {"GET", "HEAD"}


class NoRow(LookupError):
    """An address answers that the table of rights does not know: a fault of ours, and nobody gets in."""


class Gate:
    """Stands last among the middleware, behind the sign-in. On whose matter a verb is used is decided behind
    it, by the querysets and the actions; here it is enough that the role has no such verb at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: Sequence[Any],
        kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        row = _row(request)
        asked = asked_by(row, request.method or "")
        if asked is None:
            return HttpResponseNotAllowed(_methods(row))
        if not isinstance(asked, Needs):
            return None
        try:
            admit(request.user, asked)
        except RuleBroken as broken:
            return refused(request, broken)
        return None


def asked_by(row: Address, method: str) -> Asked | None:
    """What the address asks of who comes with the method; None: it does not answer it."""
    if method in _LOOKING:
        return row.get
    return row.post if method == "POST" else None


def admit(user: object, needs: Needs) -> None:
    """Lets through whose role has the verb, far enough for what it is measured on.

    Raises RuleBroken "not-allowed".
    """
    assert isinstance(user, User)  # LoginRequiredMiddleware stands before
    demand(user, needs.verb)
    if not role_may(user.role, needs):
        raise RuleBroken(
            "not-allowed",
            f"Chưa làm được: trang này của toàn bộ các đơn vị, không thuộc quyền của {user}. "
            "Nếu đây là việc của bạn, đề nghị chánh văn phòng xem lại vai trò của tài khoản.",
        )


def _row(request: HttpRequest) -> Address:
    name = request.resolver_match.view_name if request.resolver_match else ""
    row = address_row(name)
    if row is None:
        raise NoRow(
            f"{name}: add a row to ADDRESSES in the access.py of its room; `caunoi permissions --check`"
        )
    return row


def _methods(row: Address) -> list[str]:
    return [*(("GET", "HEAD") if row.get else ()), *(("POST",) if row.post else ())]
