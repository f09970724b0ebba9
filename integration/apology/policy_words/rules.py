"""A rule as a sentence: when, what is offered, and who has promised what by when."""

from collections.abc import Iterator

from integration.apology.complaint import Fault
from integration.apology.policy import Offer, OfferKind, Policy, Rule
from integration.apology.policy_words.conditions import conditions_words
from integration.apology.policy_words.offers import approval_words, bounds_words, kind_words, offer_words, promise_words
from integration.apology.policy_words.values import listed

_SENT = frozenset({OfferKind.REPLACEMENT, OfferKind.RESEND_MISSING})
_FAULTS = {Fault.UNCLEAR: "Whose fault it is stays open.", Fault.NOT_OURS: "The fault is not ours."}


def rule_sentence(rule: Rule, policy: Policy) -> str:
    """The rule in one sentence, and one more for each thing that the agent or a lead may do about it."""
    return " ".join(_sentences(rule, policy))


def _sentences(rule: Rule, policy: Policy) -> Iterator[str]:
    currency = policy.currency
    yield _main(rule, policy)
    if rule.alternatives:
        instead = listed((offer_words(offer, currency) for offer in rule.alternatives), "or")
        main = f" of {kind_words(rule.offers[0])}" if len(rule.offers) > 1 else ""
        yield f"Instead{main}, the agent may offer {instead}."
    optional = [kind_words(offer) for offer in rule.offers if offer.id in rule.optional]
    if optional:
        yield f"The agent may leave out {listed(optional)}."
    for offer in (*rule.offers, *rule.alternatives):
        yield from _around(offer, currency)
    if rule.fault in _FAULTS:
        yield _FAULTS[rule.fault]


def _main(rule: Rule, policy: Policy) -> str:
    currency = policy.currency
    names = {type_: settings.label for type_, settings in policy.types.items() if settings.label}
    when = conditions_words(rule.when, currency, names)
    opening = f"When {when}," if when else "For every ticket,"
    offers = listed(_offered(rule.offers, currency)) or "nothing"
    deed = f"add {offers} to what is decided" if rule.stack else f"offer {offers}"
    owners = dict.fromkeys(promise_words(offer.promise) for offer in rule.offers if offer.promise)
    promises = f"; promise: {'; '.join(owners)}" if owners else ""
    sentence = f"{opening} {deed}{promises}."
    return sentence if rule.enabled else f"Off: {sentence[0].lower()}{sentence[1:]}"


def _offered(offers: tuple[Offer, ...], currency: str) -> Iterator[str]:
    """Express shipping is a way to send what is sent, and is said with it."""
    express = next((offer for offer in offers if offer.kind is OfferKind.EXPEDITED_SHIPPING and not offer.amount), None)
    sent = next((offer for offer in offers if offer.kind in _SENT), None)
    for offer in offers:
        if express and sent and offer is express:
            continue
        words = offer_words(offer, currency)
        yield f"{words} by express" if express and offer is sent else words


def _around(offer: Offer, currency: str) -> Iterator[str]:
    name = kind_words(offer)
    name = name[0].upper() + name[1:]
    if offer.approval:
        yield f"{name} needs approval {approval_words(offer.approval, currency)}."
    if offer.agent_may:
        yield f"{name} may be changed by the agent, {bounds_words(offer.agent_may, currency)}."
