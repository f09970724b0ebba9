"""Rules that can never be used, because earlier ones take every ticket they would."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from operator import ge, gt, le, lt

from integration.apology.complaint import Severity
from integration.apology.policy import Condition, Conditions, Operator, Rule
from integration.apology.terms import TermKind, term

_ONE_OF = frozenset({Operator.IS, Operator.INCLUDES_ANY})
_NONE_OF = frozenset({Operator.IS_NOT, Operator.INCLUDES_NONE})
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
_ORDERINGS: dict[Operator, Callable[[int, int], bool]] = {
    Operator.LESS_THAN: lt,
    Operator.AT_MOST: le,
    Operator.GREATER_THAN: gt,
    Operator.AT_LEAST: ge,
}
# Every ticket has these facts, with so few values that several rules may share them all among themselves.
_CASES: dict[str, tuple[Condition, ...]] = {
    "severity": tuple(Condition("severity", Operator.IS, severity.value) for severity in Severity),
    "business_hours": tuple(Condition("business_hours", Operator.IS, answer) for answer in (True, False)),
}


def shadowed(rules: Sequence[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Each rule that can never be used, with the first earlier one that always comes before it."""
    return ((rule, earlier[0]) for rule, earlier in shadows(rules) if len(earlier) == 1)


def shadows(rules: Sequence[Rule]) -> Iterator[tuple[Rule, tuple[Rule, ...]]]:
    """Each rule that can never be used, with the earlier one, or ones together, that always come before it."""
    deciding = [rule for rule in rules if rule.enabled and not rule.stack]
    for place, rule in enumerate(deciding):
        earlier = takers(deciding[:place], rule.when)
        if earlier:
            yield rule, earlier


def takers(rules: Sequence[Rule], when: Conditions) -> tuple[Rule, ...]:
    """The rule, or rules together, that take every ticket that meets `when`; empty where one may be left."""
    if when.any:
        alone = next((rule for rule in rules if covers(rule.when, when)), None)
        parts = [takers(rules, Conditions((*when.all, given))) for given in when.any] if not alone else [(alone,)]
        return _among(rules, chain.from_iterable(parts)) if all(parts) else ()
    near: dict[str, list[Rule]] = {}
    for rule in rules:
        missing = _missing(rule.when, when.all)
        if not missing:
            return (rule,)
        if len(missing) == 1:
            near.setdefault(missing.pop(), []).append(rule)
    return next(filter(None, (_sharing(fact, some, when) for fact, some in near.items())), ())


def with_also(when: Conditions, *more: Condition) -> Conditions:
    return Conditions((*when.all, *more), when.any)


def covers(earlier: Conditions, later: Conditions) -> bool:
    """Whether every ticket that meets the later conditions meets the earlier ones."""
    if later.any:
        return all(covers(earlier, Conditions((*later.all, given))) for given in later.any)
    if not all(_follows(wanted, later.all) for wanted in earlier.all):
        return False
    return not earlier.any or any(_follows(wanted, later.all) for wanted in earlier.any)


def _sharing(fact: str, rules: Sequence[Rule], when: Conditions) -> tuple[Rule, ...]:
    """The rules that share the tickets among themselves by this fact: by its few values, or by being known or not."""
    known_or_not = (Condition(fact, Operator.PRESENT), Condition(fact, Operator.NOT_PRESENT))
    found = []
    for case in _CASES.get(fact, known_or_not):
        rule = next((rule for rule in rules if covers(rule.when, with_also(when, case))), None)
        if rule is None:
            return ()
        found.append(rule)
    return _among(rules, found)


def _among(rules: Sequence[Rule], some: Iterable[Rule]) -> tuple[Rule, ...]:
    """Each of some rules once, in the policy's order."""
    wanted = {id(rule) for rule in some}
    return tuple(rule for rule in rules if id(rule) in wanted)


