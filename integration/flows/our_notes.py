"""What became of the notes on one ticket: intentions that nobody saw through found out, and older drafts taken back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from integration.errors import NotFound
from integration.flows.inbox import Claim
from integration.flows.inbox_ports import Notes, TicketDesk
from integration.flows.note import Mark, Note, NoteKind, NoteState, SeenTicket
from integration.flows.ports import CodeGiving
from integration.flows.working import STAMP, Telling, demand_fresh

DRAFTS = frozenset({NoteKind.DRAFT, NoteKind.TAGS})  # what says how a ticket stands now
OPEN = frozenset({NoteState.INTENDED, NoteState.WRITTEN})


class Releasing(Protocol):
    """Lets go of what was held for a draft, whoever has it by now; nothing happens where nothing is held."""

    def release(self, account: str, draft_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class LettingGo:
    """The step, with what it needs from outside: what a draft held and took is free again."""

    ledger: Releasing
    codes: CodeGiving

    def let_go(self, account: str, draft_id: str) -> None:
        """Codes of a letter that was sent, or put into a reply, stay with it."""
        self.ledger.release(account, draft_id)
        self.codes.give_back(account, draft_id)


@dataclass(frozen=True, slots=True)
class OurNotes:
    """The step that noting and withdrawing share, with what it needs from outside."""

    notes: Notes
    letting_go: LettingGo
    clock: Callable[[], datetime]
    tell: Telling

    def look(self, claim: Claim, desk: TicketDesk, settle: timedelta = STAMP) -> tuple[SeenTicket, tuple[Note, ...]]:
        """The ticket as it is, and all that we know to have written on it.

        Raises NotFound for a ticket that is gone, for which nothing is held any longer, NotYet for one that is not
        ready, and OutsideFailure.
        """
        try:
            seen = desk.read(claim.ticket_id)
        except NotFound:
            known = self.notes.of_ticket(claim.account, claim.ticket_id)
            ours = [note for note in known if note.kind in DRAFTS and note.state in OPEN]
            self.end(claim, ours, NoteState.SUPERSEDED)
            raise
        demand_fresh(claim, seen, settle)
        return seen, self.recall(claim, seen, desk)

    def recall(self, claim: Claim, seen: SeenTicket, desk: TicketDesk) -> tuple[Note, ...]:
        """All that we know to have written on the ticket, as it stands; what came to nothing is forgotten.

        A worker that died, or an answer of Zendesk that was lost, leaves an intention behind: whether it was carried
        out, only the ticket's own record knows.
        """
        found = (self._found(claim, note, seen, desk) for note in self.notes.of_ticket(claim.account, claim.ticket_id))
        return tuple(note for note in found if note)

    def end(self, claim: Claim, older: Iterable[Note], state: NoteState, *, but: str = "", answer_id: str = "") -> None:
        """Take these back, and all other drafts of the ticket `but` one. What they held is free first: whoever is
        stopped in between does it all again."""
        for note in older:
            self.letting_go.let_go(note.account, note.draft_id)
            self.tell("draft taken back", event=claim.id, ticket=note.ticket_id, draft=note.draft_id, state=str(state))
        now = self.clock()
        self.notes.end(claim.account, claim.ticket_id, state, now, but=but, answer_id=answer_id)

    def forget(self, note: Note) -> None:
        """There is to be no note after all."""
        if note.kind in DRAFTS:
            self.letting_go.let_go(note.account, note.draft_id)
        self.notes.forget(note)

    def _found(self, claim: Claim, note: Note, seen: SeenTicket, desk: TicketDesk) -> Note | None:
        if note.state is not NoteState.INTENDED or not self._is_left_behind(note, seen):
            return note
        return self.look_for(claim, note, seen, desk)

    def look_for(self, claim: Claim, note: Note, seen: SeenTicket, desk: TicketDesk) -> Note | None:
        """The intended note as written, where the ticket's own record has it; else it is forgotten, and None."""
        comment_id = _comment(seen, note.mark)
        if comment_id is None:
            comment_id = desk.find(note.ticket_id, note.mark, note.intended_at)
        self.tell(
            "note looked for", event=claim.id, ticket=note.ticket_id, draft=note.draft_id, found=comment_id is not None
        )
        if comment_id is None:
            self.forget(note)
            return None
        self.notes.written(note, comment_id, self.clock())
        return replace(note, state=NoteState.WRITTEN, comment_id=comment_id)

    def _is_left_behind(self, note: Note, seen: SeenTicket) -> bool:
        """Not what another worker may be writing just now: only events that name the ticket wait for each other.

        Theirs are the notes on its messages; whatever else was intended is for those who intended it.
        """
        return any(message.id == note.message_id for message in seen.ticket.messages)


def in_force(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The drafts and tags that stand on the ticket."""
    return tuple(note for note in notes if note.kind in DRAFTS and note.state is NoteState.WRITTEN)


def holds_draft(notes: Iterable[Note]) -> bool:
    """Whether one of them is an internal note with a draft that stands."""
    return any(note.kind is NoteKind.DRAFT for note in in_force(notes))


def acknowledgements(seen: SeenTicket, notes: Iterable[Note]) -> frozenset[str]:
    """The comments that only said that an answer will come: they are no answers."""
    marked = {id_ for id_, mark in seen.ours.items() if mark.kind is NoteKind.ACKNOWLEDGEMENT}
    return frozenset(marked | {note.comment_id for note in notes if note.kind is NoteKind.ACKNOWLEDGEMENT})


def _comment(seen: SeenTicket, mark: Mark) -> str | None:
    return next((comment_id for comment_id, theirs in seen.ours.items() if theirs == mark), None)
