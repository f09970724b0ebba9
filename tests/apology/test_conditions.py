"""Conditions over facts that may not be known."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.complaint import Severity
from integration.apology.policy import Condition, Conditions, OfferKind, Operator
from integration.apology.reading import FactKind, FactValue, Money, SignalKind
from integration.apology.remedy import History, Truth
from integration.apology.remedy.conditions import all_of, any_of
from integration.apology.terms import OPERATORS, TERMS
from tests.apology.cases import apologised, case, condition, decided, euros, fixed, policy, rule

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def truth(asked: Condition, **about: object) -> Truth:
    tried = policy(rule("tried", fixed("credit", 5), when=Conditions(all=(asked,))))
    return decided(case(**about), tried).trace.rules[0].truth


@pytest.mark.parametrize(
    ("truths", "every", "some"),
    [
        ((), T, F),
        ((T, T), T, T),
        ((T, F), F, T),
        ((T, U), U, T),
        ((F, U), F, U),
        ((U, U), U, U),
        ((F, F), F, F),
        ((T, F, U), F, T),
    ],
)
def test_three_valued_logic(truths: tuple[Truth, ...], every: Truth, some: Truth) -> None:
    """Kleene's tables hold: one false settles "all", one true settles "any", and doubt stays doubt."""
    assert (all_of(truths), any_of(truths)) == (every, some)


@pytest.mark.parametrize(
    ("fact", "operator", "value", "expected"),
    [
        ("complaint_type", Operator.IS, "damaged_item", T),
        ("complaint_type", Operator.IS_NOT, "damaged_item", F),
        ("complaint_type", Operator.INCLUDES_ANY, ("late_delivery", "damaged_item"), T),
        ("complaint_type", Operator.INCLUDES_NONE, ("late_delivery",), T),
        ("severity", Operator.AT_LEAST, "medium", T),
        ("severity", Operator.GREATER_THAN, "medium", F),
        ("severity", Operator.LESS_THAN, "high", T),
        ("severity", Operator.AT_MOST, "loud", U),
        ("confidence", Operator.AT_LEAST, Decimal("0.9"), T),
        ("order_value", Operator.LESS_THAN, Decimal(100), T),
        ("order_value", Operator.AT_LEAST, Decimal(100), F),
        ("order_value", Operator.PRESENT, None, T),
        ("amount", Operator.LESS_THAN, Decimal(100), U),
        ("amount", Operator.IS_NOT, Decimal(100), U),
        ("amount", Operator.PRESENT, None, F),
        ("amount", Operator.NOT_PRESENT, None, T),
        ("days_late", Operator.IS, Decimal(3), T),
        ("brand", Operator.IS, "northlight home", T),
        ("locale", Operator.IS, "en", T),
        ("country", Operator.IS_NOT, "US", U),
        ("channel", Operator.IS, "email", T),
        ("tags", Operator.INCLUDES_ANY, ("vip", "b2b"), T),
        ("tags", Operator.INCLUDES_ALL, ("vip", "b2b"), F),
        ("tags", Operator.INCLUDES_NONE, ("b2b",), T),
        ("tags", Operator.INCLUDES_ANY, ("VIP",), T),
        ("tags", Operator.INCLUDES_NONE, ("Vip",), F),
        ("requester_tags", Operator.NOT_PRESENT, None, T),
        ("signals", Operator.INCLUDES_ANY, ("legal_threat",), T),
        ("earlier_apologies", Operator.IS, Decimal(0), T),
        ("business_hours", Operator.IS, True, T),
        ("business_hours", Operator.IS, "yes", U),
        ("field:360001", Operator.AT_LEAST, Decimal(2), T),
        ("field:360001", Operator.IS, "3", T),
        ("field:360002", Operator.GREATER_THAN, Decimal(2), U),
        ("field:360003", Operator.IS, True, T),
        ("field:360004", Operator.IS, "x", U),
        ("field:360005", Operator.NOT_PRESENT, None, T),
        ("no_such_fact", Operator.IS, "x", U),
    ],
)
def test_a_condition_is_true_false_or_unknown(fact: str, operator: Operator, value: object, expected: Truth) -> None:
    """Each operator answers for each kind of fact; what is not known, or does not fit, is unknown."""
    found = truth(
        Condition(fact, operator, value),
        facts={FactKind.ORDER_VALUE: euros("84.50"), FactKind.DAYS_LATE: 3},
        tags=frozenset({"vip"}),
        signals=(SignalKind.LEGAL_THREAT,),
        fields={"360001": 3, "360002": "gold", "360003": True, "360004": None, "360005": ""},
    )

    assert found is expected


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        (Money(Decimal(50), "EUR"), T),
        (Money(Decimal(50), ""), T),
        (Money(Decimal(50), "USD"), U),
        (Money(Decimal("NaN"), "EUR"), U),
        (Money(Decimal(10) ** 20, "EUR"), U),
        (Money(Decimal(-5), "EUR"), U),
    ],
)
def test_money_is_compared_in_one_currency(price: Money, expected: Truth) -> None:
    """A price without currency is in the policy's; one in another currency cannot be compared."""
    assert truth(condition("order_value", Operator.LESS_THAN, 100), facts={FactKind.ORDER_VALUE: price}) is expected


