"""What agents read things called, in the sidebar and in notes: types, facts, signals and offers in their words."""

from collections.abc import Iterator, Sequence
from datetime import date

from integration.apology.complaint import Abstention, Complaint, ComplaintType
from integration.apology.policy import Offer, OfferKind, Policy
from integration.apology.reading import Conflict, Fact, FactKind, FactValue, Money, Signal, SignalKind, Where
from integration.apology.remedy import Offered, Remedy
from integration.apology.terms import spoken
from integration.apology.ticket import Channel
from integration.flows.summary import WHY_ABSTAINED

TYPES: dict[str, str] = {
    ComplaintType.ORDER_CANCELLED_VERIFICATION: "Order cancelled at the identity check",
    ComplaintType.ORDER_CANCELLED: "Order cancelled",
    ComplaintType.LATE_DELIVERY: "Late delivery",
    ComplaintType.DAMAGED_ITEM: "Damaged item",
    ComplaintType.DEFECTIVE_ITEM: "Defective item",
    ComplaintType.WRONG_OR_MISSING_ITEM: "Wrong or missing item",
    ComplaintType.BILLING_ERROR: "Billing error",
    ComplaintType.REFUND_DELAY: "Refund delay",
    ComplaintType.SERVICE_OUTAGE: "Service outage",
    ComplaintType.DATA_LOSS: "Data loss",
    ComplaintType.PRIVACY_BREACH: "Privacy breach",
    ComplaintType.INCORRECT_INFORMATION: "Incorrect information",
    ComplaintType.MISSED_COMMITMENT: "Missed commitment",
    ComplaintType.POOR_SERVICE: "Poor service",
    ComplaintType.NOT_A_COMPLAINT: "Not a complaint",
}
FACTS = {
    FactKind.ORDER: "Order",
    FactKind.INVOICE: "Invoice",
    FactKind.TRACKING: "Tracking number",
    FactKind.ITEM: "Item",
    FactKind.AMOUNT: "Amount",
    FactKind.ORDER_VALUE: "Order value",
    FactKind.INCIDENT_DATE: "Date it happened",
    FactKind.DEADLINE: "Deadline",
    FactKind.DAYS_LATE: "Days late",
    FactKind.EVENT: "Needed for",
    FactKind.PRIOR_CONTACTS: "Earlier contacts",
}
EXAMPLES = {
    FactKind.ORDER: "4471",
    FactKind.INVOICE: "2026-118",
    FactKind.TRACKING: "JD0002",
    FactKind.ITEM: "floor lamp",
    FactKind.EVENT: "your sister's birthday",
}
SIGNALS = {
    SignalKind.LEGAL_THREAT: "Mentions a lawyer or legal action",
    SignalKind.INJURY_OR_SAFETY: "Mentions an injury or a danger",
    SignalKind.SELF_HARM: "Mentions self-harm",
    SignalKind.VULNERABLE: "The customer may be in a vulnerable situation",
    SignalKind.PRESS_OR_REGULATOR: "Mentions the press or a regulator",
    SignalKind.REQUESTER_FRAUD: "There are signs of fraud",
}
LOOKS_LIKE: dict[str, str] = {
    ComplaintType.ORDER_CANCELLED_VERIFICATION: "an order cancelled at the identity check",
    ComplaintType.ORDER_CANCELLED: "a cancelled order",
    ComplaintType.LATE_DELIVERY: "a late delivery",
    ComplaintType.DAMAGED_ITEM: "a damaged item",
    ComplaintType.DEFECTIVE_ITEM: "a defective item",
    ComplaintType.WRONG_OR_MISSING_ITEM: "a wrong or missing item",
    ComplaintType.BILLING_ERROR: "a billing error",
    ComplaintType.REFUND_DELAY: "a delayed refund",
    ComplaintType.SERVICE_OUTAGE: "a service outage",
    ComplaintType.DATA_LOSS: "lost data",
    ComplaintType.PRIVACY_BREACH: "a privacy breach",
    ComplaintType.INCORRECT_INFORMATION: "incorrect information from us",
    ComplaintType.MISSED_COMMITMENT: "a missed commitment",
    ComplaintType.POOR_SERVICE: "poor service",
}
GLANCES = {**WHY_ABSTAINED, Abstention.NOT_A_COMPLAINT: "This does not read like a complaint."}
OFFERS = {
    OfferKind.APOLOGY_ONLY: "Apology only",
    OfferKind.REFUND_FULL: "Refund in full",
    OfferKind.REFUND_PARTIAL: "Partial refund",
    OfferKind.REFUND_FEE: "Refund of the fee",
    OfferKind.REPLACEMENT: "Replacement",
    OfferKind.REPAIR: "Repair",
    OfferKind.RESEND_MISSING: "Send what is missing",
    OfferKind.DISCOUNT_PERCENT: "Discount",
    OfferKind.STORE_CREDIT: "Store credit",
    OfferKind.FREE_SHIPPING: "Free shipping",
    OfferKind.EXPEDITED_SHIPPING: "Express shipping",
    OfferKind.PRIORITY_HANDLING: "Priority handling",
    OfferKind.ALTERNATIVE_PRODUCT: "Another product instead",
    OfferKind.REORDER_LINK: "Link to reorder",
    OfferKind.VERIFICATION_HELP: "Help with the identity check",
    OfferKind.SERVICE_CREDIT: "Service credit",
    OfferKind.DATA_RESTORE: "Restore the data",
    OfferKind.CREDIT_MONITORING: "Credit monitoring",
    OfferKind.CORRECTED_DOCUMENT: "Corrected document",
    OfferKind.NAMED_CONTACT: "A person to turn to",
    OfferKind.PHONE_CALL: "Phone call",
    OfferKind.FREE_SERVICE: "Free service",
    OfferKind.CUSTOM: "Other remedy",
}
LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "pt": "Portuguese",
}
REPEAT = "This customer has had an apology from us before, so this letter takes another course."
TOLD_BY_SHOP = "told by the shop"
PLAIN_TEXT = "This channel takes plain text, so the letter goes in its short form."


