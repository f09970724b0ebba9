"""A Zendesk in memory, with its triggers, and the rest that writing notes unasked needs; as strict as the real one."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from integration.apology.complaint import Abstention, Complaint, Severity
from integration.apology.letter import Brief, Letter, Paragraph, Section
from integration.apology.policy import (
    AutoDraft,
    Condition,
    Conditions,
    Contact,
    Due,
    Guards,
    Offer,
    OfferKind,
    Operator,
    Policy,
    Pool,
    Promise,
    Rule,
    TypeSettings,
)
from integration.apology.reading import PersonName, Reading, Signal, SignalKind, Span, Where
from integration.apology.ticket import Agent, Brand, Message, Requester, Status, Ticket, Writer
from integration.errors import Conflict, DeskFailure, NotFound
from integration.flows.draft import Draft
from integration.flows.inbox import EventKind
from integration.flows.note import Mark, SeenTicket, Writing, Written

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
POOL = "spring"
# What the customer may write; `FakeJudge` knows the types by these words.
BROKEN, LATE, MONEY, BARE = "My lamp came broken.", "It is late.", "Where is my refund?", "The invoice is wrong."
TYPES = {"broken": "damaged_item", "late": "late_delivery", "refund": "refund_delay", "invoice": "billing_error"}
THANKS, LAWYER, PERHAPS = "Thank you all!", "My solicitor will write to you.", "Hm."


@dataclass
class Clock:
    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Change:
    """One entry of a ticket's record."""

    at: datetime
    mark: Mark | None
    comment_id: str
    html: str = ""
    public: bool = False


@dataclass
class FakeTicket:
    """A ticket as Zendesk has it. Its moments are whole seconds, as there."""

    ticket: Ticket
    updated_at: datetime
    changes: list[Change] = field(default_factory=list)
    source: str = "email"
    suspended: bool = False
    closes_before_writing: bool = False

    @property
    def notes(self) -> list[Change]:
        """The internal notes, oldest first."""
        return [change for change in self.changes if change.html and not change.public]


