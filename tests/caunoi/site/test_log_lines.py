"""The log names the address of a refused request, but not the secret in it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from secrets import token_urlsafe

import pytest

from caunoi.site.log_lines import Lines
from tests.conftest import Province


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the console of the settings writes meanwhile."""
    [console] = [
        one
        for one in logging.getLogger().handlers
        if isinstance(one, logging.StreamHandler) and isinstance(one.formatter, Lines)
    ]
    written = io.StringIO()
    before = console.setStream(written)
    yield written
    console.setStream(before)


@pytest.mark.parametrize(
    "address",
    [
        "/diem-cau/{}/",
        "/tra-loi/{}/",
        "/tra-loi/{}/lich.ics",
        "/lich/{}.ics",
        "/lich/{}/",
        "/man-hinh/{}/",
        "/loi-moi/{}/",
    ],
)
@pytest.mark.parametrize("size", [16, 24, 32])
def test_a_secret_address_is_not_logged(
    province: Province, log: io.StringIO, address: str, size: int
) -> None:
    secret = token_urlsafe(size)
    answer = province.client("specialist").get(address.format(secret))
    assert answer.status_code in (404, 410, 422)
    assert secret not in log.getvalue()
    assert f": {address.format('…')}" in log.getvalue()


def test_other_addresses_and_words_stay(province: Province, log: io.StringIO) -> None:
    province.client("reader").get("/so-nhat-ky/")
    province.client("reader").get("/van-ban/987654321/")
    logging.getLogger("caunoi.x").warning("%s of %s", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", 7)
    for said in (
        ": /so-nhat-ky/",
        ": /van-ban/987654321/",
        "WARNING caunoi.x: aaaaaaaaaaaaaaaaaaaaaaaaaaaa of 7",
    ):
        assert said in log.getvalue(), said
