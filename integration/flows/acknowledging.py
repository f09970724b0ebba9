"""Telling a customer at once when the full answer comes (seed CL-2): a few lines, once for each ticket."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Brief, Letter, Tone
from integration.apology.policy import Ownership, TypeSettings
from integration.apology.reading import FactKind, Reading
from integration.apology.remedy import Case, Remedy, Trace, answer_due
from integration.apology.review import Level, Speller, review
from integration.apology.ticket import Ticket, Writer
from integration.flows.briefing import company_of, is_informal, local
from integration.flows.drafting import Judged
from integration.flows.inbox import Claim
from integration.flows.inbox_ports import Notes, TicketDesk
from integration.flows.note import Note, NoteKind, NoteState, SeenTicket, Writing, draft_id_for
from integration.flows.ports import Writers
from integration.flows.working import Telling, demand_time

# All that such lines name; sums, days and occasions are the letter's.
_NAMED = frozenset({FactKind.ORDER, FactKind.ITEM, FactKind.INVOICE, FactKind.TRACKING})
_SPEAKS = frozenset({NoteKind.ACKNOWLEDGEMENT, NoteKind.DRAFT, NoteKind.NOTICE})
_NO_TRACE = Trace(0, (), (), ())
# A machine that answers every mail with a new ticket would be told for ever; nobody needs to be told more often.
MOST, DAY = 3, timedelta(days=1)
_MACHINES = re.compile(
    r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer[-_.]?daemon|postmaster|bounces?|auto[-_.]?reply)(?:[-+._=].*)?@",
    re.IGNORECASE,
)


class ToldNotes(Notes, Protocol):
    """The notes, which also know how often a customer was told, in all their tickets that have drafts."""

    def acknowledged(self, account: str, requester_id: str, since: datetime) -> int: ...


@dataclass(frozen=True, slots=True)
class Acknowledging:
    """The use case, with what it needs from outside."""

    notes: ToldNotes
    writers: Writers
    clock: Callable[[], datetime]
    tell: Telling
    speller: Speller | None = None

    def acknowledge(
        self, claim: Claim, seen: SeenTicket, message_id: str, judged: Judged, desk: TicketDesk
    ) -> SeenTicket:
        """The ticket as it is afterwards; the same where policy, ticket or an earlier word of ours speak against it.

        Raises NotYet where the lease ends too soon, and what `TicketDesk.write` raises.
        """
        known = self.notes.of_ticket(claim.account, claim.ticket_id)
        if is_late(known, message_id) or not may_acknowledge(seen.ticket, judged, self.writers.locales()):
            return seen
        now = self.clock()
        if self.notes.acknowledged(claim.account, seen.ticket.requester.id, now - DAY) >= MOST:
            self.tell("no acknowledgement", event=claim.id, ticket=claim.ticket_id, most=MOST)
            return seen
        letter, broken = self._written(claim.account, judged)
        if broken:
            self.tell("no acknowledgement", event=claim.id, ticket=claim.ticket_id, rules=broken)
            return seen
        id_ = draft_id_for(claim.account, claim.ticket_id, message_id, NoteKind.ACKNOWLEDGEMENT)
        note = Note(claim.account, claim.ticket_id, message_id, NoteKind.ACKNOWLEDGEMENT, id_, self.clock())
        demand_time(claim, self.clock())
        note = self.notes.intend(note)
        tags = tuple(sorted(seen.ticket.tags))
        written = desk.write(claim.ticket_id, Writing(seen.stamp, note.mark, letter.html, public=True, tags=tags))
        self.notes.written(note, written.comment_id, self.clock())
        self.tell("acknowledged", event=claim.id, ticket=claim.ticket_id, comment=written.comment_id)
        return replace(seen, stamp=written.stamp)

    def _written(self, account: str, judged: Judged) -> tuple[Letter, list[str]]:
        """The lines, and the rules they break: where there are any, they stay unsaid."""
        brief = acknowledgement(judged, self.clock())
        letter = self.writers.of(account).write(brief)
        findings = review(letter, brief, speller=self.speller)
        return letter, [finding.rule for finding in findings if finding.level is Level.ERROR]


def may_acknowledge(ticket: Ticket, judged: Judged, locales: Collection[str]) -> bool:
    """Whether policy and ticket allow it: a complaint that no person has to see first, in a language we write, sent to
    where a mail reaches its writer, who is no machine by their address, and the first word of ours in it."""
    complaint = judged.complaint
    if not judged.version.policy.settings_for(complaint.type).acknowledge or complaint.abstention or complaint.signals:
        return False
    if not ticket.channel.is_rich or judged.reading.language not in locales:
        return False
    if _MACHINES.match(ticket.requester.email):
        return False
    return not any(message.writer is Writer.AGENT and message.public for message in ticket.messages)


def is_late(known: Iterable[Note], message_id: str) -> bool:
    """Whether it comes too late: the customer was told before, or has waited for an earlier draft of ours."""
    return any(
        note.kind in _SPEAKS and (note.state is not NoteState.INTENDED or note.message_id != message_id)
        for note in known
    )


def acknowledgement(judged: Judged, now: datetime) -> Brief:
    """What such lines are written from: what the message is about, when the answer comes, and whom to turn to."""
    policy, ticket = judged.version.policy, replace(judged.ticket, agent=None)
    complaint = replace(judged.complaint, severity=Severity.LOW, secondary=(), scores={}, second="")
    reading = _bare(judged.reading)
    moment = local(now, policy)
    tone = Tone.NEUTRAL if complaint.type in policy.guards.regulated else Tone(policy.default_tone)
    locale = reading.language
    contact = policy.contact_for(brand=ticket.brand.name, locale=locale, type_=complaint.type)
    due = answer_due(Case(ticket, reading, complaint, locale, moment), policy, contact)
    return Brief(
        ticket=ticket,
        reading=reading,
        complaint=complaint,
        remedy=Remedy((), (), (), _NO_TRACE, Fault.UNCLEAR, Ownership.SYMPATHY, contact, False, False, due),
        policy=replace(policy, types={**policy.types, complaint.type: TypeSettings()}),
        tone=tone,
        locale=locale,
        agent_name="",
        company=company_of(ticket, policy),
        now=moment,
        informal=is_informal(policy, tone, locale),
        acknowledges=True,
    )


def _bare(reading: Reading) -> Reading:
    facts = tuple(fact for fact in reading.facts if fact.kind in _NAMED)
    return replace(reading, facts=facts, conflicts=(), signals=(), written_at=None)
