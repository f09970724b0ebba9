"""Stand-ins for the ports of the flows and for the use cases, plain enough to read at a glance."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from integration.apology.complaint import Abstention, Complaint, Evidence, Fault, Severity
from integration.apology.delivery import Insertion
from integration.apology.letter import Letter, Section, Tone
from integration.apology.letter import Paragraph as LetterParagraph
from integration.apology.outcome import Outcome
from integration.apology.policy import OfferKind, Ownership, Policy, PolicyVersion
from integration.apology.reading import (
    Conflict,
    Fact,
    FactKind,
    Money,
    PersonName,
    Reading,
    Signal,
    SignalKind,
    Source,
    Span,
    Where,
)
from integration.apology.remedy import Offered, Remedy, Trace
from integration.apology.review import Finding, Level
from integration.apology.ticket import Ticket
from integration.errors import NotFound, Refused
from integration.flows.draft import Draft, Occasion, Wishes
from integration.flows.drafting import check_type
from integration.flows.note import Note, NoteKind, NoteState
from integration.flows.signing_in import BAD_SIGNATURE
from integration.flows.visitor import Person, Tenant, Visit, Visitor

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
WORDS = "The lamp from order 4471 arrived. It was cracked right through. I paid 50.00 or was it 55.00?"


def span_of(quote: str, text: str = WORDS, where: Where = Where.TEXT) -> Span:
    """Where these words stand in that text."""
    start = text.index(quote)
    return Span(where, start, start + len(quote), quote)


def a_reading(*, signals: bool = False, conflicts: bool = False) -> Reading:
    """A cracked lamp, with a solicitor or two amounts on request."""
    lawyer = "My solicitor will write to you."
    text = f"{WORDS} {lawyer}" if signals else WORDS
    amounts = tuple(
        Fact(
            FactKind.AMOUNT,
            Money(Decimal(written), "EUR"),
            written,
            Source(Where.TEXT, span=span_of(written, text)),
        )
        for written in ("50.00", "55.00")
    )
    return Reading(
        subject="Broken lamp",
        text=text,
        language="en",
        name=PersonName("Marta"),
        facts=(
            Fact(FactKind.ORDER, "4471", "order 4471", Source(Where.TEXT, span=span_of("order 4471", text))),
            Fact(FactKind.ITEM, "lamp", "lamp", Source(Where.FIELD, field_id="360001")),
            Fact(FactKind.DEADLINE, date(2026, 5, 3), "3 May", Source(Where.AGENT)),
        ),
        conflicts=(Conflict(FactKind.AMOUNT, amounts),) if conflicts else (),
        signals=(Signal(SignalKind.LEGAL_THREAT, span_of("My solicitor", text)),) if signals else (),
    )


def a_complaint(**changes: object) -> Complaint:
    """A damaged item, fairly sure."""
    whole = Complaint(
        type="damaged_item",
        confidence=0.94,
        severity=Severity.MEDIUM,
        secondary=("late_delivery",),
        evidence=(Evidence(span_of("cracked right through"), 0.7),),
        scores={"damaged_item": 0.94, "defective_item": 0.04, "late_delivery": 0.02, "not_a_complaint": 0.0},
    )
    return replace(whole, **changes)


def a_remedy() -> Remedy:
    """A replacement or a refund, and a discount that may be left out."""
    euros = Money(Decimal("24.00"), "EUR")
    return Remedy(
        offers=(
            Offered("replacement", OfferKind.REPLACEMENT, "broken", cost=euros),
            Offered("twenty", OfferKind.DISCOUNT_PERCENT, "broken", percent=Decimal(20), optional=True),
        ),
        alternatives=(Offered("refund", OfferKind.REFUND_FULL, "broken", amount=Money(Decimal("84.50"), "EUR")),),
        left_out=(Offered("credit", OfferKind.STORE_CREDIT, "broken", amount=euros, needs_approval_by="Team leads"),),
        trace=Trace(1, (), (), ("Rule “Broken on arrival” matched, because the complaint is a damaged item.",)),
        fault=Fault.OURS,
        ownership=Ownership.FULL,
        contact=None,
        repeat=True,
        offer_call=False,
    )


@dataclass
class FakePolicies:
    """One policy for one account."""

    account: str = "acme"
    policy: Policy = field(
        default_factory=lambda: Policy(
            "EUR", (), (), field_map={"order": "360002"}, set_fields={"complaint": "360001", "remedy": "360003"}
        )
    )

    def version(self, account: str, number: int) -> PolicyVersion:
        return self.live(account)

    def live(self, account: str) -> PolicyVersion:
        if account != self.account:
            raise NotFound("This account has no policy yet.")
        return PolicyVersion(3, self.policy, NOON, "ada")


class FakeWriter:
    """The writers of all accounts; only knows its languages."""

    def locales(self) -> tuple[str, ...]:
        return ("en", "de")


@dataclass
class FakeDrafting:
    """The use case with its result scripted; what it was asked is kept in `asked`."""

    reading: Reading = field(default_factory=a_reading)
    complaint: Complaint = field(default_factory=a_complaint)
    policies: FakePolicies = field(default_factory=FakePolicies)
    writers: FakeWriter = field(default_factory=FakeWriter)
    remedy: Remedy = field(default_factory=a_remedy)
    html: str = "<p>Hello Marta,</p><p>I am sorry. ({tone}, {locale})</p>"
    fields: dict[str, str] | None = None
    call: tuple[str, ...] = ()
    variant: str = ""
    findings: tuple[Finding, ...] = (Finding("W-1", Level.WARNING, "The letter is long.", "I am sorry."),)
    asked: list[tuple[Ticket, Wishes, Occasion]] = field(default_factory=list)
    failure: Exception | None = None
    wait: Callable[[], None] = lambda: None

    def glance(self, ticket: Ticket, account: str) -> tuple[Reading, Complaint]:
        self.policies.live(account)
        return self.reading, self.complaint

    def suggest(self, ticket: Ticket, wishes: Wishes, occasion: Occasion) -> Draft:
        check_type(wishes.type, self.policies.live(occasion.account).policy)
        self.asked.append((ticket, wishes, occasion))
        self.wait()
        if self.failure:
            raise self.failure
        reading = self.reading.with_answers(wishes.answers)
        complaint = self.complaint
        if wishes.type:
            complaint = complaint.corrected(wishes.type)
        elif wishes.anyway:
            complaint = complaint.taken_up()
        draft = Draft(
            id=occasion.draft_id,
            account=occasion.account,
            agent_id=occasion.agent_id,
            made_at=occasion.now,
            ticket=ticket,
            reading=reading,
            complaint=complaint,
            policy_version=3,
            called=wishes.called,
        )
        if complaint.abstention:
            return draft
        tone, locale = wishes.tone or Tone.WARM, wishes.locale or "en"
        html = self.html.replace("{tone}", tone).replace("{locale}", locale)
        fields = {"360001": f"amends_{complaint.type}"} if self.fields is None else self.fields
        paragraphs = (LetterParagraph(Section.REGRET, "I am sorry."),)
        return replace(
            draft,
            remedy=self.remedy,
            letter=Letter(
                "Your lamp", paragraphs, html, "I am sorry.", locale, tone, "damaged_item@1", self.call, self.variant
            ),
            findings=self.findings,
            insertion=Insertion(html, "I am sorry.", ticket.channel.is_rich, ("amends",), fields),
        )


@dataclass
class FakeChecking:
    """The check of a typed reply with its answer scripted, by a word that the text has; asked for by agent 8 only."""

    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    asked: list[tuple[Ticket, str, Occasion]] = field(default_factory=list)
    failure: Exception | None = None
    wait: Callable[[], None] = lambda: None

    def check(self, ticket: Ticket, text: str, occasion: Occasion) -> tuple[Finding, ...]:
        self.asked.append((ticket, text, occasion))
        self.wait()
        if self.failure:
            raise self.failure
        return tuple(finding for word, found in self.findings.items() if word in text for finding in found)


@dataclass
class FakeOutcomes:
    """Outcomes of the drafts it knows, or of any draft where that is None; one of a kind each."""

    known: frozenset[str] | None = frozenset({"d0000000000000001"})
    kept: list[Outcome] = field(default_factory=list)

    def record(self, account: str, outcome: Outcome) -> bool:
        if account != "acme" or (self.known is not None and outcome.draft_id not in self.known):
            raise NotFound("There is no such draft.")
        if any((kept.draft_id, kept.kind) == (outcome.draft_id, outcome.kind) for kept in self.kept):
            return False
        self.kept.append(outcome)
        return True


@dataclass
class FakeStanding:
    """The note that stands on any ticket of acme, as the test says, and what else we wrote there."""

    note: Note | None = None
    others: tuple[Note, ...] = ()

    def standing(self, account: str, ticket_id: str) -> Note | None:
        return replace(self.note, ticket_id=ticket_id) if self.note and account == "acme" else None

    def of_ticket(self, account: str, ticket_id: str) -> tuple[Note, ...]:
        standing = self.standing(account, ticket_id)
        return (*self.others, standing) if standing else self.others

    def drafted(self, draft_id: str = "d0000000000000001", at: datetime = NOON) -> None:
        """A trigger has made this draft."""
        self.note = Note("acme", "101", "11", NoteKind.DRAFT, draft_id, at, NoteState.WRITTEN, "900")


@dataclass
class FakePace:
    """How much an agent asked for, as the test says."""

    count: int = 0

    def count_since(self, account: str, agent_id: str, since: datetime) -> int:
        return self.count


@dataclass
class FakeSignIn:
    """Knows one good token, or takes any where that is None; refuses with `refusal` where the test sets one."""

    token: str | None = "signed-by-zendesk"
    refusal: Exception | None = None
    visitor: Visitor = field(default_factory=lambda: Visitor("acme", "8", "Ada Agent", "agent"))

    def visit(self, token: str, location: str, now: datetime) -> Visitor:
        if self.token is not None and token != self.token:
            raise Refused(BAD_SIGNATURE, "The sign-in does not carry Zendesk's signature.")
        return self.again("acme", "8", location)

    def again(self, account: str, agent_id: str, location: str) -> Visitor:
        if self.refusal:
            raise self.refusal
        return self.visitor


@dataclass
class FakeVerifier:
    """A token is `audience|key|id|agent`; it is good if its key is one of the tenant's."""

    def audience(self, token: str) -> str:
        return token.partition("|")[0]

    def verify(self, token: str, tenant: Tenant, location: str, now: datetime) -> Visit:
        _, key, number, agent = token.split("|")
        if key not in tenant.keys:
            raise Refused(BAD_SIGNATURE, "The sign-in does not carry Zendesk's signature.")
        return Visit(number, agent, now)


