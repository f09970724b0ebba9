"""The demo as a newcomer starts it, in processes of its own, and an agent before a ticket in it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests
from playwright.sync_api import FrameLocator, Page, expect

PATIENCE_SECONDS = 60
ADMIN = ("admin@demo.example/token", "sandbox-token")


@dataclass(frozen=True)
class Demo:
    """A running `amends demo`: where the sandbox and the product listen, and what the sandbox has stored."""

    sandbox: str
    product: str

    def get(self, path: str) -> Any:
        """An object of the REST API, as an admin sees it."""
        with requests.Session() as session:
            answer = session.get(f"{self.sandbox}/api/v2/{path}", auth=ADMIN, timeout=10)
        answer.raise_for_status()
        return answer.json()

    def control(self, method: str, path: str, body: Any = None) -> None:
        with requests.Session() as session:
            session.request(method, f"{self.sandbox}/sandbox/{path}", json=body, timeout=10).raise_for_status()

    def comments(self, ticket_id: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get(f"tickets/{ticket_id}/comments.json")["comments"]
        return found


@dataclass(frozen=True)
class Desk:
    """An agent's window on one ticket, with our sidebar in it."""

    page: Page
    demo: Demo

    @property
    def sidebar(self) -> FrameLocator:
        return self.page.frame_locator("[data-location=ticket_sidebar]")

    def open(self, ticket_id: int, query: str = "") -> "Desk":
        self.page.goto(f"{self.demo.sandbox}/agent/tickets/{ticket_id}{query}")
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
    folder = tmp_path_factory.mktemp("demo")
    ports = free_ports(2)
    environment = {
        **os.environ,  # noqa: TID251 - a process of its own, with this machine's environment
        "AMENDS_DATABASE_URL": f"sqlite:///{folder}/amends.sqlite3",
        "AMENDS_PORT": str(ports[0]),
        "AMENDS_SANDBOX_PORT": str(ports[1]),
        "AMENDS_SUGGESTIONS_PER_MINUTE": "10000",
    }
    log = folder / "demo.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "integration", "demo", "--headless"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        running = Demo(f"http://localhost:{ports[1]}", f"http://localhost:{ports[0]}")
        try:
            wait_for(running, process)
            running.control("PUT", "limits", {"account": 100_000})
            yield running
        except RuntimeError as error:
            raise RuntimeError(f"{error}\n{log.read_text()[-3000:]}") from error
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=20)


@pytest.fixture
def desk(page: Page, demo: Demo) -> Desk:
    return Desk(page, demo)


def wait_for(demo: Demo, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    with requests.Session() as session:
        for address in (f"{demo.sandbox}/sandbox/health", f"{demo.product}/ready"):
            while not answers(session, address):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"The demo did not start: no answer from {address}.")
                time.sleep(0.1)


def answers(session: requests.Session, address: str) -> bool:
    try:
        return session.get(address, timeout=2).ok
    except requests.RequestException:
        return False


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports
