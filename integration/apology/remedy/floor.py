"""What the rules give, raised to what the law asks for: added before the guards, so that it passes them as all else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from integration.apology.business_time import due
from integration.apology.policy import Conditions, Due, Offer, OfferKind, Policy, Promise, Rule
from integration.apology.remedy.amounts import worth
from integration.apology.remedy.case import Case
from integration.apology.remedy.choice import Choice, Slate, added, mains
from integration.apology.remedy.legal_floor import GUARD, PACKS, Duty, duties, in_doubt
from integration.apology.remedy.offered import Offered, PromiseDue
from integration.apology.remedy.sentences import named, titled
from integration.apology.remedy.trace import GuardTrace
from integration.apology.terms import spoken

# What beside a voucher makes it more than all the customer gets.
SOLID = frozenset({
    OfferKind.REFUND_FULL,
    OfferKind.REFUND_PARTIAL,
    OfferKind.REPLACEMENT,
    OfferKind.REPAIR,
    OfferKind.RESEND_MISSING,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Raised:
    """A slate with what the law adds to it, and why."""

    slate: Slate
    traces: tuple[GuardTrace, ...] = ()


def choices(used: tuple[Rule, ...], case: Case, policy: Policy) -> tuple[Choice, ...]:
    """Refunds that the customer may choose by law, where the rules give nothing that does as well."""
    given = (*mains(used), *added(used))
    ours: list[Choice] = []
    for duty in duties(case, policy):
        if duty.as_choice and not _is_met(duty, (*given, *ours), case, policy):
            ours.append(_refund(duty, case, policy))
    return tuple(ours)


def raised(slate: Slate, case: Case, policy: Policy) -> Raised:
    """The slate with what is due, and without what may not be all that is offered."""
    result = Raised(slate, (*_chosen(slate, case, policy), *_unsure(case, policy)))
    for duty in duties(case, policy):
        if duty.met_by and not duty.as_choice and not _is_met(duty, result.slate.made, case, policy):
            result = _led_by_refund(result, duty, case, policy)
        if duty.not_alone:
            result = _not_alone(result, duty, case, policy)
    return result


def in_time(offered: Offered, case: Case, policy: Policy) -> tuple[Offered, tuple[GuardTrace, ...]]:
    """The offer, a refund by the latest day of the law, and a credit monitoring for as long as it asks."""
    traces: list[GuardTrace] = []
    for duty in duties(case, policy):
        changed, did = offered, ""
        if duty.months is not None and offered.kind is OfferKind.CREDIT_MONITORING:
            changed = replace(offered, months=max(offered.months or 0, duty.months))
            did = f"{named(offered)} for {offered.months} months is made {changed.months}"
        elif duty.within and offered.kind is OfferKind.REFUND_FULL:
            changed = _hastened(offered, duty.within, case, policy)
            did = f"{named(offered)} is promised by {_day(changed)}"
        if changed != offered:
            traces.append(GuardTrace(GUARD, offered.id, duty.words, did))
            offered = changed
    return offered, tuple(traces)


def _is_met(duty: Duty, given: Sequence[Choice], case: Case, policy: Policy) -> bool:
    """Whether one of these meets the duty, if need be once it is approved; a sum nobody can work out does not."""
    return any(_stands(choice, duty.met_by, case, policy) for choice in given)


def _stands(choice: Choice, kinds: frozenset[OfferKind], case: Case, policy: Policy) -> bool:
    return choice.offer.kind in kinds and not worth(choice.offer, case, policy).missing


def _led_by_refund(result: Raised, duty: Duty, case: Case, policy: Policy) -> Raised:
    """A refund before all else: the policy's own where it has one beside or left out, with its words and its owner."""
    slate, money_back = result.slate, frozenset({OfferKind.REFUND_FULL})
    spare = (choice for choice in (*slate.instead, *slate.declined) if _stands(choice, money_back, case, policy))
    refund = next(spare, None) or _refund(duty, case, policy)
    raised_slate = replace(
        slate,
        made=(refund, *slate.made),
        instead=tuple(choice for choice in slate.instead if choice is not refund),
        declined=tuple(choice for choice in slate.declined if choice is not refund),
    )
    trace = GuardTrace(GUARD, refund.offer.id, duty.words, "A refund in full is added")
    return Raised(raised_slate, (*result.traces, trace))


def _not_alone(result: Raised, duty: Duty, case: Case, policy: Policy) -> Raised:
    """A voucher that would be all the customer gets is taken out; a refund takes its place where one is due."""
    slate = result.slate
    beside = tuple(choice for choice in slate.made if choice is not slate.main)
    if any(_stands(choice, SOLID, case, policy) for choice in beside):
        return result
    instead = tuple(choice for choice in slate.instead if choice.offer.kind not in duty.not_alone)
    slate = replace(slate, instead=instead)
    alone = [choice for choice in slate.made if choice.offer.kind in duty.not_alone]
    if not alone or any(_stands(choice, SOLID, case, policy) for choice in slate.made):
        return replace(result, slate=slate)
    left = tuple(choice for choice in slate.made if choice not in alone)
    traces = (
        GuardTrace(GUARD, choice.offer.id, duty.words, f"{titled(choice.offer.kind)} left out") for choice in alone
    )
    slate = replace(slate, made=left, main=None if slate.main in alone else slate.main)
    without = Raised(slate, (*result.traces, *traces))
    return _led_by_refund(without, duty, case, policy) if duty.met_by else without


def _hastened(offered: Offered, within: Due, case: Case, policy: Policy) -> Offered:
    day, at = due(within, case.now, policy)
    if offered.promise is None:
        return replace(offered, promise=PromiseDue("refund the payment", _owner(case, policy), day, at))
    return offered if offered.promise.day <= day else replace(offered, promise=replace(offered.promise, day=day, at=at))


def _refund(duty: Duty, case: Case, policy: Policy) -> Choice:
    """As if a rule gave it, so that it is worked out, guarded and traced as every offer is."""
    id_ = f"{GUARD}:{duty.id}"
    promise = Promise("refund the payment", _owner(case, policy), duty.within) if duty.within else None
    offer = Offer(id_, OfferKind.REFUND_FULL, promise=promise)
    return Choice(Rule(id_, f"Legal minimum, {PACKS[duty.pack]}", Conditions(), (offer,)), offer)


def _owner(case: Case, policy: Policy) -> str:
    contact = policy.contact_for(brand=case.ticket.brand.name, locale=case.locale, type_=case.complaint.type)
    return (contact.team or contact.person if contact else "") or "support"


def _chosen(slate: Slate, case: Case, policy: Policy) -> Iterator[GuardTrace]:
    ours = {choice.offer.id for choice in (*slate.made, *slate.instead)}
    for duty in duties(case, policy):
        if f"{GUARD}:{duty.id}" in ours:
            yield GuardTrace(GUARD, f"{GUARD}:{duty.id}", duty.words, "A refund in full may be chosen")


def _unsure(case: Case, policy: Policy) -> Iterator[GuardTrace]:
    """A duty that may hold or not: the agent should know, since only they can find out."""
    if any(in_doubt(case, policy)):
        words = f"the customer's country is not known, and some ask for more when it is {spoken(case.complaint.type)}"
        yield GuardTrace(GUARD, "", words, "No legal minimum was added")


def _day(offered: Offered) -> str:
    return f"{offered.promise.day.day} {offered.promise.day:%B}" if offered.promise else ""
