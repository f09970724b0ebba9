"""Rules and conditions as people say them, and what two policies differ in."""

from dataclasses import replace
from decimal import Decimal

import pytest

from integration.apology.complaint import Fault
from integration.apology.policy import (
    Amount,
    AmountBasis,
    Approval,
    Bounds,
    Code,
    Condition,
    Conditions,
    Due,
    DueUnit,
    Offer,
    OfferKind,
    Operator,
    Pool,
    Promise,
    Rule,
    TypeSettings,
)
from integration.apology.policy_words import condition_words, offer_words, rule_sentence
from tests.apology.cases import condition, fixed, policy, rule

BROKEN = condition("complaint_type", Operator.IS, "damaged_item")
UNDER_100 = condition("order_value", Operator.LESS_THAN, 100)
VIP = condition("requester_tags", Operator.INCLUDES_ANY, ("vip",))
REPLACEMENT = Offer("new", OfferKind.REPLACEMENT, promise=Promise("send a new one", "warehouse", Due(2)))
EXPRESS = Offer("express", OfferKind.EXPEDITED_SHIPPING)
VOUCHER = Offer("voucher", OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), code=Code("K7QX-20"))
REFUND = Offer("refund", OfferKind.REFUND_FULL, approval=Approval(Decimal(500), "Team leads"))
CHEAP_OR_VIP = "either order value is less than 100 EUR or requester tags include vip"
CHOICES = (
    "For every ticket, offer replacement and 20 % off next order; promise: warehouse, 2 business days."
    " Instead of replacement, the agent may offer refund in full."
    " The agent may leave out 20 % off next order."
    " Refund in full needs approval by Team leads above 500 EUR."
)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (BROKEN, "complaint is damaged item"),
        (UNDER_100, "order value is less than 100 EUR"),
        (Condition("order_value", Operator.AT_LEAST, Decimal("84.5")), "order value is at least 84.50 EUR"),
        (condition("days_late", Operator.AT_LEAST, 3), "number of days late is at least 3"),
        (Condition("confidence", Operator.GREATER_THAN, Decimal("0.80")), "confidence is greater than 0.8"),
        (condition("severity", Operator.IS_NOT, "low"), "severity is not low"),
        (condition("order", Operator.PRESENT), "order reference is known"),
        (condition("invoice", Operator.NOT_PRESENT), "invoice reference is not known"),
        (condition("tags", Operator.PRESENT), "there are ticket tags"),
        (condition("tags", Operator.NOT_PRESENT), "there are no ticket tags"),
        (VIP, "requester tags include vip"),
        (condition("tags", Operator.INCLUDES_ANY, ("vip", "gold_card")), "ticket tags include vip or gold_card"),
        (condition("tags", Operator.INCLUDES_ALL, ("vip", "new")), "ticket tags include vip and new"),
        (condition("signals", Operator.INCLUDES_NONE, ("legal_threat",)), "signals do not include legal threat"),
        (condition("brand", Operator.INCLUDES_ANY, ("A", "B", "C")), "brand is A, B or C"),
        (condition("country", Operator.INCLUDES_NONE, ("US", "CA")), "customer's country is not US or CA"),
        (condition("channel", Operator.IS, "web_form"), "channel is web form"),
        (condition("business_hours", Operator.IS, value=True), "it is within business hours"),
        (condition("business_hours", Operator.IS, value=False), "it is outside business hours"),
        (condition("business_hours", Operator.IS_NOT, value=True), "it is outside business hours"),
        (condition("field:360001", Operator.IS, value=True), "custom field 360001 is yes"),
        (condition("mood", Operator.IS, "bad"), "mood is bad"),
        (Condition("brand", Operator.IS), "brand is nothing"),
    ],
)
def test_a_condition_in_words(asked: Condition, words: str) -> None:
    """Each fact, operator and value has words that go on after "When", those that do not hold too."""
    assert condition_words(asked, "EUR") == words


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (REPLACEMENT, "replacement"),
        (VOUCHER, "20 % off next order"),
        (replace(VOUCHER, expires_after_days=1), "20 % off next order for 1 day"),
        (replace(VOUCHER, percent=None), "discount on next order"),
        (fixed("credit", 15), "store credit of 15 EUR"),
        (fixed("c", 2, basis=AmountBasis.PER_DAY_LATE), "store credit of 2 EUR for each day late"),
        (
            Offer(
                "c",
                OfferKind.SERVICE_CREDIT,
                Amount(AmountBasis.PERCENT_OF_ORDER, Decimal(10), Decimal(5), Decimal(60), round_to=Decimal("0.50")),
            ),
            "service credit of 10 % of the order value (at least 5 EUR, at most 60 EUR, in steps of 0.50 EUR)",
        ),
        (Offer("r", OfferKind.REFUND_PARTIAL), "refund of the amount in dispute"),
        (
            fixed("r", 100, OfferKind.REFUND_PARTIAL, AmountBasis.PERCENT_OF_DISPUTE),
            "refund of the amount in dispute",
        ),
        (
            fixed("r", 50, OfferKind.REFUND_PARTIAL, AmountBasis.PERCENT_OF_DISPUTE),
            "refund of 50 % of the amount in dispute",
        ),
        (Offer("m", OfferKind.CREDIT_MONITORING, months=24), "24 months of credit monitoring"),
        (Offer("o", OfferKind.CUSTOM, wording={"en": "A  free coffee at the bar."}), "“A free coffee at the bar.”"),
        (Offer("o", OfferKind.CUSTOM, wording={"en": "tea " * 30}), f"“{('tea ' * 15).strip()} …”"),
        (Offer("o", OfferKind.CUSTOM), "something of your own"),
    ],
)  # fmt: skip
def test_an_offer_in_words(offer: Offer, words: str) -> None:
    """The offer has its worth, its limits and its last day."""
    assert offer_words(offer, "EUR") == words


