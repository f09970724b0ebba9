"""Events as they come in, and the stores that take them in and hand them out."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property

from sqlalchemy import Engine, select

from integration.flows.inbox import Claim, Ended, EventKind, NewEvent, Result, Setback
from integration.store.claims import ClaimStore
from integration.store.inbox import InboxStore
from integration.store.inbox_desk import InboxDeskStore
from integration.store.inbox_tables import inbox
from integration.store.lanes import LaneStore
from integration.store.sealing import Seal
from tests.store.letters import open_accounts

NOW = datetime(2026, 11, 24, 9, 10, 30, tzinfo=UTC)
LEASE = timedelta(seconds=120)
SECOND = timedelta(seconds=1)
TROUBLE = Setback("zendesk", "Zendesk did not answer.", calls=1, seconds=0.5)


def seal() -> Seal:
    return Seal(("of-a-length-that-will-do-for-tests",))


def an_event(number: int = 1, **changes: object) -> NewEvent:
    """The event of this number, on a ticket of its own; a written message, due two minutes after it was received."""
    changes = {"received_at": NOW, **changes}
    whole = NewEvent(
        id=f"{number:032x}",
        account="acme",
        kind=EventKind.WRITTEN,
        key=f"zendesk:{number}",
        received_at=NOW,
        due_at=changes["received_at"] + timedelta(minutes=2),  # type: ignore[operator] # a moment
        ticket_id=str(100 + number),
        signature=f"signed {number}",
    )
    return replace(whole, **changes)  # type: ignore[arg-type] # fields by name


def done(result: Result = Result.DRAFTED, **more: object) -> Ended:
    return Ended(result, **more)  # type: ignore[arg-type] # fields by name


@dataclass(frozen=True)
class Office:
    """The inbox with its worker's and its admin's side, over one database."""

    engine: Engine

    @cached_property
    def inbox(self) -> InboxStore:
        return InboxStore(self.engine, seal)

    @cached_property
    def claims(self) -> ClaimStore:
        return ClaimStore(self.engine, seal)

    @cached_property
    def lanes(self) -> LaneStore:
        return LaneStore(self.engine, calls_per_minute=10)

    @cached_property
    def desk(self) -> InboxDeskStore:
        return InboxDeskStore(self.engine)

    def put(self, *events: NewEvent) -> None:
        for event in events:
            self.inbox.put(event)

    def claim(self, now: datetime = NOW, holder: str = "one") -> Claim | None:
        return self.claims.claim(holder, now, LEASE)

    def taken(self, now: datetime = NOW, holder: str = "one") -> Claim:
        claim = self.claim(now, holder)
        assert claim
        return claim

    def counted(self, account: str = "acme") -> dict[tuple[str, str], float]:
        """Everything that was counted for this account."""
        hours = self.desk.hours(account, datetime(1970, 1, 1, tzinfo=UTC))
        return {what: count for hour in hours for what, count in hour.counts.items()}

    def states(self) -> dict[str, str]:
        with self.engine.connect() as connection:
            rows = connection.execute(select(inbox.c.id, inbox.c.state))
            return {str(int(id_, 16)): state for id_, state in rows}


def an_office(engine: Engine, *accounts: str) -> Office:
    open_accounts(engine, *(accounts or ("acme",)))
    return Office(engine)
