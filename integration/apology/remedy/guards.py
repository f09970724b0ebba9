"""The limits that hold whatever the rules say: each may cut an offer, leave it out, or hold it for approval."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from integration.apology.policy import COUPONS, Offer, Policy
from integration.apology.reading import FactKind, Money
from integration.apology.remedy.case import Case, History
from integration.apology.remedy.facts import money
from integration.apology.remedy.offered import Offered
from integration.apology.remedy.sentences import named, priced
from integration.apology.remedy.trace import GuardTrace

_CENT = Decimal("0.01")


class Limit(NamedTuple):
    """Money a guard has left, in the policy's currency; `words` name it in "because ... has 5.00 EUR left"."""

    guard: str
    left: Decimal
    words: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What this letter offers so far: gestures by number and money, and all its money, for the cap on the price."""

    gestures: int = 0
    goodwill: Decimal = Decimal(0)
    total: Decimal = Decimal(0)

    def plus(self, offered: Offered) -> "Tally":
        cost = offered.cost.amount if offered.cost else Decimal(0)
        worth = offered.amount.amount if offered.amount else Decimal(0)
        if not offered.gesture:
            return replace(self, total=self.total + worth)
        return Tally(self.gestures + 1, self.goodwill + cost, self.total + worth)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one offer: `offered` is None where it is left out; traces say what was done to it, and why."""

    offered: Offered | None
    traces: tuple[GuardTrace, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where this requester, agent and account stand before the letter is written."""

    policy: Policy
    history: History
    same_ticket: bool  # an earlier apology on this ticket already made a gesture
    limits: tuple[Limit, ...]
    price: Money | None  # of the order

    def judge(self, offer: Offer, offered: Offered, tally: Tally) -> Verdict:
        """`offered` after every guard; those of a gesture come first, then the approval that its amount needs."""
        if not offered.gesture:
            return self._approved(offer, offered)
        refusal = self._refusal(offered, tally)
        if refusal:
            return Verdict(None, (refusal,))
        cut = self._cut(offered, tally)
        if cut.offered is None or _below_minimum(offer, cut.offered):
            return Verdict(None, tuple(replace(trace, did=f"{named(offered)} left out") for trace in cut.traces))
        approved = self._approved(offer, cut.offered)
        return Verdict(approved.offered, cut.traces + approved.traces)

    def _refusal(self, offered: Offered, tally: Tally) -> GuardTrace | None:
        """Reasons to make no gesture at all, whatever it costs."""
        guards, past = self.policy.guards, self.history.gestures
        did = f"{named(offered)} left out"
        if self.same_ticket:
            return GuardTrace("same_incident", offered.id, "this ticket already had a gesture", did)
        if guards.offers_per_requester is not None and past + tally.gestures >= guards.offers_per_requester:
            words = _enough(past, guards.offers_per_requester, guards.period_days)
            return GuardTrace("offers_per_requester", offered.id, words, did)
        if offered.kind in COUPONS and any(apology.had_coupon for apology in self.history.apologies):
            words = "a second failure calls for a person, not for another voucher"
            return GuardTrace("repeat", offered.id, words, did)
        price = offered.cost or offered.amount
        if price and price.currency != self.policy.currency:
            words = f"it is in {price.currency} and the limits are in {self.policy.currency}"
            return GuardTrace("currency", offered.id, words, did)
        return None

    def _cut(self, offered: Offered, tally: Tally) -> Verdict:
        """The gesture cut to what the tightest limit leaves; one whose worth cannot be cut is left out instead."""
        if offered.cost is None:
            return Verdict(offered)
        limit = min(self._limits_left(tally, offered), key=lambda limit: limit.left, default=None)
        if limit is None or offered.cost.amount <= limit.left:
            return Verdict(offered)
        left = Money(max(limit.left, Decimal(0)).quantize(_CENT, ROUND_DOWN), offered.cost.currency)
        words = f"{limit.words} has {priced(left)} left"
        if offered.amount is None or not left.amount:
            return Verdict(None, (GuardTrace(limit.guard, offered.id, words, f"{named(offered)} left out"),))
        trace = GuardTrace(limit.guard, offered.id, words, f"{named(offered)} cut to {priced(left)}")
        return Verdict(replace(offered, amount=left, cost=left), (trace,))

    def _limits_left(self, tally: Tally, offered: Offered) -> Iterator[Limit]:
        for limit in self.limits:
            yield limit._replace(left=limit.left - tally.goodwill)
        if offered.amount and self.price and self.price.currency == offered.amount.currency:
            percent = self.policy.guards.cap_percent_of_price
            left = self.price.amount * percent / 100 - tally.total
            yield Limit("cap_percent_of_price", left, f"the cap of {percent:f} % of {priced(self.price)}")

    def _approved(self, offer: Offer, offered: Offered) -> Verdict:
        """Above its limit, in another currency, or for a sum not known yet, the offer waits for its group."""
        approval, price = offer.approval, offered.amount or offered.cost
        if approval is None:
            return Verdict(offered)
        most = Money(approval.above, self.policy.currency)
        if price is None:
            words = f"its sum is not known and {priced(most)} is the limit"
        elif price.currency != most.currency:
            words = f"{priced(price)} cannot be compared with the limit of {priced(most)}"
        elif price.amount > most.amount:
            words = f"{priced(price)} is above {priced(most)}"
        else:
            return Verdict(offered)
        did = f"{named(offered)} waits for approval by {approval.group}"
        held = replace(offered, needs_approval_by=approval.group)
        return Verdict(held, (GuardTrace("approval", offered.id, words, did),))


def standing(case: Case, history: History, policy: Policy) -> Standing:
    same_ticket = any(apology.ticket_id == case.ticket.id and apology.gestures for apology in history.apologies)
    price = money(case.reading, FactKind.ORDER_VALUE, policy.currency)
    return Standing(policy, history, same_ticket, tuple(_limits(history, policy)), price)


def _limits(history: History, policy: Policy) -> Iterator[Limit]:
    guards, spending, currency = policy.guards, history.spending, policy.currency
    for guard, most, spent, whose in (
        ("amount_per_requester", guards.amount_per_requester, history.amount, "this customer's limit"),
        ("amount_per_agent_day", guards.amount_per_agent_day, spending.agent_today, "this agent's limit for the day"),
        ("budget_day", guards.budget_day, spending.account_today, "the day's budget"),
        ("budget_month", guards.budget_month, spending.account_month, "the month's budget"),
    ):
        if most is not None:
            yield Limit(guard, most - spent, f"{whose} of {most:.2f} {currency}")


def _below_minimum(offer: Offer, offered: Offered) -> bool:
    """A gesture cut below what the policy calls the least is an insult rather than a gift."""
    least = offer.amount.minimum if offer.amount else None
    return least is not None and offered.amount is not None and offered.amount.amount < least


def _enough(past: int, most: int, days: int) -> str:
    """Whether earlier letters used up the limit, or this one does."""
    if past >= most:
        return f"this customer already had {past} {'offer' if past == 1 else 'offers'} in {days} days"
    return f"one customer gets at most {most} {'offer' if most == 1 else 'offers'} in {days} days"
