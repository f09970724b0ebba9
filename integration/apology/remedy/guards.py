"""The limits that hold whatever the rules say: each may cut an offer, leave it out, or hold it for approval."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from integration.apology.policy import COUPONS, Approval, Offer, Policy
from integration.apology.reading import FactKind, Money
from integration.apology.remedy.case import Case, Grant, History
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
    moneys: tuple[Money, ...] = ()

    def plus(self, offered: Offered) -> "Tally":
        cost = offered.cost.amount if offered.cost else Decimal(0)
        moneys = (*self.moneys, offered.amount) if offered.amount else self.moneys
        if not offered.gesture:
            return replace(self, moneys=moneys)
        return Tally(self.gestures + 1, self.goodwill + cost, moneys)

    def total(self, currency: str) -> Decimal:
        """What cannot be compared with the price does not count against its cap."""
        return sum((money.amount for money in self.moneys if money.currency == currency), Decimal(0))


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
        if offered.pool in self.history.empty_pools:
            words = f"no code is left in the pool {offered.pool}"
            return Verdict(None, (GuardTrace("pool_empty", offered.id, words, f"{named(offered)} left out"),))
        if not offered.gesture:
            return self._approved(offer, offered)
        refusal = self._refusal(offered, tally)
        if refusal:
            return Verdict(None, (refusal,))
        cut = self._cut(offered, tally)
        if cut.offered is None or (cut.traces and _below_minimum(offer, cut.offered)):
            return Verdict(None, tuple(replace(trace, did=f"{named(offered)} left out") for trace in cut.traces))
        approved = self._approved(offer, cut.offered)
        return Verdict(approved.offered, cut.traces + approved.traces)

    def _refusal(self, offered: Offered, tally: Tally) -> GuardTrace | None:
        """Reasons to make no gesture at all, whatever it costs."""
        guards, past = self.policy.guards, self.history.gestures
        did = f"{named(offered)} left out"
        if self.same_ticket:
            return GuardTrace("same_incident", offered.id, "this ticket already had a gesture", did)
        held, most = self.history.gestures_held, guards.offers_per_requester
        if most is not None and past + held + tally.gestures >= most:
            words = _enough(past, held, most, guards.period_days)
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
        return Verdict(_lowered(offered, left), (trace,))

    def _limits_left(self, tally: Tally, offered: Offered) -> Iterator[Limit]:
        for limit in self.limits:
            yield limit._replace(left=limit.left - tally.goodwill)
        if offered.amount and self.price and self.price.currency == offered.amount.currency:
            percent = self.policy.guards.cap_percent_of_price
            left = self.price.amount * percent / 100 - tally.total(self.price.currency)
            yield Limit("cap_percent_of_price", left, f"the cap of {percent:f} % of {priced(self.price)}")

    def _approved(self, offer: Offer, offered: Offered) -> Verdict:
        """An offer that needs approval waits for its group, unless this ticket has it already."""
        words = self._too_much(offer, offered)
        if not offer.approval or not words:
            return Verdict(offered)
        price = offered.amount or offered.cost
        grant = next((grant for grant in self.history.grants if _reaches(grant, offer.id, offer.approval, price)), None)
        if grant:
            did = f"{named(offered)} is offered"
            return Verdict(offered, (GuardTrace("approval", offered.id, f"{grant.by} approved it", did),))
        did = f"{named(offered)} waits for approval by {offer.approval.group}"
        held = replace(offered, needs_approval_by=offer.approval.group)
        return Verdict(held, (GuardTrace("approval", offered.id, words, did),))

    def _too_much(self, offer: Offer, offered: Offered) -> str:
        """Why it needs approval: above its limit, in another currency, or a sum not known yet; "" where it does not."""
        price = offered.amount or offered.cost
        if offer.approval is None:
            return ""
        most = Money(offer.approval.above, self.policy.currency)
        if price is None:
            return f"its sum is not known and {priced(most)} is the limit"
        if price.currency != most.currency:
            return f"{priced(price)} cannot be compared with the limit of {priced(most)}"
        return f"{priced(price)} is above {priced(most)}" if price.amount > most.amount else ""


def standing(case: Case, history: History, policy: Policy) -> Standing:
    same_ticket = any(apology.ticket_id == case.ticket.id and apology.gestures for apology in history.apologies)
    price = money(case.reading, FactKind.ORDER_VALUE, policy.currency)
    return Standing(policy, history, same_ticket, tuple(_limits(history, policy)), price)


def _limits(history: History, policy: Policy) -> Iterator[Limit]:
    guards, spending, currency = policy.guards, history.spending, policy.currency
    for guard, most, spent, whose in (
        (
            "amount_per_requester",
            guards.amount_per_requester,
            history.amount + history.amount_held,
            "this customer's limit",
        ),
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


def _lowered(offered: Offered, left: Money) -> Offered:
    """What the agent may still choose from is cut with the amount."""
    least = min(offered.least, left, key=_amount) if offered.least else None
    most = min(offered.most, left, key=_amount) if offered.most else None
    return replace(offered, amount=left, cost=left, least=least, most=most)


def _amount(money: Money) -> Decimal:
    return money.amount


def _reaches(grant: Grant, offer_id: str, approval: Approval, price: Money | None) -> bool:
    """Whether the right group approved this offer, at no less than what would be given.

    Rules may use one id for different offers, so an approval by another group is for another offer.
    """
    if grant.offer_id != offer_id or grant.group not in ("", approval.group):
        return False
    if grant.amount is None or price is None:
        return grant.amount is None and price is None
    return grant.amount.currency == price.currency and price.amount <= grant.amount.amount


def _enough(past: int, held: int, most: int, days: int) -> str:
    """Whether earlier letters used up the limit, another letter that is not sent yet, or this one does."""
    if past >= most:
        return f"this customer already had {_counted(past)} in {days} days"
    if past + held >= most:
        return f"another letter that is not sent yet makes this customer {_counted(held)}, and {most} is the limit"
    return f"one customer gets at most {_counted(most)} in {days} days"


def _counted(offers: int) -> str:
    return f"{offers} {'offer' if offers == 1 else 'offers'}"
