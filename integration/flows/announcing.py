"""The shop cancelled an order: the customer's open ticket about it, or a new one, gets the notice, drafted or sent."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from integration.apology.auto_draft import Skip, waiting
from integration.apology.cancellation import Cancellation, CancelReason
from integration.apology.delivery import tags_for
from integration.apology.letter import Letter
from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.policy import Notice, Policy
from integration.apology.reading import FactKind
from integration.apology.review import Level
from integration.apology.ticket import Brand, Channel, FieldValue, Requester, Status, Ticket, Writer
from integration.errors import Conflict, NotFound
from integration.flows.announced import type_of
from integration.flows.draft import Draft, Occasion, Wishes
from integration.flows.drafting import Drafting
from integration.flows.inbox import Claim, Ended, Result
from integration.flows.inbox_ports import NoteWriter, TicketDesk
from integration.flows.note import Note, NoteKind, NoteState, SeenTicket, Writing, draft_id_for
from integration.flows.notice_wording import NoticeWordings
from integration.flows.order_event import OrderEvent, order_event
from integration.flows.our_notes import OurNotes, in_force
from integration.flows.ports import KeptDrafts, KeptLetters, Outcomes
from integration.flows.working import STAMP, Telling, demand_fresh, demand_time

TURNS = 3  # so often a ticket is read again because it changed before the notice was there
PLACES = 3  # so many tickets are tried: one may be closed between the first try and the last
_SHORTEST = 4  # signs of an order's number that are enough to know it by in a text
RESULTS = {NoteKind.DRAFT: Result.DRAFTED, NoteKind.NOTICE: Result.SENT}


class Held(StrEnum):
    """Why a notice that the policy would send waits for an agent; the reason of its event."""

    NOT_APPROVED = "not_approved"
    WORDING_CHANGED = "wording_changed"  # since it was approved
    OWN_REASON = "own_reason"  # the shop gave a reason in its own words, which nobody has approved
    ATTACHMENT = "attachment"  # the letter speaks of a file, and only an agent can attach it
    BLOCKED = "blocked"  # the review found an error
    SIGNAL = "signal"  # something in the ticket needs a person, or Zendesk has suspended the customer
    LANGUAGE = "language"  # the letter is not in the customer's language, or nobody knows which that is
    CHANNEL = "channel"  # what we write does not reach the customer there as a letter
    CONVERSATION = "conversation"  # an agent talks to the customer already, or the customer waits for an answer


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """A ticket of the customer that is not solved; `text` is how it began."""

    id: str
    subject: str
    text: str
    fields: Mapping[str, FieldValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewTicket:
    """A ticket to be opened for the customer, with a note that they do not see. `key` is how it is found again."""

    key: str
    subject: str
    html: str
    requester: Requester
    brand: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()


class OrderDesk(Protocol):
    """One account's Zendesk, where a customer's ticket is looked for or opened. All raise OutsideFailure.

    `opened` finds what `open` made under a key before, also where the answer was lost; `waiting` gives the customer's
    unsolved tickets, what changed last first.
    """

    def opened(self, key: str) -> str | None: ...

    def waiting(self, email: str) -> tuple[OpenTicket, ...]: ...

    def open(self, new: NewTicket) -> str: ...


class OrderDesks(Protocol):
    """Opens the Zendesk of an account; its calls count as those of the ticket desk that is open."""

    def orders(self, account: str) -> OrderDesk: ...


class OpeningWriter(Protocol):
    """Writes the first, internal comment of a ticket that we open, as HTML."""

    def opening(self, cancellation: Cancellation) -> str: ...


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the notice goes. `fresh`: opened just now, so that nobody else can have changed it."""

    ticket_id: str
    draft_id: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """What is known of earlier tries, and where what was sent is put down."""

    drafts: KeptDrafts
    letters: KeptLetters
    outcomes: Outcomes


