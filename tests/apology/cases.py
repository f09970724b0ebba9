"""Cases and policies for the tests of the remedy: one complaint, one policy, and what came before."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from integration.apology.complaint import Complaint, Severity
from integration.apology.policy import (
    Amount,
    AmountBasis,
    Condition,
    Conditions,
    ConditionValue,
    Contact,
    Guards,
    Offer,
    OfferKind,
    Operator,
    Policy,
    PolicyVersion,
    Rule,
)
from integration.apology.reading import (
    Fact,
    FactKind,
    FactValue,
    Money,
    Reading,
    Signal,
    SignalKind,
    Source,
    Span,
    Where,
)
from integration.apology.remedy import Case, History, PastApology, Remedy, Wished, decide
from integration.apology.ticket import Agent, Brand, FieldValue, Requester, Ticket

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=BERLIN)
CONTACT = Contact(phone="0800 555 0142", team="Support")


def case(
    type_: str = "damaged_item",
    severity: Severity = Severity.MEDIUM,
    *,
    facts: Mapping[FactKind, FactValue] | None = None,
    signals: tuple[SignalKind, ...] = (),
    now: datetime = TUESDAY,
    **ticket: object,
) -> Case:
    """A complaint at 0.94, with facts by kind; what else is named goes to the ticket or its requester."""
    found = tuple(Fact(kind, value, str(value), Source(Where.FIELD)) for kind, value in (facts or {}).items())
    heard = tuple(Signal(kind, Span(Where.TEXT, 0, 4, "ouch")) for kind in signals)
    return Case(
        ticket=_ticket(**ticket),
        reading=Reading("Lamp", "It came broken.", "en", None, found, signals=heard),
        complaint=Complaint(type_, 0.94, severity),
        locale="en",
        now=now,
    )


def _ticket(
    *,
    tags: frozenset[str] = frozenset(),
    fields: Mapping[str, FieldValue] | None = None,
    country: str = "",
    brand: str = "Northlight Home",
) -> Ticket:
    requester = Requester("7", "Marta", locale="en-GB", country=country)
    agent = Agent("9", "Priya Nair")
    return Ticket("1", "Lamp", (), requester, brand=Brand("1", brand), agent=agent, tags=tags, fields=fields or {})


def condition(fact: str, operator: Operator, value: ConditionValue | int = None) -> Condition:
    number = isinstance(value, int) and not isinstance(value, bool)
    return Condition(fact, operator, Decimal(value) if number else value)


def rule(id_: str, *offers: Offer, when: Conditions | None = None, **more: object) -> Rule:
    """A rule for every ticket, unless `when` says otherwise."""
    return Rule(id=id_, name=id_.capitalize(), when=when or Conditions(), offers=offers, **more)


def fixed(
    id_: str, value: int, kind: OfferKind = OfferKind.STORE_CREDIT, basis: AmountBasis = AmountBasis.FIXED
) -> Offer:
    return Offer(id_, kind, amount=Amount(basis, Decimal(value)))


def policy(*rules: Rule, guards: Guards | None = None, **more: object) -> Policy:
    return Policy(currency="EUR", rules=rules, contacts=(CONTACT,), guards=guards or Guards(), **more)


def decided(
    on: Case,
    by: Policy,
    history: History | None = None,
    picked: tuple[str, ...] | None = None,
    amounts: Mapping[str, Decimal] | None = None,
) -> Remedy:
    version = PolicyVersion(3, by, datetime(2026, 1, 1, tzinfo=UTC), "Ada")
    return decide(on, version, history or History(), Wished(picked, amounts or {}))


def apologised(*kinds: OfferKind, amount: int = 0, ticket_id: str = "0") -> PastApology:
    return PastApology(datetime(2026, 10, 3, tzinfo=UTC), ticket_id, "late_delivery", kinds, Decimal(amount))


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def ids(remedy: Remedy) -> list[str]:
    return [offer.id for offer in remedy.offers]
