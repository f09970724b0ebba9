"""Taking events in: from Zendesk's webhook, and from the shop by the API. Each is kept before it is answered."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from integration.errors import Conflict, Refused
from integration.flows.hook_secrets import HookSecrets
from integration.flows.inbox import EventKind, NewEvent, Receipt
from integration.flows.inbox_ports import Inbox
from integration.flows.receiving_ports import ReceivingReason

# When the draft should be there. An order cancelled is told at once (seed OC-1); an old draft that an agent has
# answered past harms nobody for some minutes.
PROMISES = {
    EventKind.ORDER_CANCELLED: timedelta(),
    EventKind.TEST: timedelta(),
    EventKind.WRITTEN: timedelta(minutes=2),
    EventKind.ANSWERED: timedelta(minutes=10),
}
# A clock that runs ahead by more than this tells nothing about what we read from the ticket.
CLOCKS_DIFFER = timedelta(minutes=5)
# Zendesk tells changes apart by the second: until the one in which a ticket changed is over, reading it is for nothing.
SECOND = timedelta(seconds=1)
_CALLS = UUID("0a6e1d52-6d0b-5b6f-9c37-0f6d1f1d5a5e")


@dataclass(frozen=True, slots=True)
class Told:
    """What a request of Zendesk says. `invocation` is the same for all attempts to deliver it (platform §6.3)."""

    account: str
    kind: EventKind
    signature: str
    invocation: str = ""
    ticket_id: str = ""
    seen_at: datetime | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receiving:
    """Puts what was told into the inbox, once. `secrets` tell whether it was Zendesk that told it."""

    inbox: Inbox
    secrets: HookSecrets
    new_id: Callable[[], str]

    def told(self, said: Told, now: datetime) -> tuple[str, Receipt]:
        """The event's id, and what became of it. Raises Refused for the very same request once more."""
        seen_at = _believable(said.seen_at, now)
        event = NewEvent(
            id=self.new_id(),
            account=said.account,
            kind=said.kind,
            key=f"zendesk:{said.invocation}" if said.invocation else f"signed:{said.signature}",
            received_at=now,
            due_at=now + PROMISES[said.kind],
            ticket_id=said.ticket_id,
            seen_at=seen_at,
            signature=said.signature,
            details=said.details,
            begin_at=min(seen_at + SECOND, now + 2 * SECOND) if seen_at else None,
        )
        receipt = self.inbox.put(event)
        if receipt is Receipt.REPLAYED:
            raise Refused(ReceivingReason.REPLAYED, "This very request was taken in before.")
        return event.id, receipt

    def order_cancelled(self, account: str, key: str, details: Mapping[str, Any], now: datetime) -> tuple[str, Receipt]:
        """The event's id, the same for the same key. Raises Conflict where the key stood for something else before.

        The body's digest stands where a webhook has its signature: the inbox tells by it one request from another.
        """
        digest = hashlib.sha256(f"{key}\n{json.dumps(details, sort_keys=True)}".encode()).hexdigest()
        event = NewEvent(
            id=uuid5(_CALLS, f"{account}\n{key}").hex,
            account=account,
            kind=EventKind.ORDER_CANCELLED,
            key=f"api:{key}",
            received_at=now,
            due_at=now + PROMISES[EventKind.ORDER_CANCELLED],
            signature=digest,
            details=details,
        )
        receipt = self.inbox.put(event)
        if receipt is Receipt.DUPLICATE:
            raise Conflict("This Idempotency-Key was used for another body before. Nothing was changed.")
        return event.id, Receipt.DUPLICATE if receipt is Receipt.REPLAYED else receipt


def _believable(moment: datetime | None, now: datetime) -> datetime | None:
    """The ticket's own time of the event, in UTC; none where it is no time that can have been."""
    if moment is None or moment.tzinfo is None:
        return None
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        return None
    return moment if moment - now <= CLOCKS_DIFFER else None
