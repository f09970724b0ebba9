"""How much an offer comes to."""

from decimal import Decimal

import pytest

from integration.apology.policy import Amount, AmountBasis, Offer, OfferKind
from integration.apology.reading import FactKind, FactValue, Money
from tests.apology.cases import case, decided, euros, fixed, policy, rule

FIXED, ORDER, DISPUTE, DAILY = (
    AmountBasis.FIXED,
    AmountBasis.PERCENT_OF_ORDER,
    AmountBasis.PERCENT_OF_DISPUTE,
    AmountBasis.PER_DAY_LATE,
)


@pytest.mark.parametrize(
    ("amount", "facts", "expected"),
    [
        (Amount(FIXED, Decimal(10)), {}, euros("10.00")),
        (Amount(ORDER, Decimal(20)), {FactKind.ORDER_VALUE: euros("84.50")}, euros("16.90")),
        (Amount(ORDER, Decimal("12.5")), {FactKind.ORDER_VALUE: Money(Decimal("9.99"), "")}, euros("1.25")),
        (Amount(ORDER, Decimal(20), maximum=Decimal(15)), {FactKind.ORDER_VALUE: euros("84.50")}, euros("15.00")),
        (Amount(ORDER, Decimal(1), minimum=Decimal(5)), {FactKind.ORDER_VALUE: euros("84.50")}, euros("5.00")),
        (Amount(ORDER, Decimal(20), round_to=Decimal(5)), {FactKind.ORDER_VALUE: euros("84.50")}, euros("15.00")),
        (
            Amount(ORDER, Decimal(20), maximum=Decimal(18), round_to=Decimal(5)),
            {FactKind.ORDER_VALUE: euros("99")},
            euros("15.00"),
        ),
        (Amount(FIXED, Decimal(7), minimum=Decimal(6), round_to=Decimal(5)), {}, euros("10.00")),
        (Amount(FIXED, Decimal(7), Decimal(6), Decimal(8), round_to=Decimal(5)), {}, euros("7.00")),
        (
            Amount(DISPUTE, Decimal(100)),
            {FactKind.AMOUNT: Money(Decimal("50.00"), "USD")},
            Money(Decimal("50.00"), "USD"),
        ),
        (Amount(DAILY, Decimal(2), maximum=Decimal(20)), {FactKind.DAYS_LATE: 6}, euros("12.00")),
    ],
)
def test_a_formula_over_facts(amount: Amount, facts: dict[FactKind, FactValue], expected: Money) -> None:
    """The amount follows the fact, in the fact's currency, within its bounds and in its steps."""
    refund = Offer("refund", OfferKind.REFUND_FEE, amount=amount)

    remedy = decided(case(facts=facts), policy(rule("refund", refund)))

    assert [offer.amount for offer in remedy.offers] == [expected]
    assert [offer.cost for offer in remedy.offers] == [expected]


@pytest.mark.parametrize(
    ("offer", "facts", "words"),
    [
        (fixed("credit", 20, basis=ORDER), {}, "Store credit left out because the order value is not known."),
        (
            Offer("refund", OfferKind.REFUND_PARTIAL),
            {},
            "Refund left out because the amount in dispute is not known.",
        ),
        (
            fixed("credit", 2, basis=DAILY),
            {FactKind.ORDER: "4471"},
            "Store credit left out because the number of days late is not known.",
        ),
        (
            fixed("credit", 2, basis=DAILY),
            {FactKind.DAYS_LATE: 0},
            "Store credit left out because it comes to nothing.",
        ),
        (
            Offer("credit", OfferKind.SERVICE_CREDIT),
            {},
            "Service credit left out because the policy gives it no amount.",
        ),
        (
            Offer("fee", OfferKind.REFUND_FEE, amount=Amount(ORDER, Decimal(10), maximum=Decimal(5))),
            {FactKind.ORDER_VALUE: Money(Decimal(80), "USD")},
            "Refund of the fee left out because it is in USD and its limits are in EUR.",
        ),
    ],
)
def test_what_cannot_be_worked_out_is_left_out(offer: Offer, facts: dict[FactKind, FactValue], words: str) -> None:
    """A fact that is not known drops the offer and says so; it is never guessed."""
    remedy = decided(case(facts=facts), policy(rule("credit", offer)))

    assert remedy.offers == ()
    assert words in remedy.trace.words
    assert remedy.answer_by is not None


@pytest.mark.parametrize(("facts", "expected"), [({FactKind.ORDER_VALUE: euros("84.50")}, euros("84.50")), ({}, None)])
def test_a_full_refund_may_be_promised_before_its_sum_is_known(
    facts: dict[FactKind, FactValue], expected: Money | None
) -> None:
    """A refund in full is the order's value where we know it, and a refund without a number where we do not."""
    refund = Offer("refund", OfferKind.REFUND_FULL)

    assert decided(case(facts=facts), policy(rule("refund", refund))).offers[0].amount == expected
