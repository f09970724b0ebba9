"""Offers of the policy to offers for this ticket: worked out, guarded, and sorted into the letter or beside it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from integration.apology.business_time import due
from integration.apology.policy import OfferKind, Policy, Promise
from integration.apology.reading import Money
from integration.apology.remedy.amounts import worth
from integration.apology.remedy.case import Case
from integration.apology.remedy.choice import Choice, Slate
from integration.apology.remedy.guards import Standing, Tally, Verdict
from integration.apology.remedy.offered import Offered, PromiseDue
from integration.apology.remedy.sentences import named
from integration.apology.remedy.trace import GuardTrace


@dataclass(slots=True)
class Sorted:
    """Where each offer of a slate came to rest, and what the guards did on the way."""

    offers: list[Offered] = field(default_factory=list)
    alternatives: list[Offered] = field(default_factory=list)
    left_out: list[Offered] = field(default_factory=list)
    traces: list[GuardTrace] = field(default_factory=list)


def sort(slate: Slate, case: Case, standing: Standing) -> Sorted:
    """Offers of the letter share its limits; an alternative would take the main one's place, so it has them all."""
    result, tally = Sorted(), Tally()
    for choice in slate.made:
        for offered in _passed(choice, case, standing, tally, result):
            result.offers.append(offered)
            tally = tally.plus(offered)
    for choice in slate.instead:
        result.alternatives.extend(_passed(choice, case, standing, Tally(), result))
    for choice in slate.declined:
        result.left_out.extend(_passed(choice, case, standing, tally, result))
    return result


def _passed(choice: Choice, case: Case, standing: Standing, tally: Tally, result: Sorted) -> tuple[Offered, ...]:
    """The offer if it got past the guards, else nothing; one that waits for approval is put aside at once."""
    verdict = _judged(choice, case, standing, tally)
    result.traces.extend(verdict.traces)
    if verdict.offered is None:
        return ()
    if verdict.offered.needs_approval_by:
        result.left_out.append(verdict.offered)
        return ()
    return (verdict.offered,)


def _judged(choice: Choice, case: Case, standing: Standing, tally: Tally) -> Verdict:
    money, missing = worth(choice.offer, case, standing.policy)
    offered = _worked_out(choice, case, standing.policy, money)
    if missing:
        trace = GuardTrace("unknown_amount", choice.offer.id, missing, f"{named(offered)} left out")
        return Verdict(None, (trace,))
    return standing.judge(choice.offer, offered, tally)


def _worked_out(choice: Choice, case: Case, policy: Policy, money: Money | None) -> Offered:
    offer = choice.offer
    own_cost = Money(offer.cost, policy.currency) if offer.cost is not None else None
    language = case.locale.split("-", maxsplit=1)[0]
    return Offered(
        id=offer.id,
        kind=offer.kind,
        rule_id=choice.rule.id,
        amount=money,
        percent=offer.percent if offer.kind is OfferKind.DISCOUNT_PERCENT else None,
        months=offer.months,
        expires=(case.now + timedelta(days=offer.expires_after_days)).date() if offer.expires_after_days else None,
        code=offer.code.value if offer.code else "",
        promise=_promised(offer.promise, case.now, policy) if offer.promise else None,
        cost=money or own_cost,
        wording=offer.wording.get(case.locale) or offer.wording.get(language) or "",
        optional=choice.optional,
        gesture=offer.is_gesture,
    )


def _promised(promise: Promise, now: datetime, policy: Policy) -> PromiseDue:
    day, at = due(promise.due, now, policy)
    return PromiseDue(promise.what, promise.owner, day, at)
