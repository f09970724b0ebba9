"""Whether a rule holds: three-valued logic, in which what is not known makes nothing true and nothing false."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import overload

from integration.apology.complaint import Severity
from integration.apology.policy import Condition, ConditionValue, Operator, Rule
from integration.apology.remedy.facts import Found, Known, Value, number
from integration.apology.remedy.trace import ConditionTrace, RuleTrace, Truth

_ORDERINGS: Mapping[Operator, Callable[[Decimal, Decimal], bool]] = {
    Operator.LESS_THAN: lt,
    Operator.AT_MOST: le,
    Operator.GREATER_THAN: gt,
    Operator.AT_LEAST: ge,
}
_NEGATIONS = frozenset({Operator.IS_NOT, Operator.INCLUDES_NONE})
# By names of their own, because to look them up in their classes takes longer than to compare them.
_FALSE, _IS = Truth.FALSE, Operator.IS
_RANKS = {severity.value: Decimal(severity.rank) for severity in Severity}


class Looks(Sequence[RuleTrace]):
    """A look at the rules in their order; as a sequence, what became of each that was looked at.

    The first that holds and does not stack decides, and only stacking rules are looked at after it. Most rules fail at
    their first condition and nobody ever asks why: those are told only when somebody does.
    """

    __slots__ = ("_decided_at", "_known", "_rules", "_told")

    def __init__(self, rules: tuple[Rule, ...], known: Known) -> None:
        self._rules = rules
        self._known = known
        self._told: dict[int, RuleTrace] = {}
        self._decided_at = len(rules)
        decided = False
        for place, rule in enumerate(rules, start=1):
            if not rule.enabled or (decided and not rule.stack) or fails(rule, known):
                continue
            trace = self._told[place] = look_at(rule, place, known)
            if trace.used and not rule.stack:
                decided, self._decided_at = True, place

    @property
    def held_or_doubted(self) -> tuple[RuleTrace, ...]:
        """Those that held, and those that could not be judged."""
        return tuple(self._told.values())

    @property
    def used(self) -> tuple[Rule, ...]:
        """The rule that decides, then those that stack."""
        holding = [self._rules[trace.place - 1] for trace in self._told.values() if trace.used]
        return tuple(sorted(holding, key=_stacks))

    @overload
    def __getitem__(self, index: int) -> RuleTrace: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[RuleTrace, ...]: ...

    def __getitem__(self, index: int | slice) -> RuleTrace | tuple[RuleTrace, ...]:
        places = self._places()
        return tuple(map(self._tell, places[index])) if isinstance(index, slice) else self._tell(places[index])

    def __len__(self) -> int:
        return len(self._places())

    def __iter__(self) -> Iterator[RuleTrace]:
        return map(self._tell, self._places())

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _places(self) -> list[int]:
        """The numbers of the rules that were looked at."""
        numbered = enumerate(self._rules, start=1)
        return [place for place, rule in numbered if rule.enabled and (rule.stack or place <= self._decided_at)]

    def _tell(self, place: int) -> RuleTrace:
        return self._told.get(place) or look_at(self._rules[place - 1], place, self._known)


def fails(rule: Rule, known: Known) -> bool:
    """Whether the rule is false, found out with as few questions as it takes; `look_at` says why."""
    for condition in rule.when.all:
        found, wanted = known[condition.fact], condition.value
        if condition.operator is _IS and isinstance(found.value, str) and isinstance(wanted, str):
            # Nearly every condition asks this, and a decision has a fraction of a millisecond.
            if found.value.casefold() != wanted.casefold():
                return True
        elif _truth(condition, found) is _FALSE:
            return True
    if not rule.when.any:
        return False
    return all(_truth(condition, known[condition.fact]) is _FALSE for condition in rule.when.any)


def _stacks(rule: Rule) -> bool:
    return rule.stack


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
    found = known[condition.fact]
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
    """`values` are in small letters already."""
    if not isinstance(wanted, tuple):
        return None
    asked = [option.casefold() for option in wanted]
    match operator:
        case Operator.INCLUDES_ANY:
            return not values.isdisjoint(asked)
        case Operator.INCLUDES_ALL:
            return values.issuperset(asked)
        case Operator.INCLUDES_NONE:
            return values.isdisjoint(asked)
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
