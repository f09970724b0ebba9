"""What the law asks for, whatever the rules say, where an admin has switched its pack on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from integration.apology.policy import (
    AmountBasis,
    Approval,
    Conditions,
    Due,
    Guards,
    Offer,
    OfferKind,
    Operator,
    Policy,
    Promise,
    Rule,
)
from integration.apology.reading import FactKind
from integration.apology.remedy import Grant, History, PromiseDue, Remedy
from tests.apology.cases import case, condition, decided, euros, fixed, ids, policy, rule

ALL = Guards(legal_floor=frozenset({"us", "eu", "uk"}))
PRICE = {FactKind.ORDER_VALUE: euros("100")}
CREDIT = fixed("credit", 20)
REFUND = Offer("refund", OfferKind.REFUND_FULL)
REPLACEMENT = Offer("replacement", OfferKind.REPLACEMENT)
CALL = Offer("call", OfferKind.PHONE_CALL)
IN_SEVEN_WORKING_DAYS = date(2026, 12, 3)


def by_law(type_: str, country: str, by: Policy, history: History | None = None, *picked: str) -> Remedy:
    return decided(case(type_, country=country, facts=PRICE), by, history, picked or None)


def floored(*rules: Rule) -> Policy:
    return policy(*rules, guards=ALL)


@pytest.mark.parametrize("type_", ["order_cancelled", "order_cancelled_verification"])
def test_a_seller_who_will_not_ship_refunds(type_: str) -> None:
    """In the United States a cancelled order is refunded in full within seven working days, and the trace says why."""
    remedy = by_law(type_, "us", floored(rule("cancelled", CREDIT)))

    refund, credit = remedy.offers
    assert (refund.id, refund.kind, refund.amount) == ("legal_floor:us_cancelled", OfferKind.REFUND_FULL, euros("100"))
    assert refund.promise == PromiseDue("refund the payment", "Support", IN_SEVEN_WORKING_DAYS)
    assert credit.amount == euros("20.00")
    assert (
        "A refund in full is added because in the United States a seller who will not ship refunds in full "
        "within seven working days."
    ) in remedy.trace.words


@pytest.mark.parametrize(
    ("country", "guards"), [("US", Guards()), ("DE", ALL), ("US", Guards(legal_floor=frozenset({"uk", "eu"})))]
)
def test_only_packs_that_are_on_and_meant_add_anything(country: str, guards: Guards) -> None:
    """A pack that is off, or another country's, leaves the policy as it is."""
    remedy = by_law("order_cancelled", country, policy(rule("cancelled", CREDIT), guards=guards))

    assert ids(remedy) == ["credit"]
    assert remedy.trace.guards == ()


def test_a_country_nobody_knows_is_said() -> None:
    """Without a country no duty holds and none is denied: the agent reads that there may be one."""
    remedy = by_law("order_cancelled", "", floored(rule("cancelled", CREDIT)))

    assert ids(remedy) == ["credit"]
    assert (
        "No legal minimum was added because the customer's country is not known, "
        "and some ask for more when it is order cancelled."
    ) in remedy.trace.words


def test_the_policys_own_refund_is_enough() -> None:
    """Where the policy refunds in full already, nothing is added to it."""
    assert ids(by_law("order_cancelled", "US", floored(rule("cancelled", REFUND, CREDIT)))) == ["refund", "credit"]


@pytest.mark.parametrize(
    ("cancelled", "picked", "offers"),
    [
        (rule("cancelled", CREDIT, alternatives=(REFUND,)), (), ["refund", "credit"]),
        (rule("cancelled", REFUND, alternatives=(CREDIT,)), ("credit",), ["refund", "credit"]),
        (rule("cancelled", CALL, REFUND, optional=frozenset({"refund"})), ("call",), ["refund", "call"]),
    ],
)
def test_the_policys_own_refund_comes_first(cancelled: Rule, picked: tuple[str, ...], offers: list[str]) -> None:
    """A refund the policy has as a choice is made, in its own words and by its own owner, whatever the agent picks."""
    remedy = by_law("order_cancelled", "US", floored(cancelled), None, *picked)

    assert ids(remedy) == offers
    assert "refund" not in [offer.id for offer in (*remedy.alternatives, *remedy.left_out)]


def test_a_refund_due_by_law_waits_for_approval_all_the_same() -> None:
    """No second refund slips past the lead: the letter names the day of the answer, and then the approved one."""
    waiting = replace(REFUND, approval=Approval(Decimal(50), "Team leads"))
    by = floored(rule("cancelled", waiting))

    asked = by_law("order_cancelled", "US", by)
    granted = by_law("order_cancelled", "US", by, History(grants=(Grant("refund", euros("100")),)))

    assert (ids(asked), [offer.id for offer in asked.left_out]) == ([], ["refund"])
    assert asked.answer_by is not None
    assert ids(granted) == ["refund"]


def test_a_gesture_beside_the_laws_refund_keeps_to_the_cap() -> None:
    """What the law adds counts towards the share of the price that one letter gives."""
    remedy = by_law("order_cancelled", "US", floored(rule("cancelled", fixed("credit", 80))))

    assert [offer.amount for offer in remedy.offers] == [euros("100"), euros("50.00")]