@dataclass
class FakeZendesk:
    """One account's tickets. `event` is what its triggers call: a kind, a ticket, and when the ticket was changed.

    `comments_tell` says whether comments show the mark they were written with; else only the record does.
    """

    clock: Clock
    event: Callable[[EventKind, str, datetime], None]
    comments_tell: bool = True
    tickets: dict[str, FakeTicket] = field(default_factory=dict)
    read_by_us: int = 0
    written_by_us: int = 0
    before_write: Callable[[str], None] = lambda _ticket_id: None
    _last: int = 1000

    def opened(self, ticket_id: str, words: str = BROKEN, *more_tags: str) -> FakeTicket:
        ticket = Ticket(
            ticket_id,
            "Lamp",
            (),
            Requester("20", "Marta Ilves", "marta@mail.example", "en"),
            brand=Brand("1", "Northlight Home"),
            agent=Agent("9", "Priya Nair"),
            tags=frozenset(more_tags),
        )
        self.tickets[ticket_id] = FakeTicket(ticket, self._second())
        self.wrote(ticket_id, words)
        return self.tickets[ticket_id]

    def wrote(self, ticket_id: str, words: str, *, automatic: bool = False) -> str:
        """The customer writes, which opens a solved ticket again; gives the message's id."""
        comment_id = self._comment(ticket_id, Writer.REQUESTER, words, automatic=automatic)
        self._trigger(EventKind.WRITTEN, ticket_id)
        return comment_id

    def answered(self, ticket_id: str, words: str = "We are on it.", *, public: bool = True) -> str:
        comment_id = self._comment(ticket_id, Writer.AGENT, words, public=public)
        if public:
            self._agent_answered(ticket_id)
        return comment_id

    def becomes(self, ticket_id: str, status: Status, *tags: str) -> None:
        found = self.tickets[ticket_id]
        found.ticket = replace(found.ticket, status=status, tags=found.ticket.tags | {*tags})
        found.updated_at = self._second()

    def read(self, ticket_id: str) -> SeenTicket:
        found = self._found(ticket_id)
        marks = {change.comment_id: change.mark for change in found.changes if change.mark and change.comment_id}
        return SeenTicket(
            found.ticket,
            found.updated_at.isoformat(),
            found.updated_at,
            self.clock(),
            found.source,
            found.suspended,
            marks if self.comments_tell else {},
        )

    def write(self, ticket_id: str, writing: Writing) -> Written:
        self.before_write(ticket_id)
        found = self._found(ticket_id)
        if found.closes_before_writing:
            self.becomes(ticket_id, Status.CLOSED)
        if found.ticket.status is Status.CLOSED:
            raise DeskFailure("Zendesk answered with status 422.", permanent=True)
        if writing.stamp != found.updated_at.isoformat():
            raise Conflict("Somebody else changed it in Zendesk at the same time.")
        comment_id = ""
        if writing.html:
            comment_id = self._comment(ticket_id, Writer.AGENT, writing.html, public=writing.public)
            found.changes.pop()
        found.changes.append(Change(self.clock(), writing.mark, comment_id, writing.html, writing.public))
        fields = {**found.ticket.fields, **writing.fields}
        found.ticket = replace(found.ticket, tags=frozenset(writing.tags), fields=fields)
        found.updated_at = self._second()
        if writing.public:
            self._agent_answered(ticket_id)
        return Written(comment_id, found.updated_at.isoformat())

    def find(self, ticket_id: str, mark: Mark) -> str | None:
        found = (change.comment_id for change in self._found(ticket_id).changes if change.mark == mark)
        return next(found, None)

    def _agent_answered(self, ticket_id: str) -> None:
        found = self.tickets[ticket_id]
        if "amends_drafted" in found.ticket.tags:
            found.ticket = replace(found.ticket, tags=found.ticket.tags - {"amends_drafted"})
            self._trigger(EventKind.ANSWERED, ticket_id)

    def _trigger(self, kind: EventKind, ticket_id: str) -> None:
        self.event(kind, ticket_id, self.tickets[ticket_id].updated_at)

    def _comment(
        self, ticket_id: str, writer: Writer, words: str, *, public: bool = True, automatic: bool = False
    ) -> str:
        self._last += 1
        found = self.tickets[ticket_id]
        message = Message(str(self._last), writer, words, public=public, sent_at=self.clock(), automatic=automatic)
        found.ticket = replace(found.ticket, messages=(*found.ticket.messages, message))
        found.updated_at = self._second()
        found.changes.append(Change(self.clock(), None, message.id))
        return message.id

    def _second(self) -> datetime:
        return self.clock().replace(microsecond=0)

    def _found(self, ticket_id: str) -> FakeTicket:
        if ticket_id not in self.tickets:
            raise NotFound("Zendesk does not have what was asked for.")
        return self.tickets[ticket_id]


@dataclass
class FakeTicketDesk:
    """That Zendesk for the length of one event, with its calls counted: two to read, one for all else."""

    zendesk: FakeZendesk
    calls: int = 0
    seconds: float = 0.0

    def read(self, ticket_id: str) -> SeenTicket:
        self._spend(2)
        return self.zendesk.read(ticket_id)

    def find(self, ticket_id: str, mark: Mark, since: datetime) -> str | None:
        self._spend(1)
        return self.zendesk.find(ticket_id, mark)

    def write(self, ticket_id: str, writing: Writing) -> Written:
        self._spend(1)
        return self.zendesk.write(ticket_id, writing)

    def _spend(self, calls: int) -> None:
        self.calls += calls
        self.seconds += calls / 8


class FakeReader:
    """Reads what the customer wrote since an agent last answered."""

    def read(self, ticket: Ticket, field_map: Mapping[str, str]) -> Reading:
        words: list[str] = []
        for message in ticket.messages:
            if message.writer is Writer.AGENT and message.public:
                words = []
            elif message.writer is Writer.REQUESTER and not message.automatic:
                words.append(message.body)
        return Reading(ticket.subject, " ".join(words), "en", PersonName("Marta"))


