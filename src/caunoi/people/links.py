from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from caunoi.ui.refusal import RuleBroken


def origin(request: HttpRequest) -> str:
    """Where our pages stand, for links that leave the machine: CAUNOI_ADDRESS, else the host asked for.

    A host is whatever the sender wrote. One of the names in CAUNOI_HOSTS can be believed, a pattern cannot:
    raises RuleBroken("no-address"), so that no link is ever made of a forged name.
    """
    if settings.CAUNOI_ADDRESS:
        return str(settings.CAUNOI_ADDRESS)
    if any(host.startswith(("*", ".")) for host in settings.ALLOWED_HOSTS):
        raise RuleBroken(
            "no-address",
            "Chưa làm được liên kết: máy chủ nhận nhiều tên nên chưa rõ địa chỉ nào là của cơ quan. "
            "Đề nghị người quản trị đặt CAUNOI_ADDRESS.",
        )
    return f"{request.scheme}://{request.get_host()}"
