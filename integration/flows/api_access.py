"""Who may call the API: bearer tokens, each with what it may do, for shops and other programs of an account."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from integration.errors import Refused, SignedOut

# What `amends tokens add` hands out; anything else is refused before a database is asked.
TOKEN = re.compile(r"amends_[A-Za-z0-9_-]{43}")
BEARER = "Bearer "


class Scope(StrEnum):
    """What a token may be good for."""

    EVENTS_WRITE = "events:write"
    EVENTS_READ = "events:read"


class AccessReason(StrEnum):
    """Why a call of the API is refused; metric label and log field alike."""

    MISSING = "api_token_missing"
    UNKNOWN = "api_token_unknown"
    SCOPE = "api_scope_missing"


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token as it is kept: never its own text. `scopes` may name some that this version does not know."""

    id: str
    account: str
    name: str
    scopes: tuple[str, ...]
    created_at: datetime
    created_by: str
    used_at: datetime | None = None
    revoked_at: datetime | None = None


class KnownTokens(Protocol):
    """The tokens of all accounts, by their own words; a revoked one is known no more."""

    def find(self, words: str, now: datetime) -> ApiToken | None: ...


def admitted(header: str, scope: Scope, tokens: KnownTokens, now: datetime) -> ApiToken:
    """The token that this Authorization header brings. Raises SignedOut, and Refused where the scope is missing."""
    if not header.startswith(BEARER):
        raise SignedOut(AccessReason.MISSING, "Send a token of the API in the header Authorization, as a bearer.")
    text = header.removeprefix(BEARER).strip()
    token = tokens.find(text, now) if TOKEN.fullmatch(text) else None
    if token is None:
        raise SignedOut(AccessReason.UNKNOWN, "This token is not known here, or was revoked.")
    if scope not in token.scopes:
        raise Refused(AccessReason.SCOPE, f"This token may not do that. It needs the scope {scope.value}.")
    return token
