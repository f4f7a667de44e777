"""The buttons of a floor's pages."""

from __future__ import annotations

from django import template
from django.db.models import Model
from django.template.context import RequestContext
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("meetings/_floor_press.html", takes_context=True)
def press(
    context: RequestContext, do: str, words: str, look: str = "small", about: object = "", **given: object
) -> dict[str, object]:
    """One button that is a form of its own: pressed with what is `given`; `about` names it for who does not
    see beside what it stands."""
    hidden = {
        name: value.pk if isinstance(value, Model) else value
        for name, value in given.items()
        if value is not None
    }
    where = reverse("meetings:press", args=[context["session"].pk, context["page"]])
    key = "-".join([do, *(str(value) for name, value in hidden.items() if name != "after")])
    return {
        "do": do, "words": words, "look": look, "about": about, "given": hidden.items(), "where": where,
        "key": key, "csrf_token": context["csrf_token"],
    }  # fmt: skip
