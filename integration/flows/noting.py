"""A customer wrote: one internal note with the draft for it, and never two, whatever happens (product.md, triggers)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from integration.apology.auto_draft import (
    Skip,
    answer,
    skip_by_judgement,
    skip_by_letter,
    skip_by_ticket,
    waiting,
    without,
)
from integration.apology.delivery import complaint_field, tags_for
from integration.apology.policy import AutoDraft
from integration.apology.ticket import Message, Ticket
from integration.errors import BadInput, Conflict, NoEntry, NotFound, OutsideFailure
from integration.flows.draft import Draft, Occasion, Wishes
from integration.flows.drafting import Drafting, Judged
from integration.flows.inbox import Claim, Ended, Result
from integration.flows.inbox_ports import NoteWriter, TicketDesk
from integration.flows.note import Note, NoteKind, NoteState, SeenTicket, Writing, draft_id_for
from integration.flows.our_notes import DRAFTS, OurNotes, acknowledgements, in_force
from integration.flows.withdrawing import put_tag_right
from integration.flows.working import STAMP, Telling, demand_time

TURNS = 3  # so often a ticket is read again because it changed before the note was there
# What Zendesk showed was true at least this long before it was read (platform §6.5).
LAG = timedelta(seconds=0.5)
RESULTS = {NoteKind.DRAFT: Result.DRAFTED, NoteKind.TAGS: Result.TAGGED}


class Acknowledging(Protocol):
    """Tells the customer when the full answer comes (seed CL-2), once for each message, where the policy says so.

    Called before the note is written, for a draft and for tags alike. `message_id` is the message that waits. Gives the
    ticket as it is afterwards, with the new `stamp`; the same ticket where there was nothing to do. It calls
    `working.demand_time` before it writes, and raises what `TicketDesk.write` raises.
    """

    def acknowledge(
        self, claim: Claim, seen: SeenTicket, message_id: str, judged: Judged, desk: TicketDesk
    ) -> SeenTicket: ...


@dataclass(frozen=True, slots=True)
class _Case:
    """One reading of the ticket: `ticket` without what only said that an answer will come, `message` what waits."""

    claim: Claim
    desk: TicketDesk
    seen: SeenTicket
    notes: tuple[Note, ...]
    ticket: Ticket
    message: Message | None

    @property
    def note(self) -> Note | None:
        """What we wrote for the message: the note on it, or one of a cancelled order that stands and came after it."""
        message = self.message
        if message is None:
            return None
        on_it = [note for note in self.notes if note.kind in DRAFTS and note.message_id == message.id]
        ids = {each.id for each in self.ticket.messages}
        later = [note for note in in_force(self.notes) if note.message_id not in ids and _came_after(note, message)]
        return next(iter((*on_it, *later)), None)

    @property
    def older(self) -> tuple[Note, ...]:
        """What stands for an earlier message."""
        return tuple(note for note in in_force(self.notes) if self.message and note != self.note)

    def ended(self, result: Result, reason: str = "", draft_id: str = "") -> Ended:
        seen = self.seen
        return Ended(result, reason, draft_id, read_at=seen.read_at - LAG, shown_at=seen.updated_at)


@dataclass(frozen=True, slots=True)
class Noting:
    """The use case, with what it needs from outside. `settle` is how exact Zendesk's stamps are."""

    ours: OurNotes
    drafting: Drafting
    writer: NoteWriter
    clock: Callable[[], datetime]
    tell: Telling
    acknowledging: Acknowledging | None = None
    settle: timedelta = STAMP

    def handle(self, claim: Claim, desk: TicketDesk) -> Ended:
        """Read, decide, draft and write; the handler of WRITTEN.

        A ticket that changed meanwhile is read and decided again. Raises Conflict where it never holds still, NotYet,
        NotFound for a ticket that is gone, and OutsideFailure.
        """
        for _ in range(TURNS - 1):
            try:
                return self._turn(claim, desk)
            except Conflict:
                self.tell("ticket changed meanwhile", event=claim.id, ticket=claim.ticket_id)
            except OutsideFailure as failure:
                # A ticket that was closed a moment ago refuses once, and then says so.
                if isinstance(failure, NoEntry) or not failure.permanent:
                    raise
        return self._turn(claim, desk)

    def _turn(self, claim: Claim, desk: TicketDesk) -> Ended:
        case = self._read(claim, desk)
        skip = skip_by_ticket(
            case.ticket,
            source=case.seen.source,
            suspended=case.seen.requester_suspended,
            drafted={case.message.id} if case.message and case.note else (),
            own={*case.seen.ours, *(note.comment_id for note in case.notes)},
        )
        if skip is Skip.DRAFTED and case.note:
            return self._drafted(case, case.note)
        if skip or case.message is None:
            return self._skipped(case, skip or Skip.NO_MESSAGE)
        judged = self._judged(case)
        skip = skip_by_judgement(judged.complaint, judged.version.policy)
        if skip:
            return self._skipped(case, skip)
        if judged.version.policy.settings_for(judged.complaint.type).auto_draft is AutoDraft.TAG:
            return self._tag(case, case.message, judged)
        return self._draft(case, case.message, judged)

    def _read(self, claim: Claim, desk: TicketDesk) -> _Case:
        seen, notes = self.ours.look(claim, desk, self.settle)
        ticket = without(seen.ticket, acknowledgements(seen, notes))
        message = waiting(ticket)
        case = _Case(claim, desk, seen, self._with_marked(claim, seen, notes, message), ticket, message)
        self._tell(case, "ticket read", messages=len(ticket.messages), notes=len(notes))
        return case

    def _with_marked(
        self, claim: Claim, seen: SeenTicket, notes: tuple[Note, ...], message: Message | None
    ) -> tuple[Note, ...]:
        """What we know, and a note that the ticket has for the message and we know no more: it was pruned, or our
        database is that of yesterday."""
        if message is None or any(note.message_id == message.id and note.kind in DRAFTS for note in notes):
            return notes
        for comment_id, mark in seen.ours.items():
            if mark.message_id == message.id and mark.kind is NoteKind.DRAFT:
                intended_at = message.sent_at or claim.received_at
                note = Note(claim.account, claim.ticket_id, message.id, mark.kind, mark.draft_id, intended_at)
                self.ours.notes.intend(note)
                self.ours.notes.written(note, comment_id, self.clock())
                return (*notes, replace(note, state=NoteState.WRITTEN, comment_id=comment_id))
        return notes

    def _judged(self, case: _Case) -> Judged:
        try:
            judged = self.drafting.judge(case.ticket, case.claim.account)
        except NotFound as error:  # the account's policy: the ticket is there
            raise BadInput(str(error)) from error
        complaint = judged.unasked
        self._tell(case, "ticket judged", type=complaint.type, confidence=round(complaint.confidence, 2))
        return replace(judged, complaint=complaint)

    def _draft(self, case: _Case, message: Message, judged: Judged) -> Ended:
        """What is held and taken for a letter is held for an intended note, so that it can be found and let go."""
        note = self._intend(case, message, NoteKind.DRAFT)
        occasion = Occasion(note.account, note.draft_id, self.clock(), again=True, unasked=True)
        draft = self.drafting.compose(judged, Wishes(), occasion)
        skip = _skip_by_draft(draft)
        if skip:
            self.ours.forget(note)
            return self._skipped(case, skip)
        self.drafting.keep(draft)
        html = self.writer.note(draft, replaces=any(older.kind is NoteKind.DRAFT for older in case.older))
        fields = draft.insertion.fields if draft.insertion else {}
        return self._write(case, note, judged, html, fields)

    def _tag(self, case: _Case, message: Message, judged: Judged) -> Ended:
        note = self._intend(case, message, NoteKind.TAGS)
        return self._write(case, note, judged, "", complaint_field(judged.complaint.type, judged.version.policy))

    def _intend(self, case: _Case, message: Message, kind: NoteKind) -> Note:
        claim = case.claim
        draft_id = draft_id_for(claim.account, claim.ticket_id, message.id, kind)
        note = Note(claim.account, claim.ticket_id, message.id, kind, draft_id, self.clock())
        return self.ours.notes.intend(note)

    def _write(self, case: _Case, note: Note, judged: Judged, html: str, fields: Mapping[str, str]) -> Ended:
        """All in one change that Zendesk takes whole or not at all; then what stood before is taken back."""
        claim, seen = case.claim, case.seen
        if self.acknowledging:
            seen = self.acknowledging.acknowledge(claim, seen, note.message_id, judged, case.desk)
        drafted = note.kind is NoteKind.DRAFT
        tags = tags_for(seen.ticket.tags, judged.complaint, judged.version.policy, drafted=drafted)
        demand_time(claim, self.clock())
        written = case.desk.write(note.ticket_id, Writing(seen.stamp, note.mark, html, tags=tags, fields=fields))
        self._tell(case, "note written", draft=note.draft_id, kind=str(note.kind), comment=written.comment_id)
        self.ours.notes.written(note, written.comment_id, self.clock())
        self.ours.end(claim, case.older, NoteState.SUPERSEDED, but=note.draft_id)
        return case.ended(RESULTS[note.kind], draft_id=note.draft_id)

    def _drafted(self, case: _Case, note: Note) -> Ended:
        """The message has its note already. Where an earlier try wrote it, this one says so and does what was left."""
        if note.state is NoteState.WRITTEN and case.older:
            self.ours.end(case.claim, case.older, NoteState.SUPERSEDED, but=note.draft_id)
        if case.claim.tries > 1 and note.intended_at >= case.claim.received_at:
            return case.ended(RESULTS[note.kind], draft_id=note.draft_id)
        return case.ended(Result.SKIPPED, Skip.DRAFTED, note.draft_id)

    def _skipped(self, case: _Case, skip: Skip) -> Ended:
        """There is to be no draft; one that stood for an earlier message is not the current one any more either."""
        answered = answer(case.ticket) if skip is Skip.ANSWERED else None
        older = in_force(case.notes) if answered else case.older
        if not older:
            return case.ended(Result.SKIPPED, skip)
        put_tag_right(case.claim, case.seen, case.desk, stands=False, clock=self.clock, tell=self.tell)
        state = NoteState.ANSWERED if answered else NoteState.SUPERSEDED
        self.ours.end(case.claim, older, state, answer_id=answered.id if answered else "")
        return case.ended(Result.WITHDRAWN, skip, older[-1].draft_id)

    def _tell(self, case: _Case, step: str, **facts: object) -> None:
        self.tell(step, event=case.claim.id, ticket=case.claim.ticket_id, **facts)


def _came_after(note: Note, message: Message) -> bool:
    return message.sent_at is not None and note.intended_at >= message.sent_at


def _skip_by_draft(draft: Draft) -> Skip | None:
    """A draft without a remedy has no letter either."""
    return skip_by_letter(draft.reading, draft.remedy, draft.findings) if draft.remedy else Skip.TYPE_OFF
