"""Pools of one-time codes: encrypted, each given to one draft and never to another."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from integration.apology.outcome import OutcomeKind
from integration.flows.policy_draft import PoolLine
from integration.store.accounts import lock
from integration.store.audit import put_on_record
from integration.store.engine import reading
from integration.store.moments import to_row
from integration.store.sealing import Seal
from integration.store.tables import codes as table
from integration.store.tables import drafts, outcomes

_IN_POOL = (table.c.account == bindparam("account")) & (table.c.pool == bindparam("pool"))
_COUNT = select(func.count()).select_from(table).where(_IN_POOL)
_GIVEN = select(table.c.code).where(_IN_POOL, table.c.draft_id == bindparam("draft_id")).limit(1)
_NEXT = select(table.c.id, table.c.code).where(_IN_POOL, table.c.draft_id.is_(None)).order_by(table.c.id).limit(1)


@dataclass(frozen=True, slots=True)
class CodeStore:
    """Implements the port Codes. `seal` is called only where codes are touched."""

    engine: Engine
    seal: Callable[[], Seal]

    def add(self, account: str, pool: str, codes: Sequence[str], *, by: str, now: datetime) -> int:
        """Put these codes into the pool; returns how many were new to it, those given before counted as known."""
        seal = self.seal()
        rows = [
            {
                "account": account,
                "pool": pool,
                "digest": _digest(account, pool, code),
                "code": seal.close_bytes(code.encode()),
                "added_at": to_row(now),
            }
            for code in dict.fromkeys(code.strip() for code in codes)
            if code
        ]
        with self.engine.begin() as connection:
            lock(connection, account)
            before = _count(connection, account, pool)
            if rows:
                connection.execute(_insert_new(self.engine.dialect.name), rows)
            new = _count(connection, account, pool) - before
            if new:
                put_on_record(connection, account, "codes_added", {"pool": pool, "count": new}, by=by, now=now)
        return new

    def take(self, account: str, pool: str, draft_id: str, now: datetime) -> str | None:
        """The code of this draft, the one added first of those that are left; None where none is."""
        about = {"account": account, "pool": pool}
        with self.engine.begin() as connection:
            lock(connection, account)  # two who take at once get two codes, and one who asks twice gets one
            sealed = connection.scalar(_GIVEN, {**about, "draft_id": draft_id})
            if sealed is None:
                row = connection.execute(_NEXT, about).one_or_none()
                if row is None:
                    return None
                taken = {"draft_id": draft_id, "taken_at": to_row(now)}
                connection.execute(update(table).where(table.c.id == row.id).values(taken))
                sealed = row.code
        return self.seal().open_bytes(sealed).decode()

    def give_back(self, account: str, draft_id: str, *, keep: frozenset[str] = frozenset()) -> int:
        """Put the codes of this draft back, but for those of the pools to `keep`; returns how many.

        Those of a letter that was sent stay the customer's, and those of one that was put into a reply may become so.
        """
        sent = select(drafts.c.id).where(drafts.c.id == draft_id, drafts.c.submitted_at.is_not(None)).exists()
        inserted = (outcomes.c.draft_id == draft_id) & (outcomes.c.kind == OutcomeKind.INSERTED)
        in_reply = select(outcomes.c.id).where(inserted).exists()
        mine = (table.c.account == account) & (table.c.draft_id == draft_id)
        theirs = update(table).where(mine, table.c.pool.not_in(keep), ~sent, ~in_reply)
        with self.engine.begin() as connection:
            lock(connection, account)
            return connection.execute(theirs.values(draft_id=None, taken_at=None)).rowcount

    def pools(self, account: str) -> tuple[PoolLine, ...]:
        """The account's pools by name; one whose codes were all given is among them."""
        given = func.count(table.c.draft_id)
        query = (
            select(table.c.pool, func.count() - given, given)
            .where(table.c.account == account)
            .group_by(table.c.pool)
            .order_by(table.c.pool)
        )
        with reading(self.engine) as connection:
            return tuple(PoolLine(*row) for row in connection.execute(query))

    def drop(self, account: str, pool: str, *, by: str, now: datetime) -> int:
        """Drop the codes that are left; returns how many. Those given stay on record, so that none is given again."""
        with self.engine.begin() as connection:
            lock(connection, account)
            left = delete(table).where(_IN_POOL, table.c.draft_id.is_(None))
            count = connection.execute(left, {"account": account, "pool": pool}).rowcount
            if count:
                put_on_record(connection, account, "codes_dropped", {"pool": pool, "count": count}, by=by, now=now)
        return count


@cache
def _insert_new(dialect: str) -> Any:
    new = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    return new.on_conflict_do_nothing(index_elements=[table.c.account, table.c.pool, table.c.digest])


def _count(connection: Connection, account: str, pool: str) -> int:
    return connection.scalar(_COUNT, {"account": account, "pool": pool}) or 0


def _digest(account: str, pool: str, code: str) -> str:
    """Tells codes apart without opening them. Unkeyed, so that it outlives a change of the secret."""
    return hashlib.sha256(f"{account}\0{pool}\0{code}".encode()).hexdigest()
