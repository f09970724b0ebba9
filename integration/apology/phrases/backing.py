"""Which offers stand behind which kind of promise, whatever the language it is made in."""

from integration.apology.policy import OfferKind

REFUNDS = frozenset({OfferKind.REFUND_FULL, OfferKind.REFUND_PARTIAL, OfferKind.REFUND_FEE})
CREDITS = frozenset({OfferKind.STORE_CREDIT, OfferKind.SERVICE_CREDIT})
SENDS = frozenset(
    {
        OfferKind.REPLACEMENT,
        OfferKind.RESEND_MISSING,
        OfferKind.CORRECTED_DOCUMENT,
        OfferKind.CREDIT_MONITORING,
        OfferKind.EXPEDITED_SHIPPING,
        OfferKind.ALTERNATIVE_PRODUCT,
    }
)
LOOKS = frozenset(
    {
        OfferKind.PRIORITY_HANDLING,
        OfferKind.VERIFICATION_HELP,
        OfferKind.DATA_RESTORE,
        OfferKind.NAMED_CONTACT,
        OfferKind.ALTERNATIVE_PRODUCT,
    }
)
WRITES = LOOKS | {OfferKind.CORRECTED_DOCUMENT, OfferKind.PHONE_CALL}
FREE = frozenset(
    {
        OfferKind.FREE_SHIPPING,
        OfferKind.FREE_SERVICE,
        OfferKind.REPAIR,
        OfferKind.REPLACEMENT,
        OfferKind.RESEND_MISSING,
        OfferKind.EXPEDITED_SHIPPING,
    }
)
OWN = frozenset({OfferKind.CUSTOM})  # an offer of the admin's own may be any of these