def type_label(key: str, policy: Policy | None = None) -> str:
    """What the account calls the type, where it has a name of its own for it; else what everybody does."""
    own = policy.settings_for(key).label if policy else ""
    return own or TYPES.get(key) or key.replace("_", " ").capitalize()


def for_complaint(key: str, policy: Policy) -> str:
    """What a second complaint's offers stand under: `For the late delivery`; nothing for those of the main one."""
    if not key:
        return ""
    own = policy.settings_for(key).label
    return f"For: {own}" if own else f"For the {spoken(key)}"


def fact_label(fact: Fact) -> str:
    """As the drawing has it: `order 4471`, `lamp`, `50.00 EUR`."""
    if fact.kind in (FactKind.ITEM, FactKind.AMOUNT, FactKind.EVENT):
        return shown(fact.value)
    if fact.kind is FactKind.DAYS_LATE:
        return f"{fact.value} days late"
    return f"{FACTS[fact.kind].lower()} {shown(fact.value)}"


def shown(value: FactValue) -> str:
    if isinstance(value, Money):
        return money(value)
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return str(value)


def money(value: Money) -> str:
    return f"{value.amount:.2f} {value.currency}".strip()


def offer_label(offer: Offered) -> str:
    """What the agent picks: the kind with its size, such as `20 % off the next order`."""
    if offer.kind is OfferKind.CUSTOM:
        return offer.id.replace("_", " ").capitalize()
    if offer.percent is not None and offer.kind is OfferKind.DISCOUNT_PERCENT:
        return f"{offer.percent.normalize():f} % off the next order"
    if offer.months and offer.kind is OfferKind.CREDIT_MONITORING:
        return f"Credit monitoring, {offer.months} months"
    return OFFERS[offer.kind]


def question(conflict: Conflict) -> str:
    """`Which amount: 50.00 or 55.00?`"""
    values = [shown(fact.value) for fact in conflict.candidates]
    return f"Which {FACTS[conflict.kind].lower()}: {', '.join(values[:-1])} or {values[-1]}?"


def signal_words(signal: Signal) -> str:
    return f"{SIGNALS[signal.kind]}. A person should decide how to answer this one."


def needs_approval(offer: Offered, policy: Policy) -> str:
    """Why an offer waits: `Needs approval by Team leads above 50.00 EUR`."""
    limit = next((each.approval for each in _offers(policy, offer) if each.approval), None)
    above = f" above {money(Money(limit.above, policy.currency))}" if limit else ""
    return f"Needs approval by {offer.needs_approval_by}{above}"


def leads(offer: Offered, remedy: Remedy, policy: Policy) -> bool:
    """Whether an offer put aside would take the main place: it is one of those the deciding rule has to choose from."""
    by_id = {rule.id: rule for rule in policy.rules}
    used = [by_id[trace.rule_id] for trace in remedy.trace.rules if trace.used and trace.rule_id in by_id]
    deciding = next((rule for rule in used if not rule.stack), used[0] if used else None)
    if deciding is None or deciding.id != offer.rule_id:
        return False
    return any(offer.id == each.id for each in (*deciding.offers[:1], *deciding.alternatives))


def _offers(policy: Policy, offered: Offered) -> Iterator[Offer]:
    """The offer of the policy that was worked out: ids are unique within their rule."""
    for rule in policy.rules:
        if rule.id == offered.rule_id:
            yield from (offer for offer in (*rule.offers, *rule.alternatives) if offer.id == offered.id)


def glance(complaint: Complaint, signals: tuple[Signal, ...], policy: Policy) -> str:
    """The one line of what was read, before anybody asked for a letter."""
    if signals:
        return f"Needs a person: {SIGNALS[signals[0].kind][0].lower()}{SIGNALS[signals[0].kind][1:]}."
    if complaint.abstention:
        return GLANCES[complaint.abstention]
    own = policy.settings_for(complaint.type).label
    return f"Looks like {own or LOOKS_LIKE.get(complaint.type) or type_label(complaint.type)}."


def found_in(fact: Fact) -> str:
    """Where a fact stands, for its tooltip."""
    return {
        Where.FIELD: "From a ticket field",
        Where.SUBJECT: "From the subject",
        Where.TEXT: "From the customer's words",
        Where.REQUESTER: "From the requester's record",
        Where.AGENT: "Settled by you",
        Where.SHOP: "Told by the shop",
    }[fact.source.where]


def also_sets(tags: Sequence[str], fields: Sequence[str]) -> str:
    """`Also sets: tags amends, amends_damaged_item; field Complaint`, or nothing."""
    parts = [
        f"{noun}{'' if len(names) == 1 else 's'} {', '.join(names)}"
        for noun, names in (("tag", tags), ("field", [name.capitalize() for name in fields]))
        if names
    ]
    return f"Also sets: {'; '.join(parts)}" if parts else ""


def channel_note(channel: Channel) -> str:
    return "" if channel.is_rich else PLAIN_TEXT
