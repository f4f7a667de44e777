"""How to reach a delegate, as a row of a file says it and as it is kept, apart and until a day (R16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from caunoi.delegates.guest_reads import kept_until
from caunoi.delegates.models import Delegate, DelegateContact
from caunoi.meetings.models import Meeting
from caunoi.people.person_rules import ContactKind, contact_value
from caunoi.people.workbook import Column, Row
from caunoi.ui.refusal import RuleBroken

Contacts: TypeAlias = "tuple[tuple[str, str], ...]"

_PHONE, _EMAIL = "Điện thoại", "Thư điện tử"
_KINDS: Final = {_PHONE: ContactKind.PHONE, _EMAIL: ContactKind.EMAIL}
CONTACT_COLUMNS: Final = (
    Column(_PHONE, 16, "Không bắt buộc; chỉ giữ cho cuộc họp này, hết hạn thì xóa."),
    Column(_EMAIL, 26, "Không bắt buộc; có thì gửi được giấy mời qua thư."),
)
_AT_ONCE: Final = 200


def row_contacts(row: Row, wrong: list[str]) -> Iterator[tuple[str, str]]:
    """What a row says of how to reach somebody; what cannot be is told in `wrong`."""
    for column, kind in _KINDS.items():
        said = row.text(column)
        if not said or "***" in said:  # masked, as lists show it: whoever sends it back knows no more
            continue
        try:
            yield kind.value, contact_value(kind, said)
        except RuleBroken as refused:
            wrong.append(refused.sentence)


def fresh(delegate: Delegate | None, told: Contacts) -> Contacts:
    """Those of them that are not held already. One query, none where they were fetched before."""
    held = {one.kind: one.value for one in delegate.contacts.all()} if delegate else {}
    return tuple((kind, value) for kind, value in told if value != held.get(kind))


def keep_contacts(meeting: Meeting, told: Iterable[tuple[Delegate, Contacts]]) -> None:
    """Writes them, over what was kept of the same kind; a step of the deed that brings them."""
    until = kept_until(meeting)
    DelegateContact.objects.bulk_create(
        [
            DelegateContact(
                delegate=delegate, kind=kind, value=value, purpose=f"Mời và đón tiếp: {meeting}"[:200],
                expires_on=until,
            )
            for delegate, contacts in told
            for kind, value in contacts
        ],
        batch_size=_AT_ONCE, update_conflicts=True, unique_fields=["delegate", "kind"],
        update_fields=["value", "purpose", "expires_on", "erased_at"],
    )  # fmt: skip