class FakeJudge:
    """Judges by a word; the newest sentence decides."""

    def of(self, account: str) -> "FakeJudge":
        return self

    def judge(self, reading: Reading, threshold: float) -> Complaint:
        newest = max(TYPES, key=reading.text.rfind)
        complaint = Complaint(TYPES[newest], 0.9, Severity.MEDIUM)
        if reading.text.endswith(THANKS):
            return replace(complaint, type="not_a_complaint", abstention=Abstention.NOT_A_COMPLAINT)
        if reading.text.endswith(PERHAPS):
            return replace(complaint, confidence=0.3, abstention=Abstention.UNSURE)
        if reading.text.endswith(LAWYER):
            return replace(complaint, signals=(Signal(SignalKind.LEGAL_THREAT, Span(Where.TEXT, 0, 2, "My")),))
        return complaint


class FakeWriter:
    """A letter that the review lets pass, but for complaints about invoices: nobody says sorry in those."""

    def of(self, account: str) -> "FakeWriter":
        return self

    def locales(self) -> tuple[str, ...]:
        return ("en",)

    def write(self, brief: Brief) -> Letter:
        if brief.acknowledges:
            return self._lines(brief)
        day = next(offer.promise.day for offer in brief.remedy.offers if offer.promise)
        code = next((offer.code for offer in brief.remedy.offers if offer.code), "")
        sorry = (
            "I am sorry that your order reached you damaged. Getting it to you whole was our job, and we failed at it."
        )
        parts = (
            (Section.GREETING, "Hello Marta,"),
            (Section.REGRET, "Here it is." if brief.complaint.type == "billing_error" else sorry),
            (Section.REMEDY, f"I am sending you a new lamp by {day.day} {day:%B}, and 10 % off with the code {code}."),
            (Section.CONTACT, "If anything else would help, call us on 0800 555 0142."),
            (Section.SIGN_OFF, "Best wishes, Priya Nair"),
        )
        paragraphs = tuple(Paragraph(*part) for part in parts)
        text = "\n\n".join(paragraph.text for paragraph in paragraphs)
        return Letter("Your lamp", paragraphs, f"<p>{text}</p>", text, "en", brief.tone, "en/test@1")

    def _lines(self, brief: Brief) -> Letter:
        """What is said at once."""
        due = brief.remedy.answer_by
        assert due
        parts = (
            (Section.GREETING, "Hello Marta,"),
            (Section.REMEDY, f"You will have my answer by {due.day.day} {due.day:%B}."),
            (Section.CONTACT, "Until then you reach us on 0800 555 0142."),
            (Section.SIGN_OFF, brief.company),
        )
        text = "\n\n".join(part for _, part in parts)
        paragraphs = tuple(Paragraph(*part) for part in parts)
        return Letter("Your lamp", paragraphs, f"<p>{text}</p>", text, "en", brief.tone, "en/acknowledgement@1")


class FakeNoteWriter:
    def note(self, draft: Draft, *, replaces: bool) -> str:
        assert draft.letter
        return f"<p>{'Replaces' if replaces else 'New'}: {draft.letter.text}</p>"


NEW_LAMP = Offer("lamp", OfferKind.REPLACEMENT, promise=Promise("Send it", "warehouse", Due(2)))
VOUCHER = Offer("ten", OfferKind.DISCOUNT_PERCENT, percent=Decimal(10), code=Pool(POOL), cost=Decimal(8))


def a_policy(guards: Guards | None = None, **types: TypeSettings) -> Policy:
    """A new lamp and a voucher from a pool for everything; refunds only get tags."""
    rule = Rule("all", "All", Conditions(all=(Condition("confidence", Operator.PRESENT),)), (NEW_LAMP, VOUCHER))
    open_handed = Guards(offers_per_requester=None, amount_per_requester=None, amount_per_agent_day=Decimal(10))
    return Policy(
        "EUR",
        (rule,),
        (Contact(phone="0800 555 0142"),),
        types={"refund_delay": TypeSettings(auto_draft=AutoDraft.TAG), **types},
        guards=guards or open_handed,
        sign_off={"": "Northlight Home"},
        set_fields={"complaint": "360001"},
    )