@pytest.mark.parametrize(
    ("type_", "country", "id_", "day"),
    [
        ("late_delivery", "US", "legal_floor:us_late", IN_SEVEN_WORKING_DAYS),
        ("late_delivery", "FR", "legal_floor:eu_late", date(2026, 12, 8)),
        ("damaged_item", "GB", "legal_floor:uk_faulty", date(2026, 12, 8)),
    ],
)
def test_a_right_of_the_customer_is_the_agents_to_pick(type_: str, country: str, id_: str, day: date) -> None:
    """A refund that a customer may choose stands beside the policy's offer, and takes its place when it is picked."""
    by = floored(rule("late", CALL, REPLACEMENT) if type_ == "late_delivery" else rule("broken", CALL))

    suggested = by_law(type_, country, by)
    picked = by_law(type_, country, by, None, id_)

    assert "call" in ids(suggested)
    (choice,) = suggested.alternatives
    assert (choice.id, choice.promise and choice.promise.day) == (id_, day)
    assert picked.offers[0] == choice
    assert [offer.id for offer in picked.alternatives] == ["call"]
    assert any(words.startswith("A refund in full may be chosen because") for words in picked.trace.words)


@pytest.mark.parametrize("offer", [REFUND, REPLACEMENT, Offer("repair", OfferKind.REPAIR)])
def test_in_the_united_kingdom_repair_and_replacement_do_too(offer: Offer) -> None:
    """Faulty goods are mended, replaced or refunded; where the policy does one of these, no choice is added."""
    remedy = by_law("defective_item", "GB", floored(rule("broken", CALL, alternatives=(offer,))))

    assert [choice.id for choice in remedy.alternatives] == [offer.id]


def test_a_voucher_is_not_all_that_faulty_goods_get() -> None:
    """Where a voucher would stand alone, a refund takes its place; beside a repair it stays."""
    alone = by_law("damaged_item", "GB", floored(rule("broken", CREDIT, CALL, alternatives=(fixed("more", 30),))))
    beside = by_law("damaged_item", "GB", floored(rule("broken", REPLACEMENT, CREDIT)))

    assert ids(alone) == ["legal_floor:uk_faulty", "call"]
    assert alone.alternatives == ()
    assert any(words.startswith("Store credit left out because in the United Kingdom") for words in alone.trace.words)
    assert ids(beside) == ["replacement", "credit"]


def test_a_voucher_is_no_refund_in_the_european_union() -> None:
    """A customer who waits for money is not sent a voucher instead; they hear by when it is decided."""
    remedy = by_law("refund_delay", "DE", floored(rule("refund", CREDIT)))

    assert remedy.offers == ()
    assert remedy.answer_by is not None


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        (Promise("pay back", "payments", Due(3)), PromiseDue("pay back", "payments", date(2026, 11, 27))),
        (Promise("pay back", "payments", Due(30)), PromiseDue("pay back", "payments", IN_SEVEN_WORKING_DAYS)),
        (None, PromiseDue("refund the payment", "Support", IN_SEVEN_WORKING_DAYS)),
    ],
)
def test_a_refund_comes_by_the_laws_latest_day(promise: Promise | None, expected: PromiseDue) -> None:
    """A promise that is too late, or none, becomes the law's, with words that say so; an earlier one stays."""
    remedy = by_law("order_cancelled", "US", floored(rule("cancelled", replace(REFUND, promise=promise))))

    assert remedy.offers[0].promise == expected
    said = any("is promised by 3 December because in the United States" in words for words in remedy.trace.words)
    assert said is (expected.day == IN_SEVEN_WORKING_DAYS)


@pytest.mark.parametrize(("country", "months"), [("US", [24, 36]), ("DE", [12, 36])])
def test_credit_monitoring_is_as_long_as_the_strictest_state_asks(country: str, months: list[int]) -> None:
    """A shorter one is made longer, a longer one stays, and none is added where the policy has none."""
    short = Offer("short", OfferKind.CREDIT_MONITORING, months=12)
    breach = rule("breach", short, alternatives=(replace(short, id="long", months=36),))

    remedy = by_law("privacy_breach", country, floored(breach))
    without = by_law("privacy_breach", country, floored(rule("breach", CALL)))

    assert [offer.months for offer in (*remedy.offers, *remedy.alternatives)] == months
    assert ids(without) == ["call"]


def test_the_law_holds_where_no_rule_does() -> None:
    """Where no rule applies a refund is due all the same, and the words do not say that nothing is offered."""
    never = Conditions(all=(condition("tags", Operator.INCLUDES_ANY, ("vip",)),))

    remedy = by_law("order_cancelled", "US", floored(rule("vip", CALL, when=never)))
    chosen = by_law("late_delivery", "US", floored(rule("vip", CALL, when=never)))

    assert ids(remedy) == ["legal_floor:us_cancelled"]
    assert remedy.trace.words[-1] == "No rule applies."
    assert (ids(chosen), [offer.id for offer in chosen.alternatives]) == ([], ["legal_floor:us_late"])


def test_a_refund_nobody_can_work_out_meets_no_duty() -> None:
    """A share of an unknown price is no refund in full, so the law's own is added, without a number."""
    share = fixed("refund", 100, OfferKind.REFUND_FULL, AmountBasis.PERCENT_OF_ORDER)

    remedy = decided(case("order_cancelled", country="US"), floored(rule("cancelled", share)))

    assert [(offer.id, offer.amount) for offer in remedy.offers] == [("legal_floor:us_cancelled", None)]