@dataclass
class FakeTenants:
    """One installation whose key changed from `old` to `new`; `fresh` is what a renewal brings."""

    tenant: Tenant = field(default_factory=lambda: Tenant("acme", "acme.zendesk.com", "aud", ("old",)))
    fresh: Tenant | None = None
    renewals: int = 0

    def of(self, audience: str) -> Tenant | None:
        return self.tenant if audience == self.tenant.audience else None

    def renewed(self, tenant: Tenant, now: datetime) -> Tenant | None:
        self.renewals += 1
        return self.fresh


@dataclass
class FakeVisits:
    """Used tokens, in memory."""

    used: set[tuple[str, str]] = field(default_factory=set)

    def first(self, account: str, token_id: str, expires_at: datetime) -> bool:
        new = (account, token_id) not in self.used
        self.used.add((account, token_id))
        return new


@dataclass
class FakePeople:
    """Agents by id; `ask` may raise in their stead."""

    people: dict[str, Person] = field(default_factory=lambda: {"8": Person("Ada Agent", "agent")})
    ask: Callable[[], None] = lambda: None

    def person(self, account: str, agent_id: str) -> Person:
        self.ask()
        if agent_id not in self.people:
            raise NotFound("Zendesk has no such user.")
        return self.people[agent_id]


def abstaining(reason: Abstention) -> Complaint:
    """A judgement that suggests nothing."""
    return a_complaint(
        abstention=reason, type="not_a_complaint" if reason is Abstention.NOT_A_COMPLAINT else "billing_error"
    )
