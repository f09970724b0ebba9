"""Hands events out to workers, one ticket to one worker at a time, and takes back what became of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, Connection, Engine, Row, bindparam, exists, or_, select, update

from integration.errors import BadInput, Conflict
from integration.flows.inbox import Claim, Ended, EventKind, EventState, Setback
from integration.flows.inbox_words import COVERED
from integration.store.engine import reading
from integration.store.inbox import open_details
from integration.store.inbox_tables import inbox as table
from integration.store.inbox_tables import lanes
from integration.store.lanes import BELIEVED, FAILURES
from integration.store.moments import from_row, to_row
from integration.store.sealing import Seal
from integration.store.tallies import Counted, add

_UNREADABLE = 3  # events in a row that may turn out not to open, before a worker looks elsewhere

# While one works on an event, `next_at` is the end of the lease: a lease that ran out is as good as waiting.
_now: BindParameter[Any] = bindparam("now")
_DUE = table.c.ended_at.is_(None) & (table.c.next_at <= _now)
_LANE = (
    select(lanes.c.account, lanes.c.failures)
    .where(
        or_(lanes.c.held_until.is_(None), lanes.c.held_until <= _now, lanes.c.held_until > bindparam("believed")),
        lanes.c.account.not_in(bindparam("passed", expanding=True)),
        exists().where(table.c.account == lanes.c.account, _DUE),
    )
    .order_by(lanes.c.served_at, lanes.c.account)
    .limit(1)
)
_UNLOCKED_LANE = _LANE.with_for_update(skip_locked=True)
_LOCKED_LANE = _LANE.with_for_update()
_OTHERS_HAVE = select(table.c.ticket_id).where(table.c.account == bindparam("account"), table.c.lease_until > _now)
_NEXT = (
    select(table.c.id)
    .where(table.c.account == bindparam("account"), _DUE, table.c.ticket_id.not_in(bindparam("busy", expanding=True)))
    .order_by(table.c.due_at, table.c.next_at)
    .limit(1)
)
_SERVED = update(lanes).where(lanes.c.account == bindparam("of")).values(served_at=_now, held_until=None, held_why=None)
_TAKE = (
    update(table)
    .where(table.c.id == bindparam("event"), _DUE)
    .values(
        state=EventState.WORKING.value,
        holder=bindparam("worker"),
        lease_until=bindparam("until"),
        next_at=bindparam("until"),
        tries=table.c.tries + 1,
    )
    .returning(*table.c)
)
_IN_HAND = (
    (table.c.id == bindparam("event"))
    & (table.c.state == EventState.WORKING.value)
    & (table.c.holder == bindparam("worker"))
    & (table.c.tries == bindparam("try"))
)
_LAID_DOWN = {"holder": None, "lease_until": None}
_END = update(table).where(_IN_HAND)
_COVERED = (
    update(table)
    .where(
        table.c.account == bindparam("of"),
        table.c.ticket_id == bindparam("ticket"),
        table.c.ended_at.is_(None),
        table.c.state == EventState.WAITING.value,
        table.c.kind == EventKind.WRITTEN.value,
        table.c.received_at <= bindparam("read_at"),
        or_(table.c.seen_at.is_(None), table.c.seen_at <= bindparam("shown_at")),
    )
    .returning(table.c.id)
)


@dataclass(frozen=True, slots=True)
class ClaimStore:
    """Implements the port Claims. `seal` is called only where an event carries details."""

    engine: Engine
    seal: Callable[[], Seal]

    def claim(self, holder: str, now: datetime, lease: timedelta) -> Claim | None:
        """The event that is due first, of the account that has waited longest. None where nothing is due.

        An event whose details cannot be opened is buried, so that it holds nobody up.
        """
        for _ in range(_UNREADABLE):
            row = self._take(holder, now, now + lease)
            if row is None:
                return None
            try:
                return _claim(row, self.seal)
            except BadInput as error:
                self.bury(_claim(row, None), Setback("sealed", str(error)), now)
        return None

    def complete(self, claim: Claim, ended: Ended, now: datetime) -> None:
        """The event is done, and so is what waits for the same ticket and was received before it was read."""
        values = {
            "state": EventState.DONE.value,
            "result": ended.result.value,
            "reason": ended.reason or None,
            "error": None,
            "draft_id": ended.draft_id or None,
            "ended_at": to_row(now),
            **_LAID_DOWN,
        }
        if ended.ticket_id:
            values["ticket_id"] = ended.ticket_id
        counted: list[Counted] = [(ended.result.value, ended.reason, 1), *_work(ended)]
        with self.engine.begin() as connection:
            _lay_down(connection, claim, values)
            if claim.kind is EventKind.WRITTEN and ended.read_at:
                covered = _cover(connection, claim, ended, values | {"reason": COVERED})
                counted.append((ended.result.value, COVERED, covered))
            add(connection, claim.account, now, counted)

    def put_off(self, claim: Claim, setback: Setback, until: datetime, now: datetime, *, counts: bool = True) -> None:
        """The event waits until then. Where the try does not `count`, it is as if it had not been."""
        values = {
            "state": EventState.WAITING.value,
            "next_at": to_row(until),
            "reason": setback.slug,
            "error": setback.words,
            "tries": claim.tries if counts else max(claim.tries - 1, 0),
            **_LAID_DOWN,
        }
        with self.engine.begin() as connection:
            _lay_down(connection, claim, values)
            name = "retried" if counts else "waited"
            add(connection, claim.account, now, [(name, setback.slug, 1), *_work(setback)])

    def bury(self, claim: Claim, setback: Setback, now: datetime) -> None:
        """The event is given up, until an admin says otherwise."""
        values = {
            "state": EventState.DEAD.value,
            "reason": setback.slug,
            "error": setback.words,
            "ended_at": to_row(now),
            **_LAID_DOWN,
        }
        with self.engine.begin() as connection:
            _lay_down(connection, claim, values)
            add(connection, claim.account, now, [("dead", setback.slug, 1), *_work(setback)])

    def _take(self, holder: str, now: datetime, until: datetime) -> Row[Any] | None:
        moment = {"now": to_row(now)}
        taking = {"worker": holder, "until": to_row(until), **moment}
        passed: list[str] = []
        about = {"passed": passed, "believed": to_row(now + BELIEVED), **moment}
        if self.engine.dialect.name == "sqlite":  # where writers wait for each other: idle workers only look
            with reading(self.engine) as connection:
                if connection.execute(_LANE, about).first() is None:
                    return None
        while True:
            with self.engine.begin() as connection:
                # A lane that another has locked is waited for only where there is none that nobody has.
                lane = connection.execute(_UNLOCKED_LANE, about).first()
                lane = lane or connection.execute(_LOCKED_LANE, about).first()
                if lane is None:
                    return None
                account, failures = lane
                row = _take_from(connection, account, failures, taking)
                if row is not None:
                    connection.execute(_SERVED, {"of": account, **moment})
                    return row
            passed.append(account)


def _take_from(connection: Connection, account: str, failures: int, taking: dict[str, Any]) -> Row[Any] | None:
    """What is due first in this account, whose lane is locked, and not of a ticket that another works on."""
    about = {"account": account, "now": taking["now"]}
    others_have = connection.scalars(_OTHERS_HAVE, about).all()
    if others_have and failures >= FAILURES:
        return None  # one tries whether Zendesk is well again, and the others wait for what comes of it
    event = connection.scalar(_NEXT, {**about, "busy": [ticket for ticket in others_have if ticket]})
    if event is None:
        return None
    return connection.execute(_TAKE, {"event": event, **taking}).one_or_none()


def _lay_down(connection: Connection, claim: Claim, values: dict[str, Any]) -> None:
    """Raises Conflict where another has the event now, or an admin dropped it."""
    in_hand = {"event": claim.id, "worker": claim.holder, "try": claim.tries}
    if not connection.execute(_END.values(values), in_hand).rowcount:
        raise Conflict("This event is no longer in the hands of this worker.")


def _cover(connection: Connection, claim: Claim, ended: Ended, values: dict[str, Any]) -> int:
    read_at = to_row(ended.read_at or claim.received_at)
    shown_at = to_row(ended.shown_at) if ended.shown_at else read_at
    about = {"of": claim.account, "ticket": claim.ticket_id, "read_at": read_at, "shown_at": shown_at}
    return len(connection.execute(_COVERED.values(values), about).all())


def _work(work: Ended | Setback) -> list[Counted]:
    return [("calls", "", work.calls), ("seconds", "", work.seconds)]


def _claim(row: Row[Any], seal: Callable[[], Seal] | None) -> Claim:
    return Claim(
        id=row.id,
        account=row.account,
        kind=EventKind(row.kind),
        ticket_id=row.ticket_id,
        received_at=from_row(row.received_at),
        due_at=from_row(row.due_at),
        seen_at=from_row(row.seen_at) if row.seen_at else None,
        details=open_details(seal, row.details) if seal else {},
        tries=row.tries,
        holder=row.holder,
        until=from_row(row.lease_until),
    )
