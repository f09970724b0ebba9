"""Published policies: numbered, never changed, one of them live."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Engine, bindparam, func, insert, select, update

from integration.apology.policy import Policy, PolicyVersion
from integration.errors import Conflict, NotFound
from integration.flows.policy_draft import VersionLine
from integration.store.accounts import lock
from integration.store.audit import put_on_record
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.policy_document import from_json, to_json
from integration.store.policy_drafts import clear
from integration.store.tables import accounts, policies

_LIVE = select(accounts.c.live_policy).where(accounts.c.subdomain == bindparam("account"))


@dataclass(frozen=True, slots=True)
class Policies:
    """Implements the port PolicyVersions. A version never changes once published, so a parsed one is kept."""

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

    def versions(self, account: str) -> tuple[VersionLine, ...]:
        """All versions, the newest first."""
        columns = (policies.c.number, policies.c.published_at, policies.c.published_by, policies.c.note)
        query = select(*columns).where(policies.c.account == account).order_by(policies.c.number.desc())
        with reading(self.engine) as connection:
            rows = connection.execute(query).all()
            live = connection.scalar(_LIVE, {"account": account})
        return tuple(
            VersionLine(row.number, from_row(row.published_at), row.published_by, row.note, row.number == live)
            for row in rows
        )

    def publish(self, account: str, policy: Policy, *, by: str, note: str, now: datetime, draft: int = 0) -> int:
        """Make this policy the live one; returns its number. What was live before stays on record.

        `draft` is the revision of the draft that this was, which is done with then; raises Conflict where somebody
        has changed it.
        """
        with self.engine.begin() as connection:
            lock(connection, account)  # two publishers take two numbers
            if draft:
                clear(connection, account, draft, by=by, now=now)
            last = connection.scalar(select(func.max(policies.c.number)).where(policies.c.account == account)) or 0
            number = last + 1
            connection.execute(
                insert(policies).values(
                    account=account,
                    number=number,
                    document=to_json(policy),
                    published_at=to_row(now),
                    published_by=by,
                    note=note,
                )
            )
            _turn(connection, account, number)
            put_on_record(connection, account, "policy_published", {"version": number, "note": note}, by=by, now=now)
        return number

    def roll_back(self, account: str, number: int, *, by: str, note: str, now: datetime) -> int:
        """Make an old version live again, under the number it has; returns it.

        Raises NotFound for a number never published, and Conflict where it is live already.
        """
        published = select(policies.c.number).where(policies.c.account == account, policies.c.number == number)
        with self.engine.begin() as connection:
            lock(connection, account)
            live = connection.scalar(_LIVE, {"account": account})
            if connection.scalar(published) is None:
                raise NotFound(f"The account {account!r} has no policy version {number}.")
            if live == number:
                raise Conflict(f"Version {number} is live already.")
            _turn(connection, account, number)
            details = {"from": live, "to": number, "note": note}
            put_on_record(connection, account, "policy_rolled_back", details, by=by, now=now)
        return number


def _turn(connection: Connection, account: str, number: int) -> None:
    connection.execute(update(accounts).where(accounts.c.subdomain == account).values(live_policy=number))
