"""What the agent may make of an offer's amount: as much as the policy lets them, and never more."""

from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from integration.apology.policy import Bounds, Offer, Policy
from integration.apology.reading import Money
from integration.apology.remedy.guards import Verdict
from integration.apology.remedy.offered import Offered
from integration.apology.remedy.sentences import named, priced
from integration.apology.remedy.trace import GuardTrace

_CENT = Decimal("0.01")


def as_wished(offer: Offer, offered: Offered, wished: Decimal | None, policy: Policy) -> Verdict:
    """The offer with its bounds, and with the amount the agent wished for as far as they reach."""
    bounds, amount = offer.agent_may, offered.amount
    asked = wished if wished is not None and wished.is_finite() else None
    if bounds is None or amount is None:
        return Verdict(offered)
    if amount.currency != policy.currency:
        words = f"it is in {amount.currency} and what the agent may give is in {policy.currency}"
        trace = GuardTrace("bounds", offer.id, words, f"{named(offered)} stays as it is")
        return Verdict(offered, () if asked is None else (trace,))
    least, most = _reach(bounds, amount)
    bounded = replace(offered, least=least, most=most)
    return Verdict(bounded) if asked is None else _changed(bounded, asked, least, most)


def _reach(bounds: Bounds, amount: Money) -> tuple[Money, Money]:
    """From least to most, in whole cents; what the policy gives itself is always among them."""
    least = max(bounds.least or _CENT, _CENT).quantize(_CENT, ROUND_UP)
    most = amount.amount if bounds.most is None else bounds.most.quantize(_CENT, ROUND_DOWN)
    return (
        Money(min(least, amount.amount), amount.currency),
        Money(max(most, amount.amount), amount.currency),
    )


def _changed(offered: Offered, asked: Decimal, least: Money, most: Money) -> Verdict:
    within = min(max(asked, least.amount), most.amount)
    given = Money(
        within if within in (least.amount, most.amount) else within.quantize(_CENT, ROUND_HALF_UP), least.currency
    )
    did = "stays as it is" if given == offered.amount else f"changed to {priced(given)}"
    if within != asked:
        words = f"the agent asked for {_written(asked)} and may give from {priced(least)} to {priced(most)}"
    elif given != offered.amount:
        words = "the agent asked for it"
    else:
        return Verdict(offered)
    trace = GuardTrace("bounds", offered.id, words, f"{named(offered)} {did}")
    return Verdict(replace(offered, amount=given, cost=given), (trace,))


def _written(asked: Decimal) -> str:
    """As the agent wrote it, unless that would fill the page."""
    return f"{asked:.2f}" if abs(asked) < 10**12 else "far more" if asked > 0 else "far less"
