"""Rules that an earlier one leaves nothing to do."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.complaint import Severity
from integration.apology.policy import Condition, Conditions, Offer, OfferKind, Operator
from integration.apology.reading import FactKind, Money
from integration.apology.shadowing import shadowed, shadows
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
VIP_AND_NEW = condition("tags", Operator.INCLUDES_ALL, ("vip", "new"))
NOT_VIP = condition("tags", Operator.INCLUDES_NONE, ("vip",))
NOT_VIP_NOR_NEW = condition("tags", Operator.INCLUDES_NONE, ("vip", "new"))
UNKNOWN = condition("order_value", Operator.NOT_PRESENT)
NOT_LATE = condition("complaint_type", Operator.IS_NOT, "late_delivery")
NEITHER = condition("complaint_type", Operator.INCLUDES_NONE, ("late_delivery", "damaged_item"))
SHOUTED = condition("complaint_type", Operator.IS, "LATE_DELIVERY")
LOW, MEDIUM, HIGH = (condition("severity", Operator.IS, severity.value) for severity in Severity)
MORE_THAN_LOW = condition("severity", Operator.GREATER_THAN, "low")
AT_MOST_MEDIUM = condition("severity", Operator.AT_MOST, "medium")
EVERY = [
    *(LATE, BROKEN, EITHER, NOT_LATE, NEITHER, SHOUTED, UNDER_50, UNDER_100, TO_100, KNOWN, UNKNOWN),
    *(VIP, VIP_AND_NEW, NOT_VIP, NOT_VIP_NOR_NEW, LOW, MEDIUM, HIGH, MORE_THAN_LOW, AT_MOST_MEDIUM),
]


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
        (Conditions(all=(LATE,)), Conditions(all=(SHOUTED,)), True),
        (Conditions(all=(NOT_LATE,)), Conditions(all=(BROKEN,)), True),
        (Conditions(all=(NOT_LATE,)), Conditions(all=(EITHER,)), False),
        (Conditions(all=(NOT_LATE,)), Conditions(all=(NEITHER,)), True),
        (Conditions(all=(NEITHER,)), Conditions(all=(NOT_LATE,)), False),
        (Conditions(all=(VIP,)), Conditions(all=(VIP_AND_NEW,)), True),
        (Conditions(all=(VIP_AND_NEW,)), Conditions(all=(VIP,)), False),
        (Conditions(all=(NOT_VIP,)), Conditions(all=(NOT_VIP_NOR_NEW,)), True),
        (Conditions(all=(MORE_THAN_LOW,)), Conditions(all=(HIGH,)), True),
        (Conditions(all=(HIGH,)), Conditions(all=(MORE_THAN_LOW,)), False),
        (Conditions(any=(LATE, VIP)), Conditions(all=(VIP,), any=(UNDER_50, BROKEN)), True),
        (Conditions(all=(EITHER, VIP)), Conditions(all=(VIP,), any=(LATE, BROKEN)), True),
        (Conditions(all=(KNOWN,)), Conditions(all=(UNKNOWN,)), False),
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


@pytest.mark.parametrize(
    "whens",
    [
        [(LOW,), (MEDIUM,), (HIGH,)],
        [(LOW,), (MORE_THAN_LOW,)],
        [(HIGH,), (AT_MOST_MEDIUM,)],
        [(LATE, KNOWN), (LATE, UNKNOWN)],
    ],
)
def test_rules_may_take_all_tickets_together(whens: list[tuple[Condition, ...]]) -> None:
    """A fact has few values, or is known or not; rules that share them leave nothing to the next."""
    sharing = [rule(str(place), WORDS, when=Conditions(all=when)) for place, when in enumerate(whens)]
    rules = (*sharing, rule("rest", WORDS, when=Conditions(all=(LATE, VIP))))

    assert [(found.id, [other.id for other in by]) for found, by in shadows(rules)] == [
        ("rest", [other.id for other in sharing])
    ]
    assert list(shadowed(rules)) == []


def test_a_value_that_is_left_leaves_tickets() -> None:
    """Two of three severities are not all of them."""
    rules = rule("low", WORDS, when=Conditions(all=(LOW,))), rule("high", WORDS, when=Conditions(all=(HIGH,)))

    assert list(shadows((*rules, rule("rest", WORDS)))) == []


parts = st.lists(st.sampled_from(EVERY), max_size=3).map(tuple)


@settings(deadline=None)
@given(
    st.lists(st.builds(Conditions, all=parts, any=parts), max_size=5),
    st.sampled_from(["late_delivery", "damaged_item", "poor_service"]),
    st.sampled_from(Severity),
    st.none() | st.sampled_from([Decimal(10), Decimal(50), Decimal(70), Decimal(100), Decimal(300)]),
    st.sampled_from([frozenset(), frozenset({"vip"}), frozenset({"vip", "new"})]),
)
def test_a_shadowed_rule_is_never_used(
    whens: list[Conditions], type_: str, severity: Severity, price: Decimal | None, tags: frozenset[str]
) -> None:
    """What the linter calls unreachable really is, on any ticket."""
    by = policy(*(rule(str(place), WORDS, when=when) for place, when in enumerate(whens)))
    facts = {FactKind.ORDER_VALUE: Money(price, "EUR")} if price else {}

    remedy = decided(case(type_, severity, facts=facts, tags=tags), by)
    used = {trace.rule_id for trace in remedy.trace.rules if trace.used}

    assert used.isdisjoint(later.id for later, _ in shadows(by.rules))