def _missing(wanted: Conditions, given: tuple[Condition, ...]) -> set[str]:
    """The facts that are asked about and not answered by what is given; two are enough to know that there are more."""
    missing: set[str] = set()
    for condition in wanted.all:
        if not _follows(condition, given):
            missing.add(condition.fact)
            if len(missing) > 1:
                return missing
    if wanted.any and not any(_follows(condition, given) for condition in wanted.any):
        missing |= {condition.fact for condition in wanted.any}
    return missing


def _follows(wanted: Condition, given: tuple[Condition, ...]) -> bool:
    return any(condition.fact == wanted.fact and _implies(condition, wanted) for condition in given)


def _implies(given: Condition, wanted: Condition) -> bool:
    """Whether the one, asked of the same fact, can only hold where the other does."""
    if given.operator is wanted.operator is Operator.IS and isinstance(given.value, str):
        # Nearly every rule asks this of the type, and each rule is held against all before it.
        return isinstance(wanted.value, str) and given.value.casefold() == wanted.value.casefold()
    if given == wanted:
        return True
    kind = _kind(given.fact)
    if wanted.operator is Operator.PRESENT:
        # What a condition says of a fact can only be true where the fact is known; an empty set is known all the same.
        return given.operator is not Operator.NOT_PRESENT and kind is not TermKind.SET
    if kind is TermKind.SET:
        return _implies_of_set(given, wanted)
    if kind is TermKind.RANK and not {Operator.PRESENT, Operator.NOT_PRESENT} & {given.operator, wanted.operator}:
        return _severities(given) <= _severities(wanted)
    return _implies_of_choice(given, wanted, kind) or _implies_of_order(given, wanted)


def _implies_of_set(given: Condition, wanted: Condition) -> bool:
    has, asks = set(_options(given)), set(_options(wanted))
    match given.operator, wanted.operator:
        case Operator.INCLUDES_ANY, Operator.INCLUDES_ANY:
            return has <= asks
        case Operator.INCLUDES_ALL, Operator.INCLUDES_ANY:
            return not has.isdisjoint(asks)
        case (Operator.INCLUDES_ALL, Operator.INCLUDES_ALL) | (Operator.INCLUDES_NONE, Operator.INCLUDES_NONE):
            return asks <= has
        case _:
            return False


def _implies_of_choice(given: Condition, wanted: Condition, kind: TermKind | None) -> bool:
    has, asks = set(_folded(given)), set(_folded(wanted))
    if given.operator in _ONE_OF and wanted.operator in _ONE_OF:
        return has <= asks
    if given.operator in _NONE_OF and wanted.operator in _NONE_OF:
        return asks <= has
    # The same custom field may be read as a number here and as a text there, so there "is" never excludes.
    excludes = given.operator in _ONE_OF and wanted.operator in _NONE_OF and kind is not TermKind.ANY
    return excludes and has.isdisjoint(asks)


def _implies_of_order(given: Condition, wanted: Condition) -> bool:
    within = _WITHIN.get((given.operator, wanted.operator))
    left, right = given.value, wanted.value
    return within is not None and isinstance(left, Decimal) and isinstance(right, Decimal) and within(left, right)


def _severities(condition: Condition) -> frozenset[Severity]:
    """The severities that meet a condition; none does where its value is no severity."""
    options, order = _folded(condition), _ORDERINGS.get(condition.operator)
    if order:
        limits = [severity.rank for severity in Severity if (str, severity.value) in options]
        return frozenset(one for one in Severity if limits and order(one.rank, limits[0]))
    named = frozenset(severity for severity in Severity if (str, severity.value) in options)
    return frozenset(Severity) - named if condition.operator in _NONE_OF else named


def _options(condition: Condition) -> tuple[object, ...]:
    return condition.value if isinstance(condition.value, tuple) else (condition.value,)


def _folded(condition: Condition) -> tuple[tuple[type, object], ...]:
    """The values as the engine tells them apart: capitals do not matter, and true is not the number 1."""
    return tuple((str, one.casefold()) if isinstance(one, str) else (type(one), one) for one in _options(condition))


def _kind(fact: str) -> TermKind | None:
    known = term(fact)
    return known.kind if known else None
