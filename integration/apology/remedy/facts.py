"""The facts a rule may ask about, found in one case; each with the words that show it to people."""

import re
from collections.abc import Callable, Mapping
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
DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD"})
_DOLLARS = re.compile(r"\$|dollar|\bbucks?\b", re.IGNORECASE)
_TOO_MUCH = Decimal(10) ** 12  # a number this long is a reference read as a price


class Known(dict[str, Found]):
    """The facts of one case by the name conditions use, each found out when a rule first asks; the rest are unknown."""

    def __init__(self, case: Case, history: History, policy: Policy) -> None:
        super().__init__()
        self._about = (case, history, policy)

    def __missing__(self, name: str) -> Found:
        find = _FACTS.get(name)
        found = find(*self._about) if find else self._field(name)
        self[name] = found
        return found

    def _field(self, name: str) -> Found:
        """A custom field that is missing or empty is unknown."""
        return _field(self._about[0].ticket.fields.get(name.removeprefix(FIELD_PREFIX)))


def facts(case: Case, history: History, policy: Policy) -> Known:
    """Every fact a rule may ask about, found out at once."""
    known = Known(case, history, policy)
    for name in (*_FACTS, *(FIELD_PREFIX + field_id for field_id in case.ticket.fields)):
        known[name]  # asking is what finds it out
    return known


def money(reading: Reading, kind: FactKind, currency: str) -> Money | None:
    """An amount the reading settled on. Where the customer named no currency, it is the policy's.

    Dollars of no certain country are no amount to an account that has none: 50 dollars are not 50 euros.
    """
    fact = reading.fact(kind)
    if fact is None or not isinstance(fact.value, Money) or not _is_sane(fact.value.amount):
        return None
    if not fact.value.currency and _DOLLARS.search(fact.written) and currency not in DOLLARS:
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


def _confidence(complaint: Complaint) -> Found:
    return _number(1 if complaint.chosen_by_agent else complaint.confidence)


def _language(locale: str) -> Found:
    return _text(locale.split("-", maxsplit=1)[0])


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
    return Found(frozenset(map(str.casefold, values)), ", ".join(map(spoken, sorted(values))))


def _flag(value: bool) -> Found:  # noqa: FBT001 - a flag is the value here, not a switch
    return Found(value, "yes" if value else "no")


def _field(value: FieldValue) -> Found:
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, bool):
        return _flag(value)
    return Found(str(value), str(value))


_FACTS: Mapping[str, Callable[[Case, History, Policy], Found]] = {
    "complaint_type": lambda case, _history, _policy: _complaint_type(case.complaint),
    "secondary_type": lambda case, _history, _policy: _set(frozenset(case.complaint.secondary)),
    "severity": lambda case, _history, _policy: Found(case.complaint.severity, case.complaint.severity.value),
    "confidence": lambda case, _history, _policy: _confidence(case.complaint),
    "order": lambda case, _history, _policy: _reference(case.reading, FactKind.ORDER),
    "invoice": lambda case, _history, _policy: _reference(case.reading, FactKind.INVOICE),
    "order_value": lambda case, _history, policy: _money(case.reading, FactKind.ORDER_VALUE, policy.currency),
    "amount": lambda case, _history, policy: _money(case.reading, FactKind.AMOUNT, policy.currency),
    "days_late": lambda case, _history, _policy: _counted(case.reading, FactKind.DAYS_LATE),
    "brand": lambda case, _history, _policy: _text(case.ticket.brand.name),
    "locale": lambda case, _history, _policy: _language(case.ticket.requester.locale or case.reading.language),
    "country": lambda case, _history, _policy: _text(case.ticket.requester.country),
    "channel": lambda case, _history, _policy: _text(case.ticket.channel.value),
    "tags": lambda case, _history, _policy: _set(case.ticket.tags),
    "organization": lambda case, _history, _policy: _text(case.ticket.organization),
    "requester_tags": lambda case, _history, _policy: _set(case.ticket.requester.tags),
    "signals": lambda case, _history, _policy: _set(frozenset(one.kind.value for one in case.reading.signals)),
    "prior_contacts": lambda case, _history, _policy: _counted(case.reading, FactKind.PRIOR_CONTACTS),
    "earlier_apologies": lambda _case, history, _policy: _number(len(history.apologies)),
    "earlier_offers": lambda _case, history, _policy: _number(history.gestures),
    "business_hours": lambda case, _history, policy: _flag(is_open(case.now, policy)),
}
