"""A browser's header in words, and the address of a request."""

from __future__ import annotations

import pytest

from caunoi.people.devices import address_of, device_words, forwarded_by, network_of


def chrome(system: str, more: str = "") -> str:
    return f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0 Safari/537.36{more}"


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (chrome("Windows NT 10.0; Win64; x64"), "Chrome trên Windows"),
        (chrome("Windows NT 6.1", " Edg/109.0"), "Edge trên Windows"),
        (chrome("Windows NT 10.0", " coc_coc_browser/110.0"), "Cốc Cốc trên Windows"),
        (chrome("Windows NT 10.0", " OPR/95.0"), "Opera trên Windows"),
        (chrome("Linux; Android 13; SM-A536E"), "Chrome trên Android"),
        (chrome("Linux; Android 12", " Zalo android/23010"), "Zalo trên Android"),
        (chrome("X11; CrOS x86_64 14541.0.0"), "Chrome trên Chromebook"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0", "Firefox trên Linux"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/16.1 Safari/605.1", "Safari trên máy Mac"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) Safari/604.1", "Safari trên iPhone"),
        ("Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) CriOS/109.0 Safari/604.1", "Chrome trên iPad"),
        ("curl/8.5.0", "trình duyệt lạ"),
        ("", "trình duyệt lạ"),
    ],
)
def test_a_browser_in_words(header: str, words: str) -> None:
    assert device_words(header) == words


@pytest.mark.parametrize(
    ("meta", "address"),
    [
        ({"REMOTE_ADDR": "10.0.0.9"}, "10.0.0.9"),
        ({"REMOTE_ADDR": "2001:db8:0::1"}, "2001:db8::1"),
        ({"REMOTE_ADDR": ""}, "0.0.0.0"),
        ({}, "0.0.0.0"),
        ({"REMOTE_ADDR": "<script>"}, "0.0.0.0"),
        ({"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": "1.2.3.4"}, "10.0.0.9"),
    ],
)
def test_the_address_is_the_one_the_server_saw(meta: dict[str, object], address: str) -> None:
    assert address_of(meta) == address


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("10.0.0.9", "10.0.0.9"),
        ("1.2.3.4, 10.0.0.9", "10.0.0.9"),
        ("1.2.3.4,2001:db8:0::1 ", "2001:db8::1"),
        ("10.0.0.9, ", ""),
        ("10.0.0.9, <script>", ""),
        ("unknown", ""),
    ],
)
def test_of_what_was_forwarded_only_the_last_is_our_proxys(header: str, address: str) -> None:
    assert forwarded_by({"HTTP_X_FORWARDED_FOR": header, "REMOTE_ADDR": "127.0.0.1"}) == address
    assert forwarded_by({"REMOTE_ADDR": "127.0.0.1"}) == ""


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("10.0.0.9", "10.0.0.9"),
        ("0.0.0.0", "0.0.0.0"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::ffff:1", "2001:db8::/64"),
        ("2001:db8:0:1::1", "2001:db8:0:1::/64"),
        ("::ffff:10.0.0.9", "10.0.0.9"),
    ],
)
def test_the_network_that_a_household_has(address: str, network: str) -> None:
    assert network_of(address) == network
