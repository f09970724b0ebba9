"""What the agent may make of an offer's amount."""

from dataclasses import replace
from decimal import Decimal

import pytest

from integration.apology.policy import (
    Amount,
    AmountBasis,
    Approval,
    Bounds,
    Guards,
    Offer,
    OfferKind,
)
from integration.apology.reading import FactKind, Money
from integration.apology.remedy import History, Remedy, Spending
from tests.apology.cases import case, decided, euros, fixed, policy, rule

CREDIT = replace(fixed("credit", 20), agent_may=Bounds(Decimal(5), Decimal(30)))
PRICE = {FactKind.ORDER_VALUE: euros("84.50")}


def asked(amount: str, offer: Offer = CREDIT, history: History | None = None, guards: Guards | None = None) -> Remedy:
    by = policy(rule("tried", offer), guards=guards)
    return decided(case(facts=PRICE), by, history, amounts={offer.id: Decimal(amount)})


@pytest.mark.parametrize(
    ("amount", "given", "words"),
    [
        ("12.5", "12.50", "changed to 12.50 EUR because the agent asked for it."),
        ("30", "30.00", "changed to 30.00 EUR because the agent asked for it."),
        ("12.345", "12.35", "changed to 12.35 EUR because the agent asked for it."),
        (
            "40",
            "30.00",
            "changed to 30.00 EUR because the agent asked for 40.00 and may give from 5.00 EUR to 30.00 EUR.",
        ),
        (
            "-3",
            "5.00",
            "changed to 5.00 EUR because the agent asked for -3.00 and may give from 5.00 EUR to 30.00 EUR.",
        ),
        (
            "1e40",
            "30.00",
            "changed to 30.00 EUR because the agent asked for far more and may give from 5.00 EUR to 30.00 EUR.",
        ),
    ],
)
def test_the_agent_changes_an_amount_within_its_bounds(amount: str, given: str, words: str) -> None:
    """What lies within is given, what lies beyond is cut to the bound, and both are on the trace."""
    remedy = asked(amount)

    (offer,) = remedy.offers
    assert offer.amount == offer.cost == euros(given)
    assert (offer.least, offer.most) == (euros("5.00"), euros("30.00"))
    assert f"Store credit of 20.00 EUR {words}" in remedy.trace.words


@pytest.mark.parametrize("amount", ["20", "NaN", "Infinity", "-Infinity"])
def test_no_change_is_no_news(amount: str) -> None:
    """The amount as it stands, or something that is no number, changes nothing and is not on the trace."""
    remedy = asked(amount)

    assert remedy.offers[0].amount == euros("20.00")
    assert remedy.trace.guards == ()


@pytest.mark.parametrize(
    ("bounds", "least", "most"),
    [
        (Bounds(), "0.01", "20.00"),
        (Bounds(least=Decimal(0)), "0.01", "20.00"),
        (Bounds(most=Decimal("30.009")), "0.01", "30.00"),
        (Bounds(Decimal("5.001"), Decimal(10)), "5.01", "20.00"),
        (Bounds(Decimal(25), Decimal(30)), "20.00", "30.00"),
    ],
)
def test_the_policys_own_amount_is_always_within_reach(bounds: Bounds, least: str, most: str) -> None:
    """Without bounds it is the most there is; with others the agent may always come back to it. Nothing is no offer."""
    (offer,) = decided(case(), policy(rule("tried", replace(CREDIT, agent_may=bounds)))).offers

    assert (offer.amount, offer.least, offer.most) == (euros("20.00"), euros(least), euros(most))


def test_an_amount_nobody_may_change_stays() -> None:
    """Where the policy says nothing, an agent's wish changes nothing."""
    remedy = asked("1", fixed("credit", 20))

    (offer,) = remedy.offers
    assert (offer.amount, offer.least, offer.most) == (euros("20.00"), None, None)


def test_bounds_in_another_currency_bind_nothing() -> None:
    """What is worked out in dollars is not changed by bounds in euros, and the agent who tries reads why."""
    share = Offer(
        "refund", OfferKind.REFUND_PARTIAL, Amount(AmountBasis.PERCENT_OF_DISPUTE, Decimal(50)), agent_may=Bounds()
    )
    on = case(facts={FactKind.AMOUNT: Money(Decimal(80), "USD")})

    remedy = decided(on, policy(rule("tried", share)), amounts={"refund": Decimal(10)})

    (offer,) = remedy.offers
    assert (offer.amount, offer.least, offer.most) == (Money(Decimal("40.00"), "USD"), None, None)
    assert (
        "Refund of 40.00 USD stays as it is because it is in USD and what the agent may give is in EUR."
        in remedy.trace.words
    )


def test_the_guards_look_at_what_the_agent_asked_for() -> None:
    """A budget cuts the agent's amount, and what may still be chosen with it."""
    spent = History(spending=Spending(account_today=Decimal(88)))

    remedy = asked("25", history=spent, guards=Guards(budget_day=Decimal(100)))

    (offer,) = remedy.offers
    assert (offer.amount, offer.least, offer.most) == (euros("12.00"), euros("5.00"), euros("12.00"))
    assert "Store credit of 25.00 EUR cut to 12.00 EUR because the day's budget of 100.00 EUR has 12.00 EUR left." in (
        remedy.trace.words
    )


@pytest.mark.parametrize(("amount", "waits"), [("15", False), ("25", True)])
def test_approval_is_for_what_the_agent_asked_for(amount: str, waits: object) -> None:
    """Less than the limit needs nobody's approval, more does, whatever the policy would have given."""
    remedy = asked(amount, replace(CREDIT, approval=Approval(Decimal(18), "Team leads")))

    assert bool(remedy.left_out) is waits
    assert bool(remedy.offers) is not waits


def test_an_agent_may_give_less_than_the_formula_would() -> None:
    """The formula's minimum keeps a guard from insulting the customer; the agent's own bound is the policy's word."""
    least = Amount(AmountBasis.PERCENT_OF_ORDER, Decimal(20), minimum=Decimal(10))

    assert asked("6", replace(CREDIT, amount=least)).offers[0].amount == euros("6.00")
