"""How two values of a policy differ, in words: what is new, gone, moved, or another value instead of the old."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

from integration.apology.policy import Due
from integration.apology.policy_words.values import counted, due_words, listed, number, priced
from integration.apology.terms import spoken

Thing = TypeVar("Thing")


class Currencies(NamedTuple):
    """Money of the earlier policy and of the later one."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a field is called in a sentence, and how its value is said in a currency."""

    words: str
    say: Callable[[Any, str], str] | None = None


@dataclass(frozen=True, slots=True)
class Pairs(Generic[Thing]):
    """Two lists put side by side by key; the places count from 1."""

    gone: tuple[Thing, ...]
    new: tuple[tuple[int, Thing], ...]
    kept: tuple[tuple[Thing, Thing], ...]
    moved: tuple[tuple[int, int, Thing], ...]


def paired(before: Iterable[Thing], after: Iterable[Thing], key: Callable[[Thing], Hashable]) -> Pairs[Thing]:
    """A key that repeats is matched with its own repetition. As few as possible count as moved."""
    old, new = _numbered(before, key), _numbered(after, key)
    kept = [name for name in new if name in old]
    stayed = _longest_rise([old[name][0] for name in kept])
    return Pairs(
        gone=tuple(thing for name, (_, thing) in old.items() if name not in new),
        new=tuple(placed for name, placed in new.items() if name not in old),
        kept=tuple((old[name][1], new[name][1]) for name in kept),
        moved=tuple((old[name][0], *new[name]) for name in kept if old[name][0] not in stayed),
    )


def changed(
    before: Any, after: Any, labels: Mapping[str, Label], currencies: Currencies, *, other_than: Collection[str] = ()
) -> Iterator[str]:
    """One clause for each field of a dataclass that differs; a field without a label goes by its name."""
    for name in (item.name for item in fields(before) if item.name not in other_than):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            label = labels.get(name) or Label(spoken(name))
            say = label.say or said
            yield instead(label.words, say(old, currencies.before), say(new, currencies.after))


def instead(what: str, old: str, new: str) -> str:
    """Two values that sound the same still differ, and whoever compares has to know."""
    return f"{what} is {new} instead of {old}." if old != new else f"{what} is written differently."


def changed_entries(before: Mapping[str, Any], after: Mapping[str, Any], what: Callable[[str], str]) -> Iterator[str]:
    """One clause for each entry of a mapping that differs; `what` names the entry by its key."""
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if key not in before or key not in after or old != new:
            yield instead(what(key), quoted(old), quoted(new))


def said(value: Any, _currency: str = "") -> str:
    """A plain value: none, yes, 3, 2 business days, "legal review"."""
    if value is None or value == "":
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal | float):
        return number(Decimal(str(value)))
    if isinstance(value, Due):
        return due_words(value)
    return spoken(value.value) if isinstance(value, Enum) else str(value)


def quoted(value: Any) -> str:
    return f"“{value}”" if isinstance(value, str) and not isinstance(value, Enum) else said(value)


def keyed(value: Any, _currency: str = "") -> str:
    """Keys of ours, such as complaint types, without their underscores."""
    return listed(spoken(one) for one in sorted(value)) or "none"


def money(value: Decimal | None, currency: str) -> str:
    return "none" if value is None else priced(value, currency)


def percent(value: Decimal | None, _currency: str) -> str:
    return "none" if value is None else f"{number(value)} %"


def days(value: int | None, _currency: str) -> str:
    return "none" if value is None else counted(value, "day", "days")


def _numbered(things: Iterable[Thing], key: Callable[[Thing], Hashable]) -> dict[Hashable, tuple[int, Thing]]:
    seen: Counter[Hashable] = Counter()
    numbered: dict[Hashable, tuple[int, Thing]] = {}
    for place, thing in enumerate(things, start=1):
        name = key(thing)
        numbered[name, seen[name]] = place, thing
        seen[name] += 1
    return numbered


def _longest_rise(places: list[int]) -> frozenset[int]:
    """The longest run of places, not necessarily neighbours, that is still in its old order."""
    tails: list[int] = []
    behind: dict[int, int] = {}
    for place in places:
        length = bisect_left(tails, place)
        if length:
            behind[place] = tails[length - 1]
        tails[length:] = [place, *tails[length + 1 :]]
    found, last = set(), tails[-1] if tails else 0
    while last:
        found.add(last)
        last = behind.get(last, 0)
    return frozenset(found)