@dataclass(frozen=True, slots=True)
class Announcing:
    """The use case, with what it needs from outside. `trying` drafts without holding or keeping anything."""

    ours: OurNotes
    drafting: Drafting
    trying: Drafting
    record: NoticeRecord
    desks: OrderDesks
    writer: NoteWriter
    openings: OpeningWriter
    wordings: NoticeWordings
    clock: Callable[[], datetime]
    tell: Telling
    settle: timedelta = STAMP

    def handle(self, claim: Claim, desk: TicketDesk) -> Ended:
        """The handler of ORDER_CANCELLED. Raises Conflict where the ticket never holds still, NotYet, NotFound for a
        ticket that is gone, BadInput for an event that cannot be read, and OutsideFailure."""
        policy = self.drafting.policies.live(claim.account).policy
        event = order_event(claim.details, claim.received_at, policy)
        if event.cancellation.reason is CancelReason.CUSTOMER_ASKED:  # they know, and nothing went wrong
            return Ended(Result.SKIPPED, Skip.CUSTOMER_ASKED)
        if not policy.settings_for(type_of(event.cancellation.reason)).enabled:
            return Ended(Result.SKIPPED, Skip.TYPE_OFF)
        for _ in range(TURNS - 1):
            try:
                return self._turn(claim, event, policy, desk)
            except Conflict:
                self.tell("ticket changed meanwhile", event=claim.id)
        return self._turn(claim, event, policy, desk)

    def _turn(self, claim: Claim, event: OrderEvent, policy: Policy, desk: TicketDesk) -> Ended:
        for number in range(PLACES):
            place = self._place(claim, event, policy, number)
            placed = replace(claim, ticket_id=place.ticket_id)
            try:
                seen = desk.read(place.ticket_id)
            except NotFound:
                mine = self._mine(placed)
                if mine and mine.comment_id:
                    return self._finished(placed, mine, ())
                self.tell("ticket gone meanwhile", event=claim.id, ticket=place.ticket_id)
                continue
            mine = self._found(placed, seen, desk)
            if mine:
                return self._finished(placed, mine, ())
            if seen.ticket.status is not Status.CLOSED:
                return self._notice(placed, event, place, seen, desk)
            self.tell("ticket closed meanwhile", event=claim.id, ticket=place.ticket_id)
        raise Conflict("Every ticket for this notice was closed or deleted before it was there.")

    def _place(self, claim: Claim, event: OrderEvent, policy: Policy, number: int) -> _Place:
        """The ticket of an earlier try, else the customer's open one that speaks of the order, else a new one."""
        draft_id = draft_id_for(claim.account, "", f"{claim.id}#{number}", NoteKind.DRAFT)
        try:
            return _Place(self.record.drafts.read(claim.account, draft_id).ticket_id, draft_id)
        except NotFound:
            orders = self.desks.orders(claim.account)
        # Whoever was stopped before the draft was kept may have held something for it, in a ticket of that moment.
        self.ours.letting_go.let_go(claim.account, draft_id)
        key = f"amends-{claim.id}" + (f"-{number}" if number else "")
        order, field_id = event.cancellation.order, policy.field_map.get(FactKind.ORDER, "")
        found = orders.opened(key) or spoken_of(orders.waiting(event.buyer.email), order, field_id)
        if found:
            return _Place(found, draft_id)
        new = self._new(claim, event, key, field_id)
        demand_time(claim, self.clock())
        ticket_id = orders.open(new)
        self.tell("ticket opened", event=claim.id, ticket=ticket_id)
        return _Place(ticket_id, draft_id, fresh=True)

    def _new(self, claim: Claim, event: OrderEvent, key: str, field_id: str) -> NewTicket:
        """With the letter's own subject, because that is what the customer's mail will be called."""
        requester = Requester("", event.buyer.name, event.buyer.email, event.buyer.locale)
        ticket = Ticket("", "", (), requester, Channel.EMAIL, brand=Brand("", event.brand), created_at=self.clock())
        judged = self.trying.judge(ticket, claim.account).told(event.cancellation)
        letter = self.trying.compose(judged, Wishes(), Occasion(claim.account, "", self.clock())).letter
        order = event.cancellation.order
        return NewTicket(
            key=key,
            subject=letter.subject if letter else order,
            html=self.openings.opening(event.cancellation),
            requester=requester,
            brand=event.brand,
            fields={field_id: order} if field_id else {},
            tags=tags_for((), judged.complaint, judged.version.policy, drafted=False),
        )

    def _mine(self, claim: Claim) -> Note | None:
        """What an earlier try intended in this ticket, and wrote where it has a comment's id."""
        notes = self.ours.notes.of_ticket(claim.account, claim.ticket_id)
        return next((note for note in notes if note.message_id == claim.id and note.kind in RESULTS), None)

    def _found(self, claim: Claim, seen: SeenTicket, desk: TicketDesk) -> Note | None:
        """What an earlier try wrote. Nobody else writes for this event as long as the lease is ours.

        Others take back what stands on their ticket, and what was only intended with it: that is no sign that it was
        ever written.
        """
        mine = self._mine(claim)
        if mine is None or mine.comment_id:
            return mine
        return self.ours.look_for(claim, mine, seen, desk)

    def _notice(self, claim: Claim, event: OrderEvent, place: _Place, seen: SeenTicket, desk: TicketDesk) -> Ended:
        if not place.fresh:
            demand_fresh(claim, seen, self.settle)
        older = in_force(self.ours.recall(claim, seen, desk))
        # A trigger may have given the ticket to somebody, who has not read a word of this: nobody signs for them.
        ticket = replace(seen.ticket, agent=None)
        judged = self.drafting.judge(ticket, claim.account).told(event.cancellation)
        occasion = Occasion(claim.account, place.draft_id, self.clock(), again=True, unasked=True)
        draft = self.drafting.compose(judged, Wishes(), occasion)
        if draft.letter is None:
            return Ended(Result.SKIPPED, Skip.TYPE_OFF, ticket_id=claim.ticket_id)
        self.drafting.keep(draft)
        policy = judged.version.policy
        held = self._held(draft, policy, seen, older)
        sends = policy.settings_for(draft.complaint.type).notice is Notice.SEND and not held
        kind = NoteKind.NOTICE if sends else NoteKind.DRAFT
        note = Note(claim.account, claim.ticket_id, claim.id, kind, draft.id, self.clock())
        note = self.ours.notes.intend(note)
        demand_time(claim, self.clock())
        written = desk.write(claim.ticket_id, self._writing(draft, draft.letter, policy, seen, note, older))
        self.tell("note written", event=claim.id, ticket=claim.ticket_id, draft=draft.id, kind=str(kind), held=held)
        self.ours.notes.written(note, written.comment_id, self.clock())
        return self._finished(claim, note, older, held)

    def _writing(
        self, draft: Draft, letter: Letter, policy: Policy, seen: SeenTicket, note: Note, older: tuple[Note, ...]
    ) -> Writing:
        drafted = note.kind is NoteKind.DRAFT
        stood = any(each.kind is NoteKind.DRAFT for each in older)
        return Writing(
            seen.stamp,
            note.mark,
            self.writer.note(draft, replaces=stood) if drafted else letter.html,
            public=not drafted,
            tags=tags_for(seen.ticket.tags, draft.complaint, policy, drafted=drafted),
            fields=draft.insertion.fields if draft.insertion else {},
        )

    def _finished(self, claim: Claim, note: Note, older: tuple[Note, ...], held: str = "") -> Ended:
        """Zendesk has it. What was sent counts as an apology from now on; a draft takes the place of older ones."""
        if note.kind is NoteKind.NOTICE:
            text = self.record.letters.letter(claim.account, note.draft_id).letter.text
            outcome = Outcome(note.draft_id, OutcomeKind.SUBMITTED, self.clock(), "", text)
            self.record.outcomes.record(claim.account, outcome)
        elif older:
            self.ours.end(claim, older, NoteState.SUPERSEDED, but=note.draft_id)
        return Ended(RESULTS[note.kind], held, note.draft_id, ticket_id=claim.ticket_id)

    def _held(self, draft: Draft, policy: Policy, seen: SeenTicket, older: tuple[Note, ...]) -> str:
        """Why it waits for an agent although the policy would send it; "" where it does not, or is not to be sent."""
        settings = policy.settings_for(draft.complaint.type)
        if settings.notice is not Notice.SEND:
            return ""
        if not settings.notice_approved:
            return Held.NOT_APPROVED
        if settings.notice_approved != self.wordings.fingerprint(draft.account, policy, draft.complaint.type):
            return Held.WORDING_CHANGED
        return held_back(
            draft, seen.ticket, attached=bool(settings.attachments), suspended=seen.requester_suspended, older=older
        )


