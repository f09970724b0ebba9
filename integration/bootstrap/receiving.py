"""Taking events in, over the store: a database that is away is said so, and whoever called tries again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from integration.errors import BadInput, DatabaseFailure, UnknownAccount
from integration.flows.api_access import ApiToken
from integration.flows.hook import Hook
from integration.flows.hook_secrets import HookSecrets
from integration.flows.inbox import InboxLine, NewEvent, Receipt
from integration.flows.inbox_ports import Inbox
from integration.flows.receiving import Receiving
from integration.store.accounts import Accounts
from integration.store.api_tokens import ApiTokenStore
from integration.store.engine import SECONDS_UNTIL_BACK, answering, lasting
from integration.store.hooks import HookStore
from integration.store.inbox import InboxStore
from integration.store.intake import Intake
from integration.web.api.parts import ApiParts

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts


@dataclass(frozen=True, slots=True)
class Door:
    """The few looks at the store that a request from outside takes. Each raises DatabaseFailure.

    Implements the ports Inbox, EventLookup, KnownHooks, KnownAccounts and KnownTokens.
    """

    accounts: Accounts
    hooks: HookStore
    inbox: InboxStore
    intake: Inbox
    tokens: ApiTokenStore

    def names(self) -> tuple[str, ...]:
        with answering():
            return self.accounts.names()

    def hook(self, account: str) -> Hook | None:
        with answering(), _opening():
            return self.hooks.hook(account)

    def put(self, event: NewEvent) -> Receipt:
        with answering(), _opening():
            return self.intake.put(event)

    def line(self, account: str, event_id: str) -> InboxLine:
        with answering():
            return self.inbox.line(account, event_id)

    def find(self, words: str, now: datetime) -> ApiToken | None:
        with answering():
            return self.tokens.find(words, now)


@contextmanager
def _opening() -> Iterator[None]:
    """A key of ours that is missing or wrong is no fault of the request: it is to come again (platform §6.3)."""
    try:
        yield
    except UnknownAccount:
        raise
    except BadInput as error:
        raise DatabaseFailure(str(error), permanent=False, retry_after=SECONDS_UNTIL_BACK) from error


def door(parts: "Parts") -> Door:
    """Over these parts' database."""
    hooks, inbox = HookStore(parts.engine, parts.seal), InboxStore(lasting(parts.engine), parts.seal)
    # SQLite lets one write at a time, and so those who wait go together; PostgreSQL is faster with each by itself.
    intake = Intake(inbox) if parts.engine.dialect.name == "sqlite" else inbox
    return Door(parts.accounts, hooks, inbox, intake, parts.api_tokens)


def receiving(parts: "Parts") -> Receiving:
    """What stands behind the webhooks."""
    store = door(parts)
    return Receiving(store, HookSecrets(store, store), lambda: uuid4().hex)


def api_parts(parts: "Parts") -> ApiParts:
    """What stands behind `/api/v1`."""
    store = door(parts)
    return ApiParts(tokens=store, events=store)
