"""What a request says of the machine it comes from; pure, and believed only as far as it goes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

UNKNOWN_ADDRESS: Final = "0.0.0.0"
# The first that fits: Edge and Cốc Cốc also call themselves Chrome, Chrome also calls itself Safari.
_BROWSERS: Final = (
    (re.compile(r"\bEdg(?:e|A|iOS)?/"), "Edge"),
    (re.compile(r"\bcoc_coc_browser/"), "Cốc Cốc"),
    (re.compile(r"\b(?:OPR|Opera)/"), "Opera"),
    (re.compile(r"\bZalo\b"), "Zalo"),
    (re.compile(r"\b(?:Firefox|FxiOS)/"), "Firefox"),
    (re.compile(r"\b(?:Headless)?(?:Chrome|CriOS)/"), "Chrome"),
    (re.compile(r"\bSafari/"), "Safari"),
)
_SYSTEMS: Final = (
    (re.compile(r"\biPhone\b"), "iPhone"),
    (re.compile(r"\biPad\b"), "iPad"),
    (re.compile(r"\bAndroid\b"), "Android"),
    (re.compile(r"\bWindows\b"), "Windows"),
    (re.compile(r"\bMac OS X\b"), "máy Mac"),
    (re.compile(r"\bCrOS\b"), "Chromebook"),
    (re.compile(r"\bLinux\b"), "Linux"),
)


def device_words(user_agent: str) -> str:
    """A browser's header in words that a person recognises: "Chrome trên Windows"."""
    browser = next((name for sign, name in _BROWSERS if sign.search(user_agent)), "trình duyệt lạ")
    system = next((name for sign, name in _SYSTEMS if sign.search(user_agent)), "")
    return f"{browser} trên {system}" if system else browser


def address_of(meta: Mapping[str, object]) -> str:
    """The address a request came from as the server saw it; forwarded headers can be made up."""
    try:
        return str(ip_address(str(meta.get("REMOTE_ADDR", ""))))
    except ValueError:
        return UNKNOWN_ADDRESS


def forwarded_by(meta: Mapping[str, object]) -> str:
    """The address that our own proxy saw: the last of X-Forwarded-For, for only that one did it write itself;
    "" where there is none. Believed where the office says that a proxy stands before us.
    """
    last = str(meta.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    try:
        return str(ip_address(last))
    except ValueError:
        return ""


def network_of(address: str) -> str:
    """What one household cannot change at will: the address, of version 6 its first 64 bits."""
    known = ip_address(address)
    if not isinstance(known, IPv6Address):
        return address
    return str(known.ipv4_mapped or ip_network((int(known), 64), strict=False))
