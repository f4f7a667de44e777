"""The card of a task. In Python rather than a template because a board draws dozens of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from django import template
from django.template import RequestContext
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from caunoi.tasks.reads import Button, Card
from caunoi.tasks.rules import State
from caunoi.ui.templatetags.ui import badge, when

register = template.Library()

_CARD = """<article class="card card-{tone}" id="viec-{id}"{drag}>
<h3 class="card-title"><a href="{address}" draggable="false">{action}</a></h3>
<p class="card-owner">{owner}</p>
<p class="card-due">{badge}<span>{due}</span>{safe}</p>{progress}
<div class="card-foot"><span>{paper}</span>{moves}</div>
</article>
"""
_NOTHING = SafeString("")


@register.simple_tag(takes_context=True)
def task_card(context: RequestContext, card: Card) -> SafeString:
    """A task as a card of the board, with a button for each move that is open to the person."""
    return format_html(
        _CARD,
        tone=card.tone,
        id=card.id,
        drag=SafeString(' draggable="true"') if card.buttons else _NOTHING,
        address=card.address,
        action=card.action,
        owner=_owner(card),
        badge=_badge(card.badge, card.tone),
        due=card.due_brief,
        safe=format_html('<span class="card-safe">an toàn đến {}</span>', when(card.safe_on))
        if card.safe_differs
        else _NOTHING,
        progress=_progress(card),
        paper=card.paper,
        moves=_moves(context, card) if card.buttons else _NOTHING,
    )


@register.simple_tag
def options(choices: Iterable[tuple[object, str]], chosen: object, longest: int = 90) -> SafeString:
    """The options of a select, the chosen one marked; long names are cut, whole in the title."""
    rows = (
        (value, SafeString(" selected") if value == chosen else _NOTHING, name, _cut(name, longest))
        for value, name in choices
    )
    return format_html_join("", '<option value="{}"{} title="{}">{}</option>', rows)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


@lru_cache(maxsize=256)
def _badge(text: str, tone: str) -> SafeString:
    """A board shows the same few badges again and again."""
    return badge(text, tone)


def _owner(card: Card) -> SafeString:
    mark = SafeString('<span class="unresolved">Chưa rõ đơn vị</span>') if card.unresolved else _NOTHING
    colon = ": " if card.unresolved and card.owner else ""
    shared = (
        format_html(' <span class="faint">+{} phối hợp</span>', len(card.shared_by))
        if card.shared_by
        else _NOTHING
    )
    return format_html("{}{}{}{}", mark, colon, card.owner, shared)


def _progress(card: Card) -> SafeString:
    if card.state is not State.DOING or not card.progress:
        return _NOTHING
    return format_html(
        '<progress class="card-progress" value="{0}" max="100" aria-label="Tiến độ {0}%"></progress>',
        card.progress,
    )


def _moves(context: RequestContext, card: Card) -> SafeString:
    request = context["request"]
    here, token = request.get_full_path(), context.get("csrf_token", "")
    buttons = format_html_join("", "{}", ((_move(button, here, str(token)),) for button in card.buttons))
    return format_html('<span class="card-moves">{}</span>', buttons)


def _move(button: Button, here: str, token: str) -> SafeString:
    """A plain move is a form of one button; another leads to its form, in the dialog where there is one."""
    if button.plain:
        return format_html(
            '<form method="post" action="{0}" hx-post="{0}" hx-swap="none">'
            '<input type="hidden" name="csrfmiddlewaretoken" value="{1}">'
            '<input type="hidden" name="next" value="{2}">'
            '<button class="button button-small" data-to="{3}">{4}</button></form>',
            button.address, token, here, button.to, button.brief,
        )  # fmt: skip
    return format_html(
        '<a class="button button-small" data-to="{0}" href="{1}?next={2}" '
        'hx-get="{1}" hx-target="#deed" hx-swap="innerHTML">{3}</a>',
        button.to, button.address, quote(here), button.brief,
    )  # fmt: skip
