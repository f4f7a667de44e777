"""The rail on the left: the rooms, in the order of the day."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Door:
    """One entry of the rail."""

    name: str
    address: str
    icon: str
    here: bool
    count: int = 0
    tone: str = "open"
    meaning: str = ""


_DOORS = (
    ("Hôm nay", "site:today", "sun"),
    ("Văn bản", "documents:list", "document"),
    ("Nhiệm vụ", "tasks:board", "board"),
    ("Sổ nhật ký", "ledger:book", "ledger"),
)


def rail(request: HttpRequest) -> dict[str, object]:
    """The doors for the signed-in person; nothing for a stranger."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"rail": ()}
    doors = []
    for name, view, icon in _DOORS:
        try:
            address = reverse(view)
        except NoReverseMatch:
            continue
        here = request.path == address if address == "/" else request.path.startswith(address)
        doors.append(Door(name=name, address=address, icon=icon, here=here))
    return {"rail": tuple(doors)}
