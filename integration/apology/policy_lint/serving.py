"""Which complaints a rule is for."""

from integration.apology.policy import Condition, Conditions, Operator, Rule
from integration.apology.remedy.conditions import look_at
from integration.apology.remedy.facts import Found
from integration.apology.remedy.trace import Truth

FACT = "complaint_type"


def types_served(rule: Rule, types: frozenset[str]) -> frozenset[str]:
    """The types whose complaints can meet the rule's conditions, as far as those ask for a type."""
    must = tuple(condition for condition in rule.when.all if condition.fact == FACT)
    served = frozenset(type_ for type_ in types if _meets(must, type_)) if must else types
    if not rule.when.any or any(condition.fact != FACT for condition in rule.when.any):
        return served
    return frozenset(type_ for type_ in served if any(_meets((one,), type_) for one in rule.when.any))


def names_types(rule: Rule) -> bool:
    """Whether the rule asks for a type at all, so that it is about some and not about others."""
    return any(condition.fact == FACT for condition in (*rule.when.all, *rule.when.any))


def is_type(type_: str) -> Condition:
    return Condition(FACT, Operator.IS, type_)


def _meets(conditions: tuple[Condition, ...], type_: str) -> bool:
    asked = Rule("", "", Conditions(conditions), ())
    return look_at(asked, 0, {FACT: Found(type_, type_)}).truth is Truth.TRUE
