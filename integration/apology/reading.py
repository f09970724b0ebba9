"""What the customer says: their own words, language, facts with their sources, and signals that need a person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from integration.apology.cancellation import Cancellation


class FactKind(StrEnum):
    """What a letter or a rule may want to know about the case."""

    ORDER = "order"  # also a booking or a reservation: the reference the customer goes by
    INVOICE = "invoice"
    TRACKING = "tracking"
    ITEM = "item"  # a short noun phrase without article: "lamp", "flight to Lisbon"
    AMOUNT = "amount"  # the amount in dispute
    ORDER_VALUE = "order_value"
    INCIDENT_DATE = "incident_date"
    DEADLINE = "deadline"  # the day that was promised or needed, and missed or at risk
    DAYS_LATE = "days_late"
    EVENT = "event"  # what the customer needed it for: "your sister's birthday on Saturday"
    PRIOR_CONTACTS = "prior_contacts"  # how often they had to write or call before


class Where(StrEnum):
    FIELD = "field"
    SUBJECT = "subject"
    TEXT = "text"
    REQUESTER = "requester"
    AGENT = "agent"  # settled by the agent, where candidates disagreed
    SHOP = "shop"  # told by the shop's own event


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 currency; an empty currency means the customer named none."""

    amount: Decimal
    currency: str = ""


FactValue = str | int | date | Money


@dataclass(frozen=True, slots=True)
class Span:
    """Where words stand: half-open offsets into `Reading.subject` or `Reading.text`, and the words themselves."""

    where: Where
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was found: a custom field (its id as `field_id`) or a span of the customer's words."""

    where: Where
    field_id: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    kind: FactKind
    value: FactValue
    written: str  # as the customer or the field has it
    source: Source


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more candidates that disagree: none is used, and the agent is asked (product.md, Reading)."""

    kind: FactKind
    candidates: tuple[Fact, ...]


class SignalKind(StrEnum):
    """Why a person must handle the ticket."""

    LEGAL_THREAT = "legal_threat"
    INJURY_OR_SAFETY = "injury_or_safety"
    SELF_HARM = "self_harm"
    VULNERABLE = "vulnerable"
    PRESS_OR_REGULATOR = "press_or_regulator"
    REQUESTER_FRAUD = "requester_fraud"


@dataclass(frozen=True, slots=True)
class Signal:
    kind: SignalKind
    span: Span


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name fit for a greeting, cased as a person would write it. `honorific` only if the customer gave one."""

    given: str
    family: str = ""
    honorific: str = ""

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}".strip()


class Matter(StrEnum):
    """What a message is about in the widest sense, so that a letter about a flight speaks of no parcel."""

    GOODS = "goods"
    TRAVEL = "travel"
    SERVICE = "service"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. `text` is the customer's own words since an agent last answered, without quotes and footers."""

    subject: str
    text: str
    language: str  # ISO 639-1, "" where the text is too short and the requester has no locale
    name: PersonName | None
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    signals: tuple[Signal, ...] = ()
    written_at: datetime | None = None  # when the customer wrote the newest of these words
    matter: Matter = Matter.UNKNOWN
    cancellation: Cancellation | None = None  # the shop told us: we write first, and nobody has complained yet

    def fact(self, kind: FactKind) -> Fact | None:
        """The one settled fact of this kind, or None: unknown, or in conflict."""
        return next((fact for fact in self.facts if fact.kind is kind), None)

    def with_answers(self, answers: Iterable[Fact]) -> "Reading":
        """This reading with facts the agent settled; they replace what was found and end the conflict."""
        given = tuple(answers)
        kinds = {fact.kind for fact in given}
        return replace(
            self,
            facts=tuple(fact for fact in self.facts if fact.kind not in kinds) + given,
            conflicts=tuple(conflict for conflict in self.conflicts if conflict.kind not in kinds),
        )