@pytest.mark.parametrize("kind", OfferKind)
def test_every_kind_of_offer_has_words(kind: OfferKind) -> None:
    """No key of ours is left in a sentence."""
    words = offer_words(Offer("gift", kind), "EUR")

    assert words
    assert "_" not in words


def test_a_rule_reads_as_a_sentence() -> None:
    """When, what, and who has promised to do it by when: as on the policy page."""
    broken = rule("broken", REPLACEMENT, EXPRESS, VOUCHER, when=Conditions(all=(BROKEN, UNDER_100)))

    assert rule_sentence(broken, policy()) == (
        "When complaint is damaged item and order value is less than 100 EUR, offer replacement by express and"
        " 20 % off next order; promise: warehouse, 2 business days."
    )


@pytest.mark.parametrize(
    ("tried", "sentence"),
    [
        (rule("r", EXPRESS), "For every ticket, offer express shipping."),
        (rule("r"), "For every ticket, offer nothing."),
        (rule("r", VOUCHER, enabled=False), "Off: for every ticket, offer 20 % off next order."),
        (
            rule("r", VOUCHER, stack=True, when=Conditions(all=(VIP,))),
            "When requester tags include vip, add 20 % off next order to what is decided.",
        ),
        (
            rule("r", VOUCHER, when=Conditions(all=(BROKEN,), any=(UNDER_100, VIP))),
            f"When complaint is damaged item and {CHEAP_OR_VIP}, offer 20 % off next order.",
        ),
        (
            rule("r", VOUCHER, when=Conditions(any=(UNDER_100, VIP))),
            f"When {CHEAP_OR_VIP}, offer 20 % off next order.",
        ),
        (
            rule("r", VOUCHER, when=Conditions(any=(VIP,))),
            "When requester tags include vip, offer 20 % off next order.",
        ),
        (
            rule("r", EXPRESS, when=Conditions(all=(condition("order_value", Operator.AT_LEAST, 50), UNDER_100))),
            "When order value is at least 50 EUR and less than 100 EUR, offer express shipping.",
        ),
        (
            rule("r", REPLACEMENT, VOUCHER, alternatives=(REFUND,), optional=frozenset({"voucher"})),
            CHOICES,
        ),
        (
            rule("r", replace(fixed("c", 9), agent_may=Bounds(most=Decimal(30)))),
            "For every ticket, offer store credit of 9 EUR. Store credit may be changed by the agent, up to 30 EUR.",
        ),
        (
            rule("r", EXPRESS, fault=Fault.UNCLEAR),
            "For every ticket, offer express shipping. Whose fault it is stays open.",
        ),
        (
            rule("r", replace(EXPRESS, promise=Promise("ship", "us", Due(1, DueUnit.HOURS)))),
            "For every ticket, offer express shipping; promise: us, 1 business hour.",
        ),
        (
            rule("r", replace(EXPRESS, code=Pool("summer")), fault=Fault.NOT_OURS),
            "For every ticket, offer express shipping. The fault is not ours.",
        ),
    ],
)  # fmt: skip
def test_what_a_sentence_tells_of_a_rule(tried: Rule, sentence: str) -> None:
    """Nothing that changes what agents may do is left out."""
    assert rule_sentence(tried, policy()) == sentence


def test_a_type_goes_by_the_name_the_account_gave_it() -> None:
    """Agents and admins read one name for one thing."""
    renamed = policy(types={"damaged_item": TypeSettings(label="Breakage")})

    assert rule_sentence(rule("r", EXPRESS, when=Conditions(all=(BROKEN,))), renamed).startswith(
        "When complaint is Breakage, offer"
    )
