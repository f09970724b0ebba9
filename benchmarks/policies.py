"""Policies of any size and cases to decide on, drawn with a fixed seed; and the floor: the same questions in a loop."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from operator import ge, le
from typing import Any

from integration.apology.complaint import Complaint, ComplaintType, Severity
from integration.apology.policy import (
    Amount,
    AmountBasis,
    Condition,
    Conditions,
    Contact,
    Offer,
    OfferKind,
    Operator,
    Policy,
    Rule,
)
from integration.apology.reading import Fact, FactKind, Money, Reading, Source, Where
from integration.apology.remedy import Case
from integration.apology.ticket import Agent, Brand, Requester, Ticket

TYPES = tuple(type_ for type_ in ComplaintType if type_ is not ComplaintType.NOT_A_COMPLAINT)
COUNTRIES = ("DE", "FR", "GB", "US", "ES", "NL")
TAGS = ("vip", "gold", "wholesale", "press", "staff")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
RANKS = {severity.value: severity.rank for severity in Severity}
Question = tuple[str, Callable[[Any], bool]]


def a_policy(rules: int, seed: int = 1) -> Policy:
    """So many rules: the last of them take whatever complaint is left, so that most decisions look at nearly all."""
    chance = random.Random(seed)  # noqa: S311 - the same draws each time
    narrow = [_rule(f"rule-{number}", chance.choice(TYPES), chance) for number in range(max(0, rules - len(TYPES)))]
    last = [_rule(f"last-{type_}", type_, None) for type_ in TYPES[: rules - len(narrow)]]
    return Policy("EUR", (*narrow, *last), (Contact(team="Support", email="help@northlight.example"),))


def cases(count: int, seed: int = 2) -> list[Case]:
    chance = random.Random(seed)  # noqa: S311 - the same draws each time
    return [_case(str(number), chance) for number in range(count)]


def floor(policy: Policy, these: Sequence[Case]) -> Callable[[], int]:
    """A loop over the same conditions with everything found out beforehand; gives how many cases a rule took."""
    rules = [[_question(condition) for condition in rule.when.all] for rule in policy.rules]
    known = [_facts(case) for case in these]
    return lambda: sum(_first(rules, facts) is not None for facts in known)


def _first(rules: Sequence[Sequence[Question]], facts: Mapping[str, Any]) -> int | None:
    for place, questions in enumerate(rules):
        for fact, holds in questions:
            value = facts[fact]
            if value is None or not holds(value):
                break
        else:
            return place
    return None


def _rule(id_: str, type_: str, chance: random.Random | None) -> Rule:
    """A rule for one type, with one to three more conditions where there is a chance."""
    conditions = [Condition("complaint_type", Operator.IS, type_)]
    if chance:
        more = (
            Condition("order_value", Operator.AT_MOST, Decimal(chance.randint(5, 80))),
            Condition("days_late", Operator.AT_LEAST, Decimal(chance.randint(10, 40))),
            Condition("severity", Operator.AT_LEAST, "high"),
            Condition("country", Operator.IS, chance.choice(COUNTRIES)),
            Condition("tags", Operator.INCLUDES_ANY, (chance.choice(TAGS),)),
        )
        conditions += chance.sample(more, chance.randint(1, 3))
    credit = Amount(AmountBasis.PERCENT_OF_ORDER, Decimal(10), maximum=Decimal(50))
    offers = (Offer(f"{id_}-words", OfferKind.APOLOGY_ONLY), Offer(f"{id_}-credit", OfferKind.STORE_CREDIT, credit))
    return Rule(id_, id_.capitalize(), Conditions(tuple(conditions)), offers)


def _case(id_: str, chance: random.Random) -> Case:
    facts = {
        FactKind.ORDER_VALUE: Money(Decimal(chance.randint(20, 900)), "EUR"),
        FactKind.DAYS_LATE: chance.randint(1, 20),
    }
    found = tuple(
        Fact(kind, value, str(value), Source(Where.FIELD, "1"))
        for kind, value in facts.items()
        if chance.random() < 0.8
    )
    ticket = Ticket(
        id=id_,
        subject="Help",
        messages=(),
        requester=Requester(id_, "Marta Ilves", locale="en-GB", country=chance.choice(COUNTRIES)),
        brand=Brand("1", "Northlight Home"),
        agent=Agent("9", "Priya Nair"),
        tags=frozenset(chance.sample(TAGS, chance.randint(0, 1))),
    )
    complaint = Complaint(chance.choice(TYPES), chance.uniform(0.5, 1), chance.choice((Severity.LOW, Severity.MEDIUM)))
    return Case(ticket, Reading("Help", "It came broken.", "en", None, found), complaint, "en", NOON)


def _facts(case: Case) -> dict[str, Any]:
    value, late = case.reading.fact(FactKind.ORDER_VALUE), case.reading.fact(FactKind.DAYS_LATE)
    return {
        "complaint_type": case.complaint.type,
        "severity": case.complaint.severity.value,
        "order_value": value.value.amount if value and isinstance(value.value, Money) else None,
        "days_late": late.value if late else None,
        "country": case.ticket.requester.country,
        "tags": case.ticket.tags,
    }


def _question(condition: Condition) -> Question:
    wanted = condition.value
    match condition.operator:
        case Operator.IS:
            return condition.fact, lambda value: value == wanted
        case Operator.INCLUDES_ANY:
            return condition.fact, lambda value: not value.isdisjoint(wanted)
        case _ if condition.fact == "severity":
            return condition.fact, lambda value: RANKS[value] >= RANKS[str(wanted)]
        case _:
            compare = le if condition.operator is Operator.AT_MOST else ge
            return condition.fact, lambda value: compare(value, wanted)
