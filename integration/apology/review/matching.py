"""Whether like is repaid with like: what puts such a failure right, and money that comes now rather than later."""

from collections.abc import Iterator, Mapping

from integration.apology.complaint import MONEY_LOST, ComplaintType, Fault
from integration.apology.policy import OfferKind
from integration.apology.review.finding import Finding, warning
from integration.apology.review.page import Page
from integration.apology.terms import spoken

_REFUNDS = frozenset({OfferKind.REFUND_FULL, OfferKind.REFUND_PARTIAL, OfferKind.REFUND_FEE})
_GOODS = _REFUNDS | {
    OfferKind.REPLACEMENT,
    OfferKind.REPAIR,
    OfferKind.RESEND_MISSING,
    OfferKind.ALTERNATIVE_PRODUCT,
    OfferKind.REORDER_LINK,
}
_SERVICE = _REFUNDS | {OfferKind.SERVICE_CREDIT, OfferKind.FREE_SERVICE, OfferKind.DATA_RESTORE}
# What repays each failure in kind (rubric C-17). A failure of attention is answered by the apology, so it is not here.
_REPAYS: Mapping[str, frozenset[OfferKind]] = {
    ComplaintType.BILLING_ERROR: _REFUNDS | {OfferKind.SERVICE_CREDIT, OfferKind.CORRECTED_DOCUMENT},
    ComplaintType.REFUND_DELAY: _REFUNDS | {OfferKind.CORRECTED_DOCUMENT},
    ComplaintType.ORDER_CANCELLED: _GOODS,
    ComplaintType.DAMAGED_ITEM: _GOODS,
    ComplaintType.DEFECTIVE_ITEM: _GOODS,
    ComplaintType.WRONG_OR_MISSING_ITEM: _GOODS,
    ComplaintType.SERVICE_OUTAGE: _SERVICE,
    ComplaintType.DATA_LOSS: _SERVICE,
}
_LATER = frozenset({OfferKind.DISCOUNT_PERCENT, OfferKind.STORE_CREDIT})  # worth something on another day only
# Nothing yet, a person who will see to it, or something that only its wording knows.
_OPEN = frozenset({OfferKind.APOLOGY_ONLY, OfferKind.PHONE_CALL, OfferKind.NAMED_CONTACT, OfferKind.CUSTOM})


def matching(page: Page) -> Iterator[Finding]:
    """Warnings only: the policy may have its reasons."""
    remedy, type_ = page.brief.remedy, page.brief.complaint.type
    kinds = {offer.kind for offer in remedy.offers if not offer.for_type}
    if remedy.fault is Fault.NOT_OURS or remedy.answer_by or not kinds or kinds & _OPEN:
        return
    if type_ in MONEY_LOST and kinds & _LATER and not kinds & _REFUNDS:
        yield warning(
            "C-18",
            "The customer lost money, and what is offered is worth something only later.",
            suggestion="Offer a refund, or a refund beside it.",
        )
    elif type_ in _REPAYS and not kinds & _REPAYS[type_]:
        yield warning(
            "C-17",
            f"Nothing that is offered puts the {spoken(type_)} itself right.",
            suggestion="Choose a remedy that gives back what was lost.",
        )
