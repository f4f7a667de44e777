"""Tables of the delegates room."""

from __future__ import annotations

from caunoi.delegates.delegate_models import Delegate, DelegateQuerySet

__all__ = ["Delegate", "DelegateQuerySet"]
