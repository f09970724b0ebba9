"""Fakes of what stands behind the webhooks and the API: one account with a webhook, and an inbox in memory."""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from integration.errors import NotFound
from integration.flows.api_access import ApiToken, Scope
from integration.flows.hook import Hook
from integration.flows.hook_secrets import HookSecrets
from integration.flows.inbox import EventState, InboxLine, NewEvent, Receipt
from integration.flows.receiving import Receiving
from integration.web.api.parts import ApiParts
from tests.fakes import NOON

SECRET = "c2lnbmVkIGJ5IHplbmRlc2s="
WRITER = f"amends_{'w' * 43}"
READER = f"amends_{'r' * 43}"


def signed(secret: str, body: bytes, at: datetime = NOON, **headers: str) -> dict[str, str]:
    """The headers that Zendesk sends (platform §6.3); computed here anew, so that a shared mistake cannot hide."""
    timestamp = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    digest = hmac.new(secret.encode(), timestamp.encode() + body, hashlib.sha256).digest()
    return {
        "Content-Type": "application/json; charset=utf-8",
        "X-Zendesk-Webhook-Id": "01HAN96XNH1J7DY8D7RZ22QMT9",
        "X-Zendesk-Webhook-Invocation-Id": "01HANA2B5D5W9XSJS3NE5SQA1J",
        "X-Zendesk-Webhook-Signature-Timestamp": timestamp,
        "X-Zendesk-Webhook-Signature": base64.b64encode(digest).decode(),
    } | {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass
class FakeDoor:
    """All five ports of the door. `failure` is raised instead of keeping an event; `looks` counts readings of hooks."""

    accounts: tuple[str, ...] = ("acme", "bare")
    hooks: dict[str, Hook] = field(default_factory=lambda: {"acme": Hook("acme", "01H", SECRET, NOON)})
    events: dict[str, NewEvent] = field(default_factory=dict)
    ended: dict[str, InboxLine] = field(default_factory=dict)
    failure: Exception | None = None
    looks: int = 0
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def receiving(self) -> Receiving:
        return Receiving(self, HookSecrets(self, self), lambda: f"{next(self.ids):032x}")

    def api(self) -> ApiParts:
        return ApiParts(tokens=self, events=self)

    def names(self) -> tuple[str, ...]:
        return self.accounts

    def hook(self, account: str) -> Hook | None:
        self.looks += 1
        return self.hooks.get(account)

    def put(self, event: NewEvent) -> Receipt:
        if self.failure:
            raise self.failure
        known = [one for one in self.events.values() if one.account == event.account]
        if any((one.key, one.signature) == (event.key, event.signature) for one in known):
            return Receipt.REPLAYED
        if any(one.key == event.key or one.signature == event.signature for one in known):
            return Receipt.DUPLICATE
        self.events[event.id] = event
        return Receipt.STORED

    def line(self, account: str, event_id: str) -> InboxLine:
        event = self.events.get(event_id)
        if event is None or event.account != account:
            raise NotFound("There is no such event.")
        waiting = InboxLine(event.id, event.kind, "", EventState.WAITING, NOON, NOON, NOON, 0)
        return self.ended.get(event_id, waiting)

    def find(self, words: str, now: datetime) -> ApiToken | None:
        del now
        token = ApiToken("t1", "acme", "shop", (Scope.EVENTS_READ,), NOON, "operator")
        return {WRITER: replace(token, scopes=(Scope.EVENTS_WRITE, "of a later version")), READER: token}.get(words)
