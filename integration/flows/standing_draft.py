"""The draft that a trigger made for a ticket, as long as an agent may go on with it, and what it was made without."""

from dataclasses import dataclass

from integration.errors import NotFound
from integration.flows.inbox_ports import StandingNotes
from integration.flows.note import Note, NoteKind
from integration.flows.ports import KeptDrafts


@dataclass(frozen=True, slots=True)
class StandingDraft:
    """The use case, with what it needs from outside."""

    notes: StandingNotes
    drafts: KeptDrafts

    def standing(self, account: str, ticket_id: str) -> Note | None:
        """The note that stands, if nobody has sent its draft yet.

        Between the click on *Submit* and Zendesk's word that an agent answered, a note still stands that is done with.
        """
        note = self.notes.standing(account, ticket_id)
        if note is None:
            return None
        try:
            draft = self.drafts.read(account, note.draft_id)
        except NotFound:  # too old to be kept
            return None
        return None if draft.sent else note

    def asides(self, account: str, ticket_id: str) -> frozenset[str]:
        """The comments of ours that answer nothing, by id: internal notes, and word that an answer will come (CL-2)."""
        ours = self.notes.of_ticket(account, ticket_id)
        return frozenset(note.comment_id for note in ours if note.kind is not NoteKind.NOTICE and note.comment_id)
