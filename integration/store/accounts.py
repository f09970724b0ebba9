"""Accounts: which Zendesk subdomains are served here, with which credentials, and the keys their app signs with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, bindparam, insert, select, update

from integration.errors import BadInput, UnknownAccount
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.sealing import Seal
from integration.store.tables import accounts, installations

# Another's rows may still be added to the account meanwhile; only those who ask for the same lock wait.
_LOCK = select(accounts.c.subdomain).where(accounts.c.subdomain == bindparam("account")).with_for_update(key_share=True)


def lock(connection: Connection, account: str) -> None:
    """Let those who look at an account and then change it go one after the other, until the transaction ends.

    In SQLite a transaction that writes is alone in any case.
    """
    connection.execute(_LOCK, {"account": account})


@dataclass(frozen=True, slots=True)
class AppKeys:
    """What a Zendesk installation of the app signs with; the key before the last change stays valid beside it."""

    installation_id: str
    app_id: str
    public_key: str
    previous_key: str | None
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts table and what hangs on it. `seal` is called only where credentials are touched."""

    engine: Engine
    seal: Callable[[], Seal]

    def names(self) -> tuple[str, ...]:
        with reading(self.engine) as connection:
            return tuple(connection.scalars(select(accounts.c.subdomain).order_by(accounts.c.subdomain)))

    def pick(self, name: str | None) -> str:
        """The account meant: the named one, or the only one. Raises UnknownAccount."""
        known = self.names()
        if name in known:
            return name
        if name:
            raise UnknownAccount(f"There is no account {name!r} here. Known: {', '.join(known) or 'none'}.", "account")
        if len(known) == 1:
            return known[0]
        if not known:
            raise UnknownAccount("No account is set up here. Run: amends db upgrade", "account")
        raise UnknownAccount(f"Name the account with --account: {', '.join(known)}.", "account")

    def add(self, subdomain: str, now: datetime) -> None:
        """Raises BadInput for an account that is already there."""
        if subdomain in self.names():
            raise BadInput(f"The account {subdomain!r} is already set up.", "account")
        with self.engine.begin() as connection:
            connection.execute(insert(accounts).values(subdomain=subdomain, created_at=to_row(now)))

    def set_credentials(self, subdomain: str, credentials: dict[str, str]) -> None:
        with self.engine.begin() as connection:
            connection.execute(
                update(accounts)
                .where(accounts.c.subdomain == subdomain)
                .values(credentials=self.seal().close(credentials))
            )

    def credentials(self, subdomain: str) -> dict[str, str]:
        """Raises BadInput where none are stored, or where they cannot be opened."""
        with reading(self.engine) as connection:
            sealed = connection.scalar(select(accounts.c.credentials).where(accounts.c.subdomain == subdomain))
        if not sealed:
            raise BadInput(
                f"The account {subdomain!r} has no Zendesk credentials yet. Run: amends accounts connect", "account"
            )
        return self.seal().open(sealed)

    def app_keys(self, subdomain: str, installation_id: str) -> AppKeys | None:
        query = select(installations).where(
            installations.c.account == subdomain, installations.c.installation_id == installation_id
        )
        with reading(self.engine) as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return AppKeys(installation_id, row.app_id, row.public_key, row.previous_key, from_row(row.fetched_at))

    def keep_app_keys(self, subdomain: str, keys: AppKeys) -> None:
        """Store the keys of an installation, in place of those stored before."""
        here = (installations.c.account == subdomain) & (installations.c.installation_id == keys.installation_id)
        values = {
            "app_id": keys.app_id,
            "public_key": keys.public_key,
            "previous_key": keys.previous_key,
            "fetched_at": to_row(keys.fetched_at),
        }
        with self.engine.begin() as connection:
            if not connection.execute(update(installations).where(here).values(values)).rowcount:
                row = {"account": subdomain, "installation_id": keys.installation_id, **values}
                connection.execute(insert(installations).values(row))
