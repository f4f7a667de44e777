"""On screen: the page 'Thông báo'. The row is all there is to it."""

from __future__ import annotations

from typing import ClassVar

from caunoi.people.models import User


class Screen:
    """Reaches everybody who has an account."""

    key: ClassVar[str] = "screen"
    name: ClassVar[str] = "Trên trang"

    def address_of(self, person: User) -> str:
        return person.username
