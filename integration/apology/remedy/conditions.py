"""Whether a rule holds: three-valued logic, in which what is not known makes nothing true and nothing false."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from operator import ge, gt, le, lt

from integration.apology.complaint import Severity
from integration.apology.policy import Condition, ConditionValue, Operator, Rule
from integration.apology.remedy.facts import UNKNOWN, Found, Value, number
from integration.apology.remedy.trace import ConditionTrace, RuleTrace, Truth

_ORDERINGS: Mapping[Operator, Callable[[Decimal, Decimal], bool]] = {
    Operator.LESS_THAN: lt,
    Operator.AT_MOST: le,
    Operator.GREATER_THAN: gt,
    Operator.AT_LEAST: ge,
}
_NEGATIONS = frozenset({Operator.IS_NOT, Operator.INCLUDES_NONE})
_RANKS = {severity.value: Decimal(severity.rank) for severity in Severity}


def look_at(rule: Rule, place: int, known: Mapping[str, Found]) -> RuleTrace:
    """The rule with every condition answered; `used` is true where it holds. `place` is its number in the policy."""
    traces = [_answer(condition, known) for condition in rule.when.all]
    truths = [trace.truth for trace in traces]
    if rule.when.any:
        some = [_answer(condition, known) for condition in rule.when.any]
        truths.append(any_of([trace.truth for trace in some]))
        traces += some
    truth = all_of(truths)
    return RuleTrace(rule.id, rule.name, truth, tuple(traces), truth is Truth.TRUE, place)


def all_of(truths: Collection[Truth]) -> Truth:
    """Kleene's and: one false makes it false, else one unknown makes it unknown; of nothing it is true."""
    if Truth.FALSE in truths:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.TRUE


def any_of(truths: Collection[Truth]) -> Truth:
    """Kleene's or: one true makes it true, else one unknown makes it unknown; of nothing it is false."""
    if Truth.TRUE in truths:
        return Truth.TRUE
    return Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.FALSE


def _answer(condition: Condition, known: Mapping[str, Found]) -> ConditionTrace:
    found = known.get(condition.fact, UNKNOWN)
    return ConditionTrace(
        condition.fact, condition.operator, _words(condition.value), found.words, _truth(condition, found)
    )


def _words(wanted: ConditionValue) -> str:
    if isinstance(wanted, str):
        return wanted
    if isinstance(wanted, tuple):
        return ", ".join(wanted)
    return "" if wanted is None else str(wanted)


def _truth(condition: Condition, found: Found) -> Truth:
    """UNKNOWN for an unknown fact, and for a value that does not fit the fact: such a rule must not fire."""
    operator, value, wanted = condition.operator, found.value, condition.value
    if operator is Operator.IS and isinstance(value, str) and isinstance(wanted, str):
        # Nearly every condition asks this, and a decision has a fraction of a millisecond.
        return Truth.TRUE if value.casefold() == wanted.casefold() else Truth.FALSE
    if operator in (Operator.PRESENT, Operator.NOT_PRESENT):
        return _as_truth(bool(found.words) is (operator is Operator.PRESENT))
    if value is None or wanted is None:
        return Truth.UNKNOWN
    if isinstance(value, frozenset):
        return _as_truth(_of_set(operator, value, wanted))
    if operator in _ORDERINGS:
        return _as_truth(_of_order(operator, value, wanted))
    return _as_truth(_of_choice(operator, value, wanted))


def _as_truth(answer: bool | None) -> Truth:  # noqa: FBT001 - the answer is what is turned into a truth
    if answer is None:
        return Truth.UNKNOWN
    return Truth.TRUE if answer else Truth.FALSE


def _of_set(operator: Operator, values: frozenset[str], wanted: ConditionValue) -> bool | None:
    if not isinstance(wanted, tuple):
        return None
    match operator:
        case Operator.INCLUDES_ANY:
            return not values.isdisjoint(wanted)
        case Operator.INCLUDES_ALL:
            return values.issuperset(wanted)
        case Operator.INCLUDES_NONE:
            return values.isdisjoint(wanted)
        case _:
            return None


def _of_order(operator: Operator, value: Value, wanted: ConditionValue) -> bool | None:
    left, right = _size(value, value), _size(wanted, value)
    return None if left is None or right is None else _ORDERINGS[operator](left, right)


def _size(side: Value | ConditionValue, value: Value) -> Decimal | None:
    """Where this side of a comparison stands; words have an order only as severities."""
    if isinstance(value, Severity):
        return _RANKS.get(side) if isinstance(side, str) else None
    return number(side) if isinstance(side, str | Decimal) else None


def _of_choice(operator: Operator, value: Value, wanted: ConditionValue) -> bool | None:
    """`is` and `includes any` hold for one match, `is not` and `includes none` for none."""
    if operator is Operator.INCLUDES_ALL:
        return None
    options = wanted if isinstance(wanted, tuple) else (wanted,)
    matches = [_same(value, option) for option in options]
    if True in matches:
        return operator not in _NEGATIONS
    return None if None in matches else operator in _NEGATIONS


def _same(value: Value, option: ConditionValue) -> bool | None:
    """None where the two cannot be compared, such as a number with a word."""
    if isinstance(option, Decimal):
        size = number(value) if isinstance(value, str | Decimal) else None
        return None if size is None else size == option
    if isinstance(option, bool) or isinstance(value, bool):
        return value is option if isinstance(value, bool) and isinstance(option, bool) else None
    return value.casefold() == option.casefold() if isinstance(value, str) and isinstance(option, str) else None
