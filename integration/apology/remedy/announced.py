"""A remedy for an order that the shop cancelled: the money it gives back in the place of what the policy would give."""

from collections.abc import Iterator
from dataclasses import replace

from integration.apology.cancellation import Cancellation, CancelReason, Repayment
from integration.apology.complaint import Fault
from integration.apology.policy import OfferKind
from integration.apology.reading import Money
from integration.apology.remedy.offered import Offered, PromiseDue, Remedy

SHOPS = "shop_refund"  # the id of the offer that the shop's event makes, and of the rule that no policy has
_REFUNDS = frozenset({OfferKind.REFUND_FULL, OfferKind.REFUND_PARTIAL})
_REPLACED = _REFUNDS | {OfferKind.APOLOGY_ONLY}
_OWNER = "the shop"
_OURS = frozenset({CancelReason.OUT_OF_STOCK, CancelReason.PRICING_ERROR})


def announced(remedy: Remedy, cancellation: Cancellation) -> Remedy:
    """The decision, with what the shop does already: nobody is promised a refund of another sum or for another day.

    A payment that failed is not settled as ours, whatever the rule says; without a rule, what is sold out or wrongly
    priced is. A refund by the shop is something decided, so that no answer is promised besides.
    """
    refund = cancellation.refund
    offers = tuple(_offers(remedy, refund)) if refund else remedy.offers
    decided = any(offer.kind is not OfferKind.APOLOGY_ONLY for offer in offers if not offer.for_type)
    waits = any(offer.needs_approval_by and not offer.gesture for offer in remedy.left_out)
    words = (f"The shop {_gives(refund)}.",) if refund else ()
    return replace(
        remedy,
        offers=offers,
        fault=_fault(remedy, cancellation.reason),
        trace=replace(remedy.trace, words=(*remedy.trace.words, *words)),
        answer_by=None if refund and decided and not waits else remedy.answer_by,
    )


def _offers(remedy: Remedy, refund: Repayment) -> Iterator[Offered]:
    """The shop's money first; of the policy's offers those that are no money back."""
    policys = next((offer for offer in remedy.offers if offer.kind in _REFUNDS and not offer.for_type), None)
    promise = policys.promise if policys else None
    if refund.by:
        promise = PromiseDue("refund the payment", _OWNER, refund.by)
    yield Offered(
        id=SHOPS,
        kind=OfferKind.REFUND_PARTIAL,
        rule_id=SHOPS,
        amount=Money(refund.amount, refund.currency),
        promise=promise,
    )
    for offer in remedy.offers:
        if offer.for_type or offer.kind not in _REPLACED:
            yield offer


def _fault(remedy: Remedy, reason: CancelReason) -> Fault:
    if reason is CancelReason.PAYMENT_FAILED and remedy.fault is Fault.OURS:
        return Fault.UNCLEAR
    ruled = any(trace.used for trace in remedy.trace.rules)
    return Fault.OURS if reason in _OURS and not ruled else remedy.fault


def _gives(refund: Repayment) -> str:
    by = f" by {refund.by.day} {refund.by:%B}" if refund.by else ""
    return f"refunds {refund.amount:.2f} {refund.currency}{by}"
