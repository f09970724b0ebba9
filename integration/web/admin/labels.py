"""What the admin pages call the parts of a policy: operators, formulas, deadlines, ownerships and the like."""

from integration.apology.cancellation import CancelReason
from integration.apology.complaint import Fault
from integration.apology.policy import AmountBasis, AutoDraft, DueUnit, Notice, OfferKind, Operator, Ownership
from integration.apology.reading import SignalKind

OPERATORS = {
    Operator.IS: "is",
    Operator.IS_NOT: "is not",
    Operator.LESS_THAN: "is less than",
    Operator.AT_MOST: "is at most",
    Operator.GREATER_THAN: "is greater than",
    Operator.AT_LEAST: "is at least",
    Operator.INCLUDES_ANY: "is one of",
    Operator.INCLUDES_ALL: "is all of",
    Operator.INCLUDES_NONE: "is none of",
    Operator.PRESENT: "is known",
    Operator.NOT_PRESENT: "is not known",
}
# Of what a ticket has many of, such as tags.
SET_OPERATORS = {
    Operator.INCLUDES_ANY: "include at least one of",
    Operator.INCLUDES_ALL: "include all of",
    Operator.INCLUDES_NONE: "include none of",
    Operator.PRESENT: "are there",
    Operator.NOT_PRESENT: "are not there",
}
AMOUNT_BASES = {
    AmountBasis.FIXED: "A fixed amount",
    AmountBasis.PERCENT_OF_ORDER: "A percentage of the order value",
    AmountBasis.PERCENT_OF_DISPUTE: "A percentage of the amount in dispute",
    AmountBasis.PER_DAY_LATE: "An amount for each day late",
}
DUE_UNITS = {
    DueUnit.HOURS: "Business hours",
    DueUnit.BUSINESS_DAYS: "Business days",
    DueUnit.DAYS: "Days",
}
OWNERSHIPS = {
    Ownership.FULL: "Own the failure in full",
    Ownership.SYMPATHY: "Show sympathy, admit nothing",
    Ownership.LEGAL_REVIEW: "Wait for legal review",
}
AUTO_DRAFTS = {
    AutoDraft.DRAFT: "Write a draft",
    AutoDraft.TAG: "Set tags only",
    AutoDraft.NOTHING: "Do nothing",
}
NOTICES = {
    Notice.DRAFT: "Waits as a draft",
    Notice.SEND: "Goes out at once",
}
CANCEL_REASONS = {
    CancelReason.OUT_OF_STOCK: "Out of stock",
    CancelReason.PRICING_ERROR: "Wrong price",
    CancelReason.PAYMENT_FAILED: "Payment failed",
    CancelReason.VERIFICATION_FAILED: "Identity or payment not verified",
    CancelReason.CUSTOMER_ASKED: "The customer asked",
    CancelReason.OTHER: "Another reason",
}
FAULTS = {
    Fault.OURS: "The fault is ours",
    Fault.UNCLEAR: "Whose fault it is stays open",
    Fault.NOT_OURS: "The fault is not ours",
}
PLACEHOLDERS = {
    "amount": "The amount with its currency",
    "code": "The voucher's code",
    "expires": "The last day it can be used",
    "invoice": "The invoice reference",
    "item": "What the complaint is about",
    "months": "The number of months",
    "order": "The order reference",
    "percent": "The percentage",
    "promise": "The day of the promise",
}
WORDINGS = {
    "cause": "What caused it",
    "fix": "What was done so that it does not happen again",
    "guide": "The sentence that names a guide",
    "reason": "Why we had to act as we did",
    "status_link": "Where the status can be seen",
    "steps": "What the customer can do, one step a line",
}
SET_FIELDS = {"complaint": "Type of complaint", "remedy": "What was offered"}
CHOICES = {
    "email": "E-mail",
    "social": "Social media",
    "voice": "Phone",
    "web_form": "Web form",
    "sms": "Text message",
    SignalKind.LEGAL_THREAT.value: "Legal threat",
    SignalKind.INJURY_OR_SAFETY.value: "Injury or danger",
    SignalKind.SELF_HARM.value: "Self-harm",
    SignalKind.VULNERABLE.value: "Vulnerable customer",
    SignalKind.PRESS_OR_REGULATOR.value: "Press or regulator",
    SignalKind.REQUESTER_FRAUD.value: "Signs of fraud",
}

_OF_MONEY = frozenset({
    OfferKind.REFUND_PARTIAL,
    OfferKind.REFUND_FEE,
    OfferKind.STORE_CREDIT,
    OfferKind.SERVICE_CREDIT,
    OfferKind.FREE_SERVICE,
    OfferKind.CUSTOM,
})  # fmt: skip
_VOUCHERS = frozenset({
    OfferKind.DISCOUNT_PERCENT,
    OfferKind.STORE_CREDIT,
    OfferKind.SERVICE_CREDIT,
    OfferKind.FREE_SHIPPING,
    OfferKind.CUSTOM,
})  # fmt: skip


def takes(kind: OfferKind) -> list[str]:
    """The fields of an offer that mean something for this kind."""
    if kind is OfferKind.APOLOGY_ONLY:
        return []
    found = {
        "percent": kind is OfferKind.DISCOUNT_PERCENT,
        "months": kind is OfferKind.CREDIT_MONITORING,
        "amount": kind in _OF_MONEY,
        "agent_may": kind in _OF_MONEY,
        "cost": kind is not OfferKind.REFUND_FULL,
        "code": kind in _VOUCHERS,
        "expires_after_days": kind in _VOUCHERS,
        "promise": True,
        "approval": True,
        "wording": True,
    }
    return [name for name, is_taken in found.items() if is_taken]


def needs(kind: OfferKind) -> list[str]:
    """The fields this kind cannot do without, as the check of a policy has it."""
    return {
        OfferKind.DISCOUNT_PERCENT: ["percent"],
        OfferKind.CREDIT_MONITORING: ["months"],
        OfferKind.STORE_CREDIT: ["amount"],
        OfferKind.SERVICE_CREDIT: ["amount"],
        OfferKind.CUSTOM: ["wording"],
    }.get(kind, [])
