"""Line drawings, our own, on a grid of 20 × 20 with a stroke of 1.5."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_PATHS: Final = {
    "alert": "M10 3 18 17H2ZM10 8v4M10 14.5v.01",
    "arrow": "M4 10h12M11 5l5 5-5 5",
    "back": "M16 10H4M9 5l-5 5 5 5",
    "bell": "M10 3a5 5 0 0 1 5 5c0 4 1.5 5.5 2 6H3c.5-.5 2-2 2-6a5 5 0 0 1 5-5ZM8.2 16.5a2 2 0 0 0 3.6 0",
    "board": "M3 4h4v12H3ZM8.5 4h4v8h-4ZM14 4h3v5h-3Z",
    "calendar": "M3 5h14v12H3ZM3 9h14M7 3v4M13 3v4",
    "check": "M4 10.5 8.5 15 16 6",
    "circle": "M10 5.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z",
    "clock": "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM10 6.5V10l2.5 2",
    "close": "M5 5l10 10M15 5 5 15",
    "document": "M5 2.5h7l3.5 3.5v11.5H5ZM12 2.5V6h3.5M7.5 10h5.5M7.5 13h5.5",
    "download": "M10 3v9M6 8.5l4 4 4-4M4 16.5h12",
    "down": "M10 4v12M5 11l5 5 5-5",
    "edit": "M4 16l.8-3.5L13 4.3l2.7 2.7-8.2 8.2ZM11.5 5.8l2.7 2.7",
    "file": "M5 2.5h7l3.5 3.5v11.5H5ZM12 2.5V6h3.5",
    "filter": "M3 4h14l-5.5 6.5V16l-3 1v-6.5Z",
    "inbox": "M3 11l2.5-7h9L17 11v5.5H3ZM3 11h4l1 2h4l1-2h4",
    "info": "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM10 9v5M10 6.3v.01",
    "ledger": "M4 3h11.5v14H4ZM7 3v14M9.5 7h3.5M9.5 10h3.5",
    "link": (
        "M8.5 11.5l3-3M9 6l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L13.5 10.5M11 14l-1.5 1.5A3.2 3.2 0 0 1 5 11l1.5-1.5"
    ),
    "list": "M7 5h10M7 10h10M7 15h10M3.5 5v.01M3.5 10v.01M3.5 15v.01",
    "menu": "M3 5h14M3 10h14M3 15h14",
    "office": "M3 17h14M4.5 17V7L10 3l5.5 4v10M8 17v-4h4v4M8 9v.01M12 9v.01",
    "page": "M5 2.5h10v15H5ZM7.5 6h5M7.5 9h5M7.5 12h3",
    "people": (
        "M7.5 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 17c0-3 2.2-5 5.5-5s5.5 2 5.5 5"
        "M13 3.500a3 3 0 0 1 0 5.200M15 12.300c1.9.7 3 2.3 3 4.7"
    ),
    "plus": "M10 4v12M4 10h12",
    "print": "M6 7V3h8v4M4 14H3V7h14v7h-1M6 12h8v5H6Z",
    "return": "M7 4 3 8l4 4M3 8h9a5 5 0 0 1 0 9H8",
    "search": "M9 3.500a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM13 13l4 4",
    "shield": "M10 2.5 16.5 5v5c0 4-2.8 6.5-6.5 7.500C6.3 16.5 3.5 14 3.5 10V5Z",
    "sign-out": "M8 3.500H4v13h4M8 10h9M13.5 6.5 17 10l-3.5 3.5",
    "stamp": "M7.5 3h5l-1 6h4v4h-11V9h4ZM4 17h12",
    "sun": (
        "M10 6.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10 2v1.500M10 16.500V18M2 10h1.500"
        "M16.5 10H18M4.3 4.300l1.1 1.100M14.6 14.600l1.1 1.100M4.3 15.700l1.1-1.100"
        "M14.6 5.400l1.1-1.1"
    ),
    "timeline": "M3 5h7M6 10h8M11 15h6M3 3v14",
    "trash": ("M4 5.500h12M8 5.500V3.500h4v2M5.5 5.5 6.3 17h7.400l.8-11.500M8.5 8.500v5.500M11.5 8.500v5.5"),
    "up": "M10 16V4M5 9l5-5 5 5",
    "upload": "M10 13V4M6 7.500l4-4 4 4M4 16.500h12",
    "user": ("M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 17.500c0-3.5 2.7-5.5 6.5-5.500s6.5 2 6.5 5.5"),
}

NAMES: Final = tuple(sorted(_PATHS))


@cache
def drawing(name: str) -> SafeString:
    """The SVG element of a drawing; an unknown name is an error of the template, so KeyError."""
    return format_html(
        '<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        mark_safe(_PATHS[name]),
    )
