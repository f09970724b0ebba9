"""What comes in from outside and waits to be worked on: the events, who works on them, and what came of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class EventKind(StrEnum):
    """What happened."""

    WRITTEN = "written"  # a customer wrote: a new ticket, or one more message
    ANSWERED = "answered"  # an agent answered in public
    ORDER_CANCELLED = "order_cancelled"  # the shop cancelled an order (seed OC-1)
    TEST = "test"  # an installation was tried out


class EventState(StrEnum):
    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    DEAD = "dead"  # given up after too many tries, or because trying again cannot help
    DROPPED = "dropped"  # an admin said that it need not be done


class Receipt(StrEnum):
    """What became of an event at the door."""

    STORED = "stored"
    DUPLICATE = "duplicate"  # known already; there is nothing more to do
    REPLAYED = "replayed"  # the very same request once more: nobody honest sends that


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to be stored. `key` is unique within the account; `due_at` is when its draft should be there.

    `seen_at` is the ticket's own time when the event left Zendesk, `signature` what the request was signed with (""
    where requests are not signed). `details` are encrypted at rest where they name a customer. Nobody begins before
    `begin_at`, where there is one.
    """

    id: str
    account: str
    kind: EventKind
    key: str
    received_at: datetime
    due_at: datetime
    ticket_id: str = ""
    seen_at: datetime | None = None
    signature: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    begin_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An event in the hands of one worker, `holder`, until the lease ends. `tries` counts this one."""

    id: str
    account: str
    kind: EventKind
    ticket_id: str
    received_at: datetime
    due_at: datetime
    seen_at: datetime | None
    details: Mapping[str, Any]
    tries: int
    holder: str
    until: datetime


class Result(StrEnum):
    """What came of an event; a metric label and a log field alike."""

    DRAFTED = "drafted"  # an internal note holds the draft
    TAGGED = "tagged"  # the ticket has the tags, and no note, as the policy asks
    SENT = "sent"  # a notice went out to the customer
    WITHDRAWN = "withdrawn"  # the draft that stood is not the current one any more
    SKIPPED = "skipped"  # there is a reason not to draft
    TESTED = "tested"


@dataclass(frozen=True, slots=True)
class Ended:
    """How an event ended well. `reason` is a slug where the result has one, such as why it was skipped.

    `calls` were made to Zendesk, and took `seconds`. `read_at` is when the ticket was read: whatever waits for the same
    ticket and was received before that has been seen to. Where machines' clocks differ, that alone would be too much:
    what the ticket says of its own time, `shown_at`, must be as new as what the event says of it.
    """

    result: Result
    reason: str = ""
    draft_id: str = ""
    ticket_id: str = ""
    calls: int = 0
    seconds: float = 0.0
    read_at: datetime | None = None
    shown_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Setback:
    """Why a try failed: a slug for metrics, and words for the admin that hold nothing a customer wrote."""

    slug: str
    words: str
    calls: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One event as the admin sees it."""

    id: str
    kind: EventKind
    ticket_id: str
    state: EventState
    received_at: datetime
    due_at: datetime
    next_at: datetime
    tries: int
    result: str = ""
    reason: str = ""
    error: str = ""
    draft_id: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class InboxCounts:
    """How an account's inbox stands. `oldest` is when the oldest event that still has to be done was received."""

    waiting: int = 0
    working: int = 0
    dead: int = 0
    oldest: datetime | None = None
    held_back_until: datetime | None = None  # Zendesk asked us to slow down, or does not answer
    held_back_why: str = ""


@dataclass(frozen=True, slots=True)
class Hour:
    """What was counted in one hour: by name (`drafted`, `skipped`, `retried`, `calls`) and label (a reason, or "")."""

    at: datetime
    counts: Mapping[tuple[str, str], float]
