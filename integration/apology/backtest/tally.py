"""Counts and sums over the tickets of a backtest: plain data that can be kept, and added to other such data."""

from dataclasses import dataclass, field
from decimal import Decimal

from integration.apology.backtest.decided import Decided
from integration.apology.complaint import Abstention
from integration.apology.policy import OfferKind
from integration.apology.remedy import Offered

MOST_CHANGES = 50  # shown; all are counted
_NONE_AT_ALL = frozenset({Abstention.NOT_A_COMPLAINT, Abstention.LANGUAGE, Abstention.NO_WORDS})

# Cost nothing but somebody's time. Of all other offers without a cost nobody knows what they come to.
_FREE = frozenset({
    OfferKind.APOLOGY_ONLY,
    OfferKind.ALTERNATIVE_PRODUCT,
    OfferKind.CORRECTED_DOCUMENT,
    OfferKind.DATA_RESTORE,
    OfferKind.NAMED_CONTACT,
    OfferKind.PHONE_CALL,
    OfferKind.PRIORITY_HANDLING,
    OfferKind.REORDER_LINK,
    OfferKind.VERIFICATION_HELP,
})  # fmt: skip


@dataclass(slots=True)
class Spread:
    """Amounts added up, with the sum of their squares: all that an interval needs."""

    count: int = 0
    total: Decimal = Decimal(0)
    squares: Decimal = Decimal(0)

    def add(self, amount: Decimal) -> None:
        self.count += 1
        self.total += amount
        self.squares += amount * amount

    def merge(self, other: "Spread") -> None:
        self.count += other.count
        self.total += other.total
        self.squares += other.squares


@dataclass(slots=True)
class PolicyTally:
    """What one policy did. Money is in its own currency; offers that have no price in it are only counted."""

    letters: int = 0
    fired: dict[str, int] = field(default_factory=dict)  # by rule
    unknown: dict[str, int] = field(default_factory=dict)  # by rule: how often a fact it asks for was not known
    costs: dict[str, Spread] = field(default_factory=dict)  # by complaint type, a letter each
    waiting: Spread = field(default_factory=Spread)  # what needs approval first, and is in no other sum
    unpriced: int = 0
    foreign: int = 0

    def add(self, decided: Decided, currency: str) -> Decimal:
        """Count what the policy decided; returns what it costs."""
        if decided.remedy is None:
            return Decimal(0)
        self.letters += 1
        for trace in decided.rules:
            counts = self.fired if trace.used else self.unknown
            counts[trace.rule_id] = counts.get(trace.rule_id, 0) + 1
        cost = sum((self._price(offer, currency) for offer in decided.remedy.offers), Decimal(0))
        self.costs.setdefault(decided.complaint.type, Spread()).add(cost)
        for offer in decided.waiting:
            self.waiting.add(offer.cost.amount if offer.cost and offer.cost.currency == currency else Decimal(0))
        return cost

    def merge(self, other: "PolicyTally") -> None:
        self.letters += other.letters
        self.unpriced += other.unpriced
        self.foreign += other.foreign
        self.waiting.merge(other.waiting)
        for mine, theirs in ((self.fired, other.fired), (self.unknown, other.unknown)):
            merge_counts(mine, theirs)
        for type_, spread in other.costs.items():
            self.costs.setdefault(type_, Spread()).merge(spread)

    def _price(self, offer: Offered, currency: str) -> Decimal:
        if offer.cost is None:
            self.unpriced += offer.kind not in _FREE
            return Decimal(0)
        if offer.cost.currency != currency:
            self.foreign += 1
            return Decimal(0)
        return offer.cost.amount


@dataclass(frozen=True, slots=True)
class Change:
    """A ticket that the two policies answer differently, each in words."""

    ticket_id: str
    live: str
    draft: str


@dataclass(slots=True)
class Tally:
    """Both policies over the same tickets. `skipped` could not be read as tickets, and are not among them."""

    tickets: int = 0
    skipped: int = 0
    complaints: int = 0
    live: PolicyTally = field(default_factory=PolicyTally)
    draft: PolicyTally = field(default_factory=PolicyTally)
    gap: Spread = field(default_factory=Spread)  # what the draft costs above the live policy, ticket by ticket
    changed: dict[str, int] = field(default_factory=dict)  # by complaint type
    changes: list[Change] = field(default_factory=list)  # the first of them

    def add(self, ticket_id: str, live: Decided, draft: Decided, currencies: tuple[str, str]) -> None:
        """Count one ticket; `currencies` are those of the two policies."""
        self.tickets += 1
        self.complaints += live.complaint.abstention not in _NONE_AT_ALL
        costs = self.live.add(live, currencies[0]), self.draft.add(draft, currencies[1])
        self.gap.add(costs[1] - costs[0])
        if live is draft or live.words == draft.words:
            return
        type_ = draft.complaint.type
        self.changed[type_] = self.changed.get(type_, 0) + 1
        self._show(Change(ticket_id, live.words, draft.words))

    def merge(self, other: "Tally") -> None:
        """Add what was counted of other tickets, read after these."""
        self.tickets += other.tickets
        self.skipped += other.skipped
        self.complaints += other.complaints
        self.live.merge(other.live)
        self.draft.merge(other.draft)
        self.gap.merge(other.gap)
        merge_counts(self.changed, other.changed)
        for change in other.changes:
            self._show(change)

    def _show(self, change: Change) -> None:
        if len(self.changes) < MOST_CHANGES:
            self.changes.append(change)


def merge_counts(mine: dict[str, int], theirs: dict[str, int]) -> None:
    for key, count in theirs.items():
        mine[key] = mine.get(key, 0) + count
