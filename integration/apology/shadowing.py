"""Rules that can never be used, because an earlier one takes every ticket they would."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from operator import ge, gt, le, lt

from integration.apology.policy import Condition, Operator, Rule
from integration.apology.terms import TermKind, term

_ONE_OF = frozenset({Operator.IS, Operator.INCLUDES_ANY})
# Where the first operator's limit stands so to the second's, whatever meets the first condition meets the second.
_WITHIN: dict[tuple[Operator, Operator], Callable[[Decimal, Decimal], bool]] = {
    (Operator.LESS_THAN, Operator.LESS_THAN): le,
    (Operator.LESS_THAN, Operator.AT_MOST): le,
    (Operator.AT_MOST, Operator.AT_MOST): le,
    (Operator.AT_MOST, Operator.LESS_THAN): lt,
    (Operator.GREATER_THAN, Operator.GREATER_THAN): ge,
    (Operator.GREATER_THAN, Operator.AT_LEAST): ge,
    (Operator.AT_LEAST, Operator.AT_LEAST): ge,
    (Operator.AT_LEAST, Operator.GREATER_THAN): gt,
    (Operator.IS, Operator.LESS_THAN): lt,
    (Operator.IS, Operator.AT_MOST): le,
    (Operator.IS, Operator.GREATER_THAN): gt,
    (Operator.IS, Operator.AT_LEAST): ge,
}


def shadowed(rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, Rule]]:
    """Each rule that can never be used, with the first earlier one that always comes before it."""
    deciding = [rule for rule in rules if rule.enabled and not rule.stack]
    for place, rule in enumerate(deciding):
        earlier = next((other for other in deciding[:place] if _covers(other, rule)), None)
        if earlier:
            yield rule, earlier


def _covers(earlier: Rule, later: Rule) -> bool:
    """Whether every ticket that meets the later rule's conditions meets the earlier one's."""
    if not all(_follows(wanted, later.when.all) for wanted in earlier.when.all):
        return False
    if not earlier.when.any or any(_follows(wanted, later.when.all) for wanted in earlier.when.any):
        return True
    return bool(later.when.any) and all(
        any(_implies(given, wanted) for wanted in earlier.when.any) for given in later.when.any
    )


def _follows(wanted: Condition, given: tuple[Condition, ...]) -> bool:
    return any(_implies(condition, wanted) for condition in given)


def _implies(given: Condition, wanted: Condition) -> bool:
    if given == wanted:
        return True
    if given.fact != wanted.fact:
        return False
    if wanted.operator is Operator.PRESENT:
        # What a condition says of a fact can only be true where the fact is known; an empty set is known all the same.
        return given.operator is not Operator.NOT_PRESENT and not _is_set(given.fact)
    if given.operator in _ONE_OF and wanted.operator in _ONE_OF:
        return set(_options(given)) <= set(_options(wanted))
    within = _WITHIN.get((given.operator, wanted.operator))
    left, right = given.value, wanted.value
    return within is not None and isinstance(left, Decimal) and isinstance(right, Decimal) and within(left, right)


def _options(condition: Condition) -> tuple[object, ...]:
    return condition.value if isinstance(condition.value, tuple) else (condition.value,)


def _is_set(fact: str) -> bool:
    known = term(fact)
    return known is not None and known.kind is TermKind.SET
