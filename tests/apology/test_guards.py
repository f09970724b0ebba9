"""The limits that hold whatever the rules say."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.policy import (
    Amount,
    AmountBasis,
    Approval,
    Guards,
    Offer,
    OfferKind,
    Ownership,
    TypeSettings,
)
from integration.apology.reading import FactKind, Money, SignalKind
from integration.apology.remedy import Grant, History, Spending
from tests.apology.cases import apologised, case, decided, euros, fixed, ids, policy, rule

VOUCHER = Offer("voucher", OfferKind.DISCOUNT_PERCENT, percent=Decimal(20))
REPLACEMENT = Offer("replacement", OfferKind.REPLACEMENT, cost=Decimal(24))
FREE = Guards(
    offers_per_requester=None, amount_per_requester=None, amount_per_agent_day=None, cap_percent_of_price=Decimal(1000)
)
PRICE = {FactKind.ORDER_VALUE: euros("84.50")}


@pytest.mark.parametrize(
    ("offer", "history", "words"),
    [
        (
            VOUCHER,
            History((apologised(OfferKind.STORE_CREDIT), apologised(OfferKind.FREE_SERVICE))),
            "20 % voucher left out because this customer already had 2 offers in 90 days.",
        ),
        (
            VOUCHER,
            History((apologised(OfferKind.STORE_CREDIT),)),
            "20 % voucher left out because a second failure calls for a person, not for another voucher.",
        ),
        (
            fixed("credit", 5),
            History((apologised(OfferKind.EXPEDITED_SHIPPING, ticket_id="1"),)),
            "Store credit of 5.00 EUR left out because this ticket already had a gesture.",
        ),
        (
            fixed("credit", 5, OfferKind.SERVICE_CREDIT),
            History((apologised(amount=200),)),
            "Service credit of 5.00 EUR left out because this customer's limit of 200.00 EUR has 0.00 EUR left.",
        ),
        (
            fixed("credit", 20),
            History(spending=Spending(agent_today=Decimal(985))),
            (
                "Store credit of 20.00 EUR cut to 15.00 EUR "
                "because this agent's limit for the day of 1000.00 EUR has 15.00 EUR left."
            ),
        ),
        (
            replace(VOUCHER, cost=Decimal(10)),
            History(spending=Spending(account_month=Decimal(495))),
            "20 % voucher left out because the month's budget of 500.00 EUR has 5.00 EUR left.",
        ),
        (
            replace(fixed("credit", 20), amount=Amount(AmountBasis.FIXED, Decimal(20), minimum=Decimal(10))),
            History(spending=Spending(account_today=Decimal(295))),
            "Store credit of 20.00 EUR left out because the day's budget of 300.00 EUR has 5.00 EUR left.",
        ),
        (
            fixed("credit", 150),
            History(),
            "Store credit of 150.00 EUR cut to 126.75 EUR because the cap of 150 % of 84.50 EUR has 126.75 EUR left.",
        ),
    ],
)
def test_a_guard_cuts_and_says_why(offer: Offer, history: History, words: str) -> None:
    """Each limit cuts a gesture to what is left, or leaves it out, with its reason in words."""
    guards = Guards(budget_day=Decimal(300), budget_month=Decimal(500))

    remedy = decided(case(facts=PRICE), policy(rule("tried", REPLACEMENT, offer), guards=guards), history)

    assert ids(remedy)[0] == "replacement"
    assert words in remedy.trace.words


def test_what_the_customer_is_owed_is_never_cut() -> None:
    """Limits keep gifts in bounds; a refund of the customer's own money is no gift."""
    spent = History((apologised(OfferKind.STORE_CREDIT, OfferKind.STORE_CREDIT, amount=500, ticket_id="1"),))
    refund = Offer("refund", OfferKind.REFUND_FULL)
    back = fixed("back", 100, OfferKind.SERVICE_CREDIT, AmountBasis.PERCENT_OF_DISPUTE)
    facts = {**PRICE, FactKind.AMOUNT: euros("12.00")}

    remedy = decided(case(facts=facts), policy(rule("tried", refund, back, REPLACEMENT)), spent)

    assert ids(remedy) == ["refund", "back", "replacement"]
    assert remedy.goodwill == 0


def test_a_gesture_in_another_currency_cannot_be_measured() -> None:
    """Limits are in the policy's currency, so a gift in another is left out rather than let through."""
    credit = fixed("credit", 20, basis=AmountBasis.PERCENT_OF_ORDER)

    remedy = decided(case(facts={FactKind.ORDER_VALUE: Money(Decimal(80), "USD")}), policy(rule("tried", credit)))

    assert remedy.offers == ()
    assert "Store credit of 16.00 USD left out because it is in USD and the limits are in EUR." in remedy.trace.words


