"""A ticket without the lines that only say when its answer comes: to whoever reads it, nobody has answered yet."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Protocol

from integration.apology.auto_draft import without
from integration.apology.ticket import Message, Ticket, Writer
from integration.flows.note import Note, NoteKind

# Between our intention and the moment that Zendesk gives the comment: our clock may run ahead, the call may take long.
_BEFORE, _AFTER = timedelta(seconds=10), timedelta(seconds=60)


class TicketNotes(Protocol):
    """What we have written into a ticket."""

    def of_ticket(self, account: str, ticket_id: str) -> tuple[Note, ...]: ...


def unanswered(ticket: Ticket, known: Iterable[Note]) -> Ticket:
    """The ticket without those lines, which are no answer.

    Where comments come without their ids, as from the sidebar, they are known by the moment they were written.
    """
    lines = [note for note in known if note.kind is NoteKind.ACKNOWLEDGEMENT]
    found = {message.id for note in lines if (message := _written_as(note, ticket))}
    return without(ticket, found)


def _written_as(note: Note, ticket: Ticket) -> Message | None:
    ours = [message for message in ticket.messages if message.writer is Writer.AGENT and message.public]
    by_id = next((message for message in ours if message.id == note.comment_id), None)
    first, last = note.intended_at - _BEFORE, note.intended_at + _AFTER
    return by_id or next((each for each in ours if each.sent_at and first <= each.sent_at <= last), None)
