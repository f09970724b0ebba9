"""Offers of the policy to offers for this ticket: worked out, guarded, and sorted into the letter or beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from integration.apology.business_time import due
from integration.apology.policy import Code, OfferKind, Policy, Pool, Promise
from integration.apology.reading import Money
from integration.apology.remedy.amounts import worth
from integration.apology.remedy.bounds import as_wished
from integration.apology.remedy.case import Case
from integration.apology.remedy.choice import Choice, Slate
from integration.apology.remedy.floor import in_time
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


def sort(slate: Slate, case: Case, standing: Standing, amounts: Mapping[str, Decimal]) -> Sorted:
    """Offers of the letter share its limits; an alternative would take the main one's place, so it has its share too.

    What the customer is owed is counted first, wherever it stands: a gesture may not fill the room it needs.
    """
    result, tally, beside = Sorted(), Tally(), Tally()
    judge = partial(_judged, case=case, standing=standing, amounts=amounts)
    verdicts: dict[int, Verdict] = {}
    for place, choice in sorted(enumerate(slate.made), key=lambda placed: placed[1].offer.is_gesture):
        verdict = verdicts[place] = judge(choice, tally)
        if verdict.offered and not (verdict.offered.gesture and verdict.offered.needs_approval_by):
            tally = tally.plus(verdict.offered)
            beside = beside if choice is slate.main or verdict.offered.gesture else beside.plus(verdict.offered)
    for place in range(len(slate.made)):
        result.offers.extend(_passed(verdicts[place], result))
    for choice in slate.instead:
        result.alternatives.extend(_passed(judge(choice, beside), result))
    for choice in slate.declined:
        result.left_out.extend(_passed(judge(choice, tally), result))
    return result


def _passed(verdict: Verdict, result: Sorted) -> tuple[Offered, ...]:
    """The offer if it got past the guards, else nothing; one that waits for approval is put aside at once."""
    result.traces.extend(verdict.traces)
    if verdict.offered is None:
        return ()
    if verdict.offered.needs_approval_by:
        result.left_out.append(verdict.offered)
        return ()
    return (verdict.offered,)


def _judged(choice: Choice, tally: Tally, *, case: Case, standing: Standing, amounts: Mapping[str, Decimal]) -> Verdict:
    case = case.about(choice.for_type)
    money, missing = worth(choice.offer, case, standing.policy)
    offered = _worked_out(choice, case, standing.policy, money)
    if missing:
        trace = GuardTrace("unknown_amount", choice.offer.id, missing, f"{named(offered)} left out")
        return Verdict(None, (trace,))
    changed = as_wished(choice.offer, offered, amounts.get(choice.offer.id), standing.policy)
    due_, lawful = in_time(changed.offered or offered, case, standing.policy)
    verdict = standing.judge(choice.offer, due_, tally)
    return replace(verdict, traces=changed.traces + lawful + verdict.traces)


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
        code=offer.code.value if isinstance(offer.code, Code) else "",
        pool=offer.code.name if isinstance(offer.code, Pool) else "",
        promise=_promised(offer.promise, case.now, policy) if offer.promise else None,
        cost=money or own_cost,
        wording=offer.wording.get(case.locale) or offer.wording.get(language) or "",
        optional=choice.optional,
        gesture=offer.is_gesture,
        for_type=choice.for_type,
    )


def _promised(promise: Promise, now: datetime, policy: Policy) -> PromiseDue:
    day, at = due(promise.due, now, policy)
    return PromiseDue(promise.what, promise.owner, day, at)
