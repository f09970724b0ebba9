"""The words a condition is made of: every fact a rule may ask about, its kind, and the operators that fit it."""

from dataclasses import dataclass
from enum import StrEnum

from integration.apology.complaint import Severity
from integration.apology.policy import Operator
from integration.apology.reading import SignalKind
from integration.apology.ticket import Channel

FIELD_PREFIX = "field:"  # `field:360001` is the custom field with that id
# What the admin's own wording may name; the letter leaves out a sentence whose placeholder has no value.
PLACEHOLDERS = frozenset({"amount", "percent", "months", "code", "expires", "promise", "order", "invoice", "item"})
# What an admin may have approved to be said about a complaint type.
WORDINGS = frozenset({"steps", "guide", "reason", "cause", "fix", "status_link"})


class TermKind(StrEnum):
    """What a fact's values are like; it decides which operators fit."""

    TEXT = "text"
    RANK = "rank"  # text in a known order: low, medium, high
    NUMBER = "number"
    MONEY = "money"  # compared in the policy's currency
    SET = "set"
    FLAG = "flag"
    ANY = "any"  # a custom field, which may be any of text, number and flag


@dataclass(frozen=True, slots=True)
class Term:
    """A fact by name. `label` completes "because the ... is ..."; `choices` are its values where they are known."""

    kind: TermKind
    label: str
    choices: frozenset[str] = frozenset()


TERMS = {
    "complaint_type": Term(TermKind.TEXT, "complaint"),
    "secondary_type": Term(TermKind.SET, "further complaints"),
    "severity": Term(TermKind.RANK, "severity", frozenset(Severity)),
    "confidence": Term(TermKind.NUMBER, "confidence"),
    "order": Term(TermKind.TEXT, "order reference"),
    "invoice": Term(TermKind.TEXT, "invoice reference"),
    "order_value": Term(TermKind.MONEY, "order value"),
    "amount": Term(TermKind.MONEY, "amount in dispute"),
    "days_late": Term(TermKind.NUMBER, "number of days late"),
    "brand": Term(TermKind.TEXT, "brand"),
    "locale": Term(TermKind.TEXT, "customer's language"),
    "country": Term(TermKind.TEXT, "customer's country"),
    "channel": Term(TermKind.TEXT, "channel", frozenset(Channel)),
    "tags": Term(TermKind.SET, "ticket tags"),
    "organization": Term(TermKind.TEXT, "organization"),
    "requester_tags": Term(TermKind.SET, "requester tags"),
    "signals": Term(TermKind.SET, "signals", frozenset(SignalKind)),
    "prior_contacts": Term(TermKind.NUMBER, "number of earlier contacts"),
    "earlier_apologies": Term(TermKind.NUMBER, "number of earlier apologies"),
    "earlier_offers": Term(TermKind.NUMBER, "number of earlier gestures"),
    "business_hours": Term(TermKind.FLAG, "business hours"),
}

_EQUAL = frozenset({Operator.IS, Operator.IS_NOT})
_ORDER = frozenset({Operator.LESS_THAN, Operator.AT_MOST, Operator.GREATER_THAN, Operator.AT_LEAST})
_ONE_OF = frozenset({Operator.INCLUDES_ANY, Operator.INCLUDES_NONE})
LISTS = _ONE_OF | {Operator.INCLUDES_ALL}
WITHOUT_VALUE = frozenset({Operator.PRESENT, Operator.NOT_PRESENT})

OPERATORS = {
    TermKind.TEXT: _EQUAL | _ONE_OF | WITHOUT_VALUE,
    TermKind.RANK: _EQUAL | _ORDER | _ONE_OF | WITHOUT_VALUE,
    TermKind.NUMBER: _EQUAL | _ORDER | WITHOUT_VALUE,
    TermKind.MONEY: _EQUAL | _ORDER | WITHOUT_VALUE,
    TermKind.SET: LISTS | WITHOUT_VALUE,
    TermKind.FLAG: _EQUAL,
    TermKind.ANY: _EQUAL | _ORDER | _ONE_OF | WITHOUT_VALUE,
}


def term(fact: str) -> Term | None:
    """The fact a condition names, or None where there is no such fact."""
    if fact.startswith(FIELD_PREFIX) and fact != FIELD_PREFIX:
        return Term(TermKind.ANY, f"custom field {fact.removeprefix(FIELD_PREFIX)}")
    return TERMS.get(fact)


def spoken(key: str) -> str:
    """A key as people say it: `damaged_item` is "damaged item"."""
    return key.replace("_", " ")
