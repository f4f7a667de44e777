"""The ways between the pages of one meeting."""

from __future__ import annotations

from functools import cache
from typing import Final

from django import template
from django.template.context import RequestContext
from django.urls import reverse

from caunoi.meetings.models import Meeting
from caunoi.people.models import User
from caunoi.people.rules import Reach, Verb, may

register = template.Library()

_WAYS: Final = (
    ("Tổng quan", "meetings:meeting", None),
    ("Thành phần", "delegates:invitees", Verb.KEEP_DELEGATES),
    ("Đại biểu", "delegates:list", Verb.KEEP_DELEGATES),
    ("Chỉ tiêu", "delegates:quotas", Verb.KEEP_DELEGATES),
    ("Thư mời", "delegates:letters", Verb.KEEP_DELEGATES),
    ("Tài liệu", "delegates:papers", Verb.MAKE_MEETING),
    ("Chỗ ngồi", "delegates:halls", Verb.KEEP_DELEGATES),
    ("Xe", "delegates:buses", Verb.KEEP_DELEGATES),
    ("Điểm cầu", "meetings:points", None),
    ("Điểm danh", "delegates:attendance", Verb.SEE_MEETING),
    ("Điều hành", "delegates:control", Verb.RUN_MEETING),
)
"""Name, address, and the verb that the person needs on the meeting; None: whoever sees it."""


@register.inclusion_tag("meetings/_ways.html", takes_context=True)
def ways(context: RequestContext) -> dict[str, object]:
    """Where the person may go within the meeting of the page; nowhere without one, strangers neither."""
    meeting, user = context.get("meeting"), context.get("user")
    if not isinstance(meeting, Meeting) or not isinstance(user, User):
        return {"ways": ()}
    open_to = {verb: verb is None or _reaches(user, verb, meeting) for verb in {verb for _, _, verb in _WAYS}}
    found = [(name, _address(view).format(meeting.pk)) for name, view, verb in _WAYS if open_to[verb]]
    path = context["request"].path
    here = max((address for _, address in found if path.startswith(address)), key=len, default="")
    return {"ways": [(name, address, address == here) for name, address in found]}


@cache
def _address(view: str) -> str:
    """The address of a page of any meeting, with a gap for its key."""
    return reverse(view, args=[0]).replace("/0/", "/{}/", 1)


def _reaches(user: User, verb: Verb, meeting: Meeting) -> bool:
    """Whether the person may use the verb on the meeting; the database is asked only where it must."""
    granted = may(user.role, verb)
    if granted is Reach.BELOW:
        return Meeting.objects.in_reach(user, verb).filter(pk=meeting.pk).exists()
    return granted is Reach.ALL or (granted is Reach.OWN and meeting.office_id == user.office_id)
