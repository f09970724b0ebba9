"""Chooses among candidates: one alone becomes a fact, several that disagree become a question or nothing."""

import re
from collections.abc import Iterable, Iterator

from integration.apology.reading import Conflict, Fact, FactKind, FactValue, Money, Source, Span
from integration.reading.facts.passage import Candidate, Passage

# Of these an agent can say which one is meant; a second date or thing in a story is no contradiction.
ASKED = frozenset(
    (FactKind.ORDER, FactKind.INVOICE, FactKind.TRACKING, FactKind.AMOUNT, FactKind.ORDER_VALUE, FactKind.DEADLINE)
)
MOST_ASKED = 6


def settle(found: Iterable[tuple[Passage, Candidate]], known: Iterable[FactKind]) -> tuple[list[Fact], list[Conflict]]:
    """Facts and conflicts of each kind that is not `known` from a field."""
    settled, conflicts = [], []
    by_kind: dict[FactKind, list[tuple[Passage, Candidate]]] = {}
    for passage, candidate in found:
        by_kind.setdefault(candidate.kind, []).append((passage, candidate))
    for kind in FactKind:
        if kind in by_kind and kind not in set(known):
            facts = list(_best(by_kind[kind]))
            if len(facts) == 1:
                settled.append(facts[0])
            elif kind in ASKED and len(facts) <= MOST_ASKED:
                conflicts.append(Conflict(kind, tuple(facts)))
    return settled, conflicts


def _best(candidates: list[tuple[Passage, Candidate]]) -> Iterator[Fact]:
    """The first of each distinct value among those of the highest rank."""
    highest = max(candidate.rank for _, candidate in candidates)
    seen: list[FactValue] = []
    for passage, candidate in candidates:
        if candidate.rank == highest and not any(_same(candidate.value, value) for value in seen):
            seen.append(candidate.value)
            yield _fact(passage, candidate)


def _fact(passage: Passage, candidate: Candidate) -> Fact:
    written = passage.text[candidate.start : candidate.end]
    span = Span(passage.where, candidate.start, candidate.end, written)
    return Fact(candidate.kind, candidate.value, written, Source(passage.where, span=span))


def _same(one: FactValue, other: FactValue) -> bool:
    if isinstance(one, Money) and isinstance(other, Money):
        return one.amount == other.amount and (one.currency == other.currency or not (one.currency and other.currency))
    if isinstance(one, str) and isinstance(other, str):
        short, long = sorted((_key(one), _key(other)), key=len)
        # "The machine" after "the coffee machine" is the same thing.
        return short == long or long.endswith(f" {short}")
    return one == other


def _key(text: str) -> str:
    # "Plates" and "the plate" are the same thing.
    return text.lower().removesuffix("s") if re.search(r"[a-z]{3}", text) else re.sub(r"[^A-Za-z0-9]", "", text).upper()
