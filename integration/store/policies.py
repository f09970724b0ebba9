"""Published policies: numbered, never changed, one of them live."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine, bindparam, func, insert, select, update

from integration.apology.policy import Policy, PolicyVersion
from integration.errors import NotFound
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.policy_document import from_json, to_json
from integration.store.tables import accounts, audit, policies

_LIVE = select(accounts.c.live_policy).where(accounts.c.subdomain == bindparam("account"))


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies of all accounts. A version never changes once published, so a parsed one is kept."""

    engine: Engine
    _parsed: dict[tuple[str, int], PolicyVersion] = field(default_factory=dict)

    def live(self, account: str) -> PolicyVersion:
        """Raises NotFound where the account has no published policy."""
        with reading(self.engine) as connection:
            number = connection.scalar(_LIVE, {"account": account})
        if number is None:
            raise NotFound(f"The account {account!r} has no published policy.")
        return self.version(account, number)

    def version(self, account: str, number: int) -> PolicyVersion:
        """Raises NotFound for a number never published."""
        known = self._parsed.get((account, number))
        if known is None:
            known = self._parsed[(account, number)] = self._read(account, number)
        return known

    def _read(self, account: str, number: int) -> PolicyVersion:
        query = select(policies).where(policies.c.account == account, policies.c.number == number)
        with reading(self.engine) as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NotFound(f"The account {account!r} has no policy version {number}.")
        published_at = from_row(row.published_at)
        return PolicyVersion(number, from_json(row.document), published_at, row.published_by, row.note)

    def publish(self, account: str, policy: Policy, *, by: str, note: str, now: datetime) -> int:
        """Make this policy the live one; returns its number. What was live before stays on record."""
        at = to_row(now)
        with self.engine.begin() as connection:
            # Locking the account's row lets two publishers take two numbers, one after the other.
            connection.execute(select(accounts.c.subdomain).where(accounts.c.subdomain == account).with_for_update())
            last = connection.scalar(select(func.max(policies.c.number)).where(policies.c.account == account)) or 0
            number = last + 1
            connection.execute(
                insert(policies).values(
                    account=account,
                    number=number,
                    document=to_json(policy),
                    published_at=at,
                    published_by=by,
                    note=note,
                )
            )
            connection.execute(update(accounts).where(accounts.c.subdomain == account).values(live_policy=number))
            details = {"version": number, "note": note}
            connection.execute(
                insert(audit).values(account=account, at=at, actor=by, action="policy_published", details=details)
            )
        return number
