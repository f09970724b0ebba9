"""How Amends gets into a Zendesk account: the credentials it may hold, and the tokens it is lent (platform §7.12)."""

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

# A token that ends within this is not worth starting a job with.
MARGIN = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class OAuthClient:
    """A confidential client of the account's own; its tokens act as the client's owner."""

    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OAuthToken:
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ApiToken:
    """The legacy way: Zendesk ends it on 30 April 2027."""

    email: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DeskCredentials:
    """`subdomain` names the account: `acme` for acme.zendesk.com."""

    subdomain: str
    access: OAuthClient | OAuthToken | ApiToken


@dataclass(frozen=True, slots=True)
class LentToken:
    value: str = field(repr=False)
    expires_at: datetime

    def is_good(self, now: datetime) -> bool:
        return now + MARGIN < self.expires_at


class TokenStore(Protocol):
    """Keeps the token each subdomain was lent, so that not every job has to ask for one."""

    def token(self, subdomain: str) -> LentToken | None: ...

    def keep(self, subdomain: str, token: LentToken) -> None: ...

    def forget(self, subdomain: str) -> None: ...


class TokensInMemory:
    """A `TokenStore` for one process; its threads share it."""

    def __init__(self) -> None:
        self._tokens: dict[str, LentToken] = {}
        self._lock = threading.Lock()

    def token(self, subdomain: str) -> LentToken | None:
        with self._lock:
            return self._tokens.get(subdomain)

    def keep(self, subdomain: str, token: LentToken) -> None:
        with self._lock:
            self._tokens[subdomain] = token

    def forget(self, subdomain: str) -> None:
        with self._lock:
            self._tokens.pop(subdomain, None)
