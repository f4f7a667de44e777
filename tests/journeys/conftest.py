"""A real headless Chromium on a running server. Without Chromium these tests are skipped with a sentence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.conftest import Province

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
MISSING = "Chromium is not installed here: apt-get install chromium"
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# A busy machine may take its time; what must never come is asked for without waiting.
expect.set_options(timeout=20_000)

SignIn = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip(MISSING)
    # Playwright keeps an event loop in this thread; Django then takes every query for one from a coroutine.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def sign_in(chromium: Browser, live_server: LiveServer, province: Province) -> Iterator[SignIn]:
    """A page of a person of that role, signed in; what the browser complains of fails the test."""
    complaints: list[str] = []
    contexts = []

    def enter(
        role: str = "specialist", *, width: int = 1440, height: int = 900, scripts: bool = True
    ) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        cookie = province.client(role).cookies["caunoi_session"].value
        context.add_cookies([{"name": "caunoi_session", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda line: complaints.append(line.text) if _is_complaint(line.text, line.type) else None,
        )
        return page

    yield enter
    for context in contexts:
        context.close()
    assert complaints == []


def _is_complaint(text: str, kind: str) -> bool:
    # The browser notes every 4xx answer as an error; a refusal is an answer like any other here.
    return kind == "error" and not text.startswith("Failed to load resource")


def faults(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in found["violations"]]