def held_back(draft: Draft, ticket: Ticket, *, attached: bool, suspended: bool, older: tuple[Note, ...]) -> str:
    """Why this letter, in this ticket, must not go out unread: the first reason that holds; "" where it may."""
    told, letter = draft.reading.cancellation, draft.letter
    spoke = any(message.writer is Writer.AGENT and message.public for message in ticket.messages)
    reasons = (
        (
            Held.OWN_REASON,
            told is not None and bool(told.words) and told.reason is not CancelReason.VERIFICATION_FAILED,
        ),
        (Held.ATTACHMENT, attached),
        (Held.BLOCKED, any(finding.level is Level.ERROR for finding in draft.findings)),
        (Held.SIGNAL, suspended or bool(draft.complaint.signals)),
        (Held.LANGUAGE, letter is None or letter.locale != draft.reading.language),
        (Held.CHANNEL, not ticket.channel.is_rich),
        (Held.CONVERSATION, spoke or bool(older) or waiting(ticket) is not None),
    )
    return next((held for held, holds in reasons if holds), "")


def spoken_of(tickets: tuple[OpenTicket, ...], order: str, field_id: str) -> str | None:
    """The ticket that is about this order: by its field, else by its subject or how it began."""
    plain = order.lstrip("#").strip().casefold()
    for ticket in tickets:
        value = ticket.fields.get(field_id) if field_id else None
        if value is not None and str(value).lstrip("#").strip().casefold() == plain:
            return ticket.id
    if len(plain) < _SHORTEST:
        return None
    named = re.compile(rf"(?<![\w-]){re.escape(plain)}(?![\w-])", re.IGNORECASE)
    return next((each.id for each in tickets if named.search(each.subject) or named.search(each.text)), None)
