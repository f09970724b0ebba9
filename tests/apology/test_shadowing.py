"""Rules that an earlier one leaves nothing to do."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.policy import Conditions, Offer, OfferKind, Operator
from integration.apology.reading import FactKind, Money
from integration.apology.shadowing import shadowed
from tests.apology.cases import case, condition, decided, policy, rule

WORDS = Offer("words", OfferKind.APOLOGY_ONLY)
LATE = condition("complaint_type", Operator.IS, "late_delivery")
BROKEN = condition("complaint_type", Operator.IS, "damaged_item")
EITHER = condition("complaint_type", Operator.INCLUDES_ANY, ("late_delivery", "damaged_item"))
UNDER_50 = condition("order_value", Operator.LESS_THAN, 50)
UNDER_100 = condition("order_value", Operator.LESS_THAN, 100)
TO_100 = condition("order_value", Operator.AT_MOST, 100)
KNOWN = condition("order_value", Operator.PRESENT)
VIP = condition("tags", Operator.INCLUDES_ANY, ("vip",))


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (Conditions(), Conditions(all=(LATE,)), True),
        (Conditions(all=(LATE,)), Conditions(all=(LATE, UNDER_50)), True),
        (Conditions(all=(LATE, UNDER_50)), Conditions(all=(LATE,)), False),
        (Conditions(all=(EITHER,)), Conditions(all=(BROKEN,)), True),
        (Conditions(all=(BROKEN,)), Conditions(all=(EITHER,)), False),
        (Conditions(all=(UNDER_100,)), Conditions(all=(UNDER_50,)), True),
        (Conditions(all=(UNDER_100,)), Conditions(all=(TO_100,)), False),
        (Conditions(all=(TO_100,)), Conditions(all=(UNDER_100,)), True),
        (Conditions(all=(KNOWN,)), Conditions(all=(UNDER_50,)), True),
        (Conditions(any=(LATE, BROKEN)), Conditions(all=(BROKEN,)), True),
        (Conditions(any=(LATE, BROKEN)), Conditions(any=(BROKEN,)), True),
        (Conditions(any=(LATE, VIP)), Conditions(any=(BROKEN, VIP)), False),
        (Conditions(all=(VIP,)), Conditions(all=(LATE,)), False),
    ],
)
def test_what_an_earlier_rule_covers(earlier: Conditions, later: Conditions, expected: object) -> None:
    """A rule is shadowed where the same or weaker conditions stand before it."""
    rules = rule("earlier", WORDS, when=earlier), rule("later", WORDS, when=later)

    assert bool(list(shadowed(rules))) is expected


@pytest.mark.parametrize("more", [{"stack": True}, {"enabled": False}])
def test_only_rules_that_decide_cast_a_shadow(more: dict[str, bool]) -> None:
    """A rule that stacks or is off takes no ticket from another, and none can be taken from it."""
    always = rule("always", WORDS, **more)

    assert list(shadowed((always, rule("later", WORDS)))) == []
    assert list(shadowed((rule("first", WORDS), always))) == []


parts = st.lists(st.sampled_from([LATE, BROKEN, EITHER, UNDER_50, UNDER_100, TO_100, KNOWN, VIP]), max_size=3).map(
    tuple
)


@settings(deadline=None)
@given(
    st.lists(st.builds(Conditions, all=parts, any=parts), max_size=4),
    st.sampled_from(["late_delivery", "damaged_item", "poor_service"]),
    st.none() | st.sampled_from([Decimal(10), Decimal(50), Decimal(70), Decimal(100), Decimal(300)]),
    st.sampled_from([frozenset(), frozenset({"vip"})]),
)
def test_a_shadowed_rule_is_never_used(
    whens: list[Conditions], type_: str, price: Decimal | None, tags: frozenset[str]
) -> None:
    """What the check calls unreachable really is, on any ticket."""
    by = policy(*(rule(str(place), WORDS, when=when) for place, when in enumerate(whens)))
    facts = {FactKind.ORDER_VALUE: Money(price, "EUR")} if price else {}

    remedy = decided(case(type_, facts=facts, tags=tags), by)
    used = {trace.rule_id for trace in remedy.trace.rules if trace.used}

    assert used.isdisjoint(later.id for later, _ in shadowed(by.rules))
