"""Tables of the delegates room."""

from __future__ import annotations

from caunoi.delegates.delegate_models import Delegate, DelegateQuerySet
from caunoi.delegates.door_models import CheckIn, Door
from caunoi.delegates.guest_models import DelegateContact, GuestImport

__all__ = ["CheckIn", "Delegate", "DelegateContact", "DelegateQuerySet", "Door", "GuestImport"]
