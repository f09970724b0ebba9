"""How often what happened, by the hour: for the page that shows the last hours, and for metrics."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from integration.flows.inbox import Hour
from integration.store.engine import reading
from integration.store.inbox_tables import tallies as table
from integration.store.moments import from_row, to_row

Counted = tuple[str, str, float]  # a name, a label, and how often
EVER = datetime(1970, 1, 1)  # noqa: DTZ001 - as the table keeps it: the hour in which old ones are added up


@dataclass(frozen=True, slots=True)
class TallyStore:
    """The table of what was counted."""

    engine: Engine

    def hours(self, account: str, since: datetime) -> tuple[Hour, ...]:
        """Each hour in which something was counted, the oldest first."""
        query = select(table).where(table.c.account == account, table.c.hour >= to_row(since)).order_by(table.c.hour)
        found: dict[datetime, dict[tuple[str, str], float]] = defaultdict(dict)
        with reading(self.engine) as connection:
            for row in connection.execute(query):
                found[from_row(row.hour)][row.name, row.label] = row._mapping["count"]  # noqa: SLF001 - "count" is a tuple's own word
        return tuple(Hour(at, counts) for at, counts in found.items())

    def totals(self) -> Mapping[tuple[str, str], float]:
        """What was counted ever, over all accounts: it never shrinks, as a metric must not."""
        query = select(table.c.name, table.c.label, func.sum(table.c.count)).group_by(table.c.name, table.c.label)
        with reading(self.engine) as connection:
            return {(name, label): count for name, label, count in connection.execute(query)}

    def fold(self, before: datetime) -> int:
        """Add up what is older; returns how many rows were put together."""
        old = (table.c.hour < to_row(before)) & (table.c.hour > EVER)
        columns = (table.c.account, table.c.name, table.c.label, table.c.count)
        sums: dict[str, dict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
        with self.engine.begin() as connection:
            # Whoever takes them out adds them up: two who do so at once count nothing twice.
            taken = connection.execute(delete(table).where(old).returning(*columns)).all()
            for account, name, label, count in taken:
                sums[account][name, label] += count
            for account in sorted(sums):
                _add(connection, account, EVER, [(*what, count) for what, count in sums[account].items()])
        return len(taken)


def add(connection: Connection, account: str, now: datetime, counted: Sequence[Counted]) -> None:
    """Count, in the transaction that the connection is in."""
    _add(connection, account, to_row(now).replace(minute=0, second=0, microsecond=0), counted)


def _add(connection: Connection, account: str, hour: datetime, counted: Sequence[Counted]) -> None:
    # In order, so that two who count the same things never wait for each other crosswise.
    rows = [
        {"account": account, "hour": hour, "name": name, "label": label, "count": count}
        for name, label, count in sorted(counted)
        if count
    ]
    if rows:
        connection.execute(_upsert(connection.dialect.name), rows)


@cache
def _upsert(dialect: str) -> Any:
    new = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    more = {"count": table.c.count + new.excluded.count}
    return new.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=more)
