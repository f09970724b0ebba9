"""Rules about numbers and facts: each comes from the ticket, an offer or the policy, and the letter names the case."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from integration.apology.complaint import ComplaintType
from integration.apology.letter import Brief
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind, FactValue, Money
from integration.apology.review.finding import Finding, error, warning
from integration.apology.review.page import Page

Day = tuple[int, int]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SIGN_BEFORE = re.compile(r"[€£$¥] ?$")
_UNIT_AFTER = re.compile(r" ?(?:%|[€£$¥]|[A-Z]{3}\b|(?:percent|euros?|pounds?|dollars?)\b)")
_DATE = re.compile(r"\b(\d{1,2}) (\w+)")
_ALWAYS = frozenset({FactKind.ORDER, FactKind.INVOICE, FactKind.ITEM, FactKind.EVENT})
_BY_TYPE: dict[str, frozenset[FactKind]] = {
    ComplaintType.BILLING_ERROR: frozenset({FactKind.AMOUNT, FactKind.INCIDENT_DATE}),
    ComplaintType.REFUND_DELAY: frozenset({FactKind.AMOUNT}),
    ComplaintType.LATE_DELIVERY: frozenset({FactKind.DAYS_LATE}),
    ComplaintType.MISSED_COMMITMENT: frozenset({FactKind.DEADLINE}),
}
_WITHOUT_DAY = frozenset({OfferKind.DISCOUNT_PERCENT, OfferKind.FREE_SHIPPING, OfferKind.REORDER_LINK})
_SATURDAY = 5
_FAR = 60  # days; beyond that nobody counts weekdays
_ON_SOCIAL = frozenset({FactKind.ITEM})


def numbers(page: Page) -> Iterator[Finding]:
    yield from _named(page)
    amounts, days = _amounts(page.brief), {day_of(day) for day in _known_days(page.brief)}
    given = f"{page.approved}\n{_written(page.brief)}"
    for written, amount in _priced(page.body):
        if amount not in amounts and written.lower() not in given:
            yield _invented(page, written)
    for written, day in _dated(page.low, page.phrases.months):
        if day not in days and written not in given:
            yield _invented(page, written)
    for match in page.phrases.counts.finditer(page.low):
        count = page.phrases.numbers.get(match[1]) or int(match[1])
        if count not in amounts and match[0] not in given and count not in _distances(page.brief):
            yield _invented(page, match[0])


def _priced(text: str) -> Iterator[tuple[str, Decimal]]:
    """Amounts and percentages: numbers with a sign or a unit beside them."""
    for match in _NUMBER.finditer(text):
        unit = _UNIT_AFTER.match(text, match.end())
        if unit or _SIGN_BEFORE.search(text, max(0, match.start() - 2), match.start()):
            yield match[0] + (unit[0] if unit else ""), _number(match[0])


def _dated(low: str, months: tuple[str, ...]) -> Iterator[tuple[str, Day]]:
    for match in _DATE.finditer(low):
        if match[2] in months:
            yield match[0], (int(match[1]), months.index(match[2]) + 1)


def dates_in(page: Page) -> set[Day]:
    """The days the letter names, as day and month."""
    return {day for _, day in _dated(page.low, page.phrases.months)}


def numbers_in(text: str) -> set[Decimal]:
    return {_number(found) for found in _NUMBER.findall(text)}


def promised_days(brief: Brief) -> set[Day]:
    """The days by which something is to happen. What waits for the customer has none."""
    remedy = brief.remedy
    offers = (offer for offer in remedy.offers if offer.promise and offer.kind not in _WITHOUT_DAY)
    dues = [offer.promise for offer in offers if offer.promise] + ([remedy.answer_by] if remedy.answer_by else [])
    return {day_of(due.day) for due in dues}


def day_of(day: date) -> Day:
    return day.day, day.month


def _named(page: Page) -> Iterator[Finding]:
    """The apology itself shows that somebody read this mail: it names what the ticket is about (C-11)."""
    usable = (_ALWAYS | _BY_TYPE.get(page.brief.complaint.type, frozenset())) & (
        _ON_SOCIAL if page.social else set(FactKind)
    )
    known = [fact for fact in page.brief.reading.facts if fact.kind in usable]
    if not known:
        yield warning("C-11", "Nothing in the ticket says what exactly it is about, so the letter cannot either.")
    elif not any(_is_named(page, fact.value) for fact in known):
        yield error(
            "C-11",
            "The letter could be about anything: it names nothing from the ticket.",
            suggestion=f"Name what you know: {', '.join(sorted(fact.kind.value.replace('_', ' ') for fact in known))}.",
        )


def _is_named(page: Page, value: FactValue) -> bool:
    first = page.body.partition("\n\n")[0]
    if isinstance(value, Money):
        return value.amount in numbers_in(first)
    if isinstance(value, date):
        return day_of(value) in {day for _, day in _dated(first.lower(), page.phrases.months)}
    return str(value).lower().lstrip("#") in first.lower()


def _amounts(brief: Brief) -> set[Decimal]:
    """Every amount, percentage and count that was decided or told."""
    known: set[Decimal] = set()
    for fact in brief.reading.facts:
        if isinstance(fact.value, Money):
            known.add(fact.value.amount)
        elif isinstance(fact.value, int):
            known.add(Decimal(fact.value))
    for offer in brief.remedy.offers:
        known |= {
            value for value in (offer.percent, offer.amount.amount if offer.amount else None) if value is not None
        }
        known |= {Decimal(offer.months)} if offer.months else set()
    return known


def _known_days(brief: Brief) -> set[date]:
    found = [fact.value for fact in brief.reading.facts if isinstance(fact.value, date)]
    found += [offer.expires for offer in brief.remedy.offers if offer.expires]
    found += [offer.promise.day for offer in brief.remedy.offers if offer.promise]
    found += [brief.remedy.answer_by.day] if brief.remedy.answer_by else []
    return {*found, brief.now.date()}


def _distances(brief: Brief) -> set[Decimal]:
    """How many days, and how many weekdays, lie between today and each day we know: "within one business day"."""
    today = brief.now.date()
    found: set[Decimal] = set()
    for day in _known_days(brief):
        first, last = sorted((today, day))
        calendar = (last - first).days
        weekdays = sum(
            (first + timedelta(days=step)).weekday() < _SATURDAY for step in range(1, min(calendar, _FAR) + 1)
        )
        found |= {Decimal(calendar), Decimal(weekdays)}
    return found - {Decimal(0)}


def _written(brief: Brief) -> str:
    """References and words of the customer, and the contact's hours: their digits are nobody's promise."""
    contact = brief.remedy.contact
    texts = [str(fact.value) for fact in brief.reading.facts if isinstance(fact.value, str)]
    texts += [offer.code for offer in brief.remedy.offers]
    texts += [contact.phone, contact.hours, contact.team, contact.person] if contact else []
    return "\n".join(texts).lower()


def _invented(page: Page, written: str) -> Finding:
    return error(
        "C-36",
        f"“{written}” comes neither from the ticket nor from the policy.",
        next((sentence for sentence in page.sentences if written.lower() in sentence.lower()), written),
        "Use the number of the offer, or leave it out.",
    )


def _number(written: str) -> Decimal:
    """Reads 1,234.50 and 1.234,50 alike: the last mark is decimal where two digits or one follow it."""
    digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", written).replace(",", ".")
    head, _, tail = digits.rpartition(".")
    return Decimal(f"{head.replace('.', '')}.{tail}" if head else tail)
