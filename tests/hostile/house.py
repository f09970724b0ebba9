"""A web app over a real database, with one account that Zendesk and a shop may call, and an eye on every answer."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from threading import Thread
from typing import Any

from sqlalchemy import Engine, insert, select
from werkzeug.serving import WSGIRequestHandler, make_server

from integration.bootstrap.receiving import Door
from integration.flows.api_access import Scope
from integration.flows.hook import Hook
from integration.flows.hook_secrets import HookSecrets
from integration.flows.inbox import EventKind, EventState
from integration.flows.receiving import Receiving
from integration.store.accounts import Accounts
from integration.store.api_tokens import ApiTokenStore
from integration.store.hooks import HookStore
from integration.store.inbox import InboxStore, open_details
from integration.store.inbox_tables import inbox
from integration.store.intake import Intake
from integration.store.sealing import Seal
from integration.store.tables import accounts
from integration.web.api.parts import ApiParts
from tests.receiving_fakes import SECRET, signed

ACCOUNT = "acme"
LONGEST = 1.0  # seconds
SIGN_ME = "sign-me"
KEYS = ("a-secret-that-only-guards-a-test-of-ours",)


@dataclass
class Answers:
    """What was answered, however it was asked: how often which status, and what must not be."""

    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def see(self, status: int, kind: str, seconds: float, asked: str) -> None:
        self.statuses[status] += 1
        self.slowest = max(self.slowest, seconds)
        if status >= 500:
            self.wrong.append(f"{status}: {asked}")
        if seconds > LONGEST:
            self.wrong.append(f"{seconds:.1f} s: {asked}")
        if status >= 400 and kind not in ("application/problem+json", "text/html; charset=utf-8", "text/html"):
            self.wrong.append(f"{status} as {kind!r}: {asked}")

    @property
    def count(self) -> int:
        return sum(self.statuses.values())


@dataclass
class Watched:
    """The app with an eye on it. Zendesk's hand is in it too: what asks to be signed is signed here, and just now."""

    app: Any
    answers: Answers = field(default_factory=Answers)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        _sign(environ)
        begun = time.perf_counter()
        told: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            told.append((status, headers))
            return start_response(status, headers, *rest)

        content = list(self.app(environ, start))
        status, headers = told[0]
        kind = dict(headers).get("Content-Type", "")
        asked = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']!r}"
        self.answers.see(int(status[:3]), kind, time.perf_counter() - begun, asked)
        return content


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """The address at which the app is served while the block runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - werkzeug's own name
        """Thousands of requests are no news."""


def _sign(environ: dict[str, Any]) -> None:
    if environ.get("HTTP_X_ZENDESK_WEBHOOK_SIGNATURE") != SIGN_ME:
        return
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = BytesIO(body)
    headers = signed(SECRET, body, datetime.now(UTC))
    if environ.get("HTTP_X_ZENDESK_WEBHOOK_SIGNATURE_TIMESTAMP"):
        environ["HTTP_X_ZENDESK_WEBHOOK_SIGNATURE_TIMESTAMP"] = headers["X-Zendesk-Webhook-Signature-Timestamp"]
    environ["HTTP_X_ZENDESK_WEBHOOK_SIGNATURE"] = headers["X-Zendesk-Webhook-Signature"]


@dataclass
class RealDoor:
    """What stands behind webhooks and API, over this database; `token` opens the API."""

    engine: Engine
    token: str = ""

    def __post_init__(self) -> None:
        now = datetime.now(UTC)
        with self.engine.begin() as connection:
            for account in (ACCOUNT, "bare"):
                connection.execute(insert(accounts).values(subdomain=account, created_at=now.replace(tzinfo=None)))
        store = self.door()
        store.hooks.keep(Hook(ACCOUNT, "01H", SECRET, now))
        self.token = store.tokens.issue(ACCOUNT, "shop", tuple(Scope), by="a test", now=now)[1]

    def door(self) -> Door:
        seal = lambda: Seal(KEYS)  # noqa: E731 - as bootstrap hands it on
        hooks, inbox_store = HookStore(self.engine, seal), InboxStore(self.engine, seal)
        return Door(Accounts(self.engine, seal), hooks, inbox_store, Intake(inbox_store), ApiTokenStore(self.engine))

    def receiving(self) -> Receiving:
        store = self.door()
        numbers = iter(range(1, 10**9))
        return Receiving(store, HookSecrets(store, store), lambda: f"{next(numbers):032x}")

    def api(self) -> ApiParts:
        store = self.door()
        return ApiParts(tokens=store, events=store)


def broken_rows(engine: Engine) -> Iterator[str]:
    """What was not kept whole, in words."""
    with engine.connect() as connection:
        rows = connection.execute(select(inbox)).all()
    for row in rows:
        details = open_details(lambda: Seal(KEYS), row.details)
        if row.account != ACCOUNT or not row.signature or row.tries or row.state != EventState.WAITING:
            yield f"{row.id}: {row.account} {row.state} after {row.tries} tries"
        if not _is_whole(EventKind(row.kind), row.ticket_id, details):
            yield f"{row.id}: {row.kind} of ticket {row.ticket_id!r} with {sorted(details)}"


def _is_whole(kind: EventKind, ticket_id: str, details: Mapping[str, Any]) -> bool:
    if kind is EventKind.ORDER_CANCELLED:
        return not ticket_id and {"order", "customer", "reason"} <= set(details)
    if kind is EventKind.TEST:
        return set(details) <= {"nonce"}
    return ticket_id.isdecimal() and ticket_id.isascii() and not details


def kept(engine: Engine) -> dict[str, set[str]]:
    """What there is, by each word that a request can know it again by."""
    columns = (inbox.c.id, inbox.c.key, inbox.c.signature)
    with engine.connect() as connection:
        return {column.name: set(connection.scalars(select(column))) for column in columns}
