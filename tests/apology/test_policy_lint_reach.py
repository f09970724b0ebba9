"""What the linter says of rules that never act: contradictions, rules behind others, rules that are off."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.complaint import Severity
from integration.apology.policy import Condition, Conditions, Offer, OfferKind, Operator, Policy
from integration.apology.policy_lint import lint
from integration.apology.reading import FactKind, Money
from integration.apology.ticket import Channel
from tests.apology.cases import case, condition, decided, policy, rule

CODE = Offer("code", OfferKind.REORDER_LINK)
CATCH_ALL = rule("catch-all", CODE)
IS, LESS, AT_LEAST, ANY = Operator.IS, Operator.LESS_THAN, Operator.AT_LEAST, Operator.INCLUDES_ANY
LOST = condition("complaint_type", IS, "data_loss")


def found(by: Policy, level: str = "") -> list[tuple[str, str]]:
    """Path and words of the findings, of one level or of all."""
    return [(finding.path, finding.words) for finding in lint(by) if level in ("", finding.level)]


def asking(*must: Condition, any_of: tuple[Condition, ...] = ()) -> Policy:
    """A policy whose first rule asks this, and whose last one leaves no type without a remedy."""
    return policy(rule("tried", CODE, when=Conditions(must, any_of)), CATCH_ALL)


@pytest.mark.parametrize(
    ("conditions", "clash"),
    [
        (
            [condition("severity", IS, "low"), condition("severity", IS, "high")],
            "severity is low and severity is high cannot hold together.",
        ),
        (
            [condition("order_value", AT_LEAST, 100), condition("order_value", LESS, 50)],
            "order value is at least 100 EUR and order value is less than 50 EUR cannot hold together.",
        ),
        (
            [condition("order_value", LESS, 50), condition("order_value", Operator.NOT_PRESENT)],
            "order value is less than 50 EUR and order value is not known cannot hold together.",
        ),
        (
            [condition("days_late", Operator.GREATER_THAN, 3), condition("days_late", LESS, 4)],
            "number of days late is greater than 3 and number of days late is less than 4 cannot hold together.",
        ),
        (
            [condition("tags", ANY, ("vip",)), condition("tags", Operator.INCLUDES_NONE, ("vip", "new"))],
            "ticket tags include vip and ticket tags do not include vip or new cannot hold together.",
        ),
        (
            [condition("brand", IS, "Hafen"), condition("brand", Operator.IS_NOT, "HAFEN")],
            "brand is Hafen and brand is not HAFEN cannot hold together.",
        ),
        (
            [condition("field:1", IS, "red"), condition("field:1", AT_LEAST, 3)],
            "custom field 1 is red and custom field 1 is at least 3 cannot hold together.",
        ),
        (
            [condition("business_hours", IS, value=True), condition("business_hours", IS, value=False)],
            "it is within business hours and it is outside business hours cannot hold together.",
        ),
        ([condition("order_value", LESS, 0)], "order value is less than 0 EUR never holds."),
        ([condition("confidence", Operator.GREATER_THAN, 1)], "confidence is greater than 1 never holds."),
        ([condition("severity", LESS, "low")], "severity is less than low never holds."),
        ([condition("severity", Operator.NOT_PRESENT)], "severity is not known never holds."),
        ([condition("complaint_type", IS, "not_a_complaint")], "complaint is not a complaint never holds."),
        (
            [condition("channel", Operator.INCLUDES_NONE, tuple(Channel))],
            "channel is not email, web_form, messaging, social, sms, voice or other never holds.".replace("_", " "),
        ),
        (
            [condition("locale", IS, "pt-BR")],
            "customer's language is pt-BR never holds. A language is written without its region, such as pt.",
        ),
        (
            [condition("country", IS, "Germany")],
            "customer's country is Germany never holds. A country is written as two letters, such as DE.",
        ),
    ],
)
def test_conditions_that_cannot_hold(conditions: list[Condition], clash: str) -> None:
    """A rule that asks for what no ticket has is an error, at the condition that cannot be met beside the others."""
    path = f"rules[0].when.all[{len(conditions) - 1}]"

    assert found(asking(*conditions), "error") == [(path, f"Rule “Tried”: it can never be used: {clash}")]


@pytest.mark.parametrize(
    "conditions",
    [
        [condition("order_value", AT_LEAST, 50), condition("order_value", LESS, 100)],
        [condition("order_value", AT_LEAST, 50), condition("order_value", Operator.AT_MOST, 50)],
        [condition("days_late", Operator.GREATER_THAN, 3), condition("days_late", LESS, 5)],
        [condition("tags", ANY, ("vip", "new")), condition("tags", Operator.INCLUDES_NONE, ("vip",))],
        [condition("tags", Operator.NOT_PRESENT), condition("tags", Operator.INCLUDES_NONE, ("vip",))],
        [condition("brand", Operator.IS_NOT, "A"), condition("brand", Operator.PRESENT)],
        [condition("field:1", AT_LEAST, 3), condition("field:1", Operator.IS_NOT, "red")],
        [condition("severity", Operator.GREATER_THAN, "low"), condition("severity", LESS, "high")],
        [condition("locale", IS, "pt"), condition("country", IS, "br")],
        [condition("complaint_type", ANY, ("data_loss", "poor_service")), LOST],
        [condition("signals", Operator.INCLUDES_NONE, ("legal_threat",)), condition("signals", Operator.PRESENT)],
    ],
)
def test_conditions_that_can_hold(conditions: list[Condition]) -> None:
    """A range, an exception and a fact that is merely narrowed are no contradictions."""
    assert found(asking(*conditions)) == []


def test_a_choice_that_is_never_met_is_told() -> None:
    """The other choices still hold, so it is a warning; where none is left, the rule is dead."""
    low, high = condition("severity", IS, "low"), condition("severity", IS, "high")
    vip = condition("tags", ANY, ("vip",))
    words = "severity is low and severity is high cannot hold together."

    assert found(asking(low, any_of=(vip, high))) == [
        ("rules[0].when.any[1]", f"Rule “Tried”: one of its choices is never met: {words}")
    ]
    assert found(asking(low, any_of=(high,)), "error") == [
        ("rules[0].when.any[0]", f"Rule “Tried”: it can never be used: {words}")
    ]


def test_what_the_check_refuses_is_not_said_again() -> None:
    """A value that is no severity is a problem of the check, and no contradiction beside."""
    assert found(asking(condition("severity", IS, "loud"))) == []


def test_rules_that_others_leave_nothing() -> None:
    """One that stands behind a weaker one, and one that stands behind several that share its tickets."""
    by_severity = [
        rule(severity.value, CODE, when=Conditions((LOST, condition("severity", IS, severity.value))))
        for severity in Severity
    ]
    behind = policy(*by_severity, rule("lost", CODE, when=Conditions((LOST,))), CATCH_ALL, rule("end", CODE))

    assert found(behind, "error") == [
        (
            "rules[3]",
            "Rule “Lost”: it can never be used, because “Low”, “Medium” and “High” together take all its tickets.",
        ),
        ("rules[5]", "Rule “End”: it can never be used, because “Catch-all” takes all its tickets."),
    ]


def test_a_rule_that_is_off_is_a_hint_and_no_more() -> None:
    """What it would do wrong does not matter while it does nothing."""
    dead = rule("dead", when=Conditions((condition("order_value", LESS, 0),)), enabled=False)

    assert found(policy(CATCH_ALL, dead)) == [
        ("rules[1].enabled", "Rule “Dead”: it is switched off, so it does nothing.")
    ]


asked = st.sampled_from([
    *(condition("severity", operator, "medium") for operator in (IS, LESS, AT_LEAST, Operator.IS_NOT)),
    *(condition("order_value", operator, 50) for operator in (IS, LESS, AT_LEAST, Operator.IS_NOT)),
    *(condition("order_value", operator) for operator in (Operator.PRESENT, Operator.NOT_PRESENT)),
    *(condition("order_value", operator, 100) for operator in (LESS, Operator.GREATER_THAN)),
    *(condition("tags", operator, ("vip", "new")) for operator in (ANY, Operator.INCLUDES_ALL, Operator.INCLUDES_NONE)),
    condition("tags", ANY, ("vip",)),
    LOST,
])  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(asked, max_size=4).map(tuple),
    st.lists(asked, max_size=2).map(tuple),
    st.sampled_from(["data_loss", "poor_service"]),
    st.sampled_from(Severity),
    st.none() | st.sampled_from([Decimal(10), Decimal(50), Decimal(70), Decimal(200)]),
    st.sampled_from([frozenset(), frozenset({"vip"}), frozenset({"new"}), frozenset({"vip", "new"})]),
)
def test_a_rule_that_never_holds_never_does(
    must: tuple[Condition, ...],
    any_of: tuple[Condition, ...],
    type_: str,
    severity: Severity,
    price: Decimal | None,
    tags: frozenset[str],
) -> None:
    """What the linter calls a contradiction is met by no ticket."""
    by = policy(rule("tried", CODE, when=Conditions(must, any_of)))
    facts = {FactKind.ORDER_VALUE: Money(price, "EUR")} if price else {}

    remedy = decided(case(type_, severity, facts=facts, tags=tags), by)

    if any(trace.used for trace in remedy.trace.rules):
        assert found(by, "error") == []
