"""The inbox's door: an event is stored once and for good, or is known already."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, Insert, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from integration.errors import NotFound, UnknownAccount
from integration.flows.inbox import EventKind, EventState, InboxLine, NewEvent, Receipt
from integration.store.engine import reading
from integration.store.inbox_tables import inbox as table
from integration.store.lanes import open_lane
from integration.store.moments import from_row, to_row
from integration.store.sealing import Seal
from integration.store.straight import StraightInsert

_SIGNATURE = select(table.c.signature).where(table.c.account == bindparam("account"), table.c.key == bindparam("key"))
_ALWAYS_LATER = ("holder", "lease_until", "result", "reason", "error", "draft_id", "ended_at")
_COLUMNS = tuple(column.name for column in table.c if column.name not in _ALWAYS_LATER)
_LINE = select(table).where(table.c.account == bindparam("account"), table.c.id == bindparam("id"))


@dataclass(frozen=True, slots=True)
class InboxStore:
    """Implements the port Inbox. `seal` is called only where an event carries details."""

    engine: Engine
    seal: Callable[[], Seal]
    _laned: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _insert: StraightInsert = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_insert", StraightInsert(self.engine, _put(self.engine.dialect.name), _COLUMNS))

    def put(self, event: NewEvent) -> Receipt:
        """Raises UnknownAccount. Once this returns, the event is in the database to stay."""
        return self.put_all((event,))[0]

    def put_all(self, events: Sequence[NewEvent]) -> list[Receipt]:
        """The same for several, all of them or none."""
        # In order of their keys: two who put the same events never wait for each other crosswise.
        ordered = sorted(range(len(events)), key=lambda place: (events[place].account, events[place].key))
        rows = [_row(events[place]) | {"details": seal_details(self.seal, events[place].details)} for place in ordered]
        accounts = {event.account for event in events}
        try:
            self._open_lanes(accounts - self._laned)
            new = dict(zip(ordered, self._insert.run(rows), strict=True))
        except IntegrityError as error:
            raise UnknownAccount(f"There is no account {' or '.join(sorted(accounts))} here.", "account") from error
        return [Receipt.STORED if new[place] else self._known(event) for place, event in enumerate(events)]

    def _open_lanes(self, accounts: set[str]) -> None:
        if accounts:
            with self.engine.begin() as connection:
                for account in sorted(accounts):
                    open_lane(connection, account)
            self._laned.update(accounts)

    def _known(self, event: NewEvent) -> Receipt:
        """Under the same key and signature it is the very same request; everything else has been said before."""
        with reading(self.engine) as connection:
            signature = connection.scalar(_SIGNATURE, {"account": event.account, "key": event.key})
        return Receipt.REPLAYED if signature and signature == event.signature else Receipt.DUPLICATE

    def line(self, account: str, event_id: str) -> InboxLine:
        """How an event stands. Raises NotFound, for another account's too."""
        with reading(self.engine) as connection:
            row = connection.execute(_LINE, {"account": account, "id": event_id}).one_or_none()
        if row is None:
            raise NotFound("There is no such event.")
        return line_of(row)


def _put(dialect: str) -> Insert:
    new = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    return new.on_conflict_do_nothing()


def _row(event: NewEvent) -> dict[str, Any]:
    received_at = to_row(event.received_at)
    return {
        "id": event.id,
        "account": event.account,
        "key": event.key,
        "kind": event.kind.value,
        "ticket_id": event.ticket_id,
        "signature": event.signature or None,
        "received_at": received_at,
        "due_at": to_row(event.due_at),
        "seen_at": to_row(event.seen_at) if event.seen_at else None,
        "state": EventState.WAITING.value,
        "next_at": to_row(event.begin_at) if event.begin_at else received_at,
        "tries": 0,
    }


def seal_details(seal: Callable[[], Seal], details: Mapping[str, Any]) -> bytes | None:
    """None for no details."""
    return seal().close_bytes(json.dumps(dict(details), sort_keys=True).encode()) if details else None


def open_details(seal: Callable[[], Seal], sealed: bytes | None) -> Mapping[str, Any]:
    """Raises BadInput where none of the keys fits."""
    if sealed is None:
        return {}
    details: dict[str, Any] = json.loads(seal().open_bytes(sealed))
    return details


def line_of(row: Any) -> InboxLine:
    return InboxLine(
        id=row.id,
        kind=EventKind(row.kind),
        ticket_id=row.ticket_id,
        state=EventState(row.state),
        received_at=from_row(row.received_at),
        due_at=from_row(row.due_at),
        next_at=from_row(row.next_at),
        tries=row.tries,
        result=row.result or "",
        reason=row.reason or "",
        error=row.error or "",
        draft_id=row.draft_id or "",
        ended_at=from_row(row.ended_at) if row.ended_at else None,
    )
