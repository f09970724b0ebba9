"""Complaints that no rule answers, and offers that nobody has promised to carry out."""

from collections.abc import Iterator

from integration.apology.policy import Conditions, Offer, OfferKind, Policy
from integration.apology.policy_lint.finding import PlacedRule, PolicyFinding, hint, offers_on, rules_on, warning
from integration.apology.policy_lint.possible import failures
from integration.apology.policy_lint.serving import is_type, names_types, types_served
from integration.apology.policy_words import offer_words
from integration.apology.policy_words.values import listed
from integration.apology.shadowing import takers
from integration.apology.terms import spoken

# A code, a link or words need nobody to do anything; what an admin invents says for itself what it needs.
_NEEDS_NOBODY = frozenset({
    OfferKind.APOLOGY_ONLY,
    OfferKind.DISCOUNT_PERCENT,
    OfferKind.FREE_SHIPPING,
    OfferKind.REORDER_LINK,
    OfferKind.EXPEDITED_SHIPPING,
    OfferKind.CUSTOM,
})  # fmt: skip


def of_remedies(policy: Policy) -> Iterator[PolicyFinding]:
    types = failures(frozenset(policy.types))
    served = [(at, types_served(at.rule, types)) for at in rules_on(policy)]
    for type_ in sorted(types):
        if policy.settings_for(type_).enabled:
            yield from _of_type(type_, [at for at, wanted in served if type_ in wanted])
    for placed in offers_on(policy):
        if placed.offer.promise is None and placed.offer.kind not in _NEEDS_NOBODY:
            name = offer_words(placed.offer, policy.currency)
            words = (
                f"{placed.at.title}nobody has promised {name} for a day; give it a promise with an owner and a time."
            )
            yield warning(f"{placed.path}.promise", words)


def _of_type(type_: str, rules: list[PlacedRule]) -> Iterator[PolicyFinding]:
    path, title = f"types.{type_}", f"Type {spoken(type_)}: "
    offering = [at.rule for at in rules if any(map(_is_remedy, (*at.rule.offers, *at.rule.alternatives)))]
    deciding = [at.rule for at in rules if not at.rule.stack]
    if not offering:
        yield warning(path, f"{title}no rule offers a remedy for it, so its customers only hear by when we answer.")
    elif not any(names_types(rule) or not (rule.when.all or rule.when.any) for rule in offering):
        names = listed((f"“{rule.name}”" for rule in offering), "or")
        yield warning(path, f"{title}no rule is about it, so it has a remedy only where {names} happens to hold.")
    elif not takers(deciding, Conditions((is_type(type_),))):
        words = "where none of its rules holds, nothing is offered. End with a rule that asks for the type alone."
        yield hint(path, title + words)


def _is_remedy(offer: Offer) -> bool:
    return offer.kind is not OfferKind.APOLOGY_ONLY
