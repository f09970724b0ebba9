"""The demo as a newcomer starts it, and an agent before a ticket in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.running_demo import Demo, running_demo


@dataclass(frozen=True)
class Desk:
    """An agent's window on one ticket, with our sidebar in it."""

    page: Page
    demo: Demo

    @property
    def sidebar(self) -> FrameLocator:
        return self.page.frame_locator("[data-location=ticket_sidebar]")

    def visit(self, ticket_id: int, query: str = "") -> None:
        self.page.goto(f"{self.demo.sandbox}/agent/tickets/{ticket_id}{query}")

    def open(self, ticket_id: int, query: str = "") -> "Desk":
        """Open a ticket that no trigger has drafted for."""
        self.visit(ticket_id, query)
        expect(self.find("suggest")).to_be_visible(timeout=15_000)
        return self

    def find(self, test_id: str) -> Any:
        """Something in our sidebar."""
        return self.sidebar.locator(f"[data-test={test_id}]")

    def host(self, test_id: str) -> Any:
        """Something in Zendesk's own page."""
        return self.page.locator(f"[data-test={test_id}]")

    def suggest(self) -> str:
        """Click, and wait for what comes of it; returns the state the sidebar is in."""
        self.find("suggest").click()
        return self.settled()

    def settled(self) -> str:
        app = self.sidebar.locator("#app")
        expect(app).to_have_attribute("data-state", re.compile("suggestion|abstained|person|missing|problem"))
        return str(app.get_attribute("data-state"))

    def insert(self) -> None:
        self.find("insert").click()
        expect(self.find("done")).to_contain_text("Inserted.")

    def submit(self) -> None:
        self.host("submit").click()
        expect(self.find("glance")).to_contain_text("on record", timeout=10_000)

    def reply(self) -> str:
        """The text in the composer."""
        editor = self.host("editor")
        return str(editor.inner_text() if editor.is_visible() else self.host("plain-editor").input_value())


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with running_demo(tmp_path_factory.mktemp("demo")) as running:
        running.control("PUT", "limits", {"account": 100_000})
        yield running


@pytest.fixture
def desk(page: Page, demo: Demo) -> Desk:
    return Desk(page, demo)
