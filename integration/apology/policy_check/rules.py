"""Problems of rules: names, conditions that no fact can answer, and offers that cannot be made."""

from collections.abc import Iterator
from decimal import Decimal

from integration.apology.complaint import ComplaintType
from integration.apology.policy import Condition, ConditionValue, Operator, Policy, Rule
from integration.apology.policy_check.offers import of_offer
from integration.apology.policy_check.problem import Problem, under
from integration.apology.policy_check.values import is_id, repeated
from integration.apology.terms import (
    FIELD_PREFIX,
    LISTS,
    OPERATORS,
    WITHOUT_VALUE,
    Term,
    TermKind,
    spoken,
    term,
)

_VALUES: dict[TermKind, tuple[type, str]] = {
    TermKind.NUMBER: (Decimal, "a number"),
    TermKind.MONEY: (Decimal, "an amount"),
    TermKind.FLAG: (bool, "true or false"),
    TermKind.TEXT: (str, "text"),
    TermKind.RANK: (str, "text"),
    TermKind.SET: (str, "text"),
}


def of_rules(policy: Policy) -> Iterator[Problem]:
    types = frozenset(ComplaintType) | frozenset(policy.types)
    ids = ((f"rules[{place}].id", rule.id) for place, rule in enumerate(policy.rules))
    yield from repeated("The rule id", ids)
    for place, rule in enumerate(policy.rules):
        yield from under(f"rules[{place}]", _of_rule(rule, types, policy), f"Rule “{rule.name}”: ")


def _of_rule(rule: Rule, types: frozenset[str], policy: Policy) -> Iterator[Problem]:
    if not rule.name.strip():
        yield Problem("name", f"the rule with the id “{rule.id}” has no name.")
    if not rule.offers:
        yield Problem("offers", "it has no offers; where words are enough, offer apology_only.")
    for group, conditions in (("all", rule.when.all), ("any", rule.when.any)):
        for place, condition in enumerate(conditions):
            yield from under(f"when.{group}[{place}]", _of_condition(condition, types))
    offers = [
        (f"{group}[{place}]", offer)
        for group, given in (("offers", rule.offers), ("alternatives", rule.alternatives))
        for place, offer in enumerate(given)
    ]
    yield from repeated("the offer id", ((f"{path}.id", offer.id) for path, offer in offers))
    for path, offer in offers:
        yield from under(path, of_offer(offer, policy.guards), f"offer “{offer.id}” ")
    for stranger in sorted(rule.optional - {offer.id for offer in rule.offers}):
        yield Problem("optional", f"“{stranger}” is optional, and is not one of its offers.")


def _of_condition(condition: Condition, types: frozenset[str]) -> Iterator[Problem]:
    known = term(condition.fact)
    if known is None:
        yield Problem("fact", f"there is no fact “{condition.fact}”.")
        return
    if known.kind is TermKind.ANY and not is_id(condition.fact.removeprefix(FIELD_PREFIX)):
        yield Problem("fact", f"the custom field id in “{condition.fact}” is not a number.")
    if condition.operator not in OPERATORS[known.kind]:
        yield Problem("operator", f"“{spoken(condition.operator)}” does not fit {condition.fact}.")
        return
    problem = _of_value(condition, known)
    if problem:
        yield Problem("value", f"{condition.fact} {spoken(condition.operator)}: {problem}")
        return
    choices = types if condition.fact in ("complaint_type", "secondary_type") else known.choices
    for value in _texts(condition.value):
        if choices and value not in choices:
            yield Problem("value", f"“{value}” is not one of the values of {condition.fact}.")


def _of_value(condition: Condition, known: Term) -> str:
    """What is wrong with the value, "" where it fits the fact and the operator."""
    operator, value = condition.operator, condition.value
    if operator in WITHOUT_VALUE:
        return "it takes no value." if value is not None else ""
    if operator in LISTS:
        return "" if isinstance(value, tuple) and value and all(value) else "the value is not a list of texts."
    if known.kind is TermKind.ANY:
        return _of_field_value(operator, value)
    wanted, words = _VALUES[known.kind]
    return "" if isinstance(value, wanted) and value != "" else f"the value is not {words}."


def _of_field_value(operator: Operator, value: ConditionValue) -> str:
    if operator in (Operator.IS, Operator.IS_NOT):
        fits = isinstance(value, Decimal | bool | str) and value != ""
        return "" if fits else "the value is not a number, a text, true or false."
    return "" if isinstance(value, Decimal) else "the value is not a number."


def _texts(value: ConditionValue) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()
