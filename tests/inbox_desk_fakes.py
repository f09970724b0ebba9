"""An account's inbox in memory, as the admin pages ask for it."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from dataclasses import dataclass, field, replace
from datetime import datetime

from integration.errors import Conflict, NotFound
from integration.flows.inbox import EventState, Hour, InboxCounts, InboxLine


@dataclass
class FakeInboxDesk:
    """Implements the port InboxDesk. `by` is who acted last."""

    kept: dict[str, InboxLine] = field(default_factory=dict)
    counted: tuple[Hour, ...] = ()
    held: tuple[datetime, str] | None = None
    by: str = ""

    def lines(
        self, account: str, states: frozenset[EventState], *, before: datetime | None, limit: int
    ) -> tuple[InboxLine, ...]:
        mine = [line for line in self.kept.values() if line.state in states]
        older = [line for line in mine if before is None or line.received_at < before]
        return tuple(sorted(older, key=lambda line: line.received_at, reverse=True)[:limit])

    def counts(self, account: str) -> InboxCounts:
        states = [line.state for line in self.kept.values()]
        open_ = [line.received_at for line in self.kept.values() if line.state is EventState.WAITING]
        return InboxCounts(
            states.count(EventState.WAITING),
            states.count(EventState.WORKING),
            states.count(EventState.DEAD),
            min(open_, default=None),
            *(self.held or ()),
        )

    def hours(self, account: str, since: datetime) -> tuple[Hour, ...]:
        return tuple(hour for hour in self.counted if hour.at >= since)

    def retry(self, account: str, event_id: str, *, by: str, now: datetime) -> None:
        self._change(event_id, EventState.WAITING, by)

    def drop(self, account: str, event_id: str, *, by: str, now: datetime) -> None:
        self._change(event_id, EventState.DROPPED, by)

    def _change(self, event_id: str, state: EventState, by: str) -> None:
        if event_id not in self.kept:
            raise NotFound("There is no such event.")
        if self.kept[event_id].state is EventState.DONE:
            raise Conflict("This event is done.")
        self.kept[event_id] = replace(self.kept[event_id], state=state)
        self.by = by
