"""Where the store and Zendesk meet: which installations are ours, and who their agents are."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from integration.errors import BadInput, NotFound
from integration.flows.visitor import Person, Tenant
from integration.store.accounts import Accounts, AppKeys
from integration.zendesk.access import DeskCredentials, OAuthClient, TokensInMemory
from integration.zendesk.app_token import read_audience
from integration.zendesk.desk import ZendeskDesk, connect

DOMAIN = ".zendesk.com"
ACCOUNT = "{account}"
CREDENTIAL_NAMES = ("client_id", "client_secret", "app_id")
ROLE_SECONDS = 300  # platform §4.5: a role may be remembered for five minutes
RENEW_AFTER = timedelta(minutes=10)  # platform §4.3: a key is asked for again at most this often


@dataclass(frozen=True, slots=True)
class Desks:
    """Opens the Zendesk of an account. `zendesk_url` is the sandbox's address, empty for the real one.

    A sandbox that stands for several accounts has a place for their names in its address: `{account}`.
    """

    accounts: Accounts
    zendesk_url: str
    tokens: TokensInMemory = field(default_factory=TokensInMemory)

    def open(self, account: str) -> ZendeskDesk:
        """A desk for one job in one thread. Raises BadInput where the account has no credentials."""
        return self.open_with(account, self.accounts.credentials(account))

    def open_with(self, account: str, credentials: dict[str, str]) -> ZendeskDesk:
        client = OAuthClient(credentials["client_id"], credentials["client_secret"])
        return connect(DeskCredentials(account, client), tokens=self.tokens, base_url=self._base_url(account))

    def origin(self, account: str) -> str:
        """The address agents of this account have in their browser."""
        if not self.zendesk_url:
            return f"https://{account}{DOMAIN}"
        parts = urlsplit(self._base_url(account))
        return f"{parts.scheme}://{parts.netloc}"

    def _base_url(self, account: str) -> str:
        return self.zendesk_url.replace(ACCOUNT, account)


@dataclass(frozen=True, slots=True)
class Installations:
    """The `Tenants` port: the installations of our own app, and the keys they sign with."""

    desks: Desks
    clock: Callable[[], datetime]

    def of(self, audience: str) -> Tenant | None:
        named = read_audience(audience)
        account = named.host.removesuffix(DOMAIN)
        if not named.host.endswith(DOMAIN) or account not in self.desks.accounts.names():
            return None
        kept = self.desks.accounts.app_keys(account, named.installation_id)
        keys = kept or self._fetch(account, named.installation_id, None)
        return _tenant(account, audience, keys) if keys else None

    def renewed(self, tenant: Tenant, now: datetime) -> Tenant | None:
        installation_id = read_audience(tenant.audience).installation_id
        kept = self.desks.accounts.app_keys(tenant.account, installation_id)
        if kept is None or now - kept.fetched_at < RENEW_AFTER:
            return None
        keys = self._fetch(tenant.account, installation_id, kept)
        return _tenant(tenant.account, tenant.audience, keys) if keys else None

    def _fetch(self, account: str, installation_id: str, kept: AppKeys | None) -> AppKeys | None:
        """The keys as Zendesk has them now; None for an installation that is not of our app.

        Another app of the same account signs its tokens too, and its maker could pass them on to us: only the app
        that the account was connected with counts.
        """
        credentials = self.desks.accounts.credentials(account)
        desk = self.desks.open_with(account, credentials)
        try:
            app_id = desk.installation_app_id(installation_id)
        except NotFound:
            return None
        if app_id != credentials.get("app_id"):
            return None
        public_key = desk.app_public_key(app_id)
        changed = kept is not None and kept.public_key != public_key
        previous = kept.public_key if kept and changed else kept.previous_key if kept else None
        keys = AppKeys(installation_id, app_id, public_key, previous, self.clock())
        self.desks.accounts.keep_app_keys(account, keys)
        return keys


@dataclass(frozen=True, slots=True)
class AgentDirectory:
    """The `People` port: agents as Zendesk knows them, remembered for some minutes."""

    desks: Desks
    _known: dict[tuple[str, str], tuple[float, Person]] = field(default_factory=dict)

    def person(self, account: str, agent_id: str) -> Person:
        known = self._known.get((account, agent_id))
        if known and time.monotonic() - known[0] < ROLE_SECONDS:
            return known[1]
        user = self.desks.open(account).agent(agent_id)
        person = Person(user.name, user.role, active=user.active and not user.suspended)
        self._known[(account, agent_id)] = (time.monotonic(), person)
        return person


def checked_credentials(credentials: dict[str, str]) -> dict[str, str]:
    """Raises BadInput that names what is missing."""
    for name in CREDENTIAL_NAMES:
        if not credentials.get(name):
            raise BadInput(f"{name} must not be empty.", name)
    return credentials


def _tenant(account: str, audience: str, keys: AppKeys) -> Tenant:
    newest_first = (keys.public_key, keys.previous_key) if keys.previous_key else (keys.public_key,)
    return Tenant(account, read_audience(audience).host, audience, newest_first)
