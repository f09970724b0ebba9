"""What the inbox's use cases need from outside, as small Protocols in the words of the domain."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from integration.flows.draft import Draft
from integration.flows.inbox import (
    Claim,
    Ended,
    EventKind,
    EventState,
    Hour,
    InboxCounts,
    InboxLine,
    NewEvent,
    Receipt,
    Setback,
)
from integration.flows.note import Mark, Note, NoteState, SeenTicket, Writing, Written


class Inbox(Protocol):
    """Takes events in: once each, and for good before it answers."""

    def put(self, event: NewEvent) -> Receipt: ...


class Claims(Protocol):
    """Hands out events, one ticket to one worker at a time, and no account before another that has waited longer.

    `claim` gives None where nothing is due. Within an account the event that is due first comes first. Accounts that
    are held back, and tickets that another worker has, are passed over; a lease that ran out is as good as none.
    `complete`, `put_off` and `bury` raise Conflict where the lease was lost meanwhile: then nothing was changed.
    """

    def claim(self, holder: str, now: datetime, lease: timedelta) -> Claim | None: ...

    def complete(self, claim: Claim, ended: Ended, now: datetime) -> None: ...

    def put_off(
        self, claim: Claim, setback: Setback, until: datetime, now: datetime, *, counts: bool = True
    ) -> None: ...

    def bury(self, claim: Claim, setback: Setback, now: datetime) -> None: ...


class Lanes(Protocol):
    """How fast an account's Zendesk may be called, by all workers together.

    `slow_down` holds the account back until Zendesk will take calls again, or until its credentials are tried anew.
    `failed` and `worked` feed the circuit breaker: after some failures in a row the account rests, and then one event
    at a time tries again. `reserve` takes calls from the minute's budget and says when to come back where there are
    not enough (None: they are taken).
    """

    def slow_down(self, account: str, until: datetime, why: str) -> None: ...

    def failed(self, account: str, now: datetime, why: str) -> None: ...

    def worked(self, account: str) -> None: ...

    def reserve(self, account: str, calls: int, now: datetime) -> datetime | None: ...


class InboxDesk(Protocol):
    """What an admin sees of the inbox, and may do. `retry` and `drop` raise NotFound, and Conflict for what is done."""

    def lines(
        self, account: str, states: frozenset[EventState], *, before: datetime | None, limit: int
    ) -> tuple[InboxLine, ...]: ...

    def counts(self, account: str) -> InboxCounts: ...

    def hours(self, account: str, since: datetime) -> tuple[Hour, ...]: ...

    def retry(self, account: str, event_id: str, *, by: str, now: datetime) -> None: ...

    def drop(self, account: str, event_id: str, *, by: str, now: datetime) -> None: ...


class Notes(Protocol):
    """What we have written into tickets, once for each message and kind.

    `intend` is called before Zendesk is: it keeps the note, or gives the one that is there already. `written` says that
    Zendesk has it. `end` takes what stands on a ticket back and returns it; `standing` is the current draft's note.
    `forget` drops an intention that came to nothing.
    """

    def intend(self, note: Note) -> Note: ...

    def written(self, note: Note, comment_id: str, now: datetime) -> None: ...

    def of_ticket(self, account: str, ticket_id: str) -> tuple[Note, ...]: ...

    def end(
        self, account: str, ticket_id: str, state: NoteState, now: datetime, *, but: str = "", answer_id: str = ""
    ) -> tuple[Note, ...]: ...

    def forget(self, note: Note) -> None: ...


class StandingNotes(Protocol):
    """For who only wants to know which draft is the current one, and what else we wrote there."""

    def standing(self, account: str, ticket_id: str) -> Note | None: ...

    def of_ticket(self, account: str, ticket_id: str) -> tuple[Note, ...]: ...


class TicketDesk(Protocol):
    """One account's Zendesk for the length of one event, with the calls it took so far and the seconds they took.

    `read` raises NotFound for a ticket that is gone. `find` looks for what we may have written, by its mark, in the
    ticket's own record, no further back than `since`, and gives the comment's id ("" for a change without a comment),
    None where there is nothing. `write` does it all in one call, or raises Conflict where the ticket has changed since
    `writing.stamp`. All raise OutsideFailure; after one from `write` nobody knows whether it was done.
    """

    @property
    def calls(self) -> int: ...

    @property
    def seconds(self) -> float: ...

    def read(self, ticket_id: str) -> SeenTicket: ...

    def find(self, ticket_id: str, mark: Mark, since: datetime) -> str | None: ...

    def write(self, ticket_id: str, writing: Writing) -> Written: ...


class TicketDesks(Protocol):
    """Opens the Zendesk of an account; raises BadInput where the account has no credentials."""

    def open(self, account: str) -> TicketDesk: ...


class NoteWriter(Protocol):
    """Writes the internal note with a draft and its reasons, as HTML. `replaces` says that an older one stood."""

    def note(self, draft: Draft, *, replaces: bool) -> str: ...


# The desk is opened by flows/working.py, and counts its calls whether the event ends well or not. A handler that makes
# other calls besides gives their number and seconds in its `Ended`; those of the desk are added to them.
Handler = Callable[[Claim, TicketDesk], Ended]
Handlers = Mapping[EventKind, Handler]
Marks = Sequence[Mark]
