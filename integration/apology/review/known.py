"""What a letter may name in numbers: what was told, what was decided, and what the policy has."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from integration.apology.letter import Brief
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind, Money
from integration.apology.remedy import PromiseDue

Day = tuple[int, int]  # day and month
Time = tuple[int, int]  # hour and minute

_WITHOUT_DAY = frozenset({OfferKind.DISCOUNT_PERCENT, OfferKind.FREE_SHIPPING, OfferKind.REORDER_LINK})
_SATURDAY = 5
_FAR = 60  # days; beyond that nobody counts weekdays
_NO_DIGIT = re.compile(r"\D+")


def day_of(day: date) -> Day:
    return day.day, day.month


def dues(brief: Brief) -> Iterator[PromiseDue]:
    """Every promise with its day, those that wait for the customer too."""
    remedy = brief.remedy
    yield from (offer.promise for offer in remedy.offers if offer.promise)
    yield from (answer for answer in (remedy.answer_by, remedy.second_answer_by) if answer)


def promised_days(brief: Brief) -> dict[Day, date]:
    """The days by which something is to happen. What waits for the customer has none, nor has a call that is over."""
    remedy = brief.remedy
    without = _WITHOUT_DAY | {OfferKind.PHONE_CALL} if brief.called else _WITHOUT_DAY
    promised = [offer.promise for offer in remedy.offers if offer.kind not in without]
    given = (due for due in (*promised, remedy.answer_by, remedy.second_answer_by) if due)
    return {day_of(due.day): due.day for due in given}


def amounts(brief: Brief) -> set[Decimal]:
    """Every amount, percentage and count that was decided or told."""
    known: set[Decimal] = set()
    for fact in brief.reading.facts:
        if isinstance(fact.value, Money):
            known.add(fact.value.amount)
        elif isinstance(fact.value, int):
            known.add(Decimal(fact.value))
    for offer in brief.remedy.offers:
        values = (offer.percent, offer.amount.amount if offer.amount else None)
        known |= {value for value in values if value is not None}
        known |= {Decimal(offer.months)} if offer.months else set()
    return known


def days(brief: Brief) -> set[date]:
    """Those of facts, offers and promises, today, and the day they wrote."""
    found = [fact.value for fact in brief.reading.facts if isinstance(fact.value, date)]
    found += [offer.expires for offer in brief.remedy.offers if offer.expires]
    found += [due.day for due in dues(brief)]
    written = brief.reading.written_at
    if brief.reading.cancellation and brief.reading.cancellation.on:
        found.append(brief.reading.cancellation.on)
    if written:
        found.append(written.astimezone(brief.now.tzinfo).date())
    return {*found, brief.now.date()}


def days_of_messages(brief: Brief) -> set[Day]:
    """When anything was written in the ticket."""
    zone = brief.now.tzinfo
    return {day_of(message.sent_at.astimezone(zone)) for message in brief.ticket.messages if message.sent_at}


def times(brief: Brief) -> set[Time]:
    """The hours that were promised."""
    return {(due.at.hour, due.at.minute) for due in dues(brief) if due.at}


def distances(brief: Brief) -> set[Decimal]:
    """How many days, and how many weekdays, lie between today and each day we know: "within one business day"."""
    today = brief.now.date()
    found: set[Decimal] = set()
    for day in days(brief):
        first, last = sorted((today, day))
        calendar = (last - first).days
        weekdays = sum(
            (first + timedelta(days=step)).weekday() < _SATURDAY for step in range(1, min(calendar, _FAR) + 1)
        )
        found |= {Decimal(calendar), Decimal(weekdays)}
    return found - {Decimal(0)}


def written(brief: Brief) -> str:
    """References and words of the customer, and the contact's hours: their digits are nobody's promise."""
    contact = brief.remedy.contact
    texts = [str(fact.value) for fact in brief.reading.facts if isinstance(fact.value, str)]
    texts += [offer.code for offer in brief.remedy.offers]
    texts += brief.reading.cancellation.told if brief.reading.cancellation else ()
    texts += [contact.phone, contact.hours, contact.team, contact.person] if contact else []
    return "\n".join(texts).lower()


def told(brief: Brief) -> str:
    """All that stands in the ticket and about us in the policy: long, so asked last."""
    ticket = brief.ticket
    texts = [ticket.subject, brief.reading.text, brief.company, brief.agent_name, ticket.organization, ticket.id]
    texts += brief.reading.cancellation.told if brief.reading.cancellation else ()
    texts += [str(value) for value in ticket.fields.values() if value is not None]
    texts += [message.body for message in ticket.messages]
    for contact in brief.policy.contacts:
        texts += [contact.phone, contact.hours, contact.email, contact.team, contact.person]
    for settings in brief.policy.types.values():
        texts += (*settings.wording.values(), *settings.attachments)
    texts += [offer.wording for offer in brief.remedy.offers]
    return "\n".join(texts).lower()


def digits(text: str) -> str:
    return _NO_DIGIT.sub("", text)


def is_late(brief: Brief, most: timedelta) -> bool:
    """Whether the customer has waited longer than that for this letter."""
    at = brief.reading.written_at
    return at is not None and brief.now - at > most


def is_known(brief: Brief, kind: FactKind) -> bool:
    return brief.reading.fact(kind) is not None
