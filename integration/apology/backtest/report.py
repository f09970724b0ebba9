"""What came of a backtest: how often each rule was used, what each policy costs, and where the two differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from integration.apology.backtest.tally import Change, PolicyTally, Spread, Tally
from integration.apology.policy import Policy
from integration.apology.reading import Money
from integration.apology.shadowing import shadows
from integration.apology.terms import spoken

FEW = 30  # letters; an interval over fewer says more than it knows
_CENT = Decimal("0.01")
_Z = Decimal("1.96")  # 95 % of a normal distribution lie within so many standard deviations


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule. `share` is of the letters; `never` is said only of a rule that is switched on."""

    id: str
    name: str
    enabled: bool
    fired: int
    share: float
    unknown: int  # how often it was passed over because a fact was not known
    never: bool
    shadowed_by: tuple[str, ...]  # names of the earlier rules that leave it no ticket


@dataclass(frozen=True, slots=True)
class TypeCost:
    """What letters of one complaint type cost."""

    type: str
    label: str
    tickets: int
    total: Money


@dataclass(frozen=True, slots=True)
class Cost:
    """What a policy costs. Were as many tickets like these to come again, 95 % of the totals lie from low to high.

    Offers that wait for approval are in `waiting` only; `unpriced` and `foreign` count offers that are in no sum.
    """

    letters: int
    total: Money
    low: Money
    high: Money
    few: bool
    by_type: tuple[TypeCost, ...]
    waiting: Money
    waiting_offers: int
    unpriced: int
    foreign: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes for one complaint type; `tickets` counts those that would be answered differently."""

    type: str
    label: str
    tickets: int
    live: Money
    draft: Money


@dataclass(frozen=True, slots=True)
class Report:
    """`more` is what the draft costs above the live policy; None where the two have different currencies."""

    tickets: int
    skipped: int
    complaints: int
    changed: int
    live_rules: tuple[RuleLine, ...]
    draft_rules: tuple[RuleLine, ...]
    live: Cost
    draft: Cost
    more: tuple[Money, Money, Money] | None  # the sum, and the interval around it
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]


def report(tally: Tally, live: Policy, draft: Policy) -> Report:
    gap = _interval(tally.gap, tally.tickets, draft.currency, above_zero=False)
    return Report(
        tickets=tally.tickets,
        skipped=tally.skipped,
        complaints=tally.complaints,
        changed=sum(tally.changed.values()),
        live_rules=_rules(live, tally.live),
        draft_rules=_rules(draft, tally.draft),
        live=_cost(live, tally.live, tally.tickets),
        draft=_cost(draft, tally.draft, tally.tickets),
        more=gap if live.currency == draft.currency else None,
        differences=_differences(tally, live, draft),
        changes=tuple(tally.changes),
    )


def _rules(policy: Policy, tally: PolicyTally) -> tuple[RuleLine, ...]:
    behind = {rule.id: tuple(each.name for each in earlier) for rule, earlier in shadows(policy.rules)}
    return tuple(
        RuleLine(
            id=rule.id,
            name=rule.name,
            enabled=rule.enabled,
            fired=tally.fired.get(rule.id, 0),
            share=round(tally.fired.get(rule.id, 0) / tally.letters, 4) if tally.letters else 0.0,
            unknown=tally.unknown.get(rule.id, 0),
            never=rule.enabled and not tally.fired.get(rule.id),
            shadowed_by=behind.get(rule.id, ()),
        )
        for rule in policy.rules
    )


def _cost(policy: Policy, tally: PolicyTally, tickets: int) -> Cost:
    whole = Spread()
    for spread in tally.costs.values():
        whole.merge(spread)
    total, low, high = _interval(whole, tickets, policy.currency, above_zero=True)
    by_type = (
        TypeCost(type_, _label(type_, policy), spread.count, _money(spread.total, policy.currency))
        for type_, spread in tally.costs.items()
    )
    return Cost(
        letters=tally.letters,
        total=total,
        low=low,
        high=high,
        few=tally.letters < FEW,
        by_type=tuple(sorted(by_type, key=lambda cost: (-cost.total.amount, -cost.tickets, cost.type))),
        waiting=_money(tally.waiting.total, policy.currency),
        waiting_offers=tally.waiting.count,
        unpriced=tally.unpriced,
        foreign=tally.foreign,
    )


def _differences(tally: Tally, live: Policy, draft: Policy) -> tuple[Difference, ...]:
    """Every type that costs something else, or is answered differently, with the most tickets first."""
    found = (
        Difference(
            type=type_,
            label=_label(type_, draft),
            tickets=tally.changed.get(type_, 0),
            live=_money(_total(tally.live.costs, type_), live.currency),
            draft=_money(_total(tally.draft.costs, type_), draft.currency),
        )
        for type_ in {**tally.live.costs, **tally.draft.costs, **tally.changed}
    )
    changed = (difference for difference in found if difference.tickets or difference.live != difference.draft)
    return tuple(sorted(changed, key=lambda difference: (-difference.tickets, difference.type)))


def _interval(spread: Spread, tickets: int, currency: str, *, above_zero: bool) -> tuple[Money, Money, Money]:
    """The sum with 95 % around it, tickets without a letter counting as nothing spent."""
    total = spread.total
    if tickets < 2:
        return _money(total, currency), _money(total, currency), _money(total, currency)
    variance = (spread.squares - total * total / tickets) / (tickets - 1)
    reach = _Z * (max(variance, Decimal(0)) * tickets).sqrt()
    low = max(total - reach, Decimal(0)) if above_zero else total - reach
    return _money(total, currency), _money(low, currency), _money(total + reach, currency)


def _total(costs: Mapping[str, Spread], type_: str) -> Decimal:
    return costs[type_].total if type_ in costs else Decimal(0)


def _label(type_: str, policy: Policy) -> str:
    return policy.settings_for(type_).label or spoken(type_).capitalize()


def _money(amount: Decimal, currency: str) -> Money:
    return Money(amount.quantize(_CENT, ROUND_HALF_UP), currency)
