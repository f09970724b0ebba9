"""Offers that the duties of the switched-on legal minimums forbid, change or make pointless."""

from collections.abc import Iterator

from integration.apology.policy import (
    COUPONS,
    Condition,
    Conditions,
    Due,
    DueUnit,
    Offer,
    OfferKind,
    Operator,
    Policy,
)
from integration.apology.policy_lint.finding import PlacedRule, PolicyFinding, error, hint, rules_on, warning
from integration.apology.policy_lint.possible import can_hold, failures
from integration.apology.policy_lint.serving import is_type, names_types, types_served
from integration.apology.policy_words import offer_words
from integration.apology.policy_words.values import counted, due_words, listed
from integration.apology.remedy.floor import SOLID
from integration.apology.remedy.legal_floor import COUNTRIES, DUTIES, PACKS, Duty
from integration.apology.shadowing import takers, with_also

# Paid in something other than the customer's own money.
_CREDITS = COUPONS | {OfferKind.SERVICE_CREDIT}


def of_law(policy: Policy) -> Iterator[PolicyFinding]:
    for pack in sorted(policy.guards.legal_floor - set(PACKS)):
        words = f"Limits: “{pack}” is none of the legal minimums there are: {listed(sorted(PACKS))}."
        yield error("guards.legal_floor", words)
    types = failures(frozenset(policy.types))
    duties = [duty for duty in DUTIES if duty.pack in policy.guards.legal_floor]
    earlier: list[PlacedRule] = []
    # A rule that only adds decides nothing, and one for any complaint is about none of those the duties name.
    for at in rules_on(policy) if duties else ():
        if at.rule.stack:
            continue
        served = types_served(at.rule, types) if names_types(at.rule) else frozenset()
        for duty in duties:
            if any(_decides(at, earlier, type_, duty.pack, types) for type_ in sorted(served & duty.types)):
                yield from _against(duty, at, policy)
        earlier.append(at)


def _decides(at: PlacedRule, earlier: list[PlacedRule], type_: str, pack: str, types: frozenset[str]) -> bool:
    """Whether the rule decides on some such complaint from the pack's countries, before an earlier one does."""
    country = Condition("country", Operator.INCLUDES_ANY, tuple(sorted(COUNTRIES[pack])))
    case = with_also(at.rule.when, is_type(type_), country)
    return can_hold(case.all, types) and not takers([other.rule for other in earlier], _narrowed(case))


def _narrowed(when: Conditions) -> Conditions:
    """A condition of one country says more than one of all the pack's countries."""
    country = when.all[-1].value
    if isinstance(country, tuple) and len(country) == 1:
        return with_also(when, Condition("country", Operator.IS, country[0]))
    return when


def _against(duty: Duty, at: PlacedRule, policy: Policy) -> Iterator[PolicyFinding]:
    yield from _too_short(duty, at, policy)
    yield from _too_late(duty, at, policy)
    offers, path = at.rule.offers, f"{at.path}.offers"
    given = {offer.kind for offer in (*offers, *(at.rule.alternatives if duty.as_choice else ()))}
    is_short = bool(duty.met_by) and not duty.met_by & given
    deed = " is added" if not duty.as_choice else " may be chosen"
    gifts = [offer for offer in offers if offer.kind in _CREDITS]
    if gifts and not SOLID & {offer.kind for offer in offers} and (is_short or duty.not_alone):
        names = listed(offer_words(offer, policy.currency) for offer in gifts)
        instead = f"; a refund in full{deed}" if is_short else ", and is left out"
        yield warning(path, f"{at.title}{names} is not enough alone{instead}, because {duty.words}.")
    elif is_short and not duty.as_choice:
        yield hint(path, f"{at.title}a refund in full{deed}, because {duty.words}.")


def _too_short(duty: Duty, at: PlacedRule, policy: Policy) -> Iterator[PolicyFinding]:
    for path, offer in _offers(at):
        if duty.months is not None and offer.kind is OfferKind.CREDIT_MONITORING and (offer.months or 0) < duty.months:
            longer = counted(duty.months, "month", "months")
            name = offer_words(offer, policy.currency)
            yield warning(f"{path}.months", f"{at.title}{name} becomes {longer}, because {duty.words}.")


def _too_late(duty: Duty, at: PlacedRule, policy: Policy) -> Iterator[PolicyFinding]:
    for path, offer in _offers(at):
        within, promise = duty.within, offer.promise
        if not within or not promise or offer.kind is not OfferKind.REFUND_FULL:
            continue
        if _in_days(promise.due, policy) > _in_days(within, policy):
            words = f"{at.title}the refund is promised within {due_words(promise.due)} and is made {due_words(within)}"
            yield warning(f"{path}.promise.due", f"{words}, because {duty.words}.")


def _offers(at: PlacedRule) -> Iterator[tuple[str, Offer]]:
    for group, offers in (("offers", at.rule.offers), ("alternatives", at.rule.alternatives)):
        yield from ((f"{at.path}.{group}[{place}]", offer) for place, offer in enumerate(offers))


def _in_days(due: Due, policy: Policy) -> float:
    """Calendar days, as many as a usual week makes of it; business hours are days of so many hours."""
    week = len(set(policy.business_days)) or 7
    opens, closes = policy.business_hours
    match due.unit:
        case DueUnit.DAYS:
            return due.count
        case DueUnit.BUSINESS_DAYS:
            return due.count * 7 / week
        case DueUnit.HOURS:
            return due.count / max(closes - opens, 1) * 7 / week
