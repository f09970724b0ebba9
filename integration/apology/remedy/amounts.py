"""How much an offer is worth on this ticket: formulas over facts, never a guess where a fact is missing."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import NamedTuple

from integration.apology.policy import NEEDS_AMOUNT, Amount, AmountBasis, Offer, OfferKind, Policy
from integration.apology.reading import FactKind, Money
from integration.apology.remedy.case import Case
from integration.apology.remedy.facts import money
from integration.apology.terms import TERMS

_CENT = Decimal("0.01")
_FACTS = {
    AmountBasis.PERCENT_OF_ORDER: FactKind.ORDER_VALUE,
    AmountBasis.PERCENT_OF_DISPUTE: FactKind.AMOUNT,
}


class Worth(NamedTuple):
    """An offer's money, None for one that is not money. `missing` follows "because" where it cannot be worked out."""

    money: Money | None = None
    missing: str = ""


def worth(offer: Offer, case: Case, policy: Policy) -> Worth:
    """What the offer comes to on this ticket, in the currency of the fact it is measured by.

    A full refund may be promised before its sum is known, and is the order's value when it is; a partial refund without
    a formula is the amount in dispute.
    """
    if offer.amount is not None:
        return _formula(offer.amount, case, policy)
    if offer.kind is OfferKind.REFUND_FULL:
        return Worth(money(case.reading, FactKind.ORDER_VALUE, policy.currency))
    if offer.kind is OfferKind.REFUND_PARTIAL:
        return _known(FactKind.AMOUNT, case, policy)
    return Worth(missing="the policy gives it no amount") if offer.kind in NEEDS_AMOUNT else Worth()


def _formula(amount: Amount, case: Case, policy: Policy) -> Worth:
    base = _base(amount, case, policy)
    if base.money is None:
        return base
    currency = base.money.currency
    if currency != policy.currency and (amount.minimum is not None or amount.maximum is not None):
        return Worth(missing=f"it is in {currency} and its limits are in {policy.currency}")
    worked_out = _rounded(base.money.amount, amount) if base.money.amount > 0 else Decimal(0)
    return Worth(Money(worked_out, currency)) if worked_out > 0 else Worth(missing="it comes to nothing")


def _base(amount: Amount, case: Case, policy: Policy) -> Worth:
    """The formula's result before bounds and rounding."""
    match amount.basis:
        case AmountBasis.FIXED:
            return Worth(Money(amount.value, policy.currency))
        case AmountBasis.PER_DAY_LATE:
            fact = case.reading.fact(FactKind.DAYS_LATE)
            if fact is None or not isinstance(fact.value, int):
                return _unknown(FactKind.DAYS_LATE)
            return Worth(Money(amount.value * fact.value, policy.currency))
        case AmountBasis.PERCENT_OF_ORDER | AmountBasis.PERCENT_OF_DISPUTE:
            whole = _known(_FACTS[amount.basis], case, policy)
            if whole.money is None:
                return whole
            return Worth(Money(whole.money.amount * amount.value / 100, whole.money.currency))


def _known(kind: FactKind, case: Case, policy: Policy) -> Worth:
    known = money(case.reading, kind, policy.currency)
    return Worth(known) if known else _unknown(kind)


def _unknown(kind: FactKind) -> Worth:
    return Worth(missing=f"the {TERMS[kind.value].label} is not known")


def _rounded(value: Decimal, amount: Amount) -> Decimal:
    """Within its bounds, and on the nearest step that is; where no step is, the bounds have the last word."""
    if amount.minimum is not None:
        value = max(value, amount.minimum)
    if amount.maximum is not None:
        value = min(value, amount.maximum)
    step = amount.round_to if amount.round_to > 0 else _CENT
    steps = [(value / step).to_integral_value(rounding) * step for rounding in (ROUND_HALF_UP, ROUND_DOWN, ROUND_UP)]
    return next((near for near in steps if _within(near, amount)), value).quantize(_CENT)


def _within(value: Decimal, amount: Amount) -> bool:
    above = amount.minimum is None or value >= amount.minimum
    return above and (amount.maximum is None or value <= amount.maximum)
