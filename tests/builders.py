"""Small builders of what a letter is made from; every argument not given has a plain, quiet value."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from integration.apology.complaint import Complaint, Fault, Severity
from integration.apology.letter import Brief, Tone
from integration.apology.policy import Contact, OfferKind, Ownership, Policy, TypeSettings
from integration.apology.reading import Fact, FactKind, FactValue, Money, PersonName, Reading, Source, Where
from integration.apology.remedy import Offered, PromiseDue, Remedy, Trace
from integration.apology.ticket import Agent, Brand, Channel, Requester, Ticket

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=BERLIN)
FRIDAY = date(2026, 11, 27)
MARTA = PersonName("Marta", "Ilves")
NORTHLIGHT = Contact(
    team="Priya Nair's team", phone="0800 555 0142", email="help@northlight.example", hours="weekdays 9 to 17"
)


def a_ticket(**changes: object) -> Ticket:
    ticket = Ticket(
        id="101",
        subject="Lamp arrived broken",
        messages=(),
        requester=Requester("7", "Marta Ilves", "marta@mail.example", "en-GB"),
        brand=Brand("1", "Northlight Home"),
        agent=Agent("9", "Priya Nair"),
    )
    return replace(ticket, **changes)


def a_fact(kind: FactKind, value: FactValue) -> Fact:
    return Fact(kind, value, str(value), Source(Where.FIELD, "1"))


def a_reading(facts: Mapping[FactKind, FactValue] | None = None, **changes: object) -> Reading:
    found = tuple(a_fact(kind, value) for kind, value in (facts or {}).items())
    reading = Reading("Lamp arrived broken", "It came broken.", "en", MARTA, found, written_at=TUESDAY)
    return replace(reading, **changes)


def a_complaint(type_: str = "damaged_item", severity: Severity = Severity.MEDIUM, **changes: object) -> Complaint:
    return replace(Complaint(type_, 0.94, severity), **changes)


def an_offer(kind: OfferKind = OfferKind.REPLACEMENT, **changes: object) -> Offered:
    """`due` is the day of the promise."""
    due = changes.pop("due", None)
    if isinstance(due, date):
        changes["promise"] = PromiseDue("do it", "warehouse", due)
    return replace(Offered(id=kind.value, kind=kind, rule_id="rule"), **changes)


def a_remedy(*offers: Offered, **changes: object) -> Remedy:
    remedy = Remedy(
        offers=offers,
        alternatives=(),
        left_out=(),
        trace=Trace(1, (), (), ()),
        fault=Fault.OURS,
        ownership=Ownership.FULL,
        contact=NORTHLIGHT,
        repeat=False,
        offer_call=False,
    )
    return replace(remedy, **changes)


def an_answer(day: date = date(2026, 11, 26), hour: int = 17) -> PromiseDue:
    return PromiseDue("answer", "support", day, datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN))


def a_policy(wording: Mapping[str, str] | None = None, *, type_: str = "damaged_item", **changes: object) -> Policy:
    """`wording` is what is approved to be said about the complaint type."""
    types = {type_: TypeSettings(wording=wording)} if wording else {}
    return replace(Policy(currency="EUR", rules=(), contacts=(NORTHLIGHT,), types=types), **changes)


def a_brief(
    facts: Mapping[FactKind, FactValue] | None = None,
    *offers: Offered,
    channel: Channel = Channel.EMAIL,
    complaint: Complaint | None = None,
    **changes: object,
) -> Brief:
    """A warm e-mail about a damaged item, unless the changes say otherwise."""
    brief = Brief(
        ticket=a_ticket(channel=channel),
        reading=a_reading(facts),
        complaint=complaint or a_complaint(),
        remedy=a_remedy(*offers, answer_by=None if offers else an_answer()),
        policy=a_policy(),
        tone=Tone.WARM,
        locale="en",
        agent_name="Priya Nair",
        company="Northlight Home",
        now=TUESDAY,
    )
    return replace(brief, **changes)


def money(amount: str, currency: str = "EUR") -> Money:
    return Money(Decimal(amount), currency)
