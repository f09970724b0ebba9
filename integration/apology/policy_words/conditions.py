"""A condition as it is said: "order value is less than 100 EUR", "ticket tags include vip"."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from integration.apology.policy import Condition, Conditions, Operator
from integration.apology.policy_words.values import listed, number, priced
from integration.apology.terms import TermKind, spoken, term

_VERBS = {
    Operator.IS: "is",
    Operator.IS_NOT: "is not",
    Operator.LESS_THAN: "is less than",
    Operator.AT_MOST: "is at most",
    Operator.GREATER_THAN: "is greater than",
    Operator.AT_LEAST: "is at least",
    Operator.INCLUDES_ANY: "is",
    Operator.INCLUDES_ALL: "is",
    Operator.INCLUDES_NONE: "is not",
}
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_NEGATIONS = frozenset({Operator.IS_NOT, Operator.INCLUDES_NONE})
# Facts whose values are keys of ours, and so are said without their underscores.
_KEYED = frozenset({"complaint_type", "secondary_type", "severity", "channel", "signals"})


def conditions_words(when: Conditions, currency: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Everything a rule asks, joined as it is meant; "" where it asks nothing. `names` are the types' own."""
    asked = _ranges(when.all, currency, names)
    some = [condition_words(condition, currency, names) for condition in when.any]
    if len(some) > 1:
        return listed([*asked, f"either {listed(some, 'or')}"])
    return listed([*asked, *some])


def _ranges(conditions: tuple[Condition, ...], currency: str, names: Mapping[str, str]) -> list[str]:
    """Neighbours that ask about one fact name it once: "order value is at least 50 EUR and less than 100 EUR"."""
    said: list[str] = []
    last = ""
    for condition in conditions:
        words, opening = condition_words(condition, currency, names), f"{label_of(condition)} is "
        if said and condition.fact == last and words.startswith(opening) and said[-1].startswith(opening):
            said[-1] += f" and {words.removeprefix(opening)}"
        else:
            said.append(words)
        last = condition.fact
    return said


def condition_words(condition: Condition, currency: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """One row as it goes on after "When ". `currency` is the policy's, `names` are what it calls complaint types."""
    label, operator, known = label_of(condition), condition.operator, term(condition.fact)
    is_set = known is not None and known.kind is TermKind.SET
    value = value_words(condition, currency, names)
    if _is_clock(condition):
        return f"it is {value}"
    if operator in (Operator.PRESENT, Operator.NOT_PRESENT):
        not_ = "" if operator is Operator.PRESENT else "not "
        return f"there are {'no ' if not_ else ''}{label}" if is_set else f"{label} is {not_}known"
    if is_set:
        return f"{label} {'do not include' if operator in _NEGATIONS else 'include'} {value}"
    return f"{label} {_VERBS[operator]} {value}"


def value_words(condition: Condition, currency: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """What a condition compares with, alone."""
    value = condition.value
    if _is_clock(condition):
        inside = value is (condition.operator is Operator.IS)
        return f"{'within' if inside else 'outside'} business hours"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        known = term(condition.fact)
        return priced(value, currency) if known and known.kind is TermKind.MONEY else number(value)
    options = value if isinstance(value, tuple) else (value,) if value else ()
    said = [_named(option, names) if condition.fact in _KEYED else option for option in options]
    return listed(said, "and" if condition.operator is Operator.INCLUDES_ALL else "or") or "nothing"


def _named(key: str, names: Mapping[str, str]) -> str:
    return names.get(key) or spoken(key)


def _is_clock(condition: Condition) -> bool:
    return condition.fact == "business_hours" and isinstance(condition.value, bool)


def label_of(condition: Condition) -> str:
    known = term(condition.fact)
    return known.label if known else condition.fact
