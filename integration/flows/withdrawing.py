"""An agent answered: the draft that stood on the ticket is not the current one any more."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from integration.apology.auto_draft import Skip, answer, without
from integration.apology.delivery import DRAFTED, tags_without_draft
from integration.apology.ticket import Message, Status, Ticket
from integration.flows.inbox import Claim, Ended, Result
from integration.flows.inbox_ports import TicketDesk
from integration.flows.note import Mark, Note, NoteKind, NoteState, SeenTicket, Writing, draft_id_for
from integration.flows.our_notes import DRAFTS, OPEN, OurNotes, acknowledgements, holds_draft, in_force
from integration.flows.working import STAMP, Telling, demand_time

NOTHING_STANDS = "nothing_stands"  # no draft of ours is on the ticket
ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Withdrawing:
    """The use case, with what it needs from outside."""

    ours: OurNotes
    clock: Callable[[], datetime]
    tell: Telling
    settle: timedelta = STAMP

    def handle(self, claim: Claim, desk: TicketDesk) -> Ended:
        """Take back what stood before the agent's answer, and see that the tag says so; the handler of ANSWERED."""
        known = self.ours.notes.of_ticket(claim.account, claim.ticket_id)
        if not any(note.kind in DRAFTS and note.state in OPEN for note in known):
            return Ended(Result.SKIPPED, NOTHING_STANDS)
        seen, notes = self.ours.look(claim, desk, self.settle)
        ticket = without(seen.ticket, acknowledgements(seen, notes))
        answered = answer(ticket)
        older = _before(answered, ticket, in_force(notes))
        newer = [note for note in in_force(notes) if note not in older]
        put_tag_right(claim, seen, desk, stands=holds_draft(newer), clock=self.clock, tell=self.tell)
        if not older:
            return Ended(Result.SKIPPED, NOTHING_STANDS if answered else Skip.OWN_UPDATE, read_at=seen.read_at)
        but = newer[-1].draft_id if newer else ""
        answer_id = answered.id if answered else ""
        self.ours.end(claim, older, NoteState.ANSWERED, but=but, answer_id=answer_id)
        return Ended(Result.WITHDRAWN, ANSWERED, draft_id=older[-1].draft_id, read_at=seen.read_at)


def put_tag_right(
    claim: Claim, seen: SeenTicket, desk: TicketDesk, *, stands: bool, clock: Callable[[], datetime], tell: Telling
) -> None:
    """See that the ticket is tagged as drafted where a draft stands, and only there. A closed one stays as it is.

    Raises as `TicketDesk.write` does.
    """
    tags = seen.ticket.tags
    if stands is (DRAFTED in tags) or seen.ticket.status is Status.CLOSED:
        return
    demand_time(claim, clock())
    wanted = tuple(sorted({*tags, DRAFTED})) if stands else tags_without_draft(tags)
    mark = Mark(draft_id_for(claim.account, claim.ticket_id, claim.id, NoteKind.TAGS), claim.id, NoteKind.TAGS)
    desk.write(claim.ticket_id, Writing(seen.stamp, mark, tags=wanted))
    tell("tag put right", event=claim.id, ticket=claim.ticket_id, stands=stands)


def _before(answered: Message | None, ticket: Ticket, notes: Iterable[Note]) -> list[Note]:
    """The notes on messages that came before the answer; a note on something else has the place of its own comment."""
    if answered is None:
        return []
    places = {message.id: place for place, message in enumerate(ticket.messages)}
    place_of = {note: places.get(note.message_id, places.get(note.comment_id, -1)) for note in notes}
    return [note for note, place in place_of.items() if place < places[answered.id]]
