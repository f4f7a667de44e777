"""Small words of the documents pages."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from caunoi.documents.listing import FileRow

register = template.Library()


@register.filter
def any_active(files: Iterable[FileRow]) -> bool:
    """Whether one of the files is still being read, so that the page should ask again."""
    return any(file.active for file in files)


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
