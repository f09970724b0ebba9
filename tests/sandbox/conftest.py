"""One running sandbox per test, with a small seed of its own, and the real client pointed at it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
import requests
from requests.adapters import HTTPAdapter
from zenpy import Zenpy

from integration.sandbox.config import SandboxConfig
from integration.sandbox.keys import new_key
from integration.sandbox.server import RunningSandbox, running_sandbox

TEMPLATES = Path(__file__).parents[2] / "templates"

SEED = """
account: {name: Demo, time_zone: Europe/Berlin}
groups: [{id: 301, name: Support}]
organizations: [{id: 401, name: Acme, tags: [vip]}]
brands:
  - {id: 501, name: Northwind, subdomain: northwind, default: true}
  - {id: 502, name: Südwind, subdomain: suedwind, default: false}
ticket_fields:
  - {id: 360001, type: tagger, title: Remedy,
     options: [{name: Refund, value: remedy_refund}, {name: Voucher, value: remedy_voucher}]}
  - {id: 360002, type: text, title: Order}
agents:
  - {id: 1001, name: Ada Admin, email: admin@demo.example, role: admin, group: Support}
  - {id: 1002, name: Ben Agent, email: ben@demo.example, group: Support}
  - {id: 1003, name: Lia Light, email: lia@demo.example, role: light_agent}
macros:
  - id: 601
    title: "Apology::Late"
    actions:
      - {field: status, value: pending}
      - {field: current_tags, value: apologised}
      - {field: comment_value_html, value: "<p>Dear {{ticket.requester.first_name}},</p>"}
      - {field: comment_mode_is_public, value: "true"}
oauth_clients:
  - {identifier: amends, secret: sandbox-only, redirect_uris: ["http://127.0.0.1/back"]}
tickets:
  - id: 1
    subject: Where is my order
    status: open
    tags: [late]
    fields: {360002: A-1}
    requester: {name: Sue Doe, email: sue@example.com, organization: Acme, phone: "+1 555 0100"}
    assignee: ben@demo.example
    created: "-2d 3h"
    comments:
      - {text: "Hello,\\n\\nwhere is it?\\nSue"}
      - {author: ben@demo.example, text: "We are looking into it.", public: false}
      - {html: "<p>Still <b>nothing</b><script>alert(1)</script></p>", flags: [0]}
  - id: 2
    subject: Old story
    status: closed
    requester: sue@example.com
    created: 2024-01-01T00:00:00Z
    comments: [{text: Thanks}]
  - id: 3
    status: new
    channel: native_messaging
    brand: Südwind
    requester: {name: Web User 65f}
    satisfaction: {score: bad, comment: Slow, reason: Too late}
    comments: [{text: "{{ticket.requester.email}} {% raw %}"}]
"""


@dataclass
class Clock:
    """A clock that tests can set; it stands still otherwise."""

    at: datetime = field(default_factory=lambda: datetime(2026, 11, 24, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def pass_seconds(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Desk:
    """The REST API of a running sandbox as one user sees it."""

    def __init__(self, running: RunningSandbox, email: str | None) -> None:
        self.session = requests.Session()
        self.session.trust_env = False
        self.url = running.url
        if email is not None:
            self.session.auth = (f"{email}/token", "sandbox-token")

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None, **more: Any) -> requests.Response:
        address = path if path.startswith("/oauth") or path.startswith("/sandbox") else f"/api/v2/{path}"
        return self.session.request(method, self.url + address, json=body, timeout=10, allow_redirects=False, **more)

    def get(self, path: str, **more: Any) -> Any:
        response = self.ask("GET", path, **more)
        assert response.status_code == 200, response.text
        return response.json()

    def put(self, path: str, body: Mapping[str, Any]) -> Any:
        response = self.ask("PUT", path, body)
        assert response.status_code == 200, response.text
        return response.json()


class Redirected(HTTPAdapter):
    """Sends what is meant for the real host to the sandbox, and leaves no trace of that in the answer."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.target = urlsplit(url)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        original = str(request.url)
        parts = urlsplit(original)
        request.url = urlunsplit(parts._replace(scheme=self.target.scheme, netloc=self.target.netloc))
        response = super().send(request, *args, **kwargs)
        response.request.url = response.url = original
        return response


@pytest.fixture(scope="session")
def signing_key() -> Any:
    return new_key()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def seed_file(tmp_path: Path) -> Path:
    path = tmp_path / "seed.yaml"
    path.write_text(SEED, encoding="utf-8")
    return path


@pytest.fixture
def config(seed_file: Path, clock: Clock, signing_key: Any) -> SandboxConfig:
    return SandboxConfig(
        seed=seed_file,
        templates=TEMPLATES,
        app_dir=seed_file.parent,
        sign_with=signing_key,
        clock=clock,
        time_scale=0.001,
        webhook_timeout=0.5,
    )


@pytest.fixture
def sandbox(config: SandboxConfig) -> Iterator[RunningSandbox]:
    with running_sandbox(config) as running:
        yield running


@pytest.fixture
def as_user(sandbox: RunningSandbox) -> Iterator[Callable[[str | None], Desk]]:
    opened: list[Desk] = []

    def sign_in(email: str | None) -> Desk:
        opened.append(Desk(sandbox, email))
        return opened[-1]

    yield sign_in
    for desk in opened:
        desk.session.close()


@pytest.fixture
def admin(as_user: Callable[[str | None], Desk]) -> Desk:
    return as_user("admin@demo.example")


@pytest.fixture
def agent(as_user: Callable[[str | None], Desk]) -> Desk:
    return as_user("ben@demo.example")


@pytest.fixture
def zenpy(sandbox: RunningSandbox) -> Iterator[Zenpy]:
    session = requests.Session()
    session.trust_env = False
    session.mount("https://demo.zendesk.com", Redirected(sandbox.url))
    yield Zenpy(
        subdomain="demo", email="admin@demo.example", token="sandbox-token", session=session, disable_cache=True
    )
    session.close()