@pytest.mark.parametrize(
    ("price", "waits"),
    [(euros("100"), False), (euros("100.01"), True), (Money(Decimal(5), "USD"), True), (None, True)],
)
def test_an_offer_above_its_limit_waits_for_approval(price: Money | None, waits: object) -> None:
    """Above the limit, in another currency or for an unknown sum, the letter is silent until its group approves."""
    refund = Offer("refund", OfferKind.REFUND_FULL, approval=Approval(Decimal(100), "Team leads"))

    remedy = decided(
        case(facts={FactKind.ORDER_VALUE: price} if price else {}), policy(rule("tried", refund), guards=FREE)
    )

    assert [offer.needs_approval_by for offer in remedy.left_out] == (["Team leads"] if waits else [])
    assert bool(remedy.offers) is not waits
    assert (remedy.answer_by is not None) is waits


@pytest.mark.parametrize(("price", "waits"), [(Money(Decimal(90), "EUR"), False), (Money(Decimal(900), "EUR"), True)])
def test_what_waits_for_approval_has_a_day_for_its_answer(price: Money, waits: object) -> None:
    """A letter whose repair waits for approval says when the customer will hear, whatever else it offers (CL-11)."""
    refund = Offer("refund", OfferKind.REFUND_FULL, approval=Approval(Decimal(100), "Team leads"))
    facts = {FactKind.ORDER_VALUE: price}

    remedy = decided(case(facts=facts), policy(rule("tried", REPLACEMENT, refund), guards=FREE))

    assert (remedy.answer_by is not None) is waits


@pytest.mark.parametrize(
    ("price", "grants", "waits"),
    [
        (euros("150"), (Grant("refund", euros("150"), "Ada", "Team leads"),), False),
        (euros("150"), (Grant("refund", euros("200")),), False),
        (euros("150"), (Grant("refund", euros("149.99"), "Ada", "Team leads"),), True),
        (euros("150"), (Grant("refund", Money(Decimal(150), "USD"), "Ada", "Team leads"),), True),
        (euros("150"), (Grant("repair", euros("150"), "Ada", "Team leads"),), True),
        (euros("150"), (Grant("refund", euros("150"), "Ada", "Finance"),), True),
        (euros("150"), (Grant("refund", euros("120")), Grant("refund", euros("150"))), False),
        (euros("150"), (Grant("refund"),), True),
        (None, (Grant("refund"),), False),
        (None, (Grant("refund", euros("150")),), True),
    ],
)
def test_what_was_approved_is_offered_up_to_its_amount(
    price: Money | None, grants: tuple[Grant, ...], waits: object
) -> None:
    """An approval is for one offer, by its group, up to the sum it names; where no sum was known, for no sum."""
    refund = Offer("refund", OfferKind.REFUND_FULL, approval=Approval(Decimal(100), "Team leads"))
    facts = {FactKind.ORDER_VALUE: price} if price else {}

    remedy = decided(case(facts=facts), policy(rule("tried", refund), guards=FREE), History(grants=grants))

    assert bool(remedy.left_out) is waits
    assert bool(remedy.offers) is not waits


def test_an_approval_is_said_with_its_name() -> None:
    """The trace says who approved what, so that anyone can ask them."""
    refund = Offer("refund", OfferKind.REFUND_FULL, approval=Approval(Decimal(50), "Team leads"))
    granted = History(grants=(Grant("refund", euros("84.50"), "Priya Nair", "Team leads"),))

    remedy = decided(case(facts=PRICE), policy(rule("tried", refund)), granted)

    assert "Refund in full of 84.50 EUR is offered because Priya Nair approved it." in remedy.trace.words


@pytest.mark.parametrize("offers", [("refund", "credit"), ("credit", "refund")])
def test_what_is_owed_counts_before_any_gesture(offers: tuple[str, str]) -> None:
    """Wherever the refund stands in the letter, the gesture takes what it leaves of the cap on the price."""
    given = {"refund": Offer("refund", OfferKind.REFUND_FULL), "credit": fixed("credit", 84)}

    remedy = decided(case(facts=PRICE), policy(rule("tried", *(given[id_] for id_ in offers))))

    assert tuple(ids(remedy)) == offers
    assert {offer.id: offer.amount for offer in remedy.offers} == {"refund": euros("84.50"), "credit": euros("42.25")}


def test_a_refund_that_waits_keeps_its_room() -> None:
    """What a lead may approve tomorrow is counted today, or the letter and its sequel would give too much."""
    refund = Offer("refund", OfferKind.REFUND_FULL, approval=Approval(Decimal(50), "Team leads"))

    remedy = decided(case(facts=PRICE), policy(rule("tried", refund, fixed("credit", 84))))

    assert [offer.amount for offer in remedy.offers] == [euros("42.25")]


def test_only_money_of_the_prices_currency_counts_towards_its_cap() -> None:
    """Yen cannot fill up a cap in euros: what cannot be compared is not."""
    back = fixed("back", 100, OfferKind.REFUND_PARTIAL, AmountBasis.PERCENT_OF_DISPUTE)
    facts = {**PRICE, FactKind.AMOUNT: Money(Decimal(9000), "JPY")}

    remedy = decided(case(facts=facts), policy(rule("tried", back, fixed("credit", 20))))

    assert [offer.amount for offer in remedy.offers] == [Money(Decimal(9000), "JPY"), euros("20.00")]


