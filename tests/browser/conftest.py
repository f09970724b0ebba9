"""Chromium, a sandbox with the demo's tickets and a sample app in it, and an agent who sits before both."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, sync_playwright

from integration import sandbox as sandbox_package
from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import RunningSandbox, running_sandbox
from tests.find_chromium import find

ROOT = Path(__file__).parents[2]
SAMPLE_APPS = ROOT / "tests" / "samples" / "apps"
# A function, not an expression: Playwright evaluates an expression anew at each look, and an app's CSP forbids that.
SHAKEN_HANDS = "() => window.heard?.some(([name]) => name === 'app.registered')"
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find()
    assert executable, "no Chromium here: name one in CHROMIUM, or run `make test`, which installs one"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1440, "height": 900})


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A fresh tab without cookies; an error that no script caught fails the test."""
    window.clear_cookies()
    page = window.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def sdk_builds() -> list[Path | None]:
    """The SDK bundled at set-up, and the build that `AMENDS_ZAF_SDK` names, where it names one."""
    named = os.environ.get("AMENDS_ZAF_SDK")  # noqa: TID251 - a second build to test with
    return [None, Path(named)] if named else [None]


@pytest.fixture(scope="session")
def host_config() -> SandboxConfig:
    seed = Path(sandbox_package.__path__[0]) / "seed" / "demo.yaml"
    return SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=SAMPLE_APPS / "bench")


@dataclass
class Workspace:
    """An agent's browser window on a running sandbox, and the app in it."""

    page: Page
    running: RunningSandbox

    def open_ticket(self, ticket_id: int, query: str = "") -> None:
        """Open a ticket and wait until its sidebar app has shaken hands."""
        self.page.goto(f"{self.running.url}/agent/tickets/{ticket_id}{query}")
        self.app().wait_for_function(SHAKEN_HANDS)

    def frame(self, location: str) -> Frame:
        element = self.page.wait_for_selector(f"[data-location={location}]", state="attached")
        assert element is not None
        frame = element.content_frame()
        assert frame is not None
        return frame

    def app(self) -> Frame:
        return self.frame("ticket_sidebar")

    def run(self, script: str, argument: Any = None) -> Any:
        """Evaluate in the sidebar app's page, where `client` is its SDK client."""
        return self.app().evaluate(script, argument)

    def heard(self, name: str) -> list[Any]:
        """The messages of one event that the app has had so far."""
        return [message for each, message in self.run("window.heard") if each == name]

    def wait_heard(self, name: str, times: int = 1) -> list[Any]:
        script = "([name, times]) => window.heard.filter(([each]) => each === name).length >= times"
        self.app().wait_for_function(script, arg=[name, times])
        return self.heard(name)

    def locate(self, test_id: str) -> Any:
        return self.page.locator(f"[data-test={test_id}]")


@pytest.fixture(scope="session")
def lasting_sandbox(host_config: SandboxConfig) -> Iterator[RunningSandbox]:
    with running_sandbox(host_config) as running:
        yield running


@pytest.fixture
def host_sandbox(lasting_sandbox: RunningSandbox) -> RunningSandbox:
    """The sandbox that all tests share, as new: seeded again, and kind."""
    lasting_sandbox.parts.reset()
    return lasting_sandbox


@pytest.fixture
def workspace(page: Page, host_sandbox: RunningSandbox) -> Workspace:
    return Workspace(page, host_sandbox)


@pytest.fixture
def serve_app(host_config: SandboxConfig, page: Page) -> Iterator[Callable[..., Workspace]]:
    """Start a sandbox that hosts another app folder, or with other parts of its configuration."""
    opened: list[Any] = []

    def start(**changes: Any) -> Workspace:
        manager = running_sandbox(replace(host_config, **changes))
        opened.append(manager)
        return Workspace(page, manager.__enter__())

    yield start
    for manager in opened:
        manager.__exit__(None, None, None)
