"""How much an offer is worth on this ticket: formulas over facts, never a guess where a fact is missing."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

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


class CannotWorkOut(Exception):
    """An offer's amount cannot be known; the message follows "because"."""


def worth(offer: Offer, case: Case, policy: Policy) -> Money | None:
    """The offer's money, None for an offer that is not money; raises CannotWorkOut for a fact not known.

    A full refund may be promised before its sum is known, and is the order's value when it is; a partial refund without
    a formula is the amount in dispute.
    """
    if offer.amount is not None:
        return _formula(offer.amount, case, policy)
    if offer.kind is OfferKind.REFUND_FULL:
        return money(case.reading, FactKind.ORDER_VALUE, policy.currency)
    if offer.kind is OfferKind.REFUND_PARTIAL:
        return _known(FactKind.AMOUNT, case, policy)
    if offer.kind in NEEDS_AMOUNT:
        raise CannotWorkOut("the policy gives it no amount")
    return None


def _formula(amount: Amount, case: Case, policy: Policy) -> Money:
    match amount.basis:
        case AmountBasis.FIXED:
            base = Money(amount.value, policy.currency)
        case AmountBasis.PER_DAY_LATE:
            base = Money(amount.value * _days_late(case), policy.currency)
        case AmountBasis.PERCENT_OF_ORDER | AmountBasis.PERCENT_OF_DISPUTE:
            whole = _known(_FACTS[amount.basis], case, policy)
            base = Money(whole.amount * amount.value / 100, whole.currency)
    if base.currency != policy.currency and (amount.minimum is not None or amount.maximum is not None):
        raise CannotWorkOut(f"it is in {base.currency} and its limits are in {policy.currency}")
    worked_out = _rounded(base.amount, amount)
    if worked_out <= 0:
        raise CannotWorkOut("it comes to nothing")
    return Money(worked_out, base.currency)


def _known(kind: FactKind, case: Case, policy: Policy) -> Money:
    known = money(case.reading, kind, policy.currency)
    if known is None:
        raise CannotWorkOut(f"the {TERMS[kind.value].label} is not known")
    return known


def _days_late(case: Case) -> int:
    fact = case.reading.fact(FactKind.DAYS_LATE)
    if fact is None or not isinstance(fact.value, int):
        raise CannotWorkOut(f"the {TERMS['days_late'].label} is not known")
    return fact.value


def _rounded(value: Decimal, amount: Amount) -> Decimal:
    """Within its bounds, then to its step; a step that would leave the upper bound is not taken."""
    if amount.minimum is not None:
        value = max(value, amount.minimum)
    if amount.maximum is not None:
        value = min(value, amount.maximum)
    step = amount.round_to if amount.round_to > 0 else _CENT
    nearest = (value / step).to_integral_value(ROUND_HALF_UP) * step
    if amount.maximum is not None and nearest > amount.maximum:
        nearest = (value / step).to_integral_value(ROUND_DOWN) * step
    return nearest.quantize(_CENT)
