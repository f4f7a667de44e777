"""How a draft and its paper are shown on a page."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_rules import STATE_NAMES, DraftState
from caunoi.ui.templatetags.ui import badge
from vanban.paper import Paper
from vanban.profiles import Profile, profile_for
from vanban.writing import WriteError, pages_of, show

register = template.Library()

_TONES: Final = {
    DraftState.WRITING: "open", DraftState.CHECKING: "soon", DraftState.SUBMITTED: "soon",
    DraftState.APPROVED: "soon", DraftState.ISSUED: "done", DraftState.SENT: "done",
    DraftState.DROPPED: "calm",
}  # fmt: skip


@register.simple_tag
def draft_state(draft: Draft) -> SafeString:
    """The badge of the step on which a draft stands."""
    return badge(STATE_NAMES[draft.stands], _TONES[draft.stands])


@register.simple_tag
def small_sheets(paper: Paper) -> int:
    """How many A5 sheets a paper takes; 0 on A4, where any number is right, and where it cannot be drawn."""
    if paper.sheet != "A5":
        return 0
    try:
        return pages_of(paper, profile=_profile_of(paper))
    except WriteError:
        return 0


def _profile_of(paper: Paper) -> Profile:
    return profile_for(paper.issue_date or timezone.localdate(), paper.system)


@register.simple_tag
def sheet(paper: Paper) -> SafeString:
    """The paper in the form of the profile of its day, or the sentence that says why it cannot be drawn."""
    try:
        return mark_safe(show(paper, profile=_profile_of(paper)))
    except WriteError as refused:
        return format_html("<p>{}</p>", str(refused))
