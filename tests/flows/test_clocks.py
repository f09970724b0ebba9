"""Machines whose clocks differ, and answers that make no sense of time: nothing is lost by either."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from integration.flows.inbox import EventKind, NewEvent
from integration.store.inbox import InboxStore
from tests.note_fakes import BROKEN, LATE
from tests.note_house import PROMISES, House, Trouble, opened
from tests.store.events import seal


class Apart(House):
    """Its web server's clock is three seconds behind that of its worker."""

    def receive(self, kind: EventKind, ticket_id: str, at: datetime) -> None:
        self.received += 1
        now = self.clock() - timedelta(seconds=3)
        name = f"{self.account}-{self.received}"
        event = NewEvent(name, self.account, kind, name, now, now + PROMISES[kind], ticket_id, at)
        InboxStore(self.engine, seal).put(event)


def test_what_came_after_the_ticket_was_read_is_not_seen_to(engine: Engine) -> None:
    """Although it was received before, as the web server's clock has it: the ticket itself says what it showed."""
    house = Apart(engine)

    def customer_writes() -> None:
        if house.received == 1:
            house.clock.passes(1)
            house.zendesk.wrote("101", LATE)

    house.trouble = Trouble(1, customer_writes, lambda call: call == "ClaimStore.complete", early=True)
    opened(house, BROKEN)

    assert house.ends() == [("drafted", ""), ("drafted", "")]
    assert len(house.zendesk.tickets["101"].notes) == 2
