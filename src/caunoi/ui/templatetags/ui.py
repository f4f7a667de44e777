"""The components of every page; each is shown in all its states on the pattern page /mau/."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, Field, RadioSelect
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from caunoi.ui.icons import drawing

register = template.Library()

_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
# Colour is never alone: each tone has its own sign; the word beside it says the same to who cannot see it.
_TONES: Final = {"late": "alert", "soon": "clock", "done": "check", "calm": "info", "open": "circle"}


def _known_tone(tone: str) -> str:
    if tone not in _TONES:
        raise template.TemplateSyntaxError(f"No tone {tone!r}; use one of {', '.join(_TONES)}")
    return tone


_SHEETS: Final = (
    *("tokens", "reset", "ground", "layout", "button", "badge", "panel", "table", "field", "dialog", "empty"),
    *("notice", "progress", "history", "board", "tabs", "tile", "pattern", "print"),
)


@register.simple_tag
def stylesheets() -> SafeString:
    """Our style sheets, one file per component; tokens first, for it sets the order of the layers."""
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(f"ui/css/{name}.css"),) for name in _SHEETS)
    )


@register.filter
def thousands(number: int) -> str:
    """A count as it is written here: 1121 is 1.121."""
    return f"{number:,}".replace(",", ".")


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line drawing of 20 × 20, hidden from screen readers: the words beside it carry the meaning."""
    return drawing(name)


@register.simple_tag
def badge(text: object, tone: str = "open") -> SafeString:
    """A short state word with its tone: late, soon, done, calm or open."""
    sign = drawing(_TONES[_known_tone(tone)])
    return format_html('<span class="badge badge-{}">{}<span>{}</span></span>', tone, sign, text)


@register.simple_tag
def when(moment: date | datetime | None, empty: str = "chưa nêu") -> SafeString:
    """dd/mm/yyyy or dd/mm/yyyy HH:MM on the office's clock, the weekday in the title."""
    if moment is None:
        return format_html('<span class="unsaid">{}</span>', empty)
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment) if timezone.is_aware(moment) else moment
        shown, machine = moment.strftime("%d/%m/%Y %H:%M"), moment.isoformat(timespec="minutes")
    else:
        shown, machine = moment.strftime("%d/%m/%Y"), moment.isoformat()
    return format_html(
        '<time datetime="{}" title="{}, {}">{}</time>', machine, _WEEKDAYS[moment.weekday()], shown, shown
    )


@register.simple_tag
def button_link(text: str, address: str, look: str = "plain", sign: str = "") -> SafeString:
    """A link that looks like a button; `look`: plain, main or quiet."""
    return format_html(
        '<a class="button button-{}" href="{}">{}{}</a>', look, address, drawing(sign) if sign else "", text
    )


@register.simple_tag
def progress(done: int, total: int, label: str = "Tiến độ") -> SafeString:
    """A bar with its figures beside it; a total of 0 is drawn empty."""
    top = max(total, 1)
    return format_html(
        '<span class="progress"><progress value="{}" max="{}" aria-label="{}"></progress>'
        '<span class="figure">{}/{}</span></span>',
        min(max(done, 0), top),
        top,
        label,
        thousands(done),
        thousands(total),
    )


@register.simple_block_tag
def panel(content: str, title: str = "", level: int = 2, sign: str = "", tone: str = "") -> SafeString:
    """A titled part of a page."""
    head = ""
    if title:
        head = format_html(
            '<h{} class="panel-title">{}{}</h{}>', level, drawing(sign) if sign else "", title, level
        )
    look = format_html(" panel-{}", _known_tone(tone)) if tone else ""
    return format_html(
        '<section class="panel{}">{}<div class="panel-body">{}</div></section>', look, head, content
    )


@register.simple_block_tag
def empty(content: str, title: str = "", sign: str = "inbox") -> SafeString:
    """What stands where nothing is yet: what it means and what to do next."""
    return format_html(
        '<div class="empty">{}<p class="empty-title">{}</p><div class="empty-next">{}</div></div>',
        drawing(sign),
        title,
        content,
    )


@register.simple_block_tag
def table_frame(content: str, caption: str = "", quiet: bool = False, stacks: bool = False) -> SafeString:
    """Wraps <thead>/<tbody> in a table with its caption; scrolls sideways on a narrow screen.

    `quiet` keeps the caption for screen readers only, for a table right under its own heading; with `stacks`
    each row becomes a small sheet on a phone instead.
    """
    return format_html(
        '<div class="table-frame{}" role="region" aria-label="{}" tabindex="0"><table>'
        '<caption class="{}">{}</caption>{}</table></div>',
        " table-stacks" if stacks else "",
        caption,
        "unseen" if quiet else "",
        caption,
        content,
    )


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:
    """A dialog opened by <button data-opens="id">; without JavaScript it stays open as a part of the page."""
    return format_html(
        '<dialog id="{}" class="dialog" aria-labelledby="{}-title"><header><h2 id="{}-title">{}</h2>'
        '<button type="button" class="button button-quiet" data-closes aria-label="Đóng">{}</button></header>'
        '<div class="dialog-body">{}</div></dialog>',
        id,
        id,
        id,
        title,
        drawing("close"),
        content,
    )


def _widget(bound: BoundField) -> SafeString:
    named = []
    if bound.help_text:
        named.append(f"{bound.id_for_label}_help")
    if bound.errors:
        named.append(f"{bound.id_for_label}_error")
    attributes: dict[str, str | bool] = {"aria-describedby": " ".join(named)} if named else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    unsaid = str(bound.field.error_messages["required"])
    if bound.field.required and unsaid != str(Field.default_error_messages["required"]):
        attributes["data-unsaid"] = unsaid  # said before the form leaves (desk.js)
    return bound.as_widget(attrs=attributes)


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Label, control, help and errors of one field, tied together for screen readers."""
    if bound.is_hidden:
        return bound.as_widget()
    where = bound.id_for_label or bound.auto_id
    need = "" if bound.field.required else mark_safe('<span class="optional">không bắt buộc</span>')
    help_text = ""
    if bound.help_text:
        help_text = format_html('<p class="help" id="{}_help">{}</p>', where, bound.help_text)
    errors = ""
    if bound.errors:
        errors = format_html(
            '<p class="error" id="{}_error">{}<span>{}</span></p>',
            where,
            drawing("alert"),
            " ".join(map(str, bound.errors)),
        )
    return format_html(
        _shape(bound),
        where=where,
        label=bound.label,
        need=need,
        widget=_widget(bound),
        help=help_text,
        errors=errors,
    )


def _shape(bound: BoundField) -> str:
    control = bound.field.widget
    if isinstance(control, RadioSelect | CheckboxSelectMultiple):
        return (
            '<fieldset class="field field-many"><legend>{label} {need}</legend>'
            "{help}{widget}{errors}</fieldset>"
        )
    if isinstance(control, CheckboxInput):
        return (
            '<div class="field field-tick">{widget}<label for="{where}">{label}</label>{help}{errors}</div>'
        )
    return '<div class="field"><label for="{where}">{label} {need}</label>{help}{widget}{errors}</div>'
