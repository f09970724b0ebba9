"""What accounts' lessons taught: numbered, never changed, at most one of them live, and each way back on record.

The weights know customers' words one by one, and so they are encrypted as the lessons are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, func, insert, select, update

from integration.errors import NotFound
from integration.store.audit import put_on_record
from integration.store.engine import reading
from integration.store.moments import to_row
from integration.store.sealing import Seal
from integration.store.tables import account_models, accounts

# Asked for every suggestion, and so put together once.
_LIVE = select(accounts.c.live_model).where(accounts.c.subdomain == bindparam("account"))


@dataclass(frozen=True, slots=True)
class AccountModelStore:
    """Implements the port AccountModels. `seal` is called only where weights are touched."""

    engine: Engine
    seal: Callable[[], Seal]

    def live(self, account: str) -> int | None:
        with reading(self.engine) as connection:
            number: int | None = connection.scalar(_LIVE, {"account": account})
        return number

    def weights(self, account: str, number: int) -> bytes:
        """Raises NotFound for a number never published."""
        mine = (account_models.c.account == account) & (account_models.c.number == number)
        with reading(self.engine) as connection:
            sealed = connection.scalar(select(account_models.c.weights).where(mine))
        if sealed is None:
            raise NotFound(f"The account {account!r} has no model {number}.")
        return self.seal().open_bytes(sealed)

    def publish(self, account: str, weights: bytes, report: dict[str, Any], *, by: str, now: datetime) -> int:
        """Make these weights the live ones; returns their number."""
        sealed = self.seal().close_bytes(weights)
        with self.engine.begin() as connection:
            live = _locked(connection, account)
            mine = account_models.c.account == account
            number = (connection.scalar(select(func.max(account_models.c.number)).where(mine)) or 0) + 1
            connection.execute(
                insert(account_models).values(
                    account=account,
                    number=number,
                    replaced=live,
                    weights=sealed,
                    report=report,
                    made_at=to_row(now),
                    made_by=by,
                )
            )
            _turn(connection, account, number)
            put_on_record(connection, account, "model_published", {"number": number, "replaced": live}, by=by, now=now)
        return number

    def roll_back(self, account: str, *, by: str, now: datetime) -> int | None:
        """Make live what was live before; returns its number. Raises NotFound where no model is live."""
        with self.engine.begin() as connection:
            live = _locked(connection, account)
            if live is None:
                raise NotFound(f"The account {account!r} has no model of its own to roll back from.")
            mine = (account_models.c.account == account) & (account_models.c.number == live)
            before: int | None = connection.scalar(select(account_models.c.replaced).where(mine))
            _turn(connection, account, before)
            put_on_record(connection, account, "model_rolled_back", {"from": live, "to": before}, by=by, now=now)
        return before


def _locked(connection: Connection, account: str) -> int | None:
    """The live number; locking the account's row lets two who change it go one after the other."""
    number: int | None = connection.scalar(_LIVE.with_for_update(), {"account": account})
    return number


def _turn(connection: Connection, account: str, number: int | None) -> None:
    connection.execute(update(accounts).where(accounts.c.subdomain == account).values(live_model=number))