def test_earlier_gestures_are_counted() -> None:
    """What earlier letters gave on top counts; their apologies alone do not."""

    tried = policy(
        rule("tried", fixed("credit", 5), when=Conditions(all=(condition("earlier_offers", Operator.IS, 1),)))
    )
    past = History((apologised(OfferKind.DISCOUNT_PERCENT, OfferKind.REPLACEMENT), apologised(OfferKind.APOLOGY_ONLY)))

    assert decided(case(), tried, past).trace.rules[0].truth is T


conditions = st.builds(
    Condition,
    fact=st.sampled_from([*TERMS, "field:1", "field:2", "nonsense"]),
    operator=st.sampled_from(sorted(set(Operator) - {Operator.PRESENT, Operator.NOT_PRESENT})),
    value=st.one_of(
        st.none(),
        st.booleans(),
        st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1000, max_value=1000),
        st.sampled_from(["damaged_item", "low", "en", ""]),
        st.lists(st.sampled_from(["vip", "high"]), max_size=2).map(tuple),
    ),
)
UNKNOWN_HERE = ("order", "invoice", "order_value", "amount", "days_late", "country", "organization", "prior_contacts")


@settings(deadline=None)
@given(st.lists(conditions, max_size=4), st.sampled_from(UNKNOWN_HERE), st.sampled_from(sorted(Operator)))
def test_an_unknown_fact_never_makes_a_rule_fire(more: list[Condition], fact: str, operator: Operator) -> None:
    """Whatever else a rule asks for, a condition that all depends on and nobody can judge keeps it from firing."""
    if operator is Operator.NOT_PRESENT:
        operator = Operator.PRESENT
    asked = Condition(fact, operator, ("x",) if operator in OPERATORS[TERMS["tags"].kind] else Decimal(1))
    tried = policy(rule("tried", fixed("credit", 5), when=Conditions(all=(*more, asked))))

    remedy = decided(case(severity=Severity.LOW), tried)

    assert remedy.offers == ()
    assert not remedy.trace.rules[0].used


@settings(deadline=None)
@given(st.lists(conditions, max_size=3), st.lists(conditions, max_size=3), st.dictionaries(
    st.sampled_from([FactKind.ORDER_VALUE, FactKind.DAYS_LATE, FactKind.ORDER]),
    st.sampled_from([3, "4471", Money(Decimal(5), "USD")]),
))  # fmt: skip
def test_a_trace_agrees_with_its_conditions(
    every: list[Condition], some: list[Condition], facts: dict[FactKind, FactValue]
) -> None:
    """Whatever is asked, the trace has each condition once, and their truths make the rule's."""
    when = Conditions(tuple(every), tuple(some))
    trace = decided(case(facts=facts), policy(rule("tried", fixed("credit", 5), when=when))).trace.rules[0]
    truths = [one.truth for one in trace.conditions]
    expected = [*truths[: len(every)], *([any_of(truths[len(every) :])] if some else [])]

    assert len(truths) == len(every) + len(some)
    assert trace.truth is all_of(expected)
    assert trace.used is (trace.truth is T)
