"""The sidebar's page beside a ticket of the sandbox, over use cases whose answers are scripted."""

import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from integration import sandbox as sandbox_package
from integration.apology.policy import Policy
from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import running_sandbox
from tests.browser.barriers import violations
from tests.web.conftest import House

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

ROOT = Path(__file__).parents[3]
LETTER = "<p>Hello Marta,</p>" + "<p>I am sorry about the lamp. ({tone}, {locale})</p>" * 12


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """The terminal is for pytest."""


class _Product:
    """One server for all tests, with an app of its own for each."""

    app: Flask

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        return self.app(environ, start_response)


class Bench:
    """A ticket with our page beside it, and the fakes behind that page."""

    def __init__(self, page: Page, house: House, url: str) -> None:
        self.page, self.house, self.url = page, house, url

    def open(self, ticket_id: int = 101, query: str = "") -> "Bench":
        self.page.goto(f"{self.url}/agent/tickets/{ticket_id}{query}")
        expect(self.find("suggest")).to_be_visible(timeout=20_000)
        return self

    def find(self, test_id: str) -> Any:
        return self.page.frame_locator("[data-location=ticket_sidebar]").locator(f"[data-test={test_id}]")

    def host(self, test_id: str) -> Any:
        return self.page.locator(f"[data-test={test_id}]")

    def click(self, test_id: str) -> None:
        self.find(test_id).click()

    def suggest(self) -> None:
        self.click("suggest")
        expect(self.find("letter")).to_be_visible(timeout=20_000)

    def type(self, words: str) -> None:
        self.host("editor").click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(words)

    def reply(self) -> str:
        return " ".join(self.host("editor").inner_text().split())

    def faults(self) -> list[tuple[str, str, str]]:
        """What axe finds against WCAG 2.2 AA on the sidebar as it is now, light and dark."""
        frame = next(frame for frame in self.page.frames if "/zaf/sidebar" in frame.url)
        found = []
        for scheme in ("light", "dark"):
            frame.evaluate("scheme => { document.documentElement.dataset.theme = scheme }", scheme)
            found += [(scheme, each["id"], each["nodes"][0]["html"]) for each in violations(frame)]
        return found

    def until(self, heard: Callable[[], object], wanted: object) -> None:
        """Wait for what the page asks of the server a moment after it is drawn."""
        for _ in range(200):
            if heard() == wanted:
                return
            self.page.wait_for_timeout(20)
        assert heard() == wanted

    def outcomes(self) -> list[str]:
        return [outcome.kind.value for outcome in self.house.outcomes.kept]


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[_Product, str]]:
    product = _Product()
    server = make_server("127.0.0.1", 0, product, threaded=True, request_handler=_Quiet)
    config = SandboxConfig(
        seed=Path(sandbox_package.__path__[0]) / "seed" / "demo.yaml",
        templates=ROOT / "templates",
        app_dir=ROOT / "manifest",
        product_url=f"http://127.0.0.1:{server.server_port}",
    )
    with running_sandbox(config) as sandbox:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield product, sandbox.url
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def bench(page: Page, served: tuple[_Product, str]) -> Bench:
    product, url = served
    house = House(origin=url, sdk=f"{url}/sandbox/zaf_sdk.js", now=datetime.now(UTC))
    house.sign_in.token = None
    house.outcomes.known = None
    house.drafting.html = LETTER
    house.drafting.fields = {"360004": "replacement"}
    house.drafting.policies.policy = Policy("EUR", (), (), set_fields={"remedy": "360004"})
    product.app = house.app()
    return Bench(page, house, url)