def test_an_alternative_is_shown_as_it_would_be_given() -> None:
    """Beside the refund of a fee an alternative has what the cap leaves, before it is picked and after."""
    fee = fixed("fee", 100, OfferKind.REFUND_FEE)
    by = policy(rule("tried", fixed("credit", 10), fee, alternatives=(fixed("more", 84),)))

    (shown,) = decided(case(facts=PRICE), by).alternatives
    picked = decided(case(facts=PRICE), by, picked=("more",)).offers

    assert shown.amount == euros("26.75")
    assert picked[0] == shown


def test_a_repeat_failure_brings_a_person() -> None:
    """After an earlier apology the letter offers a call, whatever the severity (rubric C-16, C-21)."""
    remedy = decided(case(), policy(rule("tried", REPLACEMENT)), History((apologised(OfferKind.APOLOGY_ONLY),)))

    assert remedy.repeat
    assert remedy.offer_call
    assert "A call is offered because this customer had an apology from us on 3 October." in remedy.trace.words


@pytest.mark.parametrize(
    ("settings", "guards", "words"),
    [
        (TypeSettings(enabled=False), Guards(), "the type damaged item is switched off"),
        (
            TypeSettings(),
            Guards(regulated=frozenset({"damaged_item"})),
            "no wording is approved yet for damaged item",
        ),
    ],
)
def test_a_type_may_be_closed_to_offers(settings: TypeSettings, guards: Guards, words: str) -> None:
    """A type switched off, or regulated without approved words, offers nothing and promises an answer."""
    closed = policy(rule("tried", REPLACEMENT, VOUCHER), guards=guards, types={"damaged_item": settings})

    remedy = decided(case(), closed)

    assert remedy.offers == remedy.alternatives == remedy.left_out == ()
    assert f"Nothing is offered because {words}." in remedy.trace.words
    assert remedy.answer_by is not None


@pytest.mark.parametrize(
    ("country", "signals", "expected"),
    [
        ("", (), Ownership.FULL),
        ("us", (), Ownership.LEGAL_REVIEW),
        ("DE", (SignalKind.INJURY_OR_SAFETY,), Ownership.SYMPATHY),
        ("US", (SignalKind.INJURY_OR_SAFETY,), Ownership.LEGAL_REVIEW),
        ("DE", (SignalKind.LEGAL_THREAT,), Ownership.FULL),
    ],
)
def test_ownership_follows_type_country_and_injury(
    country: str, signals: tuple[SignalKind, ...], expected: Ownership
) -> None:
    """The country's rule comes before the type's, and where somebody may be hurt the letter owns less (C-41)."""
    settings = TypeSettings(ownership_by_country={"US": Ownership.LEGAL_REVIEW})

    remedy = decided(case(country=country, signals=signals), policy(types={"damaged_item": settings}))

    assert remedy.ownership is expected


gestures = st.builds(
    Offer,
    id=st.sampled_from("abcdef"),
    kind=st.sampled_from([OfferKind.STORE_CREDIT, OfferKind.SERVICE_CREDIT, OfferKind.FREE_SERVICE, OfferKind.CUSTOM]),
    amount=st.builds(
        Amount,
        basis=st.sampled_from([AmountBasis.FIXED, AmountBasis.PERCENT_OF_ORDER, AmountBasis.PER_DAY_LATE]),
        value=st.integers(1, 400).map(Decimal),
        minimum=st.none() | st.integers(1, 50).map(Decimal),
        round_to=st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(5)]),
    ),
)
limits = st.none() | st.integers(0, 300).map(Decimal)


@settings(deadline=None)
@given(
    st.lists(gestures, max_size=5),
    st.builds(
        Guards,
        offers_per_requester=st.none() | st.integers(0, 4),
        amount_per_requester=limits,
        amount_per_agent_day=limits,
        budget_day=limits,
        budget_month=limits,
    ),
    st.builds(Spending, *[st.integers(0, 200).map(Decimal)] * 3),
    st.integers(0, 3),
)
def test_a_letter_never_gives_more_than_the_guards_allow(
    offers: list[Offer], guards: Guards, spending: Spending, earlier: int
) -> None:
    """Whatever the rules give together, no limit on number, money or share of the price is passed."""
    history = History((apologised(OfferKind.FREE_SERVICE, amount=20),) * earlier, spending)
    facts = {**PRICE, FactKind.DAYS_LATE: 9}

    remedy = decided(case(facts=facts), policy(rule("tried", *offers), guards=guards), history)
    given_now = sum((offer.cost.amount for offer in remedy.offers if offer.cost), Decimal(0))

    assert given_now == remedy.goodwill
    assert given_now <= PRICE[FactKind.ORDER_VALUE].amount * guards.cap_percent_of_price / 100
    assert guards.offers_per_requester is None or not remedy.offers or (
        len(remedy.offers) + earlier <= guards.offers_per_requester
    )  # fmt: skip
    for most, spent in (
        (guards.amount_per_requester, Decimal(20) * earlier),
        (guards.amount_per_agent_day, spending.agent_today),
        (guards.budget_day, spending.account_today),
        (guards.budget_month, spending.account_month),
    ):
        assert most is None or given_now == 0 or given_now + spent <= most
