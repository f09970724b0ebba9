"""The inbox as an admin sees it: what waits, what failed for good, and what can be done about it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, func, select, update

from integration.errors import Conflict, NotFound
from integration.flows.inbox import EventState, Hour, InboxCounts, InboxLine
from integration.store.audit import put_on_record
from integration.store.engine import reading
from integration.store.inbox import line_of
from integration.store.inbox_tables import inbox as table
from integration.store.inbox_tables import lanes
from integration.store.lanes import open_lane
from integration.store.moments import from_row, to_row
from integration.store.tallies import TallyStore, add

_SHOWN = tuple(column for column in table.c if column.name not in ("details", "key", "signature"))


@dataclass(frozen=True, slots=True)
class InboxDeskStore:
    """Implements the port InboxDesk."""

    engine: Engine

    def lines(
        self, account: str, states: frozenset[EventState], *, before: datetime | None, limit: int
    ) -> tuple[InboxLine, ...]:
        """At most `limit` events in these states, the newest first, received before that moment."""
        query = select(*_SHOWN).where(table.c.account == account, table.c.state.in_(sorted(states)))
        if before is not None:
            query = query.where(table.c.received_at < to_row(before))
        newest_first = query.order_by(table.c.received_at.desc(), table.c.id.desc()).limit(limit)
        with reading(self.engine) as connection:
            return tuple(map(line_of, connection.execute(newest_first)))

    def counts(self, account: str) -> InboxCounts:
        """How the inbox stands. `held_back_until` may be past: then nothing holds the account back any more."""
        with reading(self.engine) as connection:
            standing = _standing(connection, table.c.account == account)
            lane = connection.execute(select(lanes).where(lanes.c.account == account)).one_or_none()
        if lane is None or lane.held_until is None:
            return standing
        return replace(standing, held_back_until=from_row(lane.held_until), held_back_why=lane.held_why or "")

    def overall(self) -> InboxCounts:
        """How the inboxes of all accounts stand together, for metrics."""
        with reading(self.engine) as connection:
            return _standing(connection, table.c.account.in_(select(lanes.c.account)))

    def hours(self, account: str, since: datetime) -> tuple[Hour, ...]:
        """What was counted, by the hour, the oldest first; hours in which nothing happened are left out."""
        return TallyStore(self.engine).hours(account, since)

    def retry(self, account: str, event_id: str, *, by: str, now: datetime) -> None:
        """Let it be tried at once, and counted anew. Raises NotFound, and Conflict for what is done or being done."""
        anew = {
            "state": EventState.WAITING.value,
            "next_at": to_row(now),
            "tries": 0,
            "ended_at": None,
        }
        with self.engine.begin() as connection:
            row = _read(connection, account, event_id)
            if row.state == EventState.DONE:
                raise Conflict("This event is done.")
            if row.state == EventState.WORKING:
                raise Conflict("This event is being worked on.")
            _change(connection, row, anew)
            open_lane(connection, account)
            add(connection, account, now, [("revived", "", 1)])
            put_on_record(connection, account, "event_retried", {"event": event_id, "kind": row.kind}, by=by, now=now)

    def drop(self, account: str, event_id: str, *, by: str, now: datetime) -> None:
        """It need not be done any more. Raises NotFound, and Conflict for what is done or being done."""
        with self.engine.begin() as connection:
            row = _read(connection, account, event_id)
            if row.state == EventState.DONE:
                raise Conflict("This event is done.")
            if row.state == EventState.WORKING and row.lease_until > to_row(now):
                raise Conflict("This event is being worked on.")
            if row.state == EventState.DROPPED:
                return
            ended = {"ended_at": to_row(now), "holder": None, "lease_until": None}
            _change(connection, row, {"state": EventState.DROPPED.value, **ended})
            add(connection, account, now, [("dropped", "", 1)])
            put_on_record(connection, account, "event_dropped", {"event": event_id, "kind": row.kind}, by=by, now=now)


def _standing(connection: Connection, whose: ColumnElement[bool]) -> InboxCounts:
    """Two looks, each along an index: most rows have ended well, and are not looked at."""
    still_open = select(table.c.state, func.count(), func.min(table.c.received_at)).where(
        whose, table.c.ended_at.is_(None)
    )
    found = {state: (count, oldest) for state, count, oldest in connection.execute(still_open.group_by(table.c.state))}
    dead = select(func.count()).select_from(table).where(whose, table.c.state == EventState.DEAD.value)
    oldest = min((oldest for _, oldest in found.values()), default=None)
    return InboxCounts(
        found.get(EventState.WAITING.value, (0, None))[0],
        found.get(EventState.WORKING.value, (0, None))[0],
        connection.scalar(dead) or 0,
        from_row(oldest) if oldest else None,
    )


def _read(connection: Connection, account: str, event_id: str) -> Row[Any]:
    query = select(*_SHOWN).where(table.c.account == account, table.c.id == event_id).with_for_update()
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound("There is no such event.")
    return row


def _change(connection: Connection, row: Row[Any], values: dict[str, Any]) -> None:
    connection.execute(update(table).where(table.c.id == row.id).values(values))
