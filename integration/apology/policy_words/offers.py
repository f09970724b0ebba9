"""An offer as it is said: "20 % off next order", "store credit of 10 % of the order value (at most 60 EUR)"."""

from decimal import Decimal

from integration.apology.policy import Amount, AmountBasis, Approval, Bounds, Code, Offer, OfferKind, Pool, Promise
from integration.apology.policy_words.values import counted, due_words, number, priced
from integration.apology.terms import spoken

_NAMES = {
    OfferKind.APOLOGY_ONLY: "apology in words",
    OfferKind.REFUND_FULL: "refund in full",
    OfferKind.REFUND_PARTIAL: "refund",
    OfferKind.REFUND_FEE: "refund of the fee",
    OfferKind.RESEND_MISSING: "sending what is missing",
    OfferKind.EXPEDITED_SHIPPING: "express shipping",
    OfferKind.ALTERNATIVE_PRODUCT: "similar product",
    OfferKind.REORDER_LINK: "link to order again",
    OfferKind.VERIFICATION_HELP: "help with the identity check",
    OfferKind.DATA_RESTORE: "restoring the data",
    OfferKind.CUSTOM: "something of your own",
}
_LONGEST_WORDING = 60
_CENT = Decimal("0.01")
_ALL_OF_IT = "the amount in dispute"


def offer_words(offer: Offer, currency: str) -> str:
    """The offer with its worth and its last day, as it goes on after "offer ". Currency is the policy's."""
    words = name_words(offer, currency)
    if offer.expires_after_days is not None:
        words += f" for {counted(offer.expires_after_days, 'day', 'days')}"
    return words


def name_words(offer: Offer, currency: str) -> str:
    """The offer with its worth alone."""
    name = kind_words(offer)
    if offer.kind is OfferKind.CREDIT_MONITORING and offer.months is not None:
        name = f"{counted(offer.months, 'month', 'months')} of {name}"
    if offer.amount:
        return f"{name} of {amount_words(offer.amount, currency)}"
    return f"{name} of the amount in dispute" if offer.kind is OfferKind.REFUND_PARTIAL else name


def kind_words(offer: Offer) -> str:
    """The offer as it is called where its worth was said already."""
    if offer.kind is OfferKind.DISCOUNT_PERCENT:
        return f"{number(offer.percent)} % off next order" if offer.percent is not None else "discount on next order"
    if offer.kind is OfferKind.CUSTOM and offer.wording:
        return f"“{_shortened(next(iter(offer.wording.values())))}”"
    return _NAMES.get(offer.kind) or spoken(offer.kind.value)


def amount_words(amount: Amount, currency: str) -> str:
    match amount.basis:
        case AmountBasis.FIXED:
            words = priced(amount.value, currency)
        case AmountBasis.PERCENT_OF_ORDER:
            words = f"{number(amount.value)} % of the order value"
        case AmountBasis.PERCENT_OF_DISPUTE:
            words = f"{number(amount.value)} % of the amount in dispute" if amount.value != 100 else _ALL_OF_IT
        case AmountBasis.PER_DAY_LATE:
            words = f"{priced(amount.value, currency)} for each day late"
    limits = [
        f"{name} {priced(value, currency)}"
        for name, value in (("at least", amount.minimum), ("at most", amount.maximum))
        if value is not None
    ]
    if amount.round_to != _CENT:
        limits.append(f"in steps of {priced(amount.round_to, currency)}")
    return f"{words} ({', '.join(limits)})" if limits else words


def promise_words(promise: Promise) -> str:
    """ "warehouse, 2 business days": who, and within how long."""
    return f"{promise.owner}, {due_words(promise.due)}"


def approval_words(approval: Approval, currency: str) -> str:
    return f"by {approval.group} above {priced(approval.above, currency)}"


def code_words(code: Code | Pool) -> str:
    return f"“{code.value}”" if isinstance(code, Code) else f"one of the pool “{code.name}”"


def bounds_words(bounds: Bounds, currency: str) -> str:
    least = f"from {priced(bounds.least, currency)}" if bounds.least is not None else ""
    most = f"up to {priced(bounds.most, currency)}" if bounds.most is not None else ""
    return " ".join(filter(None, (least, most))) or "to less"


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_WORDING else text[:_LONGEST_WORDING].rsplit(" ", 1)[0] + " …"
