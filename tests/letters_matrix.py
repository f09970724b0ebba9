"""Every kind of letter we can be asked for, as briefs: types, severities, tones, faults, facts, channels, offers."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from integration.apology.complaint import ComplaintType, Fault, Severity
from integration.apology.letter import Brief, Tone
from integration.apology.policy import Contact, OfferKind, Ownership
from integration.apology.reading import FactKind, FactValue, PersonName
from integration.apology.remedy import Offered
from integration.apology.ticket import Channel
from tests.builders import (
    FRIDAY,
    MARTA,
    NORTHLIGHT,
    a_brief,
    a_complaint,
    a_policy,
    a_remedy,
    an_answer,
    an_offer,
    money,
)

TYPES = tuple(type_ for type_ in ComplaintType if type_ is not ComplaintType.NOT_A_COMPLAINT)
EXPIRING = (OfferKind.DISCOUNT_PERCENT, OfferKind.FREE_SHIPPING, OfferKind.STORE_CREDIT)
MONEY_TYPES = (ComplaintType.BILLING_ERROR, ComplaintType.REFUND_DELAY)
KINDS = tuple(kind for kind in OfferKind if kind not in (OfferKind.APOLOGY_ONLY, OfferKind.CUSTOM))
FACTS: dict[FactKind, FactValue] = {
    FactKind.ORDER: "4471",
    FactKind.INVOICE: "F-2026-1088",
    FactKind.TRACKING: "NH883100245",
    FactKind.ITEM: "lamp",
    FactKind.AMOUNT: money("50"),
    FactKind.ORDER_VALUE: money("129"),
    FactKind.INCIDENT_DATE: date(2026, 11, 23),
    FactKind.DEADLINE: date(2026, 11, 20),
    FactKind.DAYS_LATE: 4,
    FactKind.EVENT: "your sister's birthday on Saturday",
    FactKind.PRIOR_CONTACTS: 3,
}
NAMES = (MARTA, PersonName("Adaeze", "Okafor", "Ms"), PersonName("", "Meyer", "Mr"), PersonName("Erin"), None)
CONTACTS = (
    NORTHLIGHT,
    Contact(person="Daniel Ruiz", team="Accounts", phone="+1 212 555 0119", email="ruiz@fenwick.example", hours="9-17"),
    Contact(person="Priya Nair", phone="0800 555 0142"),
    Contact(email="help@northlight.example"),
    None,
)  # fmt: skip
WORDINGS = {
    "cause": "The box was packed without its corner guards.",
    "fix": "Since 20 November every lamp leaves in a double box.",
    "reason": "We could not confirm your details with the information we had.",
    "steps": "Open Your account, then Confirm your details.\nAdd a photo of your passport.",
    "guide": "The attached guide shows each step.",
    "status_link": "https://northlight.example/status",
}


def offer_of(kind: OfferKind, *, whole: bool = True) -> Offered:
    """An offer with all its terms, or with no more than a policy must give it."""
    percent = Decimal(20) if kind is OfferKind.DISCOUNT_PERCENT else None
    if not whole:
        return an_offer(kind, percent=percent)
    return an_offer(
        kind,
        amount=money("24") if kind.value.startswith("refund") or kind.value.endswith("credit") else None,
        percent=percent,
        months=12 if kind is OfferKind.CREDIT_MONITORING else None,
        code="K7QX-20" if kind in (OfferKind.DISCOUNT_PERCENT, OfferKind.FREE_SHIPPING) else "",
        expires=date(2027, 1, 31) if kind in EXPIRING else None,
        due=FRIDAY,
    )


def briefs(count: int, seed: int = 7) -> Iterator[Brief]:
    """A fair sample of all combinations: the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        yield a_random_brief(TYPES[number % len(TYPES)], chance)


def a_random_brief(type_: str, chance: random.Random) -> Brief:
    facts = {kind: value for kind, value in FACTS.items() if chance.random() < 0.5}
    offers = _offers(chance)
    repeat, fault = chance.random() < 0.2, chance.choice([Fault.OURS, Fault.OURS, Fault.UNCLEAR, Fault.NOT_OURS])
    undecided = not offers or type_ in MONEY_TYPES
    severity = chance.choice(list(Severity))
    remedy = a_remedy(
        *offers,
        fault=fault,
        ownership=chance.choice([Ownership.FULL, Ownership.FULL, Ownership.SYMPATHY, Ownership.LEGAL_REVIEW]),
        contact=chance.choice(CONTACTS),
        repeat=repeat,
        offer_call=repeat or severity is Severity.HIGH,
        answer_by=an_answer() if undecided else None,
    )
    wording = {name: text for name, text in WORDINGS.items() if chance.random() < 0.3}
    secondary = tuple(chance.sample(TYPES, chance.choice([0, 0, 0, 1, 2])))
    brief = a_brief(
        facts,
        channel=chance.choice(list(Channel)),
        complaint=a_complaint(type_, severity, secondary=secondary, scores=dict.fromkeys(secondary, 0.4)),
        remedy=remedy,
        policy=a_policy(wording, type_=type_),
        tone=chance.choice(list(Tone)),
        agent_name=chance.choice(["Priya Nair", "Priya Nair", ""]),
    )
    return replace(brief, reading=replace(brief.reading, name=chance.choice(NAMES)))


def _offers(chance: random.Random) -> tuple[Offered, ...]:
    kinds = chance.sample(KINDS, chance.choice([0, 1, 1, 2, 3]))
    return tuple(offer_of(kind, whole=chance.random() < 0.7) for kind in kinds)
