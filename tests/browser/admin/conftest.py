"""The demo with an admin of the account before Amends' own page in the navigation bar."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, FrameLocator, Page, expect

from tests.browser.barriers import violations
from tests.running_demo import Demo, running_demo

AMARA, PRIYA, TOM = 1001, 1002, 1005  # an admin, an agent, a light agent
SLOW = 15_000  # the first page of a session, on a busy machine


@dataclass(frozen=True)
class Admin:
    """Somebody's window on the admin pages."""

    page: Page
    demo: Demo

    @property
    def app(self) -> FrameLocator:
        return self.page.frame_locator("[data-location=nav_bar]")

    @property
    def frame(self) -> Frame:
        return next(frame for frame in self.page.frames if "/zaf/admin" in frame.url)

    def sign_in(self, user_id: int) -> "Admin":
        body = json.dumps({"user_id": user_id})
        answer = self.page.request.post(
            f"{self.demo.sandbox}/agent/session", data=body, headers={"content-type": "application/json"}
        )
        assert answer.ok
        return self

    def open(self, route: str = "#/policy") -> "Admin":
        """Come from Zendesk's navigation bar, and go to one of our pages."""
        self.page.goto(f"{self.demo.sandbox}/agent/apps/amends")
        expect(self.find("bar-words")).to_be_visible(timeout=SLOW)
        return self.go(route)

    def go(self, route: str) -> "Admin":
        """Change the address, as a link would, and wait until the page has a title."""
        self.frame.evaluate("route => { location.hash = route }", route)
        expect(self.app.locator(f'#page > [data-page="{route.split("?", maxsplit=1)[0]}"] h1')).to_be_visible(
            timeout=SLOW
        )
        return self

    def find(self, test_id: str) -> Any:
        return self.app.locator(f"[data-test={test_id}]")

    def click(self, test_id: str) -> None:
        self.find(test_id).click()

    def save(self) -> None:
        self.click("save")
        expect(self.find("bar")).to_have_attribute("data-state", "draft")

    def wear(self, scheme: str) -> None:
        self.frame.evaluate("scheme => { document.documentElement.dataset.theme = scheme }", scheme)

    def faults(self) -> list[tuple[str, str]]:
        """What axe finds against WCAG 2.2 AA on the page as it is now."""
        return [(each["id"], each["nodes"][0]["html"]) for each in violations(self.frame)]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with running_demo(tmp_path_factory.mktemp("demo")) as running:
        running.control("PUT", "limits", {"account": 100_000})
        yield running


@pytest.fixture
def admin(page: Page, demo: Demo) -> Admin:
    """An admin who finds no draft that somebody else left behind."""
    with closing(sqlite3.connect(demo.database)) as connection, connection:
        connection.execute("DELETE FROM policy_drafts")
    return Admin(page, demo).sign_in(AMARA)


@pytest.fixture
def colleague(browser: Browser, demo: Demo) -> Iterator[Admin]:
    """A second browser, with a session of its own."""
    context: BrowserContext = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Admin(context.new_page(), demo).sign_in(AMARA)
    context.close()
