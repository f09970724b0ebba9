"""The trace as agents read it."""

import pytest

from integration.apology.policy import Condition, Conditions, Offer, OfferKind, Operator
from integration.apology.reading import FactKind, Money
from tests.apology.cases import case, condition, decided, euros, policy, rule

WORDS = Offer("words", OfferKind.APOLOGY_ONLY)


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (condition("complaint_type", Operator.IS, "damaged_item"), "complaint is damaged item (0.94)"),
        (condition("order_value", Operator.LESS_THAN, 100), "order value is 84.50 EUR"),
        (condition("order_value", Operator.PRESENT), "order value is known"),
        (condition("days_late", Operator.NOT_PRESENT), "number of days late is not known"),
        (condition("tags", Operator.INCLUDES_ANY, ("vip", "b2b")), "ticket tags include vip"),
        (condition("tags", Operator.INCLUDES_ANY, ("VIP",)), "ticket tags include vip"),
        (condition("tags", Operator.INCLUDES_NONE, ("b2b",)), "ticket tags include none of b2b"),
        (condition("complaint_type", Operator.INCLUDES_NONE, ("data_loss",)), "complaint is none of data loss"),
        (condition("field:360009", Operator.IS, "gold"), "custom field 360009 is gold"),
    ],
)
def test_why_a_rule_was_used(asked: Condition, reason: str) -> None:
    """Each condition that held is said with what was found."""
    on = case(facts={FactKind.ORDER_VALUE: euros("84.50")}, tags=frozenset({"vip"}), fields={"360009": "gold"})

    remedy = decided(on, policy(rule("gift", WORDS, when=Conditions(all=(asked,)))))

    assert remedy.trace.words[0] == f"Rule 1 “Gift” because {reason}."


def test_only_what_held_is_a_reason() -> None:
    """Of conditions of which one is enough, the others are not said; what is asked twice is said once."""
    late = condition("days_late", Operator.AT_LEAST, 3), condition("days_late", Operator.LESS_THAN, 14)
    some = condition("tags", Operator.INCLUDES_ANY, ("vip",)), condition("severity", Operator.IS, "medium")
    gift = rule("gift", WORDS, when=Conditions(all=late, any=some))

    remedy = decided(case(facts={FactKind.DAYS_LATE: 5}), policy(gift))

    assert remedy.trace.words[0] == "Rule 1 “Gift” because number of days late is 5 and severity is medium."


def test_money_that_cannot_be_compared_is_said_so() -> None:
    """A price in another currency is known, and yet no help."""
    cheap = rule("cheap", WORDS, when=Conditions(all=(condition("order_value", Operator.LESS_THAN, 100),)))

    remedy = decided(case(facts={FactKind.ORDER_VALUE: Money(euros("5").amount, "USD")}), policy(cheap))

    assert remedy.trace.words[0] == (
        "Rule 1 “Cheap” was passed over because the order value of 5 USD cannot be compared with 100."
    )
