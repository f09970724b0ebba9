"""Whether conditions can hold together: the engine is asked about every value that could make a difference."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal
from itertools import combinations, pairwise

from integration.apology.complaint import ComplaintType, Severity
from integration.apology.policy import Condition, Conditions, Operator, Rule
from integration.apology.remedy.conditions import look_at
from integration.apology.remedy.facts import UNKNOWN, Found
from integration.apology.remedy.trace import Truth
from integration.apology.terms import TermKind, term

_ALWAYS_KNOWN = frozenset({
    "complaint_type", "severity", "confidence", "channel", "earlier_apologies", "earlier_offers", "business_hours",
})  # fmt: skip
_OTHER = "\N{REPLACEMENT CHARACTER}"  # a value that no policy names
# How long a value can be that this fact really has: a language goes without a region, a country is two letters.
_LENGTHS = {"locale": range(2, 4), "country": range(2, 3)}


def can_hold(conditions: Sequence[Condition], types: frozenset[str]) -> bool:
    """Whether a ticket can meet all of these. `types` are the complaint types there are."""
    facts = {condition.fact for condition in conditions}
    return all(_witnessed([one for one in conditions if one.fact == fact], types) for fact in facts)


def smallest_clash(conditions: Sequence[Condition], types: frozenset[str]) -> tuple[Condition, ...]:
    """The fewest of these conditions that cannot hold together; empty where all of them can."""
    if can_hold(conditions, types):
        return ()
    few = (some for size in (1, 2) for some in combinations(conditions, size))
    return next((some for some in few if not can_hold(some, types)), tuple(conditions))


def _witnessed(conditions: Sequence[Condition], types: frozenset[str]) -> bool:
    asked = Rule("", "", Conditions(tuple(conditions)), ())
    fact = conditions[0].fact
    return any(look_at(asked, 0, {fact: found}).truth is Truth.TRUE for found in _candidates(conditions, types))


def _candidates(conditions: Sequence[Condition], types: frozenset[str]) -> Iterator[Found]:
    """At least one value from each stretch within which no condition changes its answer."""
    fact = conditions[0].fact
    known = term(fact)
    if fact not in _ALWAYS_KNOWN:
        yield UNKNOWN
    match known.kind if known else None:
        case TermKind.SET:
            yield from _sets(conditions, known.choices if known else frozenset())
        case TermKind.FLAG:
            yield from (Found(answer, "said") for answer in (True, False))
        case TermKind.RANK:
            yield from (Found(severity, "said") for severity in Severity)
        case TermKind.NUMBER | TermKind.MONEY:
            yield from (Found(value, "said") for value in _numbers(conditions, fact))
        case TermKind.ANY:
            yield from _field_values(conditions)
        case _:
            choices = types if fact == "complaint_type" else known.choices if known else frozenset()
            yield from (Found(value, "said") for value in choices or _texts(conditions, fact))


def _sets(conditions: Sequence[Condition], choices: frozenset[str]) -> Iterator[Found]:
    """Nothing, something nobody asks about, and all that may be there."""
    banned = {value for one in conditions if one.operator is Operator.INCLUDES_NONE for value in _values(one)}
    named = {value for one in conditions for value in _values(one)}
    for values in (frozenset[str](), (choices or {_OTHER}) - banned, named - banned):
        yield Found(frozenset(values), "said" if values else "")


def _numbers(conditions: Sequence[Condition], fact: str) -> Iterator[Decimal]:
    named = sorted({one.value for one in conditions if isinstance(one.value, Decimal)})
    if fact == "confidence":
        ends = [Decimal(0), *(value for value in named if 0 <= value <= 1), Decimal(1)]
        yield from (*ends, *((low + high) / 2 for low, high in pairwise(ends)))
        return
    known = term(fact)
    if known and known.kind is TermKind.MONEY:
        ends = [Decimal(0), *(value for value in named if value > 0)]
        yield from (*ends[1:], *((low + high) / 2 for low, high in pairwise(ends)), ends[-1] + 1)
        return
    whole = {value.to_integral_value(ROUND_FLOOR) + step for value in (Decimal(0), *named) for step in (-1, 0, 1)}
    yield from (value for value in sorted(whole) if value >= 0)


def _texts(conditions: Sequence[Condition], fact: str) -> Iterator[str]:
    named = {value for one in conditions for value in _values(one)}
    lengths = _LENGTHS.get(fact)
    yield from (value for value in sorted(named) if lengths is None or len(value) in lengths)
    yield _OTHER


def _field_values(conditions: Sequence[Condition]) -> Iterator[Found]:
    """A custom field may hold a flag, a number or a text, and numbers arrive as text."""
    named = sorted({one.value for one in conditions if isinstance(one.value, Decimal)})
    between = [(low + high) / 2 for low, high in pairwise(named)]
    ends = [named[0] - 1, named[-1] + 1] if named else []
    texts = {value for one in conditions for value in _values(one)}
    yield from (Found(value, "said") for value in (True, False))
    yield from (Found(value, "said") for value in (*sorted(texts), _OTHER, *map(str, (*named, *between, *ends))))


def _values(condition: Condition) -> tuple[str, ...]:
    value = condition.value
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def failures(types: frozenset[str]) -> frozenset[str]:
    """The types that a rule is ever asked about: the shipped ones and the account's own."""
    return (frozenset(ComplaintType) | types) - {ComplaintType.NOT_A_COMPLAINT}
