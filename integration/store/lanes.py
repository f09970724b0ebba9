"""How fast each account's Zendesk may be called, by all workers together: one row an account."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, case, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from integration.store.engine import reading
from integration.store.inbox_tables import lanes as table
from integration.store.moments import from_row, to_row

CALLS_PER_MINUTE = 300
FAILURES = 5  # in a row, until an account rests
FIRST_REST, LONGEST_REST = timedelta(seconds=30), timedelta(seconds=300)
MINUTE = timedelta(minutes=1)
# Nobody is held back longer than this, and no minute is further ahead: what says so was written by a machine whose
# clock was wrong, and would keep an account waiting for hours or years.
BELIEVED = timedelta(minutes=15)
_LONGEST_WHY = 255
_BUDGET_USED_UP = "The calls to Zendesk for this minute are used up."
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

_MINE = table.c.account == bindparam("of")
_HELD = or_(table.c.held_until.is_(None), table.c.held_until < bindparam("until"))
_HOLD = update(table).where(_MINE, _HELD).values(held_until=bindparam("until"), held_why=bindparam("why"))
_RELEASE = update(table).where(_MINE).values(held_until=None, held_why=None, failures=0)
_FAILURES = select(table.c.failures).where(_MINE)
_WORKED = update(table).where(_MINE, table.c.failures > 0).values(failures=0)
# Those who were still at it when the account went to rest say nothing new.
_AT_WORK = or_(table.c.held_until.is_(None), table.c.held_until <= bindparam("now"))
_FAILED = update(table).where(_MINE, _AT_WORK).values(failures=table.c.failures + 1).returning(table.c.failures)
_THIS_MINUTE = table.c.minute_at.between(bindparam("minute"), bindparam("believed"))
_RESERVE = (
    update(table)
    .where(_MINE, or_(~_THIS_MINUTE, table.c.calls + bindparam("taken") <= bindparam("most")))
    .values(
        calls=case((_THIS_MINUTE, table.c.calls + bindparam("taken")), else_=bindparam("taken")),
        minute_at=case((_THIS_MINUTE, table.c.minute_at), else_=bindparam("minute")),
    )
)
_MINUTE = select(table.c.minute_at).where(_MINE)


@dataclass(frozen=True, slots=True)
class LaneStore:
    """Implements the port Lanes. `calls_per_minute` is what one account's Zendesk is asked at most."""

    engine: Engine
    calls_per_minute: int = CALLS_PER_MINUTE

    def slow_down(self, account: str, until: datetime, why: str) -> None:
        """Hold the account back until then, if it is not held back longer already."""
        with self.engine.begin() as connection:
            open_lane(connection, account)
            _hold(connection, account, to_row(until), why)

    def failed(self, account: str, now: datetime, why: str) -> None:
        """Count a failure; after some in a row the account rests, longer each time until `worked`."""
        with self.engine.begin() as connection:
            open_lane(connection, account)
            failures = connection.scalar(_FAILED, {"of": account, "now": to_row(now)})
            if failures is not None and failures >= FAILURES:
                rest = min(FIRST_REST * 2 ** min(failures - FAILURES, 10), LONGEST_REST)
                _hold(connection, account, to_row(now + rest), why)

    def release(self, account: str) -> None:
        """Whatever held the account back is mended: it is served at once."""
        with self.engine.begin() as connection:
            connection.execute(_RELEASE, {"of": account})

    def worked(self, account: str) -> None:
        """Zendesk answers: failures before are forgotten. What holds the account back still does."""
        with reading(self.engine) as connection:
            if not connection.scalar(_FAILURES, {"of": account}):
                return
        with self.engine.begin() as connection:
            connection.execute(_WORKED, {"of": account})

    def reserve(self, account: str, calls: int, now: datetime) -> datetime | None:
        """Take calls from the minute's budget: None. Where too few are left, the account is held until the next."""
        minute = now.replace(second=0, microsecond=0)
        asked = {
            "of": account,
            "taken": calls,
            "most": self.calls_per_minute,
            "minute": to_row(minute),
            "believed": to_row(now + BELIEVED),
        }
        with self.engine.begin() as connection:
            if connection.execute(_RESERVE, asked).rowcount:
                return None
            open_lane(connection, account)
            if connection.execute(_RESERVE, asked).rowcount:
                return None
            begun: datetime = connection.execute(_MINUTE, {"of": account}).scalar_one()
            _hold(connection, account, begun + MINUTE, _BUDGET_USED_UP)
        return from_row(begun + MINUTE)


def open_lane(connection: Connection, account: str) -> None:
    """See that the account has a lane, in the transaction that the connection is in. A new one is served first."""
    connection.execute(_open(connection.dialect.name), {"account": account})


def _hold(connection: Connection, account: str, until: datetime, why: str) -> None:
    connection.execute(_HOLD, {"of": account, "until": until, "why": why[:_LONGEST_WHY]})


@cache
def _open(dialect: str) -> Any:
    new = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    values = {"served_at": to_row(_LONG_AGO), "failures": 0, "minute_at": to_row(_LONG_AGO), "calls": 0}
    return new.values(account=bindparam("account"), **values).on_conflict_do_nothing()
