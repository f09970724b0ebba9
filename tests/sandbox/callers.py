"""Who calls the sandbox in tests: a small seed, a clock, REST callers, the redirect for the real client, a receiver."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter

from integration.sandbox.server import RunningSandbox

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


class Caller:
    """The REST API of a running sandbox as one user sees it."""

    def __init__(self, running: RunningSandbox, email: str | None) -> None:
        self.session = requests.Session()
        self.session.trust_env = False
        self.url = running.url
        if email is not None:
            self.session.auth = (f"{email}/token", "sandbox-token")

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None, **more: Any) -> requests.Response:
        address = path if path.startswith("/") else f"/api/v2/{path}"
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


@dataclass
class Letterbox:
    """What a webhook's receiver got, and what it answers next (status and headers; 200 when nothing is left).

    `waits` are the seconds it takes over the next answers.
    """

    url: str
    got: list[tuple[Mapping[str, str], bytes]] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def wait_for(self, count: int, seconds: float = 5.0) -> list[tuple[Mapping[str, str], bytes]]:
        with self.arrived:
            self.arrived.wait_for(lambda: len(self.got) >= count, seconds)
            return list(self.got)


@contextmanager
def letterbox() -> Iterator[Letterbox]:
    """A receiver of webhooks on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name is the library's
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with box.arrived:
                box.got.append((dict(self.headers), body))
                status, headers = box.answers.pop(0) if box.answers else (200, {})
                wait = box.waits.pop(0) if box.waits else 0.0
                box.arrived.notify_all()
            time.sleep(wait)
            with suppress(ConnectionError):  # who waited too long has hung up
                self.send_response(status)
                for name, value in {"Content-Length": "0", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    box = Letterbox(f"http://127.0.0.1:{server.server_port}/hooks")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield box
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
