"""Small words of the documents pages."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from caunoi.documents.listing import FileRow
from caunoi.documents.models import ReadingState

register = template.Library()


@register.filter
def any_active(files: Iterable[FileRow]) -> bool:
    """Whether one of the files is still being read, so that the page should ask again."""
    return any(file.active for file in files)


@register.filter
def reading_title(files: Iterable[FileRow]) -> str:
    """What the files have in common, the most pressing first."""
    states = {file.state for file in files}
    if states & {ReadingState.WAITING, ReadingState.RUNNING}:
        return "Đang đọc"
    return "Chưa đọc được" if ReadingState.FAILED in states else "Vừa đọc xong"


@register.filter
def said(value: str) -> str | SafeString:
    """The value, or in its place that the paper does not say it."""
    return value or format_html('<span class="unsaid">{}</span>', "chưa nêu")


@register.simple_tag
def address(name: str, pk: int) -> str:
    """The address of a page of a room above, "" where that room is not installed."""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""
