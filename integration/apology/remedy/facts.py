"""The facts a rule may ask about, found in one case; each with the words that show it to people."""

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from integration.apology.business_time import is_open
from integration.apology.complaint import Complaint, Severity
from integration.apology.policy import Policy
from integration.apology.reading import FactKind, Money, Reading
from integration.apology.remedy.case import Case, History
from integration.apology.terms import FIELD_PREFIX, spoken
from integration.apology.ticket import FieldValue

Value = str | bool | Decimal | Severity | frozenset[str]


class Found(NamedTuple):
    """What is known of a fact: no words, not known. `value` is None too for money in a currency we cannot compare."""

    value: Value | None
    words: str = ""


UNKNOWN = Found(None)
_TOO_MUCH = Decimal(10) ** 12  # a number this long is a reference read as a price


def facts(case: Case, history: History, policy: Policy) -> dict[str, Found]:
    """Every fact by the name conditions use; a custom field that is missing or empty is left out, so unknown."""
    ticket, requester, reading, complaint = case.ticket, case.ticket.requester, case.reading, case.complaint
    found = {
        "complaint_type": _complaint_type(complaint),
        "secondary_type": _set(frozenset(complaint.secondary)),
        "severity": Found(complaint.severity, complaint.severity.value),
        "confidence": _number(1 if complaint.chosen_by_agent else complaint.confidence),
        "order": _reference(reading, FactKind.ORDER),
        "invoice": _reference(reading, FactKind.INVOICE),
        "order_value": _money(reading, FactKind.ORDER_VALUE, policy.currency),
        "amount": _money(reading, FactKind.AMOUNT, policy.currency),
        "days_late": _counted(reading, FactKind.DAYS_LATE),
        "brand": _text(ticket.brand.name),
        "locale": _text((requester.locale or reading.language).split("-", maxsplit=1)[0]),
        "country": _text(requester.country),
        "channel": _text(ticket.channel.value),
        "tags": _set(ticket.tags),
        "organization": _text(ticket.organization),
        "requester_tags": _set(requester.tags),
        "signals": _set(frozenset(signal.kind.value for signal in reading.signals)),
        "prior_contacts": _counted(reading, FactKind.PRIOR_CONTACTS),
        "earlier_apologies": _number(len(history.apologies)),
        "earlier_offers": _number(history.gestures),
        "business_hours": _flag(is_open(case.now, policy)),
    }
    for field_id, value in ticket.fields.items():
        found[FIELD_PREFIX + field_id] = _field(value)
    return found


def money(reading: Reading, kind: FactKind, currency: str) -> Money | None:
    """An amount the reading settled on. Where the customer named no currency, it is the policy's."""
    fact = reading.fact(kind)
    if fact is None or not isinstance(fact.value, Money) or not _is_sane(fact.value.amount):
        return None
    return Money(fact.value.amount, fact.value.currency or currency)


def number(value: FieldValue | Decimal) -> Decimal | None:
    """The number a value is or spells, None for any other text, for a flag, and for "nan"."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        spelled = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return spelled if spelled.is_finite() else None


def _is_sane(amount: Decimal) -> bool:
    return amount.is_finite() and 0 < amount < _TOO_MUCH


def _complaint_type(complaint: Complaint) -> Found:
    sure = "chosen by the agent" if complaint.chosen_by_agent else f"{complaint.confidence:.2f}"
    doubt = ", drafted anyway" if complaint.anyway else ""
    return Found(complaint.type, f"{spoken(complaint.type)} ({sure}{doubt})")


def _money(reading: Reading, kind: FactKind, currency: str) -> Found:
    known = money(reading, kind, currency)
    if known is None:
        return UNKNOWN
    words = f"{known.amount} {known.currency}"
    return Found(known.amount if known.currency == currency else None, words)


def _counted(reading: Reading, kind: FactKind) -> Found:
    fact = reading.fact(kind)
    return _number(fact.value) if fact is not None and isinstance(fact.value, int) else UNKNOWN


def _reference(reading: Reading, kind: FactKind) -> Found:
    fact = reading.fact(kind)
    return Found(str(fact.value), str(fact.value)) if fact else UNKNOWN


def _number(value: float) -> Found:
    return Found(number(value), f"{value:g}")


def _text(value: str) -> Found:
    return Found(value, spoken(value)) if value else UNKNOWN


def _set(values: frozenset[str]) -> Found:
    return Found(values, ", ".join(map(spoken, sorted(values))))


def _flag(value: bool) -> Found:  # noqa: FBT001 - a flag is the value here, not a switch
    return Found(value, "yes" if value else "no")


def _field(value: FieldValue) -> Found:
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, bool):
        return _flag(value)
    return Found(str(value), str(value))
