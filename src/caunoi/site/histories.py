"""The things whose history has a page of its own, and who may read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.db.models import Model, QuerySet

from caunoi.documents.listing import seen_by
from caunoi.documents.models import Document
from caunoi.people.models import Office, Person, User
from caunoi.people.rules import Reach, Verb, may
from caunoi.tasks.models import Task

_Things = Callable[[User], QuerySet[Model]]

# By the word in the address: everything of the kind, and what of it a person sees without reading the ledger.
_KINDS: Final[dict[str, tuple[type[Model], _Things]]] = {
    "nhiem-vu": (Task, Task.objects.visible_to),
    "van-ban": (Document, seen_by),
    "don-vi": (Office, lambda user: Office.objects.none()),
    # With who looked at contact details, which not everybody who sees the person may know.
    "can-bo": (Person, lambda user: Person.objects.none()),
    "tai-khoan": (User, lambda user: User.objects.filter(pk=user.pk)),
}


def thing(user: User, kind: str, key: int) -> Model | None:
    """The thing, if its history is the person's to read: who reads the whole ledger reads every history."""
    if kind not in _KINDS:
        return None
    model, seen = _KINDS[kind]
    reads_all = user.is_active and may(user.role, Verb.SEE_LEDGER) is Reach.ALL
    things = model._default_manager.all() if reads_all else seen(user)
    return things.filter(pk=key).first()
